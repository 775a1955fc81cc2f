//! What is needed to say the next call once: what for, what the one we call may
//! say, and what we have seen of theirs.

use super::Guidance;
use crate::domain::deal::{CriterionStanding, Evidence, EvidenceKind};
use crate::domain::id::{BuyerId, CriterionRef};
use crate::domain::person::Stance;
use crate::domain::phrase::{Stem, clause};
use crate::domain::team::first_word;
use crate::interview::planned;
use crate::interview::situation::SoFar;
use crate::reading::wording;

/// Acts of theirs that are shown, at most.
const SEEN: usize = 3;

/// Who plays whom; objective and smaller act; where the person stands, and what
/// they said; what they have done.
pub(super) fn to_say_it(s: SoFar<'_>) -> Vec<Guidance> {
    let Some(plan) = planned::next(s) else { return Vec::new() };
    let id = plan.with.first();
    let who = id.map_or("the buyer", |id| first_word(s.buyer_name(id)));
    let (rep, manager) = (s.rep(), s.manager());
    let roles =
        format!("{rep} asks, {manager} plays {who}. Then the other way round, if you like.");
    let said = |label: &str, text: &Option<String>| {
        text.as_deref().map(|text| Guidance::pair(label, clause(text)))
    };
    let objective = said("Objective", &plan.objective);
    let fallback = plan.fallback.as_deref().map(|it| Stem::IfNot.before(it).to_owned());
    let fallback = said("Smaller act", &fallback);
    let theirs = id.map(|id| of_theirs(s, id)).unwrap_or_default();
    let lines = [Some(Guidance::Note(roles)), objective, fallback].into_iter().flatten();
    lines.chain(theirs).collect()
}

fn of_theirs(s: SoFar<'_>, id: &BuyerId) -> Vec<Guidance> {
    let name = first_word(s.buyer_name(id)).to_owned();
    let stance = s.buyers().remove(id).and_then(|person| person.known_stance());
    let stands = stance.and_then(Stance::in_words);
    let stands = stands.map(|stands| Guidance::pair("Stance", format!("{name}: {stands}")));
    let mut told = told(s, id);
    told.sort_by_key(|told| std::cmp::Reverse(told.evidence.on));
    let words = told.iter().filter(|told| told.evidence.kind == Some(EvidenceKind::Quote));
    let words = words.filter_map(|told| told.evidence.text.clone()).take(1);
    let words = words.map(|text| Guidance::pair("Said last", text));
    let is_sure = |told: &&Told| s.standing(&told.criterion) == CriterionStanding::Verified;
    let labels = std::iter::once("We have seen").chain(std::iter::repeat(""));
    let seen = told.iter().filter(is_sure).take(SEEN).zip(labels).map(|(told, label)| {
        Guidance::pair(label, format!("{}: {}", told.act, s.shown(&told.evidence)))
    });
    stands.into_iter().chain(objection(s, &name)).chain(words).chain(seen).collect()
}

/// What the rep has told of somebody's objection.
fn objection(s: SoFar<'_>, name: &str) -> Option<Guidance> {
    let earlier = s.situation.background.earlier.values().map(|(_, text)| text);
    let today = s.session.answers.values().filter_map(|answer| answer.rep.as_ref());
    let told = today.chain(earlier).find_map(|text| wording::objection(text, name))?;
    Some(Guidance::pair("May say", told))
}

/// An act of theirs, as it was told.
struct Told {
    criterion: CriterionRef,
    act: String,
    evidence: Evidence,
}

/// What was told of somebody, with what shows it.
fn told(s: SoFar<'_>, id: &BuyerId) -> Vec<Told> {
    let stages = s.situation.process.stages.iter();
    let all =
        stages.flat_map(|stage| stage.exit.iter().map(|it| (stage.criterion(it), &it.outcome)));
    let told = all.filter_map(|(criterion, outcome)| {
        let evidence = s.session.finding(s.situation.deal, &criterion).evidence.clone()?;
        let act = outcome.clone();
        (evidence.who.as_ref() == Some(id)).then_some(Told { criterion, act, evidence })
    });
    told.collect()
}
