//! How much of the process a session went through: which parts were worked, and
//! which were only passed.

use super::{Part, Way, body};
use crate::domain::session::{PartId, Points, Session};
use crate::interview::field::Field;
use crate::interview::leads::Counts;
use crate::interview::prompt::{Entry, Says};
use crate::interview::situation::{Situation, SoFar};
use crate::interview::topic;

/// What a session is expected to go through as one: a part, or all stages
/// behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The parts of the agenda.
    pub parts: Vec<PartId>,
    /// What it is called.
    pub name: String,
    /// Whether it was gone through, and not just past.
    pub is_worked: bool,
}

/// What a session is expected to go through, in the order of the agenda: not
/// the stages ahead, nor that for which no time was left.
pub fn expected(s: SoFar<'_>) -> Vec<Expected> {
    let blank = untouched(s);
    let blank = SoFar { session: &blank, ..s };
    let (begun, now) = (body(blank), body(s));
    let is_expected = |part: &&Part| {
        let is_ahead = matches!(part.way, Some(Way::Next | Way::Later));
        !is_ahead && !s.session.out_of_time.contains(&part.id) && !asked(blank, part).is_empty()
    };
    let mut expected: Vec<Expected> = Vec::new();
    let (behind, others): (Vec<&Part>, Vec<&Part>) =
        begun.iter().filter(is_expected).partition(|part| part.way == Some(Way::Behind));
    for part in &now {
        if behind.first().is_some_and(|first| first.id == part.id) {
            expected.push(as_one(s, blank, &behind));
        }
        let here = others.iter().find(|begun| begun.id == part.id);
        expected.extend(here.map(|begun| alone(s, blank, begun)));
    }
    expected
}

/// Adherence in points.
pub fn points(situation: &Situation<'_>, session: &Session) -> Points {
    let expected = expected(SoFar { situation, session });
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let worked = expected.iter().filter(|part| part.is_worked).count();
    Points { worked: count(worked), expected: count(expected.len()) }
}

/// The parts that were not worked, by name, each with those of the agenda. Of what is
/// written down afterwards a missing call and step have their own reasons, and nobody
/// has to ask for help.
pub fn not_worked(s: SoFar<'_>) -> Vec<Expected> {
    let is_afterwards = s.session.is_recorded_afterwards();
    let has_its_own = |part: &Expected| {
        is_afterwards
            && part
                .parts
                .iter()
                .all(|part| matches!(part, PartId::NextCall | PartId::Steps | PartId::Asks))
    };
    let expected = expected(s).into_iter();
    expected.filter(|part| !part.is_worked && !has_its_own(part)).collect()
}

/// The session before anything was said in it.
fn untouched(s: SoFar<'_>) -> Session {
    let SoFar { situation, session } = s;
    let sitting = session.sitting();
    let mut blank = Session::start(sitting, situation.deal, situation.process);
    blank.spontaneous = session.spontaneous;
    blank.planned_minutes = session.planned_minutes;
    blank.stage_at_start.clone_from(&session.stage_at_start);
    blank.changed.process.clone_from(&session.changed.process);
    blank
}

/// The fields at which Enter stops.
fn asked<'a>(s: SoFar<'_>, part: &'a Part) -> Vec<&'a Field> {
    let stops = |field: &&Field| match topic::counts(s, field) {
        Counts::Expected => true,
        // What is firm is there to be seen; what the program tells is not.
        Counts::OnlySeen => is_firm(field),
        Counts::Offered | Counts::Known => false,
    };
    part.fields.iter().filter(stops).collect()
}

fn alone(s: SoFar<'_>, blank: SoFar<'_>, part: &Part) -> Expected {
    let fields = asked(blank, part);
    let is_worked = is_half_kept(s, &fields) && fields.iter().any(|field| is_said(s, field));
    Expected { parts: vec![part.id.clone()], name: name(s, part), is_worked }
}

/// Of the stages behind it is enough that they were seen; that nobody knows, or that
/// we assume so, is not enough.
fn as_one(s: SoFar<'_>, blank: SoFar<'_>, parts: &[&Part]) -> Expected {
    let fields: Vec<&Field> = parts.iter().flat_map(|part| asked(blank, part)).collect();
    let is_kept = |field: &Field| topic::is_kept(s, field);
    let done = fields.iter().filter(|field| is_kept(field) || is_seen(s, field));
    let looked_at = |field: &&Field| {
        if is_kept(field) { is_said(s, field) || is_firm(field) } else { is_seen(s, field) }
    };
    let is_worked = 2 * done.count() >= fields.len() && fields.iter().any(looked_at);
    let name = match parts {
        [only] => name(s, only),
        _ => "the stages behind".to_owned(),
    };
    let parts = parts.iter().map(|part| part.id.clone()).collect();
    Expected { parts, name, is_worked }
}

/// Whether it is the one line of a stage of which nothing is open: Enter there is to see
/// it.
const fn is_firm(field: &Field) -> bool {
    matches!(field, Field::StillFirm(_))
}

/// Whether somebody saw a line that shows what an earlier session found.
fn is_seen(s: SoFar<'_>, field: &Field) -> bool {
    let Field::Exit(id, _) = field else { return false };
    s.session.saw(&id.stage) && s.situation.deal.finding(id).on.is_some()
}

fn name(s: SoFar<'_>, part: &Part) -> String {
    let stage = part.id.stage().and_then(|id| s.situation.process.stage(id));
    stage.map_or_else(|| part.name.clone(), |stage| stage.name.clone())
}

fn is_half_kept(s: SoFar<'_>, fields: &[&Field]) -> bool {
    let kept = fields.iter().filter(|field| topic::is_kept(s, field)).count();
    2 * kept >= fields.len()
}

/// Whether somebody said something at a field: neither that we do not know nor just
/// that we assume so, nor the plan that was marked for them.
fn is_said(s: SoFar<'_>, field: &Field) -> bool {
    let prompt = topic::ask(s, field);
    let says_little = matches!(prompt.kept.as_str(), "" | "?" | "unknown")
        || (prompt.kept == "a" && is_bare(s, field));
    let is_plan = matches!(prompt.entry, Entry::Choice(_, Says::Plan(_)));
    topic::is_kept(s, field) && !says_little && !is_plan
}

/// Whether nothing was typed beside the answer to an outcome.
fn is_bare(s: SoFar<'_>, field: &Field) -> bool {
    let Field::Exit(id, _) = field else { return false };
    s.session.exit.get(id).is_none_or(|found| found.finding.evidence.is_none())
}
