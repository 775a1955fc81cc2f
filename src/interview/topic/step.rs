//! A step to be agreed: what is asked of it.

use crate::domain::process::{Process, Requirement};
use crate::domain::session::NewStep;
use crate::interview::field::StepLine;

/// What is asked of each step: words, owner and date always, the rest where
/// the process requires it.
pub(crate) fn lines(process: &Process) -> impl Iterator<Item = StepLine> {
    let asked = |part: &StepLine| match part {
        StepLine::Text | StepLine::Owner | StepLine::Due => true,
        StepLine::DoneWhen => process.actions.require.contains(&Requirement::DoneWhen),
        StepLine::Criterion => process.actions.require.contains(&Requirement::Criterion),
        StepLine::Person => process.actions.require.contains(&Requirement::Person),
    };
    StepLine::ALL.iter().copied().filter(asked)
}

/// The parts a step still lacks, of those the process requires.
pub fn lacking(process: &Process, step: &NewStep) -> Vec<StepLine> {
    let is_missing = |requirement: &Requirement| {
        let (part, is_there) = match requirement {
            Requirement::Owner => (StepLine::Owner, step.owner.is_some()),
            Requirement::Due => (StepLine::Due, step.due.is_some()),
            Requirement::DoneWhen => (StepLine::DoneWhen, step.done_when.is_some()),
            Requirement::Criterion => (StepLine::Criterion, step.criterion.is_some()),
            Requirement::Person => (StepLine::Person, step.person.is_some()),
        };
        (!is_there).then_some(part)
    };
    process.actions.require.iter().filter_map(is_missing).collect()
}
