//! Saving one record.

use crate::domain::change::{Change, Record};
use crate::domain::coaching::Coaching;
use crate::record::error::SaveError;
use crate::record::file::RecordFile;
use crate::record::layout::Place;
use crate::record::patch::render;
use crate::record::tree::Tree;

use super::{Store, init};

impl Store {
    /// Saves a change. What others changed in the file since stays, unless it
    /// is the very key that changed here. What a session says about its rep
    /// goes to a file of its own, before the session's.
    ///
    /// # Errors
    ///
    /// The file cannot be read or has gone, a new one is there already, a
    /// session was closed elsewhere, or the disk refuses. Nothing is written
    /// then.
    pub fn save(&self, change: &Change) -> Result<(), SaveError> {
        match &change.before {
            None => self.create(&change.after),
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
        file.create(&if place == Place::Team { init::team(&after) } else { render(&after) })
    }

    fn change(&self, before: &Record, after: &Record) -> Result<(), SaveError> {
        let place = before.place();
        let file = self.file(&place);
        let Some(text) = file.text().map_err(SaveError::Unreadable)? else {
            // The usual team stands in for a file that was never made.
            let is_team = place == Place::Team;
            let gone = || SaveError::Gone { file: file.name().to_owned() };
            return if is_team { self.create(after) } else { Err(gone()) };
        };
        // Read as the record that it is: a file of which not all is understood
        // is never written to.
        let there = Record::read(&place, &text)
            .map_err(|fault| SaveError::Unreadable(fault.of(file.name())))?;
        let changed = file.changed(&text, &tree(before, &file)?, &tree(after, &file)?)?;
        let closed = || SaveError::Closed { file: file.name().to_owned() };
        if is_closed(&there) && changed.is_some() {
            return Err(closed());
        }
        if let (Record::Session(before), Record::Session(after)) = (before, after) {
            // Before the session's own file, which is what commits it.
            match (is_closed(&there), after.is_draft()) {
                (false, _) => self.save_coaching(&before.coaching, after)?,
                (true, false) => self.ensure_coaching(after)?,
                (true, true) if before.coaching == after.coaching => {}
                (true, true) => return Err(closed()),
            }
        }
        changed.map_or(Ok(()), |text| file.replace(&text))
    }
}

fn tree(record: &Record, file: &RecordFile<'_>) -> Result<Tree, SaveError> {
    record.tree().map_err(|error| file.unwritable(error))
}

/// Whether it is a session that is over: its minutes never change.
fn is_closed(record: &Record) -> bool {
    matches!(record, Record::Session(session) if !session.is_draft())
}
