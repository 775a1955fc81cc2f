//! `sideline session show`: the minutes.

use clap::Args;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, session as shape};
use crate::cli::{find, paper};
use crate::failure::Failure;
use crate::pages::minutes;

/// Show the minutes of a session
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The session: the start of its id, or a deal for its latest one
    id: String,
    /// With what it says about the rep: strength, lesson, the manager's view
    #[arg(long)]
    with_coaching: bool,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::session(books, &self.id).is_ok());
        let (session, book) = find::session(&books, &self.id)?;
        super::name(ctx, session, &self.id);
        if self.json {
            let whole = shape::whole(session, book, &books, ctx.today(), self.with_coaching);
            ctx.json_but_for(
                &shape::OneSession::new(whole, json::unread(&books.unread)),
                &books.unread,
            )?;
        } else {
            let minutes = minutes::minutes(session, book, &books, ctx.today(), self.with_coaching);
            paper::print(ctx, &minutes, paper::Format::Text)?;
        }
        complete_but_for(&books.unread)
    }
}
