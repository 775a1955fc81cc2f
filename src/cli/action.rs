//! `sideline action`: agreed action steps, what is owed and by when.

mod add;
mod list;
mod show;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::desk::Desk;
use super::find;
use super::starts::Starts;
use crate::domain::action::{Action as Step, Owner};
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::id::ActionId;
use crate::domain::readback;
use crate::failure::Failure;

/// Agreed action steps
#[derive(Debug, Subcommand)]
pub(super) enum Action {
    List(list::List),
    Add(add::Add),
    Done(Done),
    Show(show::Show),
}

/// Close a step as done
#[derive(Args, Debug)]
pub(super) struct Done {
    /// The step: the start of its id
    id: String,
    /// What came of it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Action {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(desk),
            Self::Add(add) => add.run(desk),
            Self::Done(done) => done.run(desk),
            Self::Show(show) => show.run(desk),
        }
    }
}

impl Done {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        desk.workspace.takes_changes()?;
        let books = desk.books();
        let (step, book) = find::action(&books, &self.id)?;
        let mut after = step.clone();
        let note = self.note.filter(|note| !note.trim().is_empty());
        after.done(desk.today(), note).map_err(|e| Failure::not_done(e.to_string()))?;
        desk.save(&Change::of(step.clone(), after))?;
        desk.say(&format!("Done: {} ({}).", step.text, book.deal.title()))
    }
}

/// What steps are sorted by: open ones first, the soonest first.
pub(super) fn urgency(step: &Step) -> (bool, bool, Option<Date>, ActionId) {
    (!step.is_open(), step.due.is_none(), step.due, step.id.clone())
}

/// The starts of the ids of all steps.
pub(super) fn starts(books: &Books) -> Starts<'_> {
    let steps = books.deals.values().flat_map(|book| book.actions.values());
    Starts::of(steps.map(|step| (step.id.as_str(), step.is_open())))
}

/// One step as lists show it, without its deal.
pub(super) fn row<'a>(
    step: &'a Step,
    book: &DealBook,
    books: &Books,
    starts: &Starts<'a>,
    today: Date,
) -> Vec<String> {
    let when = match step.due.filter(|_| step.is_open()) {
        Some(due) => readback::due_in_words(due, today),
        None => step.status.to_string(),
    };
    vec![
        starts.shown(step.id.as_str()).to_owned(),
        when,
        owner_name(step, book, books).to_owned(),
        step.text.clone(),
    ]
}

/// The name of whoever owes a step.
fn owner_name<'a>(step: &'a Step, book: &'a DealBook, books: &'a Books) -> &'a str {
    match &step.owner {
        Owner::Ours(id) => books.team.name_of(id),
        Owner::Buyer(id) => book.deal.buyer_name(id),
    }
}
