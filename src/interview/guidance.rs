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
use crate::domain::session::{PartId, Session};
use crate::interview::field::Field;
use crate::interview::popup::Popup;
use crate::interview::spoken::{Piece, Speaking};
use crate::interview::walk::{self, Part, Situation, Way};
use crate::reading::wording;

/// One line beside a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guidance {
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

impl Guidance {
    fn pair(label: &str, text: impl Into<String>) -> Self {
        Self::Pair(label.to_owned(), text.into())
    }
}

/// What stands above the fields of a step.
pub fn guidance(situation: &Situation<'_>, session: &Session, step: &Part) -> Vec<Guidance> {
    match &step.id {
        PartId::Open | PartId::InTheWay | PartId::Rehearse | PartId::Agree => Vec::new(),
        PartId::BuyerMap => people::buyer_map(situation, session),
        PartId::LookBack => facts::to_look_back_on(situation, session),
        PartId::Stage(id) => situation
            .process
            .stage(id)
            .map(|stage| stage_guidance(situation, session, stage, step.way))
            .unwrap_or_default(),
        PartId::NextCall => sentence(situation, session),
    }
}

/// What stands below the fields of a step: facts that wait for the rep's own
/// words, and side notes.
pub fn notes(situation: &Situation<'_>, session: &Session, step: &Part) -> Vec<Guidance> {
    match (&step.id, step.way) {
        (PartId::Open, _) if session.kind == SessionKind::Quick => {
            facts::of_the_process(situation, session)
        }
        (PartId::Open, _) if session.goal.is_some() => {
            let mut facts = facts::of_the_deal(situation);
            facts.extend(facts::of_the_process(situation, session));
            facts
        }
        (PartId::NextCall, _) => call_questions(situation, session),
        (PartId::Agree, _) => {
            let raised = asks(situation, session);
            raised.into_iter().chain(step_questions(situation, session)).collect()
        }
        (PartId::Stage(id), Some(Way::Current)) => {
            let stage = situation.process.stage(id);
            let needed = stage.map(|stage| people::needed(situation, session, stage));
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
fn call_questions(situation: &Situation<'_>, session: &Session) -> Vec<Guidance> {
    let plan = session.calls.values().next().filter(|plan| plan.objective.is_some());
    let remarks = plan.map(|plan| {
        wording::objective(plan, &wording::ObjectiveFacts::of(situation, session, plan))
    });
    let first = remarks.into_iter().flatten().take(1);
    first.map(|remark| Guidance::Question(remark.question)).collect()
}

/// What a coach would ask of the steps that have all they need, one question a
/// step; hints are left for another day.
fn step_questions(situation: &Situation<'_>, session: &Session) -> Vec<Guidance> {
    let complete = session.steps_in_order().into_iter();
    let complete = complete.filter(|(_, step)| walk::lacking(situation.process, step).is_empty());
    let question =
        |(id, step): (&crate::domain::id::ActionId, &crate::domain::session::NewStep)| {
            let facts = wording::StepFacts::of(situation, session, id);
            // What has to be answered is a field of its own.
            let is_quiet =
                |remark: &wording::Remark| remark.severity == overrides::Severity::Warning;
            let remark = wording::step(step, &facts).into_iter().find(is_quiet)?;
            Some(Guidance::Question(format!("{}: {}", step.text, remark.question)))
        };
    let questions = complete.filter_map(question).take(QUESTIONS);
    questions.chain(question_of_all(situation, session)).collect()
}

/// The asks raised, each in a line.
fn asks(situation: &Situation<'_>, session: &Session) -> Vec<Guidance> {
    let speaking = speaking(situation, session);
    let line = |ask| Guidance::pair("Ask", speaking.ask(ask));
    session.asks.values().map(line).collect()
}

/// What a coach would ask of all steps together, once one is agreed.
fn question_of_all(situation: &Situation<'_>, session: &Session) -> Vec<Guidance> {
    let buyers = session.buyers(situation.deal);
    let theirs: Vec<&str> = buyers.values().map(|buyer| buyer.name.as_str()).collect();
    let steps = session.actions.values();
    let remarks = wording::steps(steps, &situation.process.language, &theirs).into_iter();
    remarks.map(|remark| Guidance::Question(remark.question)).collect()
}

fn speaking<'a>(situation: &Situation<'a>, session: &'a Session) -> Speaking<'a> {
    Speaking { session, deal: situation.deal, team: situation.team, today: situation.today() }
}

fn stage_guidance(
    situation: &Situation<'_>,
    session: &Session,
    stage: &Stage,
    way: Option<Way>,
) -> Vec<Guidance> {
    let mut guidance = Vec::new();
    if let Some(purpose) = &stage.purpose {
        guidance.push(Guidance::pair("We", purpose));
    }
    if let Some(step) = &stage.buyer_step {
        guidance.push(Guidance::pair("They", format!("\"{step}\"")));
    }
    let is_only_read = match way {
        Some(Way::Next | Way::Later) => true,
        Some(Way::Behind) => walk::is_firm_ground(situation, session, stage),
        Some(Way::Current) | None => false,
    };
    if is_only_read {
        guidance.extend(criteria(situation, session, stage, way));
        guidance.extend(wanted(situation, session, stage));
    }
    guidance
}

/// Criteria to read: all of a stage ahead, the required ones of one behind.
fn criteria(
    situation: &Situation<'_>,
    session: &Session,
    stage: &Stage,
    way: Option<Way>,
) -> Vec<Guidance> {
    let is_shown = |criterion: &&crate::domain::process::Criterion| {
        way != Some(Way::Behind) || criterion.required
    };
    let line = |criterion: &crate::domain::process::Criterion| {
        let id = stage.criterion(criterion);
        let standing = session.finding(situation.deal, &id).in_words();
        Guidance::Criterion(criterion.outcome.clone(), standing)
    };
    stage.exit.iter().filter(is_shown).map(line).collect()
}

/// How far a stage wants the elements of the scorecard; nothing where it does
/// not say.
fn wanted(situation: &Situation<'_>, session: &Session, stage: &Stage) -> Vec<Guidance> {
    let line = |element: &crate::domain::process::Element| {
        let needed = *stage.minimum.get(&element.id)?;
        let score = session.score(situation.deal, &element.id);
        Some(Guidance::Criterion(element.name.clone(), score.in_words(Some(needed))))
    };
    situation.process.elements.iter().filter_map(line).collect()
}

/// What usually goes wrong in a stage, and what its authors advise.
fn side_notes(stage: &Stage) -> Vec<Guidance> {
    let traps = stage.traps.iter().map(|trap| Guidance::Note(format!("Trap: {trap}")));
    let coaching = stage.coaching.iter().flat_map(|text| text.lines());
    traps.chain(coaching.map(|line| Guidance::Note(line.to_owned()))).collect()
}

fn sentence(situation: &Situation<'_>, session: &Session) -> Vec<Guidance> {
    let plan = session.calls.values().next().cloned().unwrap_or_default();
    let sentence = Guidance::Sentence(speaking(situation, session).call(&plan));
    if plan.why_none.is_some() {
        return vec![sentence];
    }
    vec![sentence, Guidance::Note(marks(wording::marks(&plan)))]
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

/// The last line of a popup; of most there is none.
pub fn last_line(popup: &Popup) -> Option<&'static str> {
    matches!(popup, Popup::Ask(_)).then_some(YOU_LEAD)
}

/// What is read aloud before a field is answered; nothing for most.
pub fn read_aloud(situation: &Situation<'_>, session: &Session, field: &Field) -> Vec<Guidance> {
    let Field::Agreed(person) = field else { return Vec::new() };
    let speaking = speaking(situation, session);
    let mut lines: Vec<Guidance> =
        speaking.read_aloud(person).into_iter().map(Guidance::Item).collect();
    if *person == session.rep {
        let calls = session.calls.values();
        lines.extend(calls.map(|plan| Guidance::Item(speaking.call_aloud(plan))));
    }
    if lines.is_empty() {
        lines.push(Guidance::Item("nothing to read: no steps of their own".to_owned()));
    }
    lines
}

/// How a stage stands on the agenda, in a word or two; nothing before it was
/// gone through, and where that is not of use.
pub fn stage_in_words(situation: &Situation<'_>, session: &Session, id: &StageId) -> String {
    let was_visited = session.seconds.contains_key(&PartId::Stage(id.clone()));
    let Some(stage) = situation.process.stage(id).filter(|_| was_visited) else {
        return String::new();
    };
    let tally = walk::tally_now(situation, session, stage);
    match situation.deal.stage_standing(situation.process, stage) {
        StageStanding::Firm | StageStanding::Behind if tally.is_firm(situation.process) => {
            "firm".to_owned()
        }
        StageStanding::Firm | StageStanding::Behind => format!("{} thin", tally.thin()),
        StageStanding::Current | StageStanding::Ahead => String::new(),
    }
}
