//! Everything that is wrong in a workspace, with its place, and what to do.
//!
//! An examination changes nothing. What can be mended without losing a byte has
//! a cure; all else is for people to decide.

mod amount;
mod cure;
mod currency;
mod drafts;
mod files;
mod folders;
mod idle;
mod me;
mod references;
mod rights;
mod sessions;
mod status;
mod survey;
mod twice;
mod unread;

use std::fmt;
use std::path::Path;

use jiff::ZonedDateTime;

use crate::domain::books::{Books, IdleKey, Unread};
use crate::domain::change::Record;

use super::lock;
use super::store::Store;
use cure::Cure;

pub use folders::problems as of_folders;
pub use idle::problems as of_idle;
pub use me::problem as of_me;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something is not shown, not counted or not done as it should be.
    Error,
    /// Worth putting right; all is shown and counted.
    Warning,
}

impl Severity {
    /// The word of lists and of the printed shape.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The file, seen from the workspace.
    pub file: String,
    /// Its line, from 1.
    pub line: Option<usize>,
    /// Its column in characters, from 1.
    pub column: Option<usize>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The rule that found it.
    pub code: &'static str,
    /// How it is mended, where that needs nobody's judgement.
    pub(super) cure: Option<Cure>,
}

impl Problem {
    /// Something wrong with a file as a whole.
    pub fn error(
        file: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line: None,
            column: None,
            severity: Severity::Error,
            message: message.into(),
            help: help.into(),
            code: "",
            cure: None,
        }
    }

    /// Something about a file that is worth putting right.
    pub fn warning(
        file: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, message, help) }
    }

    /// The same at a place of its file, as far as that is known.
    #[must_use]
    pub fn at(self, line: Option<usize>, column: Option<usize>) -> Self {
        Self { line, column, ..self }
    }

    /// What problems are sorted by: file and place.
    pub fn order(&self) -> (&str, Option<usize>, Option<usize>) {
        (&self.file, self.line, self.column)
    }

    /// Its file with line and column, as far as they are known.
    pub fn place(&self) -> String {
        let at = [self.line, self.column].into_iter().flatten().map(|at| format!(":{at}"));
        self.file.clone() + &at.collect::<String>()
    }

    /// Whether both have one cause, at two places.
    pub fn is_alike(&self, other: &Self) -> bool {
        (self.severity, &self.message, &self.help) == (other.severity, &other.message, &other.help)
    }

    /// The same, as that rule found it.
    #[must_use]
    pub fn by(self, code: &'static str) -> Self {
        Self { code, ..self }
    }

    fn mended_by(self, cure: Cure) -> Self {
        Self { cure: Some(cure), ..self }
    }
}

impl fmt::Display for Problem {
    /// One line, as in `deals/acme/deal.toml:9:9: error: what is wrong`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place(), self.severity.as_str(), self.message)
    }
}

/// What a workspace is examined with.
#[derive(Debug)]
pub struct Doctor<'a> {
    /// Its records, as they are on the disk.
    pub store: &'a Store,
    /// The same, as they were read.
    pub books: &'a Books,
    /// The state folder of this computer.
    pub state: &'a Path,
    /// This moment.
    pub now: ZonedDateTime,
}

impl Doctor<'_> {
    /// Whether something of that id is there, and cannot be read.
    fn is_unread(&self, id: &str) -> bool {
        self.books.unread.iter().any(|unread| unread.file.contains(id))
    }

    /// Whether a deal is there that cannot be read: nobody knows what is in it.
    fn has_unread_deal(&self) -> bool {
        let is_deal = |unread: &Unread| unread.deal().is_some() || !unread.hides().is_empty();
        self.books.unread.iter().any(is_deal)
    }

    /// The keys that do nothing, but those that are told of the one they were meant for.
    fn idle(&self) -> Vec<IdleKey> {
        let is_told =
            |idle: &&IdleKey| self.books.unread.iter().any(|unread| unread::meant_by(unread, idle));
        self.books.idle.iter().filter(|idle| !is_told(idle)).cloned().collect()
    }

    /// Whether nothing is wrong at a key of a record: what cannot be read says nothing.
    fn can_read(&self, record: &Record, key: &str) -> bool {
        !self.books.wrong_in(record).any(|unread| unread.is_at(key))
    }

    /// Whether a file has a table that may be that one with a slip in its name.
    fn has_misspelt(&self, file: &str, table: &str) -> bool {
        let mut idle = self.books.idle.iter().filter(|idle| idle.file == file);
        idle.any(|idle| idle.keys.first().is_some_and(|key| idle::is_near(table, key)))
    }

    /// All that is wrong with the records, in no order.
    pub fn examine(&self) -> Vec<Problem> {
        let survey = survey::survey(self.store.root());
        let locks = (!self.store.knows_locks()).then(no_locks);
        let rules: [(&'static str, Vec<Problem>); 11] = [
            ("unread", unread::problems(self)),
            ("file", files::problems(self, &survey)),
            ("rights", rights::problem(self, &survey).into_iter().collect()),
            ("key", idle::problems(self.store.root(), &self.idle())),
            ("reference", references::problems(self)),
            ("status", status::problems(self)),
            ("currency", currency::problems(self)),
            ("amount", amount::problems(self)),
            ("session", sessions::problems(self)),
            ("draft", drafts::problems(self)),
            ("lock", locks.into_iter().collect()),
        ];
        let coded = |(code, problems): (_, Vec<Problem>)| {
            problems.into_iter().map(move |problem| problem.by(code))
        };
        rules.into_iter().flat_map(coded).collect()
    }
}

fn no_locks() -> Problem {
    Problem::warning(
        lock::FILE,
        "this drive knows no locks: two who save at the same moment are not kept apart",
        "keep the workspace on a drive of this computer, and let git or a sync program carry it",
    )
}
