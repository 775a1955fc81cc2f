//! One time that a manager did a rep's work.

use jiff::civil::Date;

use super::beside::Beside;
use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::books::DealBook;
use crate::domain::id::PersonId;
use crate::domain::process::Process;
use crate::domain::step_in::{StepIn, StepInReason};

/// One time that a manager stepped in, by a call or by a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::domain::figures) struct Stepped {
    pub(in crate::domain::figures) id: String,
    /// The step, in its words; none of a call.
    pub(in crate::domain::figures) step: Option<String>,
    pub(in crate::domain::figures) day: Date,
    /// Who, where a session or a step says so; else whoever coaches the rep.
    pub(in crate::domain::figures) manager: Option<PersonId>,
    pub(in crate::domain::figures) rep: PersonId,
    /// What was said before.
    pub(in crate::domain::figures) gate: Option<StepIn>,
    pub(in crate::domain::figures) is_accepted: bool,
}

impl Stepped {
    /// Those on a deal.
    pub(in crate::domain::figures) fn all(
        book: &DealBook,
        calls: &[Beside],
        process: Option<&Process>,
    ) -> Vec<Self> {
        let accepts = |gate: Option<&StepIn>| gate.is_some_and(|gate| gate.is_accepted(process));
        let calls = calls.iter().filter(|call| call.is_taken_over()).map(|call| Self {
            id: call.id.to_string(),
            step: None,
            day: call.day,
            manager: call.manager.clone(),
            rep: call.rep.clone(),
            is_accepted: accepts(call.gate.as_ref()),
            gate: call.gate.clone(),
        });
        let steps = book.actions.values().filter(|step| step.status == ActionStatus::Done);
        let steps = steps.filter_map(|step| Self::of_step(step, &book.deal.owner, accepts));
        calls.chain(steps).collect()
    }

    fn of_step(
        step: &Action,
        rep: &PersonId,
        accepts: impl Fn(Option<&StepIn>) -> bool,
    ) -> Option<Self> {
        let Owner::Ours(manager) = &step.owner else { return None };
        let gate = Some(step.step_in.clone()?);
        Some(Self {
            id: step.id.to_string(),
            step: Some(step.text.clone()),
            day: step.closed?,
            manager: Some(manager.clone()),
            rep: rep.clone(),
            is_accepted: accepts(gate.as_ref()),
            gate,
        })
    }

    /// What it was for.
    pub(in crate::domain::figures) fn reason(&self) -> Option<StepInReason> {
        self.gate.as_ref().and_then(|gate| gate.reason)
    }
}
