//! The walk: which parts a session goes through, and which fields each asks.
//!
//! Computed by a pure function of process, deal, earlier sessions and what was
//! kept so far; never stored. A part with nothing in it is not on the agenda.

mod agree;
mod buyer_map;
mod in_the_way;
mod kept;
mod looking_back;
mod stages;
mod time;
mod timetable;

use crate::domain::process::SessionKind;
use crate::domain::session::{PartId, Session};
use crate::interview::field::Field;
use crate::interview::situation::SoFar;
use crate::interview::topic::call;

pub use crate::interview::situation::{Fresh, Situation};
pub use agree::{lacking, step_lines};
pub use kept::{Mark, mark, points};
pub(crate) use looking_back::{is_third_carry, outcome_lines};
pub use time::{minutes_left, planned, to_next_call};

/// One part of a session: an entry of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which one.
    pub id: PartId,
    /// What the agenda calls it.
    pub name: String,
    /// Minutes it should take; stages behind share theirs.
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

impl Part {
    fn new(id: PartId, fields: Vec<Field>) -> Self {
        let name = id.name().unwrap_or_default().to_owned();
        Self { id, name, minutes: None, way: None, fields }
    }
}

/// The parts of a session with the fields each asks by now.
pub fn walk(situation: &Situation<'_>, session: &Session) -> Vec<Part> {
    let s = SoFar { situation, session };
    let mut parts = match session.kind {
        SessionKind::Quick => quick(s),
        SessionKind::Standard | SessionKind::Full | SessionKind::Debrief | SessionKind::Prep => {
            whole(s)
        }
    };
    for part in &mut parts {
        part.minutes = timetable::minutes(session, part);
    }
    parts
}

/// Every part.
fn whole(s: SoFar<'_>) -> Vec<Part> {
    let mut parts = vec![Part::new(PartId::Open, opening(s))];
    parts.extend(looking_back::part(s));
    let mut middle = stages::parts(s);
    middle.push(buyer_map::part(s));
    middle.push(in_the_way::part(s));
    // What the last session had no time for comes first today.
    middle.sort_by_key(|part| !s.situation.background.out_of_time.contains(&part.id));
    parts.extend(middle);
    parts.push(Part::new(PartId::NextCall, call::fields(s)));
    parts.extend(rehearsal(s.session));
    parts.push(agree::part(s));
    parts
}

/// Ten minutes: what is late, what is in the way, the next call, one step.
fn quick(s: SoFar<'_>) -> Vec<Part> {
    let mut opening = opening(s);
    opening.retain(|field| !matches!(field, Field::Goal | Field::Facts));
    if timetable::asks_whose_date(s.situation) {
        opening.push(Field::CloseDate);
    }
    // What is new of the process is told there, if nothing else is.
    opening.extend(s.session.changed.process.is_some().then_some(Field::Facts));
    let mut parts = Vec::new();
    if !opening.is_empty() {
        parts.push(Part::new(PartId::Open, opening));
    }
    parts.extend(looking_back::part(s));
    parts.push(in_the_way::quick(s.session));
    parts.push(Part::new(PartId::NextCall, call::fields(s)));
    parts.extend(rehearsal(s.session));
    parts.push(agree::part(s));
    parts
}

/// What the rep wants; only then where the deal stands, if there is more to say
/// than how long it has been there.
fn opening(s: SoFar<'_>) -> Vec<Field> {
    let (deal, last) = (s.situation.deal, s.situation.background.last_session);
    let moved = s.session.changed.process.as_ref();
    let is_nowhere = s.situation.process.stage(&deal.stage).is_none();
    let was_nowhere = moved.is_some_and(|moved| moved.lost(s.situation.process).is_some());
    let stage = (is_nowhere || was_nowhere).then_some(Field::StageNow);
    let has_facts =
        deal.amount.is_some() || deal.close_date.is_some() || last.is_some() || moved.is_some();
    let minutes = s.session.is_recorded_afterwards().then_some(Field::Minutes);
    let facts = (s.session.goal.is_some() && has_facts).then_some(Field::Facts);
    minutes.into_iter().chain([Field::Goal]).chain(stage).chain(facts).collect()
}

/// Say it once: on the agenda of a full session, in others once somebody went
/// there.
pub(super) fn rehearsal(session: &Session) -> Option<Part> {
    let is_planned = session.kind == SessionKind::Full && session.manager.is_some();
    let is_begun = session.seconds.contains_key(&PartId::Rehearse);
    let plan = session.calls.values().next();
    let can = plan.is_some_and(|plan| plan.objective.is_some());
    (can && (is_planned || is_begun)).then(|| Part::new(PartId::Rehearse, vec![Field::SaidOnce]))
}
