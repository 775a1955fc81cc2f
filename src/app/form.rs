//! A form: prompts one below the other, one of them in focus.
//!
//! Typing edits text only; what a field keeps is decided by whoever made the
//! form. Half-typed texts outlive their field: they come back with it.

mod act;
mod readings;
mod row;
mod stray;
mod unsaved;

use std::collections::BTreeMap;

use super::editor::{Editing, Editor};
use crate::interview::prompt::{Entry, Offer, Prompt, Reads};

pub use act::{Did, act};
pub use row::{Input, Row};
pub use stray::field_of;

/// A field to be shown.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Its name, the same for as long as it is the same field.
    pub key: String,
    /// How it is asked for.
    pub prompt: Prompt,
    /// Whether Enter stops here.
    pub is_asked: bool,
}

impl Ask {
    /// A field of a form that belongs to no session: nothing is kept in it yet.
    pub fn new(key: &str, ask: impl Into<String>, entry: Entry) -> Self {
        let prompt = Prompt {
            section: String::new(),
            ask: ask.into(),
            entry,
            reads: Reads::Words,
            kept: String::new(),
            offered: Offer::None,
            standing: String::new(),
            aside: String::new(),
        };
        Self { key: key.to_owned(), prompt, is_asked: true }
    }

    /// The same for what is read so.
    #[must_use]
    pub const fn reading(mut self, reads: Reads) -> Self {
        self.prompt.reads = reads;
        self
    }

    /// The same with a text that typing takes the place of.
    #[must_use]
    pub fn offering(mut self, text: impl Into<String>) -> Self {
        self.prompt.offered = Offer::answer(text);
        self
    }

    /// The same with a text that is edited, and kept where nobody touches it.
    #[must_use]
    pub fn holding(mut self, text: impl Into<String>) -> Self {
        self.prompt.kept = text.into();
        self.prompt.offered = Offer::answer(self.prompt.kept.clone());
        self
    }

    /// The same with a quiet line below it.
    #[must_use]
    pub fn with_aside(mut self, text: impl Into<String>) -> Self {
        self.prompt.aside = text.into();
        self
    }
}

/// Prompts one below the other, one of them in focus.
#[derive(Clone, Debug, Default)]
pub struct Form {
    rows: Vec<Row>,
    focus: usize,
    half: BTreeMap<String, String>,
}

impl Form {
    /// A form on its first field that is asked.
    pub fn new(asks: Vec<Ask>) -> Self {
        let mut form = Self::default();
        form.show(asks);
        form.focus = form.rows.iter().position(|row| row.ask.is_asked).unwrap_or(0);
        form
    }

    /// Texts typed before and not kept, by field; they fill their fields when
    /// these are shown.
    #[must_use]
    pub fn with_half_typed(mut self, half: BTreeMap<String, String>) -> Self {
        self.half = half;
        self
    }

    /// Shows these fields instead; the field in focus stays in focus while it
    /// is among them, and half-typed texts stay.
    pub fn show(&mut self, asks: Vec<Ask>) {
        let old = std::mem::take(&mut self.rows);
        let focused = old.get(self.focus).map(|row| row.key().to_owned());
        let mut old: BTreeMap<String, Row> =
            old.into_iter().map(|row| (row.ask.key.clone(), row)).collect();
        for ask in asks {
            let mut row = Row::new(ask, None);
            if let Some(half) = self.half.get(row.key()) {
                row = Row::new(row.ask, Some(half));
            }
            // Where nothing changed the cursor stays where it was.
            if let Some(before) = old.remove(row.key()) {
                if before.stands_as(&row) {
                    row.input = before.input;
                    row.is_offer &= before.is_offer;
                }
                row.refusal = before.refusal;
            }
            self.rows.push(row);
        }
        let place = focused.and_then(|key| self.position(&key));
        self.focus = place.unwrap_or_else(|| self.focus.min(self.rows.len().saturating_sub(1)));
    }

    /// The fields.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The number of the field in focus.
    pub const fn focus(&self) -> usize {
        self.focus
    }

    /// The field in focus.
    pub fn focused(&self) -> Option<&Row> {
        self.rows.get(self.focus)
    }

    /// Where a field stands.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.key() == key)
    }

    /// Puts a field in focus; false where it is not shown.
    pub fn focus_on(&mut self, key: &str) -> bool {
        let place = self.position(key);
        self.focus = place.unwrap_or(self.focus);
        place.is_some()
    }

    /// Puts the field of that number in focus, or the last one.
    pub fn focus_at(&mut self, at: usize) {
        self.focus = at.min(self.rows.len().saturating_sub(1));
    }

    /// Puts the next field in focus; false at the last one.
    pub const fn next(&mut self) -> bool {
        let is_last = self.focus + 1 >= self.rows.len();
        if !is_last {
            self.focus += 1;
        }
        !is_last
    }

    /// Puts the previous field in focus; false at the first one.
    pub const fn previous(&mut self) -> bool {
        let is_first = self.focus == 0;
        self.focus = self.focus.saturating_sub(1);
        !is_first
    }

    /// Puts the next field that is asked in focus; false where none follows.
    pub fn next_asked(&mut self) -> bool {
        let after = self.rows.iter().enumerate().skip(self.focus + 1);
        let next = after.into_iter().find(|(_, row)| row.ask.is_asked).map(|(at, _)| at);
        self.focus = next.unwrap_or(self.focus);
        next.is_some()
    }

    /// The keys of the fields from the first one to the one in focus.
    pub fn way_here(&self) -> Vec<String> {
        self.rows.iter().take(self.focus + 1).map(|row| row.key().to_owned()).collect()
    }

    /// Puts the last field of a way in focus that is still there: a field may be
    /// gone with its answer, and none is passed by for that.
    pub fn focus_at_end_of(&mut self, way: &[String]) {
        let place = way.iter().rev().find_map(|key| self.position(key));
        self.focus = place.unwrap_or(self.focus);
    }

    /// Puts the first field in focus.
    pub const fn first(&mut self) {
        self.focus = 0;
    }

    /// Puts the last field in focus.
    pub const fn last(&mut self) {
        self.focus = self.rows.len().saturating_sub(1);
    }

    /// Edits the text in focus. The text before and after, where it changed.
    pub fn edit(&mut self, editing: &Editing) -> Option<Edited> {
        if self.stray().is_some() {
            return self.edit_stray(editing);
        }
        let row = self.rows.get_mut(self.focus)?;
        let was_offer = std::mem::replace(&mut row.is_offer, false);
        if let Editing::Insert(text) = editing
            && was_offer
        {
            return self.change(|editor| editor.replace_all(text));
        }
        let meant = row.meant(editing);
        self.change(|editor| editor.edit(&meant))
    }

    /// Takes the last edit of the text in focus back. The text before and
    /// after, where there was one.
    pub fn undo(&mut self) -> Option<Edited> {
        self.change(Editor::undo)
    }

    /// Makes the edit of the text in focus again that was taken back last.
    pub fn redo(&mut self) -> Option<Edited> {
        self.change(Editor::redo)
    }

    fn change<R>(&mut self, change: impl FnOnce(&mut Editor) -> R) -> Option<Edited> {
        let row = self.rows.get_mut(self.focus)?;
        let Input::Text(editor) = &mut row.input else { return None };
        let before = editor.text().to_owned();
        change(editor);
        if editor.text() == before {
            return None;
        }
        row.refusal = None;
        let edited = Edited { key: row.ask.key.clone(), before, after: editor.text().to_owned() };
        if row.is_half_typed() {
            self.half.insert(edited.key.clone(), edited.after.clone());
        } else {
            self.half.remove(&edited.key);
        }
        Some(edited)
    }

    /// Moves the cursor up or down, inside a text or a choice; false where it
    /// is at its end.
    pub fn move_line(&mut self, down: bool) -> bool {
        let Some(row) = self.rows.get_mut(self.focus) else { return false };
        let last = match &row.ask.prompt.entry {
            Entry::Choice(choices, _) => choices.len().saturating_sub(1),
            Entry::Text | Entry::Line | Entry::Hidden | Entry::Criterion(_) | Entry::Confirm => 0,
        };
        match &mut row.input {
            Input::Text(editor) => editor.move_line(down),
            Input::Choice(at) => {
                let to = match *at {
                    None if down => Some(0),
                    Some(at) if down && at < last => Some(at + 1),
                    Some(at) if !down => at.checked_sub(1),
                    None | Some(_) => None,
                };
                *at = to.or(*at);
                to.is_some()
            }
            Input::Nothing => false,
        }
    }

    /// Puts the cursor of the choice in focus on the one that keeps `value`.
    pub fn choose(&mut self, value: &str) {
        let Some(row) = self.rows.get_mut(self.focus) else { return };
        if let Entry::Choice(choices, _) = &row.ask.prompt.entry
            && let Some(at) = choices.iter().position(|choice| choice.value == value)
        {
            row.input = Input::Choice(Some(at));
        }
    }

    /// Takes what was typed in focus as kept, in a form that keeps it itself.
    pub fn keep_here(&mut self) {
        let Some(row) = self.rows.get_mut(self.focus) else { return };
        row.ask.prompt.kept = row.answer();
        let key = row.ask.key.clone();
        self.was_kept(&key);
    }

    /// Forgets the half-typed text of a field: it was kept.
    pub fn was_kept(&mut self, key: &str) {
        self.half.remove(key);
        if let Some(row) = self.rows.iter_mut().find(|row| row.key() == key) {
            row.refusal = None;
        }
    }

    /// Shows why the answer of the field in focus was not taken.
    pub fn refuse(&mut self, why: String) {
        if let Some(row) = self.rows.get_mut(self.focus) {
            row.refusal = Some(why);
        }
    }

    /// The texts typed and not kept, by field.
    pub const fn half_typed(&self) -> &BTreeMap<String, String> {
        &self.half
    }
}

/// A text that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The field.
    pub key: String,
    /// The text before.
    pub before: String,
    /// The text after.
    pub after: String,
}
