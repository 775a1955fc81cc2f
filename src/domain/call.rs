//! Customer calls: what the buyer shall agree to, and what came of it.

mod kinds;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::domain::action::Side;
use crate::domain::date_move::{DateMove, move_date};
use crate::domain::id::{BuyerId, CallId, CriterionRef, DealId, PersonId, SessionId};
use crate::domain::overrides::Overrides;
use crate::domain::owner_move::OwnerMove;
use crate::domain::phrase::{self, listed};
use crate::domain::slot::Slot;
use crate::domain::step_in::StepIn;

/// Minutes of a call for which nobody said how many.
pub const MINUTES: u32 = 30;

pub use kinds::{Asker, CallStatus, ManagerRole, Outcome};

/// One call with the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// The deal it belongs to.
    pub deal: DealId,
    /// Where it stands.
    pub status: CallStatus,
    /// The plan, as the session agreed it.
    pub plan: CallPlan,
    /// How it went, or who called it off.
    pub held: Held,
    /// How its day moved, by the day of the move.
    pub moved: BTreeMap<Date, DateMove>,
    /// How its deal changed hands while it was planned, by the day.
    pub owner_moved: BTreeMap<Date, OwnerMove>,
    /// The session that planned it.
    pub session: Option<SessionId>,
}

/// How a call went. What was not said is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// What the manager did.
    pub role: Option<ManagerRole>,
    /// Who asked for the commitment.
    pub asks: Option<Asker>,
    /// Minutes it took.
    pub minutes: Option<u32>,
    /// What the buyer agreed to do.
    pub buyer_act: Option<String>,
    /// By when.
    pub buyer_act_by: Option<Date>,
    /// What came of it, as it was said.
    pub outcome: Option<Outcome>,
    /// Who called it off.
    pub moved_by: Option<Side>,
    /// Why it was called off.
    pub off_why: Option<String>,
}

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
    /// "Call of Thu 3 Dec with Dana Fox".
    pub fn title<'a>(&'a self, name: impl Fn(&'a BuyerId) -> &'a str, today: Date) -> String {
        let names: Vec<&str> = self.plan.with.iter().map(name).collect();
        let day = self.plan.date.map(|day| format!(" of {}", phrase::shown(day, today)));
        let with = (!names.is_empty()).then(|| format!(" with {}", listed(&names)));
        format!("Call{}{}", day.unwrap_or_default(), with.unwrap_or_default())
    }

    /// Whether there is anything left to tell of it: it is planned, or was held
    /// and nobody said what came of it.
    pub fn is_untold(&self) -> bool {
        self.is_to_be_told().is_ok()
    }

    /// When it ends, as far as it was planned; in the zone of this computer.
    pub fn ends(&self, zone: &TimeZone) -> Option<Timestamp> {
        self.plan.slot()?.ends(self.plan.minutes.unwrap_or(MINUTES), zone)
    }

    /// Whether its end has come.
    pub fn is_over(&self, now: &ZonedDateTime) -> bool {
        self.ends(now.time_zone()).is_some_and(|end| end <= now.timestamp())
    }

    /// Whether it was held, or was to be by now, and nobody said what came of it.
    pub fn waits_to_be_told(&self, now: &ZonedDateTime) -> bool {
        self.is_untold() && (self.is_over(now) || self.status == CallStatus::Held)
    }

    /// Whether it was to be held before `day`, and nobody said what came of it.
    pub fn was_to_be_held_before(&self, day: Date) -> bool {
        let has_passed = self.plan.date.is_some_and(|date| date < day);
        self.is_untold() && (has_passed || self.status == CallStatus::Held)
    }

    /// What came of it; none where it was not held or the records do not tell.
    pub fn outcome(&self) -> Option<Outcome> {
        self.held.came().filter(|_| self.status == CallStatus::Held)
    }

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

    /// Keeps that it was not held, and who called it off and why where that is known.
    ///
    /// # Errors
    ///
    /// [`NothingToTell`] where it was told before, or will not be held.
    pub fn call_off(&mut self, by: Option<Side>, why: Option<String>) -> Result<(), NothingToTell> {
        self.is_to_be_told()?;
        self.status = CallStatus::Cancelled;
        self.held = Held { moved_by: by, off_why: why, ..Held::default() };
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
        *self = self.untold();
        self.move_to(to, day, by, None)
    }

    /// The call as it was before anybody told of it.
    #[must_use]
    pub fn untold(&self) -> Self {
        let status = self.plan.status();
        Self { status, held: Held::default(), ..self.clone() }
    }

    /// Whether it was told of: that it was held, or that it was called off.
    pub fn is_told(&self) -> bool {
        !self.is_untold() && self.status != CallStatus::None
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

    fn is_to_be_told(&self) -> Result<(), NothingToTell> {
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

impl Held {
    /// What came of it: an advance where the buyer agreed to act by a day, and
    /// only there; else as it was said.
    pub fn came(&self) -> Option<Outcome> {
        let is_dated_act = self.buyer_act.is_some() && self.buyer_act_by.is_some();
        match self.outcome {
            Some(Outcome::Advance) if !is_dated_act => Some(Outcome::Continuation),
            None if is_dated_act => Some(Outcome::Advance),
            said => said,
        }
    }
}

/// The minutes that a call may be planned to take: from five to eight hours.
pub const LENGTHS: RangeInclusive<u32> = 5..=480;

/// What a call is for: the sentence of the next call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallPlan {
    /// The day of the call.
    pub date: Option<Date>,
    /// The time of it, where one was said.
    pub time: Option<Time>,
    /// Minutes it is to take, 5 to 480.
    pub minutes: Option<u32>,
    /// A place or a link.
    pub place: Option<String>,
    /// Who of the buyer's people is there.
    pub with: Vec<BuyerId>,
    /// What the buyer agrees to.
    pub objective: Option<String>,
    /// By when the buyer acts.
    pub act_by: Option<Date>,
    /// A smaller commitment, where they refuse.
    pub fallback: Option<String>,
    /// How we see it: a mail, an invitation, a document.
    pub evidence_wanted: Option<String>,
    /// The exit criterion it serves.
    pub criterion: Option<CriterionRef>,
    /// What the manager is to do on it.
    pub role_planned: Option<ManagerRole>,
    /// Who is to ask for the commitment.
    pub asks_planned: Option<Asker>,
    /// Why no call is planned, where none is.
    pub why_none: Option<String>,
    /// The gate, where the manager wants to take over.
    pub step_in: Option<StepIn>,
    /// Checks that were passed with a reason.
    pub overrides: Overrides,
}

impl CallPlan {
    /// Its day and time.
    pub fn slot(&self) -> Option<Slot> {
        self.date.map(|day| Slot { day, time: self.time })
    }

    /// Sets its day and time.
    pub fn set_slot(&mut self, slot: Option<Slot>) {
        self.date = slot.map(|slot| slot.day);
        self.time = slot.and_then(|slot| slot.time);
    }

    /// The status of a call agreed like this.
    pub const fn status(&self) -> CallStatus {
        if self.why_none.is_some() { CallStatus::None } else { CallStatus::Planned }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn call(status: CallStatus, held: Held) -> Call {
        Call {
            id: "m4x8c2vj".parse().unwrap(),
            deal: "acme".parse().unwrap(),
            status,
            plan: CallPlan { why_none: Some("They are away".to_owned()), ..CallPlan::default() },
            held,
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: None,
        }
    }

    #[test]
    fn a_call_is_told_once() {
        #[track_caller]
        fn case(status: CallStatus, held: Option<Held>, expected: &str) {
            let mut call = call(status, Held::default());
            assert_eq!(call.is_untold(), !expected.contains(':'));
            let told = match held {
                Some(held) => call.tell(held),
                None => call.call_off(Some(Side::Buyer), None),
            };
            let told = match told {
                Ok(()) => format!("{} {:?}", call.status, call.outcome()),
                Err(refused) => refused.to_string(),
            };
            assert_eq!(told, expected);
        }
        let refused = Held { outcome: Some(Outcome::NoSale), ..Held::default() };
        case(CallStatus::Planned, Some(refused.clone()), "held Some(NoSale)");
        case(CallStatus::Planned, None, "cancelled None");
        let known = "what came of this call is known already";
        case(CallStatus::Held, Some(refused.clone()), "held Some(NoSale)");
        case(CallStatus::Cancelled, Some(refused), &format!("{known}: not held"));
        case(CallStatus::None, None, "no call was planned here: They are away");
    }

    #[test]
    fn an_outcome_is_what_was_said_or_a_dated_act_and_never_a_guess() {
        #[track_caller]
        fn case(status: CallStatus, held: &Held, expected: Option<Outcome>) {
            let call = call(status, held.clone());
            assert_eq!(call.outcome(), expected, "{status} {held:?}");
        }
        let said = |outcome| Held { outcome: Some(outcome), ..Held::default() };
        let act = Held { buyer_act: Some("Dana sends her date".to_owned()), ..Held::default() };
        let dated = Held { buyer_act_by: Some(date(2026, 12, 8)), ..act.clone() };
        let ordered = Held { outcome: Some(Outcome::Order), ..dated.clone() };
        case(CallStatus::Held, &said(Outcome::NoSale), Some(Outcome::NoSale));
        case(CallStatus::Held, &dated, Some(Outcome::Advance));
        let vague = Held { outcome: Some(Outcome::Advance), ..act.clone() };
        case(CallStatus::Held, &vague, Some(Outcome::Continuation));
        case(CallStatus::Held, &said(Outcome::Advance), Some(Outcome::Continuation));
        case(CallStatus::Held, &ordered, Some(Outcome::Order));
        case(CallStatus::Held, &act, None);
        case(CallStatus::Held, &Held::default(), None);
        case(CallStatus::Planned, &dated, None);
        case(CallStatus::Cancelled, &said(Outcome::Continuation), None);
    }
}
