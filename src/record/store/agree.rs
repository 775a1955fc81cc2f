//! Closing a session: its own file first, then all that follows from it.

use crate::domain::books::DealBook;
use crate::domain::change::{Change, Record};
use crate::domain::coaching::Coaching;
use crate::domain::fold;
use crate::domain::id::SessionId;
use crate::domain::session::Session;
use crate::record::error::{Clash, SaveError};

use super::Store;
use super::by_hand::By;

/// A session that is over, on the disk.
#[derive(Clone, Debug, Default)]
pub struct Agreed {
    /// The records as they stand now.
    pub changes: Vec<Change>,
    /// What somebody else changed meanwhile, too.
    pub clashes: Vec<Clash>,
}

impl Store {
    /// Saves a session that was agreed or ended, and what follows from it: new
    /// steps, asks and calls, what was looked back on, and the deal.
    ///
    /// The session's file is the one commit point; what it says about the rep
    /// is on the disk before it. All that follows can be done
    /// again any number of times, so that after a crash the same call goes on
    /// where it stopped.
    ///
    /// # Errors
    ///
    /// A record cannot be saved. Those before it are saved then, and the call
    /// can be repeated.
    pub fn agree(&self, session: &Session, book: &DealBook) -> Result<Agreed, SaveError> {
        self.agree_patiently(session, book, &mut || {})
    }

    /// As [`Store::agree`], and calls `waiting` once where another window or
    /// program has to be waited for.
    ///
    /// # Errors
    ///
    /// As of [`Store::agree`].
    pub fn agree_patiently(
        &self,
        session: &Session,
        book: &DealBook,
        waiting: &mut dyn FnMut(),
    ) -> Result<Agreed, SaveError> {
        let minutes = Record::from(session.clone()).place().to_string();
        let _lock = self.lock(&minutes, waiting)?;
        let mut agreed = Agreed::default();
        let mut steps = fold::changes(session, book);
        // Before the deal, whose own file says that all of it is done.
        let deal = steps.iter().position(|step| matches!(step.after, Record::Deal(_)));
        let at = deal.unwrap_or(steps.len());
        steps.splice(at..at, self.learned(session));
        for step in steps {
            let step = self.perform(step, &session.id, &mut agreed.clashes)?;
            agreed.changes.push(step);
        }
        Ok(agreed)
    }

    /// What changes about the rep. Their file stays as it is where it cannot be read:
    /// what was said stands in the session's notes.
    fn learned(&self, session: &Session) -> Option<Change> {
        let Coaching { levels, metric_why, .. } = &session.coaching;
        let is_said = !levels.is_empty() || !metric_why.is_empty();
        let profile = is_said.then(|| self.profile(&session.rep).ok().flatten()).flatten()?;
        fold::learned(session, &profile)
    }

    /// Does one step, unless it was done before; then what was done holds.
    fn perform(
        &self,
        step: Change,
        session: &SessionId,
        clashes: &mut Vec<Clash>,
    ) -> Result<Change, SaveError> {
        if let Some(mut after) = self.done_before(&step, session)? {
            if let (Record::Session(there), Record::Session(closed)) = (&mut after, &step.after) {
                self.ensure_coaching(closed)?;
                there.coaching.clone_from(&closed.coaching);
            }
            return Ok(Change { after, ..step });
        }
        clashes.extend(self.put(&step, By::Itself)?);
        Ok(step)
    }

    /// The record on the disk, where the step was done before: a new file is
    /// there, and somebody may have worked on it since; a deal has the session
    /// folded in, and may have moved on since.
    fn done_before(&self, step: &Change, session: &SessionId) -> Result<Option<Record>, SaveError> {
        if step.before.is_some() && !matches!(step.after, Record::Deal(_)) {
            return Ok(None);
        }
        match (self.read(&step.after.place()), &step.after) {
            (Ok(there), _) => Ok(there.filter(|record| shows(record, session))),
            // A step, ask or call that cannot be read is there all the same, and is
            // no reason to leave the deal as it was.
            (
                Err(_),
                Record::Action(_) | Record::Ask(_) | Record::Call(_) | Record::Proposal(_),
            ) => Ok(Some(step.after.clone())),
            (Err(unread), _) => Err(SaveError::Unreadable(unread)),
        }
    }
}

/// Whether a record on the disk shows that the session has come so far.
fn shows(record: &Record, session: &SessionId) -> bool {
    match record {
        Record::Session(session) => !session.is_draft(),
        Record::Deal(deal) => deal.folded.contains_key(session),
        Record::Action(_) | Record::Ask(_) | Record::Call(_) | Record::Proposal(_) => true,
        Record::Team(_) | Record::Profile(_) => false,
    }
}
