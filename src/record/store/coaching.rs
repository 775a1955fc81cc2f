//! What sessions say about reps: a file of its own beside each session that
//! says anything, apart from the deal.

use crate::domain::books::{Keys, Unread};
use crate::domain::coaching::Coaching;
use crate::domain::session::Session;
use crate::record::error::{Clash, SaveError};
use crate::record::fault::Fault;
use crate::record::file::RecordFile;
use crate::record::layout;
use crate::record::patch::{clashes, render};
use crate::record::read;
use crate::record::tree::Tree;
use crate::record::wire::coaching::CoachingFile;

use super::Store;
use super::replace::Old;

impl Store {
    /// The notes on the disk that belong to `session`; none where there are
    /// none. Adds to `idle` the keys in them that nobody reads.
    ///
    /// # Errors
    ///
    /// What is wrong in their file.
    pub(super) fn coaching(
        &self,
        session: &Session,
        idle: &mut Vec<Keys>,
    ) -> Result<Option<Coaching>, Unread> {
        let file = self.named(layout::coaching(session));
        let Some(text) = file.text()? else { return Ok(None) };
        let notes =
            read::whole::<CoachingFile>(&text, idle).map_err(|fault| fault.of(file.name()))?;
        if *notes.session() == session.id {
            return Ok(Some(notes.into()));
        }
        let message = format!("by what it says, these notes belong to {}", notes.session());
        Err(Fault::at_key(&text, "id", message).of(file.name()))
    }

    /// Saves what changed of the notes, and gives what somebody else changed,
    /// too. Where nothing is said there is no file;
    /// one that is there stays, with its id.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or the disk refuses.
    pub(super) fn save_coaching(
        &self,
        before: &Coaching,
        session: &Session,
    ) -> Result<Option<Clash>, SaveError> {
        if *before == session.coaching {
            return Ok(None);
        }
        let file = self.named(layout::coaching(session));
        let Some(text) = file.text().map_err(SaveError::Unreadable)? else {
            return self.create_coaching(session).map(|()| None);
        };
        // Read as the notes that they are: what is not understood is never
        // written to.
        let there = self
            .coaching(session, &mut Vec::new())
            .map_err(SaveError::Unreadable)?
            .unwrap_or_default();
        let tree = |notes: &Coaching| tree(session, notes, &file);
        let (was, shall) = (tree(before)?, tree(&session.coaching)?);
        let Some(changed) = file.changed(&text, &was, &shall)? else { return Ok(None) };
        let clashes = clashes(&was, &tree(&there)?, &shall);
        let old = Old { file: &file, text: &text, clashes, is_draft: true };
        self.replace(old, &changed, self.rights())
    }

    /// Sees to it that the notes of a session that is over are there. Whatever
    /// is in their place stays as it is: somebody may have worked on it since.
    ///
    /// # Errors
    ///
    /// The disk's refusal.
    pub(super) fn ensure_coaching(&self, session: &Session) -> Result<(), SaveError> {
        match self.create_coaching(session) {
            Err(SaveError::Taken { .. }) => Ok(()),
            made => made,
        }
    }

    fn create_coaching(&self, session: &Session) -> Result<(), SaveError> {
        if session.coaching == Coaching::default() {
            return Ok(());
        }
        let file = self.named(layout::coaching(session));
        file.create(&render(&tree(session, &session.coaching, &file)?), self.rights())
    }
}

fn tree(session: &Session, notes: &Coaching, file: &RecordFile<'_>) -> Result<Tree, SaveError> {
    Tree::of(&CoachingFile::of(session.id.clone(), notes.clone()))
        .map_err(|error| file.unwritable(error))
}
