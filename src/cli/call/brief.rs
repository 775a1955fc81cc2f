//! `sideline call brief`.

use clap::Args;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::{find, paper};
use crate::failure::Failure;
use crate::pages::before_call::before_call;

/// Print the page before a call: what you want, who is there, what is owed
///
/// For our own eyes: it says what we think of their people.
#[derive(Args, Debug)]
pub(in crate::cli) struct Brief {
    /// The call: the start of its id
    id: String,
    #[command(flatten)]
    form: paper::Form,
}

impl Brief {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::call(books, &self.id).is_ok());
        let (call, book) = find::call(&books, &self.id)?;
        self.form.print(ctx, &before_call(book, Some(call), &books, ctx.today()))?;
        complete_but_for(&books.unread)
    }
}
