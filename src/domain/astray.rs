//! Deals that name a process or a stage that is not there.

use crate::domain::deal::Deal;
use crate::domain::id::{ProcessId, StageId, UNKNOWN};
use crate::domain::process::Process;

/// What a deal names that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Astray {
    /// That, in few words.
    pub in_short: &'static str,
    /// That, in a sentence.
    pub sentence: String,
}

impl Astray {
    /// What a deal names that is not there; none where it can go by that process. What
    /// cannot be read is told of itself.
    pub fn of(deal: &Deal, process: Option<&Process>) -> Option<Self> {
        let Some(process) = process else {
            return Some(Self { in_short: "no such process", sentence: no_process(&deal.process) });
        };
        let is_there = process.stage_now(&deal.stage).is_some() || deal.stage.as_str() == UNKNOWN;
        let sentence = || no_stage(process, &deal.stage);
        (!is_there).then(|| Self { in_short: "no such stage", sentence: sentence() })
    }
}

/// That a process is not there.
pub fn no_process(process: &ProcessId) -> String {
    format!("there is no process \"{process}\" that can be used")
}

/// That a process has no such stage.
pub fn no_stage(process: &Process, stage: &StageId) -> String {
    format!("the process {} has no stage \"{stage}\"", process.id)
}
