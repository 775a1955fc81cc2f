//! `sideline ask list`.

use clap::Args;

use super::{row, starts, urgency};
use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::ask as shape;
use crate::cli::print::table;
use crate::cli::{find, json, printed};
use crate::domain::ask::{Ask as Request, AskStatus};
use crate::domain::books::{Books, DealBook};
use crate::domain::word::NotAWord;
use crate::failure::Failure;

/// List manager asks, those needed soonest first
///
/// Prints one line for each ask on an open deal that waits for an answer or for
/// what was promised, and nothing when none does. What is left of a decided deal
/// is shown with --deal, --status and --all.
#[derive(Args, Debug)]
pub(in crate::cli) struct List {
    /// Show only asks for this deal
    #[arg(long, value_name = "DEAL")]
    deal: Option<String>,
    /// Show only asks from this person
    #[arg(long, value_name = "PERSON")]
    from: Option<String>,
    /// Show only asks of this person: of the team, or an executive
    #[arg(long, value_name = "PERSON")]
    of: Option<String>,
    /// Show only asks of this status: open, accepted, declined or done
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Show declined and done asks too
    #[arg(long)]
    all: bool,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = self.books(ctx);
        let today = ctx.today();
        let asks = self.wanted(&books)?;
        if self.json {
            let shapes = asks.iter().map(|(ask, book)| shape::ask(ask, book, &books));
            let unread = json::unread(&books.unread);
            ctx.json(&shape::Many::new(today, shapes.collect(), unread))?;
        } else {
            let starts = starts(&books);
            let row = |(ask, book): &(&_, &DealBook)| {
                let mut row = row(ask, &books, &starts, today);
                row.push(book.deal.title());
                row
            };
            printed(table(ctx.out, &asks.iter().map(row).collect::<Vec<_>>()))?;
        }
        complete_but_for(&books.unread)
    }

    /// The books with all asks that may be wanted. Closed ones may belong to any
    /// deal.
    fn books(&self, ctx: &Ctx<'_>) -> Books {
        match &self.deal {
            Some(deal) => ctx.books_with(deal),
            None if self.all || self.status.is_some() => ctx.whole_books(),
            None => ctx.books(),
        }
    }

    fn wanted<'a>(&self, books: &'a Books) -> Result<Vec<(&'a Request, &'a DealBook)>, Failure> {
        let status = self.status.as_deref().map(str::parse::<AskStatus>).transpose();
        let status = status.map_err(|e: NotAWord| Failure::wrong_use(e.to_string()))?;
        let is_wanted = |ask: &&Request| match status {
            Some(status) => ask.status == status,
            None => self.all || ask.is_open(),
        };
        let of =
            |book: &'a DealBook| book.asks.values().filter(is_wanted).map(move |ask| (ask, book));
        let mut asks: Vec<_> = books.deals.values().flat_map(of).collect();
        if let Some(typed) = &self.deal {
            let deal = &find::deal(books, typed)?.deal.id;
            asks.retain(|(ask, _)| ask.deal == *deal);
        }
        if let Some(typed) = &self.from {
            let from = find::member(&books.team, typed)?;
            asks.retain(|(ask, _)| ask.from == from);
        }
        if let Some(typed) = &self.of {
            let of = find::asked(books, typed)?.ok_or_else(|| {
                Failure::not_done(format!("nobody who was asked is called \"{typed}\""))
                    .hint("sideline ask list --all shows who was")
            })?;
            asks.retain(|(ask, _)| ask.of.is_same(&of));
        }
        asks.sort_by_key(|(ask, _)| urgency(ask));
        Ok(asks)
    }
}
