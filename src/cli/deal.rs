//! `sideline deal`: the deals and where they stand.

mod add;
mod close;
mod edit;
mod look;
mod map;
mod said;
mod show;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::desk::{Desk, complete_but_for};
use super::json::deal as shape;
use super::print::table;
use super::{json, printed};
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::DealStatus;
use crate::domain::readback;
use crate::failure::Failure;

/// Deals, and where they stand
#[derive(Debug, Subcommand)]
pub(super) enum Deal {
    List(List),
    Add(add::Add),
    Show(show::Show),
    Map(map::Map),
    Edit(edit::Edit),
    Close(close::Close),
}

/// List the deals, open ones first
#[derive(Args, Debug)]
pub(super) struct List {
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Deal {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(desk),
            Self::Add(add) => add.run(desk),
            Self::Show(show) => show.run(desk),
            Self::Map(map) => map.run(desk),
            Self::Edit(edit) => edit.run(desk),
            Self::Close(close) => close.run(desk),
        }
    }
}

/// Open deals before decided ones, each by id.
fn sorted(books: &Books) -> Vec<&DealBook> {
    let mut deals: Vec<&DealBook> = books.deals.values().collect();
    deals.sort_by_key(|book| book.deal.status != DealStatus::Open);
    deals
}

impl List {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books();
        let today = desk.today();
        if self.json {
            let deals = sorted(&books).into_iter().map(|book| shape::head(book, &books, today));
            let unread = json::unread(&books.unread);
            desk.json(&shape::Deals::new(today, deals.collect(), unread))?;
        } else {
            let rows: Vec<_> =
                sorted(&books).into_iter().map(|book| row(book, &books, today)).collect();
            printed(table(desk.out, &rows))?;
        }
        complete_but_for(&books.unread)
    }
}

fn row(book: &DealBook, books: &Books, today: Date) -> Vec<String> {
    let deal = &book.deal;
    let process = books.process_of(deal);
    let stage = process.and_then(|process| process.stage(&deal.stage));
    let standing = if deal.status == DealStatus::Open {
        stage.map_or_else(|| deal.stage.to_string(), |stage| stage.name.clone())
    } else {
        deal.status.to_string()
    };
    let next = book.next_step_due().map(|due| readback::due_in_words(due, today));
    vec![
        deal.id.to_string(),
        deal.title(),
        books.team.name_of(&deal.owner).to_owned(),
        standing,
        next.unwrap_or_default(),
    ]
}
