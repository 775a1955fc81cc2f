//! `sideline session confirm`.

use clap::Args;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::{find, paper};
use crate::failure::Failure;
use crate::pages::letters;

/// Print a text that asks who was away to confirm their steps
///
/// In your name, to paste into a mail or a chat. Whoever has sideline agrees on
/// Today; for who has none, type their yes: sideline action agree ID --said-yes.
#[derive(Args, Debug)]
pub(in crate::cli) struct Confirm {
    /// The session: the start of its id, or a deal for its latest one
    id: String,
    #[command(flatten)]
    form: paper::Form,
}

impl Confirm {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::session(books, &self.id).is_ok());
        let (session, book) = find::session(&books, &self.id)?;
        super::name(ctx, session, &self.id);
        let letter = letters::please_confirm(session, book, &books, ctx.today());
        let letter = letter.ok_or_else(|| match letters::waits_for_me(session, book, &books) {
            Some(step) => Failure::not_done(format!("\"{}\" waits for your own word", step.text))
                .hint(format!("sideline action agree {}", step.id)),
            None => Failure::not_done(format!("nothing of {} waits for a word", book.deal.title())),
        })?;
        self.form.print(ctx, &letter)?;
        complete_but_for(&books.unread)
    }
}
