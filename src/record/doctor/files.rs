//! Files that are no records, where records lie: left over, second versions,
//! or somebody's own.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::cure::{self, Cure};
use super::survey::Entry;
use super::{Doctor, Problem, unread};
use crate::domain::books::Books;
use crate::domain::id::SessionId;
use crate::record::layout::{self, COACHING, DEALS, ENDING, PROPOSALS, Place, SHELVES};
use crate::record::store::copies;

/// How long a temporary file may belong to somebody who is writing just now.
const BEING_WRITTEN: SignedDuration = SignedDuration::from_mins(1);

/// A problem for each of them. What could not be read is told as such.
pub(super) fn problems(doctor: &Doctor<'_>, survey: &[Entry]) -> Vec<Problem> {
    let unread = doctor.books.unread.iter().map(|unread| unread.file.as_str());
    let told: BTreeSet<&str> = unread.collect();
    let notes = Notes::of(doctor.books);
    let left_over = survey.iter().filter(|entry| is_left_over(entry, doctor)).map(left_over);
    let visible = survey.iter().filter(|entry| !entry.is_hidden());
    let visible = visible.filter(|entry| !layout::is_of_others(entry.file_name()));
    // What lies in a folder that is told goes with it.
    let is_told = |entry: &&Entry| {
        told.contains(entry.name.as_str()) || entry.above().any(|folder| told.contains(folder))
    };
    let strays = visible.filter(|entry| !is_told(entry));
    left_over.chain(strays.filter_map(|entry| stray(doctor, entry, &notes))).collect()
}

/// Whether it is what a crash left of a file that was being written.
fn is_left_over(entry: &Entry, doctor: &Doctor<'_>) -> bool {
    let since = entry.metadata.modified().ok().and_then(|at| Timestamp::try_from(at).ok());
    let is_old = since.is_some_and(|at| doctor.now.timestamp().duration_since(at) > BEING_WRITTEN);
    let is_temporary = entry.path.extension().is_some_and(|end| end == "tmp");
    entry.is_hidden() && is_temporary && entry.metadata.is_file() && is_old
}

fn left_over(entry: &Entry) -> Problem {
    Problem::warning(
        &entry.name,
        "left over from a file that was being written when the program or the computer stopped",
        cure::DOES_IT,
    )
    .mended_by(Cure::PutAside)
}

/// What is to be said of something that lies among the records; nothing of the
/// records themselves.
fn stray(doctor: &Doctor<'_>, entry: &Entry, notes: &Notes) -> Option<Problem> {
    let parts: Vec<&str> = entry.name.split('/').collect();
    let is_folder = entry.metadata.is_dir();
    match *parts.as_slice() {
        [DEALS | COACHING, _] if is_folder => None,
        [DEALS | COACHING | PROPOSALS, ..] if Place::of(&entry.name).is_some() => None,
        [DEALS, _, folder] if is_folder && SHELVES.iter().any(|(shelf, _)| *shelf == folder) => {
            None
        }
        // Of a folder that is not ours only the folder itself is told.
        [DEALS, _, folder, _] if SHELVES.iter().all(|(shelf, _)| *shelf != folder) => None,
        [COACHING, rep, name] => notes.stray(doctor, entry, &format!("{COACHING}/{rep}"), name),
        [DEALS | COACHING | PROPOSALS, _, ..] => Some(foreign(entry)),
        _ => None,
    }
}

fn foreign(entry: &Entry) -> Problem {
    let what = if entry.metadata.is_dir() { "folder" } else { "file" };
    Problem::warning(
        &entry.name,
        format!("not a {what} of sideline's, and left alone"),
        "move it elsewhere if it is not meant to be here",
    )
}

/// What sessions said about reps: the files of it that belong to a session.
struct Notes(Vec<(String, SessionId)>);

impl Notes {
    fn of(books: &Books) -> Self {
        let sessions = books.deals.values().flat_map(|book| book.sessions.values());
        Self(sessions.map(|session| (layout::coaching(session), session.id.clone())).collect())
    }

    /// What is to be said of a file in the folder of a rep.
    fn stray(
        &self,
        doctor: &Doctor<'_>,
        entry: &Entry,
        folder: &str,
        name: &str,
    ) -> Option<Problem> {
        if self.0.iter().any(|(file, _)| *file == entry.name) {
            return None;
        }
        let known = self.0.iter().filter_map(|(file, id)| {
            let (there, name) = file.rsplit_once('/')?;
            (there == folder).then_some((name, id.as_str()))
        });
        if let Some(first) = copies::original(&doctor.store.root().join(folder), name, known) {
            let first = format!("{folder}/{first}");
            let message = format!("a second version of {first}, which alone counts");
            return Some(unread::second(doctor, &entry.name, &first, &message));
        }
        match session_in(name) {
            // Its session or the deal of it is there, and cannot be read.
            Some(id) if doctor.is_unread(id) || doctor.has_unread_deal() => None,
            Some(id) => Some(Problem::warning(
                &entry.name,
                format!("notes of a session {id} that is not here"),
                "bring the file of that session back, or move this one away",
            )),
            None => Some(foreign(entry)),
        }
    }
}

/// The session that the name of a file of notes says.
fn session_in(name: &str) -> Option<&str> {
    let (day, id) = name.strip_suffix(ENDING)?.split_at_checked(10)?;
    day.parse::<Date>().ok()?;
    id.strip_prefix('-').filter(|id| id.parse::<SessionId>().is_ok())
}
