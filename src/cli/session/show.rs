//! `sideline session show`: the minutes.

mod coaching;
mod looked_back;
mod people;

use std::io::{self, Write};

use clap::Args;
use jiff::civil::Date;

use crate::cli::desk::{Desk, complete_but_for};
use crate::cli::json::session as shape;
use crate::cli::print::{pair, table};
use crate::cli::{find, json, printed};
use crate::domain::books::{Books, DealBook};
use crate::domain::id::{BuyerId, StageId};
use crate::domain::readback::{Speaking, listed};
use crate::domain::session::{Answer, CloseDateSaid, Session as Minutes, SessionState, Whose};
use crate::domain::when;
use crate::failure::Failure;
use crate::view::printable::one_line;

/// Show the minutes of a session
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The session: the start of its id
    id: String,
    /// With what it says about the rep: strength, lesson, the manager's view
    #[arg(long)]
    with_coaching: bool,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books();
        let (session, book) = find::session(&books, &self.id)?;
        if self.json {
            let whole = shape::whole(session, book, &books, self.with_coaching);
            desk.json(&shape::OneSession::new(whole, json::unread(&books.unread)))?;
        } else {
            let printing = Printing { session, book, books: &books, today: desk.today() };
            printed(show(desk.out, printing, self.with_coaching))?;
        }
        complete_but_for(&books.unread)
    }
}

/// What is needed to print minutes.
#[derive(Clone, Copy)]
struct Printing<'a> {
    session: &'a Minutes,
    book: &'a DealBook,
    books: &'a Books,
    today: Date,
}

impl Printing<'_> {
    fn day(&self, day: Date) -> String {
        when::shown(day, self.today)
    }

    /// The name of somebody on the buyer's side.
    fn buyer<'a>(&'a self, id: &'a BuyerId) -> &'a str {
        self.session.buyer_name(&self.book.deal, id)
    }

    const fn speaking(&self) -> Speaking<'_> {
        let Self { session, book, books, today } = *self;
        Speaking { session, deal: &book.deal, team: &books.team, today }
    }

    fn notes(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.session.notes.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nNotes")?;
        self.session.notes.values().try_for_each(|note| writeln!(out, "  {}", one_line(note)))
    }
}

fn show(out: &mut dyn Write, printing: Printing<'_>, with_coaching: bool) -> io::Result<()> {
    let Printing { session, book, books, today } = printing;
    head(out, session, book, books, today)?;
    let summary = printing.speaking().summary().into_iter();
    table(
        out,
        &summary.map(|(label, text)| vec![format!("{label:12}"), text]).collect::<Vec<_>>(),
    )?;
    printing.looked_back(out)?;
    found(out, session)?;
    if !session.answers.is_empty() {
        writeln!(out, "\nIn {}'s words", one_line(books.team.first_name_of(&session.rep)))?;
    }
    session.answers.values().try_for_each(|answer| answered(out, answer))?;
    really(out, session, books)?;
    printing.people(out)?;
    in_the_way(out, session)?;
    printing.notes(out)?;
    if with_coaching { printing.coaching(out) } else { Ok(()) }
}

fn head(
    out: &mut dyn Write,
    session: &Minutes,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> io::Result<()> {
    let names: Vec<&str> = session.parties().map(|id| books.team.name_of(id)).collect();
    let state = match session.state {
        SessionState::Draft => "not finished yet",
        SessionState::Agreed => "agreed",
        SessionState::Ended if session.is_prep() => "prepared alone",
        SessionState::Ended => "ended without an agreement",
    };
    pair(out, "Deal", Some(&book.deal.title()))?;
    let day = when::shown(session.day(), today);
    pair(out, "Session", Some(&format!("{day}, {}: {state}", listed(&names))))?;
    pair(out, "Why", session.ended_why.as_deref())?;
    pair(out, "Wanted", session.goal.as_deref())?;
    pair(out, "Close date", session.close_date.as_ref().map(whose).as_deref())
}

/// Whose date the close date is, and who told us.
fn whose(said: &CloseDateSaid) -> String {
    let whose = match said.whose {
        Whose::Theirs => "the buyer's date",
        Whose::Ours => "our own date",
    };
    match &said.source {
        Some(source) => format!("{whose}: {source}"),
        None => whose.to_owned(),
    }
}

fn found(out: &mut dyn Write, session: &Minutes) -> io::Result<()> {
    if session.exit.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nWhat the buyer has done")?;
    let row = |found: &crate::domain::session::Found| {
        vec![format!("  {}", found.outcome), found.finding.standing().in_words().to_owned()]
    };
    table(out, &session.exit.values().map(row).collect::<Vec<_>>())
}

fn answered(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    let left_out = answer.left_out.as_ref().map(|why| format!("left out: {why}"));
    asked(out, &answer.ask, answer.rep.as_deref().or(left_out.as_deref()))?;
    answer.follow_ups.iter().try_for_each(|on| asked(out, &on.ask, on.rep.as_deref()))
}

fn asked(out: &mut dyn Write, ask: &str, said: Option<&str>) -> io::Result<()> {
    let said = said.unwrap_or("we do not know");
    writeln!(out, "  {}\n    {}", one_line(ask), one_line(said))
}

/// Where the buyer and the deal are, if the session said so.
fn really(out: &mut dyn Write, session: &Minutes, books: &Books) -> io::Result<()> {
    let changed = &session.changed;
    let name = |id: &StageId| stage_name(id, session, books);
    if changed.buyer_stage.is_some() || changed.stage.is_some() || session.start_now.is_some() {
        writeln!(out, "\nWhere we are really")?;
    }
    pair(out, "  The buyer", changed.buyer_stage.as_ref().map(name).as_deref())?;
    pair(out, "  Shown by", changed.buyer_stage_act.as_deref())?;
    pair(out, "  We", changed.stage.as_ref().map(name).as_deref())?;
    pair(out, "  Why", changed.stage_why.as_deref())?;
    pair(out, "  Start now", session.start_now.as_deref())
}

/// What is in the way, and what the rep makes of it.
fn in_the_way(out: &mut dyn Write, session: &Minutes) -> io::Result<()> {
    let way = &session.in_the_way;
    if way.holding_up.is_none() && way.options.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nIn the way")?;
    pair(out, "  Rep's view", way.holding_up.as_deref())?;
    for (option, number) in way.options.iter().zip(1_u32..) {
        let label = if way.chosen == Some(number) { "  Chosen" } else { "  Or" };
        pair(out, label, Some(option))?;
    }
    pair(out, "  Needs", way.need.as_deref())
}

/// The name of a stage as it was then, else as the process has it now.
fn stage_name(id: &StageId, session: &Minutes, books: &Books) -> String {
    let wording = session.stages.get(id).map(|stage| stage.name.clone());
    let stage = books.processes.get(&session.process.id).and_then(|p| p.stage(id));
    wording.or_else(|| stage.map(|stage| stage.name.clone())).unwrap_or_else(|| id.to_string())
}
