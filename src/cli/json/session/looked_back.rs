//! What a session looked back on: steps, promises, then calls.

use serde::Serialize;

use crate::cli::json::text;
use crate::domain::action::{Obstacle, Owner, Side};
use crate::domain::call::{Asker, ManagerRole, Outcome};
use crate::domain::session::{CallLookedBack, Checked, LookedBack as Look, Session, Then};

/// What became of one thing. Of a step or promise nothing stands under what a
/// call came to, and the other way round.
#[derive(Debug, Default, Serialize)]
pub(super) struct LookedBack {
    kind: &'static str,
    id: String,
    text: String,
    then: Option<&'static str>,
    got_in_the_way: Option<&'static str>,
    note: Option<String>,
    due: Option<String>,
    owner: Option<String>,
    side: Option<&'static str>,
    outcome: Option<&'static str>,
    moved_by: Option<&'static str>,
    buyer_act: Option<String>,
    buyer_act_by: Option<String>,
    role: Option<&'static str>,
    asks: Option<&'static str>,
    minutes: Option<u32>,
    back_on: Option<String>,
    next_time: Option<String>,
    closed: Option<String>,
}

/// What became of all of it.
pub(super) fn looked_back(session: &Session) -> Vec<LookedBack> {
    let steps = session.looked_back.iter().map(|(id, look)| owed("action", id.as_str(), look));
    let promises = session.promises.iter().map(|(id, look)| owed("ask", id.as_str(), look));
    let calls = session.outcomes.iter().map(|(id, look)| {
        let is_moved = session.calls.contains_key(id);
        let then = look.is_kept().then_some(if is_moved { "moved" } else { "kept" });
        LookedBack { then, ..call(id.as_str(), look) }
    });
    let mut rows: Vec<LookedBack> = steps.chain(promises).chain(calls).collect();
    for (of, said) in &session.handed_back {
        let (kind, id) = match of {
            Checked::Call(id) => ("call", id.as_str()),
            Checked::Step(id) => ("action", id.as_str()),
            Checked::Ask(id) => ("ask", id.as_str()),
        };
        let (back_on, next_time) = (text(said.on.as_ref()), said.next_time.clone());
        match rows.iter_mut().find(|row| row.kind == kind && row.id == id) {
            Some(row) => (row.back_on, row.next_time) = (back_on, next_time),
            None => rows.push(LookedBack {
                kind,
                id: id.to_owned(),
                text: said.text.clone(),
                back_on,
                next_time,
                ..LookedBack::default()
            }),
        }
    }
    rows
}

fn owed(kind: &'static str, id: &str, look: &Look) -> LookedBack {
    LookedBack {
        kind,
        id: id.to_owned(),
        text: look.text.clone(),
        then: look.then.map(Then::as_str),
        got_in_the_way: look.got_in_the_way.map(Obstacle::as_str),
        note: look.note.clone(),
        due: text(look.due.as_ref()),
        owner: look.owner.as_ref().map(|owner| owner.as_str().to_owned()),
        side: look.owner.as_ref().map(Owner::side).map(Side::as_str),
        closed: text(look.closed.as_ref()),
        ..LookedBack::default()
    }
}

fn call(id: &str, look: &CallLookedBack) -> LookedBack {
    let held = &look.held;
    LookedBack {
        kind: "call",
        id: id.to_owned(),
        text: look.text.clone(),
        outcome: held.outcome.map(Outcome::as_str),
        moved_by: held.moved_by.map(Side::as_str),
        buyer_act: held.buyer_act.clone(),
        buyer_act_by: text(held.buyer_act_by.as_ref()),
        role: held.role.map(ManagerRole::as_str),
        asks: held.asks.map(Asker::as_str),
        minutes: held.minutes,
        ..LookedBack::default()
    }
}
