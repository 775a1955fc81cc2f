//! The next call: one sentence, who is on it for us, and the gate before the
//! manager takes over.

use super::{Setting, Step, is_kept};
use crate::domain::call::{CallPlan, ManagerRole};
use crate::domain::id::CallId;
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, StepId};
use crate::domain::step_in::{self, StepIn};
use crate::interview::field::{CallPart, Field, StepInPart};

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
        fields.extend(gate(call, plan));
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

/// What the gate asks by now, while it is open.
fn gate(call: &CallId, plan: &CallPlan) -> Vec<Field> {
    if !step_in::is_open(plan) {
        return Vec::new();
    }
    let parts = gate_parts(plan.step_in.as_ref());
    parts.into_iter().map(|part| Field::StepIn(call.clone(), part)).collect()
}

/// The parts of the gate: the rep first, then what a loss would do, each only
/// after the one before.
fn gate_parts(gate: Option<&StepIn>) -> Vec<StepInPart> {
    use StepInPart as Part;
    let mut parts = vec![Part::RepCouldIf];
    let Some(gate) = gate.filter(|gate| gate.rep_could_if.is_some()) else { return parts };
    parts.push(Part::Catastrophe);
    let Some(is_catastrophe) = gate.is_catastrophe else { return parts };
    parts.extend((!is_catastrophe).then_some(Part::Instead));
    let Some(reason) = gate.reason else { return parts };
    let mut goes_on = true;
    let mut then = |part: Part, is_asked: bool, is_kept: bool| {
        parts.extend((goes_on && is_asked).then_some(part));
        goes_on &= !is_asked || is_kept;
    };
    then(Part::Why, reason.needs_words(), gate.why.is_some());
    then(Part::JudgedBy, is_catastrophe, gate.judged_by.is_some());
    then(Part::RepKeeps, true, gate.rep_keeps.is_some());
    then(Part::Returns, true, gate.returns.is_some());
    parts
}

/// What an open gate still lacks, of the calls that are planned.
pub fn gate_lacks(setting: &Setting<'_>, session: &Session) -> Option<Field> {
    session.manager.as_ref()?;
    let planned = session.calls.iter().filter(|(_, plan)| plan.date.is_some());
    let mut asked = planned.flat_map(|(call, plan)| gate(call, plan));
    asked.find(|field| !is_kept(session, setting, field))
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
