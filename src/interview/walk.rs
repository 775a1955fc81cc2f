//! The walk: which parts a session goes through, and which fields each asks.
//!
//! Computed by a pure function of process, deal, earlier sessions and what was
//! kept so far; never stored. A part with nothing in it is not on the agenda.

mod adherence;
mod afterwards;
mod agree;
mod kept;
mod over;
mod stages;
mod time;
mod timetable;

use crate::domain::process::{DebriefPart, PART_MINUTES, SessionKind};
use crate::domain::session::{PartId, Session};
use crate::interview::field::Field;
use crate::interview::planned;
use crate::interview::situation::SoFar;
use crate::interview::topic::{
    call, debrief, handing_back, in_the_way, look_back, map, opening, outcome,
};

pub use crate::interview::situation::{Fresh, Situation};
pub use adherence::{Expected, expected, not_worked, points};
pub use kept::{Mark, mark};
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
    let mut parts = body(s);
    parts.push(agree::part(s));
    for part in &mut parts {
        part.minutes = part.minutes.or_else(|| timetable::minutes(session, part));
    }
    parts
}

/// All parts but the agreement.
fn body(s: SoFar<'_>) -> Vec<Part> {
    match s.session.kind {
        _ if s.session.is_recorded_afterwards() => afterwards::parts(s),
        SessionKind::Quick => quick(s),
        SessionKind::Debrief => debriefing(s),
        SessionKind::Standard | SessionKind::Full | SessionKind::Prep => whole(s),
    }
}

/// Every part of a session that has the time.
fn whole(s: SoFar<'_>) -> Vec<Part> {
    let mut parts = vec![Part::new(PartId::Open, opening::fields(s))];
    parts.extend(looking_back(s));
    let mut middle = stages::parts(s);
    middle.push(Part::new(PartId::BuyerMap, map::fields(s)));
    middle.push(Part::new(PartId::InTheWay, in_the_way::fields(s)));
    // What the last session had no time for comes first today.
    middle.sort_by_key(|part| !s.situation.background.out_of_time.contains(&part.id));
    parts.extend(middle);
    parts.push(Part::new(PartId::NextCall, call::fields(s)));
    parts.extend(rehearsal(s));
    parts
}

/// A decided deal: what the process asks of it, then the one thing that changes.
fn debriefing(s: SoFar<'_>) -> Vec<Part> {
    let part = |part: &DebriefPart| Part {
        id: PartId::Debrief(part.id.clone()),
        name: part.name.clone(),
        minutes: Some(part.minutes_planned()),
        way: None,
        fields: debrief::fields(s, part),
    };
    let open = Part::new(PartId::Open, opening::fields(s));
    let change = Part::new(PartId::OneChange, debrief::change(s));
    let change = Part { minutes: Some(PART_MINUTES), ..change };
    let parts = s.situation.background.debrief.iter().map(part);
    std::iter::once(open).chain(parts).chain([change]).collect()
}

/// Ten minutes: what is late, what is in the way, the next call, one step.
fn quick(s: SoFar<'_>) -> Vec<Part> {
    let opening = opening::fields(s);
    let mut parts = Vec::new();
    if !opening.is_empty() {
        parts.push(Part::new(PartId::Open, opening));
    }
    parts.extend(looking_back(s));
    parts.push(Part::new(PartId::InTheWay, in_the_way::fields(s)));
    parts.push(Part::new(PartId::NextCall, call::fields(s)));
    parts.extend(rehearsal(s));
    parts
}

/// Say it once: on the agenda of a full session, in others once somebody went
/// there.
fn rehearsal(s: SoFar<'_>) -> Option<Part> {
    let session = s.session;
    let is_planned = session.kind == SessionKind::Full && session.manager.is_some();
    let is_begun = session.seconds.contains_key(&PartId::Rehearse);
    let can = planned::next(s).is_some_and(|plan| plan.objective.is_some());
    (can && (is_planned || is_begun)).then(|| Part::new(PartId::Rehearse, vec![Field::SaidOnce]))
}

/// Looking back; none where there is nothing to look back on.
fn looking_back(s: SoFar<'_>) -> Option<Part> {
    let mut fields = look_back::fields(s);
    fields.extend(outcome::fields(s));
    fields.extend(handing_back::fields(s));
    let is_empty = fields.is_empty() && s.situation.background.closed.is_empty();
    (!is_empty).then(|| Part::new(PartId::LookBack, fields))
}
