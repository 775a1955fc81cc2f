//! Saving one record.

use crate::domain::change::{Change, Record};
use crate::domain::coaching::Coaching;
use crate::record::error::{Clash, SaveError};
use crate::record::file::RecordFile;
use crate::record::layout::Place;
use crate::record::patch::{clashes, render};
use crate::record::rights::Rights;
use crate::record::tree::Tree;

use super::{Store, init};

/// A file that is about to be replaced.
pub(super) struct Old<'s> {
    pub(super) file: &'s RecordFile<'s>,
    /// What is in it.
    pub(super) text: &'s str,
    /// The fields that somebody else changed and that change here, in words.
    pub(super) clashes: Vec<String>,
    /// Whether it changes too often for versions of it to be of use.
    pub(super) is_draft: bool,
}

impl Store {
    /// Saves a change. What others changed in the file since stays, unless it
    /// is the very key that changed here: those are given. What a session says
    /// about its rep goes to a file of its own, before the session's.
    ///
    /// # Errors
    ///
    /// The file cannot be read or has gone, a new one is there already, a
    /// session was closed elsewhere, others are saving for too long, or the disk
    /// refuses. Nothing is written then.
    pub fn save(&self, change: &Change) -> Result<Vec<Clash>, SaveError> {
        self.save_patiently(change, &mut || {})
    }

    /// Saves a change, and calls `waiting` once where another window or program
    /// has to be waited for.
    ///
    /// # Errors
    ///
    /// As of [`Store::save`].
    pub fn save_patiently(
        &self,
        change: &Change,
        waiting: &mut dyn FnMut(),
    ) -> Result<Vec<Clash>, SaveError> {
        // A new record gets in nobody's way: its file is made, or was there.
        let mut lock = || self.lock(&change.after.place().to_string(), waiting);
        let _lock = change.before.as_ref().map(|_| lock()).transpose()?;
        self.put(change)
    }

    /// Saves a change under a lock that is held already.
    pub(super) fn put(&self, change: &Change) -> Result<Vec<Clash>, SaveError> {
        match &change.before {
            None => self.create(&change.after).map(|()| Vec::new()),
            Some(before) => self.change(before, &change.after),
        }
    }

    fn create(&self, record: &Record) -> Result<(), SaveError> {
        let place = record.place();
        let file = self.file(&place);
        let after = tree(record, &file)?;
        if let Record::Session(session) = record
            && matches!(file.text(), Ok(None))
        {
            self.save_coaching(&Coaching::default(), session)?;
        }
        let text = if place == Place::Team { init::team(&after) } else { render(&after) };
        file.create(&text, self.rights_for(record))
    }

    fn change(&self, before: &Record, after: &Record) -> Result<Vec<Clash>, SaveError> {
        let place = before.place();
        let file = self.file(&place);
        // Read as the record that it is: a file of which not all is understood
        // is never written to.
        let read = self.read_text(&place);
        let read = read.map_err(|unread| SaveError::Unreadable(self.with_offer(unread)))?;
        let Some((there, text)) = read else {
            // The usual team stands in for a file that was never made.
            let is_team = place == Place::Team;
            let gone = || SaveError::Gone { file: file.name().to_owned() };
            return if is_team { self.create(after).map(|()| Vec::new()) } else { Err(gone()) };
        };
        let (was, shall) = (tree(before, &file)?, tree(after, &file)?);
        let changed = file.changed(&text, &was, &shall)?;
        if is_closed(&there) && changed.is_some() {
            return Err(SaveError::Closed { file: file.name().to_owned() });
        }
        // Before the session's own file, which is what commits it.
        let notes = self.save_notes(before, after, &there, &file)?;
        let Some(changed) = changed else { return Ok(notes.into_iter().collect()) };
        let is_draft = matches!(&there, Record::Session(session) if session.is_draft());
        let there = as_read(there, before);
        let is_foreign = there != *before;
        let clashes =
            if is_foreign { clashes(&was, &tree(&there, &file)?, &shall) } else { Vec::new() };
        let old = Old { file: &file, text: &text, clashes, is_draft };
        let own = self.replace(old, &changed, self.rights_for(after))?;
        Ok(notes.into_iter().chain(own).collect())
    }

    /// Saves what a session says about its rep.
    fn save_notes(
        &self,
        before: &Record,
        after: &Record,
        there: &Record,
        file: &RecordFile<'_>,
    ) -> Result<Option<Clash>, SaveError> {
        let (Record::Session(before), Record::Session(after)) = (before, after) else {
            return Ok(None);
        };
        match (is_closed(there), after.is_draft()) {
            (false, _) => self.save_coaching(&before.coaching, after),
            (true, false) => self.ensure_coaching(after).map(|()| None),
            (true, true) if before.coaching == after.coaching => Ok(None),
            (true, true) => Err(SaveError::Closed { file: file.name().to_owned() }),
        }
    }

    /// Writes `text` in the place of what was there, of which a version is kept
    /// where its turn has come, and always where something of it is lost.
    pub(super) fn replace(
        &self,
        old: Old<'_>,
        text: &str,
        rights: Rights,
    ) -> Result<Option<Clash>, SaveError> {
        let Old { file, text: there, clashes, is_draft } = old;
        let name = file.name();
        let is_kept = match &self.history {
            Some(history) if !clashes.is_empty() => history.keep(name, there).is_ok(),
            // Saving goes on without versions where they have no place.
            Some(history) if !is_draft => history.keep_in_turn(name, there).is_ok(),
            Some(_) | None => false,
        };
        file.replace(text, rights)?;
        let clash = Clash { file: name.to_owned(), fields: clashes, is_kept };
        Ok((!clash.fields.is_empty()).then_some(clash))
    }

    /// Who may read a record: the team's own file says it of itself.
    fn rights_for(&self, record: &Record) -> Rights {
        match record {
            Record::Team(team) if team.shared => Rights::of_group(&self.root),
            Record::Team(_) => Rights::PRIVATE,
            Record::Deal(_)
            | Record::Action(_)
            | Record::Ask(_)
            | Record::Call(_)
            | Record::Session(_) => self.rights(),
        }
    }
}

fn tree(record: &Record, file: &RecordFile<'_>) -> Result<Tree, SaveError> {
    record.tree().map_err(|error| file.unwritable(error))
}

/// A record as its own file has it: what a session says about its rep is in
/// another one.
fn as_read(mut there: Record, before: &Record) -> Record {
    if let (Record::Session(there), Record::Session(before)) = (&mut there, before) {
        there.coaching.clone_from(&before.coaching);
    }
    there
}

/// Whether it is a session that is over: its minutes never change.
fn is_closed(record: &Record) -> bool {
    matches!(record, Record::Session(session) if !session.is_draft())
}
