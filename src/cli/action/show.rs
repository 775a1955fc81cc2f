//! `sideline action show`.

use std::io::{self, Write};

use clap::Args;
use jiff::civil::Date;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, action as shape};
use crate::cli::print::{pair, wrong};
use crate::cli::{find, printed};
use crate::domain::action::Action;
use crate::domain::books::{Books, DealBook};
use crate::failure::Failure;
use crate::pages::actions;

/// Show one step
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The step: the start of its id
    id: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::action(books, &self.id).is_ok());
        let today = ctx.today();
        let (step, book) = find::action(&books, &self.id)?;
        if self.json {
            let action = shape::action(step, &book.deal, &books, today);
            ctx.json_but_for(
                &shape::OneAction::new(today, action, json::unread(&books.unread)),
                &books.unread,
            )?;
        } else {
            printed(show(ctx.out, step, book, &books, today))?;
        }
        complete_but_for(&books.unread)
    }
}

fn show(
    out: &mut dyn Write,
    step: &Action,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> io::Result<()> {
    wrong(out, books, step.clone())?;
    pair(out, "Step", Some(&step.text))?;
    pair(out, "Id", Some(step.id.as_str()))?;
    let details = actions::details(step, book, books, today);
    details.iter().try_for_each(|(name, text)| pair(out, name, Some(text)))
}
