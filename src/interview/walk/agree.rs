//! Agree: the steps, what both learned, the read-back.

use super::Part;
use crate::domain::process::{Process, Requirement, SessionKind};
use crate::domain::session::{NewStep, PartId};
use crate::interview::checks;
use crate::interview::checks::Check;
use crate::interview::field::{CoachingLine, Field, StepLine};
use crate::interview::situation::SoFar;

/// The part. A rep who prepares alone is only done with it.
pub(super) fn part(s: SoFar<'_>) -> Part {
    if s.session.kind == SessionKind::Prep {
        let step = Part::new(PartId::Agree, vec![Field::Prepared]);
        return Part { name: "Ready".to_owned(), ..step };
    }
    let mut fields = Vec::new();
    for (action, _) in s.session.steps_in_order() {
        let parts = step_lines(s.situation.process);
        fields.extend(parts.map(|part| Field::Step(action.clone(), part)));
    }
    let is_quick = s.session.kind == SessionKind::Quick;
    // One step is what a quick session is for.
    if !is_quick || s.session.actions.is_empty() {
        fields.push(Field::Step(s.situation.fresh.action.clone(), StepLine::Text));
    }
    if !is_quick {
        fields.push(Field::NextSession);
        fields.push(Field::Coaching(CoachingLine::Lesson));
        if s.session.manager.is_some() {
            fields.push(Field::Coaching(CoachingLine::Strength));
        }
    }
    fields.extend(checks::checks(s).iter().map(Check::field));
    fields.extend(s.session.parties().cloned().map(Field::Agreed));
    Part::new(PartId::Agree, fields)
}

/// What is asked of each step: words, owner and date always, the rest where
/// the process requires it.
pub fn step_lines(process: &Process) -> impl Iterator<Item = StepLine> {
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
