//! `sideline session export`: the minutes, to hand on.

use clap::{Args, ValueEnum};

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, session as shape};
use crate::cli::{find, paper};
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
        let minutes = || minutes::to_hand_on(session, book, &books, self.with_coaching);
        let format = match self.format {
            Format::Md => paper::Format::Md,
            Format::Text => paper::Format::Text,
            Format::Json => {
                let whole = shape::whole(session, book, &books, ctx.today(), self.with_coaching);
                ctx.json_but_for(
                    &shape::OneSession::new(whole, json::unread(&books.unread)),
                    &books.unread,
                )?;
                return complete_but_for(&books.unread);
            }
        };
        paper::print(ctx, &minutes(), format)?;
        complete_but_for(&books.unread)
    }
}
