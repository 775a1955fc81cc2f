//! What sessions say about reps: a file of its own beside each session that
//! says anything, apart from the deal.

use crate::domain::books::Unread;
use crate::domain::coaching::Coaching;
use crate::domain::session::Session;
use crate::record::error::{Clash, SaveError};
use crate::record::fault::Fault;
use crate::record::file::RecordFile;
use crate::record::layout;
use crate::record::patch::{clashes, render};
use crate::record::read::{Noticed, as_far_as_it_goes};
use crate::record::tree::Tree;
use crate::record::wire::coaching::CoachingFile;

use super::Store;
use super::by_hand::{By, given};
use super::replace::Old;

impl Store {
    /// The notes on the disk that belong to `session`; none where there are
    /// none. Adds what was noticed in them.
    ///
    /// # Errors
    ///
    /// What is wrong in their file.
    pub(super) fn coaching(
        &self,
        session: &Session,
        noticed: &mut Noticed,
    ) -> Result<Option<Coaching>, Unread> {
        let file = self.named(layout::coaching(session));
        let Some(text) = file.text()? else { return Ok(None) };
        let notes = as_far_as_it_goes::<CoachingFile>(&text, noticed)
            .map_err(|fault| fault.of(file.name()))?;
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
        let mut noticed = Noticed::default();
        let there = self.coaching(session, &mut noticed).map_err(SaveError::Unreadable)?;
        let tree = |notes: &Coaching| tree(session, notes, &file);
        let (was, mut shall) = (tree(before)?, tree(&session.coaching)?);
        let replaced = given(&noticed.wrong, &was, &mut shall, By::Hand)
            .map_err(|fault| SaveError::Unreadable(fault.of(file.name())))?;
        let Some(changed) = file.changed(&text, &was, &shall)? else { return Ok(None) };
        let clashes = clashes(&was, &tree(&there.unwrap_or_default())?, &shall);
        let old = Old { file: &file, text: &text, clashes, replaced, is_draft: true };
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
