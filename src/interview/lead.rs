//! What stands beside a step before and while it is asked: the buyer's step,
//! facts of the deal, the sentence of the next call, what is read aloud.
//!
//! The rep speaks first: facts that the program computed appear only after
//! the rep's own words were kept.

mod facts;
mod people;

use crate::domain::ask::YOU_LEAD;
use crate::domain::deal::StageStanding;
use crate::domain::id::StageId;
use crate::domain::overrides;
use crate::domain::process::{SessionKind, Stage};
use crate::domain::session::{Session, StepId};
use crate::interview::field::Field;
use crate::interview::readback::{Piece, Speaking};
use crate::interview::slip::Slip;
use crate::interview::walk::{self, Setting, Step, Way};
use crate::reading::wording;

/// One line beside a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// A label and what it says.
    Pair(String, String),
    /// A sentence with gaps.
    Sentence(Vec<Piece>),
    /// A line that can be read aloud.
    Item(String),
    /// A criterion and how it stands.
    Criterion(String, String),
    /// Something a coach would ask.
    Question(String),
    /// A quiet note.
    Note(String),
}

impl Lead {
    fn pair(label: &str, text: impl Into<String>) -> Self {
        Self::Pair(label.to_owned(), text.into())
    }
}

/// What stands above the fields of a step.
pub fn lead(setting: &Setting<'_>, session: &Session, step: &Step) -> Vec<Lead> {
    match &step.id {
        StepId::Open | StepId::InTheWay | StepId::Rehearse | StepId::Agree => Vec::new(),
        StepId::BuyerMap => people::buyer_map(setting, session),
        StepId::LookBack => facts::to_look_back_on(setting, session),
        StepId::Stage(id) => setting
            .process
            .stage(id)
            .map(|stage| stage_lead(setting, session, stage, step.way))
            .unwrap_or_default(),
        StepId::NextCall => sentence(setting, session),
    }
}

/// What stands below the fields of a step: facts that wait for the rep's own
/// words, and side notes.
pub fn notes(setting: &Setting<'_>, session: &Session, step: &Step) -> Vec<Lead> {
    match (&step.id, step.way) {
        (StepId::Open, _) if session.kind == SessionKind::Quick => {
            facts::of_the_process(setting, session)
        }
        (StepId::Open, _) if session.goal.is_some() => {
            let mut facts = facts::of_the_deal(setting);
            facts.extend(facts::of_the_process(setting, session));
            facts
        }
        (StepId::NextCall, _) => call_questions(setting, session),
        (StepId::Agree, _) => {
            let raised = asks(setting, session);
            raised.into_iter().chain(step_questions(setting, session)).collect()
        }
        (StepId::Stage(id), Some(Way::Current)) => {
            let stage = setting.process.stage(id);
            let needed = stage.map(|stage| people::needed(setting, session, stage));
            let side_notes = stage.map(side_notes).unwrap_or_default();
            needed.into_iter().flatten().chain(side_notes).collect()
        }
        _ => Vec::new(),
    }
}

/// Questions of a coach that are shown at once, at most.
const QUESTIONS: usize = 3;

/// What is still missing from the next call, as one question; only once it was
/// said what the buyer agrees to.
fn call_questions(setting: &Setting<'_>, session: &Session) -> Vec<Lead> {
    let plan = session.calls.values().next().filter(|plan| plan.objective.is_some());
    let remarks = plan
        .map(|plan| wording::objective(plan, &wording::ObjectiveFacts::of(setting, session, plan)));
    let first = remarks.into_iter().flatten().take(1);
    first.map(|remark| Lead::Question(remark.question)).collect()
}

/// What a coach would ask of the steps that have all they need, one question a
/// step; hints are left for another day.
fn step_questions(setting: &Setting<'_>, session: &Session) -> Vec<Lead> {
    let complete = session.steps_in_order().into_iter();
    let complete = complete.filter(|(_, step)| walk::lacking(setting.process, step).is_empty());
    let question =
        |(id, step): (&crate::domain::id::ActionId, &crate::domain::session::NewStep)| {
            let facts = wording::StepFacts::of(setting, session, id);
            // What has to be answered is a field of its own.
            let is_quiet =
                |remark: &wording::Remark| remark.severity == overrides::Severity::Warning;
            let remark = wording::step(step, &facts).into_iter().find(is_quiet)?;
            Some(Lead::Question(format!("{}: {}", step.text, remark.question)))
        };
    let questions = complete.filter_map(question).take(QUESTIONS);
    questions.chain(question_of_all(setting, session)).collect()
}

/// The asks raised, each in a line.
fn asks(setting: &Setting<'_>, session: &Session) -> Vec<Lead> {
    let speaking = speaking(setting, session);
    let line = |ask| Lead::pair("Ask", speaking.ask(ask));
    session.asks.values().map(line).collect()
}

/// What a coach would ask of all steps together, once one is agreed.
fn question_of_all(setting: &Setting<'_>, session: &Session) -> Vec<Lead> {
    let buyers = session.buyers(setting.deal);
    let theirs: Vec<&str> = buyers.values().map(|buyer| buyer.name.as_str()).collect();
    let steps = session.actions.values();
    let remarks = wording::steps(steps, &setting.process.language, &theirs).into_iter();
    remarks.map(|remark| Lead::Question(remark.question)).collect()
}

fn speaking<'a>(setting: &Setting<'a>, session: &'a Session) -> Speaking<'a> {
    Speaking { session, deal: setting.deal, team: setting.team, today: setting.today() }
}

fn stage_lead(
    setting: &Setting<'_>,
    session: &Session,
    stage: &Stage,
    way: Option<Way>,
) -> Vec<Lead> {
    let mut lead = Vec::new();
    if let Some(purpose) = &stage.purpose {
        lead.push(Lead::pair("We", purpose));
    }
    if let Some(step) = &stage.buyer_step {
        lead.push(Lead::pair("They", format!("\"{step}\"")));
    }
    let is_only_read = match way {
        Some(Way::Next | Way::Later) => true,
        Some(Way::Behind) => walk::is_firm_ground(setting, session, stage),
        Some(Way::Current) | None => false,
    };
    if is_only_read {
        lead.extend(criteria(setting, session, stage, way));
        lead.extend(wanted(setting, session, stage));
    }
    lead
}

/// Criteria to read: all of a stage ahead, the required ones of one behind.
fn criteria(
    setting: &Setting<'_>,
    session: &Session,
    stage: &Stage,
    way: Option<Way>,
) -> Vec<Lead> {
    let is_shown = |criterion: &&crate::domain::process::Criterion| {
        way != Some(Way::Behind) || criterion.required
    };
    let line = |criterion: &crate::domain::process::Criterion| {
        let id = stage.criterion(criterion);
        let standing = session.finding(setting.deal, &id).in_words();
        Lead::Criterion(criterion.outcome.clone(), standing)
    };
    stage.exit.iter().filter(is_shown).map(line).collect()
}

/// How far a stage wants the elements of the scorecard; nothing where it does
/// not say.
fn wanted(setting: &Setting<'_>, session: &Session, stage: &Stage) -> Vec<Lead> {
    let line = |element: &crate::domain::process::Element| {
        let needed = *stage.minimum.get(&element.id)?;
        let score = session.score(setting.deal, &element.id);
        Some(Lead::Criterion(element.name.clone(), score.in_words(Some(needed))))
    };
    setting.process.elements.iter().filter_map(line).collect()
}

/// What usually goes wrong in a stage, and what its authors advise.
fn side_notes(stage: &Stage) -> Vec<Lead> {
    let traps = stage.traps.iter().map(|trap| Lead::Note(format!("Trap: {trap}")));
    let coaching = stage.coaching.iter().flat_map(|text| text.lines());
    traps.chain(coaching.map(|line| Lead::Note(line.to_owned()))).collect()
}

fn sentence(setting: &Setting<'_>, session: &Session) -> Vec<Lead> {
    let plan = session.calls.values().next().cloned().unwrap_or_default();
    let sentence = Lead::Sentence(speaking(setting, session).call(&plan));
    if plan.why_none.is_some() {
        return vec![sentence];
    }
    vec![sentence, Lead::Note(marks(wording::marks(&plan)))]
}

/// Which parts of the next call are there.
fn marks(marks: wording::Marks) -> String {
    let parts = [
        ("who", marks.who),
        ("act", marks.act),
        ("date", marks.date),
        ("seen by", marks.seen_by),
        ("fallback", marks.fallback),
    ];
    let mark = |(name, is_there): (&str, bool)| {
        if is_there { format!("✓ {name}") } else { format!("· {name}") }
    };
    parts.map(mark).join("   ")
}

/// The last line of a slip; of most there is none.
pub fn last_line(slip: &Slip) -> Option<&'static str> {
    matches!(slip, Slip::Ask(_)).then_some(YOU_LEAD)
}

/// What is read aloud before a field is answered; nothing for most.
pub fn read_aloud(setting: &Setting<'_>, session: &Session, field: &Field) -> Vec<Lead> {
    let Field::Agreed(person) = field else { return Vec::new() };
    let speaking = speaking(setting, session);
    let mut lines: Vec<Lead> = speaking.read_aloud(person).into_iter().map(Lead::Item).collect();
    if *person == session.rep {
        let calls = session.calls.values();
        lines.extend(calls.map(|plan| Lead::Item(speaking.call_aloud(plan))));
    }
    if lines.is_empty() {
        lines.push(Lead::Item("nothing to read: no steps of their own".to_owned()));
    }
    lines
}

/// How a stage stands on the agenda, in a word or two; nothing before it was
/// gone through, and where that is not of use.
pub fn stage_in_words(setting: &Setting<'_>, session: &Session, id: &StageId) -> String {
    let was_visited = session.seconds.contains_key(&StepId::Stage(id.clone()));
    let Some(stage) = setting.process.stage(id).filter(|_| was_visited) else {
        return String::new();
    };
    let tally = walk::tally_now(setting, session, stage);
    match setting.deal.stage_standing(setting.process, stage) {
        StageStanding::Firm | StageStanding::Behind if tally.is_firm(setting.process) => {
            "firm".to_owned()
        }
        StageStanding::Firm | StageStanding::Behind => format!("{} thin", tally.thin()),
        StageStanding::Current | StageStanding::Ahead => String::new(),
    }
}
