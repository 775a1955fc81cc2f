//! What one person does to steps outside a session: writes one down, moves it,
//! says whether it is owed at all.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Action, ActionStatus, Move, NotConfirmed, NotOpen, Owner};
use crate::domain::done_day::DoneDay;
use crate::domain::id::{ActionId, DealId, PersonId};

/// Why a step stays as it is. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was closed before.
    #[error(transparent)]
    Closed(#[from] NotOpen),
    /// Its owner has yet to agree to it.
    #[error("\"{text}\" waits for the word of {name}: only then is it done")]
    Waits {
        /// What is to be done.
        text: String,
        /// Who owes it.
        name: String,
    },
    /// It was done before anybody wrote it down.
    #[error("\"{text}\" was written down on {created}: it was not done before")]
    Early {
        /// What is to be done.
        text: String,
        /// The day it was.
        created: Date,
    },
    /// It cannot be agreed to.
    #[error(transparent)]
    NotConfirmed(#[from] NotConfirmed),
    /// Nobody would know why.
    #[error("a step is {0} for a reason, and none was given")]
    NoReason(&'static str),
    /// It is due on that day as it stands.
    #[error("\"{text}\" is due on {day} as it stands")]
    SameDay {
        /// What is to be done.
        text: String,
        /// The day.
        day: Date,
    },
    /// That day has gone by.
    #[error("{day} has gone by: a step moves to today or later")]
    GoneBy {
        /// The day.
        day: Date,
    },
    /// Somebody owes it already.
    #[error("\"{text}\" is {status} as it stands")]
    Owed {
        /// What is to be done.
        text: String,
        /// Where it stands.
        status: ActionStatus,
    },
}

impl Action {
    /// A step that one person writes down, and nobody has agreed to yet.
    pub const fn new(
        id: ActionId,
        deal: DealId,
        text: String,
        owner: Owner,
        created: Date,
        by: PersonId,
    ) -> Self {
        Self {
            id,
            deal,
            text,
            owner,
            status: ActionStatus::Open,
            due: None,
            done_when: None,
            criterion: None,
            person: None,
            call: None,
            is_inside: false,
            created,
            by,
            closed: None,
            result: None,
            why: None,
            agreed: None,
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            step_in: None,
            overrides: BTreeMap::new(),
        }
    }

    /// Moves it to another date on `day`, outside a session: no carry.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] where it was closed, without a reason, and where the date
    /// is the one it has or has gone by.
    pub fn postpone(
        &mut self,
        day: Date,
        to: Date,
        by: PersonId,
        why: &str,
    ) -> Result<(), Refusal> {
        self.must_be_open()?;
        let why = reason(why, "moved")?;
        if to < day {
            return Err(Refusal::GoneBy { day: to });
        }
        if self.due == Some(to) {
            return Err(Refusal::SameDay { text: self.text.clone(), day: to });
        }
        // What was a carry this morning still is one.
        let earlier = self.moved.get(&day).cloned();
        let (got_in_the_way, session) =
            earlier.map_or((None, None), |first| (first.got_in_the_way, first.session));
        let moved =
            Move { from: self.due, to, by, got_in_the_way, why: Some(why.to_owned()), session };
        self.move_to(day, moved);
        Ok(())
    }

    /// Closes it on `day` as no longer owed, and says why.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] where it was closed before, and without a reason.
    pub fn give_up(&mut self, day: Date, why: &str) -> Result<(), Refusal> {
        self.must_be_open()?;
        let why = reason(why, "dropped")?;
        Ok(self.drop_it(day, Some(why.to_owned()))?)
    }

    /// Closes it as kept, on a day that somebody says.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] where it was closed before, and where it was not written down yet.
    pub fn done_on(&mut self, day: Date, result: Option<String>) -> Result<(), Refusal> {
        if let Some(created) = DoneDay::from(&*self).too_early(day) {
            return Err(Refusal::Early { text: self.text.clone(), created });
        }
        Ok(self.done(day, result)?)
    }

    /// Opens it again, and forgets when it was closed and what came of it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Owed`] where it was never closed.
    pub fn reopen(&mut self) -> Result<(), Refusal> {
        if self.is_open() {
            return Err(Refusal::Owed { text: self.text.clone(), status: self.status });
        }
        self.status = ActionStatus::Open;
        self.closed = None;
        self.result = None;
        self.why = None;
        Ok(())
    }
}

impl From<&Action> for DoneDay {
    fn from(step: &Action) -> Self {
        Self { due: step.due, created: step.created }
    }
}

/// A reason that says something.
fn reason<'t>(why: &'t str, what: &'static str) -> Result<&'t str, Refusal> {
    Some(why.trim()).filter(|why| !why.is_empty()).ok_or(Refusal::NoReason(what))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::action::Obstacle;

    const TODAY: Date = date(2026, 12, 3);

    fn step() -> Action {
        let (id, deal) = ("h7k2p9qd".parse().unwrap(), "acme".parse().unwrap());
        let text = "Send the baseline".to_owned();
        let day = date(2026, 11, 24);
        let due = Some(date(2026, 12, 2));
        Action { due, ..Action::new(id, deal, text, Owner::Ours(ana()), day, ana()) }
    }

    fn ana() -> PersonId {
        "ana".parse().unwrap()
    }

    #[test]
    fn a_move_by_hand_is_no_carry_and_the_second_of_a_day_changes_the_first() {
        let mut step = step();
        step.postpone(TODAY, date(2026, 12, 9), ana(), "Tom is away").unwrap();
        step.postpone(TODAY, date(2026, 12, 11), ana(), " Tom is ill ").unwrap();
        let [moved] = step.moved.values().collect::<Vec<_>>()[..] else { panic!("{step:?}") };
        assert_eq!((moved.from, moved.to), (Some(date(2026, 12, 2)), date(2026, 12, 11)));
        assert_eq!(moved.why.as_deref(), Some("Tom is ill"));
        assert_eq!((step.due, step.carries()), (Some(date(2026, 12, 11)), 0));
    }

    #[test]
    fn a_carry_of_the_same_day_stays_a_carry() {
        let mut step = step();
        let carry = Move {
            from: step.due,
            to: date(2026, 12, 8),
            by: ana(),
            got_in_the_way: Some(Obstacle::Time),
            why: None,
            session: Some("k3v9x2m4".parse().unwrap()),
        };
        step.move_to(TODAY, carry);
        step.postpone(TODAY, date(2026, 12, 9), ana(), "Tom is away").unwrap();
        assert_eq!((step.carries(), step.moved.len()), (1, 1));
        assert_eq!(step.moved[&TODAY].got_in_the_way, Some(Obstacle::Time));
    }

    #[test]
    fn a_step_that_cannot_be_moved_says_why_and_stays() {
        #[track_caller]
        fn case(change: impl Fn(&mut Action) -> Result<(), Refusal>, expected: &str) {
            let mut step = step();
            assert_eq!(change(&mut step).unwrap_err().to_string(), expected);
            assert_eq!(step, self::step());
        }
        let to = |to, why| move |step: &mut Action| step.postpone(TODAY, to, ana(), why);
        case(to(date(2026, 12, 9), " "), "a step is moved for a reason, and none was given");
        case(to(date(2026, 12, 1), "x"), "2026-12-01 has gone by: a step moves to today or later");
        case(
            |step| {
                step.due = Some(TODAY);
                let refused = step.postpone(TODAY, TODAY, ana(), "x");
                step.due = self::step().due;
                refused
            },
            "\"Send the baseline\" is due on 2026-12-03 as it stands",
        );
        case(|step| step.give_up(TODAY, ""), "a step is dropped for a reason, and none was given");
        case(Action::reopen, "\"Send the baseline\" is open as it stands");
    }

    #[test]
    fn a_closed_step_moves_only_after_it_was_opened_again() {
        let mut step = step();
        step.give_up(TODAY, "They bought it").unwrap();
        let refused = step.postpone(TODAY, date(2026, 12, 9), ana(), "x").unwrap_err();
        let expected = "\"Send the baseline\" is dropped already, since 2026-12-03";
        assert_eq!(refused.to_string(), expected);
        assert_eq!(step.give_up(TODAY, "x").unwrap_err().to_string(), expected);
        step.reopen().unwrap();
        assert_eq!(step, self::step());
    }
}
