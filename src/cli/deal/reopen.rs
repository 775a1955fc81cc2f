//! `sideline deal reopen`.

use clap::Args;

use super::refused;
use crate::cli::ctx::Ctx;
use crate::cli::misuse::words;
use crate::cli::print::table;
use crate::cli::{action, find, printed};
use crate::domain::action::{Action, ActionStatus};
use crate::domain::change::Change;
use crate::failure::Failure;

/// Open a decided deal again
///
/// How it was decided stays in its history. Steps that were dropped with it are
/// named, and stay dropped.
#[derive(Args, Debug)]
pub(in crate::cli) struct Reopen {
    /// The deal: its id, or words of its name
    deal: String,
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = words)]
    why: Option<String>,
}

impl Reopen {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?;
        let (mut after, today) = (book.deal.clone(), ctx.today());
        let why = self.why.filter(|why| !why.trim().is_empty());
        let by = books.hand(&after.owner);
        after.reopen(today, by, why).map_err(|refusal| refused(&refusal))?;
        ctx.save(&Change::of(book.deal.clone(), after.clone()))?;
        ctx.print(&format!("Open again: {}.", after.title()))?;
        let is_dropped = |step: &&Action| {
            step.status == ActionStatus::Dropped && step.closed == book.deal.decided
        };
        let dropped: Vec<&Action> = book.actions.values().filter(is_dropped).collect();
        if dropped.is_empty() {
            return Ok(());
        }
        ctx.print("Dropped with it, and still so (sideline action reopen ID):")?;
        let starts = action::starts(&books);
        let row =
            |step: &&Action| starts.shorten(action::row(step, &book.deal, &books.team, today));
        printed(table(ctx.out, &dropped.iter().map(row).collect::<Vec<_>>()))
    }
}
