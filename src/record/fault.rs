//! What is wrong in a file, with its place, in words for whoever wrote it.

mod plain;

use toml::de::{DeTable, Error};

use crate::domain::books::Unread;

/// What is wrong in a text, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fault {
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    is_lost: bool,
}

impl Fault {
    /// A fault of the file as a whole.
    pub(crate) fn of_file(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    /// The fault of a file that lost what it held.
    #[must_use]
    pub(crate) fn lost(self) -> Self {
        Self { is_lost: true, ..self }
    }

    /// A fault at a byte of `text`.
    pub(crate) fn at(text: &str, byte: usize, message: impl Into<String>) -> Self {
        let before = text.get(..byte).unwrap_or_default();
        let line = before.split('\n').next_back().unwrap_or_default();
        Self {
            line: Some(before.matches('\n').count() + 1),
            column: Some(line.chars().count() + 1),
            message: message.into(),
            is_lost: false,
        }
    }

    /// A fault at the value of a key that stands before the first table.
    pub(crate) fn at_key(text: &str, key: &str, message: impl Into<String>) -> Self {
        let head = DeTable::parse(text).ok();
        let found = head.and_then(|head| head.get_ref().get(key).map(toml::Spanned::span));
        match found {
            Some(span) => Self::at(text, span.start, message),
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
        // A sync that stopped half way leaves such a text.
        Self::at(text, byte, plain::syntax(error.message(), found)).lost()
    }

    /// TOML that does not say what the record should.
    pub(crate) fn of_content(text: &str, error: &Error) -> Self {
        let (byte, found) = place(text, error);
        Self::at(text, byte, plain::content(error.message(), found))
    }

    /// The fault as one of `file`.
    pub(crate) fn of(self, file: impl Into<String>) -> Unread {
        let Self { line, column, message, is_lost } = self;
        Unread { file: file.into(), line, column, message, is_lost }
    }
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
