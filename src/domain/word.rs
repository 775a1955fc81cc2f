//! The fixed words of the records: one list a choice, written and read alike.

use std::fmt;

/// A word that is none of those a place in a record allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAWord {
    /// What was found.
    pub found: String,
    /// What was wanted, with its article: "a status".
    pub wanted: &'static str,
    /// The words that are allowed, in their usual order.
    pub allowed: Vec<&'static str>,
}

impl fmt::Display for NotAWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not {}: ", self.found, self.wanted)?;
        let (last, rest) = match self.allowed.split_last() {
            Some((last, rest)) if !rest.is_empty() => (*last, rest),
            Some((last, _)) => return f.write_str(last),
            None => return Ok(()),
        };
        write!(f, "{} or {last}", rest.join(", "))
    }
}

impl std::error::Error for NotAWord {}

/// Declares a choice of words: the enum, its spelling, and its reading.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $wanted:literal {
        $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All of them, in their usual order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// All of them, as records spell them.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word as records spell it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::domain::word::NotAWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text).ok_or_else(|| {
                    crate::domain::word::NotAWord {
                        found: text.to_owned(),
                        wanted: $wanted,
                        allowed: Self::WORDS.to_vec(),
                    }
                })
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use crate::domain::action::ActionStatus;

    #[test]
    fn a_wrong_word_is_named_with_the_right_ones() {
        let error = "opn".parse::<ActionStatus>().unwrap_err();
        assert_eq!(error.to_string(), "\"opn\" is not a status: proposed, open, done or dropped");
    }
}
