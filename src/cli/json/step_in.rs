//! The gate, where a manager steps in: of a call, and of a step.

use serde::Serialize;

use super::text;
use crate::domain::books::Books;
use crate::domain::deal::DealNames;
use crate::domain::step_in::{StepIn as Gate, StepInReason};

/// What was said before a manager steps in.
#[derive(Debug, Serialize)]
pub(super) struct StepIn {
    reason: Option<&'static str>,
    catastrophe: Option<bool>,
    judged_by: Option<String>,
    why: Option<String>,
    rep_could_if: Option<String>,
    rep_keeps: Option<String>,
    returns: Option<String>,
    back_on: Option<String>,
    next_time: Option<String>,
    accepted: bool,
}

/// The shape of it, with whether the team accepts the reason.
pub(super) fn step_in(gate: &Gate, deal: &dyn DealNames, books: &Books) -> StepIn {
    StepIn {
        reason: gate.reason.map(StepInReason::as_str),
        catastrophe: gate.is_catastrophe,
        judged_by: gate.judged_by.clone(),
        why: gate.why.clone(),
        rep_could_if: gate.rep_could_if.clone(),
        rep_keeps: gate.rep_keeps.clone(),
        returns: text(gate.returns.as_ref()),
        back_on: text(gate.back_on.as_ref()),
        next_time: gate.next_time.clone(),
        accepted: gate.is_accepted(books.processes.get(deal.process())),
    }
}
