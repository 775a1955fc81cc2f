//! `sideline call list`.

use clap::Args;

use super::{order, row, starts};
use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::call as shape;
use crate::cli::print::table;
use crate::cli::{find, json, printed};
use crate::domain::books::DealBook;
use crate::failure::Failure;

/// List the calls: those to come, then what came of the others
///
/// A joint call says why the manager is there, and was.
#[derive(Args, Debug)]
pub(in crate::cli) struct List {
    /// Show only calls on this deal
    #[arg(long, value_name = "DEAL")]
    deal: Option<String>,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = match &self.deal {
            Some(deal) => ctx.books_with(deal),
            None => ctx.whole_books(),
        };
        let today = ctx.today();
        let wanted = self.deal.as_deref().map(|typed| find::deal(&books, typed)).transpose()?;
        let books_of = books
            .deals
            .values()
            .filter(|book| wanted.is_none_or(|wanted| wanted.deal.id == book.deal.id));
        let of = |book| -> Vec<_> {
            let book: &DealBook = book;
            book.calls.values().map(|call| (call, book)).collect()
        };
        let mut calls: Vec<_> = books_of.flat_map(of).collect();
        calls.sort_by_key(|(call, _)| order(call));
        if self.json {
            let shapes = calls.iter().map(|(call, book)| shape::call(call, &book.deal));
            let unread = json::unread(&books.unread);
            ctx.json(&shape::Many::new(today, shapes.collect(), unread))?;
        } else {
            let starts = starts(&books);
            let row = |(call, book): &(&_, &DealBook)| {
                let mut row = row(call, book, &books, &starts, today);
                row.push(book.deal.title());
                row
            };
            printed(table(ctx.out, &calls.iter().map(row).collect::<Vec<_>>()))?;
        }
        complete_but_for(&books.unread)
    }
}
