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
use crate::domain::session::PartId;
use crate::interview::field::Field;
use crate::interview::planned;
use crate::interview::popup::Popup;
use crate::interview::situation::SoFar;
use crate::interview::spoken::{Piece, Speaking};
use crate::interview::topic::step;
use crate::interview::walk::{Part, Way};
use crate::interview::{owed, verified};
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
pub fn guidance(s: SoFar<'_>, step: &Part) -> Vec<Guidance> {
    match &step.id {
        PartId::Open | PartId::InTheWay | PartId::Rehearse | PartId::Agree => Vec::new(),
        PartId::BuyerMap => people::buyer_map(s),
        PartId::LookBack => facts::to_look_back_on(s),
        PartId::Stage(id) => s
            .situation
            .process
            .stage(id)
            .map(|stage| stage_guidance(s, stage, step.way))
            .unwrap_or_default(),
        PartId::NextCall => sentence(s),
    }
}

/// What stands below the fields of a step: facts that wait for the rep's own
/// words, and side notes.
pub fn notes(s: SoFar<'_>, step: &Part) -> Vec<Guidance> {
    match (&step.id, step.way) {
        (PartId::Open, _) if s.session.kind == SessionKind::Quick => facts::of_the_process(s),
        (PartId::Open, _) if s.session.goal.is_some() => {
            let mut facts = facts::of_the_deal(s.situation);
            facts.extend(facts::of_the_process(s));
            facts
        }
        (PartId::NextCall, _) => call_questions(s),
        (PartId::Agree, _) => {
            let raised = asks(s);
            raised.into_iter().chain(step_questions(s)).collect()
        }
        (PartId::Stage(id), Some(Way::Current)) => {
            let stage = s.situation.process.stage(id);
            let needed = stage.map(|stage| people::needed(s, stage));
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
fn call_questions(s: SoFar<'_>) -> Vec<Guidance> {
    let plan = s.session.calls.values().next().filter(|plan| plan.objective.is_some());
    let remarks = plan.map(|plan| {
        wording::objective(plan, &wording::ObjectiveFacts::of(s.situation, s.session, plan))
    });
    let first = remarks.into_iter().flatten().take(1);
    first.map(|remark| Guidance::Question(remark.question)).collect()
}

/// What a coach would ask of the steps that have all they need, one question a
/// step; hints are left for another day.
fn step_questions(s: SoFar<'_>) -> Vec<Guidance> {
    let complete = s.session.steps_in_order().into_iter();
    let complete = complete.filter(|(_, step)| step::lacking(s.situation.process, step).is_empty());
    let question =
        |(id, step): (&crate::domain::id::ActionId, &crate::domain::session::NewStep)| {
            let facts = wording::StepFacts::of(s.situation, s.session, id);
            // What has to be answered is a field of its own.
            let is_quiet =
                |remark: &wording::Remark| remark.severity == overrides::Severity::Warning;
            let remark = wording::step(step, &facts).into_iter().find(is_quiet)?;
            Some(Guidance::Question(format!("{}: {}", step.text, remark.question)))
        };
    let questions = complete.filter_map(question).take(QUESTIONS);
    questions.chain(question_of_all(s)).collect()
}

/// The asks raised, each in a line.
fn asks(s: SoFar<'_>) -> Vec<Guidance> {
    let speaking = Speaking::of(s);
    let line = |ask| Guidance::pair("Ask", speaking.ask(ask));
    s.session.asks.values().map(line).collect()
}

/// What a coach would ask of all steps together, once one is agreed.
fn question_of_all(s: SoFar<'_>) -> Vec<Guidance> {
    let buyers = s.session.buyers(s.situation.deal);
    let theirs: Vec<&str> = buyers.values().map(|buyer| buyer.name.as_str()).collect();
    let steps = s.session.actions.values();
    let remarks = wording::steps(steps, &s.situation.process.language, &theirs).into_iter();
    remarks.map(|remark| Guidance::Question(remark.question)).collect()
}

fn stage_guidance(s: SoFar<'_>, stage: &Stage, way: Option<Way>) -> Vec<Guidance> {
    let mut guidance = Vec::new();
    if let Some(purpose) = &stage.purpose {
        guidance.push(Guidance::pair("We", purpose));
    }
    if let Some(step) = &stage.buyer_step {
        guidance.push(Guidance::pair("Buyer", format!("\"{step}\"")));
    }
    let is_only_read = match way {
        Some(Way::Next | Way::Later) => true,
        Some(Way::Behind) => verified::is_firm_ground(s, stage),
        Some(Way::Current) | None => false,
    };
    if is_only_read {
        guidance.extend(criteria(s, stage, way));
        guidance.extend(wanted(s, stage));
    }
    guidance
}

/// Criteria to read: all of a stage ahead, the required ones of one behind.
fn criteria(s: SoFar<'_>, stage: &Stage, way: Option<Way>) -> Vec<Guidance> {
    let is_shown = |criterion: &&crate::domain::process::Criterion| {
        way != Some(Way::Behind) || criterion.required
    };
    let line = |criterion: &crate::domain::process::Criterion| {
        let id = stage.criterion(criterion);
        Guidance::Criterion(criterion.outcome.clone(), s.standing_in_words(&id))
    };
    stage.exit.iter().filter(is_shown).map(line).collect()
}

/// How far a stage wants the elements of the scorecard; nothing where it does
/// not say.
fn wanted(s: SoFar<'_>, stage: &Stage) -> Vec<Guidance> {
    let line = |element: &crate::domain::process::Element| {
        let needed = *stage.minimum.get(&element.id)?;
        let stands = s.weighed(&element.id).in_words(Some(needed));
        Some(Guidance::Criterion(element.name.clone(), stands))
    };
    s.situation.process.elements.iter().filter_map(line).collect()
}

/// What usually goes wrong in a stage, and what its authors advise.
fn side_notes(stage: &Stage) -> Vec<Guidance> {
    let traps = stage.traps.iter().map(|trap| Guidance::Note(format!("Watch out: {trap}")));
    let coaching = stage.coaching.iter().flat_map(|text| text.lines());
    traps.chain(coaching.map(|line| Guidance::Note(line.to_owned()))).collect()
}

fn sentence(s: SoFar<'_>) -> Vec<Guidance> {
    let plan = planned::next(s).cloned().unwrap_or_default();
    let sentence = Guidance::Sentence(Speaking::of(s).call(&plan));
    if s.session.no_call.is_some() {
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
pub fn read_aloud(s: SoFar<'_>, field: &Field) -> Vec<Guidance> {
    let Field::Agreed(person) = field else { return Vec::new() };
    owed::by(s, person).into_iter().map(|line| Guidance::Item(line.words)).collect()
}

/// How a stage stands on the agenda, in a word or two; nothing before it was
/// gone through, and where that is not of use.
pub fn stage_in_words(s: SoFar<'_>, id: &StageId) -> String {
    let was_visited = s.session.seconds.contains_key(&PartId::Stage(id.clone()));
    let Some(stage) = s.situation.process.stage(id).filter(|_| was_visited) else {
        return String::new();
    };
    let tally = verified::tally_now(s, stage);
    let (process, today) = (s.situation.process, s.situation.today());
    match s.situation.deal.stage_standing(process, stage, today) {
        StageStanding::Firm | StageStanding::Behind if tally.is_firm(process) => "firm".to_owned(),
        StageStanding::Firm | StageStanding::Behind => format!("{} thin", tally.thin()),
        StageStanding::Current | StageStanding::Ahead | StageStanding::Unknown => String::new(),
    }
}
