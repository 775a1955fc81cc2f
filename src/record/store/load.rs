//! Reading all records of a workspace. What is wrong in one file is told, and
//! all others stay usable.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{ErrorKind, Result as IoResult};
use std::path::Path;

use crate::domain::books::{Books, Cause, DealBook, IdleKey, Unread};
use crate::domain::change::Record;
use crate::domain::coaching::Coaching;
use crate::domain::deal::Head;
use crate::domain::id::{DealId, ProcessId};
use crate::domain::process::Process;
use crate::domain::session::Session;
use crate::domain::team::Team;
use crate::record::error::reason;
use crate::record::fault::Fault;
use crate::record::folder;
use crate::record::layout::{self, COACHING, DEALS, ENDING, Place, SHELVES};
use crate::record::read::Noticed;
use crate::record::{abreast, away, head, read};

use super::{Reader, Store, copies};

/// The file of a deal itself, in its folder.
pub(super) const DEAL: &str = "deal.toml";

/// What is told of a team's file that has gone.
const NO_TEAM: &str = "is missing, and who is in the team stands in it: bring it back from a backup or from whoever shares the folder";

impl Store {
    /// All that is known in the workspace, with what could not be read. The
    /// team is the usual one where there is no `sideline.toml`; who sits at the
    /// keyboard is for the caller to say.
    pub fn load(&self, processes: BTreeMap<ProcessId, Process>) -> Books {
        Books { processes, ..Loading::of(self).books(|_| None) }
    }

    /// The team alone, the usual one where its file is not there or cannot be read.
    pub fn team(&self) -> Team {
        Loading::of(self).team().team
    }
}

/// What was told so far.
#[derive(Debug)]
pub(super) struct Loading<'s> {
    pub(super) store: &'s Store,
    pub(super) unread: Vec<Unread>,
    idle: Vec<IdleKey>,
}

impl<'s> Loading<'s> {
    pub(super) const fn of(store: &'s Store) -> Self {
        Self { store, unread: Vec::new(), idle: Vec::new() }
    }

    /// The books. Of a deal for which `head` gives one, only that is known.
    pub(super) fn books(mut self, head: impl Fn(&DealId) -> Option<Head> + Sync) -> Books {
        let mut books = self.team();
        let read = |own: &mut Self, id: &DealId| match head(id) {
            Some(head) => Some(Ok(head)),
            None => own.deal(id).map(Err),
        };
        for found in self.abreast(read) {
            match found {
                Ok(head) => drop(books.decided.insert(head.id.clone(), head)),
                Err(book) => drop(books.deals.insert(book.deal.id.clone(), book)),
            }
        }
        self.coaching(books.deals.values_mut());
        books.profiles = self.profiles();
        books.proposals = self.proposals();
        Books { unread: self.unread, idle: self.idle, ..books }
    }

    /// The books in which every deal is known by its head alone.
    pub(super) fn heads(mut self) -> Books {
        let mut books = self.team();
        let heads = self.abreast(|own, id| {
            let files = own.files(id);
            own.own(id, &files, head::of_deal)
        });
        books.decided.extend(heads.into_iter().map(|head| (head.id.clone(), head)));
        Books { unread: self.unread, idle: self.idle, ..books }
    }

    /// What `read` makes of each deal that has a folder, as far as it makes anything
    /// of it.
    fn abreast<T: Send>(
        &mut self,
        read: impl Fn(&mut Self, &DealId) -> Option<T> + Sync,
    ) -> Vec<T> {
        let store = self.store;
        let told = abreast::each(&self.deals(), |id| {
            let mut own = Self::of(store);
            (read(&mut own, id), own)
        });
        let mut found = Vec::new();
        for (one, own) in told {
            self.unread.extend(own.unread);
            self.idle.extend(own.idle);
            found.extend(one);
        }
        found
    }

    /// The books of the team, without a deal.
    fn team(&mut self) -> Books {
        let told = self.unread.len();
        let team = match self.record(&Place::Team) {
            Some(Record::Team(team)) => team,
            _ => self.no_team(told),
        };
        let files = self.names("");
        self.second_versions("", &files, &[(Place::Team.to_string(), String::new())]);
        Books::new(team, BTreeMap::new())
    }

    /// What stands for a team that is not there, or of which the file cannot be
    /// read, as was told after the first so many.
    fn no_team(&mut self, told: usize) -> Team {
        if self.unread.len() == told && !self.names(DEALS).is_empty() {
            self.report(Place::Team.to_string(), NO_TEAM);
        }
        let unread = self.unread.get(told).cloned().map(Box::new);
        Team { unread, ..Team::new(ProcessId::usual()) }
    }

    /// The ids of the deals that have a folder.
    fn deals(&mut self) -> Vec<DealId> {
        let names = self.names(DEALS);
        names.iter().filter_map(|name| self.id(name, &names)).collect()
    }

    pub(super) fn report(&mut self, file: impl Into<String>, message: impl Into<String>) {
        self.unread.push(Fault::of_file(message).of(file));
    }

    pub(super) fn record(&mut self, place: &Place) -> Option<Record> {
        self.take(place, Record::read_noticing)
    }

    /// What `read` makes of the file at `place`.
    pub(super) fn take<T>(&mut self, place: &Place, read: impl Reader<T>) -> Option<T> {
        let mut noticed = Noticed::default();
        let found = self.store.read_as(place, |place, text| read(place, text, &mut noticed));
        let unread = match found {
            Ok(found) => {
                self.notice(&place.to_string(), noticed);
                return found;
            }
            Err(unread) => unread,
        };
        match &unread.cause {
            Cause::SecondOf(first) if self.is_there(first) => {
                self.second(unread.file.clone(), first);
            }
            Cause::SecondOf(own) => {
                let own = Place::of(own);
                self.unread.push(Unread { cause: Cause::Wrong, ..unread });
                return self.renamed(place, &own?, read);
            }
            Cause::Newer => {
                self.unread.push(unread);
                return self.newer(place, read);
            }
            Cause::Wrong | Cause::Lost | Cause::Away | Cause::Renamed(_) | Cause::Value(_) => {
                self.unread.push(self.store.with_offer(unread));
            }
        }
        None
    }

    fn notice(&mut self, file: &str, Noticed { idle, wrong }: Noticed) {
        self.idle.extend(IdleKey::all(file, idle));
        self.unread.extend(wrong.into_iter().map(|fault| fault.of(file)));
    }

    /// What is known of a record in a newer format. Which of its keys do nothing
    /// there is not known.
    fn newer<T>(&self, place: &Place, read: impl Reader<T>) -> Option<T> {
        let text = read::in_our_format(&self.store.text(place)?)?;
        read(place, &text, &mut Noticed::default()).ok()
    }

    fn is_there(&self, file: &str) -> bool {
        self.store.root.join(file).symlink_metadata().is_ok()
    }

    /// The id of the deal in that folder.
    fn id(&mut self, name: &str, names: &[String]) -> Option<DealId> {
        let id = name.parse().ok();
        let folder = format!("{DEALS}/{name}");
        if id.is_none() && !self.names(&folder).is_empty() {
            match names.iter().find(|deal| copies::begins_like(name, deal)) {
                Some(deal) => self.second(folder, &format!("{DEALS}/{deal}")),
                None => self.misnamed(&folder),
            }
        }
        id
    }

    /// A deal with all that belongs to it. Where the deal itself cannot be read,
    /// what lies beside it is read all the same, so that all is told at once.
    pub(super) fn deal(&mut self, id: &DealId) -> Option<DealBook> {
        let files = self.files(id);
        let deal = self.own(id, &files, Record::read_noticing);
        if !files.iter().any(|file| file == DEAL) {
            return None;
        }
        let own = match &deal {
            Some(Record::Deal(deal)) => &deal.id,
            _ => id,
        };
        let read = |place: &Place, text: &str, noticed: &mut Noticed| {
            Record::read_noticing(&place.within(own), text, noticed)
        };
        let mut records = Vec::new();
        for (shelf, _) in SHELVES {
            let places = self.shelf(id, shelf);
            records.extend(places.iter().filter_map(|place| self.take(place, read)));
        }
        let Some(Record::Deal(deal)) = deal else { return None };
        let mut book = DealBook::new(*deal);
        for record in records {
            book.put(record);
        }
        Some(book)
    }

    /// What lies in the folder of a deal.
    fn files(&mut self, id: &DealId) -> Vec<String> {
        self.names(&format!("{DEALS}/{id}"))
    }

    /// What `read` makes of the file of a deal itself, which should be one of
    /// those in its folder.
    fn own<T>(&mut self, id: &DealId, files: &[String], read: impl Reader<T>) -> Option<T> {
        if files.is_empty() {
            // All that a crash may leave of a deal that was about to be made.
            return None;
        }
        let (place, folder, told) =
            (Place::Deal(id.clone()), format!("{DEALS}/{id}"), self.unread.len());
        if !files.iter().any(|file| file == DEAL) {
            self.report(place.to_string(), "missing, so what lies beside it belongs to no deal");
            self.hide(&folder, told);
            return None;
        }
        let deal = self.take(&place, read);
        if deal.is_none() {
            self.hide(&folder, told);
        }
        self.second_versions(&folder, files, &[(DEAL.to_owned(), id.to_string())]);
        deal
    }

    /// Tells of each of the files in a folder that is a second version of one of
    /// the records there.
    fn second_versions(&mut self, folder: &str, files: &[String], records: &[(String, String)]) {
        let path = self.store.root.join(folder);
        let within = |file: &str| match folder {
            "" => file.to_owned(),
            folder => format!("{folder}/{file}"),
        };
        for file in files.iter().filter(|file| records.iter().all(|(record, _)| record != *file)) {
            let known = records.iter().map(|(file, id)| (file.as_str(), id.as_str()));
            if let Some(first) = copies::original(&path, file, known) {
                self.second(within(file), &within(first));
            }
        }
    }

    fn second(&mut self, file: String, first: &str) {
        let message = format!("a second version of {first}, which alone counts");
        self.unread
            .push(Fault::of_file(message).because(Cause::SecondOf(first.to_owned())).of(file));
    }

    /// What sessions say about reps, each put into its session. Other files
    /// beside them are left alone, and so are notes whose session is not there.
    pub(super) fn coaching<'b>(&mut self, books: impl Iterator<Item = &'b mut DealBook>) {
        let mut files = BTreeSet::new();
        for rep in self.names(COACHING) {
            let folder = format!("{COACHING}/{rep}");
            files.extend(self.names(&folder).into_iter().map(|name| format!("{folder}/{name}")));
        }
        if files.is_empty() {
            return;
        }
        let sessions = books.flat_map(|book| book.sessions.values_mut());
        for session in sessions.filter(|session| files.contains(&layout::coaching(session))) {
            session.coaching = self.notes(session).unwrap_or_default();
        }
    }

    /// The same for one deal: what lies beside its own notes is not looked through, since
    /// there is more of it with every deal.
    pub(super) fn coaching_of(&mut self, book: &mut DealBook) {
        for session in book.sessions.values_mut() {
            session.coaching = self.notes(session).unwrap_or_default();
        }
    }

    fn notes(&mut self, session: &Session) -> Option<Coaching> {
        let mut noticed = Noticed::default();
        let notes = self.store.coaching(session, &mut noticed).unwrap_or_else(|unread| {
            self.unread.push(self.store.with_offer(unread));
            None
        });
        self.notice(&layout::coaching(session), noticed);
        notes
    }

    /// The places of the records in one folder of a deal.
    pub(super) fn shelf(&mut self, id: &DealId, kind: &str) -> Vec<Place> {
        let Some((_, place)) = SHELVES.iter().find(|(name, _)| *name == kind) else {
            return Vec::new();
        };
        let folder = &format!("{DEALS}/{id}/{kind}");
        let (mut places, mut known, mut strays) = (Vec::new(), Vec::new(), Vec::new());
        for name in self.names(folder) {
            let place = name.strip_suffix(ENDING).and_then(|name| place(id, name));
            match place.filter(|place| place.to_string() == format!("{folder}/{name}")) {
                Some(place) => {
                    known.push((name, place.id().unwrap_or_default().to_owned()));
                    places.push(place);
                }
                None => strays.push(name),
            }
        }
        for stray in strays {
            let told = self.unread.len();
            self.second_versions(folder, std::slice::from_ref(&stray), &known);
            if self.unread.len() == told && stray.ends_with(ENDING) {
                self.report(format!("{folder}/{stray}"), "this file is not called after its id");
            }
        }
        places
    }

    /// What lies in a folder, by name; nothing where there is no such folder.
    pub(super) fn names(&mut self, folder: &str) -> Vec<String> {
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
                let folder = if folder.is_empty() { "." } else { folder };
                self.report(folder, format!("cannot be read: {}", reason(&error)));
                Vec::new()
            }
        }
    }
}

/// The names in a folder in their order; hidden files are no records, but stand for
/// those that a cloud drive keeps elsewhere.
pub(super) fn names(folder: &Path) -> IoResult<Vec<String>> {
    if folder.is_symlink() {
        return Err(std::io::Error::other("a link, which is not followed"));
    }
    let names = folder::names(folder)?.into_iter();
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let seen = |name: String| match away::stands_for(&name) {
        Some(file) => Some(file.to_owned()),
        None => Some(name).filter(|name| !name.starts_with('.')),
    };
    let names = names.filter_map(seen).filter(|name| !layout::is_of_others(name));
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}
