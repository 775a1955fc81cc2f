//! How a session is over: agreed, ended, or kept as what the rep prepared.

use jiff::ZonedDateTime;

use super::{Points, Session, SessionState};
use crate::domain::id::PersonId;

impl Session {
    /// Whether what the rep needs to get the deal going again became an ask.
    pub fn need_is_an_ask(&self) -> bool {
        let need = &self.in_the_way.need;
        need.is_some() && self.asks.values().any(|ask| ask.gist == *need)
    }

    /// Whether somebody gave their word, or said that they confirm later.
    pub fn has_answered(&self, person: &PersonId) -> bool {
        self.agreed.contains_key(person) || self.confirm_later.contains(person)
    }

    /// Closes it at `now`: ended where somebody said why or where the rep was
    /// alone, else agreed. What was learned about the deal holds either way.
    pub fn close(&mut self, now: &ZonedDateTime, points: Points) {
        if self.ended_why.is_some() || self.is_prep() {
            self.end(now, points);
        } else {
            self.agree(now, points);
        }
    }

    /// Closes it as agreed at `now`, with its minutes and adherence.
    pub fn agree(&mut self, now: &ZonedDateTime, points: Points) {
        self.over(SessionState::Agreed, now, points);
    }

    /// Closes it without an agreement at `now`. What was learned about the deal
    /// holds all the same.
    pub fn end(&mut self, now: &ZonedDateTime, points: Points) {
        self.over(SessionState::Ended, now, points);
    }

    /// Takes back that it is over: it could not be written.
    pub fn reopen(&mut self) {
        self.state = SessionState::Draft;
        self.agreed.clear();
        self.confirm_later.clear();
        self.ended_why = None;
        self.ended = None;
        self.points = None;
        if self.has_clock() {
            self.minutes = None;
        }
    }

    fn over(&mut self, state: SessionState, now: &ZonedDateTime, points: Points) {
        if self.need_is_an_ask() {
            self.in_the_way.need = None;
        }
        // A call that was to be moved, and nobody said to which day, is kept.
        self.calls.retain(|id, plan| plan.date.is_some() || !self.outcomes.contains_key(id));
        self.state = state;
        self.ended = Some(now.clone());
        // What a rep prepares alone is no coaching.
        self.points = (!self.is_prep()).then_some(points);
        if self.has_clock() {
            let seconds: u32 = self.seconds.values().sum();
            self.minutes = Some(((seconds + 30) / 60).max(1));
        }
    }
}
