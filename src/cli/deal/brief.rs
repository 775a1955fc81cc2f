//! `sideline deal brief`.

use clap::Args;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::{find, paper};
use crate::failure::Failure;
use crate::pages::before_call::{before_call, next_call};

/// Print the page before the next call of a deal
///
/// Where none is planned it says so, and shows the rest.
#[derive(Args, Debug)]
pub(in crate::cli) struct Brief {
    /// The deal: its id, or words of its name
    deal: String,
    #[command(flatten)]
    form: paper::Form,
}

impl Brief {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?;
        let today = ctx.today();
        let call = next_call(book, &ctx.world.now().wall);
        self.form.print(ctx, &before_call(book, call, &books, today))?;
        complete_but_for(&books.unread)
    }
}
