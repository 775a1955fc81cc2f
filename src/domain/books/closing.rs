//! Steps that are closed and owed again: a word that was never given is not given by
//! either.

use jiff::civil::Date;

use super::{Books, DealBook};
use crate::domain::action::{Action, ActionStatus, Owner, Refusal};

impl Books {
    /// A step as done on a day, as it is written down today by whoever sits here. Who
    /// did it has agreed to it.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] where it was closed before, waits for the word of somebody else, or
    /// was not written down yet on that day.
    pub fn done(
        &self,
        book: &DealBook,
        step: &Action,
        (on, today): (Date, Date),
        result: Option<String>,
    ) -> Result<Action, Refusal> {
        let mut after = step.clone();
        if step.status == ActionStatus::Proposed {
            let is_mine = self.known_me().is_none_or(|(me, _)| step.owner.is(me));
            if let Owner::Ours(owner) = step.owner.clone()
                && !is_mine
            {
                let name = self.team.first_name_of(&owner).to_owned();
                return Err(Refusal::Waits { text: step.text.clone(), name });
            }
            let session = book.session_of(&step.id).cloned();
            after.confirm(session, today, None, self.me.clone())?;
        }
        after.done_on(on, result)?;
        Ok(after)
    }
}

impl DealBook {
    /// A closed step as it is owed again; where nobody ever gave their word on it, it
    /// waits for that as before.
    ///
    /// # Errors
    ///
    /// [`Refusal::Owed`] where it was never closed.
    pub fn reopened(&self, step: &Action) -> Result<Action, Refusal> {
        let mut after = step.clone();
        after.reopen()?;
        let was_proposed = !step.owner_moved.is_empty() || self.session_of(&step.id).is_some();
        let is_ours = matches!(step.owner, Owner::Ours(_));
        if is_ours && was_proposed && step.agreed.is_none() {
            after.status = ActionStatus::Proposed;
        }
        Ok(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::team::{Person, TeamRole};
    use crate::sample::{Sample, TODAY};

    fn proposed() -> (Books, Action) {
        let books = Sample::at("explore").owing(ActionStatus::Proposed, TODAY).books();
        let book = books.deals.values().next().unwrap();
        let step = book.actions.values().next().unwrap().clone();
        (books, step)
    }

    #[test]
    fn who_did_a_step_agreed_to_it_and_nobody_else_closes_it() {
        let (mut books, step) = proposed();
        let book = books.deals.values().next().unwrap().clone();
        books.me = Some("ana".parse().unwrap());
        let done = books.done(&book, &step, (TODAY, TODAY), None).unwrap();
        assert_eq!(done.status, ActionStatus::Done);
        assert_eq!(done.agreed.unwrap().by, books.me);
        let goran = Person::new("Goran", TeamRole::Manager);
        books.team.people.insert("goran".parse().unwrap(), goran);
        books.me = Some("goran".parse().unwrap());
        let refused = books.done(&book, &step, (TODAY, TODAY), None).unwrap_err();
        assert!(refused.to_string().contains("waits for the word of ana"), "{refused}");
    }

    #[test]
    fn what_waited_for_a_word_waits_for_it_again() {
        #[track_caller]
        fn case(was_handed: bool, is_agreed: bool, expected: ActionStatus) {
            let (books, mut step) = proposed();
            let book = books.deals.values().next().unwrap();
            if is_agreed {
                step.confirm(None, TODAY, None, None).unwrap();
            }
            if was_handed {
                let moved = crate::domain::owner_move::OwnerMove {
                    from: "ben".parse().unwrap(),
                    to: "ana".parse().unwrap(),
                    by: None,
                    why: None,
                };
                step.owner_moved.insert(TODAY, moved);
            }
            step.give_up(TODAY, "not worth it").unwrap();
            assert_eq!(book.reopened(&step).unwrap().status, expected);
        }
        case(true, false, ActionStatus::Proposed);
        case(true, true, ActionStatus::Open);
        case(false, false, ActionStatus::Open);
    }
}
