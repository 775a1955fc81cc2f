//! Look back: promises first, then the rep's steps, then calls that nobody has
//! told of. A quick session asks of what is late alone.

use jiff::civil::Date;

use super::{Setting, Step};
use crate::domain::action::{CARRIES, Obstacle, Owner};
use crate::domain::call::{Call, ManagerRole, Outcome};
use crate::domain::process::SessionKind;
use crate::domain::session::{Owed, Session, StepId, Then};
use crate::interview::field::{Field, LookBackPart, OutcomePart};

/// The step; none where there is nothing to look back on.
pub(super) fn step(setting: &Setting<'_>, session: &Session) -> Option<Step> {
    let fields = fields(setting, session);
    if fields.is_empty() && setting.background.closed.is_empty() {
        return None;
    }
    Some(Step::new(StepId::LookBack, fields))
}

fn fields(setting: &Setting<'_>, session: &Session) -> Vec<Field> {
    let owed = owed(setting, session);
    let mut fields: Vec<Field> =
        owed.iter().flat_map(|owed| parts(setting, session, owed)).collect();
    if session.kind != SessionKind::Quick {
        let untold = setting.background.untold(setting.today());
        fields.extend(untold.into_iter().flat_map(|call| {
            let parts = outcome_parts(session, call).into_iter();
            parts.map(|part| Field::Outcome(call.id.clone(), part))
        }));
    }
    fields
}

/// What is owed: the manager's promises, what waits for an answer, the
/// manager's steps, then the others'.
fn owed(setting: &Setting<'_>, session: &Session) -> Vec<Owed> {
    let background = setting.background;
    let is_quick = session.kind == SessionKind::Quick;
    let is_asked = |due: Option<Date>| !is_quick || due.is_some_and(|due| due < setting.today());
    let is_managers = |owner: &Owner| session.manager.iter().any(|id| owner.is(id));
    let promises = background.promises.iter().filter(|ask| is_asked(ask.needed_by));
    let mut owed: Vec<Owed> = promises.map(|ask| Owed::Promise(ask.id.clone())).collect();
    let mut steps: Vec<_> = background.look_back.iter().filter(|a| is_asked(a.due)).collect();
    steps.sort_by_key(|action| !is_managers(&action.owner));
    owed.extend(steps.into_iter().map(|action| Owed::Step(action.id.clone())));
    owed
}

/// What is asked of one thing that is owed: more, the more it needs.
fn parts(setting: &Setting<'_>, session: &Session, owed: &Owed) -> Vec<Field> {
    use LookBackPart as Part;
    let look = session.looked_back_at(owed);
    let mut parts = vec![Part::Done];
    if let Some(look) = look {
        if look.then == Some(Then::Done) {
            parts.push(Part::Note);
        } else if setting.background.is_waiting(owed) {
            parts.extend((look.then == Some(Then::Drop)).then_some(Part::Why));
        } else {
            let in_own_words = look.got_in_the_way == Some(Obstacle::Other);
            parts.push(Part::GotInTheWay);
            parts.extend(in_own_words.then_some(Part::Why));
            parts.push(Part::Then);
            match look.then {
                Some(Then::NewDate) => parts.push(Part::Due),
                Some(Then::Smaller) if is_third_carry(setting, owed) => {
                    parts.extend([Part::Text, Part::Owner, Part::Due]);
                }
                Some(Then::Smaller) => parts.extend([Part::Text, Part::Due]),
                Some(Then::Drop) => parts.extend((!in_own_words).then_some(Part::Why)),
                Some(Then::Done | Then::Ask | Then::Accepted) | None => {}
            }
        }
    }
    parts.into_iter().map(|part| Field::LookBack(owed.clone(), part)).collect()
}

/// Whether a step was carried so often that a new date alone will not do.
pub(crate) fn is_third_carry(setting: &Setting<'_>, owed: &Owed) -> bool {
    let Owed::Step(id) = owed else { return false };
    let step = setting.background.look_back.iter().find(|action| action.id == *id);
    step.is_some_and(|action| action.carries() >= CARRIES)
}

/// What is asked of a call that nobody has told of; where the manager was to be
/// there also what they did, and who asked for the commitment.
pub(crate) fn outcome_parts(session: &Session, call: &Call) -> Vec<OutcomePart> {
    use OutcomePart as Part;
    let told = session.outcomes.get(&call.id).map(|told| &told.held);
    let mut parts = vec![Part::Came];
    if let Some(held) = told.filter(|held| held.outcome.is_some()) {
        if held.outcome == Some(Outcome::Advance) {
            parts.extend([Part::Act, Part::ActBy]);
        }
        if session.manager.is_some() && is_there(call.plan.role_planned) {
            parts.push(Part::Role);
            parts.extend(is_there(held.role).then_some(Part::Asks));
        }
    }
    parts
}

fn is_there(role: Option<ManagerRole>) -> bool {
    role.is_some_and(|role| role != ManagerRole::Absent)
}
