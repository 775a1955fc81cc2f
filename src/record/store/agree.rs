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
    /// steps, asks and calls, what was looked back on, and the deal. Gives the
    /// records as they stand now.
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
    pub fn agree(&self, session: &Session, book: &DealBook) -> Result<Vec<Change>, SaveError> {
        let steps = steps(session, book).into_iter();
        steps.map(|step| self.perform(step, &session.id)).collect()
    }

    /// Does one step, unless it was done before; then what was done holds.
    fn perform(&self, step: Change, session: &SessionId) -> Result<Change, SaveError> {
        if let Some(mut after) = self.done_before(&step, session)? {
            if let (Record::Session(there), Record::Session(closed)) = (&mut after, &step.after) {
                self.ensure_coaching(closed)?;
                there.coaching.clone_from(&closed.coaching);
            }
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
    let asks = fold::new_asks(session).into_iter();
    let calls = fold::new_calls(session).into_iter();
    let actions = actions.filter(|action| !book.actions.contains_key(&action.id));
    let asks = asks.filter(|ask| !book.asks.contains_key(&ask.id));
    let calls = calls.filter(|call| !book.calls.contains_key(&call.id));
    actions.map(Change::new).chain(asks.map(Change::new)).chain(calls.map(Change::new))
}

fn looked_back(session: &Session, book: &DealBook) -> impl Iterator<Item = Change> {
    let actions = session.looked_back.keys().filter_map(|id| book.actions.get(id));
    let asks = session.promises.keys().filter_map(|id| book.asks.get(id));
    let calls = session.outcomes.keys().filter_map(|id| book.calls.get(id));
    let actions = actions.map(|step| Change::of(step.clone(), fold::looked_back(session, step)));
    let asks = asks.map(|ask| Change::of(ask.clone(), fold::promise_after(session, ask)));
    let calls = calls.map(|call| Change::of(call.clone(), fold::call_after(session, call)));
    actions.chain(asks).chain(calls)
}
