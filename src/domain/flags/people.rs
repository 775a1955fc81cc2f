//! Flags of the buyer map: who is missing, who is new, who is not on our side.

use crate::domain::contact;
use crate::domain::id::BuyerId;
use crate::domain::person::{Advocate, Buyer, Influence, Stance};
use crate::domain::phrase::{self, listed};
use crate::domain::process::{ECONOMIC_BUYER, Process, Role};

use super::Facts;

/// Days for which somebody counts as new, changed or gone.
///
/// Source: the trade's practice, `new-face`.
const NEW_DAYS: i32 = 30;
/// People from which on a map without a doubter says something: one friend is
/// a contact, not a map.
///
/// A proposal without a source.
const A_MAP: usize = 2;

/// Nobody has the role, where the process declares it.
pub(super) fn no_economic_buyer(facts: &Facts<'_>) -> Option<String> {
    let role = economic_buyer(facts.process)?;
    let is_missing = facts.deal.people_in(&role.id).next().is_none();
    is_missing.then(|| format!("We have no {}", phrase::role(&role.name)))
}

/// Past the middle stage, and it is noted that none of those who have the role
/// was met.
pub(super) fn economic_buyer_unmet(facts: &Facts<'_>) -> Option<String> {
    let role = economic_buyer(facts.process)?;
    let are_unmet = facts.deal.people_in(&role.id).all(|(_, p)| p.is_met() == Some(false));
    let names = names(facts, facts.deal.people_in(&role.id));
    let is_so = are_unmet && !names.is_empty() && is_past_the_middle(facts);
    is_so.then(|| format!("We have yet to meet {} ({})", listed(&names), role.name))
}

/// At most one person was met.
pub(super) fn one_contact(facts: &Facts<'_>) -> Option<String> {
    contact::too_few(facts.deal, Buyer::is_met, "")
}

/// Nobody passed the champion test. Somebody who is called a champion without
/// it is named.
pub(super) fn no_champion(facts: &Facts<'_>) -> Option<String> {
    if facts.deal.people_there().any(|(_, person)| person.champion.is_passed()) {
        return None;
    }
    let called = facts.deal.people_there().filter(|(_, p)| p.advocate == Some(Advocate::Champion));
    let called = names(facts, called);
    let text = "We have no proven champion";
    Some(match called.as_slice() {
        [] => text.to_owned(),
        [one] => format!("{text}; {one} is noted as a champion"),
        several => format!("{text}; {} are noted as champions", listed(several)),
    })
}

/// Everybody's stance is known, and all are for us.
pub(super) fn all_friends(facts: &Facts<'_>) -> Option<String> {
    let is_friend = |person: &Buyer| {
        matches!(person.known_stance(), Some(Stance::StrongSupporter | Stance::Supporter))
    };
    let people = facts.deal.people_there().count();
    let is_so = people >= A_MAP && facts.deal.people_there().all(|(_, p)| is_friend(p));
    is_so.then(|| {
        format!(
            "All on the buyer map are for us, {people} of {people}: no one with doubts is named"
        )
    })
}

/// High influence, and a stance against us or not known.
pub(super) fn high_against(facts: &Facts<'_>) -> Option<String> {
    let people = facts.deal.people_there().filter_map(|(id, person)| {
        let stance = against(person).filter(|_| person.influence == Some(Influence::High))?;
        Some(format!("{} ({stance})", facts.deal.buyer_name(id)))
    });
    let people: Vec<String> = people.collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let has = if people.len() == 1 { "has" } else { "have" };
    (!people.is_empty()).then(|| format!("{} {has} high influence", listed(&people)))
}

/// Where somebody stands who is not known to be with us, in words.
fn against(person: &Buyer) -> Option<&'static str> {
    match person.known_stance() {
        Some(stance @ (Stance::Skeptic | Stance::Opponent)) => Some(stance.as_str()),
        Some(Stance::StrongSupporter | Stance::Supporter | Stance::Neutral | Stance::Unknown) => {
            None
        }
        None => Some("stance not known"),
    }
}

/// Somebody came, changed or left in the last days.
pub(super) fn new_face(facts: &Facts<'_>) -> Option<String> {
    let news = facts.deal.people.iter().filter_map(|(id, person)| {
        let (day, what) = match (person.left, person.since) {
            (Some(left), _) => (left, "left on"),
            (None, since) => (since?, "is new since"),
        };
        let is_recent = (0..=NEW_DAYS).contains(&(facts.today - day).get_days());
        let text = || {
            let day = phrase::shown(day, facts.today);
            format!("{} {what} {day}", facts.deal.buyer_name(id))
        };
        is_recent.then(text)
    });
    let news: Vec<String> = news.collect();
    let news: Vec<&str> = news.iter().map(String::as_str).collect();
    (!news.is_empty()).then(|| listed(&news))
}

fn economic_buyer(process: &Process) -> Option<&Role> {
    process.roles.iter().find(|role| role.id.as_str() == ECONOMIC_BUYER)
}

/// Whether the deal is past the middle stage, the earlier one of two.
fn is_past_the_middle(facts: &Facts<'_>) -> bool {
    let middle = facts.process.stages.len().saturating_sub(1) / 2;
    facts.process.position(&facts.deal.stage).is_some_and(|here| here > middle)
}

fn names<'a>(
    facts: &Facts<'a>,
    people: impl Iterator<Item = (&'a BuyerId, &'a Buyer)>,
) -> Vec<&'a str> {
    people.map(|(id, _)| facts.deal.buyer_name(id)).collect()
}
