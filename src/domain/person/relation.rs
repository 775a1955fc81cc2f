//! How the buyer's people are tied to each other.

use super::PersonLine;
use crate::domain::id::BuyerId;
use crate::domain::word::words;

words! {
    /// How two people are tied beside reporting.
    RelationKind, "a relation" {
        /// One moves the other's view.
        Influences = "influences",
        /// They are at odds.
        ConflictsWith = "conflicts-with",
        /// They talk.
        Informal = "informal",
    }
}

impl RelationKind {
    /// As it stands between two names.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Influences => "influences",
            Self::ConflictsWith => "is at odds with",
            Self::Informal => "talks with",
        }
    }

    /// What is asked to find such ties; none where nobody asks.
    pub const fn part(self) -> Option<PersonLine> {
        match self {
            Self::Influences => Some(PersonLine::Influences),
            Self::ConflictsWith => Some(PersonLine::ConflictsWith),
            Self::Informal => None,
        }
    }

    /// Whether it says of both what it says of one.
    pub const fn holds_both_ways(self) -> bool {
        match self {
            Self::ConflictsWith | Self::Informal => true,
            Self::Influences => false,
        }
    }
}

words! {
    /// How strong a tie is.
    Strength, "a strength" {
        /// Strong.
        Strong = "strong",
        /// Weak.
        Weak = "weak",
    }
}

impl Strength {
    /// As it stands after what is strong or weak.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Strong => "strongly",
            Self::Weak => "weakly",
        }
    }
}

/// A tie between two people of the buyer's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    /// From whom.
    pub from: BuyerId,
    /// What kind of tie.
    pub kind: RelationKind,
    /// To whom.
    pub to: BuyerId,
    /// How strong.
    pub strength: Option<Strength>,
}
