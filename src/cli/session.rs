//! `sideline session`: hold one, or read the minutes.

mod confirm;
mod export;
mod list;
mod show;

use clap::{Args, Subcommand, ValueEnum};

use super::ctx::Ctx;
use super::{Wanted, find};
use crate::domain::books::DealBook;
use crate::domain::deal::DealStatus;
use crate::domain::phrase;
use crate::domain::process::SessionKind;
use crate::domain::session::{Beginning, Session as Record};
use crate::failure::Failure;

/// Hold a session on a deal, or read the minutes of earlier ones
///
/// With a DEAL the session on it starts, or goes on where it was left today.
/// Without one you choose it on the screen. Where no option says how long it
/// takes, you are asked.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Session {
    /// The deal: its id, or words of its name
    deal: Option<String>,
    /// How long it takes: quick, standard or full; of a decided deal: debrief
    #[arg(long, hide_possible_values = true)]
    kind: Option<Kind>,
    /// We already talked: just record it, without a clock
    #[arg(long)]
    afterwards: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Quick,
    Standard,
    Full,
    Debrief,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::List),
    Show(show::Show),
    Export(export::Export),
    Confirm(confirm::Confirm),
}

impl Session {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<Wanted, Failure> {
        match (self.command, self.deal) {
            (Some(Command::List(list)), _) => list.run(ctx).map(|()| Wanted::Done),
            (Some(Command::Show(show)), _) => show.run(ctx).map(|()| Wanted::Done),
            (Some(Command::Export(export)), _) => export.run(ctx).map(|()| Wanted::Done),
            (Some(Command::Confirm(confirm)), _) => confirm.run(ctx).map(|()| Wanted::Done),
            (None, deal) => {
                let books = match &deal {
                    Some(deal) => ctx.books_with(deal),
                    None => ctx.books(),
                };
                let book = deal.map(|deal| find::deal(&books, &deal)).transpose()?;
                let beginning = beginning(self.kind, self.afterwards, book)?;
                Ok(Wanted::Session(book.map(|book| book.deal.id.clone()), beginning))
            }
        }
    }
}

/// Names the session that was found by its deal.
fn name(ctx: &mut Ctx<'_>, session: &Record, typed: &str) {
    if !session.id.as_str().starts_with(typed) {
        let day = phrase::shown(session.day(), ctx.today());
        ctx.say(&format!("The session of {day}: {}.", session.id));
    }
}

/// How the session is to begin, where the line says so.
fn beginning(
    kind: Option<Kind>,
    is_afterwards: bool,
    book: Option<&DealBook>,
) -> Result<Option<Beginning>, Failure> {
    let kind = match kind {
        None if !is_afterwards => return Ok(None),
        None | Some(Kind::Standard) => SessionKind::Standard,
        Some(Kind::Quick) => SessionKind::Quick,
        Some(Kind::Full) => SessionKind::Full,
        Some(Kind::Debrief) if is_afterwards => return Err(not_afterwards()),
        Some(Kind::Debrief) => can_debrief(book)?,
    };
    Ok(Some(Beginning { kind, is_afterwards }))
}

/// A debrief, where the deal was decided.
fn can_debrief(book: Option<&DealBook>) -> Result<SessionKind, Failure> {
    let needs = "a debrief needs a decided deal";
    let refused = match book {
        Some(book) if book.deal.status != DealStatus::Open => return Ok(SessionKind::Debrief),
        Some(open) => {
            Failure::not_done(format!("{needs}, and {} is still open", open.deal.title()))
                .hint("quick, standard or full; or close the deal first: sideline deal close DEAL --won, --lost or --no-decision")
        }
        None => Failure::not_done(needs).hint("name it: sideline session DEAL --kind debrief"),
    };
    Err(refused)
}

/// Why a debrief is not written down afterwards: its questions are what it is.
fn not_afterwards() -> Failure {
    Failure::not_done("a debrief is held with its questions, not recorded afterwards")
        .hint("sideline session DEAL --kind debrief")
}
