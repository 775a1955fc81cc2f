//! What a manager can do instead of stepping in: what leaves the rep in the
//! lead comes first.

use super::{is_largest, on_step, plan, put_gate};
use crate::domain::call::{Asker, CallPlan, ManagerRole};
use crate::domain::session::{Checked, PartId};
use crate::domain::step_in::{StepIn, StepInReason};
use crate::interview::keeping::{Keeping, word};
use crate::interview::leads::Leads;
use crate::interview::popup::Popup;
use crate::interview::prompt::{Choice, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;

/// Instead of a step-in: an ask.
pub(super) const AN_ASK: &str = "ask";

/// Instead of a step-in: to say it once.
const REHEARSE: &str = "rehearse";

/// Instead of a step-in: to go along, as the senior face.
pub(super) const GO_ALONG: ManagerRole = ManagerRole::VisitingDignitary;

/// What leaves the rep in the lead comes first; to step in all the same
/// comes last, and not with the largest order of the year.
pub(super) fn ways_instead(s: SoFar<'_>, of: &Checked) -> Vec<Choice> {
    let rep = s.rep();
    let mut options = match plan(s, of) {
        Some(plan) => ways_of_call(s, plan),
        None => on_step::ways_instead(s, of),
    };
    if !is_largest(s) {
        let anyway = StepInReason::NO_CATASTROPHES.iter();
        let label = |reason: &StepInReason| format!("step in anyway: {}", reason.in_words(&rep));
        options.extend(anyway.map(|reason| (reason.as_str(), label(reason))));
    }
    let options = options.into_iter().map(|(value, label)| (value.to_owned(), label));
    let mut choices = numbered(options);
    if let Some(last) = choices.last_mut() {
        last.key.get_or_insert('0');
    }
    choices
}

/// With the largest order of the year the manager goes along.
pub(super) fn goes_along(s: SoFar<'_>) -> Option<(&'static str, String)> {
    let along = (GO_ALONG.as_str(), format!("go along, {} leads", s.rep()));
    is_largest(s).then_some(along)
}

fn ways_of_call(s: SoFar<'_>, plan: &CallPlan) -> Vec<(&'static str, String)> {
    let rep = s.rep();
    let is_largest = is_largest(s);
    let with_role = |role: ManagerRole, label: String| (role.as_str(), label);
    let mut options: Vec<_> = goes_along(s).into_iter().collect();
    options.push((AN_ASK, format!("help with one thing that {rep} asks for")));
    if plan.objective.is_some() {
        options.push((REHEARSE, format!("say it once with {rep}, now")));
    }
    let roles = [GO_ALONG, ManagerRole::DepthAndBreadth, ManagerRole::TechnicalExpert];
    let roles = roles.into_iter().skip(usize::from(is_largest));
    options.extend(roles.map(|role| with_role(role, format!("go along: {}", role.in_words(&rep)))));
    options
}

/// What the manager does instead; or why they step in all the same, which
/// nobody is offered with the largest order of the year.
pub(super) fn take_instead(
    k: &mut Keeping<'_, '_>,
    of: &Checked,
    mut gate: StepIn,
    text: &str,
) -> Result<Leads, Refusal> {
    if !matches!(of, Checked::Call(_)) && on_step::leaves_it_to_the_rep(text) {
        note_what_it_takes(k, of, gate.rep_could_if.take());
        return on_step::take(k, of, text);
    }
    let role = match text {
        "" => return step_in_for(k, of, gate, None),
        AN_ASK => ManagerRole::Absent,
        REHEARSE => {
            k.session.spend(&PartId::Rehearse, 0);
            ManagerRole::Absent
        }
        other => match other.parse() {
            Ok(
                role @ (ManagerRole::VisitingDignitary
                | ManagerRole::DepthAndBreadth
                | ManagerRole::TechnicalExpert),
            ) => role,
            Ok(ManagerRole::Absent | ManagerRole::Crutch) => return Err(Refusal::Choice),
            Err(_) => return step_in_for(k, of, gate, word(text)?),
        },
    };
    let Checked::Call(id) = of else { return Err(Refusal::Choice) };
    note_what_it_takes(k, of, gate.rep_could_if.take());
    if let Some(plan) = k.session.calls.get_mut(id) {
        leave_in_the_lead(plan, role);
    }
    Ok(match text {
        AN_ASK => Leads::Over(Popup::Ask(k.situation.fresh.ask.clone())),
        REHEARSE => Leads::ToRehearsal,
        _ => Leads::On,
    })
}

fn step_in_for(
    k: &mut Keeping<'_, '_>,
    of: &Checked,
    mut gate: StepIn,
    reason: Option<StepInReason>,
) -> Result<Leads, Refusal> {
    let is_largest = is_largest(k.so_far());
    if reason.is_some_and(|reason| is_largest || reason.is_catastrophe()) {
        return Err(Refusal::Choice);
    }
    if gate.reason != reason {
        gate.why = None;
    }
    gate.reason = reason;
    put_gate(k, of, gate);
    Ok(Leads::On)
}

/// What the rep said at the gate stays in the minutes when it closes.
fn note_what_it_takes(k: &mut Keeping<'_, '_>, of: &Checked, said: Option<String>) {
    let Some(said) = said else { return };
    let rep = k.situation.team.first_name_of(&k.session.rep);
    let note_of = match of {
        Checked::Step(_) => {
            let words = on_step::words(k.so_far(), of);
            format!("What {rep} needs to do \"{words}\": {said}")
        }
        Checked::Call(_) | Checked::Ask(_) => {
            format!("What {rep} needs to lead the next call: {said}")
        }
    };
    note(k, note_of);
}

/// A note for the minutes, once.
pub(super) fn note(k: &mut Keeping<'_, '_>, note: String) {
    let notes = &mut k.session.notes;
    if !notes.values().any(|known| *known == note) {
        let number = notes.keys().next_back().map_or(1, |last| last + 1);
        notes.insert(number, note);
    }
}

/// Closes the gate: the rep asks, the manager has that role.
fn leave_in_the_lead(plan: &mut CallPlan, role: ManagerRole) {
    plan.step_in = None;
    plan.role_planned = Some(role);
    plan.asks_planned = Some(Asker::Rep);
}
