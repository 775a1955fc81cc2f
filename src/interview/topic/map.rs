//! The buyer map: who is new, gone or moved, and the one person who would change
//! the deal.
//!
//! The rep tells first: what the program knows of people and misses on the map
//! comes after it.

pub(super) mod learned;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{gap, person};
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Influence, NotTold, Stance};
use crate::domain::session::{Item, News, Whom};
use crate::interview::field::{Field, MapLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::popup::Popup;
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::people_news;
use crate::reading::person::NotAPerson;

/// People of the news who are asked about in a session, at most.
const PEOPLE: usize = 2;

/// The news, what is not known of those they tell of, what the map does not
/// tell, then the one to move.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let mut fields = vec![Field::Map(MapLine::PeopleNews)];
    let new_names = (!unknown(s).is_empty()).then_some(Field::Map(MapLine::NewNames));
    if s.session.is_recorded_afterwards() {
        fields.extend(learned::fields(s));
        fields.extend(new_names);
        return fields;
    }
    fields.extend(new_names);
    if s.session.people_news.is_some() {
        let calendar = s.situation.team.calendar(s.session.day());
        let told = people_news::told_of(s.session, s.situation.deal, calendar);
        let asked = told.iter().map(|id| person::unfolded(s, id)).filter(|f| !f.is_empty());
        fields.extend(asked.take(PEOPLE).flatten());
        fields.extend(gap::fields(s));
    }
    fields.push(Field::Map(MapLine::MoveOne));
    fields
}

pub(crate) fn ask(s: SoFar<'_>, line: MapLine) -> Prompt {
    let prompt = |ask: &str| Prompt::new(s.in_your_words(), ask, Entry::Line);
    match line {
        MapLine::PeopleNews if s.session.is_recorded_afterwards() => {
            prompt("What did you learn about the buyer?")
                .kept(s.session.people_news.as_deref())
                .reads(Reads::News)
                .aside(Some(
                    "Who you talked to, who is new or gone, what they did and how you know.",
                ))
        }
        MapLine::NewNames => ask_new_names(s),
        MapLine::PeopleNews => prompt("Who have you talked to? Anyone new, gone or changed jobs?")
            .kept(s.session.people_news.as_deref())
            .reads(Reads::News)
            .aside(Some("Just say it. \"Nobody\" is fine.")),
        MapLine::Gaps => gap::ask_which(s),
        MapLine::MoveOne => ask_move_one(s),
        MapLine::NewPerson => {
            Prompt::new("", "Who is it? The name", Entry::Line).reads(Reads::People)
        }
    }
}

pub(crate) fn take(k: &mut Keeping<'_, '_>, line: MapLine, text: &str) -> Result<Leads, Refusal> {
    match line {
        MapLine::PeopleNews => take_news(k, text)?,
        MapLine::NewNames => return take_new_name(k, text),
        MapLine::Gaps => return Ok(gap::take_which(k, text)),
        MapLine::MoveOne => k.session.move_one = k.one_buyer(text)?,
        MapLine::NewPerson => {
            let id = k.one_buyer(text)?.ok_or(NotTold::NeedsName)?;
            return Ok(Leads::Over(Popup::Person(id)));
        }
    }
    Ok(Leads::On)
}

pub(crate) fn is_kept(s: SoFar<'_>, line: MapLine) -> bool {
    match line {
        MapLine::PeopleNews => s.session.people_news.is_some(),
        MapLine::Gaps => gap::is_each_kept(s),
        MapLine::MoveOne => s.session.move_one.is_some(),
        MapLine::NewNames | MapLine::NewPerson => false,
    }
}

pub(crate) const fn counts(line: MapLine) -> Counts {
    match line {
        MapLine::PeopleNews | MapLine::MoveOne => Counts::Expected,
        MapLine::NewNames | MapLine::Gaps | MapLine::NewPerson => Counts::Offered,
    }
}

/// Whose mind would change the deal; who was named last stays so by Enter.
fn ask_move_one(s: SoFar<'_>) -> Prompt {
    let ask = "Whose mind, if it changed, would change this deal?";
    let mut prompt = Prompt::new(s.in_your_words(), ask, Entry::Line)
        .kept(s.the_one_to_move())
        .reads(Reads::People)
        .aside(where_they_stand(s));
    let before = s.situation.background.move_one.as_ref();
    let still = before.filter(|(_, who)| !s.situation.deal.has_left(who));
    prompt.standing = still
        .map(|(day, who)| format!("still: {}, since {}", s.buyer_name(who), s.shown_day(*day)))
        .unwrap_or_default();
    prompt
}

/// Where the buyer's people stand, once the rep has told what is new.
fn where_they_stand(s: SoFar<'_>) -> Option<String> {
    s.session.people_news.as_ref()?;
    let buyers = s.buyers();
    let there = buyers.iter().filter(|(_, person)| person.left.is_none());
    let line = |(id, person): (&BuyerId, &Buyer)| {
        let name = s.buyer_name(id);
        format!("{name}: {}", stand(person))
    };
    Some(there.map(line).collect::<Vec<_>>().join(" · "))
}

fn stand(person: &Buyer) -> String {
    let stance = person.stance.and_then(Stance::in_words);
    let influence = person.influence.and_then(Influence::in_words);
    let known: Vec<&str> = stance.into_iter().chain(influence).collect();
    if known.is_empty() { "not known yet".to_owned() } else { known.join(", ") }
}

/// The rep's news of the buyer's people. They take the place of the news kept
/// before, and of what those told.
fn take_news(k: &mut Keeping<'_, '_>, text: &str) -> Result<(), Refusal> {
    take_news_back(k);
    k.session.people_news = some(text);
    let day = told_on(k.so_far());
    let mut met: BTreeMap<String, BuyerId> = BTreeMap::new();
    for item in k.so_far().news(text, day) {
        let id = match item.whom {
            Whom::Known(id) => id,
            Whom::Unknown(name) if matches!(item.news, News::New(_)) => {
                met.entry(name).or_insert_with_key(|name| k.meet(name)).clone()
            }
            Whom::Unknown(name) => match met.get(&name) {
                Some(id) => id.clone(),
                None => continue,
            },
            Whom::Several(name, ids) => return Err(k.several(&name, &ids)),
            Whom::Near(name, near) => return Err(NotAPerson::Near { name, near }.into()),
        };
        tell(k, &id, &item.news, item.on);
    }
    Ok(())
}

/// The day of the news: of what was prepared and stands word for word, the day on
/// which that was.
fn told_on(s: SoFar<'_>) -> Date {
    let prep = s.situation.background.prepared.as_deref();
    let prep = prep.filter(|prep| prep.people_news == s.session.people_news);
    prep.unwrap_or(s.session).day()
}

/// What is told of the buyer's people by now.
fn news(s: SoFar<'_>) -> Vec<Item> {
    s.news(s.session.people_news.as_deref().unwrap_or_default(), told_on(s))
}

/// Those in the news who are on no map, by name.
fn unknown(s: SoFar<'_>) -> Vec<(String, Item)> {
    let mut unknown: Vec<(String, Item)> = Vec::new();
    for item in news(s) {
        if let Some(name) = item.whom.unknown()
            && unknown.iter().all(|(known, _)| known != name)
        {
            unknown.push((name.to_owned(), item));
        }
    }
    unknown
}

/// Those whom nobody knows, as they were named: only this key makes them people of
/// the deal. That they are new in their job nobody said.
fn ask_new_names(s: SoFar<'_>) -> Prompt {
    let keys = ['a'].into_iter().chain('2'..='9');
    let names = unknown(s).into_iter().zip(keys);
    let choices =
        names.map(|((name, _), key)| Choice::new(name.clone(), key, format!("add {name}")));
    let entry = Entry::Choice(choices.collect(), Says::Fact);
    Prompt::new(s.in_your_words(), "Not on the map yet: whom do you add?", entry)
        .aside(Some("Enter: nobody comes onto the map."))
}

fn take_new_name(k: &mut Keeping<'_, '_>, text: &str) -> Result<Leads, Refusal> {
    let known = unknown(k.so_far());
    let (name, item) = known.into_iter().find(|(name, _)| name == text).ok_or(Refusal::Choice)?;
    let id = k.meet(&name);
    // With somebody known the line may tell more of them.
    let known = Whom::Known(id.clone());
    let told = self::news(k.so_far()).into_iter().find(|item| item.whom == known);
    let item = told.unwrap_or(item);
    tell(k, &id, &item.news, item.on);
    // The list may be gone: what follows stands in its place.
    let is_before =
        |field: &Field| matches!(field, Field::Map(MapLine::PeopleNews) | Field::Shows(_));
    let next = fields(k.so_far()).into_iter().find(|field| !is_before(field));
    Ok(next.map_or(Leads::On, Leads::To))
}

/// Puts one piece of news into what the session knows of somebody; a talk is of the
/// day that was said with it, where no later one is known, and so is a leaving.
fn tell(k: &mut Keeping<'_, '_>, id: &BuyerId, news: &News, on: Option<Date>) {
    let day = told_on(k.so_far());
    let known = k.situation.deal.people.get(id);
    let before = known.and_then(|person| person.coverage);
    let last = known.and_then(|person| person.last_contact);
    if matches!(news, News::Mentioned | News::Ahead) {
        return;
    }
    let person = k.session.people.entry(id.clone()).or_default();
    match news {
        News::Mentioned | News::Ahead => {}
        News::SpokenTo => {
            person.last_contact = Some(on.unwrap_or(day)).max(last).max(person.last_contact);
            person.coverage = person.coverage.or(people_news::one_more_talk(before));
        }
        News::New(_) | News::Moved(_) => {
            person.since = Some(day);
            person.title = person.title.take().or_else(|| news.title().map(str::to_owned));
        }
        News::Gone => person.left = Some(on.unwrap_or(day)),
    }
}

/// Takes back what the news kept before told, and nothing that was said in
/// another field.
fn take_news_back(k: &mut Keeping<'_, '_>) {
    let deal = k.situation.deal;
    let news = news(k.so_far());
    k.session.people_news = None;
    let titles: Vec<&str> = news.iter().filter_map(|item| item.news.title()).collect();
    for (id, person) in &mut k.session.people {
        let before = deal.people.get(id).and_then(|person| person.coverage);
        if person.last_contact.take().is_some() {
            let told = people_news::one_more_talk(before);
            person.coverage = person.coverage.filter(|coverage| Some(*coverage) != told);
        }
        if person.since.take().is_some() {
            person.title = person.title.take().filter(|title| !titles.contains(&&**title));
        }
        person.left = None;
    }
    k.session.people.retain(|_, person| *person != Buyer::default());
}
