//! `sideline deal close`.

use clap::Args;
use jiff::civil::Date;

use super::refused as not_changed;
use crate::cli::ctx::Ctx;
use crate::cli::misuse::words;
use crate::cli::print::table;
use crate::cli::{action, ask, find, printed};
use crate::domain::action::Action;
use crate::domain::ask::Ask;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::deal::{DealStatus, NotClosed};
use crate::domain::phrase::{self, count};
use crate::failure::Failure;
use crate::reading::unless_nothing;
use crate::reading::when::Way;

/// Close a deal: won, lost, or they decided nothing
///
/// A deal that is not won needs a reason. What is still owed on it is named and
/// stays owed.
#[derive(Args, Debug)]
pub(in crate::cli) struct Close {
    /// The deal: its id, or words of its name
    deal: String,
    #[command(flatten)]
    how: How,
    /// Why it is not won; where its process lists reasons, one of them or its start
    #[arg(long, value_name = "TEXT", value_parser = words, conflicts_with = "won")]
    reason: Option<String>,
    /// Where it is not won: the day to look at it again
    #[arg(long, value_name = "DATE", conflicts_with = "won")]
    again: Option<String>,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct How {
    /// They bought
    #[arg(long)]
    won: bool,
    /// They bought elsewhere
    #[arg(long)]
    lost: bool,
    /// They bought nothing
    #[arg(long)]
    no_decision: bool,
}

impl How {
    const fn status(&self) -> DealStatus {
        match (self.won, self.lost) {
            (true, _) => DealStatus::Won,
            (false, true) => DealStatus::Lost,
            (false, false) => DealStatus::NoDecision,
        }
    }
}

impl Close {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?;
        let debrief = books.process_of(&book.deal).and_then(|process| process.debrief.as_ref());
        let known = debrief.map(|debrief| debrief.lost_reasons.as_slice()).unwrap_or_default();
        let mut after = book.deal.clone();
        after
            .close(ctx.today(), self.how.status(), self.reason.as_deref(), known)
            .map_err(|refusal| refused(&refusal))?;
        if let Some(typed) = &self.again {
            let day = again(ctx, typed)?;
            after.look_again_on(day).map_err(|refusal| not_changed(&refusal))?;
        }
        ctx.save(&Change::of(book.deal.clone(), after.clone()))?;
        let (title, reason) = (after.title(), after.lost_reason.as_deref());
        let why = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        let status = after.status.in_words();
        ctx.print(&format!("Closed: {title} is {status}{why}."))?;
        if let Some(day) = after.look_again {
            ctx.print(&format!("Look again: {}.", phrase::shown(day, ctx.today())))?;
        }
        still_owed(ctx, book, &books)?;
        ctx.print(&format!("What it teaches: sideline session {} --kind debrief", after.id))
    }
}

/// The day to look at a deal again; none where that was typed.
pub(super) fn again(ctx: &mut Ctx<'_>, typed: &str) -> Result<Option<Date>, Failure> {
    unless_nothing(typed, || ctx.day(typed, Way::Ahead))
}

fn refused(refusal: &NotClosed) -> Failure {
    let refused = Failure::not_done(refusal.to_string());
    match refusal {
        NotClosed::NoReason { known } | NotClosed::UnknownReason { known, .. } => {
            refused.hint(match known.as_slice() {
                [] => "--reason TEXT".to_owned(),
                known => format!("--reason, one of {}", known.join(", ")),
            })
        }
        NotClosed::Decided { .. } => refused.hint("first: sideline deal reopen DEAL"),
    }
}

/// Names what somebody still owes on a deal that was decided: steps, then asks.
fn still_owed(ctx: &mut Ctx<'_>, book: &DealBook, books: &Books) -> Result<(), Failure> {
    let (team, today) = (&books.team, ctx.today());
    let starts = action::starts(books);
    let step = |step: &&Action| starts.shorten(action::row(step, &book.deal, team, today));
    let steps: Vec<_> = book.open_actions().iter().map(step).collect();
    name(ctx, steps, "step")?;
    let starts = ask::starts(books);
    let ask = |ask: &&Ask| starts.shorten(ask::row(ask, team, today));
    let asks: Vec<_> = book.open_asks().iter().map(ask).collect();
    name(ctx, asks, "ask")
}

fn name(ctx: &mut Ctx<'_>, mut rows: Vec<Vec<String>>, what: &str) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let stay = if rows.len() == 1 { "stays" } else { "stay" };
    ctx.print(&format!("{} {stay} open:", count(rows.len(), what)))?;
    rows.iter_mut().filter_map(|row| row.first_mut()).for_each(|id| id.insert_str(0, "  "));
    printed(table(ctx.out, &rows))
}
