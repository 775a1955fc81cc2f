//! Closing a session: its own file first, then all that follows from it.

use crate::domain::books::DealBook;
use crate::domain::change::{Change, Record};
use crate::domain::fold;
use crate::domain::id::SessionId;
use crate::domain::session::{Session, SessionState};
use crate::record::error::SaveError;

use super::Store;

impl Store {
    /// Saves a session that was agreed or ended, and what follows from it: new
    /// steps and calls, the steps looked back on, and the deal. Gives the
    /// records as they stand now.
    ///
    /// The session's file is the one commit point. All that follows can be done
    /// again any number of times, so that after a crash the same call goes on
    /// where it stopped.
    ///
    /// # Errors
    ///
    /// A record cannot be saved. Those before it are saved then, and the call
    /// can be repeated.
    pub fn agree(&self, session: &Session, book: &DealBook) -> Result<Vec<Change>, SaveError> {
        let steps = steps(session, book).into_iter();
        steps.map(|step| self.perform(step, &session.id)).collect()
    }

    /// Does one step, unless it was done before; then what was done holds.
    fn perform(&self, step: Change, session: &SessionId) -> Result<Change, SaveError> {
        if let Some(after) = self.done_before(&step, session)? {
            return Ok(Change { after, ..step });
        }
        self.save(&step)?;
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
            (Err(_), Record::Action(_) | Record::Ask(_) | Record::Call(_)) => {
                Ok(Some(step.after.clone()))
            }
            (Err(unread), _) => Err(SaveError::Unreadable(unread)),
        }
    }
}

/// Whether a record on the disk shows that the session has come so far.
fn shows(record: &Record, session: &SessionId) -> bool {
    match record {
        Record::Session(session) => !session.is_draft(),
        Record::Deal(deal) => deal.folded.contains_key(session),
        Record::Action(_) | Record::Ask(_) | Record::Call(_) => true,
        Record::Team(_) => false,
    }
}

/// What closing a session changes, in the order in which it is done. Of a draft
/// only the session itself.
pub(in crate::record) fn steps(session: &Session, book: &DealBook) -> Vec<Change> {
    let before = book.sessions.get(&session.id).cloned().map(Record::from);
    let mut steps = vec![Change { before, after: session.clone().into() }];
    if session.state == SessionState::Agreed {
        steps.extend(new_records(session, book));
    }
    if !session.is_draft() {
        steps.extend(looked_back(session, book));
        let mut deal = book.deal.clone();
        fold::fold(session, &mut deal);
        steps.push(Change::of(book.deal.clone(), deal));
    }
    steps.retain(|step| step.before.as_ref() != Some(&step.after));
    steps
}

fn new_records(session: &Session, book: &DealBook) -> impl Iterator<Item = Change> {
    let actions = fold::new_actions(session).into_iter();
    let calls = fold::new_calls(session).into_iter();
    let actions = actions.filter(|action| !book.actions.contains_key(&action.id));
    let calls = calls.filter(|call| !book.calls.contains_key(&call.id));
    actions.map(Change::new).chain(calls.map(Change::new))
}

fn looked_back(session: &Session, book: &DealBook) -> impl Iterator<Item = Change> {
    let actions = session.looked_back.keys().filter_map(|id| book.actions.get(id));
    actions.map(|action| Change::of(action.clone(), fold::looked_back(session, action)))
}
