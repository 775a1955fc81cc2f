//! Look back: promises first, then the rep's steps, then calls that nobody has
//! told of. A quick session asks of what is late alone.

use jiff::civil::Date;

use super::Part;
use crate::domain::action::{CARRIES, Obstacle, Owner};
use crate::domain::call::{Call, ManagerRole, Outcome};
use crate::domain::process::SessionKind;
use crate::domain::session::{Owed, PartId, Session, Then};
use crate::interview::field::{Field, LookBackLine, OutcomeLine};
use crate::interview::situation::{Situation, SoFar};

/// The part; none where there is nothing to look back on.
pub(super) fn part(s: SoFar<'_>) -> Option<Part> {
    let fields = fields(s);
    if fields.is_empty() && s.situation.background.closed.is_empty() {
        return None;
    }
    Some(Part::new(PartId::LookBack, fields))
}

fn fields(s: SoFar<'_>) -> Vec<Field> {
    let owed = owed(s);
    let mut fields: Vec<Field> = owed.iter().flat_map(|owed| lines(s, owed)).collect();
    if s.session.kind != SessionKind::Quick {
        let untold = s.situation.background.untold(s.situation.today());
        fields.extend(untold.into_iter().flat_map(|call| {
            let lines = outcome_lines(s.session, call).into_iter();
            lines.map(|line| Field::Outcome(call.id.clone(), line))
        }));
    }
    fields
}

/// What is owed: the manager's promises, what waits for an answer, the
/// manager's steps, then the others'.
fn owed(s: SoFar<'_>) -> Vec<Owed> {
    let background = s.situation.background;
    let is_quick = s.session.kind == SessionKind::Quick;
    let is_asked =
        |due: Option<Date>| !is_quick || due.is_some_and(|due| due < s.situation.today());
    let is_managers = |owner: &Owner| s.session.manager.iter().any(|id| owner.is(id));
    let promises = background.promises.iter().filter(|ask| is_asked(ask.needed_by));
    let mut owed: Vec<Owed> = promises.map(|ask| Owed::Promise(ask.id.clone())).collect();
    let mut steps: Vec<_> = background.look_back.iter().filter(|a| is_asked(a.due)).collect();
    steps.sort_by_key(|action| !is_managers(&action.owner));
    owed.extend(steps.into_iter().map(|action| Owed::Step(action.id.clone())));
    owed
}

/// What is asked of one thing that is owed: more, the more it needs.
fn lines(s: SoFar<'_>, owed: &Owed) -> Vec<Field> {
    use LookBackLine as Line;
    let look = s.session.looked_back_at(owed);
    let mut lines = vec![Line::Done];
    if let Some(look) = look {
        if look.then == Some(Then::Done) {
            lines.push(Line::Note);
        } else if s.situation.background.is_waiting(owed) {
            lines.extend((look.then == Some(Then::Drop)).then_some(Line::Why));
        } else {
            let in_own_words = look.got_in_the_way == Some(Obstacle::Other);
            lines.push(Line::GotInTheWay);
            lines.extend(in_own_words.then_some(Line::Why));
            lines.push(Line::Then);
            match look.then {
                Some(Then::NewDate) => lines.push(Line::Due),
                Some(Then::Smaller) if is_third_carry(s.situation, owed) => {
                    lines.extend([Line::Text, Line::Owner, Line::Due]);
                }
                Some(Then::Smaller) => lines.extend([Line::Text, Line::Due]),
                Some(Then::Drop) => lines.extend((!in_own_words).then_some(Line::Why)),
                Some(Then::Done | Then::Ask | Then::Accepted) | None => {}
            }
        }
    }
    lines.into_iter().map(|line| Field::LookBack(owed.clone(), line)).collect()
}

/// Whether a step was carried so often that a new date alone will not do.
pub(crate) fn is_third_carry(situation: &Situation<'_>, owed: &Owed) -> bool {
    let Owed::Step(id) = owed else { return false };
    let step = situation.background.look_back.iter().find(|action| action.id == *id);
    step.is_some_and(|action| action.carries() >= CARRIES)
}

/// What is asked of a call that nobody has told of; where the manager was to be
/// there also what they did, and who asked for the commitment.
pub(crate) fn outcome_lines(session: &Session, call: &Call) -> Vec<OutcomeLine> {
    use OutcomeLine as Line;
    let told = session.outcomes.get(&call.id).map(|told| &told.held);
    let mut lines = vec![Line::Came];
    if let Some(held) = told.filter(|held| held.outcome.is_some()) {
        if held.outcome == Some(Outcome::Advance) {
            lines.extend([Line::Act, Line::ActBy]);
        }
        if session.manager.is_some() && is_there(call.plan.role_planned) {
            lines.push(Line::Role);
            lines.extend(is_there(held.role).then_some(Line::Asks));
        }
    }
    lines
}

fn is_there(role: Option<ManagerRole>) -> bool {
    role.is_some_and(|role| role != ManagerRole::Absent)
}
