//! What is told of the buyer's people.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::id::BuyerId;
use crate::domain::person::Buyer;

/// What is new about somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Nothing: they were named.
    Mentioned,
    /// Something that is to come.
    Ahead,
    /// We spoke.
    SpokenTo,
    /// They are new, with their title where it was said.
    New(Option<String>),
    /// They are gone.
    Gone,
    /// They have a new place, with its title where it was said.
    Moved(Option<String>),
}

impl News {
    /// The title that was said.
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::New(title) | Self::Moved(title) => title.as_deref(),
            Self::Mentioned | Self::Ahead | Self::SpokenTo | Self::Gone => None,
        }
    }

    /// As it is shown beside a name.
    pub fn in_words(&self) -> String {
        let what = match self {
            Self::Mentioned => "mentioned",
            Self::Ahead => "ahead",
            Self::SpokenTo => "spoken to",
            Self::New(_) => "new",
            Self::Gone => "gone",
            Self::Moved(_) => "moved",
        };
        self.title().map_or_else(|| what.to_owned(), |title| format!("{what}, {title}"))
    }
}

/// Whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Somebody on the map.
    Known(BuyerId),
    /// Somebody who is not, by name.
    Unknown(String),
    /// A name that fits more than one.
    Several(String, Vec<BuyerId>),
    /// A name that nobody has, and the names it is spelt almost as.
    Near(String, Vec<String>),
}

impl Whom {
    /// What they are called among the deal's people, or were called.
    pub fn name<'a>(&'a self, people: &'a BTreeMap<BuyerId, Buyer>) -> &'a str {
        match self {
            Self::Known(id) => people.get(id).map_or(id.as_str(), |person| &person.name),
            Self::Unknown(name) | Self::Several(name, _) | Self::Near(name, _) => name,
        }
    }

    /// The name of somebody who may be new.
    pub fn unknown(&self) -> Option<&str> {
        match self {
            Self::Unknown(name) => Some(name),
            Self::Known(_) | Self::Several(..) | Self::Near(..) => None,
        }
    }
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Whom it is about.
    pub whom: Whom,
    /// What it is.
    pub news: News,
    /// The day of the talk, or of the leaving, where one was said.
    pub on: Option<Date>,
}
