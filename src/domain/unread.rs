//! What could not be read, told with its place; the rest of the books is used
//! all the same.

use std::fmt;
use std::mem::discriminant;

use crate::domain::id::DealId;

/// A file that could not be read or does not count, or a value in one.
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
    /// What is not shown for it.
    pub hidden: Option<Box<Hidden>>,
}

/// The records of a deal that cannot be read: they are not shown either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Their files, seen from the workspace.
    pub files: Vec<String>,
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
    /// A cloud drive keeps it elsewhere.
    Away,
    /// It is a second version of that file, which counts.
    SecondOf(String),
    /// It is the folder of a deal, or the file of a record, under another name: that
    /// is its own.
    Renamed(String),
    /// One value in it is wrong, and reads as missing; the rest is there.
    Value(Box<WrongValue>),
}

/// A value that cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrongValue {
    /// The keys that lead to it.
    pub keys: Keys,
    /// What reads as missing for it: the value, or the table it stands in.
    pub missing: Keys,
    /// Whether nothing stands at those keys.
    pub is_absent: bool,
    /// The text, number, day or time that stands there, where it is one.
    pub said: Option<String>,
    /// What should stand there.
    pub wanted: Wanted,
    /// What to write instead, where that is known.
    pub advice: Option<String>,
}

/// What should stand in the place of a wrong value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// A day.
    Day,
    /// An amount.
    Amount,
    /// An id.
    Id(IdOf),
    /// Something of which no other spelling is known.
    #[default]
    Other,
}

impl Cause {
    /// The value that cannot be read, where it is one alone.
    pub const fn wrong(&self) -> Option<&WrongValue> {
        match self {
            Self::Value(wrong) => Some(wrong),
            Self::Wrong
            | Self::Lost
            | Self::Newer
            | Self::Away
            | Self::SecondOf(_)
            | Self::Renamed(_) => None,
        }
    }

    /// How lists say it.
    pub const fn in_words(&self) -> &'static str {
        match self {
            Self::Wrong => "cannot be read",
            Self::Lost => "empty or torn",
            Self::Newer => "needs a newer sideline",
            Self::Away => "not here yet",
            Self::SecondOf(_) => "2 versions",
            Self::Renamed(_) => "renamed",
            Self::Value(_) => "a wrong value",
        }
    }
}

impl Unread {
    /// The file with its line and column, as far as they are known.
    pub fn place(&self) -> String {
        let at = [self.line, self.column].into_iter().flatten().map(|at| format!(":{at}"));
        self.file.clone() + &at.collect::<String>()
    }

    /// The same for whoever sees what the file holds: it is named in short.
    pub fn in_short(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        let line = self.line.map(|line| format!(" line {line}")).unwrap_or_default();
        let advice = self.advice().map(|advice| format!(". {advice}")).unwrap_or_default();
        format!("{name}{line}: {}{advice}", self.message)
    }

    /// The ids that the record with the wrong value may go by in what is printed,
    /// each with the keys there: its own, or that of a table within it.
    pub fn ids(&self) -> Vec<(&str, &[String])> {
        let Some(WrongValue { keys, .. }) = self.wrong() else { return Vec::new() };
        let file = self.file.strip_suffix("/deal.toml").or(self.file.strip_suffix(".toml"));
        let name = file.unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let id = if self.file.contains("/sessions/") {
            name.rsplit('-').next().unwrap_or_default()
        } else {
            name
        };
        let within = match keys.as_slice() {
            [_, id, inner @ ..] if !inner.is_empty() => Some((id.as_str(), inner)),
            _ => None,
        };
        within.into_iter().chain([(id, keys.as_slice())]).collect()
    }

    /// The files of the records that are not shown for it.
    pub fn hides(&self) -> &[String] {
        self.hidden.as_ref().map(|hidden| hidden.files.as_slice()).unwrap_or_default()
    }

    /// The id of the deal whose own file it is.
    pub fn deal(&self) -> Option<&str> {
        let is_second = matches!(self.cause, Cause::SecondOf(_));
        self.file.strip_prefix("deals/")?.strip_suffix("/deal.toml").filter(|_| !is_second)
    }

    /// The deal in whose folder it lies.
    pub fn in_deal(&self) -> Option<DealId> {
        self.file.strip_prefix("deals/")?.split('/').next()?.parse().ok()
    }

    /// Whether that deal is in the books all the same: as one of several
    /// versions, or as far as a record of a newer program goes.
    pub fn is_beside(&self, deal: &DealId) -> bool {
        let folder = format!("deals/{deal}");
        match &self.cause {
            Cause::SecondOf(file) => file.strip_suffix("/deal.toml").unwrap_or(file) == folder,
            Cause::Newer | Cause::Value(_) => self.deal() == Some(deal.as_str()),
            Cause::Renamed(own) => *own == folder,
            Cause::Wrong | Cause::Lost | Cause::Away => false,
        }
    }

    /// What to write instead of a value, where that is known.
    pub fn advice(&self) -> Option<&str> {
        self.wrong()?.advice.as_deref()
    }

    /// Whether both tell of the same, be it with an advice or not.
    pub fn is_same(&self, other: &Self) -> bool {
        let place = |one: &Self| (one.line, one.column, discriminant(&one.cause));
        self.file == other.file && place(self) == place(other)
    }

    /// The value that cannot be read, where it is one alone.
    pub fn wrong(&self) -> Option<&WrongValue> {
        self.cause.wrong()
    }

    /// Whether it is a value at that key of the record, or in that table of it.
    pub fn is_at(&self, key: &str) -> bool {
        self.wrong().is_some_and(|wrong| wrong.keys.first().is_some_and(|it| it == key))
    }

    /// Whether that key of the record itself reads as missing.
    pub fn is_of(&self, key: &str) -> bool {
        self.wrong().is_some_and(|wrong| wrong.missing == [key])
    }

    /// Whether all of the file is out of use, not a value in it alone.
    pub const fn is_whole(&self) -> bool {
        !matches!(self.cause, Cause::Value(_))
    }
}

/// What an id is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdOf {
    /// Our own people.
    Member,
    /// The processes.
    Process,
    /// The stages of a process.
    Stage,
    /// The criteria of a stage that stands in the table above.
    Criterion,
    /// The criteria of a process, with the stage before it.
    CriterionRef,
    /// The criteria with their stage, and the elements.
    Missing,
    /// The elements of a scorecard.
    Element,
    /// The roles on the buyer's side.
    Role,
    /// The people on the buyer's side.
    Buyer,
    /// The steps of a deal.
    Step,
    /// The asks of a deal.
    Ask,
    /// The calls of a deal.
    Call,
    /// The sessions on a deal.
    Session,
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
        write!(f, "{}: {}", self.place(), self.message)?;
        self.advice().map_or(Ok(()), |advice| write!(f, ". {advice}"))
    }
}
