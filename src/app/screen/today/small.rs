//! The small forms over the lines: another date and why, what came of it, why
//! not.

use jiff::civil::Date;

use super::super::{Desk, Step};
use super::{Today, lines};
use crate::app::command::Command;
use crate::app::form::{Ask, Form};
use crate::app::pad::Jotted;
use crate::domain::action::{NotConfirmed, OtherDate};
use crate::domain::books::Books;
use crate::domain::prompt::Entry;
use crate::domain::today::{About, Deed};
use crate::domain::when::{self, Lean};

/// How the places of the small forms in the pad begin.
pub const PLACE: &str = "today.";
const DUE: &str = "due";
const WHY: &str = "why";
const RESULT: &str = "result";

/// A small form over the lines.
#[derive(Clone, Debug)]
pub struct Small {
    about: About,
    what: What,
    form: Form,
}

/// What it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Another date for a step that waits for my word, and why.
    OtherDate,
    /// What came of what was owed.
    Done,
    /// Why not.
    Decline,
}

impl Small {
    /// The form for a line; none where it does not fit.
    fn new(what: What, about: About, books: &Books, day: Date) -> Option<Self> {
        let asks = match (what, &about) {
            (What::OtherDate, About::Confirm(deal, id)) => {
                let step = books.deals.get(deal)?.actions.get(id)?;
                let due = step.due.map(|due| when::shown(due, day)).unwrap_or_default();
                vec![
                    Ask::new(DUE, "By when?", Entry::Line).offering(due),
                    Ask::new(WHY, "Why is another date better?", Entry::Line),
                ]
            }
            (What::Done, About::Step(..) | About::Promise(..)) => {
                let ask = Ask::new(RESULT, "What came of it?", Entry::Line);
                vec![ask.with_aside("Enter alone: it is done, and there is nothing to tell")]
            }
            (What::Decline, About::Asked(..)) => {
                vec![Ask::new(WHY, "Why not? Whoever asked reads it", Entry::Line)]
            }
            (
                What::OtherDate | What::Done | What::Decline,
                About::Deal(_)
                | About::Prep(_)
                | About::Rep(_)
                | About::File
                | About::Confirm(..)
                | About::Step(..)
                | About::Promise(..)
                | About::Asked(..),
            ) => return None,
        };
        Some(Self { about, what, form: Form::new(asks) })
    }

    /// The form.
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// Its place in the pad.
    pub fn place(&self) -> String {
        let what = match self.what {
            What::OtherDate => "other-date",
            What::Done => "done",
            What::Decline => "decline",
        };
        format!("{PLACE}{what}.{}", self.about)
    }

    pub(super) fn bring_back(&mut self, left: &Jotted) {
        self.form.bring_back(left);
    }

    /// The day that is understood of what was typed so far.
    pub fn understood(&self, today: Date) -> Option<Date> {
        let row = self.form.focused().filter(|row| row.key() == DUE)?;
        when::day(row.typed()?, today, Lean::Ahead).ok()
    }

    fn answer(&self, key: &str) -> String {
        let row = self.form.rows().iter().find(|row| row.key() == key);
        row.map(crate::app::form::Row::answer).unwrap_or_default()
    }

    /// Goes on to the next field; after the last one, what was said.
    ///
    /// # Errors
    ///
    /// Why the answer in focus is not taken.
    fn keep(&mut self, today: Date) -> Result<Option<Deed>, String> {
        let due = self.day(today);
        if self.form.focused().is_some_and(|row| row.key() == DUE) {
            due.clone()?;
        }
        self.form.keep_here();
        if self.form.next() {
            return Ok(None);
        }
        Ok(Some(match self.what {
            What::OtherDate => Deed::Confirm(Some(OtherDate { due: due?, why: self.answer(WHY) })),
            What::Done => Deed::Done(Some(self.answer(RESULT))),
            What::Decline => Deed::Decline(self.answer(WHY)),
        }))
    }

    fn day(&self, today: Date) -> Result<Date, String> {
        let due = when::day(&self.answer(DUE), today, Lean::Ahead).map_err(|e| e.to_string())?;
        if due < today { Err(NotConfirmed::Passed.to_string()) } else { Ok(due) }
    }
}

impl Today {
    /// Opens the small form of that place in the pad, where its line is there.
    pub fn open_small(&mut self, place: &str, desk: &Desk<'_>) {
        let day = desk.now.wall.date();
        for (at, line) in lines(desk.books, day).into_iter().enumerate() {
            let forms = [What::OtherDate, What::Done, What::Decline].into_iter();
            let mut forms =
                forms.filter_map(|what| Small::new(what, line.about.clone(), desk.books, day));
            if let Some(small) = forms.find(|small| small.place() == place) {
                (self.at, self.small) = (at, Some(small));
                return;
            }
        }
    }

    /// Opens the small form for the line under the cursor.
    pub(super) fn ask(&mut self, what: What, desk: &Desk<'_>) {
        let day = desk.now.wall.date();
        let Some(about) = self.about(desk.books, day) else { return };
        self.small = Small::new(what, about, desk.books, day);
    }

    /// Does what was asked for in the small form.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub(super) fn act_in_form(&mut self, command: &Command, desk: &mut Desk<'_>) -> Step {
        let Some(small) = &mut self.small else { return Step::nothing() };
        let form = &mut small.form;
        match command {
            Command::Edit(editing) => drop(form.edit(editing)),
            Command::Undo => drop(form.undo()),
            Command::Redo => drop(form.redo()),
            Command::NextField => drop(form.next()),
            Command::PreviousField => drop(form.previous()),
            Command::Down => drop(form.move_line(true) || form.next()),
            Command::Up => drop(form.move_line(false) || form.previous()),
            Command::Keep => return self.keep(desk),
            Command::Out => self.small = None,
            _ => {}
        }
        Step::nothing()
    }

    /// Keeps the answer in focus; the last one does what the form is for.
    fn keep(&mut self, desk: &mut Desk<'_>) -> Step {
        let day = desk.now.wall.date();
        let Some(small) = &mut self.small else { return Step::nothing() };
        let change = match small.keep(day) {
            Ok(None) => return Step::nothing(),
            Ok(Some(deed)) => small.about.change(deed, desk.books, day),
            Err(why) => Some(Err(why)),
        };
        match change {
            Some(Err(why)) => {
                small.form.refuse(why);
                Step::nothing()
            }
            Some(Ok(change)) => {
                self.small = None;
                Step::stay(self.make(change, desk))
            }
            None => {
                self.small = None;
                Step::nothing()
            }
        }
    }
}
