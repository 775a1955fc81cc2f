//! Reading all records of a workspace. What is wrong in one file is told, and
//! all others stay usable.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{ErrorKind, Result as IoResult};
use std::path::Path;

use crate::domain::books::{Books, DealBook, Unread};
use crate::domain::change::Record;
use crate::domain::coaching::Coaching;
use crate::domain::id::{DealId, ProcessId};
use crate::domain::process::Process;
use crate::domain::session::Session;
use crate::domain::team::Team;
use crate::record::error::reason;
use crate::record::fault::Fault;
use crate::record::layout::{self, COACHING, DEALS, ENDING, Place, SHELVES, Shelf};

use super::Store;

impl Store {
    /// All that is known in the workspace, with what could not be read. The
    /// team is the usual one where there is no `sideline.toml`; who sits at the
    /// keyboard is for the caller to say.
    pub fn load(&self, processes: BTreeMap<ProcessId, Process>) -> Books {
        let mut loading = Loading { store: self, unread: Vec::new() };
        let team = match loading.record(&Place::Team) {
            Some(Record::Team(team)) => team,
            _ => Team::new(ProcessId::usual()),
        };
        let mut books = Books::new(team, processes);
        for name in loading.names(DEALS) {
            if let Some(book) = loading.deal(&name) {
                books.deals.insert(book.deal.id.clone(), book);
            }
        }
        loading.coaching(&mut books);
        books.unread = loading.unread;
        books
    }
}

/// What was told so far.
struct Loading<'s> {
    store: &'s Store,
    unread: Vec<Unread>,
}

impl Loading<'_> {
    fn tell(&mut self, file: impl Into<String>, message: impl Into<String>) {
        self.unread.push(Fault::of_file(message).of(file));
    }

    fn record(&mut self, place: &Place) -> Option<Record> {
        self.store.read(place).unwrap_or_else(|unread| {
            self.unread.push(self.store.with_offer(unread));
            None
        })
    }

    /// A deal with all that belongs to it.
    fn deal(&mut self, name: &str) -> Option<DealBook> {
        let folder = format!("{DEALS}/{name}");
        let records = self.names(&folder);
        if records.is_empty() {
            // All that a crash may leave of a deal that was about to be made.
            return None;
        }
        let Ok(id) = name.parse::<DealId>() else {
            self.tell(folder, "this folder is not called as a deal can be");
            return None;
        };
        let place = Place::Deal(id.clone());
        let told = self.unread.len();
        let Some(Record::Deal(deal)) = self.record(&place) else {
            if self.unread.len() == told {
                self.tell(place.to_string(), "missing, so what lies beside it belongs to no deal");
            }
            return None;
        };
        let mut book = DealBook::new(*deal);
        for (shelf, place) in SHELVES {
            self.shelf(&mut book, &format!("{folder}/{shelf}"), *place);
        }
        Some(book)
    }

    /// What sessions say about reps, each put into its session. Other files
    /// beside them are left alone, and so are notes whose session is not there.
    fn coaching(&mut self, books: &mut Books) {
        let mut files = BTreeSet::new();
        for rep in self.names(COACHING) {
            let folder = format!("{COACHING}/{rep}");
            files.extend(self.names(&folder).into_iter().map(|name| format!("{folder}/{name}")));
        }
        if files.is_empty() {
            return;
        }
        let sessions = books.deals.values_mut().flat_map(|book| book.sessions.values_mut());
        for session in sessions.filter(|session| files.contains(&layout::coaching(session))) {
            session.coaching = self.notes(session).unwrap_or_default();
        }
    }

    fn notes(&mut self, session: &Session) -> Option<Coaching> {
        self.store.coaching(session).unwrap_or_else(|unread| {
            self.unread.push(self.store.with_offer(unread));
            None
        })
    }

    /// The records in one folder of a deal.
    fn shelf(&mut self, book: &mut DealBook, folder: &str, place: Shelf) {
        for name in self.names(folder) {
            let Some(id) = name.strip_suffix(ENDING) else { continue };
            let file = format!("{folder}/{name}");
            let place = place(&book.deal.id, id).filter(|place| place.to_string() == file);
            match place.map(|place| self.record(&place)) {
                Some(Some(record)) => put(record, book),
                Some(None) => {}
                None => self.tell(file, "this file is not called after its id"),
            }
        }
    }

    /// What lies in a folder, by name; nothing where there is no such folder.
    fn names(&mut self, folder: &str) -> Vec<String> {
        match names(&self.store.root.join(folder)) {
            Ok(names) => names,
            // Of other files, such as a note that somebody put beside the
            // deals, nothing is said.
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Vec::new()
            }
            Err(error) => {
                self.tell(folder, format!("cannot be read: {}", reason(&error)));
                Vec::new()
            }
        }
    }
}

/// The names in a folder in their order; hidden files are no records.
pub(super) fn names(folder: &Path) -> IoResult<Vec<String>> {
    if folder.is_symlink() {
        return Err(std::io::Error::other("a link, which is not followed"));
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

fn put(record: Record, book: &mut DealBook) {
    match record {
        Record::Action(action) => {
            book.actions.insert(action.id.clone(), *action);
        }
        Record::Ask(ask) => {
            book.asks.insert(ask.id.clone(), *ask);
        }
        Record::Call(call) => {
            book.calls.insert(call.id.clone(), *call);
        }
        Record::Session(session) => {
            book.sessions.insert(session.id.clone(), *session);
        }
        Record::Team(_) | Record::Deal(_) => {}
    }
}
