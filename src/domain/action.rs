//! Agreed action steps: what somebody owes, by when, and whether it was kept.

mod agreed;
mod by_hand;
mod late;
mod seen;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use agreed::{AgreedOn, OtherDate};
pub use by_hand::Refusal;

use crate::domain::id::{ActionId, BuyerId, CallId, CriterionRef, DealId, PersonId, SessionId};
use crate::domain::overrides::Overrides;
use crate::domain::owner_move::OwnerMove;
use crate::domain::step_in::StepIn;
use crate::domain::word::words;

/// Carries after which a step has to change.
pub(crate) const CARRIES: usize = 2;

words! {
    /// Where an agreed action step stands.
    ActionStatus, "a status" {
        /// The rep has yet to confirm it.
        Proposed = "proposed",
        /// Owed.
        Open = "open",
        /// Kept.
        Done = "done",
        /// No longer owed.
        Dropped = "dropped",
    }
}

words! {
    /// On whose side the owner of a step is.
    Side, "a side" {
        /// One of our team.
        Ours = "ours",
        /// One of the buyer's people.
        Buyer = "buyer",
    }
}

words! {
    /// What kept a step from being done.
    Obstacle, "something that gets in the way" {
        /// They ran out of time.
        Time = "time",
        /// The buyer has to act first; not counted against the rep.
        WaitingForBuyer = "waiting-for-buyer",
        /// They did not know how.
        DidNotKnowHow = "did-not-know-how",
        /// It is not worth doing any more.
        NotWorthIt = "not-worth-it",
        /// Something else, in their own words.
        Other = "other",
    }
}

impl Obstacle {
    /// What got in the way, as somebody says it; none where they say it
    /// themselves.
    pub const fn in_words(self) -> Option<&'static str> {
        match self {
            Self::Time => Some("ran out of time"),
            Self::WaitingForBuyer => Some("waiting for the buyer"),
            Self::DidNotKnowHow => Some("did not know how"),
            Self::NotWorthIt => Some("not worth it any more"),
            Self::Other => None,
        }
    }
}

/// Who owes a step: one of ours, or one of the buyer's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Somebody of our team.
    Ours(PersonId),
    /// Somebody on the buyer's side.
    Buyer(BuyerId),
}

impl Owner {
    /// The owner's id as it is written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Ours(id) => id.as_str(),
            Self::Buyer(id) => id.as_str(),
        }
    }

    /// On whose side the owner is.
    pub const fn side(&self) -> Side {
        match self {
            Self::Ours(_) => Side::Ours,
            Self::Buyer(_) => Side::Buyer,
        }
    }

    /// Whether the owner is this person of our team.
    pub fn is(&self, person: &PersonId) -> bool {
        matches!(self, Self::Ours(id) if id == person)
    }
}

/// A step that somebody owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// The deal it belongs to.
    pub deal: DealId,
    /// What is to be done, beginning with a verb.
    pub text: String,
    /// Who owes it.
    pub owner: Owner,
    /// Where it stands.
    pub status: ActionStatus,
    /// The day it is due.
    pub due: Option<Date>,
    /// How one sees that it is done.
    pub done_when: Option<String>,
    /// The exit criterion it serves.
    pub criterion: Option<CriterionRef>,
    /// The person it touches.
    pub person: Option<BuyerId>,
    /// The call it prepares or follows.
    pub call: Option<CallId>,
    /// Whether a manager does it of whom nobody of theirs hears.
    pub is_inside: bool,
    /// The day it was written down.
    pub created: Date,
    /// Who wrote it down.
    pub by: PersonId,
    /// The day it was done or dropped.
    pub closed: Option<Date>,
    /// What came of it.
    pub result: Option<String>,
    /// Why it was dropped.
    pub why: Option<String>,
    /// When both agreed to it; none for what one person added.
    pub agreed: Option<AgreedOn>,
    /// How its date moved, by the day of the move.
    pub moved: BTreeMap<Date, Move>,
    /// That it got another owner, by the day.
    pub owner_moved: BTreeMap<Date, OwnerMove>,
    /// What was said before the manager steps in.
    pub step_in: Option<StepIn>,
    /// Checks that were passed with a reason.
    pub overrides: Overrides,
}

/// One move of a due date. With a session it is a carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The date before.
    pub from: Option<Date>,
    /// The date after.
    pub to: Date,
    /// Who moved it.
    pub by: PersonId,
    /// What got in the way.
    pub got_in_the_way: Option<Obstacle>,
    /// Why, in words.
    pub why: Option<String>,
    /// The session whose look back moved it.
    pub session: Option<SessionId>,
}

impl Action {
    /// Whether somebody still owes it.
    pub const fn is_open(&self) -> bool {
        matches!(self.status, ActionStatus::Open | ActionStatus::Proposed)
    }

    /// How often its date was carried over since it was agreed, or came into these
    /// hands.
    pub fn carries(&self) -> usize {
        let agreed = self.agreed.as_ref().map(|agreed| agreed.on);
        let since = agreed.max(self.owner_moved.keys().next_back().copied());
        let counts = |(day, moved): &(&Date, &Move)| {
            moved.session.is_some() && since.is_none_or(|since| **day > since)
        };
        self.moved.iter().filter(counts).count()
    }

    /// Its owner agrees on `day` to what `session` wrote down, or to another
    /// date for a reason, as `typed_by` wrote down. Without a session it was agreed
    /// in none.
    ///
    /// # Errors
    ///
    /// [`NotConfirmed`] where it waits for nobody's word, and where the other
    /// date has passed or comes without a reason.
    pub fn confirm(
        &mut self,
        session: Option<SessionId>,
        day: Date,
        other: Option<OtherDate>,
        typed_by: Option<PersonId>,
    ) -> Result<(), NotConfirmed> {
        if self.status != ActionStatus::Proposed {
            return Err(NotConfirmed::Agreed { text: self.text.clone(), status: self.status });
        }
        if let Some(other) = &other {
            if other.due < day {
                return Err(NotConfirmed::Passed);
            }
            if other.why.trim().is_empty() {
                return Err(NotConfirmed::NoReason);
            }
            self.due = Some(other.due);
        }
        self.status = ActionStatus::Open;
        let changed_why = other.map(|other| other.why);
        let due = self.due;
        let by = match &self.owner {
            Owner::Ours(id) => Some(id.clone()),
            Owner::Buyer(_) => None,
        };
        // What was agreed before stands, and how often it was carried since, until it
        // has to change.
        let is_new = self.carries() == 0 || self.carries() > CARRIES;
        match &mut self.agreed {
            Some(agreed) if !is_new => {
                agreed.changed_why = changed_why.or(agreed.changed_why.take());
            }
            agreed => {
                *agreed = Some(AgreedOn { session, on: day, due, changed_why, by, typed_by });
            }
        }
        Ok(())
    }

    /// Closes it as done on `day`, with what came of it.
    ///
    /// # Errors
    ///
    /// [`NotOpen`] where it was closed before.
    pub fn done(&mut self, day: Date, result: Option<String>) -> Result<(), NotOpen> {
        self.close(ActionStatus::Done, day)?;
        self.result = result;
        Ok(())
    }

    /// Closes it as no longer owed on `day`.
    ///
    /// # Errors
    ///
    /// [`NotOpen`] where it was closed before.
    pub fn drop_it(&mut self, day: Date, why: Option<String>) -> Result<(), NotOpen> {
        self.close(ActionStatus::Dropped, day)?;
        self.why = why;
        Ok(())
    }

    fn close(&mut self, status: ActionStatus, day: Date) -> Result<(), NotOpen> {
        self.must_be_open()?;
        self.status = status;
        self.closed = Some(day);
        Ok(())
    }

    fn must_be_open(&self) -> Result<(), NotOpen> {
        if self.is_open() {
            return Ok(());
        }
        Err(NotOpen { text: self.text.clone(), status: self.status, on: self.closed })
    }

    /// Gives it a new date on `day`; a second move that day changes the first.
    pub fn move_to(&mut self, day: Date, mut moved: Move) {
        if let Some(before) = self.moved.get(&day) {
            moved.from = before.from;
        }
        self.due = Some(moved.to);
        self.moved.insert(day, moved);
    }
}

/// Why a step is not confirmed like this. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotConfirmed {
    /// It does not wait for anybody's word.
    #[error("\"{text}\" is {status} already")]
    Agreed {
        /// What is to be done.
        text: String,
        /// Where it stands.
        status: ActionStatus,
    },
    /// The other date has passed.
    #[error("that day has passed: write one from today on")]
    Passed,
    /// The other date comes without a reason.
    #[error("say why: whoever agreed on the first date reads it")]
    NoReason,
}

/// A step that was closed before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is {status} already{}", on.map(|day| format!(", since {day}")).unwrap_or_default())]
pub struct NotOpen {
    /// What was to be done.
    pub text: String,
    /// Where it stands.
    pub status: ActionStatus,
    /// Since when.
    pub on: Option<Date>,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::sample::{Sample, TODAY};

    #[test]
    fn a_step_is_confirmed_as_it_stands_or_with_another_date_and_why() {
        #[track_caller]
        fn case(
            status: ActionStatus,
            other: Option<(Date, &str)>,
            expected: Result<(Date, Option<&str>), NotConfirmed>,
        ) {
            let mut sample = Sample::at("explore").owing(status, date(2026, 12, 1));
            let (_, mut step) = sample.book.actions.pop_first().unwrap();
            let other = other.map(|(due, why)| OtherDate { due, why: why.to_owned() });
            let session: SessionId = "k3v9x2m4".parse().unwrap();
            let ines: PersonId = "ines".parse().unwrap();
            let before = step.clone();
            let confirmed = step.confirm(Some(session.clone()), TODAY, other, Some(ines.clone()));
            let agreed = step.agreed.clone();
            match expected {
                Ok((due, why)) => {
                    let why = why.map(ToOwned::to_owned);
                    let due = Some(due);
                    let expected = AgreedOn {
                        session: Some(session),
                        on: TODAY,
                        due,
                        changed_why: why,
                        by: Some("ana".parse().unwrap()),
                        typed_by: Some(ines),
                    };
                    assert_eq!((confirmed, agreed), (Ok(()), Some(expected)));
                    assert_eq!((step.status, step.due), (ActionStatus::Open, due));
                }
                Err(why) => {
                    assert_eq!(confirmed, Err(why));
                    assert_eq!(step, before, "nothing of it changed");
                }
            }
        }
        let proposed = ActionStatus::Proposed;
        case(proposed, None, Ok((date(2026, 12, 1), None)));
        let later = date(2026, 12, 4);
        case(proposed, Some((later, "Tom is away")), Ok((later, Some("Tom is away"))));
        case(proposed, Some((TODAY, "Today it is")), Ok((TODAY, Some("Today it is"))));
        case(proposed, Some((later, "  ")), Err(NotConfirmed::NoReason));
        case(proposed, Some((date(2026, 11, 24), "Before")), Err(NotConfirmed::Passed));
        let text = "Send the baseline".to_owned();
        let status = ActionStatus::Open;
        case(status, None, Err(NotConfirmed::Agreed { text, status }));
    }
}
