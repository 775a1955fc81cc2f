//! The walk: which steps a session goes through, and which fields each asks.
//!
//! Computed by a pure function of process, deal, earlier sessions and what was
//! kept so far; never stored. A step with nothing in it is not on the agenda.

mod kept;

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;

use super::action::{Action, Obstacle};
use super::call::Call;
use super::deal::{CriterionStanding, Deal, Status, Tally, tally};
use super::field::{CallPart, Field, InTheWayPart, LookBackPart, StepPart};
use super::id::{ActionId, CallId, CriterionRef, QuestionRef};
use super::process::{Process, Requirement, Stage};
use super::session::{Session, StepId, Then};
use super::team::Team;
use super::trace;

pub use kept::{Mark, is_asked, is_kept, mark, points};

/// Questions without an answer that a standard session asks in a stage.
const QUESTIONS: usize = 3;

/// What a session is held on: all that the walk depends on beside the session.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The process that is walked.
    pub process: &'a Process,
    /// The deal as it was before the session.
    pub deal: &'a Deal,
    /// Our own team.
    pub team: &'a Team,
    /// What earlier sessions left behind.
    pub background: &'a Background,
    /// Ids that a new step and the next call will get.
    pub fresh: &'a Fresh,
    /// This moment.
    pub now: &'a Zoned,
}

impl Setting<'_> {
    /// This day.
    pub fn today(&self) -> Date {
        self.now.date()
    }
}

/// What earlier sessions of a deal left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// Steps to look back on, soonest first.
    pub look_back: Vec<Action>,
    /// Steps closed since the last session.
    pub closed: Vec<Action>,
    /// The deal's calls, held and planned.
    pub calls: Vec<Call>,
    /// Last answers and their days.
    pub earlier: BTreeMap<QuestionRef, (Date, String)>,
    /// The day of the last session.
    pub last_session: Option<Date>,
}

/// Ids kept ready, so that a field has its name before anything is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// For the next new step.
    pub action: ActionId,
    /// For the next call.
    pub call: CallId,
}

/// One step of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which one.
    pub id: StepId,
    /// What the agenda calls it.
    pub name: String,
    /// Minutes it should take, together with its group.
    pub minutes: Option<u32>,
    /// Where a stage lies on the deal's way.
    pub way: Option<Way>,
    /// What it asks, in order.
    pub fields: Vec<Field>,
}

/// Where a stage lies on the deal's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Passed.
    Behind,
    /// Being worked on.
    Current,
    /// The next one.
    Next,
    /// Later ones: to read, when somebody asks.
    Later,
}

/// The steps of a session with the fields each asks by now.
pub fn walk(setting: &Setting<'_>, session: &Session) -> Vec<Step> {
    let mut steps = vec![open()];
    steps.extend(look_back(setting, session));
    steps.extend(stages(setting, session));
    steps.push(in_the_way(session));
    steps.push(next_call(setting, session));
    steps.push(agree(setting, session));
    steps
}

fn open() -> Step {
    Step {
        id: StepId::Open,
        name: "Open".to_owned(),
        minutes: Some(2),
        way: None,
        fields: vec![Field::Goal],
    }
}

fn look_back(setting: &Setting<'_>, session: &Session) -> Option<Step> {
    if setting.background.look_back.is_empty() && setting.background.closed.is_empty() {
        return None;
    }
    let is_managers = |action: &&Action| !session.manager.iter().any(|m| action.owner.is(m));
    let mut actions: Vec<_> = setting.background.look_back.iter().collect();
    actions.sort_by_key(is_managers);
    let fields = actions.into_iter().flat_map(|action| look_back_fields(session, action)).collect();
    Some(Step {
        id: StepId::LookBack,
        name: "Look back".to_owned(),
        minutes: Some(4),
        way: None,
        fields,
    })
}

/// What one step of the last session asks: more, the more it needs.
fn look_back_fields(session: &Session, action: &Action) -> Vec<Field> {
    use LookBackPart as Part;
    let look = session.looked_back.get(&action.id);
    let then = look.and_then(|look| look.then);
    let mut parts = vec![Part::Done];
    match (look, then) {
        (None, _) => {}
        (Some(_), Some(Then::Done)) => parts.push(Part::Note),
        (Some(look), then) => {
            let in_own_words = look.got_in_the_way == Some(Obstacle::Other);
            parts.push(Part::GotInTheWay);
            parts.extend(in_own_words.then_some(Part::Why));
            parts.push(Part::Then);
            match then {
                Some(Then::NewDate) => parts.push(Part::Due),
                Some(Then::Smaller) => parts.extend([Part::Text, Part::Due]),
                Some(Then::Drop) => parts.extend((!in_own_words).then_some(Part::Why)),
                Some(Then::Done | Then::Ask) | None => {}
            }
        }
    }
    parts.into_iter().map(|part| Field::LookBack(action.id.clone(), part)).collect()
}

fn stages(setting: &Setting<'_>, session: &Session) -> Vec<Step> {
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
            minutes: minutes_of(way),
            way: Some(way),
            fields: stage_fields(setting, session, stage, way),
        }
    };
    setting.process.stages.iter().enumerate().map(stage_step).collect()
}

/// Minutes of a standard session for stages of a kind, all of them together.
const fn minutes_of(way: Way) -> Option<u32> {
    match way {
        Way::Behind => Some(3),
        Way::Current => Some(7),
        Way::Next => Some(1),
        Way::Later => None,
    }
}

fn stage_fields(setting: &Setting<'_>, session: &Session, stage: &Stage, way: Way) -> Vec<Field> {
    match way {
        Way::Behind if is_firm_ground(setting, stage) => {
            vec![Field::StillFirm(stage.id.clone())]
        }
        Way::Behind => criteria(session, stage, Stage::required),
        Way::Current => {
            let mut fields = questions(setting, stage);
            fields.extend(criteria(session, stage, |stage| stage.exit.iter()));
            fields.extend([Field::BuyerStage, Field::BuyerAct, Field::Stage]);
            if needs_reason(setting, session) {
                fields.push(Field::StageWhy);
            }
            fields
        }
        Way::Next => vec![Field::StartNow],
        Way::Later => Vec::new(),
    }
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

fn criteria<'a, I: Iterator<Item = &'a super::process::Criterion>>(
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

/// The stage's questions: those answered in earlier sessions, and the first
/// three that were not.
fn questions(setting: &Setting<'_>, stage: &Stage) -> Vec<Field> {
    let mut unanswered = 0;
    let mut fields = Vec::new();
    for question in &stage.questions {
        let id = stage.question(question);
        let answered = setting.background.earlier.contains_key(&id);
        unanswered += usize::from(!answered);
        if answered || unanswered <= QUESTIONS {
            fields.push(Field::Answer(id));
        }
    }
    fields
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

/// Each part is hidden until the one before is kept: the rep's view comes
/// before anything that the program has computed.
fn in_the_way(session: &Session) -> Step {
    use InTheWayPart as Part;
    let way = &session.in_the_way;
    let mut parts = vec![Part::HoldingUp];
    if way.holding_up.is_some() {
        parts.push(Part::CostingUs);
    }
    if way.costing_us.is_some() {
        parts.push(Part::FirstOption);
    }
    if !way.options.is_empty() {
        parts.push(Part::SecondOption);
    }
    if way.options.len() > 1 {
        parts.push(Part::Chosen);
    }
    if way.chosen.is_some() {
        parts.push(Part::Need);
    }
    Step {
        id: StepId::InTheWay,
        name: "In the way".to_owned(),
        minutes: Some(4),
        way: None,
        fields: parts.into_iter().map(Field::InTheWay).collect(),
    }
}

fn next_call(setting: &Setting<'_>, session: &Session) -> Step {
    use CallPart as Part;
    let call = session.calls.keys().next().unwrap_or(&setting.fresh.call);
    let has_day = session.calls.get(call).is_some_and(|plan| plan.date.is_some());
    let parts: &[Part] = if has_day {
        &[Part::Date, Part::With, Part::Objective, Part::ActBy, Part::Fallback, Part::Evidence]
    } else {
        &[Part::Date, Part::WhyNone]
    };
    Step {
        id: StepId::NextCall,
        name: "Next call".to_owned(),
        minutes: Some(3),
        way: None,
        fields: parts.iter().map(|part| Field::Call(call.clone(), *part)).collect(),
    }
}

fn agree(setting: &Setting<'_>, session: &Session) -> Step {
    let mut fields = Vec::new();
    for (action, _) in session.steps_in_order() {
        let parts = step_parts(setting.process);
        fields.extend(parts.map(|part| Field::Step(action.clone(), part)));
    }
    fields.push(Field::Step(setting.fresh.action.clone(), StepPart::Text));
    fields.push(Field::NextSession);
    fields.extend(session.parties().cloned().map(Field::Agreed));
    Step { id: StepId::Agree, name: "Agree".to_owned(), minutes: Some(3), way: None, fields }
}

/// What is asked of each step: words, owner and date always, the rest where
/// the process requires it.
fn step_parts(process: &Process) -> impl Iterator<Item = StepPart> {
    let asked = |part: &StepPart| match part {
        StepPart::Text | StepPart::Owner | StepPart::Due => true,
        StepPart::DoneWhen => process.actions.require.contains(&Requirement::DoneWhen),
        StepPart::Criterion => process.actions.require.contains(&Requirement::Criterion),
        StepPart::Person => process.actions.require.contains(&Requirement::Person),
    };
    StepPart::ALL.iter().copied().filter(asked)
}

/// The parts a step still lacks, of those the process requires.
pub fn lacking(process: &Process, step: &super::session::NewStep) -> Vec<StepPart> {
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
