//! `sideline session`: hold one, or read the minutes.

mod export;
mod show;

use std::cmp::Reverse;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::ctx::{Ctx, complete_but_for};
use super::json::session as shape;
use super::print::table;
use super::starts::Starts;
use super::{Wanted, find, json, printed};
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::DealStatus;
use crate::domain::phrase::{self, count};
use crate::domain::process::SessionKind;
use crate::domain::session::{Beginning, Session as Minutes};
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
    /// How long it takes: quick, standard or full; a decided deal has a debrief
    #[arg(long, hide_possible_values = true)]
    kind: Option<Kind>,
    /// It was held a moment ago: record it, without a clock
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
    List(List),
    Show(show::Show),
    Export(export::Export),
}

/// List the sessions, newest first
#[derive(Args, Debug)]
struct List {
    /// Only those on this deal
    deal: Option<String>,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Session {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<Wanted, Failure> {
        match (self.command, self.deal) {
            (Some(Command::List(list)), _) => list.run(ctx).map(|()| Wanted::Done),
            (Some(Command::Show(show)), _) => show.run(ctx).map(|()| Wanted::Done),
            (Some(Command::Export(export)), _) => export.run(ctx).map(|()| Wanted::Done),
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
        Some(Kind::Debrief) => return Err(no_debrief(book)),
    };
    Ok(Some(Beginning { kind, is_afterwards }))
}

/// Why there is no debrief.
fn no_debrief(book: Option<&DealBook>) -> Failure {
    let decided = book.filter(|book| book.deal.status != DealStatus::Open);
    match (decided, book) {
        (Some(decided), _) => Failure::not_done(format!(
            "the debrief of {} cannot be held here yet",
            decided.deal.title()
        )),
        (None, Some(open)) => Failure::not_done(format!(
            "a debrief needs a decided deal, and {} is still open",
            open.deal.title()
        ))
        .hint("quick, standard or full"),
        (None, None) => {
            Failure::not_done("a debrief needs a decided deal").hint("quick, standard or full")
        }
    }
}

/// All sessions with their deals, newest first.
fn all(books: &Books) -> Vec<(&Minutes, &DealBook)> {
    let sessions = books
        .deals
        .values()
        .flat_map(|book| book.sessions.values().map(move |session| (session, book)));
    let mut sessions: Vec<_> = sessions.collect();
    sessions.sort_by_key(|(session, _)| Reverse(session.started.timestamp()));
    sessions
}

impl List {
    fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = match &self.deal {
            Some(deal) => ctx.books_with(deal),
            None => ctx.whole_books(),
        };
        let mut sessions = all(&books);
        if let Some(typed) = &self.deal {
            let deal = find::deal(&books, typed)?.deal.id.clone();
            sessions.retain(|(session, _)| session.deal == deal);
        }
        if self.json {
            let shapes = sessions.iter().map(|(session, book)| shape::head(session, book, &books));
            ctx.json(&shape::Sessions::new(shapes.collect(), json::unread(&books.unread)))?;
        } else {
            let today = ctx.today();
            let starts = starts(&books);
            let rows = sessions.iter().map(|(session, book)| row(session, book, &starts, today));
            printed(table(ctx.out, &rows.collect::<Vec<_>>()))?;
        }
        complete_but_for(&books.unread)
    }
}

/// The starts of the ids of all sessions.
fn starts(books: &Books) -> Starts<'_> {
    let sessions = books.deals.values().flat_map(|book| book.sessions.values());
    Starts::of(sessions.map(|session| (session.id.as_str(), session.is_draft())))
}

fn row<'a>(session: &'a Minutes, book: &DealBook, starts: &Starts<'a>, today: Date) -> Vec<String> {
    let minutes = session.minutes.map(|minutes| count(minutes as usize, "minute"));
    let is_kept_prep = session.is_prep() && !session.is_draft();
    let state = if is_kept_prep { session.kind.as_str() } else { session.state.as_str() };
    vec![
        starts.shown(session.id.as_str()).to_owned(),
        phrase::shown(session.day(), today),
        state.to_owned(),
        minutes.unwrap_or_default(),
        book.deal.title(),
    ]
}
