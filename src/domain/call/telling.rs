//! What becomes of a call: it is told of, called off, moved, planned anew.

use jiff::civil::Date;

use super::{Call, CallPlan, CallStatus, Held};
use crate::domain::action::Side;
use crate::domain::date_move::move_date;
use crate::domain::id::PersonId;
use crate::domain::slot::Slot;

/// A call of which nothing is left to tell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NothingToTell {
    /// What came of it is known.
    #[error("what came of this call is known already: {0}")]
    Known(&'static str),
    /// None was planned.
    #[error("no call was planned here{}", why.as_ref().map(|why| format!(": {why}")).unwrap_or_default())]
    NoCall {
        /// Why none was.
        why: Option<String>,
    },
}

impl Call {
    /// Keeps how it went.
    ///
    /// # Errors
    ///
    /// [`NothingToTell`] where it was told before, or will not be held.
    pub fn tell(&mut self, held: Held) -> Result<(), NothingToTell> {
        self.is_to_be_told()?;
        self.status = CallStatus::Held;
        self.held = held;
        Ok(())
    }

    /// Keeps that it was not held, and who called it off where that is known.
    ///
    /// # Errors
    ///
    /// [`NothingToTell`] where it was told before, or will not be held.
    pub fn call_off(&mut self, by: Option<Side>) -> Result<(), NothingToTell> {
        self.is_to_be_told()?;
        self.status = CallStatus::Cancelled;
        self.held = Held { moved_by: by, ..Held::default() };
        Ok(())
    }

    /// Gives it another day and time, as `by` said on `day`, and why.
    ///
    /// # Errors
    ///
    /// [`NothingToTell`] where it is planned no more.
    pub fn move_to(
        &mut self,
        to: Slot,
        day: Date,
        by: PersonId,
        why: Option<String>,
    ) -> Result<(), NothingToTell> {
        self.is_to_be_told()?;
        move_date(&mut self.plan.date, &mut self.moved, day, to.day, (by, why));
        self.plan.set_slot(Some(to));
        Ok(())
    }

    /// Plans one again of which everything was told: what came of it is forgotten.
    ///
    /// # Errors
    ///
    /// [`NothingToTell`] as of [`move_to`](Self::move_to).
    pub fn plan_again(&mut self, to: Slot, day: Date, by: PersonId) -> Result<(), NothingToTell> {
        self.status = CallStatus::Planned;
        self.held = Held::default();
        self.move_to(to, day, by, None)
    }

    /// Whether its day lies ahead.
    pub fn is_ahead(&self, today: Date) -> bool {
        self.status == CallStatus::Planned && self.plan.date.is_some_and(|day| day > today)
    }

    /// Plans it otherwise, as `by` said on `day`: another day is a move. One of
    /// which everything is told stays as it is.
    pub fn replan(&mut self, plan: CallPlan, day: Date, by: &PersonId) {
        if !self.is_untold() {
            return;
        }
        if let Some(to) = plan.date {
            move_date(&mut self.plan.date, &mut self.moved, day, to, (by.clone(), None));
        }
        self.plan = plan;
    }

    pub(super) fn is_to_be_told(&self) -> Result<(), NothingToTell> {
        match self.status {
            CallStatus::Planned => Ok(()),
            CallStatus::Held => match self.outcome() {
                Some(came) => Err(NothingToTell::Known(came.in_words())),
                None => Ok(()),
            },
            CallStatus::Cancelled => Err(NothingToTell::Known("not held")),
            CallStatus::None => Err(NothingToTell::NoCall { why: self.plan.why_none.clone() }),
        }
    }
}
