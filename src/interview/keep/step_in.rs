//! Keeping the gate before a manager takes over.

use super::{Keeping, Refusal, some, word};
use crate::domain::call::{Asker, CallPlan, ManagerRole};
use crate::domain::id::CallId;
use crate::domain::session::PartId;
use crate::domain::step_in;
use crate::domain::step_in::{StepIn, StepInReason};
use crate::interview::field::StepInLine;
use crate::interview::prompt::{AN_ASK, NO_CATASTROPHE, REHEARSE};

impl Keeping<'_, '_> {
    pub(in crate::interview) fn step_in(
        &mut self,
        id: &CallId,
        part: StepInLine,
        text: &str,
    ) -> Result<(), Refusal> {
        let Some(plan) = self.session.calls.get(id).filter(|plan| step_in::is_open(plan)) else {
            return Ok(());
        };
        let mut gate = plan.step_in.clone().unwrap_or_default();
        match part {
            StepInLine::RepCouldIf => gate.rep_could_if = some(text),
            StepInLine::Catastrophe => catastrophe(&mut gate, text)?,
            StepInLine::Why => gate.why = some(text),
            StepInLine::JudgedBy => gate.judged_by = some(text),
            StepInLine::Instead => return self.instead(id, gate, text),
            StepInLine::RepKeeps => gate.rep_keeps = some(text),
            StepInLine::Returns => gate.returns = self.day(text)?,
        }
        self.put_gate(id, gate);
        Ok(())
    }

    fn put_gate(&mut self, id: &CallId, gate: StepIn) {
        if let Some(plan) = self.session.calls.get_mut(id) {
            plan.step_in = (gate != StepIn::default()).then_some(gate);
        }
    }

    /// What the manager does instead; or why they step in all the same, which
    /// nobody is offered with the largest order of the year.
    fn instead(&mut self, id: &CallId, mut gate: StepIn, text: &str) -> Result<(), Refusal> {
        let role = match text {
            "" => return self.step_in_for(id, gate, None),
            AN_ASK => ManagerRole::Absent,
            REHEARSE => {
                self.session.spend(&PartId::Rehearse, 0);
                ManagerRole::Absent
            }
            other => match other.parse() {
                Ok(
                    role @ (ManagerRole::VisitingDignitary
                    | ManagerRole::DepthAndBreadth
                    | ManagerRole::TechnicalExpert),
                ) => role,
                Ok(ManagerRole::Absent | ManagerRole::Crutch) => return Err(Refusal::Choice),
                Err(_) => return self.step_in_for(id, gate, word(text)?),
            },
        };
        self.note_what_it_takes(gate.rep_could_if.take());
        if let Some(plan) = self.session.calls.get_mut(id) {
            leave_in_the_lead(plan, role);
        }
        Ok(())
    }

    fn step_in_for(
        &mut self,
        id: &CallId,
        mut gate: StepIn,
        reason: Option<StepInReason>,
    ) -> Result<(), Refusal> {
        let is_largest = self.situation.background.size.is_some_and(|size| size.is_largest);
        if reason.is_some_and(|reason| is_largest || reason.is_catastrophe()) {
            return Err(Refusal::Choice);
        }
        if gate.reason != reason {
            gate.why = None;
        }
        gate.reason = reason;
        self.put_gate(id, gate);
        Ok(())
    }

    /// What the rep said at the gate stays in the minutes when it closes.
    fn note_what_it_takes(&mut self, said: Option<String>) {
        let Some(said) = said else { return };
        let rep = self.situation.team.first_name_of(&self.session.rep);
        let note = format!("What {rep} needs to lead the next call: {said}");
        let notes = &mut self.session.notes;
        if !notes.values().any(|known| *known == note) {
            let number = notes.keys().next_back().map_or(1, |last| last + 1);
            notes.insert(number, note);
        }
    }
}

/// Closes the gate: the rep asks, the manager has that role.
fn leave_in_the_lead(plan: &mut CallPlan, role: ManagerRole) {
    plan.step_in = None;
    plan.role_planned = Some(role);
    plan.asks_planned = Some(Asker::Rep);
}

/// What a loss would do; another answer than before takes back what hung on it.
fn catastrophe(gate: &mut StepIn, text: &str) -> Result<(), Refusal> {
    let (is_catastrophe, reason) = match text {
        "" => (None, None),
        NO_CATASTROPHE => (Some(false), gate.reason.filter(|reason| !reason.is_catastrophe())),
        other => {
            let reason = word::<StepInReason>(other)?.filter(|reason| reason.is_catastrophe());
            (Some(true), Some(reason.ok_or(Refusal::Choice)?))
        }
    };
    if gate.reason != reason {
        gate.why = None;
    }
    if is_catastrophe != Some(true) {
        gate.judged_by = None;
    }
    gate.is_catastrophe = is_catastrophe;
    gate.reason = reason;
    Ok(())
}
