//! The news of the buyer's people, as it is said: "spoke to Dana and Tom; Ilse
//! Karl is new, Jan left, Tom moved to finance".
//!
//! Read part by part. What is not understood names nobody: the words are kept
//! as they were said, and the screen shows who was understood.

mod names;
mod parts;
mod words;

use std::collections::BTreeMap;

use super::deal::Deal;
use super::id::BuyerId;
use super::person::{Buyer, Coverage};
use super::session::Session;

/// What is new about somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
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
            Self::SpokenTo | Self::Gone => None,
        }
    }

    /// As it is shown beside a name.
    pub fn in_words(&self) -> String {
        let what = match self {
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
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Whom it is about.
    pub whom: Whom,
    /// What it is.
    pub news: News,
}

/// What `text` says about `people` and about those who are not among them.
pub fn read(text: &str, people: &BTreeMap<BuyerId, Buyer>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for part in parts::parts(text) {
        let named = names::named(&part, people);
        if named.is_empty() && part.kind == parts::Kind::Title {
            add_to_title(&mut items, &part.text);
        }
        for whom in named {
            items.push(Item { whom: same(whom, &items), news: part.news.clone() });
        }
    }
    items
}

/// "Research and development" is one title.
fn add_to_title(items: &mut [Item], text: &str) {
    let last = items.last_mut().map(|item| &mut item.news);
    if let Some(News::Moved(Some(title)) | News::New(Some(title))) = last {
        title.push_str(" and ");
        title.push_str(text);
    }
}

/// Somebody who was named in full before is meant by the first name.
fn same(whom: Whom, before: &[Item]) -> Whom {
    let Whom::Unknown(name) = &whom else { return whom };
    let words = |name: &str| slug::slugify(name).split('-').map(str::to_owned).collect::<Vec<_>>();
    let called = words(name);
    let is_meant = |item: &&Item| match &item.whom {
        Whom::Unknown(known) => called.iter().all(|word| words(known).contains(word)),
        Whom::Known(_) | Whom::Several(..) => false,
    };
    before.iter().find(is_meant).map_or(whom.clone(), |item| item.whom.clone())
}

/// Whether the news of a session told something of somebody: nothing else sets
/// these days.
pub const fn is_told_of(person: &Buyer) -> bool {
    person.last_contact.is_some() || person.since.is_some() || person.left.is_some()
}

/// Those of whom the news of a session told something, in its order.
pub fn told_of(session: &Session, deal: &Deal) -> Vec<BuyerId> {
    let mut told = session.buyers(deal);
    told.retain(|id, _| session.people.get(id).is_some_and(is_told_of));
    let mut ids: Vec<BuyerId> = Vec::new();
    for item in read(session.people_news.as_deref().unwrap_or_default(), &told) {
        if let Whom::Known(id) = item.whom
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids
}

/// How well we have met somebody after one more talk; none where that says
/// nothing new.
pub const fn one_more_talk(before: Option<Coverage>) -> Option<Coverage> {
    match before {
        None | Some(Coverage::None) => Some(Coverage::Brief),
        Some(Coverage::Brief) => Some(Coverage::Multiple),
        Some(Coverage::Multiple | Coverage::InDepth) => None,
    }
}

#[cfg(test)]
mod tests;
