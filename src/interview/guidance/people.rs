//! The buyer's people beside a step: all on the map, and those a stage needs.

use super::Guidance;
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Coverage, Influence, Stance};
use crate::domain::phrase::{self, listed};
use crate::domain::process::Stage;
use crate::domain::team::first_word;
use crate::interview::situation::{Situation, SoFar};

/// A line a person, once the rep has told what is new.
pub(super) fn buyer_map(s: SoFar<'_>) -> Vec<Guidance> {
    if s.session.people_news.is_none() {
        return Vec::new();
    }
    let buyers = s.session.buyers(s.situation.deal);
    if buyers.is_empty() {
        return vec![Guidance::Note("Nobody is on the buyer map yet.".to_owned())];
    }
    let line = |(id, person): (&BuyerId, &Buyer)| {
        let name = s.session.buyer_name(s.situation.deal, id);
        let title = person.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
        let known = known(s.situation, first_word(name), person);
        Guidance::Criterion(format!("{name}{title}"), known)
    };
    buyers.iter().map(line).collect()
}

/// What we know of somebody, and then what we do not.
fn known(situation: &Situation<'_>, who: &str, person: &Buyer) -> String {
    if person.left.is_some() {
        return "gone".to_owned();
    }
    let role = |id| situation.process.role(id).map(|role| role.name.clone());
    let mut words: Vec<String> = person.roles.iter().filter_map(role).collect();
    let told = [
        ("influence", person.influence.and_then(Influence::in_words)),
        ("stance", person.stance.and_then(Stance::in_words)),
        ("coverage", person.coverage.map(Coverage::in_words)),
    ];
    words.extend(told.iter().filter_map(|(_, told)| told.map(str::to_owned)));
    let unknown: Vec<&str> =
        told.iter().filter(|(_, told)| told.is_none()).map(|(what, _)| *what).collect();
    match unknown.as_slice() {
        [] => {}
        [_, _, _] => words.push(format!("we know little about {who}")),
        some => words.push(format!("{} not known", listed(some))),
    }
    words.join(" · ")
}

/// Who fills the roles that a stage asks for, a quiet line a role.
pub(super) fn needed(s: SoFar<'_>, stage: &Stage) -> Vec<Guidance> {
    let buyers = s.session.buyers(s.situation.deal);
    let line = |id| {
        let role = s.situation.process.role(id)?;
        let has_it = |(_, person): &(&BuyerId, &Buyer)| {
            person.left.is_none() && person.roles.contains(&role.id)
        };
        let who = buyers.iter().filter(has_it);
        let who: Vec<&str> =
            who.map(|(id, _)| s.session.buyer_name(s.situation.deal, id)).collect();
        Some(Guidance::Note(match who.as_slice() {
            [] => format!("No {} yet: who would it be?", phrase::role(&role.name)),
            who => format!("{}: {}", role.name, who.join(", ")),
        }))
    };
    stage.roles.iter().filter_map(line).collect()
}
