//! The news of the buyer's people, as it is said: "spoke to Dana and Tom; Ilse
//! Karl is new, Jan left, Tom moved to finance".
//!
//! Read part by part. What is not understood names nobody: the words are kept
//! as they were said, and the screen shows who was understood.

mod ahead;
mod leaving;
mod names;
mod parts;
mod talk;
mod telling;
mod words;

use std::collections::BTreeSet;

use self::words::Word;
use crate::domain::calendar::Calendar;
use crate::domain::deal::Deal;
use crate::domain::id::BuyerId;
use crate::domain::person::Coverage;
use crate::domain::session::is_told_of;
use crate::domain::session::{Item, News, Session, Whom};
use crate::reading::beginning;
use crate::reading::evidence::Around;

/// What `text` says about the people and about those who are not among them; of
/// those who are only named, that they are mentioned. The first 300 words are looked
/// at.
pub fn read(text: &str, around: &Around<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let parts = parts::parts(beginning(text), around);
    for (part, next) in parts.iter().zip(parts.iter().skip(1).map(Some).chain([None])) {
        let named = names::named(part, around);
        let before = next.filter(|_| part.follows).map(|next| names::named(next, around));
        if named.is_empty() && part.kind == parts::Kind::Title {
            add_to_title(&mut items, &part.text);
        }
        if named.is_empty() && part.kind == parts::Kind::Before {
            goes_later(&mut items);
        }
        if named.is_empty() && part.starts_later() {
            comes_later(&mut items);
        }
        for whom in named {
            let news = match &before {
                Some(before) => in_the_place_of(before, &whom, around),
                None => part.news.clone(),
            };
            let on = part.on.filter(|_| matches!(news, News::SpokenTo | News::Gone));
            items.push(Item { whom: same(whom, &items), news, on });
        }
    }
    let mentioned = mentioned(text, &items, around);
    items.extend(mentioned.into_iter().map(|id| Item {
        whom: Whom::Known(id),
        news: News::Mentioned,
        on: None,
    }));
    items
}

/// Those of theirs who are named, and of whom no more was read.
fn mentioned(text: &str, items: &[Item], around: &Around<'_>) -> Vec<BuyerId> {
    let words: Vec<Word<'_>> = beginning(text).split_whitespace().map(Word::of).collect();
    let named: Vec<&str> = items.iter().filter_map(|item| item.whom.unknown()).collect();
    let is_read = |id: &BuyerId| {
        items.iter().any(|item| match &item.whom {
            Whom::Known(known) => known == id,
            Whom::Several(_, ids) => ids.contains(id),
            Whom::Unknown(_) | Whom::Near(..) => false,
        })
    };
    let mut mentioned: Vec<BuyerId> = Vec::new();
    for id in names::called(&words, around.people, &named) {
        if !is_read(&id) && !mentioned.contains(&id) {
            mentioned.push(id);
        }
    }
    mentioned
}

/// The news of somebody who follows those `before` them: who is new has their title
/// offered, and who is known keeps their own.
fn in_the_place_of(before: &[Whom], whom: &Whom, around: &Around<'_>) -> News {
    let title = |whom: &Whom| match whom {
        Whom::Known(id) => around.people.get(id).and_then(|person| person.title.clone()),
        Whom::Unknown(_) | Whom::Several(..) | Whom::Near(..) => None,
    };
    let theirs = if let [one] = before { title(one) } else { None };
    match whom {
        Whom::Known(_) => News::Moved(theirs.filter(|_| title(whom).is_none())),
        Whom::Unknown(_) | Whom::Several(..) | Whom::Near(..) => News::New(theirs),
    }
}

/// "Tom resigned, his last day is 31 dec": until then he is there.
fn goes_later(items: &mut [Item]) {
    if let Some(last) = items.last_mut().filter(|last| last.news == News::Gone) {
        last.news = News::Ahead;
    }
}

/// "Nina Dahl, new CFO, starts 4 Jan": until then she is not there.
fn comes_later(items: &mut [Item]) {
    if let Some(last) = items.last_mut().filter(|last| matches!(last.news, News::New(_))) {
        last.news = News::Ahead;
    }
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
