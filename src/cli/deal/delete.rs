//! `sideline deal delete`.

use clap::Args;

use super::refused_hands;
use crate::cli::ctx::{Ctx, not_saved};
use crate::cli::find;
use crate::domain::phrase::listed;
use crate::failure::Failure;

/// Delete a deal in which there is nothing yet
///
/// Its file stays in the history on this computer. A deal with a session, a step, an
/// ask, a call, a person or an answer in it stays: close it instead.
#[derive(Args, Debug)]
pub(in crate::cli) struct Delete {
    /// The deal: its id, or words of its name
    deal: String,
}

impl Delete {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?;
        let title = format!("{} ({})", book.deal.title(), book.deal.id);
        let stays = |what: &str| Failure::not_done(format!("{title} stays: {what} in it"));
        books.is_clear_of(&book.deal.id).map_err(refused_hands)?;
        let (parts, are) = book.parts();
        if !parts.is_empty() {
            return Err(stays(&format!("{parts} {are}")).hint(
                "sideline deal close DEAL --no-decision --reason TEXT takes it out of the way",
            ));
        }
        let store = &ctx.workspace.store;
        let beside = store.beside(&book.deal.id);
        if !beside.is_empty() {
            let names: Vec<&str> = beside.iter().map(String::as_str).collect();
            return Err(stays(&format!("there is {}", listed(&names)))
                .hint("move that away, then try again"));
        }
        store.delete(&book.deal).map_err(not_saved)?;
        ctx.print(&format!("Deleted {title}. Its file stays in the history on this computer."))
    }
}
