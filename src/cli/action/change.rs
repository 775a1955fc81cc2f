//! `sideline action done`, `move`, `drop` and `reopen`, for one step or several.

use std::collections::BTreeMap;

use clap::Args;
use jiff::civil::Date;

use crate::cli::ctx::Ctx;
use crate::cli::done_day::{DoneOn, done_on};
use crate::cli::find;
use crate::cli::misuse::words;
use crate::domain::action::{Action, Refusal};
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::id::ActionId;
use crate::domain::phrase::{self, due_in_words};
use crate::failure::Failure;
use crate::reading::when::Way;

/// Close steps as done
#[derive(Args, Debug)]
pub(in crate::cli) struct Done {
    /// The steps: the start of each one's id
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// The day on which it was done; else today; at a terminal it is asked of what is late
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT", value_parser = words)]
    note: Option<String>,
}

/// Give steps another date
///
/// Outside a session this is no carry. The date that both agreed to stays
/// beside it.
#[derive(Args, Debug)]
pub(in crate::cli) struct Move {
    /// The steps: the start of each one's id
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// The day they are due from now on
    #[arg(required = true)]
    date: String,
    /// What they wait for
    #[arg(long, value_name = "TEXT")]
    why: String,
}

/// Close steps that nobody owes any more, and say why
#[derive(Args, Debug)]
pub(in crate::cli) struct Drop {
    /// The steps: the start of each one's id
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Why they are not worth doing
    #[arg(long, value_name = "TEXT")]
    why: String,
}

/// Open closed steps again
///
/// When they were closed and what came of them is forgotten.
#[derive(Args, Debug)]
pub(in crate::cli) struct Reopen {
    /// The steps: the start of each one's id
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

impl Done {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let note = self.note.filter(|note| !note.trim().is_empty());
        let on = self.on.as_deref().map(|typed| ctx.day(typed, Way::Back)).transpose()?;
        let days = days(ctx, &self.ids, on)?;
        let today = ctx.today();
        several(ctx, &self.ids, |books, id| {
            let (step, book) = find::action(books, id)?;
            let done = days.get(&step.id);
            let on = done.map_or(today, |done| done.day);
            let after = books.done(book, step, (on, today), note.clone());
            let after = after.map_err(|refusal| refused(&refusal, step))?;
            let mut said = vec![format!("Done: {} ({}).", step.text, book.deal.title())];
            let id = &step.id;
            said.extend(done.and_then(|done| done.taken.clone()).map(|taken| {
                format!(
                    "{taken}. Another day: sideline action reopen {id}, then action done {id} \
                     --on DATE"
                )
            }));
            Ok(Made { change: Change::of(step.clone(), after), said, aside: Vec::new() })
        })
    }
}

/// The day on which each of these was done that is open.
fn days(
    ctx: &mut Ctx<'_>,
    ids: &[String],
    said: Option<Date>,
) -> Result<BTreeMap<ActionId, DoneOn>, Failure> {
    ctx.takes_my_changes()?;
    let books = books_with(ctx, ids);
    let mut days = BTreeMap::new();
    for id in ids {
        let (step, _) = find::action(&books, id)?;
        if step.is_open() && !days.contains_key(&step.id) {
            days.insert(step.id.clone(), done_on(ctx, &step.text, step.into(), said)?);
        }
    }
    Ok(days)
}

impl Move {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let today = ctx.today();
        let to = ctx.day(&self.date, Way::Ahead)?;
        change(
            ctx,
            &self.ids,
            |books, book, step| {
                let (mut after, by) = (step.clone(), books.hand(&book.deal.owner));
                after.postpone(today, to, by, &self.why).map(|()| after)
            },
            |step, deal| {
                let was = step.due.map(|due| format!(", not {}", phrase::shown(due, today)));
                let (text, was) = (&step.text, was.unwrap_or_default());
                format!("Moved: {text} ({deal}), now due {}{was}.", phrase::shown(to, today))
            },
        )
    }
}

impl Drop {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let today = ctx.today();
        change(
            ctx,
            &self.ids,
            |_, _, step| {
                let mut after = step.clone();
                after.give_up(today, &self.why).map(|()| after)
            },
            |step, deal| format!("Dropped: {} ({deal}).", step.text),
        )
    }
}

impl Reopen {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let today = ctx.today();
        change(
            ctx,
            &self.ids,
            |_, book, step| book.reopened(step),
            |step, deal| {
                let due = step.due.map(|due| format!(", {}", due_in_words(due, today)));
                format!("Open again: {} ({deal}){}.", step.text, due.unwrap_or_default())
            },
        )
    }
}

/// Changes steps, as whoever is at the keyboard, and says of each as it was, with
/// the title of its deal, what became of it.
fn change(
    ctx: &mut Ctx<'_>,
    ids: &[String],
    change: impl Fn(&Books, &DealBook, &Action) -> Result<Action, Refusal>,
    said: impl Fn(&Action, &str) -> String,
) -> Result<(), Failure> {
    several(ctx, ids, |books, id| {
        let (step, book) = find::action(books, id)?;
        let after = change(books, book, step).map_err(|refusal| refused(&refusal, step))?;
        let aside = forgotten(step, &after);
        let said = vec![said(step, &book.deal.title())];
        Ok(Made { change: Change::of(step.clone(), after), said, aside })
    })
}

/// A change, and what is said of it.
pub(super) struct Made {
    pub(super) change: Change,
    pub(super) said: Vec<String>,
    /// What is no part of the answer.
    pub(super) aside: Vec<String>,
}

/// What the step said of its end, and says no more.
fn forgotten(before: &Action, after: &Action) -> Vec<String> {
    let told = [
        ("what came of it", &before.result, &after.result),
        ("why it was dropped", &before.why, &after.why),
    ];
    let forgotten = told.into_iter().filter(|(.., after)| after.is_none());
    let forgotten = forgotten.filter_map(|(what, text, _)| {
        text.as_ref().map(|text| format!("Forgotten is {what}: \"{text}\"."))
    });
    forgotten.collect()
}

/// Makes a change of each of these, and says what became of it. Where one of them
/// cannot be changed, none is.
pub(super) fn several(
    ctx: &mut Ctx<'_>,
    ids: &[String],
    make: impl Fn(&Books, &str) -> Result<Made, Failure>,
) -> Result<(), Failure> {
    ctx.takes_my_changes()?;
    let books = books_with(ctx, ids);
    let changes = ids.iter().map(|id| make(&books, id)).collect::<Result<Vec<_>, _>>()?;
    for (at, made) in changes.iter().enumerate() {
        let is_same = |before: &Made| before.change.after == made.change.after;
        if !changes.iter().take(at).any(is_same) {
            ctx.save(&made.change)?;
            made.said.iter().try_for_each(|said| ctx.print(said))?;
            made.aside.iter().for_each(|aside| ctx.say(aside));
        }
    }
    Ok(())
}

/// The books in which all of these are.
fn books_with(ctx: &Ctx<'_>, ids: &[String]) -> Books {
    ctx.books_where(|books| ids.iter().all(|id| find::action(books, id).is_ok()))
}

fn refused(refusal: &Refusal, step: &Action) -> Failure {
    let refused = Failure::not_done(refusal.to_string());
    match refusal {
        Refusal::Closed(_) => {
            refused.hint(format!("sideline action reopen {} opens it again", step.id))
        }
        Refusal::NoReason(_) => refused.hint("--why TEXT"),
        Refusal::Waits { name, .. } => refused.hint(format!(
            "first: sideline action agree {} --said-yes, where {name} has said yes to you",
            step.id
        )),
        Refusal::Early { .. }
        | Refusal::SameDay { .. }
        | Refusal::GoneBy { .. }
        | Refusal::Owed { .. }
        | Refusal::NotConfirmed(_) => refused,
    }
}
