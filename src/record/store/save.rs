//! Saving one record.

use crate::domain::books::Unread;
use crate::domain::change::{Change, Record};
use crate::domain::coaching::Coaching;
use crate::domain::team::Team;
use crate::domain::weight;
use crate::record::away;
use crate::record::error::{Clash, SaveError};
use crate::record::fault::Fault;
use crate::record::file::RecordFile;
use crate::record::layout::Place;
use crate::record::patch::{clashes, render};
use crate::record::read::Noticed;
use crate::record::rights::Rights;
use crate::record::tree::Tree;

use super::by_hand::{By, given};
use super::last::Written;
use super::replace::Old;
use super::{Store, init};

/// What is found in the file of a record.
struct Found {
    /// The record as it was for whoever changes it.
    was: Tree,
    /// The record in the file, where somebody else changed that since.
    foreign: Option<Record>,
    /// The values in it that cannot be read.
    wrong: Vec<Fault>,
}

impl Found {
    /// The fields that somebody else changed and that change here, in words.
    fn clashes(&self, file: &RecordFile<'_>, shall: &Tree) -> Result<Vec<String>, SaveError> {
        let Some(foreign) = &self.foreign else { return Ok(Vec::new()) };
        Ok(clashes(&self.was, &tree(foreign, file)?, shall))
    }
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
        self.put(change, By::Hand)
    }

    /// Saves a change under a lock that is held already.
    pub(super) fn put(&self, change: &Change, by: By) -> Result<Vec<Clash>, SaveError> {
        // What was not read is not the team, even if it can be read by now.
        if let Record::Team(Team { unread: Some(unread), .. }) = &change.after {
            return Err(SaveError::Unreadable((**unread).clone()));
        }
        match &change.before {
            None => self.create(&change.after).map(|()| Vec::new()),
            Some(before) => self.change(before, &change.after, by),
        }
    }

    fn create(&self, record: &Record) -> Result<(), SaveError> {
        let place = record.place();
        let file = self.file(&place);
        self.in_its_deal(record)?;
        let after = tree(record, &file)?;
        if let Record::Session(session) = record
            && matches!(file.text(), Ok(None))
        {
            self.save_coaching(&Coaching::default(), session)?;
        }
        let text = if place == Place::Team { init::team(&after) } else { render(&after) };
        file.create(&text, self.rights_for(record))?;
        self.last.put(Written { record: record.clone(), tree: after, text });
        Ok(())
    }

    /// Refuses what belongs to a deal whose folder is not there: nothing makes it
    /// again beside one that was renamed or moved.
    fn in_its_deal(&self, record: &Record) -> Result<(), SaveError> {
        let deal = record.deal().filter(|_| !matches!(record, Record::Deal(_)));
        match deal.map(|deal| Place::Deal(deal.clone())) {
            Some(place) if !away::is_there(&self.root.join(place.to_string())) => {
                Err(self.gone(&place))
            }
            _ => Ok(()),
        }
    }

    fn change(&self, before: &Record, after: &Record, by: By) -> Result<Vec<Clash>, SaveError> {
        let place = before.place();
        let file = self.file(&place);
        let Some(text) = file.text().map_err(|unread| self.unreadable(unread))? else {
            // The usual team stands in for a file that was never made.
            let is_team = place == Place::Team;
            return if is_team {
                self.create(after).map(|()| Vec::new())
            } else {
                Err(self.gone(&place))
            };
        };
        let found = self.find(before, &file, &text)?;
        let there = found.foreign.as_ref().unwrap_or(before);
        let mut shall = tree(after, &file)?;
        let replaced = given(&found.wrong, &found.was, &mut shall, by)
            .map_err(|fault| self.unreadable(fault.of(file.name())))?;
        let changed = file.changed(&text, &found.was, &shall)?;
        // What follows from a session is written as long as it can be read.
        if let (By::Hand, Some(changed)) = (by, &changed) {
            file.fits(changed, weight::MOST.max(text.len()))?;
        }
        if is_closed(there) && changed.is_some() {
            return Err(SaveError::Closed { file: file.name().to_owned() });
        }
        // Before the session's own file, which is what commits it.
        let notes = self.save_notes(before, after, there, &file)?;
        let mut own = None;
        if let Some(changed) = &changed {
            let (clashes, is_draft) = (found.clashes(&file, &shall)?, is_draft(there));
            let old = Old { file: &file, text: &text, clashes, replaced, is_draft };
            own = self.replace(old, changed, self.rights_for(after))?;
        }
        if found.foreign.is_none() && found.wrong.is_empty() {
            let text = changed.unwrap_or(text);
            self.last.put(Written { record: after.clone(), tree: shall, text });
        }
        Ok(notes.into_iter().chain(own).collect())
    }

    /// What is found in the file of a record that is about to be changed.
    fn find(&self, before: &Record, file: &RecordFile<'_>, text: &str) -> Result<Found, SaveError> {
        if let Some(was) = self.last.take(before, text) {
            return Ok(Found { was, foreign: None, wrong: Vec::new() });
        }
        // Read as the record that it is: a file that is not understood is never
        // written to.
        let mut noticed = Noticed::default();
        let there = Record::read_noticing(&before.place(), text, &mut noticed)
            .map_err(|fault| self.unreadable(fault.of(file.name())))?;
        let there = as_read(there, before);
        let was = tree(before, file)?;
        let foreign = Some(there).filter(|there| there != before);
        Ok(Found { was, foreign, wrong: noticed.wrong })
    }

    fn unreadable(&self, unread: Unread) -> SaveError {
        SaveError::Unreadable(self.with_offer(unread))
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

    /// Who may read a record: the team's own file says it of itself.
    fn rights_for(&self, record: &Record) -> Rights {
        match record {
            Record::Team(team) if team.shared => Rights::of_group(&self.root),
            Record::Team(_) => Rights::PRIVATE,
            Record::Deal(_)
            | Record::Action(_)
            | Record::Ask(_)
            | Record::Call(_)
            | Record::Session(_)
            | Record::Profile(_)
            | Record::Proposal(_) => self.rights(),
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

fn is_draft(record: &Record) -> bool {
    matches!(record, Record::Session(session) if session.is_draft())
}
