//! `sideline session export`: the minutes, to hand on.

use clap::{Args, ValueEnum};

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, session as shape};
use crate::cli::output::Target;
use crate::cli::{find, paper};
use crate::domain::books::{Books, DealBook};
use crate::domain::session::Session;
use crate::failure::Failure;
use crate::pages::minutes;

/// Print the minutes of a session, to paste them somewhere
///
/// The same session prints the same on every day.
#[derive(Args, Debug)]
pub(in crate::cli) struct Export {
    /// The session: the start of its id, or a deal for its latest one
    id: String,
    /// How: md, text for mails and notes that know no Markdown, or json
    #[arg(long, default_value = "md", hide_possible_values = true)]
    format: Format,
    /// With what it says about the rep: strength, lesson, the manager's view
    #[arg(long)]
    with_coaching: bool,
    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Md,
    Text,
    Json,
}

impl Export {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::session(books, &self.id).is_ok());
        let (session, book) = find::session(&books, &self.id)?;
        super::name(ctx, session, &self.id);
        self.target.take(ctx, |ctx| self.print(session, book, &books, ctx))?;
        complete_but_for(&books.unread)
    }

    fn print(
        &self,
        session: &Session,
        book: &DealBook,
        books: &Books,
        ctx: &mut Ctx<'_>,
    ) -> Result<(), Failure> {
        let minutes = || minutes::to_hand_on(session, book, books, self.with_coaching);
        match self.format {
            Format::Md => paper::print(ctx, &minutes(), paper::Format::Md),
            Format::Text => paper::print(ctx, &minutes(), paper::Format::Text),
            Format::Json => {
                let whole = shape::whole(session, book, books, ctx.today(), self.with_coaching);
                let whole = shape::OneSession::new(whole, json::unread(&books.unread));
                ctx.json_but_for(&whole, &books.unread)
            }
        }
    }
}
