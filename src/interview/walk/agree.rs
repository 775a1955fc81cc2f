//! Agree: the steps, what both learned, the read-back.

use super::{Setting, Step};
use crate::domain::process::{Process, Requirement, SessionKind};
use crate::domain::session::{NewStep, Session, StepId};
use crate::interview::checks::{self, Check};
use crate::interview::field::{CoachingPart, Field, StepPart};

/// The step. A rep who prepares alone is only done with it.
pub(super) fn step(setting: &Setting<'_>, session: &Session) -> Step {
    if session.kind == SessionKind::Prep {
        let step = Step::new(StepId::Agree, vec![Field::Prepared]);
        return Step { name: "Ready".to_owned(), ..step };
    }
    let mut fields = Vec::new();
    for (action, _) in session.steps_in_order() {
        let parts = step_parts(setting.process);
        fields.extend(parts.map(|part| Field::Step(action.clone(), part)));
    }
    let is_quick = session.kind == SessionKind::Quick;
    // One step is what a quick session is for.
    if !is_quick || session.actions.is_empty() {
        fields.push(Field::Step(setting.fresh.action.clone(), StepPart::Text));
    }
    if !is_quick {
        fields.push(Field::NextSession);
        fields.push(Field::Coaching(CoachingPart::Lesson));
        if session.manager.is_some() {
            fields.push(Field::Coaching(CoachingPart::Strength));
        }
    }
    fields.extend(checks::checks(setting, session).iter().map(Check::field));
    fields.extend(session.parties().cloned().map(Field::Agreed));
    Step::new(StepId::Agree, fields)
}

/// What is asked of each step: words, owner and date always, the rest where
/// the process requires it.
pub fn step_parts(process: &Process) -> impl Iterator<Item = StepPart> {
    let asked = |part: &StepPart| match part {
        StepPart::Text | StepPart::Owner | StepPart::Due => true,
        StepPart::DoneWhen => process.actions.require.contains(&Requirement::DoneWhen),
        StepPart::Criterion => process.actions.require.contains(&Requirement::Criterion),
        StepPart::Person => process.actions.require.contains(&Requirement::Person),
    };
    StepPart::ALL.iter().copied().filter(asked)
}

/// The parts a step still lacks, of those the process requires.
pub fn lacking(process: &Process, step: &NewStep) -> Vec<StepPart> {
    let is_missing = |requirement: &Requirement| {
        let (part, is_there) = match requirement {
            Requirement::Owner => (StepPart::Owner, step.owner.is_some()),
            Requirement::Due => (StepPart::Due, step.due.is_some()),
            Requirement::DoneWhen => (StepPart::DoneWhen, step.done_when.is_some()),
            Requirement::Criterion => (StepPart::Criterion, step.criterion.is_some()),
            Requirement::Person => (StepPart::Person, step.person.is_some()),
        };
        (!is_there).then_some(part)
    };
    process.actions.require.iter().filter_map(is_missing).collect()
}
