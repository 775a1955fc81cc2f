//! Why a line says neither amount nor close date nor whose that is.

use super::AMOUNT;
use crate::domain::calendar::Calendar;
use crate::reading::amount::{self, NotMoney};
use crate::reading::refused::{Question, repeated};
use crate::reading::when::{self, NotADay, Way};

/// Why a line says no such thing. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTerms {
    /// A piece that is neither an amount nor a day nor whose day it is.
    #[error(
        "{found:?} is no amount, day or whose date: as in 120000, 31 Jan, theirs, Dana; or ? for now"
    )]
    Unknown {
        /// The piece.
        found: String,
    },
    /// More than one amount.
    #[error("{one} and {other} are two amounts. Write {one} or {other}")]
    TwoAmounts {
        /// The first.
        one: String,
        /// The second.
        other: String,
    },
    /// More than one day.
    #[error("{one} and {other} are two days: by which one would they sign?")]
    TwoDays {
        /// The first.
        one: String,
        /// The second.
        other: String,
    },
    /// The day of what comes after they sign.
    #[error(
        "\"{found}\" is after they sign. By when would they sign? Write that day, as in 31 Jan; or ? for now"
    )]
    Later {
        /// What is said of it.
        found: String,
    },
    /// A day that is none.
    #[error("{0}")]
    Day(NotADay),
    /// An amount that is none.
    #[error("{0}")]
    Amount(NotMoney),
}

impl NotTerms {
    /// What a piece may be; none where it is nothing.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Day(why) => why.question(),
            Self::Amount(why) => why.question(),
            Self::Unknown { .. }
            | Self::TwoAmounts { .. }
            | Self::TwoDays { .. }
            | Self::Later { .. } => None,
        }
    }

    /// Of a piece that is none of the three.
    pub(super) fn of(piece: &str, usual: &str, calendar: Calendar) -> Self {
        let is_short = piece.split_whitespace().nth(AMOUNT).is_none();
        let has_digits = is_short && piece.contains(|letter: char| letter.is_ascii_digit());
        match (when::day(piece, calendar, Way::Ahead), amount::read(piece, Some(usual))) {
            (Err(none), _) if none.is_a_day => Self::Day(none),
            (_, Err(none)) if has_digits => Self::Amount(none),
            _ => Self::Unknown { found: repeated(piece) },
        }
    }
}
