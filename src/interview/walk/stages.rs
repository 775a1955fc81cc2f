//! The stages: firm ground, the current one, and those ahead.

use super::{Part, Way};
use crate::domain::deal::Status;
use crate::domain::id::QuestionRef;
use crate::domain::process::{Criterion, SessionKind, Stage};
use crate::domain::scorecard;
use crate::domain::session::{PartId, Session};
use crate::interview::field::{Field, FollowUpLine};
use crate::interview::situation::SoFar;
use crate::interview::verified::{is_firm_ground, is_scored, missing};

/// Questions without an answer that a session asks in a stage, but for a full
/// one.
const QUESTIONS: usize = 3;

pub(super) fn parts(s: SoFar<'_>) -> Vec<Part> {
    let here = s.situation.process.position(&s.session.stage_at_start).unwrap_or(0);
    let stage_step = |(position, stage): (usize, &Stage)| {
        let way = match position {
            _ if position < here => Way::Behind,
            _ if position == here => Way::Current,
            _ if position == here + 1 => Way::Next,
            _ => Way::Later,
        };
        Part {
            id: PartId::Stage(stage.id.clone()),
            name: format!("{} {}", position + 1, stage.name),
            minutes: None,
            way: Some(way),
            fields: stage_fields(s, stage, way),
        }
    };
    s.situation.process.stages.iter().enumerate().map(stage_step).collect()
}

fn stage_fields(s: SoFar<'_>, stage: &Stage, way: Way) -> Vec<Field> {
    match way {
        Way::Behind if is_firm_ground(s, stage) => {
            vec![Field::StillFirm(stage.id.clone())]
        }
        Way::Behind => {
            let mut fields = criteria(s.session, stage, Stage::required);
            fields.extend(elements(s, stage));
            fields
        }
        Way::Current => {
            let mut fields = questions(s, stage);
            fields.extend(criteria(s.session, stage, |stage| stage.exit.iter()));
            fields.extend(elements(s, stage));
            fields.push(Field::BuyerStage);
            fields.extend(is_buyer_elsewhere(s).then_some(Field::BuyerAct));
            fields.push(Field::Stage);
            if needs_reason(s) {
                fields.push(Field::StageWhy);
            }
            fields
        }
        Way::Next => vec![Field::StartNow],
        Way::Later => Vec::new(),
    }
}

/// Whether the buyer is in another step than before: then an act shows it.
fn is_buyer_elsewhere(s: SoFar<'_>) -> bool {
    let changed = &s.session.changed;
    let is_said = changed.buyer_stage.is_some();
    changed.buyer_stage_act.is_some()
        || (is_said && changed.buyer_stage != s.situation.deal.buyer_stage)
}

/// The elements of the scorecard that a stage asks; of a stage behind those
/// that are not as far as they must be.
fn elements(s: SoFar<'_>, stage: &Stage) -> Vec<Field> {
    let here = &s.session.stage_at_start;
    let mut fields = Vec::new();
    for element in scorecard::asked_in(s.situation.process, here, stage) {
        let id = &element.id;
        if stage.id != *here && is_scored(s, id) {
            continue;
        }
        fields.push(Field::Element(id.clone()));
        let said = s.session.elements.get(id).map(|scored| scored.score.level);
        if said.is_some_and(|level| level >= scorecard::CONFIRMED) {
            fields.push(Field::ElementEvidence(id.clone()));
        }
    }
    fields
}

fn criteria<'a, I: Iterator<Item = &'a Criterion>>(
    session: &Session,
    stage: &'a Stage,
    which: impl Fn(&'a Stage) -> I,
) -> Vec<Field> {
    let mut fields = Vec::new();
    for criterion in which(stage) {
        let id = stage.criterion(criterion);
        let said_yes =
            session.exit.get(&id).is_some_and(|found| found.finding.status == Status::Yes);
        fields.push(Field::Exit(id.clone()));
        if said_yes {
            fields.push(Field::Evidence(id));
        }
    }
    fields
}

/// The stage's questions with what was asked on: those answered in earlier
/// sessions, and the first three that were not; in a full session all.
fn questions(s: SoFar<'_>, stage: &Stage) -> Vec<Field> {
    let asked = if s.session.kind == SessionKind::Full { usize::MAX } else { QUESTIONS };
    let mut unanswered = 0;
    let mut fields = Vec::new();
    for question in &stage.questions {
        let id = stage.question(question);
        let answered = s.situation.background.earlier.contains_key(&id);
        unanswered += usize::from(!answered);
        if answered || unanswered <= asked {
            fields.push(Field::Answer(id.clone()));
            fields.extend(follow_ups(s.session, &id));
        }
    }
    fields
}

/// What the manager asked on.
fn follow_ups(session: &Session, id: &QuestionRef) -> impl Iterator<Item = Field> {
    let asked = session.answers.get(id).map_or(0, |answer| answer.follow_ups.len());
    (1..).take(asked).map(|number| Field::FollowUp(id.clone(), number, FollowUpLine::Rep))
}

/// Whether the stage decided on wants a reason: an earlier one does, a later
/// one where something is missing.
fn needs_reason(s: SoFar<'_>) -> bool {
    let position = |id| s.situation.process.position(id);
    let Some(to) = s.session.changed.stage.as_ref().and_then(position) else { return false };
    let here = position(&s.session.stage_at_start).unwrap_or(0);
    to < here || (to > here && !missing(s).is_empty())
}
