//! What was said in a session: of criteria, questions, and what is in the way.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use crate::cli::json::deal::{Evidence, evidence, evidence_of};
use crate::cli::json::text;
use crate::domain::deal::Deal;
use crate::domain::id::{CriterionRef, ElementId, QuestionRef};
use crate::domain::scorecard::Scored;
use crate::domain::session::{Answer as Said, Found, InTheWay as Way, OrUnknown, Session};
use crate::domain::version::Moved as ToAnotherVersion;

/// What was found of a criterion.
#[derive(Debug, Serialize)]
pub(super) struct Criterion {
    stage: String,
    id: String,
    outcome: String,
    status: &'static str,
    standing: &'static str,
    evidence: Option<Evidence>,
}

/// How far an element of the scorecard is.
#[derive(Debug, Serialize)]
pub(super) struct Element {
    id: String,
    name: String,
    level: u8,
    means: String,
    evidence: Option<Evidence>,
}

/// The answer to a question, with what was asked on.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    stage: String,
    id: String,
    ask: String,
    rep: Option<String>,
    follow_ups: Vec<FollowUp>,
    unknown: bool,
    left_out: Option<String>,
}

#[derive(Debug, Serialize)]
struct FollowUp {
    ask: String,
    rep: Option<String>,
}

/// What is in the way.
#[derive(Debug, Serialize)]
pub(super) struct InTheWay {
    holding_up: Option<String>,
    costing_us: Option<String>,
    options: Vec<String>,
    chosen: Option<u32>,
    need: Option<String>,
    from_debrief: Option<String>,
    here_too: Option<String>,
}

/// What became of the deal.
#[derive(Debug, Serialize)]
pub(super) struct Changed {
    amount: Option<String>,
    currency: Option<String>,
    close_date: Option<String>,
    buyer_stage: Option<String>,
    buyer_stage_act: Option<String>,
    stage: Option<String>,
    stage_why: Option<String>,
    stage_missing: Vec<String>,
    process: Option<Moved>,
    close_date_why: Option<String>,
    look_again: Option<String>,
}

/// How the deal came to another version of its process.
#[derive(Debug, Serialize)]
struct Moved {
    from: u32,
    new: Vec<String>,
    stages: Vec<Renamed>,
    exit: Vec<Renamed>,
    roles: Vec<Renamed>,
}

/// An id, and the one that took its place.
#[derive(Debug, Serialize)]
struct Renamed {
    id: String,
    now: String,
}

/// What was found of the criteria, and how they stood by it on the last day of the
/// session.
pub(super) fn criteria(session: &Session, deal: &Deal, day: Date) -> Vec<Criterion> {
    let shape = |(id, found): (&CriterionRef, &Found)| Criterion {
        stage: id.stage.to_string(),
        id: id.id.to_string(),
        outcome: found.outcome.clone(),
        status: found.finding.status.as_str(),
        standing: session.standing(deal, id, day).as_str(),
        evidence: evidence(&found.finding),
    };
    session.exit.iter().map(shape).collect()
}

/// How far the elements of the scorecard are.
pub(super) fn elements(session: &Session) -> Vec<Element> {
    let shape = |(id, scored): (&ElementId, &Scored)| Element {
        id: id.to_string(),
        name: scored.name.clone(),
        level: scored.score.level,
        means: scored.means.clone(),
        evidence: scored.score.evidence.as_ref().map(evidence_of),
    };
    session.elements.iter().map(shape).collect()
}

/// The answers to the questions.
pub(super) fn answers(session: &Session) -> Vec<Answer> {
    let shape = |(id, answer): (&QuestionRef, &Said)| Answer {
        stage: id.stage.to_string(),
        id: id.id.to_string(),
        ask: answer.ask.clone(),
        rep: answer.rep.clone(),
        follow_ups: answer
            .follow_ups
            .iter()
            .map(|on| FollowUp { ask: on.ask.clone(), rep: on.rep.clone() })
            .collect(),
        unknown: answer.is_unknown(),
        left_out: answer.left_out.clone(),
    };
    session.answers.iter().map(shape).collect()
}

/// What is in the way, or null where nobody was asked.
pub(super) fn in_the_way(session: &Session) -> Option<InTheWay> {
    let way = &session.in_the_way;
    (*way != Way::default()).then(|| InTheWay {
        holding_up: way.holding_up.clone(),
        costing_us: way.costing_us.clone(),
        options: way.options.clone(),
        chosen: way.chosen,
        need: way.need.clone(),
        from_debrief: text(way.from_debrief.as_ref()),
        here_too: way.here_too.clone(),
    })
}

/// What became of the deal.
pub(super) fn changed(session: &Session) -> Changed {
    let changed = &session.changed;
    let amount = changed.amount.as_ref();
    Changed {
        amount: amount.map(|amount| match amount {
            OrUnknown::Known(amount) => amount.value.to_string(),
            OrUnknown::Unknown => amount.to_string(),
        }),
        currency: amount.and_then(|amount| amount.known()?.currency.clone()),
        close_date: text(changed.close_date.as_ref()),
        buyer_stage: text(changed.buyer_stage.as_ref()),
        buyer_stage_act: changed.buyer_stage_act.clone(),
        stage: text(changed.stage.as_ref()),
        stage_why: changed.stage_why.clone(),
        stage_missing: changed.stage_missing.iter().map(ToString::to_string).collect(),
        process: changed.process.as_ref().map(moved),
        close_date_why: changed.close_date_why.clone(),
        look_again: text(changed.look_again.as_ref()),
    }
}

fn moved(moved: &ToAnotherVersion) -> Moved {
    Moved {
        from: moved.from,
        new: moved.new.iter().map(ToString::to_string).collect(),
        stages: renamed(&moved.stages),
        exit: renamed(&moved.criteria),
        roles: renamed(&moved.roles),
    }
}

fn renamed<T: fmt::Display>(ids: &BTreeMap<T, T>) -> Vec<Renamed> {
    let shape = |(id, now): (&T, &T)| Renamed { id: id.to_string(), now: now.to_string() };
    ids.iter().map(shape).collect()
}
