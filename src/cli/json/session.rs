//! `sideline.sessions/1` and `sideline.session/1`.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::Zoned;
use serde::Serialize;

use super::deal::{Evidence, Person, evidence, person};
use super::{Unread, text};
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::{Deal, tally};
use crate::domain::fold;
use crate::domain::id::StageId;
use crate::domain::session::{InTheWay as Said, Session as Minutes, StepId, Then};

/// Many sessions.
#[derive(Debug, Serialize)]
pub struct Sessions {
    schema: &'static str,
    sessions: Vec<Head>,
    unread: Vec<Unread>,
}

/// One session with all that was said.
#[derive(Debug, Serialize)]
pub struct OneSession {
    schema: &'static str,
    session: Whole,
    unread: Vec<Unread>,
}

/// A session as lists print it.
#[derive(Debug, Serialize)]
pub struct Head {
    id: String,
    deal: String,
    deal_name: String,
    state: &'static str,
    kind: &'static str,
    rep: String,
    rep_name: String,
    manager: Option<String>,
    manager_name: Option<String>,
    started: String,
    ended: Option<String>,
    minutes: Option<u32>,
    planned_minutes: Option<u32>,
    stage_at_start: String,
    spontaneous: bool,
    goal: Option<String>,
    next_session: Option<String>,
    adherence: Option<Adherence>,
}

/// A session as a whole.
#[derive(Debug, Serialize)]
pub struct Whole {
    #[serde(flatten)]
    head: Head,
    process: Stamp,
    steps: Vec<Step>,
    exit: Vec<Criterion>,
    answers: Vec<Answer>,
    looked_back: Vec<LookedBack>,
    in_the_way: Option<InTheWay>,
    changed: Changed,
    people: Vec<Person>,
    notes: Vec<()>,
    actions: Vec<super::action::Action>,
    asks: Vec<()>,
    calls: Vec<super::call::Call>,
    agreed: Vec<Agreed>,
}

#[derive(Debug, Serialize)]
struct Adherence {
    worked: u32,
    expected: u32,
}

#[derive(Debug, Serialize)]
struct Stamp {
    id: String,
    version: u32,
    digest: Option<String>,
}

#[derive(Debug, Serialize)]
struct Step {
    id: String,
    stage: Option<String>,
    name: String,
    seconds: u32,
    standing: &'static str,
    why: Option<String>,
}

#[derive(Debug, Serialize)]
struct Criterion {
    stage: String,
    id: String,
    outcome: String,
    status: &'static str,
    evidence: Option<Evidence>,
}

#[derive(Debug, Serialize)]
struct Answer {
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

#[derive(Debug, Serialize)]
struct LookedBack {
    kind: &'static str,
    id: String,
    text: String,
    then: Option<&'static str>,
    got_in_the_way: Option<&'static str>,
    note: Option<String>,
    due: Option<String>,
}

#[derive(Debug, Serialize)]
struct InTheWay {
    holding_up: Option<String>,
    costing_us: Option<String>,
    options: Vec<String>,
    chosen: Option<u32>,
    need: Option<String>,
}

#[derive(Debug, Serialize)]
struct Changed {
    buyer_stage: Option<String>,
    buyer_stage_act: Option<String>,
    stage: Option<String>,
    stage_why: Option<String>,
    stage_missing: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Agreed {
    by: String,
    at: String,
    how: &'static str,
}

impl Sessions {
    /// Many sessions, in the order given.
    pub fn new(sessions: Vec<Head>, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.sessions/1", sessions, unread }
    }
}

impl OneSession {
    /// One session.
    pub fn new(session: Whole, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.session/1", session, unread }
    }
}

/// A moment in UTC, to the second.
fn moment(at: &Zoned) -> String {
    at.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A session as lists print it.
pub fn head(session: &Minutes, book: &DealBook, books: &Books) -> Head {
    let team = &books.team;
    Head {
        id: session.id.to_string(),
        deal: session.deal.to_string(),
        deal_name: book.deal.title(),
        state: session.state.as_str(),
        kind: session.kind.as_str(),
        rep: session.rep.to_string(),
        rep_name: team.name_of(&session.rep).to_owned(),
        manager: text(session.manager.as_ref()),
        manager_name: session.manager.as_ref().map(|id| team.name_of(id).to_owned()),
        started: moment(&session.started),
        ended: session.ended.as_ref().map(moment),
        minutes: session.minutes,
        planned_minutes: session.planned_minutes,
        stage_at_start: session.stage_at_start.to_string(),
        spontaneous: session.spontaneous,
        goal: session.goal.clone(),
        next_session: text(session.next_session.as_ref()),
        adherence: session
            .points
            .map(|points| Adherence { worked: points.worked, expected: points.expected }),
    }
}

/// A session with all that was said.
pub fn whole(session: &Minutes, book: &DealBook, books: &Books) -> Whole {
    let today = session.day();
    // With those it met, who are in the deal only when it is over.
    let people = session.buyers(&book.deal);
    let book = &DealBook::new(Deal { people, ..book.deal.clone() });
    let actions = fold::new_actions(session);
    let calls = fold::new_calls(session);
    Whole {
        head: head(session, book, books),
        process: Stamp {
            id: session.process.id.to_string(),
            version: session.process.version,
            digest: session.process.digest.clone(),
        },
        steps: steps(session, &book.deal, books),
        exit: criteria(session),
        answers: answers(session),
        looked_back: looked_back(session),
        in_the_way: in_the_way(session),
        changed: changed(session),
        people: session
            .people
            .iter()
            .map(|(id, buyer)| person(id, session.buyer_name(&book.deal, id), buyer))
            .collect(),
        notes: Vec::new(),
        actions: actions.iter().map(|a| super::action::action(a, book, books, today)).collect(),
        asks: Vec::new(),
        calls: calls.iter().map(|call| super::call::call(call, &book.deal)).collect(),
        agreed: session
            .parties()
            .filter_map(|by| Some((by, session.agreed.get(by)?)))
            .map(|(by, agreed)| Agreed {
                by: by.to_string(),
                at: moment(&agreed.at),
                how: agreed.how.as_str(),
            })
            .collect(),
    }
}

/// The steps gone through or left out, in the order of the agenda.
fn steps(session: &Minutes, deal: &Deal, books: &Books) -> Vec<Step> {
    let process = books.processes.get(&session.process.id);
    let position = |id: &StepId| match id {
        StepId::Open => (0, 0),
        StepId::LookBack => (1, 0),
        StepId::Stage(stage) => (2, process.and_then(|p| p.position(stage)).unwrap_or(0)),
        StepId::BuyerMap => (3, 0),
        StepId::InTheWay => (4, 0),
        StepId::NextCall => (5, 0),
        StepId::Rehearse => (6, 0),
        StepId::Agree => (7, 0),
    };
    let visited = session.seconds.keys().chain(session.left_out.keys());
    let steps: BTreeSet<&StepId> = visited.chain(&session.out_of_time).collect();
    let mut steps: Vec<&StepId> = steps.into_iter().collect();
    steps.sort_by_key(|id| position(id));
    let shape = |id: &StepId| {
        let step = step(id, session, deal, books);
        match session.left_out.get(id) {
            Some(why) => Step { standing: "left-out", why: Some(why.clone()), ..step },
            None if session.out_of_time.contains(id) => Step { standing: "out-of-time", ..step },
            None => step,
        }
    };
    steps.into_iter().map(shape).collect()
}

fn step(id: &StepId, session: &Minutes, deal: &Deal, books: &Books) -> Step {
    let is_open = match id {
        StepId::Stage(stage) => {
            return stage_step(stage, seconds(id, session), session, deal, books);
        }
        StepId::Open => session.goal.is_none(),
        StepId::LookBack => session.looked_back.values().any(|look| look.then.is_none()),
        StepId::BuyerMap => session.people_news.is_none(),
        StepId::InTheWay => session.in_the_way.holding_up.is_none(),
        StepId::NextCall => session.calls.is_empty(),
        StepId::Rehearse => false,
        StepId::Agree => !session.is_agreed_by_all(),
    };
    Step {
        id: id.to_string(),
        stage: None,
        name: id.name().unwrap_or_default().to_owned(),
        seconds: seconds(id, session),
        standing: if is_open { "open" } else { "done" },
        why: None,
    }
}

/// Active time in a step; none in one that was left out at once.
fn seconds(id: &StepId, session: &Minutes) -> u32 {
    session.seconds.get(id).copied().unwrap_or_default()
}

fn stage_step(id: &StageId, seconds: u32, session: &Minutes, deal: &Deal, books: &Books) -> Step {
    let process = books.processes.get(&session.process.id);
    let stage = process.and_then(|process| process.stage(id));
    let wording = session.stages.get(id).map(|stage| stage.name.clone());
    let name = wording.or_else(|| stage.map(|stage| stage.name.clone()));
    let standing = process.zip(stage).map_or("open", |(process, stage)| {
        let tally = tally(stage, |criterion| session.finding(deal, criterion).standing());
        let position = |id| process.position(id);
        match position(id).cmp(&position(&session.stage_at_start)) {
            Ordering::Greater => "ahead",
            Ordering::Less if tally.is_firm(process) => "firm",
            Ordering::Equal if tally.thin() == 0 => "done",
            Ordering::Less | Ordering::Equal => "open",
        }
    });
    let name = name.unwrap_or_else(|| id.to_string());
    Step { id: "stage".to_owned(), stage: Some(id.to_string()), name, seconds, standing, why: None }
}

fn criteria(session: &Minutes) -> Vec<Criterion> {
    let shape = |(id, found): (&crate::domain::id::CriterionRef, &_)| {
        let found: &crate::domain::session::Found = found;
        Criterion {
            stage: id.stage.to_string(),
            id: id.id.to_string(),
            outcome: found.outcome.clone(),
            status: found.finding.status.as_str(),
            evidence: evidence(&found.finding),
        }
    };
    session.exit.iter().map(shape).collect()
}

fn answers(session: &Minutes) -> Vec<Answer> {
    let shape = |(id, answer): (&crate::domain::id::QuestionRef, &_)| {
        let answer: &crate::domain::session::Answer = answer;
        Answer {
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
        }
    };
    session.answers.iter().map(shape).collect()
}

fn looked_back(session: &Minutes) -> Vec<LookedBack> {
    let shape = |(id, look): (&crate::domain::id::ActionId, &_)| {
        let look: &crate::domain::session::LookedBack = look;
        LookedBack {
            kind: "action",
            id: id.to_string(),
            text: look.text.clone(),
            then: look.then.map(Then::as_str),
            got_in_the_way: look.got_in_the_way.map(crate::domain::action::Obstacle::as_str),
            note: look.note.clone(),
            due: text(look.due.as_ref()),
        }
    };
    session.looked_back.iter().map(shape).collect()
}

/// What is in the way, or null where nobody was asked.
fn in_the_way(session: &Minutes) -> Option<InTheWay> {
    let way = &session.in_the_way;
    (*way != Said::default()).then(|| InTheWay {
        holding_up: way.holding_up.clone(),
        costing_us: way.costing_us.clone(),
        options: way.options.clone(),
        chosen: way.chosen,
        need: way.need.clone(),
    })
}

fn changed(session: &Minutes) -> Changed {
    let changed = &session.changed;
    Changed {
        buyer_stage: text(changed.buyer_stage.as_ref()),
        buyer_stage_act: changed.buyer_stage_act.clone(),
        stage: text(changed.stage.as_ref()),
        stage_why: changed.stage_why.clone(),
        stage_missing: changed.stage_missing.iter().map(ToString::to_string).collect(),
    }
}
