//! `sideline deal plan`.

use clap::Args;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::{find, paper};
use crate::failure::Failure;
use crate::pages::buyers_page::BuyersPage;

/// Print what the buyer agreed to, to send it to them
///
/// Their steps, our next meetings and what they promised, by day. Nothing that is
/// ours alone is on it.
#[derive(Args, Debug)]
pub(in crate::cli) struct Plan {
    /// The deal: its id, or words of its name
    deal: String,
    #[command(flatten)]
    form: paper::Form,
}

impl Plan {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?;
        let page = BuyersPage::of(book, &books, ctx.today()).ok_or_else(|| {
            Failure::not_done("there is nothing to show yet: what have they agreed to?")
        })?;
        self.form.print(ctx, &page.paper(ctx.today()))?;
        complete_but_for(&books.unread)
    }
}
