//! `sideline action list`.

use clap::Args;

use super::{row, starts, urgency};
use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, action as shape};
use crate::cli::print::table;
use crate::cli::{find, printed};
use crate::domain::action::{Action, ActionStatus};
use crate::domain::books::{Books, DealBook};
use crate::domain::word::NotAWord;
use crate::failure::Failure;
use crate::reading::when::Lean;

/// List agreed action steps, late ones first
///
/// Prints one line for each open step of an open deal, and nothing when nothing
/// is open. What is left of a decided deal is shown with --deal, --status and
/// --all.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that somebody types")]
pub(in crate::cli) struct List {
    /// Show only my own steps
    #[arg(long)]
    mine: bool,
    /// Show only steps owed by this person
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    /// Show only steps of this deal
    #[arg(long, value_name = "DEAL")]
    deal: Option<String>,
    /// Show only late steps
    #[arg(long)]
    overdue: bool,
    /// Show only steps due on this day or before
    #[arg(long, value_name = "DATE")]
    due_by: Option<String>,
    /// Show only steps of this status: proposed, open, done or dropped
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Show closed steps too
    #[arg(long)]
    all: bool,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

type Steps<'a> = Vec<(&'a Action, &'a DealBook)>;

impl List {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = self.books(ctx);
        let today = ctx.today();
        let mut steps = self.of_status(&books)?;
        self.keep_wanted(ctx, &books, &mut steps)?;
        steps.sort_by_key(|(step, _)| urgency(step));
        if self.json {
            let actions = steps.iter().map(|(step, book)| shape::action(step, book, &books, today));
            let unread = json::unread(&books.unread);
            ctx.json(&shape::Actions::new(today, actions.collect(), unread))?;
        } else {
            let starts = starts(&books);
            let row = |(step, book): &(&_, &DealBook)| {
                let mut row = row(step, book, &books, &starts, today);
                row.push(book.deal.title());
                row
            };
            printed(table(ctx.out, &steps.iter().map(row).collect::<Vec<_>>()))?;
        }
        complete_but_for(&books.unread)
    }

    /// The books with all steps that may be wanted. Closed ones may belong to any
    /// deal.
    fn books(&self, ctx: &Ctx<'_>) -> Books {
        match &self.deal {
            Some(deal) => ctx.books_with(deal),
            None if self.all || self.status.is_some() => ctx.whole_books(),
            None => ctx.books(),
        }
    }

    /// The steps of the status that is wanted; the open ones where none is said.
    fn of_status<'a>(&self, books: &'a Books) -> Result<Steps<'a>, Failure> {
        let wanted = self.status.as_deref().map(str::parse::<ActionStatus>).transpose();
        let wanted = wanted.map_err(|e: NotAWord| Failure::wrong_use(e.to_string()))?;
        let is_wanted = |step: &&Action| match wanted {
            Some(status) => step.status == status,
            None => self.all || step.is_open(),
        };
        let of = |book: &'a DealBook| {
            book.actions.values().filter(is_wanted).map(move |step| (step, book))
        };
        Ok(books.deals.values().flat_map(of).collect())
    }

    fn keep_wanted(
        &self,
        ctx: &mut Ctx<'_>,
        books: &Books,
        steps: &mut Steps<'_>,
    ) -> Result<(), Failure> {
        if self.mine {
            let me = books.me.clone().ok_or_else(|| {
                Failure::not_done("it is not known yet who you are").hint("use --owner PERSON")
            })?;
            steps.retain(|(step, _)| step.owner.is(&me));
        }
        if let Some(typed) = &self.owner {
            let owner = find::member(&books.team, typed)?;
            steps.retain(|(step, _)| step.owner.is(&owner));
        }
        if let Some(typed) = &self.deal {
            let deal = find::deal(books, typed)?.deal.id.clone();
            steps.retain(|(step, _)| step.deal == deal);
        }
        if self.overdue {
            let today = ctx.today();
            steps.retain(|(step, _)| step.is_open() && step.due.is_some_and(|due| due < today));
        }
        if let Some(typed) = &self.due_by {
            let last = ctx.day(typed, Lean::Ahead)?;
            steps.retain(|(step, _)| step.due.is_some_and(|due| due <= last));
        }
        Ok(())
    }
}
