//! The stages: firm ground, the current one, and those ahead.

use super::{Part, Situation, Way};
use crate::domain::deal::{CriterionStanding, Status, Tally, tally};
use crate::domain::id::{CriterionRef, ElementId, QuestionRef};
use crate::domain::process::{Criterion, Element, SessionKind, Stage};
use crate::domain::session::{Missing, PartId, Session};
use crate::domain::{scorecard, trace};
use crate::interview::field::{Field, FollowUpLine};

/// Questions without an answer that a session asks in a stage, but for a full
/// one.
const QUESTIONS: usize = 3;

pub(super) fn parts(situation: &Situation<'_>, session: &Session) -> Vec<Part> {
    let here = situation.process.position(&session.stage_at_start).unwrap_or(0);
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
            fields: stage_fields(situation, session, stage, way),
        }
    };
    situation.process.stages.iter().enumerate().map(stage_step).collect()
}

fn stage_fields(
    situation: &Situation<'_>,
    session: &Session,
    stage: &Stage,
    way: Way,
) -> Vec<Field> {
    match way {
        Way::Behind if is_firm_ground(situation, session, stage) => {
            vec![Field::StillFirm(stage.id.clone())]
        }
        Way::Behind => {
            let mut fields = criteria(session, stage, Stage::required);
            fields.extend(elements(situation, session, stage));
            fields
        }
        Way::Current => {
            let mut fields = questions(situation, session, stage);
            fields.extend(criteria(session, stage, |stage| stage.exit.iter()));
            fields.extend(elements(situation, session, stage));
            fields.push(Field::BuyerStage);
            fields.extend(is_buyer_elsewhere(situation, session).then_some(Field::BuyerAct));
            fields.push(Field::Stage);
            if needs_reason(situation, session) {
                fields.push(Field::StageWhy);
            }
            fields
        }
        Way::Next => vec![Field::StartNow],
        Way::Later => Vec::new(),
    }
}

/// Whether the buyer is in another step than before: then an act shows it.
fn is_buyer_elsewhere(situation: &Situation<'_>, session: &Session) -> bool {
    let changed = &session.changed;
    let is_said = changed.buyer_stage.is_some();
    changed.buyer_stage_act.is_some()
        || (is_said && changed.buyer_stage != situation.deal.buyer_stage)
}

/// Whether all that is needed was there before the session, and nobody in the
/// evidence has left: one line, nothing to ask.
pub fn is_firm_ground(situation: &Situation<'_>, session: &Session, stage: &Stage) -> bool {
    let here = &session.stage_at_start;
    stage.required().all(|criterion| is_settled(situation, &stage.criterion(criterion)))
        && scorecard::asked_in(situation.process, here, stage)
            .all(|element| !asks_of(situation, session, &element.id))
}

/// Whether Enter stops at an element: the current stage wants it, or a stage
/// behind does and what was said before is not enough any more. What was never
/// asked while the deal passed stays open, and Tab goes there.
pub(super) fn asks_of(situation: &Situation<'_>, session: &Session, element: &ElementId) -> bool {
    let stage = situation.process.stage(&session.stage_at_start);
    let is_wanted_here = stage.is_some_and(|stage| stage.minimum.contains_key(element));
    let was_asked = situation.deal.score(element).on.is_some();
    (is_wanted_here || was_asked) && !is_scored(situation, session, element)
}

/// Whether an element was as far as the stages want it before the session, by
/// somebody who is still there.
fn is_scored(situation: &Situation<'_>, session: &Session, element: &ElementId) -> bool {
    scorecard::is_settled(situation.process, situation.deal, &session.stage_at_start, element)
}

/// The elements of the scorecard that a stage asks; of a stage behind those
/// that are not as far as they must be.
fn elements(situation: &Situation<'_>, session: &Session, stage: &Stage) -> Vec<Field> {
    let here = &session.stage_at_start;
    let mut fields = Vec::new();
    for element in scorecard::asked_in(situation.process, here, stage) {
        let id = &element.id;
        if stage.id != *here && is_scored(situation, session, id) {
            continue;
        }
        fields.push(Field::Element(id.clone()));
        let said = session.elements.get(id).map(|scored| scored.score.level);
        if said.is_some_and(|level| level >= scorecard::CONFIRMED) {
            fields.push(Field::ElementEvidence(id.clone()));
        }
    }
    fields
}

/// Whether a criterion was verified before, by somebody who is still there.
pub fn is_settled(situation: &Situation<'_>, criterion: &CriterionRef) -> bool {
    let finding = situation.deal.finding(criterion);
    let who = finding.evidence.as_ref().and_then(|evidence| evidence.who.as_ref());
    situation.deal.standing(criterion) == CriterionStanding::Verified
        && !who.is_some_and(|who| situation.deal.has_left(who))
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
fn questions(situation: &Situation<'_>, session: &Session, stage: &Stage) -> Vec<Field> {
    let asked = if session.kind == SessionKind::Full { usize::MAX } else { QUESTIONS };
    let mut unanswered = 0;
    let mut fields = Vec::new();
    for question in &stage.questions {
        let id = stage.question(question);
        let answered = situation.background.earlier.contains_key(&id);
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
    (1..).take(asked).map(|number| Field::FollowUp(id.clone(), number, FollowUpLine::Rep))
}

/// What the stage the deal is in needs and does not have by now: required
/// criteria that are not verified, elements that are not far enough.
pub fn missing(situation: &Situation<'_>, session: &Session) -> Vec<Missing> {
    let Some(stage) = situation.process.stage(&session.stage_at_start) else { return Vec::new() };
    let criteria = trace::open(stage, |id| session.standing(situation.deal, id));
    let is_short = |element: &&Element| {
        let needed = stage.minimum.get(&element.id);
        needed.is_some_and(|needed| !session.score(situation.deal, &element.id).meets(*needed))
    };
    let elements = situation.process.elements.iter().filter(is_short);
    let elements = elements.map(|element| Missing::Element(element.id.clone()));
    criteria.map(Missing::Criterion).chain(elements).collect()
}

/// Whether the stage decided on wants a reason: an earlier one does, a later
/// one where something is missing.
fn needs_reason(situation: &Situation<'_>, session: &Session) -> bool {
    let position = |id| situation.process.position(id);
    let Some(to) = session.changed.stage.as_ref().and_then(position) else { return false };
    let here = position(&session.stage_at_start).unwrap_or(0);
    to < here || (to > here && !missing(situation, session).is_empty())
}

/// How the required criteria of a stage stand by now.
pub fn tally_now(situation: &Situation<'_>, session: &Session, stage: &Stage) -> Tally {
    tally(stage, |criterion| session.standing(situation.deal, criterion))
}
