//! `sideline ask accept`, `decline` and `done`.

use clap::Args;
use jiff::civil::Date;

use crate::cli::ctx::Ctx;
use crate::cli::done_day::done_on;
use crate::cli::find;
use crate::cli::misuse::words;
use crate::domain::ask::{Ask as Request, Refusal};
use crate::domain::change::Change;
use crate::failure::Failure;
use crate::reading::when::Way;

/// Promise what was asked for
#[derive(Args, Debug)]
pub(in crate::cli) struct Accept {
    /// The ask: the start of its id
    id: String,
}

/// Say no to an ask, and why
#[derive(Args, Debug)]
pub(in crate::cli) struct Decline {
    /// The ask: the start of its id
    id: String,
    /// Why, for whoever asked
    #[arg(long, value_name = "TEXT")]
    why: String,
}

/// Close an ask: the help was given
#[derive(Args, Debug)]
pub(in crate::cli) struct Done {
    /// The ask: the start of its id
    id: String,
    /// The day on which the help was given; else today; at a terminal it is asked of what is late
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT", value_parser = words)]
    note: Option<String>,
}

impl Accept {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        answer(ctx, &self.id, "Accepted", Request::accept)
    }
}

impl Decline {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        answer(ctx, &self.id, "Declined", |ask, day| ask.decline(day, self.why))
    }
}

impl Done {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let note = self.note.filter(|note| !note.trim().is_empty());
        let on = self.on.as_deref().map(|typed| ctx.day(typed, Way::Back)).transpose()?;
        ctx.takes_my_changes()?;
        let books = ctx.books_where(|books| find::ask(books, &self.id).is_ok());
        let (ask, _) = find::ask(&books, &self.id)?;
        let done = ask.is_open().then(|| done_on(ctx, &ask.summary(), ask.into(), on));
        let done = done.transpose()?;
        let on = done.as_ref().map(|done| done.day);
        answer(ctx, &self.id, "Done", |ask, today| ask.done_on(on.unwrap_or(today), note))?;
        let mut taken = done.and_then(|done| done.taken).into_iter();
        taken.try_for_each(|taken| ctx.print(&format!("{taken}: --on DATE says another day.")))
    }
}

/// Changes an ask, today where nothing else is said, and says so.
fn answer(
    ctx: &mut Ctx<'_>,
    typed: &str,
    word: &str,
    change: impl FnOnce(&mut Request, Date) -> Result<(), Refusal>,
) -> Result<(), Failure> {
    ctx.takes_my_changes()?;
    let books = ctx.books_where(|books| find::ask(books, typed).is_ok());
    let (ask, book) = find::ask(&books, typed)?;
    let mut after = ask.clone();
    change(&mut after, ctx.today()).map_err(|refusal| Failure::not_done(refusal.to_string()))?;
    ctx.save(&Change::of(ask.clone(), after))?;
    ctx.print(&format!("{word}: {} ({}).", ask.summary(), book.deal.title()))
}
