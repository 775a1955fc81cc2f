//! What is wrong in a file, with its place, in words for whoever wrote it.

mod plain;

use toml::de::{DeTable, Error};

use super::spoilt_day;
use crate::domain::books::{Cause, Unread, WrongValue};

/// What is wrong in a text, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fault {
    line: Option<usize>,
    column: Option<usize>,
    cause: Cause,
    message: String,
}

impl Fault {
    /// A fault of the file as a whole.
    pub(crate) fn of_file(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    /// The fault of a file that lost what it held.
    #[must_use]
    pub(crate) fn lost(self) -> Self {
        self.because(Cause::Lost)
    }

    /// A fault at a byte of `text`.
    pub(crate) fn at(text: &str, byte: usize, message: impl Into<String>) -> Self {
        let before = text.get(..byte).unwrap_or_default();
        let line = before.split('\n').next_back().unwrap_or_default();
        Self {
            line: Some(before.matches('\n').count() + 1),
            column: Some(line.chars().count() + 1),
            message: message.into(),
            ..Self::default()
        }
    }

    /// A fault at the value of a key, with the tables it stands in before it, as
    /// in `agreed.session`; at the key itself where it is a day or a table.
    pub(crate) fn at_key(text: &str, keys: &str, message: impl Into<String>) -> Self {
        let quoted = spoilt_day::in_quotes(text);
        let tree = DeTable::parse(&quoted).ok();
        match tree.and_then(|tree| find(tree.get_ref(), keys)) {
            Some(byte) => Self::at(&quoted, byte, message),
            None => Self::of_file(message),
        }
    }

    /// A fault at a key itself, with the tables it stands in before it.
    pub(crate) fn at_name(text: &str, keys: &[String], message: impl Into<String>) -> Self {
        let quoted = spoilt_day::in_quotes(text);
        let tree = DeTable::parse(&quoted).ok();
        match tree.and_then(|tree| name(tree.get_ref(), keys)) {
            Some(byte) => Self::at(&quoted, byte, message),
            None => Self::of_file(message),
        }
    }

    /// A text that is not TOML at all.
    pub(crate) fn of_syntax(text: &str, error: &Error) -> Self {
        if let Some(byte) = conflict(text) {
            let message = "unresolved merge: keep one of the two sides, and take the marks out";
            return Self::at(text, byte, message);
        }
        let (byte, found) = place(text, error);
        let fault = Self::at(text, byte, plain::syntax(error.message(), found));
        // Every file that was written whole ends with its last line.
        if text.ends_with('\n') { fault } else { fault.lost() }
    }

    /// TOML that does not say what the record should at that key.
    pub(crate) fn at_value(text: &str, error: &Error, key: &str) -> Self {
        let (byte, found) = place(text, error);
        Self::at(text, byte, plain::content(key, error.message(), found))
    }

    /// The same fault, as one of a value alone.
    pub(crate) fn of_value(self, wrong: WrongValue) -> Self {
        self.because(Cause::Value(Box::new(wrong)))
    }

    /// What reads as missing, where it is the fault of a value alone.
    pub(crate) fn wrong(&self) -> Option<&WrongValue> {
        self.cause.wrong()
    }

    /// The same fault, for that cause.
    pub(crate) fn because(self, cause: Cause) -> Self {
        Self { cause, ..self }
    }

    /// The fault as one of `file`.
    pub(crate) fn of(self, file: impl Into<String>) -> Unread {
        let Self { line, column, cause, message } = self;
        Unread { file: file.into(), line, column, cause, message, hidden: None }
    }
}

/// Where a key within tables stands, or its value.
fn find(table: &DeTable<'_>, keys: &str) -> Option<usize> {
    let (first, rest) = keys.split_once('.').map_or((keys, None), |(key, rest)| (key, Some(rest)));
    let (key, value) = table.get_key_value(first)?;
    match (rest, value.get_ref().as_table()) {
        (Some(rest), table) => find(table?, rest),
        (None, None) if value.get_ref().as_datetime().is_none() => Some(value.span().start),
        (None, _) => Some(key.span().start),
    }
}

/// Where a key within tables stands itself.
fn name(table: &DeTable<'_>, keys: &[String]) -> Option<usize> {
    let (first, rest) = keys.split_first()?;
    let (key, value) = table.get_key_value(first.as_str())?;
    if rest.is_empty() { Some(key.span().start) } else { name(value.get_ref().as_table()?, rest) }
}

/// Where the error is, and what stands there.
fn place<'t>(text: &'t str, error: &Error) -> (usize, &'t str) {
    let span = error.span().unwrap_or_default();
    (span.start, text.get(span).unwrap_or_default())
}

/// Where the first mark of an unresolved merge stands.
fn conflict(text: &str) -> Option<usize> {
    const MARK: &str = "<<<<<<< ";
    if text.starts_with(MARK) { Some(0) } else { text.find(&format!("\n{MARK}")).map(|at| at + 1) }
}
