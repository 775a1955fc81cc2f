//! The news of the buyer's people, as it is said: "spoke to Dana and Tom; Ilse
//! Karl is new, Jan left, Tom moved to finance".
//!
//! Read part by part. What is not understood names nobody: the words are kept
//! as they were said, and the screen shows who was understood.

mod names;
mod parts;
mod telling;
mod words;

use std::collections::BTreeSet;

use crate::domain::calendar::Calendar;
use crate::domain::deal::Deal;
use crate::domain::id::BuyerId;
use crate::domain::person::Coverage;
use crate::domain::session::is_told_of;
use crate::domain::session::{Item, News, Session, Whom};
use crate::reading::beginning;
use crate::reading::evidence::Around;

/// What `text` says about the people and about those who are not among them. The
/// first 300 words are looked at.
pub fn read(text: &str, around: &Around<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let parts = parts::parts(beginning(text), around);
    for (part, next) in parts.iter().zip(parts.iter().skip(1).map(Some).chain([None])) {
        let named = names::named(part, around);
        let before = next.filter(|_| part.follows).map(|next| names::named(next, around));
        let news = match before.as_deref() {
            Some([Whom::Known(id)]) => {
                News::New(around.people.get(id).and_then(|person| person.title.clone()))
            }
            _ => part.news.clone(),
        };
        if named.is_empty() && part.kind == parts::Kind::Title {
            add_to_title(&mut items, &part.text);
        }
        for whom in named {
            items.push(Item { whom: same(whom, &items), news: news.clone() });
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
        Whom::Known(_) | Whom::Several(..) | Whom::Near(..) => false,
    };
    before.iter().find(is_meant).map_or(whom.clone(), |item| item.whom.clone())
}

/// Those of whom the news of a session told something, in its order.
pub fn told_of(session: &Session, deal: &Deal, calendar: Calendar) -> Vec<BuyerId> {
    let mut told = session.buyers(deal);
    told.retain(|id, _| session.people.get(id).is_some_and(is_told_of));
    let mut ids: Vec<BuyerId> = Vec::new();
    let (ours, things) = (BTreeSet::new(), BTreeSet::new());
    let around = Around { people: &told, ours, things, calendar };
    for item in read(session.people_news.as_deref().unwrap_or_default(), &around) {
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
