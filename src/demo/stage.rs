//! What a play is told on: the books, the deal it is about, and the names it
//! gives to what has drawn ids.

use std::collections::BTreeMap;

use super::Untellable;
use super::calendar::Calendar;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::id::{ActionId, DealId, Draw};
use crate::domain::process::Process;

/// What a play is told on.
pub(super) struct Stage<'a> {
    pub(super) books: &'a mut Books,
    pub(super) draw: &'a mut Draw,
    pub(super) calendar: Calendar,
    pub(super) process: Process,
    /// The deal with all that belongs to it by now.
    pub(super) book: DealBook,
    ids: BTreeMap<String, String>,
}

impl<'a> Stage<'a> {
    /// A stage for that deal.
    pub(super) fn new(
        books: &'a mut Books,
        draw: &'a mut Draw,
        calendar: Calendar,
        process: Process,
        book: DealBook,
    ) -> Self {
        Self { books, draw, calendar, process, book, ids: BTreeMap::new() }
    }

    /// Enters a change in the books.
    pub(super) fn apply(&mut self, change: &Change) {
        self.books.apply(change);
        let id: &DealId = &self.book.deal.id;
        if let Some(book) = self.books.deals.get(id) {
            self.book = book.clone();
        }
    }

    /// The id of what the play calls `$name`, drawn where it is named first.
    pub(super) fn id(&mut self, name: &str) -> String {
        if let Some(id) = self.ids.get(name) {
            return id.clone();
        }
        let ids = &self.ids;
        let books = &*self.books;
        let is_taken = |id: &ActionId| {
            let is_called = |known: &String| known == id.as_str();
            books.has_action(id) || ids.values().any(is_called)
        };
        let id = self.draw.id::<ActionId>(is_taken).to_string();
        self.ids.insert(name.to_owned(), id.clone());
        id
    }

    /// A line with its days and ids filled in.
    pub(super) fn filled(&mut self, line: &str) -> Result<String, Untellable> {
        let filled = self.calendar.filled(line).map_err(|why| untellable(line, why))?;
        let mut pieces = filled.split('$');
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let is_end = |letter: char| !letter.is_ascii_alphanumeric() && letter != '-';
            let end = piece.find(is_end).unwrap_or(piece.len());
            let (name, rest) = piece.split_at(end);
            text.push_str(&self.id(name));
            text.push_str(rest);
        }
        Ok(text)
    }
}

/// A line that cannot be told.
#[expect(clippy::needless_pass_by_value, reason = "errors come from `map_err`")]
pub(super) fn untellable(line: &str, why: impl ToString) -> Untellable {
    Untellable { line: line.to_owned(), why: why.to_string() }
}

/// The parts of a line, with a bar between two.
pub(super) fn parts(text: &str) -> Vec<&str> {
    text.split(" | ").map(str::trim).collect()
}
