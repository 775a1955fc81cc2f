//! What may stand where in a process file: every header, its keys, and what
//! each of them takes.

mod table;

use std::ops::RangeInclusive;

use super::fault::Faults;
use super::lines::Span;
pub(super) use table::*;

/// A key and what it takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The key.
    pub name: &'static str,
    /// What it is for, in a sentence: editors show it.
    pub about: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What its value may be.
    pub takes: Takes,
    /// A value that could stand there.
    pub example: &'static str,
}

/// Where a key must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Nowhere.
    Never,
    /// Where nothing is inherited.
    Alone,
    /// Everywhere.
    Always,
}

/// What the value of a key may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// The number of the file format.
    Format,
    /// A text for people.
    Text,
    /// Texts for people.
    Texts,
    /// Four texts, for the levels from 0 to 3.
    Levels,
    /// A text of small letters, digits and hyphens.
    Id,
    /// Several of these.
    Ids,
    /// A whole number from the one to the other.
    Number(u32, u32),
    /// A number from 0 to 1.
    Share,
    /// True or false.
    Flag,
    /// A calendar day.
    Day,
    /// A number of days or weeks.
    Days,
    /// A version of this program.
    Version,
    /// One of these.
    Word(&'static [&'static str]),
    /// Some of these.
    Words(&'static [&'static str]),
    /// A level from 0 to 3 under each id.
    Minimum,
    /// Keys of their own.
    Section(&'static Shape),
    /// Keys of their own under each id.
    Named(&'static Shape),
    /// Rows of keys.
    Rows(&'static Shape),
    /// Rows of keys, or nothing but the text of each.
    List(&'static Shape),
}

impl Takes {
    /// The least and the most that a number may be.
    pub(super) fn range(&self) -> RangeInclusive<u32> {
        if let Self::Number(least, most) = self {
            *least..=*most
        } else if *self == Self::Minimum {
            0..=3
        } else {
            1..=u32::MAX
        }
    }
}

/// What may stand under one header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// The header, as it is typed.
    pub header: &'static str,
    /// What one of them is called: "this stage".
    pub noun: &'static str,
    /// What it is, in a sentence: editors show it.
    pub about: &'static str,
    /// What it may hold.
    pub keys: &'static [Key],
}

impl Shape {
    /// The key of that name, none where it does not belong here.
    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Tells of a header with one bracket on each side where two belong.
    pub(super) fn tell_single(&self, at: &Span, faults: &Faults<'_>) {
        let Self { noun, header, .. } = self;
        let message = format!("there can be more than one {noun}: the header takes two brackets");
        faults.error("SL106", at, message, *header);
    }

    /// Tells of a part that no row is above of.
    pub(super) fn tell_missing_above(&self, at: &Span, faults: &Faults<'_>) {
        let Self { noun, header, .. } = self;
        let message = format!("there is no {noun} above this");
        faults.error("SL115", at, message, format!("move it under its {header}"));
    }
}

/// The shape of the rows whose headers have `path` between two brackets.
pub(super) fn of_rows(path: &str) -> Option<&'static Shape> {
    let header = format!("[[{path}]]");
    ALL.iter().copied().find(|shape| shape.header == header)
}

/// Keys that change what a parent says.
pub(super) const OF_CHILDREN: &[&str] = &["add", "after", "before", "remove"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_can_be_typed() {
        for shape in ALL {
            for key in shape.keys {
                let line = format!("{} = {}", key.name, key.example);
                assert!(toml::de::DeTable::parse(&line).is_ok(), "{}: {line}", shape.header);
            }
        }
    }
}
