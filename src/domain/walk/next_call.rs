//! The next call: one sentence, who is on it for us, and the gate before the
//! manager takes over.

use super::{Setting, Step};
use crate::domain::call::{CallPlan, ManagerRole};
use crate::domain::field::{CallPart, Field};
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, StepId};

/// The step.
pub(super) fn step(setting: &Setting<'_>, session: &Session) -> Step {
    use CallPart as Part;
    let call = session.calls.keys().next().unwrap_or(&setting.fresh.call);
    let plan = session.calls.get(call).filter(|plan| plan.date.is_some());
    let field = |part: Part| Field::Call(call.clone(), part);
    let mut fields = vec![field(Part::Date)];
    let Some(plan) = plan else {
        fields.push(field(Part::WhyNone));
        return Step::new(StepId::NextCall, fields);
    };
    let sentence = [Part::With, Part::Objective, Part::ActBy, Part::Fallback, Part::Evidence];
    fields.extend(sentence.map(field));
    if session.manager.is_some() {
        fields.push(field(Part::Role));
        fields.extend(manager_is_there(plan).then(|| field(Part::Asks)));
    }
    let is_offered = session.kind == SessionKind::Standard && session.manager.is_some();
    if is_offered && plan.objective.is_some() {
        fields.push(field(Part::SayItOnce));
    }
    Step::new(StepId::NextCall, fields)
}

fn manager_is_there(plan: &CallPlan) -> bool {
    plan.role_planned.is_some_and(|role| role != ManagerRole::Absent)
}

/// Say it once: on the agenda of a full session, in others once somebody went
/// there.
pub(super) fn rehearsal(session: &Session) -> Option<Step> {
    let is_planned = session.kind == SessionKind::Full && session.manager.is_some();
    let is_begun = session.seconds.contains_key(&StepId::Rehearse);
    let plan = session.calls.values().next();
    let can = plan.is_some_and(|plan| plan.objective.is_some());
    (can && (is_planned || is_begun)).then(|| Step::new(StepId::Rehearse, vec![Field::SaidOnce]))
}
