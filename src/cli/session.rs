//! `sideline session`: hold one, or read the minutes.

use clap::{Args, Subcommand};

use super::json::session as shape;
use super::print::table;
use super::{Desk, Wanted, find, json, printed};
use crate::domain::books::{Books, DealBook};
use crate::domain::readback::{Speaking, count};
use crate::domain::session::{Session as Minutes, SessionState};
use crate::domain::when;
use crate::failure::Failure;
use crate::view::printable::one_line;

/// Hold a session on a deal, or read the minutes of earlier ones
///
/// With a DEAL the session on it starts, or goes on where it was left. Without
/// one you choose it on the screen.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Session {
    /// The deal: its id, or words of its name
    deal: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(List),
    Show(Show),
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

/// Show the minutes of a session
#[derive(Args, Debug)]
struct Show {
    /// The session: the start of its id
    id: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Session {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<Wanted, Failure> {
        match (self.command, self.deal) {
            (Some(Command::List(list)), _) => list.run(desk).map(|()| Wanted::Done),
            (Some(Command::Show(show)), _) => show.run(desk).map(|()| Wanted::Done),
            (None, Some(deal)) => {
                let id = find::deal(&desk.books(), &deal)?.deal.id.clone();
                Ok(Wanted::Screens(Some(id)))
            }
            (None, None) => Ok(Wanted::Screens(None)),
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
    sessions.sort_by_key(|(session, _)| std::cmp::Reverse(session.started.timestamp()));
    sessions
}

impl List {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books();
        let mut sessions = all(&books);
        if let Some(typed) = &self.deal {
            let deal = find::deal(&books, typed)?.deal.id.clone();
            sessions.retain(|(session, _)| session.deal == deal);
        }
        if self.json {
            let shapes = sessions.iter().map(|(session, book)| shape::head(session, book, &books));
            desk.json(&shape::Sessions::new(shapes.collect(), json::unread(&books.unread)))?;
        } else {
            let today = desk.today();
            let rows: Vec<_> =
                sessions.iter().map(|(session, book)| row(session, book, today)).collect();
            printed(table(desk.out, &rows))?;
        }
        desk.unread(&books.unread)
    }
}

fn row(session: &Minutes, book: &DealBook, today: jiff::civil::Date) -> Vec<String> {
    let minutes = session.minutes.map(|minutes| count(minutes as usize, "minute"));
    vec![
        session.id.to_string(),
        when::shown(session.day(), today),
        session.state.to_string(),
        minutes.unwrap_or_default(),
        book.deal.title(),
    ]
}

impl Show {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books();
        let sessions = all(&books);
        let only: Vec<&Minutes> = sessions.iter().map(|(session, _)| *session).collect();
        let line = |session: &Minutes| format!("{}  {}", session.id, session.day());
        let session =
            find::by_id("session", &self.id, &only, |s| s.id.as_str(), Minutes::is_draft, line)?;
        let Some(book) = books.deals.get(&session.deal) else { return Ok(()) };
        if self.json {
            let whole = shape::whole(session, book, &books);
            desk.json(&shape::OneSession::new(whole, json::unread(&books.unread)))?;
        } else {
            let today = desk.today();
            printed(show(desk.out, session, book, &books, today))?;
        }
        desk.unread(&books.unread)
    }
}

fn show(
    out: &mut dyn std::io::Write,
    session: &Minutes,
    book: &DealBook,
    books: &Books,
    today: jiff::civil::Date,
) -> std::io::Result<()> {
    writeln!(out, "{}", one_line(&book.deal.title()))?;
    let state = match session.state {
        SessionState::Draft => "not finished yet",
        SessionState::Agreed => "agreed",
        SessionState::Ended => "ended without an agreement",
    };
    writeln!(out, "Session of {}, {state}\n", when::shown(session.day(), today))?;
    let speaking = Speaking { session, deal: &book.deal, team: &books.team, today };
    let mut rows: Vec<Vec<String>> = Vec::new();
    if let Some(goal) = &session.goal {
        rows.push(vec!["Wanted".to_owned(), goal.clone()]);
    }
    let summary = speaking.summary();
    rows.extend(summary.into_iter().map(|(label, text)| vec![label.to_owned(), text]));
    table(out, &rows)?;
    if !session.exit.is_empty() {
        writeln!(out, "\nWhat the buyer has done")?;
        let found = session.exit.values();
        let rows: Vec<Vec<String>> = found
            .map(|f| vec![format!("  {}", f.outcome), f.finding.standing().in_words().to_owned()])
            .collect();
        table(out, &rows)?;
    }
    if !session.answers.is_empty() {
        writeln!(out, "\nIn {}'s words", one_line(books.team.first_name_of(&session.rep)))?;
    }
    for answer in session.answers.values() {
        let said = answer.rep.as_deref().unwrap_or("we do not know");
        writeln!(out, "  {}\n    {}", one_line(&answer.ask), one_line(said))?;
    }
    Ok(())
}
