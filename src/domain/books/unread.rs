//! What could not be read, told with its place; the rest of the books is used
//! all the same.

use std::fmt;

use crate::domain::id::DealId;

/// A file that could not be read, or that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The file, seen from the workspace.
    pub file: String,
    /// The line of the fault, from 1.
    pub line: Option<usize>,
    /// The column of the fault in characters, from 1.
    pub column: Option<usize>,
    /// Why it does not count.
    pub cause: Cause,
    /// What is wrong, in a sentence.
    pub message: String,
}

/// Why a file does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// Something in it is wrong, and a person can put it right.
    #[default]
    Wrong,
    /// It is empty or torn: what it held is not there any more.
    Lost,
    /// A newer version of the program wrote it.
    Newer,
    /// It is a second version of that file, which counts.
    SecondOf(String),
}

impl Cause {
    /// How lists say it.
    pub const fn in_words(&self) -> &'static str {
        match self {
            Self::Wrong => "cannot be read",
            Self::Lost => "empty or torn",
            Self::Newer => "needs a newer sideline",
            Self::SecondOf(_) => "2 versions",
        }
    }
}

impl Unread {
    /// The file with its line and column, as far as they are known.
    pub fn place(&self) -> String {
        let at = [self.line, self.column].into_iter().flatten().map(|at| format!(":{at}"));
        self.file.clone() + &at.collect::<String>()
    }

    /// The id of the deal that this file keeps out of the books.
    pub fn deal(&self) -> Option<&str> {
        let is_second = matches!(self.cause, Cause::SecondOf(_));
        self.file.strip_prefix("deals/")?.strip_suffix("/deal.toml").filter(|_| !is_second)
    }

    /// Whether it is a second version of that deal.
    pub fn is_second_of(&self, deal: &DealId) -> bool {
        let folder = format!("deals/{deal}");
        matches!(&self.cause, Cause::SecondOf(file) if file.strip_suffix("/deal.toml").unwrap_or(file) == folder)
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message)
    }
}
