//! All that is known of one step, for whoever wants to see it whole.

use jiff::civil::Date;

use super::{Owed, Row};
use crate::domain::action::{Action, Move, Obstacle};
use crate::domain::ask::Ask;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Record;
use crate::domain::deal::DealNames;
use crate::domain::id::UNKNOWN;
use crate::domain::phrase;

impl Row<'_> {
    /// All that is known of it beside what is to be done, each part with its
    /// name.
    pub fn details(&self, books: &Books, today: Date) -> Vec<(&'static str, String)> {
        match self.owed {
            Owed::Step(step) => details(step, self.book, books, today),
            Owed::Ask(ask) => of_ask(ask, self.book, books, today),
        }
    }
}

fn of_ask(ask: &Ask, book: &DealBook, books: &Books, today: Date) -> Vec<(&'static str, String)> {
    let day = |day: Option<Date>| day.map(|day| phrase::shown(day, today));
    let parts = [
        ("Deal", Some(book.deal.title())),
        ("From", Some(books.team.name_of(&ask.from).to_owned())),
        ("Of", Some(ask.of.name(&books.team).to_owned())),
        ("Status", Some(ask.status.to_string())),
        ("Needed by", day(ask.needed_by)),
        ("Before", ask.what_happened.clone()),
        ("Words", ask.wording.clone()),
        ("They do", ask.what_they_do.clone()),
        ("Then", ask.my_next.clone()),
        ("View", ask.rep_view.clone()),
        ("Reply", ask.reply.clone()),
        ("Result", ask.result.clone()),
    ];
    parts.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
}

/// All that is known of a step beside its words, each part with its name.
pub fn details(
    step: &Action,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> Vec<(&'static str, String)> {
    let day = |day: Option<Date>| day.map(|day| phrase::shown(day, today));
    let person = step.person.as_ref().map(|person| book.deal.buyer_name(person).to_owned());
    let rep = books.team.first_name_of(&book.deal.owner);
    let gate = step.step_in.as_ref();
    let steps_in = gate.and_then(|gate| gate.in_words(rep, books.process_of(&book.deal)));
    let record = Record::from(step.clone());
    let is_wrong = |key: &str| books.wrong_in(&record).any(|unread| unread.is_of(key));
    let moved = step.moved.last_key_value();
    let parts = [
        ("Deal", "", Some(book.deal.title())),
        ("Owner", "owner", Some(owner_name(step, book, books).to_owned())),
        ("Status", "status", Some(step.status.to_string())),
        ("Due", "due", due(step, today)),
        ("Done when", "done_when", step.sign().map(str::to_owned)),
        ("Serves", "criterion", serves(step, book, books)),
        ("Person", "person", person),
        ("Steps in", "step_in", steps_in),
        ("Back", "", gate.and_then(|gate| gate.back_in_words(today))),
        ("Agreed", "agreed", day(step.agreed.as_ref().map(|agreed| agreed.on))),
        ("Moved", "moved", moved.map(|(on, moved)| moved_in_words(*on, moved, today))),
        ("Closed", "closed", day(step.closed)),
        ("Result", "result", step.result.clone()),
        ("Why", "why", step.why.clone()),
    ];
    let part = |(name, key, text): (_, &str, Option<String>)| {
        let unknown = is_wrong(key).then(|| UNKNOWN.to_owned());
        Some((name, unknown.or(text)?))
    };
    parts.into_iter().filter_map(part).collect()
}

/// The name of whoever owes a step.
pub fn owner_name<'a>(step: &'a Action, book: &'a DealBook, books: &'a Books) -> &'a str {
    book.deal.owner_name(&step.owner, &books.team)
}

/// The due date, how late it is, and how often it moved.
fn due(step: &Action, today: Date) -> Option<String> {
    let due = step.due?;
    let mut text = phrase::shown(due, today);
    if step.is_late(today) {
        text = format!("{text}, {}", phrase::due_in_words(due, today));
    }
    match step.moved.len() {
        0 => Some(text),
        1 => Some(format!("{text} (moved once)")),
        times => Some(format!("{text} (moved {times} times)")),
    }
}

/// The last move, and what got in the way.
fn moved_in_words(on: Date, moved: &Move, today: Date) -> String {
    let from = moved.from.map(|from| format!("from {} ", phrase::shown(from, today)));
    let obstacle = moved.got_in_the_way.and_then(Obstacle::in_words).map(str::to_owned);
    let why: Vec<String> = obstacle.into_iter().chain(moved.why.clone()).collect();
    let why = if why.is_empty() { String::new() } else { format!(": {}", why.join(", ")) };
    let [to, on] = [moved.to, on].map(|day| phrase::shown(day, today));
    format!("{}to {to}, on {on}{why}", from.unwrap_or_default())
}

/// The exit criterion it serves, word for word where the process knows it.
fn serves(step: &Action, book: &DealBook, books: &Books) -> Option<String> {
    let id = step.criterion.as_ref()?;
    let known = books.process_of(&book.deal).and_then(|process| process.criterion(id));
    Some(known.map_or_else(|| id.to_string(), |criterion| criterion.outcome.clone()))
}
