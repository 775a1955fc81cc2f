//! When a rep and their manager last took their time, and when they do next.

use jiff::civil::Date;

use super::facts::Talk;
use super::known::Known;
use super::span::days_between;
use crate::domain::id::{PersonId, SessionId};

/// The last session for which both took their time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneToOne {
    /// Its day; none where there never was one.
    pub last: Option<Date>,
    /// How many days ago that was.
    pub days_since: Option<i32>,
    /// How many days there may be between two.
    pub target: u32,
    /// Whether it was longer ago, or never.
    pub is_flagged: bool,
    /// The soonest next session on one of their open deals.
    pub next: Option<Date>,
}

/// The last session of a rep for which both took their time.
pub(super) fn one_to_one(known: &Known<'_>, rep: &PersonId) -> OneToOne {
    let last = theirs(known, rep).map(|talk| talk.day).max();
    let days_since = last.map(|last| days_between(last, known.today));
    let target = known.team.targets.one_to_one_days;
    let is_flagged = days_since.is_none_or(|days| i64::from(days) > i64::from(target));
    let next = known.open(rep).filter_map(|facts| facts.next_session);
    let next = next.filter(|day| *day >= known.today).min();
    OneToOne { last, days_since, target, is_flagged, next }
}

/// The sessions of a rep so far for which both took their time.
fn theirs<'a>(known: &Known<'a>, rep: &PersonId) -> impl Iterator<Item = &'a Talk> {
    let talks = known.facts.iter().flat_map(|facts| &facts.talks);
    let today = known.today;
    talks.filter(move |talk| {
        talk.rep == *rep && talk.counts && talk.kind.is_one_to_one() && talk.day <= today
    })
}

impl Known<'_> {
    /// Those sessions.
    pub fn one_to_ones(&self, rep: &PersonId) -> Vec<SessionId> {
        theirs(self, rep).map(|talk| talk.id.clone()).collect()
    }
}
