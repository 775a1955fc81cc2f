//! How a row of the list is said.

use jiff::civil::Date;

use super::{Group, Owed, Row, owner_name, waits_for_buyer};
use crate::domain::action::Action;
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::Books;
use crate::domain::deal::DealNames;
use crate::domain::id::UNKNOWN;
use crate::domain::phrase::count;
use crate::domain::settings::Whose;
use crate::pages::today::Line;
use crate::pages::today::words::{joined, no_date, since};

impl Row<'_> {
    /// The row in words. Whose it is goes without saying among my own.
    pub fn line(&self, books: &Books, today: Date) -> Line {
        match self.owed {
            Owed::Step(step) => self.step_line(step, books, today),
            Owed::Ask(ask) => self.ask_line(ask, books, today),
        }
    }

    /// Whether each of these words, in small letters, stands in its text, or in
    /// the name of its deal or of who owes it.
    pub fn fits(&self, words: &[&str], books: &Books) -> bool {
        if words.is_empty() {
            return true;
        }
        let (text, who) = match self.owed {
            Owed::Step(step) => (step.text.clone(), owner_name(step, self.book, books)),
            Owed::Ask(ask) => (ask.summary(), books.team.name_of(&ask.from)),
        };
        let text = format!("{text} {} {who}", self.book.deal.title()).to_lowercase();
        words.iter().all(|word| text.contains(word))
    }

    fn step_line(&self, step: &Action, books: &Books, today: Date) -> Line {
        let is_closed = self.group == Group::Lately;
        let when = match step.closed.filter(|_| is_closed) {
            Some(day) => since(step.status.as_str(), day, today),
            // What is overdue without a day has one that cannot be read.
            None if self.group == Group::Overdue => {
                step.due_in_words(today).unwrap_or_else(|| UNKNOWN.to_owned())
            }
            None => step.due_in_words(today).unwrap_or_else(no_date),
        };
        let is_whose_clear =
            books.whose == Whose::Mine && books.me.as_ref().is_some_and(|me| step.owner.is(me));
        let owner = (!is_whose_clear).then(|| owner_name(step, self.book, books).to_owned());
        let state = if is_closed { came_of_it(step) } else { state(step) };
        let done_when = step.done_when_in_words().filter(|_| !is_closed);
        Line {
            thing: self.thing(),
            text: step.text.clone(),
            when,
            is_late: self.group == Group::Overdue || step.is_late(today),
            beside: joined([owner, Some(self.book.deal.title_with_outcome()), state, done_when]),
        }
    }

    fn ask_line(&self, ask: &Ask, books: &Books, today: Date) -> Line {
        let (from, of) = (books.team.first_name_of(&ask.from), ask.of.first_name(&books.team));
        let (who, whom) = if ask.is_offer() { (of, from) } else { (from, of) };
        let asked = format!("{who} asks {whom}");
        let due = || ask.due_in_words(today).unwrap_or_else(no_date);
        let (when, said) = match ask.status {
            AskStatus::Open => (due(), Some("not answered yet".to_owned())),
            AskStatus::Accepted => (due(), Some("accepted".to_owned())),
            AskStatus::Declined => (answer(ask, today), ask.reply.clone()),
            AskStatus::Done => (answer(ask, today), ask.result.clone()),
        };
        Line {
            thing: self.thing(),
            text: ask.summary(),
            when,
            is_late: ask.is_late(today),
            beside: joined([Some(self.book.deal.title_with_outcome()), Some(asked), said]),
        }
    }
}

fn answer(ask: &Ask, today: Date) -> String {
    let status = ask.status.as_str();
    ask.answered_on().map_or_else(|| status.to_owned(), |day| since(status, day, today))
}

/// What one has to know of an open step beside its words.
fn state(step: &Action) -> Option<String> {
    let waits = waits_for_buyer(step).then(|| "the buyer acts first".to_owned());
    let carried = match step.carries() {
        0 => None,
        1 => Some("carried once".to_owned()),
        2 => Some("carried twice".to_owned()),
        times => Some(format!("carried {}", count(times, "time"))),
    };
    Some(joined([waits, carried])).filter(|state| !state.is_empty())
}

/// What came of a closed step, or why it was dropped.
fn came_of_it(step: &Action) -> Option<String> {
    step.result.clone().or_else(|| step.why.clone())
}
