//! Sample data to look around in: a team, its deals, and four months of
//! sessions.
//!
//! A deal's story is a play (`demo/plays`): who says what on which day, each
//! line typed into the field it belongs to. The rules of the trade make the
//! records of it, as they do at the screens, so that what is shown is what the
//! program would have written. Days are told from today, and one seed on one
//! day tells the same story to the letter.

mod between;
mod calendar;
mod opening;
mod plays;
mod sample;
mod sitting;
mod stage;
mod team;

use std::collections::BTreeMap;

use jiff::ZonedDateTime;

use crate::domain::books::Books;
use crate::domain::id::{Draw, ProcessId};
use crate::domain::process::Process;

pub use sample::{Sample, put, remove, write};

/// A line of a play that cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the line \"{line}\" cannot be told: {why}")]
pub struct Untellable {
    /// The line.
    pub line: String,
    /// What is wrong with it.
    pub why: String,
}

/// The books of the sample team, as they stand at `now`.
///
/// # Errors
///
/// [`Untellable`] where the processes have changed and a play has not.
pub fn books(
    processes: BTreeMap<ProcessId, Process>,
    now: &ZonedDateTime,
    draw: &mut Draw,
) -> Result<Books, Untellable> {
    let mut books = Books::new(team::team(now.date()), processes);
    books.me = team::manager();
    for play in plays::PLAYS {
        tell(&mut books, play, now, draw)?;
    }
    Ok(books)
}

/// Tells the play of one deal, and adds its records to the books.
///
/// # Errors
///
/// [`Untellable`] with the first line that does not fit the rules.
pub fn tell(
    books: &mut Books,
    play: &str,
    now: &ZonedDateTime,
    draw: &mut Draw,
) -> Result<(), Untellable> {
    let lines = play.lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
    let head: Vec<&str> = std::iter::from_fn(|| lines.next_if(|line| !is_heading(line))).collect();
    let mut stage = opening::open(books, &head, now, draw)?;
    while let Some(heading) = lines.next() {
        let scene: Vec<&str> =
            std::iter::from_fn(|| lines.next_if(|line| !is_heading(line))).collect();
        let told = match heading.strip_prefix(SITTING) {
            Some(heading) => sitting::hold(&mut stage, heading.trim(), &scene),
            None => between::pass(&mut stage, heading.trim_start_matches(BETWEEN).trim(), &scene),
        };
        told?;
    }
    Ok(())
}

/// Begins the heading of a session.
const SITTING: &str = "==";
/// Begins the heading of a day between two sessions.
const BETWEEN: &str = "--";

fn is_heading(line: &str) -> bool {
    line.starts_with(SITTING) || line.starts_with(BETWEEN)
}
