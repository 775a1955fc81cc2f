//! `sideline action done`, `move`, `drop` and `reopen`.

use clap::Args;

use crate::cli::ctx::Ctx;
use crate::cli::find;
use crate::cli::misuse::words;
use crate::domain::action::{Action, Refusal};
use crate::domain::change::Change;
use crate::domain::id::PersonId;
use crate::domain::phrase::{self, due_in_words};
use crate::failure::Failure;
use crate::reading::when::Way;

/// Close a step as done
#[derive(Args, Debug)]
pub(in crate::cli) struct Done {
    /// The step: the start of its id
    id: String,
    /// What came of it
    #[arg(long, value_name = "TEXT", value_parser = words)]
    note: Option<String>,
}

/// Give a step another date
///
/// Outside a session this is no carry. The date that both agreed to stays
/// beside it.
#[derive(Args, Debug)]
pub(in crate::cli) struct Move {
    /// The step: the start of its id
    id: String,
    /// The day it is due from now on
    date: String,
    /// What it waits for
    #[arg(long, value_name = "TEXT")]
    why: String,
}

/// Close a step that nobody owes any more, and say why
#[derive(Args, Debug)]
pub(in crate::cli) struct Drop {
    /// The step: the start of its id
    id: String,
    /// Why it is not worth doing
    #[arg(long, value_name = "TEXT")]
    why: String,
}

/// Open a closed step again
///
/// When it was closed and what came of it is forgotten.
#[derive(Args, Debug)]
pub(in crate::cli) struct Reopen {
    /// The step: the start of its id
    id: String,
}

impl Done {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let note = self.note.filter(|note| !note.trim().is_empty());
        let today = ctx.today();
        let (step, deal) = change(ctx, &self.id, |step, _| Ok(step.done(today, note)?))?;
        ctx.print(&format!("Done: {} ({deal}).", step.text))
    }
}

impl Move {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.workspace.takes_changes()?;
        let today = ctx.today();
        let to = ctx.day(&self.date, Way::Ahead)?;
        let (step, deal) =
            change(ctx, &self.id, |step, by| step.postpone(today, to, by, &self.why))?;
        let was = step.due.map(|due| format!(", not {}", phrase::shown(due, today)));
        let (text, was) = (&step.text, was.unwrap_or_default());
        ctx.print(&format!("Moved: {text} ({deal}), now due {}{was}.", phrase::shown(to, today)))
    }
}

impl Drop {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let today = ctx.today();
        let (step, deal) = change(ctx, &self.id, |step, _| step.give_up(today, &self.why))?;
        ctx.print(&format!("Dropped: {} ({deal}).", step.text))
    }
}

impl Reopen {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let (step, deal) = change(ctx, &self.id, |step, _| step.reopen())?;
        let due = step.due.map(|due| format!(", {}", due_in_words(due, ctx.today())));
        let due = due.unwrap_or_default();
        ctx.print(&format!("Open again: {} ({deal}){due}.", step.text))?;
        for (what, text) in [("what came of it", step.result), ("why it was dropped", step.why)] {
            if let Some(text) = text {
                ctx.say(&format!("Forgotten is {what}: \"{text}\"."));
            }
        }
        Ok(())
    }
}

/// Changes a step, as whoever is at the keyboard. Gives it as it was, and the
/// title of its deal.
fn change(
    ctx: &mut Ctx<'_>,
    typed: &str,
    change: impl FnOnce(&mut Action, PersonId) -> Result<(), Refusal>,
) -> Result<(Action, String), Failure> {
    ctx.workspace.takes_changes()?;
    let books = ctx.books_where(|books| find::action(books, typed).is_ok());
    let (step, book) = find::action(&books, typed)?;
    let mut after = step.clone();
    change(&mut after, books.hand(&book.deal.owner)).map_err(|refusal| {
        let refused = Failure::not_done(refusal.to_string());
        match refusal {
            Refusal::Closed(_) => {
                refused.hint(format!("sideline action reopen {} opens it again", step.id))
            }
            Refusal::NoReason(_) => refused.hint("--why TEXT"),
            Refusal::SameDay { .. } | Refusal::GoneBy { .. } | Refusal::Owed { .. } => refused,
        }
    })?;
    ctx.save(&Change::of(step.clone(), after))?;
    Ok((step.clone(), book.deal.title()))
}
