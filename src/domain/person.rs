//! The people on the buyer's side, as one deal knows them.

use jiff::civil::Date;

use super::id::{BuyerId, RoleId};
use super::word::words;

words! {
    /// How much somebody's view counts.
    Influence, "an influence" {
        /// Sets or funds goals like this one.
        High = "high",
        /// Is asked by those who do.
        Medium = "medium",
        /// Is handed tasks.
        Low = "low",
        /// Somebody said that we do not know.
        Unknown = "unknown",
    }
}

words! {
    /// Where somebody stands towards us.
    Stance, "a stance" {
        /// Told a colleague that they prefer us.
        StrongSupporter = "strong-supporter",
        /// Did something we asked for.
        Supporter = "supporter",
        /// No lean shown.
        Neutral = "neutral",
        /// An open objection.
        Skeptic = "skeptic",
        /// Prefers another way.
        Opponent = "opponent",
        /// Somebody said that we do not know.
        Unknown = "unknown",
    }
}

words! {
    /// How well we have met somebody.
    Coverage, "a coverage" {
        /// Not at all.
        None = "none",
        /// Once.
        Brief = "brief",
        /// More than once.
        Multiple = "multiple",
        /// At length.
        InDepth = "in-depth",
    }
}

words! {
    /// How somebody sees today against what they want.
    Mode, "a response mode" {
        /// Wants more.
        Growth = "growth",
        /// Wants a fix.
        Trouble = "trouble",
        /// Sees no gap.
        EvenKeel = "even-keel",
        /// Thinks it better than it is.
        Overconfident = "overconfident",
        /// Somebody said that we do not know.
        Unknown = "unknown",
    }
}

words! {
    /// Whether somebody works for us inside.
    Advocate, "an advocate" {
        /// No.
        None = "none",
        /// Gives information and guidance.
        Coach = "coach",
        /// Sells for us when we are absent.
        Champion = "champion",
    }
}

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

words! {
    /// How strong a tie is.
    Strength, "a strength" {
        /// Strong.
        Strong = "strong",
        /// Weak.
        Weak = "weak",
    }
}

/// Somebody on the buyer's side. What is not known is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buyer {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: Option<String>,
    /// The process's roles they fill.
    pub roles: Vec<RoleId>,
    /// How much their view counts.
    pub influence: Option<Influence>,
    /// Where they stand towards us.
    pub stance: Option<Stance>,
    /// How well we have met them.
    pub coverage: Option<Coverage>,
    /// How they see today.
    pub mode: Option<Mode>,
    /// Who they report to.
    pub reports_to: Option<BuyerId>,
    /// Whether they work for us inside.
    pub advocate: Option<Advocate>,
    /// The day we last spoke.
    pub last_contact: Option<Date>,
    /// The day they came, or took a new role.
    pub since: Option<Date>,
    /// The day they left.
    pub left: Option<Date>,
}

impl Buyer {
    /// Somebody of whom only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
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
