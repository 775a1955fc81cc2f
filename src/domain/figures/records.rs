//! The records of which a figure is made.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::facts::{Facts, Talk, Word};
use super::known::Known;
use crate::domain::id::{ActionId, AskId, CallId, DealId, SessionId};
use crate::domain::process::SessionKind;

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
        /// The minutes that count.
        minutes: u32,
        /// Whether it counts; else it is short.
        counts: bool,
    },
    /// A call.
    Call(CallId),
    /// A step.
    Step(ActionId),
    /// Help that was promised.
    Ask(AskId),
}

impl Known<'_> {
    /// The records of these ids, the newest first.
    pub fn records<I: ToString>(&self, ids: &[I]) -> Vec<Record> {
        let ids: BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
        let all = self.facts.iter().flat_map(Facts::records);
        let mut records: Vec<Record> = all.filter(|it| ids.contains(&it.id())).collect();
        records.sort_by_key(|record| (Reverse(record.day), record.id()));
        records
    }
}

impl Record {
    fn id(&self) -> String {
        match &self.which {
            Which::Deal => self.deal.to_string(),
            Which::Session { id, .. } => id.to_string(),
            Which::Call(id) => id.to_string(),
            Which::Step(id) => id.to_string(),
            Which::Ask(id) => id.to_string(),
        }
    }
}

impl Facts {
    fn records(&self) -> impl Iterator<Item = Record> {
        let of = |day, which| Record { deal: self.deal.id.clone(), day, which };
        let deal = of(self.deal.decided.unwrap_or(self.deal.created), Which::Deal);
        let talks = self.talks.iter().map(move |talk| of(talk.day, session(talk)));
        let calls = self.calls.iter().map(move |it| of(it.day, Which::Call(it.id.clone())));
        let words = self.words.iter().filter_map(move |word| Some(of(word.due, promise(word)?)));
        [deal].into_iter().chain(talks).chain(calls).chain(words)
    }
}

fn session(talk: &Talk) -> Which {
    let Talk { id, kind, minutes, counts, .. } = talk;
    Which::Session { id: id.clone(), kind: *kind, minutes: *minutes, counts: *counts }
}

fn promise(word: &Word) -> Option<Which> {
    let step = || word.id.parse().map(Which::Step);
    if word.is_promise { word.id.parse().map(Which::Ask).ok() } else { step().ok() }
}
