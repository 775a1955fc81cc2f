//! What closing a session changes, record by record.

use std::collections::BTreeSet;

use super::{
    call_after, fold, looked_back, new_actions, new_asks, new_calls, new_proposals, promise_after,
};
use crate::domain::books::DealBook;
use crate::domain::change::{Change, Record};
use crate::domain::session::{Checked, Session, SessionState};

/// What closing a session changes, in the order in which it is done. Of a draft
/// only the session itself.
pub fn changes(session: &Session, book: &DealBook) -> Vec<Change> {
    let before = book.sessions.get(&session.id).cloned().map(Record::from);
    let mut changes = vec![Change { before, after: session.clone().into() }];
    if session.state == SessionState::Agreed {
        changes.extend(new_records(session, book));
    }
    if !session.is_draft() {
        // What a debrief learned stands without a step too.
        changes.extend(new_proposals(session).map(Change::new));
        changes.extend(owed(session, book));
        let mut deal = book.deal.clone();
        fold(session, &mut deal);
        changes.push(Change::of(book.deal.clone(), deal));
    }
    changes.retain(|change| change.before.as_ref() != Some(&change.after));
    changes
}

fn new_records(session: &Session, book: &DealBook) -> impl Iterator<Item = Change> {
    let actions = new_actions(session).into_iter();
    let asks = new_asks(session).into_iter();
    let calls = new_calls(session).into_iter();
    let actions = actions.filter(|action| !book.actions.contains_key(&action.id));
    let asks = asks.filter(|ask| !book.asks.contains_key(&ask.id));
    let calls = calls.filter(|call| !book.calls.contains_key(&call.id));
    actions.map(Change::new).chain(asks.map(Change::new)).chain(calls.map(Change::new))
}

fn owed(session: &Session, book: &DealBook) -> impl Iterator<Item = Change> {
    let back = || session.handed_back.keys();
    let back_steps =
        back().filter_map(|of| if let Checked::Step(id) = of { Some(id) } else { None });
    let back_calls =
        back().filter_map(|of| if let Checked::Call(id) = of { Some(id) } else { None });
    let actions: BTreeSet<_> = session.looked_back.keys().chain(back_steps).collect();
    let actions = actions.into_iter().filter_map(|id| book.actions.get(id));
    let asks = session.promises.keys().filter_map(|id| book.asks.get(id));
    let calls = session.outcomes.keys().chain(session.calls.keys()).chain(back_calls);
    // One that was moved stands at both.
    let calls: BTreeSet<_> = calls.collect();
    let calls = calls.into_iter().filter_map(|id| book.calls.get(id));
    let actions = actions.map(|step| Change::of(step.clone(), looked_back(session, step)));
    let asks = asks.map(|ask| Change::of(ask.clone(), promise_after(session, ask)));
    let calls = calls.map(|call| Change::of(call.clone(), call_after(session, call)));
    actions.chain(asks).chain(calls)
}
