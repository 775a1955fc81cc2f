//! The records of which a figure is made.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::facts::{Beside, Came, Facts, Presence, Stepped, Talk, Word};
use super::known::Known;
use crate::domain::id::{ActionId, AskId, CallId, DealId, PersonId, ProcessId, SessionId, StageId};
use crate::domain::process::SessionKind;
use crate::domain::session::Points;
use crate::domain::step_in::StepIn;

/// A record of which a figure is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its deal.
    pub deal: DealId,
    /// Its day: of what was promised the one on which it was due.
    pub day: Date,
    /// Which record.
    pub which: Which,
}

/// Which record of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The deal itself.
    Deal,
    /// A session.
    Session {
        /// Which.
        id: SessionId,
        /// Its kind.
        kind: SessionKind,
        /// The minutes that it took.
        minutes: u32,
        /// The minutes of them that count.
        counted: u32,
        /// The parts that were worked, of those that were expected.
        points: Option<Points>,
        /// Whether it counts; else it is short.
        counts: bool,
        /// The process, and the stage that the deal was in.
        at: (ProcessId, StageId),
    },
    /// A call.
    Call {
        /// Which.
        id: CallId,
        /// Who the manager was, where that is known.
        manager: Option<PersonId>,
        /// What the manager did there.
        presence: Presence,
        /// What was said before the manager steps in.
        gate: Option<StepIn>,
    },
    /// A step by which a manager stepped in, in its words.
    SteppedIn(ActionId, String, Option<StepIn>),
    /// A step.
    Step(ActionId, Outcome),
    /// Help that was promised.
    Ask(AskId, Outcome),
}

/// What somebody gave their word on, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What it was, in their words.
    pub what: String,
    /// Whether it was kept.
    pub came: Came,
    /// The day on which it was done or dropped.
    pub closed: Option<Date>,
    /// Whether it was dropped then.
    pub is_dropped: bool,
}

impl Known<'_> {
    /// The records of these ids, the newest first.
    pub fn records<I: ToString>(&self, ids: &[I]) -> Vec<Record> {
        let ids: BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
        let all = self.facts.iter().flat_map(|facts| self.records_of(facts));
        let mut records: Vec<Record> = all.filter(|it| ids.contains(&it.id())).collect();
        records.sort_by_key(|record| (Reverse(record.day), record.id()));
        records
    }

    fn records_of(&self, facts: &Facts) -> impl Iterator<Item = Record> {
        let of = |day, which| Record { deal: facts.deal.id.clone(), day, which };
        let deal = of(facts.deal.decided.unwrap_or(facts.deal.created), Which::Deal);
        let talks = facts.talks.iter().map(move |talk| of(talk.day, session(talk)));
        let calls = facts.calls.iter().map(move |it| of(it.day, self.call(it)));
        let words = facts.words.iter().filter_map(move |word| Some(of(word.due, promise(word)?)));
        [deal].into_iter().chain(talks).chain(calls).chain(words)
    }

    fn call(&self, it: &Beside) -> Which {
        let Beside { id, presence, gate, .. } = it;
        let manager = self.manager_on(it);
        Which::Call { id: id.clone(), manager, presence: *presence, gate: gate.clone() }
    }
}

impl Record {
    /// The call or step by which a manager stepped in.
    pub(super) fn of_step_in(deal: &DealId, manager: &PersonId, one: &Stepped) -> Option<Self> {
        let gate = one.gate.clone();
        let which = if let Some(step) = &one.step {
            Which::SteppedIn(one.id.parse().ok()?, step.clone(), gate)
        } else {
            let (id, manager) = (one.id.parse().ok()?, Some(manager.clone()));
            Which::Call { id, manager, presence: Presence::TookOver, gate }
        };
        Some(Self { deal: deal.clone(), day: one.day, which })
    }

    fn id(&self) -> String {
        match &self.which {
            Which::Deal => self.deal.to_string(),
            Which::Session { id, .. } => id.to_string(),
            Which::Call { id, .. } => id.to_string(),
            Which::Step(id, _) | Which::SteppedIn(id, ..) => id.to_string(),
            Which::Ask(id, _) => id.to_string(),
        }
    }
}

fn session(talk: &Talk) -> Which {
    let Talk { kind, minutes, points, counts, .. } = *talk;
    let (id, at) = (talk.id.clone(), (talk.process.clone(), talk.stage.clone()));
    Which::Session { id, kind, minutes, counted: talk.counted(), points, counts, at }
}

fn promise(word: &Word) -> Option<Which> {
    let Word { what, came, closed, is_dropped, .. } = word;
    let (came, closed, is_dropped) = (*came, *closed, *is_dropped);
    let kept = Outcome { what: what.clone(), came, closed, is_dropped };
    Some(if word.is_promise {
        Which::Ask(word.id.parse().ok()?, kept)
    } else {
        Which::Step(word.id.parse().ok()?, kept)
    })
}
