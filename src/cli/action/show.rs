//! `sideline action show`.

use std::io::{self, Write};

use clap::Args;
use jiff::civil::Date;

use super::owner_name;
use crate::cli::desk::{Desk, complete_but_for};
use crate::cli::json::action as shape;
use crate::cli::print::pair;
use crate::cli::{find, json, printed};
use crate::domain::action::{self, Action as Step, Standing};
use crate::domain::books::{Books, DealBook};
use crate::domain::readback;
use crate::domain::when;
use crate::failure::Failure;

/// Show one step
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The step: the start of its id
    id: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books_where(|books| find::action(books, &self.id).is_ok());
        let today = desk.today();
        let (step, book) = find::action(&books, &self.id)?;
        if self.json {
            let action = shape::action(step, book, &books, today);
            desk.json(&shape::OneAction::new(today, action, json::unread(&books.unread)))?;
        } else {
            printed(show(desk.out, step, book, &books, today))?;
        }
        complete_but_for(&books.unread)
    }
}

fn show(
    out: &mut dyn Write,
    step: &Step,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> io::Result<()> {
    let day = |day: Option<Date>| day.map(|day| when::shown(day, today));
    pair(out, "Step", Some(&step.text))?;
    pair(out, "Id", Some(step.id.as_str()))?;
    pair(out, "Deal", Some(&book.deal.title()))?;
    pair(out, "Owner", Some(owner_name(step, book, books)))?;
    pair(out, "Status", Some(step.status.as_str()))?;
    pair(out, "Due", due(step, today).as_deref())?;
    pair(out, "Done when", step.done_when.as_deref())?;
    pair(out, "Serves", serves(step, book, books).as_deref())?;
    let person = step.person.as_ref().map(|person| book.deal.buyer_name(person));
    pair(out, "Person", person)?;
    pair(out, "Agreed", day(step.agreed.as_ref().map(|agreed| agreed.on)).as_deref())?;
    pair(out, "Closed", day(step.closed).as_deref())?;
    pair(out, "Result", step.result.as_deref())?;
    pair(out, "Why", step.why.as_deref())
}

/// The due date, how late it is, and how often it moved.
fn due(step: &Step, today: Date) -> Option<String> {
    let due = step.due?;
    let mut text = when::shown(due, today);
    if step.is_open() && matches!(action::standing(due, today), Standing::Late(_)) {
        text = format!("{text}, {}", readback::due_in_words(due, today));
    }
    match step.moved.len() {
        0 => Some(text),
        1 => Some(format!("{text} (moved once)")),
        times => Some(format!("{text} (moved {times} times)")),
    }
}

/// The exit criterion it serves, word for word where the process knows it.
fn serves(step: &Step, book: &DealBook, books: &Books) -> Option<String> {
    let id = step.criterion.as_ref()?;
    let known = books.process_of(&book.deal).and_then(|process| process.criterion(id));
    Some(known.map_or_else(|| id.to_string(), |criterion| criterion.outcome.clone()))
}
