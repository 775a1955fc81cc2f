//! How often a manager did a rep's work, and what it was for.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::Stepped;
use super::known::Known;
use super::records::Record;
use super::span::{Span, days_between};
use crate::domain::id::{DealId, PersonId};
use crate::domain::step_in::{StepIn, StepInReason};

/// The step-ins of a manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepIns {
    /// Days since the last one; without any, days of records: since their first
    /// session that counts.
    pub days_since: Option<i32>,
    /// The last one.
    pub last: Option<LastOne>,
    /// Those of 30 days, by what they were for.
    pub by_reason: Vec<Reasoned>,
}

/// The last time that a manager stepped in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastOne {
    /// The day.
    pub day: Date,
    /// The deal.
    pub deal: DealId,
    /// The rep whose work it was.
    pub rep: PersonId,
    /// What was said before.
    pub gate: Option<StepIn>,
}

/// Step-ins for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasoned {
    /// What they were for; none where nobody talked about it.
    pub reason: Option<StepInReason>,
    /// Whether the team accepts that.
    pub is_accepted: bool,
    /// The calls and steps, by id.
    pub of: Vec<String>,
}

impl Reasoned {
    /// The word of the reason.
    pub const fn word(&self) -> &'static str {
        match self.reason {
            Some(reason) => reason.as_str(),
            None => "not-talked-about",
        }
    }
}

/// The step-ins of a manager.
pub(super) fn step_ins(known: &Known<'_>, manager: &PersonId) -> StepIns {
    let theirs = theirs(known, manager);
    let last = theirs.iter().max_by_key(|(_, one)| (one.day, &one.id));
    let last = last.map(|(deal, one)| LastOne {
        day: one.day,
        deal: (*deal).clone(),
        rep: one.rep.clone(),
        gate: one.gate.clone(),
    });
    let since = last.as_ref().map(|last| last.day).or_else(|| known.first_talk(manager));
    let days_since = since.map(|day| days_between(day, known.today));
    let span = Span::month(known.today);
    let month = theirs.iter().map(|(_, one)| *one).filter(|one| span.has(one.day));
    StepIns { days_since, last, by_reason: by_reason(month) }
}

/// All of a manager so far, each with its deal.
fn theirs<'a>(known: &Known<'a>, manager: &PersonId) -> Vec<(&'a DealId, &'a Stepped)> {
    let all = known.facts.iter().flat_map(|it| it.step_ins.iter().map(|one| (&it.deal.id, one)));
    let so_far = all.filter(|(_, one)| one.day <= known.today);
    so_far.filter(|(_, one)| known.stepped_in(one, manager)).collect()
}

fn by_reason<'s>(step_ins: impl Iterator<Item = &'s Stepped>) -> Vec<Reasoned> {
    let mut reasons: BTreeMap<_, Reasoned> = BTreeMap::new();
    for one in step_ins {
        let (reason, is_accepted) = (one.reason(), one.is_accepted);
        let none = Reasoned { reason, is_accepted, of: Vec::new() };
        let group = reasons.entry((none.word(), !is_accepted)).or_insert(none);
        group.of.push(one.id.clone());
    }
    let mut reasons: Vec<Reasoned> = reasons.into_values().collect();
    for group in &mut reasons {
        group.of.sort_unstable();
    }
    reasons
}

impl Known<'_> {
    /// What the line of a manager's step-ins is made of: those of 30 days and the last
    /// one, the newest first.
    pub fn step_in_records(&self, manager: &PersonId) -> Vec<Record> {
        let span = Span::month(self.today);
        let mut all = theirs(self, manager);
        all.sort_by_key(|(_, one)| (Reverse(one.day), &one.id));
        let told =
            all.into_iter().enumerate().filter(|(nth, (_, it))| *nth == 0 || span.has(it.day));
        told.filter_map(|(_, (deal, one))| Record::of_step_in(deal, manager, one)).collect()
    }

    fn stepped_in(&self, one: &Stepped, manager: &PersonId) -> bool {
        let coach = || self.team.manager_of(&one.rep);
        one.manager.as_ref().or_else(coach) == Some(manager)
    }

    /// The day of the first session of a manager that counts.
    fn first_talk(&self, manager: &PersonId) -> Option<Date> {
        let talks = self.facts.iter().flat_map(|facts| &facts.talks);
        let theirs = talks.filter(|talk| talk.manager == *manager && talk.counts);
        theirs.map(|talk| talk.day).filter(|day| *day <= self.today).min()
    }
}
