//! What becomes of what a session looked back on: steps, promises and calls.
//! Whatever was closed before stays as it is.

use jiff::civil::Date;

use super::is_proposed;
use crate::domain::action::{Action, ActionStatus, AgreedOn, CARRIES, Move, NotOpen, Obstacle};
use crate::domain::ask::{self, Ask};
use crate::domain::call::{Call, Held};
use crate::domain::session::{Checked, LookedBack, Session, SessionState, Then};
use crate::domain::step_in::StepIn;

/// Why a promise is dropped where nobody said why: whoever asked should know.
const DROPPED: &str = "dropped when we looked back on it";

/// What becomes of a step that the session looked back on. The same step where
/// nothing does, or where it was closed or moved in the session before.
pub fn looked_back(session: &Session, action: &Action) -> Action {
    let mut after = action.clone();
    let look = session.looked_back.get(&action.id).filter(|_| action.is_open());
    if look.is_some_and(|look| apply(look, session, &mut after).is_err()) {
        after = action.clone();
    }
    hand_back(session, &Checked::Step(action.id.clone()), after.step_in.as_mut());
    after
}

fn hand_back(session: &Session, of: &Checked, gate: Option<&mut StepIn>) {
    if let (Some(gate), Some(said)) = (gate, session.handed_back.get(of)) {
        gate.hand_back(said);
    }
}

fn apply(look: &LookedBack, session: &Session, action: &mut Action) -> Result<(), NotOpen> {
    let day = session.day();
    match look.then {
        Some(Then::Done) => action.done(look.closed.unwrap_or(day), look.note.clone()),
        Some(Then::Drop) => action.drop_it(day, look.note.clone()),
        Some(Then::NewDate | Then::Smaller) => {
            carry(look, session, action, day);
            Ok(())
        }
        Some(Then::Ask | Then::Accepted) | None => Ok(()),
    }
}

/// Carries a step over: a new date, and other words or another owner where
/// there are any. What was carried so often that it had to change is agreed
/// anew, unless the session ended without an agreement; whose owner has yet to
/// confirm waits for that word.
fn carry(look: &LookedBack, session: &Session, action: &mut Action, day: Date) {
    let is_this = |moved: &Move| moved.session.as_ref() == Some(&session.id);
    if action.moved.get(&day).is_some_and(is_this) {
        return;
    }
    if action.text != look.text {
        // It showed that the larger step was done.
        action.done_when = None;
    }
    action.text.clone_from(&look.text);
    if let Some(owner) = look.owner.as_ref().filter(|owner| **owner != action.owner) {
        action.owner = owner.clone();
        // What was said at the gate was said of the one who owed it.
        action.step_in = None;
        action.is_inside = false;
    }
    let Some(to) = look.due else { return };
    let is_anew = action.carries() >= CARRIES
        && session.state != SessionState::Ended
        && !is_proposed(session, &action.owner);
    let moved = Move {
        from: action.due,
        to,
        by: session.rep.clone(),
        got_in_the_way: look.got_in_the_way,
        why: look.note.clone(),
        session: Some(session.id.clone()),
    };
    action.move_to(day, moved);
    if session.state == SessionState::Agreed && is_proposed(session, &action.owner) {
        action.status = ActionStatus::Proposed;
    }
    if is_anew {
        action.agreed = Some(AgreedOn {
            session: Some(session.id.clone()),
            on: day,
            due: Some(to),
            changed_why: None,
            by: None,
            typed_by: None,
        });
    }
}

/// What becomes of a promise that the session looked back on. The same where
/// nothing does, or where it was done or declined before.
pub fn promise_after(session: &Session, ask: &Ask) -> Ask {
    let mut after = ask.clone();
    match session.promises.get(&ask.id) {
        Some(look) if answer(look, session.day(), &mut after).is_ok() => after,
        _ => ask.clone(),
    }
}

fn answer(look: &LookedBack, day: Date, ask: &mut Ask) -> Result<(), ask::Refusal> {
    match look.then {
        Some(Then::Done) => ask.done(look.closed.unwrap_or(day), look.note.clone()),
        Some(Then::Drop) => {
            let note = look.note.as_deref().filter(|note| !note.trim().is_empty());
            let why = note.or_else(|| look.got_in_the_way.and_then(Obstacle::in_words));
            ask.decline(day, why.unwrap_or(DROPPED).to_owned())
        }
        Some(Then::NewDate | Then::Smaller) => {
            if ask.is_open() {
                ask.needed_by = look.due.or(ask.needed_by);
            }
            Ok(())
        }
        Some(Then::Accepted) => ask.accept(day),
        Some(Then::Ask) | None => Ok(()),
    }
}

/// What came of a call that the session looked back on, or how a planned one is
/// planned by now. The same where nobody told, or where somebody had told before;
/// a plan needs the word of both.
pub fn call_after(session: &Session, call: &Call) -> Call {
    let told = session.outcomes.get(&call.id).map(|look| &look.held);
    let mut after = call.clone();
    // Somebody may have told before: then it stays as it is.
    let told = match told {
        Some(Held { moved_by: Some(side), .. }) => after.call_off(Some(*side), None),
        Some(told) if told.outcome.is_some() || told.buyer_act.is_some() => {
            after.tell(Held { minutes: told.minutes.or(call.held.minutes), ..told.clone() })
        }
        Some(_) | None => Ok(()),
    };
    if told.is_err() {
        after = call.clone();
    }
    let is_agreed = session.state != SessionState::Ended;
    if let Some(plan) = session.calls.get(&call.id).filter(|plan| is_agreed && plan.date.is_some())
    {
        after.replan(plan.clone(), session.day(), &session.rep);
    }
    hand_back(session, &Checked::Call(call.id.clone()), after.plan.step_in.as_mut());
    after
}
