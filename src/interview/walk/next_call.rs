//! The next call: one sentence, who is on it for us, and the gate before the
//! manager takes over.

use super::Part;
use crate::domain::call::{CallPlan, ManagerRole};
use crate::domain::id::CallId;
use crate::domain::process::SessionKind;
use crate::domain::session::{PartId, Session};
use crate::domain::step_in;
use crate::domain::step_in::StepIn;
use crate::interview::field::{CallLine, Field, StepInLine};
use crate::interview::situation::SoFar;
use crate::interview::topic;

/// The part.
pub(super) fn part(s: SoFar<'_>) -> Part {
    use CallLine as Line;
    let call = s.session.calls.keys().next().unwrap_or(&s.situation.fresh.call);
    let plan = s.session.calls.get(call).filter(|plan| plan.date.is_some());
    let field = |line: Line| Field::Call(call.clone(), line);
    let mut fields = vec![field(Line::Date)];
    let Some(plan) = plan else {
        fields.push(field(Line::WhyNone));
        return Part::new(PartId::NextCall, fields);
    };
    let sentence = [Line::With, Line::Objective, Line::ActBy, Line::Fallback, Line::Evidence];
    fields.extend(sentence.map(field));
    if s.session.manager.is_some() {
        fields.push(field(Line::Role));
        fields.extend(manager_is_there(plan).then(|| field(Line::Asks)));
        fields.extend(gate(call, plan));
    }
    let is_offered = s.session.kind == SessionKind::Standard && s.session.manager.is_some();
    if is_offered && plan.objective.is_some() {
        fields.push(field(Line::SayItOnce));
    }
    Part::new(PartId::NextCall, fields)
}

fn manager_is_there(plan: &CallPlan) -> bool {
    plan.role_planned.is_some_and(|role| role != ManagerRole::Absent)
}

/// What the gate asks by now, while it is open.
fn gate(call: &CallId, plan: &CallPlan) -> Vec<Field> {
    if !step_in::is_open(plan) {
        return Vec::new();
    }
    let lines = gate_lines(plan.step_in.as_ref());
    lines.into_iter().map(|line| Field::StepIn(call.clone(), line)).collect()
}

/// The lines of the gate: the rep first, then what a loss would do, each only
/// after the one before.
fn gate_lines(gate: Option<&StepIn>) -> Vec<StepInLine> {
    use StepInLine as Line;
    let mut lines = vec![Line::RepCouldIf];
    let Some(gate) = gate.filter(|gate| gate.rep_could_if.is_some()) else { return lines };
    lines.push(Line::Catastrophe);
    let Some(is_catastrophe) = gate.is_catastrophe else { return lines };
    lines.extend((!is_catastrophe).then_some(Line::Instead));
    let Some(reason) = gate.reason else { return lines };
    let mut goes_on = true;
    let mut then = |line: Line, is_asked: bool, is_kept: bool| {
        lines.extend((goes_on && is_asked).then_some(line));
        goes_on &= !is_asked || is_kept;
    };
    then(Line::Why, reason.needs_words(), gate.why.is_some());
    then(Line::JudgedBy, is_catastrophe, gate.judged_by.is_some());
    then(Line::RepKeeps, true, gate.rep_keeps.is_some());
    then(Line::Returns, true, gate.returns.is_some());
    lines
}

/// What an open gate still lacks, of the calls that are planned.
pub fn gate_lacks(s: SoFar<'_>) -> Option<Field> {
    s.session.manager.as_ref()?;
    let planned = s.session.calls.iter().filter(|(_, plan)| plan.date.is_some());
    let mut asked = planned.flat_map(|(call, plan)| gate(call, plan));
    asked.find(|field| !topic::is_kept(s, field))
}

/// Say it once: on the agenda of a full session, in others once somebody went
/// there.
pub(super) fn rehearsal(session: &Session) -> Option<Part> {
    let is_planned = session.kind == SessionKind::Full && session.manager.is_some();
    let is_begun = session.seconds.contains_key(&PartId::Rehearse);
    let plan = session.calls.values().next();
    let can = plan.is_some_and(|plan| plan.objective.is_some());
    (can && (is_planned || is_begun)).then(|| Part::new(PartId::Rehearse, vec![Field::SaidOnce]))
}
