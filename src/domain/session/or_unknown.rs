//! A fact that somebody was asked for.

use std::fmt;
use std::str::FromStr;

/// A fact that was asked for: it is known now, or nobody knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrUnknown<T> {
    /// Nobody knows.
    Unknown,
    /// This is known.
    Known(T),
}

/// The word of the records for what nobody knows.
const UNKNOWN: &str = "unknown";

impl<T> OrUnknown<T> {
    /// What is known.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Unknown => None,
            Self::Known(fact) => Some(fact),
        }
    }
}

impl<T: fmt::Display> fmt::Display for OrUnknown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str(UNKNOWN),
            Self::Known(fact) => fact.fmt(f),
        }
    }
}

impl<T: FromStr> FromStr for OrUnknown<T> {
    type Err = T::Err;

    fn from_str(text: &str) -> Result<Self, T::Err> {
        if text == UNKNOWN { Ok(Self::Unknown) } else { text.parse().map(Self::Known) }
    }
}
