//! What is done with a line: it is saved at once, and can be taken back.

use super::super::{Desk, Step};
use super::{Today, lines};
use crate::app::effect::Effect;
use crate::app::model::Notice;
use crate::domain::books::Books;
use crate::domain::change::{Change, Record};
use crate::domain::today::Deed;

/// Changes that can be taken back.
const REMEMBERED: usize = 50;

impl Today {
    /// Does something with the line under the cursor; a refusal is news.
    pub(super) fn do_it(&mut self, deed: Deed, desk: &mut Desk<'_>) -> Step {
        let day = desk.now.wall.date();
        let about = self.about(desk.books, day);
        match about.and_then(|about| about.change(deed, desk.books, day)) {
            Some(Ok(change)) => Step::stay(self.make(change, desk)),
            Some(Err(why)) => {
                *desk.notice = Some(Notice::news(why));
                Step::nothing()
            }
            None => Step::nothing(),
        }
    }

    /// Makes a change that can be taken back, and saves it.
    pub(super) fn make(&mut self, change: Change, desk: &mut Desk<'_>) -> Vec<Effect> {
        *desk.notice = Some(Notice::news("Kept. Ctrl-Z takes it back."));
        self.undone.clear();
        self.remember(change.clone());
        put(change, desk)
    }

    fn remember(&mut self, change: Change) {
        self.done.push(change);
        if self.done.len() > REMEMBERED {
            self.done.remove(0);
        }
    }

    /// Takes the last change back.
    pub(super) fn undo(&mut self, desk: &mut Desk<'_>) -> Step {
        let Some(change) = self.done.pop() else { return told("Nothing to take back.", desk) };
        let Some(back) = backwards(&change) else { return Step::nothing() };
        if !is_as(&change.after, desk.books) {
            return told("It has changed since, and stays as it is.", desk);
        }
        self.undone.push(change);
        self.follow(back, desk)
    }

    /// Makes the change again that was taken back last.
    pub(super) fn redo(&mut self, desk: &mut Desk<'_>) -> Step {
        let Some(change) = self.undone.pop() else { return told("Nothing to make again.", desk) };
        if !change.before.as_ref().is_some_and(|before| is_as(before, desk.books)) {
            return told("It has changed since, and stays as it is.", desk);
        }
        self.remember(change.clone());
        self.follow(change, desk)
    }

    /// Saves a change, with the cursor on the line that shows it.
    fn follow(&mut self, change: Change, desk: &mut Desk<'_>) -> Step {
        let record = change.after.clone();
        let effects = put(change, desk);
        let lines = lines(desk.books, desk.now.wall.date());
        let place = lines.iter().position(|line| line.about.shows(&record));
        self.at = place.unwrap_or(self.at);
        Step::stay(effects)
    }
}

/// Puts a change into the books, and saves it.
fn put(change: Change, desk: &mut Desk<'_>) -> Vec<Effect> {
    desk.books.apply(&change);
    vec![Effect::Save(change, None)]
}

/// The change that takes another one back; none for a new record.
fn backwards(change: &Change) -> Option<Change> {
    let before = Some(change.after.clone());
    Some(Change { before, after: change.before.clone()? })
}

/// Whether the books still have a record like that.
fn is_as(record: &Record, books: &Books) -> bool {
    match record {
        Record::Action(step) => {
            let book = books.deals.get(&step.deal);
            book.and_then(|book| book.actions.get(&step.id)) == Some(step)
        }
        Record::Ask(ask) => {
            let book = books.deals.get(&ask.deal);
            book.and_then(|book| book.asks.get(&ask.id)) == Some(ask)
        }
        Record::Team(_) | Record::Deal(_) | Record::Call(_) | Record::Session(_) => false,
    }
}

fn told(what: &str, desk: &mut Desk<'_>) -> Step {
    *desk.notice = Some(Notice::news(what));
    Step::nothing()
}
