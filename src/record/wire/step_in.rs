//! `[step_in]` of a call or a step: the gate, where the manager wants to take over.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::step_in::{StepIn, StepInReason};
use crate::record::wire::date::Day;
use crate::record::wire::said;
use crate::record::wire::word::Word;

/// What was asked before the manager takes over.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct StepInTable {
    reason: Option<Word<StepInReason>>,
    catastrophe: Option<bool>,
    judged_by: Option<String>,
    why: Option<String>,
    rep_could_if: Option<String>,
    rep_keeps: Option<String>,
    returns: Option<Day>,
    back_on: Option<Day>,
    next_time: Option<String>,
}

impl From<StepIn> for StepInTable {
    fn from(gate: StepIn) -> Self {
        Self {
            reason: gate.reason.map(Word),
            catastrophe: gate.is_catastrophe,
            judged_by: said(gate.judged_by),
            why: said(gate.why),
            rep_could_if: said(gate.rep_could_if),
            rep_keeps: said(gate.rep_keeps),
            returns: gate.returns.map(Day),
            back_on: gate.back_on.map(Day),
            next_time: said(gate.next_time),
        }
    }
}

impl From<StepInTable> for StepIn {
    fn from(table: StepInTable) -> Self {
        Self {
            rep_could_if: table.rep_could_if,
            is_catastrophe: table.catastrophe,
            reason: table.reason.map(Word::into_inner),
            judged_by: table.judged_by,
            why: table.why,
            rep_keeps: table.rep_keeps,
            returns: table.returns.map(Date::from),
            back_on: table.back_on.map(Date::from),
            next_time: table.next_time,
        }
    }
}
