//! Who is asked, and whom they are to call or write to.

use std::collections::BTreeMap;

use crate::domain::id::{BuyerId, PersonId};
use crate::domain::names::Named;
use crate::domain::team::{Team, first_word};

/// Who is asked for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Somebody of our team.
    Ours(PersonId),
    /// An executive from outside the team.
    Executive(Executive),
}

/// An executive from outside the team: all of senior management may help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Executive {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: Option<String>,
}

/// Somebody to be called or written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who they are on the buyer map; none where they are not on it.
    pub person: Option<BuyerId>,
    /// Their name.
    pub name: String,
    /// Their title, with the company where it is another one.
    pub title: Option<String>,
    /// Their number or address.
    pub contact: Option<String>,
}

impl Named for Executive {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Asked {
    /// Their name.
    pub fn name<'a>(&'a self, team: &'a Team) -> &'a str {
        match self {
            Self::Ours(id) => team.name_of(id),
            Self::Executive(executive) => &executive.name,
        }
    }

    /// Adds them to the executives who are known, by name.
    pub fn add_to(&self, known: &mut BTreeMap<String, Executive>) {
        let Self::Executive(executive) = self else { return };
        let there = known.entry(executive.name.clone()).or_insert_with(|| executive.clone());
        there.title = there.title.take().or_else(|| executive.title.clone());
    }

    /// Their name, with their title where they are not of our team.
    pub fn in_one_line(&self, team: &Team) -> String {
        match self {
            Self::Executive(Executive { name, title: Some(title) }) => format!("{name}, {title}"),
            Self::Executive(_) | Self::Ours(_) => self.name(team).to_owned(),
        }
    }

    /// The first word of their name.
    pub fn first_name<'a>(&'a self, team: &'a Team) -> &'a str {
        first_word(self.name(team))
    }

    /// Whether it is this person of our team.
    pub fn is(&self, person: &PersonId) -> bool {
        matches!(self, Self::Ours(id) if id == person)
    }

    /// Whether both are one person, under whatever title.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Executive(one), Self::Executive(other)) => one.name == other.name,
            _ => self == other,
        }
    }
}

impl Recipient {
    /// All that is known of them, as in "Jan Berg, CFO, +47 22 00 00 00".
    pub fn in_one_line(&self) -> String {
        let parts = [Some(&self.name), self.title.as_ref(), self.contact.as_ref()];
        let words = parts.into_iter().flatten().map(|part| part.split_whitespace());
        words.map(|words| words.collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(", ")
    }

    /// Whether both are one person.
    pub fn is_same(&self, other: &Self) -> bool {
        self == other || (self.person.is_some() && self.person == other.person)
    }
}
