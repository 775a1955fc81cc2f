//! The time of a session on the screen: its clock, and the way to the next call
//! when there is little left.

use super::super::Ctx;
use super::SessionScreen;
use crate::app::effect::Effect;
use crate::domain::books::Books;
use crate::domain::now::Now;
use crate::domain::session::{PartId, Session};
use crate::interview::walk;

/// How long a session has taken so far, and how long it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Seconds so far.
    pub seconds: u32,
    /// Minutes planned.
    pub planned_minutes: u32,
}

impl SessionScreen {
    /// The clock; none where the rep is alone, where it is recorded
    /// afterwards, and where one only looks on.
    pub fn clock(&self, books: &Books, now: &Now) -> Option<Clock> {
        if !self.is_mine() {
            return None;
        }
        let session = books.deals.get(&self.deal)?.sessions.get(&self.session)?;
        let here = now.steady.saturating_sub(self.since).as_secs();
        let spent: u32 = session.seconds.values().sum();
        let seconds = spent.saturating_add(u32::try_from(here).unwrap_or(u32::MAX));
        Some(Clock { seconds, planned_minutes: session.planned_minutes? })
    }

    /// Goes to the next call; what lies before it and was not gone through is
    /// out of time.
    pub(super) fn go_to_next_call(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        self.count_time(ctx);
        let is_news = self.run_out_of_time(ctx);
        self.is_in_agenda = false;
        // A debrief plans no call: what it is for is its one change.
        let is_debrief = self.session(ctx.books).is_some_and(Session::is_debrief);
        self.enter(if is_debrief { PartId::OneChange } else { PartId::NextCall }, ctx);
        if is_news { self.save_now(ctx) } else { Vec::new() }
    }

    /// Whether anything is out of time by that.
    fn run_out_of_time(&self, ctx: &mut Ctx<'_>) -> bool {
        let Some(held) = self.held_on(ctx.books, ctx.page, ctx.now) else { return false };
        let Some(situation) = held.situation() else { return false };
        let mut session = held.session.clone();
        walk::to_next_call(&situation, &mut session, &self.at, self.is_short);
        let is_news = session != *held.session;
        if let Some(kept) = self.session_mut(ctx.books) {
            *kept = session;
        }
        is_news
    }
}
