//! What could not be read, told with its place; the rest of the books is used
//! all the same.

use std::fmt;

use crate::domain::change::Record;
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
    /// It is the folder of a deal with that id, under another name.
    Renamed(String),
}

impl Cause {
    /// How lists say it.
    pub const fn in_words(&self) -> &'static str {
        match self {
            Self::Wrong => "cannot be read",
            Self::Lost => "empty or torn",
            Self::Newer => "needs a newer sideline",
            Self::SecondOf(_) => "2 versions",
            Self::Renamed(_) => "renamed",
        }
    }
}

impl Unread {
    /// The file with its line and column, as far as they are known.
    pub fn place(&self) -> String {
        let at = [self.line, self.column].into_iter().flatten().map(|at| format!(":{at}"));
        self.file.clone() + &at.collect::<String>()
    }

    /// The id of the deal whose own file it is.
    pub fn deal(&self) -> Option<&str> {
        let is_second = matches!(self.cause, Cause::SecondOf(_));
        self.file.strip_prefix("deals/")?.strip_suffix("/deal.toml").filter(|_| !is_second)
    }

    /// Whether that deal is in the books all the same: as one of several
    /// versions, or as far as a record of a newer program goes.
    pub fn is_beside(&self, deal: &DealId) -> bool {
        let folder = format!("deals/{deal}");
        match &self.cause {
            Cause::SecondOf(file) => file.strip_suffix("/deal.toml").unwrap_or(file) == folder,
            Cause::Newer => self.deal() == Some(deal.as_str()),
            Cause::Renamed(id) => id == deal.as_str(),
            Cause::Wrong | Cause::Lost => false,
        }
    }

    /// Whether it is the file of that record, which a newer program wrote: it is
    /// shown as far as it goes, and never changed.
    pub fn is_newer(&self, record: &Record) -> bool {
        let own = match record {
            Record::Team(_) => "sideline.toml".to_owned(),
            Record::Deal(deal) => format!("deals/{}/deal.toml", deal.id),
            Record::Action(step) => format!("/{}.toml", step.id),
            Record::Ask(ask) => format!("/{}.toml", ask.id),
            Record::Call(call) => format!("/{}.toml", call.id),
            Record::Session(session) => format!("-{}.toml", session.id),
        };
        self.cause == Cause::Newer && self.file.ends_with(&own)
    }
}

/// The keys to something in a file, the outermost table first.
pub type Keys = Vec<String>;

/// A key that does nothing: it is kept, and nobody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdleKey {
    /// The file, seen from the workspace.
    pub file: String,
    /// The key, with the tables it stands in before it.
    pub keys: Keys,
}

impl IdleKey {
    /// Those of one file.
    pub fn all(file: &str, keys: Vec<Keys>) -> impl Iterator<Item = Self> {
        keys.into_iter().map(move |keys| Self { file: file.to_owned(), keys })
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message)
    }
}
