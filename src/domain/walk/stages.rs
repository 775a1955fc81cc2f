//! The stages: firm ground, the current one, and those ahead.

use super::{Setting, Step, Way};
use crate::domain::deal::{CriterionStanding, Status, Tally, tally};
use crate::domain::field::{Field, FollowUpPart};
use crate::domain::id::{CriterionRef, QuestionRef};
use crate::domain::process::{Criterion, SessionKind, Stage};
use crate::domain::session::{Session, StepId};
use crate::domain::trace;

/// Questions without an answer that a session asks in a stage, but for a full
/// one.
const QUESTIONS: usize = 3;

pub(super) fn steps(setting: &Setting<'_>, session: &Session) -> Vec<Step> {
    let here = setting.process.position(&session.stage_at_start).unwrap_or(0);
    let stage_step = |(position, stage): (usize, &Stage)| {
        let way = match position {
            _ if position < here => Way::Behind,
            _ if position == here => Way::Current,
            _ if position == here + 1 => Way::Next,
            _ => Way::Later,
        };
        Step {
            id: StepId::Stage(stage.id.clone()),
            name: format!("{} {}", position + 1, stage.name),
            minutes: None,
            way: Some(way),
            fields: stage_fields(setting, session, stage, way),
        }
    };
    setting.process.stages.iter().enumerate().map(stage_step).collect()
}

fn stage_fields(setting: &Setting<'_>, session: &Session, stage: &Stage, way: Way) -> Vec<Field> {
    match way {
        Way::Behind if is_firm_ground(setting, stage) => {
            vec![Field::StillFirm(stage.id.clone())]
        }
        Way::Behind => criteria(session, stage, Stage::required),
        Way::Current => {
            let mut fields = questions(setting, session, stage);
            fields.extend(criteria(session, stage, |stage| stage.exit.iter()));
            fields.push(Field::BuyerStage);
            fields.extend(is_buyer_elsewhere(setting, session).then_some(Field::BuyerAct));
            fields.push(Field::Stage);
            if needs_reason(setting, session) {
                fields.push(Field::StageWhy);
            }
            fields
        }
        Way::Next => vec![Field::StartNow],
        Way::Later => Vec::new(),
    }
}

/// Whether the buyer is in another step than before: then an act shows it.
fn is_buyer_elsewhere(setting: &Setting<'_>, session: &Session) -> bool {
    let changed = &session.changed;
    let is_said = changed.buyer_stage.is_some();
    changed.buyer_stage_act.is_some()
        || (is_said && changed.buyer_stage != setting.deal.buyer_stage)
}

/// Whether all required criteria were verified before the session, and nobody
/// in their evidence has left: one line, nothing to ask.
pub fn is_firm_ground(setting: &Setting<'_>, stage: &Stage) -> bool {
    stage.required().all(|criterion| is_settled(setting, &stage.criterion(criterion)))
}

/// Whether a criterion was verified before, by somebody who is still there.
pub fn is_settled(setting: &Setting<'_>, criterion: &CriterionRef) -> bool {
    let finding = setting.deal.finding(criterion);
    let who = finding.evidence.as_ref().and_then(|evidence| evidence.who.as_ref());
    finding.standing() == CriterionStanding::Verified
        && !who.is_some_and(|who| setting.deal.has_left(who))
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
fn questions(setting: &Setting<'_>, session: &Session, stage: &Stage) -> Vec<Field> {
    let asked = if session.kind == SessionKind::Full { usize::MAX } else { QUESTIONS };
    let mut unanswered = 0;
    let mut fields = Vec::new();
    for question in &stage.questions {
        let id = stage.question(question);
        let answered = setting.background.earlier.contains_key(&id);
        unanswered += usize::from(!answered);
        if answered || unanswered <= asked {
            fields.push(Field::Answer(id.clone()));
            fields.extend(follow_ups(session, &id));
        }
    }
    fields
}

/// What the manager asked on.
fn follow_ups(session: &Session, id: &QuestionRef) -> impl Iterator<Item = Field> {
    let asked = session.answers.get(id).map_or(0, |answer| answer.follow_ups.len());
    (1..).take(asked).map(|number| Field::FollowUp(id.clone(), number, FollowUpPart::Rep))
}

/// Required criteria of the stage the deal is in that are not verified by now.
pub fn missing(setting: &Setting<'_>, session: &Session) -> Vec<CriterionRef> {
    let Some(stage) = setting.process.stage(&session.stage_at_start) else { return Vec::new() };
    trace::open(stage, |id| session.finding(setting.deal, id).standing()).collect()
}

/// Whether the stage decided on wants a reason: an earlier one does, a later
/// one where something is missing.
fn needs_reason(setting: &Setting<'_>, session: &Session) -> bool {
    let position = |id| setting.process.position(id);
    let Some(to) = session.changed.stage.as_ref().and_then(position) else { return false };
    let here = position(&session.stage_at_start).unwrap_or(0);
    to < here || (to > here && !missing(setting, session).is_empty())
}

/// How the required criteria of a stage stand by now.
pub fn tally_now(setting: &Setting<'_>, session: &Session, stage: &Stage) -> Tally {
    tally(stage, |criterion| session.finding(setting.deal, criterion).standing())
}
