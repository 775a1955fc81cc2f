//! Actions: what is owed, in groups, with one cursor over all lines. What is
//! done goes for the line under the cursor, or for all marked ones.

mod doing;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Ctx, Next, Place};
use crate::app::command::Command;
use crate::app::dialog;
use crate::app::editor::Editor;
use crate::app::keymap::Scope;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::Books;
use crate::domain::change::{Change, Record};
use crate::domain::id::ActionId;
use crate::pages::actions::{self, Group, Owed, Row};

/// Lines that a page key moves over.
const PAGE: usize = 10;

/// What is owed.
#[derive(Clone, Debug, Default)]
pub struct Actions {
    /// The number of the line under the cursor.
    at: usize,
    /// The steps that are marked.
    marked: BTreeSet<ActionId>,
    /// What lines are found by.
    pub filter: Editor,
    /// Whether letters go into the filter.
    pub is_finding: bool,
    /// Whether the line under the cursor is seen whole.
    pub is_whole: bool,
}

impl Actions {
    /// The lines, those alone that the filter leaves.
    pub fn rows<'a>(&self, books: &'a Books, day: Date) -> Vec<Row<'a>> {
        let mut rows = actions::owed(books, day, books.whose);
        let typed = self.filter.text().to_lowercase();
        let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
        rows.retain(|row| row.fits(&words, books));
        rows
    }

    /// The number of the line under the cursor, of so many.
    pub fn at(&self, rows: usize) -> usize {
        self.at.min(rows.saturating_sub(1))
    }

    /// Whether a line is marked.
    pub fn is_marked(&self, row: &Row<'_>) -> bool {
        row.step().is_some_and(|step| self.marked.contains(&step.id))
    }

    /// The scopes whose keys work here, those of the line first.
    pub fn scopes(&self, books: &Books, day: Date) -> Vec<Scope> {
        if self.is_finding {
            return vec![Scope::Finding, Scope::Typing];
        }
        let rows = self.rows(books, day);
        let row = rows.get(self.at(rows.len()));
        let of_line = row.map(|row| of_line(row, books)).unwrap_or_default();
        of_line.into_iter().chain([Scope::Actions, Scope::Home]).collect()
    }

    /// Puts the cursor on the line that shows that record, where one does.
    pub(super) fn follow(&mut self, record: &Record, books: &Books, day: Date) {
        let place = self.rows(books, day).iter().position(|row| row.shows(record));
        self.at = place.unwrap_or(self.at);
    }

    /// An edit was made. The cursor goes to what is new; else it stays, so that
    /// the next line comes under it.
    pub(super) fn made(&mut self, changes: &[Change], books: &Books, day: Date) {
        self.marked.clear();
        if let Some(new) = changes.iter().find(|change| change.before.is_none()) {
            self.follow(&new.after, books, day);
        }
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let day = ctx.now.wall.date();
        let groups: Vec<Group> = self.rows(ctx.books, day).iter().map(|row| row.group).collect();
        let last = groups.len().saturating_sub(1);
        self.at = self.at(groups.len());
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::PageUp => self.at = self.at.saturating_sub(PAGE),
            Command::PageDown => self.at = (self.at + PAGE).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::NextField => self.at = next_group(&groups, self.at),
            Command::PreviousField => self.at = group_before(&groups, self.at),
            Command::Edit(editing) => {
                self.filter.edit(editing);
                self.at = 0;
            }
            Command::Find => self.is_finding = true,
            Command::Keep if self.is_finding => self.is_finding = false,
            Command::Whose => return self.turn_over(ctx),
            Command::Mark => self.mark(ctx),
            Command::Copy => return self.copy(ctx),
            Command::Out => return self.out(),
            _ => return self.perform(command, ctx),
        }
        Next::nothing()
    }

    /// Copies the ask under the cursor as a text.
    fn copy(&self, ctx: &mut Ctx<'_>) -> Next {
        let rows = self.rows(ctx.books, ctx.now.wall.date());
        let ask = match rows.get(self.at).map(|row| row.owed) {
            Some(Owed::Ask(ask)) => (ask.deal.clone(), ask.id.clone()),
            Some(Owed::Step(_)) | None => return Next::nothing(),
        };
        dialog::copy_ask(&ask.0, &ask.1, ctx)
    }

    /// One level out: what is looked for, the marks, the line seen whole, the
    /// list.
    fn out(&mut self) -> Next {
        if self.is_finding || !self.filter.text().is_empty() {
            self.is_finding = false;
            self.filter = Editor::default();
        } else if !self.marked.is_empty() {
            self.marked.clear();
        } else if self.is_whole {
            self.is_whole = false;
        } else {
            return Next::go(Place::Today);
        }
        Next::nothing()
    }
}

/// What can be done with a line.
fn of_line(row: &Row<'_>, books: &Books) -> Vec<Scope> {
    match row.owed {
        Owed::Step(step) if !step.is_open() => vec![Scope::ClosedStep],
        Owed::Step(_) if is_to_confirm(row, books) => vec![Scope::ToConfirm, Scope::OpenStep],
        Owed::Step(_) => vec![Scope::OpenStep],
        Owed::Ask(ask) if !ask.is_open() => vec![Scope::AskLine, Scope::OnAsk],
        Owed::Ask(ask) if is_offered_to_me(ask, books) => vec![Scope::Offered],
        Owed::Ask(ask) if waits_for_me(ask, books) => {
            vec![Scope::Asked, Scope::AskLine, Scope::OnAsk]
        }
        Owed::Ask(_) => vec![Scope::Owed, Scope::AskLine, Scope::OnAsk],
    }
}

/// Whether it is a step that waits for the word of who sits at the keyboard.
fn is_to_confirm(row: &Row<'_>, books: &Books) -> bool {
    let is_mine = |step: &Action| books.known_me().is_none_or(|(me, _)| step.owner.is(me));
    row.step().is_some_and(|step| step.status == ActionStatus::Proposed && is_mine(step))
}

/// Whether an ask waits for the answer of who sits at the keyboard.
fn waits_for_me(ask: &Ask, books: &Books) -> bool {
    let is_open = ask.status == AskStatus::Open && !ask.is_offer();
    is_open && books.known_me().is_none_or(|(me, _)| ask.of.is(me))
}

/// Whether it is an offer of help to who sits at the keyboard.
fn is_offered_to_me(ask: &Ask, books: &Books) -> bool {
    ask.is_open_offer() && books.known_me().is_none_or(|(me, _)| ask.from == *me)
}

fn next_group(groups: &[Group], at: usize) -> usize {
    let here = groups.get(at);
    let next = groups.iter().skip(at).position(|group| Some(group) != here);
    next.map_or(at, |more| at + more)
}

/// Where the group begins, or from its first line the group before.
fn group_before(groups: &[Group], at: usize) -> usize {
    let before = groups.get(at.saturating_sub(1));
    groups.iter().position(|group| Some(group) == before).unwrap_or(at)
}
