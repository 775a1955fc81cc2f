//! What was changed outside of sessions, so that it can be taken back, and made
//! again.

use jiff::civil::Date;

use crate::domain::books::Books;
use crate::domain::change::Change;

/// Edits that can be taken back.
const REMEMBERED: usize = 50;

/// What was changed outside of sessions. One edit may change several records.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    /// What was done, the last one last.
    done: Vec<Vec<Change>>,
    /// What was taken back, the last one last.
    undone: Vec<Vec<Change>>,
}

/// Which way an edit is gone over once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The last one is taken back.
    Back,
    /// The one that was taken back last is made again.
    Again,
}

/// Why nothing was taken back, or made again. Shown to the user word for word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was changed.
    #[error("Nothing to take back.")]
    NothingDone,
    /// Nothing was taken back.
    #[error("Nothing to make again.")]
    NothingUndone,
    /// Somebody, or a session, has changed one of the records since.
    #[error("It has changed since, and stays as it is.")]
    Changed,
    /// A record that is new has nothing before it.
    #[error("What was added stays: close it instead.")]
    Added,
}

impl Edits {
    /// Remembers an edit that was made just now.
    pub fn made(&mut self, changes: Vec<Change>) {
        self.undone.clear();
        remember(&mut self.done, changes);
    }

    /// The changes of `day` that go over an edit once more, for the books to be
    /// given.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] where there is none, or where its records are no more as it
    /// left them: then it is forgotten.
    pub fn go(
        &mut self,
        direction: Direction,
        books: &Books,
        day: Date,
    ) -> Result<Vec<Change>, Refusal> {
        let (from, to, nothing) = match direction {
            Direction::Back => (&mut self.done, &mut self.undone, Refusal::NothingDone),
            Direction::Again => (&mut self.undone, &mut self.done, Refusal::NothingUndone),
        };
        let edit = from.pop().ok_or(nothing)?;
        if !edit.iter().all(|change| books.has(&change.after)) {
            return Err(Refusal::Changed);
        }
        let back: Option<Vec<Change>> = edit.iter().rev().map(|it| it.backwards(day)).collect();
        let back = back.ok_or(Refusal::Added)?;
        remember(to, back.clone());
        Ok(back)
    }
}

fn remember(edits: &mut Vec<Vec<Change>>, changes: Vec<Change>) {
    edits.push(changes);
    if edits.len() > REMEMBERED {
        edits.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::{Action, ActionStatus};
    use crate::domain::change::Record;
    use crate::sample::{Sample, TODAY};

    /// Books with one step, and the change that closes it.
    fn closing() -> (Books, Change) {
        let sample = Sample::at("explore").owing(ActionStatus::Open, TODAY);
        let step = sample.book.actions.values().next().unwrap().clone();
        let books = sample.books();
        let mut after = step.clone();
        after.done(TODAY, None).unwrap();
        (books, Change::of(step, after))
    }

    fn go(edits: &mut Edits, direction: Direction, books: &mut Books) -> Result<(), Refusal> {
        for change in edits.go(direction, books, TODAY)? {
            books.apply(&change);
        }
        Ok(())
    }

    #[test]
    fn an_edit_is_taken_back_and_made_again_any_number_of_times() {
        let (mut books, change) = closing();
        let mut edits = Edits::default();
        books.apply(&change);
        edits.made(vec![change.clone()]);
        for _ in 0..3 {
            go(&mut edits, Direction::Back, &mut books).unwrap();
            assert!(books.has(change.before.as_ref().unwrap()));
            assert_eq!(edits.go(Direction::Back, &books, TODAY), Err(Refusal::NothingDone));
            go(&mut edits, Direction::Again, &mut books).unwrap();
            assert!(books.has(&change.after));
            assert_eq!(edits.go(Direction::Again, &books, TODAY), Err(Refusal::NothingUndone));
        }
    }

    #[test]
    fn a_new_step_is_dropped_when_it_is_taken_back_and_owed_again_after_that() {
        let (mut books, change) = closing();
        let Some(step @ Record::Action(_)) = change.before else { panic!("no step") };
        let mut edits = Edits::default();
        edits.made(vec![Change { before: None, after: step.clone() }]);
        go(&mut edits, Direction::Back, &mut books).unwrap();
        let open = |books: &Books| {
            books.deals.values().flat_map(|book| book.actions.values()).all(Action::is_open)
        };
        assert!(!open(&books));
        go(&mut edits, Direction::Again, &mut books).unwrap();
        assert!(open(&books) && books.has(&step));
    }

    #[test]
    fn what_has_changed_since_stays_as_it_is() {
        let (books, change) = closing();
        let mut edits = Edits::default();
        edits.made(vec![change]);
        assert_eq!(edits.go(Direction::Back, &books, TODAY), Err(Refusal::Changed));
    }
}
