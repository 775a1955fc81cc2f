//! What stands beside a step before and while it is asked: the buyer's step,
//! facts of the deal, the sentence of the next call, what is read aloud.
//!
//! The rep speaks first: facts that the program computed appear only after
//! the rep's own words were kept.

mod facts;
mod people;
mod rehearsal;
mod remarks;

use crate::domain::ask::stays_in_the_lead;
use crate::domain::deal::StageStanding;
use crate::domain::id::StageId;
use crate::domain::process::{SessionKind, Stage};
use crate::domain::session::PartId;
use crate::interview::field::{CallLine, ChangeLine, Field};
use crate::interview::planned;
use crate::interview::popup::Popup;
use crate::interview::situation::SoFar;
use crate::interview::spoken::{Piece, Speaking};
use crate::interview::walk::{Part, Way};
use crate::interview::{owed, verified};
use crate::reading::wording;

pub use remarks::remark;

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
        PartId::Open => begun_prep(s).into_iter().collect(),
        PartId::InTheWay
        | PartId::Steps
        | PartId::Asks
        | PartId::Debrief(_)
        | PartId::OneChange
        | PartId::Agree => Vec::new(),
        PartId::Rehearse => rehearsal::to_say_it(s),
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

/// That the rep is not done preparing, and what becomes of what is there.
fn begun_prep(s: SoFar<'_>) -> Option<Guidance> {
    let prep = s.situation.background.prepared.as_deref().filter(|prep| prep.is_draft())?;
    let (day, rep) = (prep.day(), s.situation.team.first_name_of(&prep.rep));
    let when = if day == s.situation.today() {
        format!("at {}", prep.started.strftime("%-H:%M"))
    } else {
        format!("on {}", s.shown_day(day))
    };
    let text = format!("{rep} began to prepare {when}: enter takes what is offered");
    Some(Guidance::Note(text))
}

/// What stands below the fields of a step: facts that wait for the rep's own
/// words, and side notes.
pub fn notes(s: SoFar<'_>, step: &Part) -> Vec<Guidance> {
    match (&step.id, step.way) {
        (PartId::Open, _) if s.session.kind == SessionKind::Quick => facts::of_the_process(s),
        // What the records say of a decided deal comes after the rep's own view of it.
        (PartId::Open, _) if s.session.is_debrief() => Vec::new(),
        (PartId::Open, _) if s.session.goal.is_some() => {
            let mut facts = facts::of_the_deal(s.situation);
            facts.extend(facts::of_the_process(s));
            facts
        }
        (PartId::Agree, _) => asks(s),
        (PartId::Stage(id), Some(Way::Current)) => {
            let stage = s.situation.process.stage(id);
            let needed = stage.map(|stage| people::needed(s, stage));
            let side_notes = stage.map(side_notes).unwrap_or_default();
            needed.into_iter().flatten().chain(side_notes).collect()
        }
        _ => Vec::new(),
    }
}

/// The asks raised, each in a line.
fn asks(s: SoFar<'_>) -> Vec<Guidance> {
    let speaking = Speaking::of(s);
    let line = |ask| Guidance::pair("Ask", speaking.ask(ask));
    s.session.asks.values().map(line).collect()
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
    let asked = remarks::of_call(s).map(|(line, _)| line);
    let is_doubtful = remarks::is_no_act(s);
    vec![sentence, Guidance::Note(marks(wording::marks(&plan), asked, is_doubtful))]
}

/// Which parts of the next call are there, and which of them is asked about; the act
/// also where its words may say none.
fn marks(marks: wording::Marks, asked: Option<CallLine>, is_no_act: bool) -> String {
    let parts: [(&str, bool, &[CallLine]); 5] = [
        ("who", marks.who, &[CallLine::With]),
        ("act", marks.act, &[CallLine::Objective]),
        ("date", marks.date, &[CallLine::Date, CallLine::ActBy]),
        ("seen by", marks.seen_by, &[CallLine::Evidence]),
        ("fallback", marks.fallback, &[CallLine::Fallback]),
    ];
    let mark = |(name, is_there, lines): (&str, bool, &[CallLine])| {
        let is_asked = asked.is_some_and(|line| lines.contains(&line))
            || is_no_act && lines.contains(&CallLine::Objective);
        let sign = if !is_there {
            "·"
        } else if is_asked {
            "?"
        } else {
            "✓"
        };
        format!("{sign} {name}")
    };
    parts.map(mark).join("   ")
}

/// Who types, before the first part: what stands on the screen is for both.
pub fn who_types(s: SoFar<'_>) -> Option<Guidance> {
    let is_shared = s.session.manager.is_some() && !s.session.is_recorded_afterwards();
    let who = s.situation.team.first_name_of(s.session.typist());
    is_shared.then(|| {
        let say = format!("{who} types: share {who}'s screen, or pass the keyboard");
        Guidance::Note(say)
    })
}

/// The last line of a popup; of most there is none.
pub fn last_line(s: SoFar<'_>, popup: &Popup) -> Option<String> {
    matches!(popup, Popup::Ask(_)).then(|| stays_in_the_lead(&s.rep()))
}

/// Whether what is read aloud at a field stays there when one goes on.
pub fn stays_in_sight(field: &Field) -> bool {
    *field == Field::Change(ChangeLine::Stage)
}

/// What is read aloud before a field is answered; nothing for most.
pub fn read_aloud(s: SoFar<'_>, field: &Field) -> Vec<Guidance> {
    if stays_in_sight(field) {
        return records(s);
    }
    let Field::Agreed(person) = field else { return Vec::new() };
    owed::by(s, person).into_iter().map(|line| Guidance::Item(line.words)).collect()
}

/// What the records say of a decided deal, above the choice of the stage: it is asked
/// once the rep has spoken, so none of it is there before.
fn records(s: SoFar<'_>) -> Vec<Guidance> {
    let facts = s.situation.background.course.iter();
    facts.map(|(label, text)| Guidance::Item(format!("{label}: {text}"))).collect()
}

/// How a stage stands on the agenda, in a word or two; nothing before it was
/// gone through, and where that is not of use.
pub fn stage_in_words(s: SoFar<'_>, id: &StageId) -> String {
    let Some(stage) = s.situation.process.stage(id).filter(|_| s.session.saw(id)) else {
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
