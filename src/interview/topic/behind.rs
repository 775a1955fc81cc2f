//! Stages behind: which of their outcomes a session asks about, and the line
//! that names the others.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{exit, help};
use crate::domain::id::{CriterionRef, StageId};
use crate::domain::process::{SessionKind, Stage};
use crate::interview::field::Field;
use crate::interview::leads::Leads;
use crate::interview::popup::Popup;
use crate::interview::prompt::{Entry, Prompt};
use crate::interview::situation::SoFar;
use crate::interview::verified::{is_firm_ground, is_settled};

/// Outcomes of stages behind that a session asks about, at most.
fn most(s: SoFar<'_>) -> usize {
    match s.session.kind {
        _ if s.situation.background.last_session.is_none() => 4,
        SessionKind::Full | SessionKind::Prep => 12,
        SessionKind::Quick | SessionKind::Standard | SessionKind::Debrief => 8,
    }
}

/// What a stage behind asks: the outcomes of which it is their turn, those that
/// are settled to be seen, and a line for the others.
pub(crate) fn fields(s: SoFar<'_>, stage: &Stage) -> Vec<Field> {
    let waiting = waiting(s, stage);
    let is_shown = |id: &CriterionRef| s.session.exit.contains_key(id) || !waiting.contains(id);
    let shown = stage.required().filter(|criterion| is_shown(&stage.criterion(criterion)));
    let mut fields = exit::fields(s, stage, shown);
    if waiting.iter().any(|id| !is_shown(id)) {
        fields.push(Field::NotToday(stage.id.clone()));
    }
    fields
}

/// What the line for the others opens.
pub(crate) fn others(s: SoFar<'_>, id: &StageId) -> Vec<Field> {
    let Some(stage) = s.situation.process.stage(id) else { return Vec::new() };
    let waiting = waiting(s, stage);
    // Where none waits, somebody said that the ground is firm no longer: any of it may
    // have changed.
    let is_other = |id: &CriterionRef| waiting.is_empty() || waiting.contains(id);
    let others = stage.required().filter(|criterion| is_other(&stage.criterion(criterion)));
    exit::fields(s, stage, others)
}

/// Whether an outcome of a stage behind is asked another day.
pub(crate) fn waits(s: SoFar<'_>, id: &CriterionRef) -> bool {
    s.situation.process.stage(&id.stage).is_some_and(|stage| waiting(s, stage).contains(id))
}

pub(crate) fn ask(s: SoFar<'_>, id: &StageId) -> Prompt {
    let waiting = s.situation.process.stage(id).map(|stage| waiting(s, stage)).unwrap_or_default();
    let others = waiting.into_iter().filter(|id| !s.session.exit.contains_key(id));
    let (never, seen): (Vec<_>, Vec<_>) =
        others.partition(|id| s.situation.deal.finding(id).on.is_none());
    let told = [("Seen before, not today", seen.len()), ("Not today", never.len())];
    let told = told.into_iter().filter(|(_, number)| *number > 0);
    let told: Vec<String> = told.map(|(what, number)| format!("{what}: {number}")).collect();
    Prompt::new("What the buyer has done", told.join(" · "), Entry::Confirm)
        .aside(Some("Enter opens them.".to_owned()))
}

/// Opens them.
pub(crate) fn take(id: &StageId) -> Leads {
    Leads::Over(Popup::NotToday(id.clone()))
}

/// Outcomes of a stage behind that are not verified, and of which it is not
/// their turn.
fn waiting(s: SoFar<'_>, stage: &Stage) -> BTreeSet<CriterionRef> {
    let behind = behind(s);
    if !behind.iter().any(|one| one.id == stage.id) {
        return BTreeSet::new();
    }
    let mut open: Vec<CriterionRef> = behind.into_iter().flat_map(|one| open(s, one)).collect();
    open.sort_by_key(|id| turn(s, id));
    open.into_iter().skip(most(s)).filter(|id| id.stage == stage.id).collect()
}

/// The stages behind whose ground is not firm.
fn behind(s: SoFar<'_>) -> Vec<&Stage> {
    let here = s.situation.process.position(&s.session.stage_at_start).unwrap_or(0);
    let stages = s.situation.process.stages.iter().take(here);
    stages.filter(|stage| !is_firm_ground(s, stage)).collect()
}

fn open(s: SoFar<'_>, stage: &Stage) -> Vec<CriterionRef> {
    let required = stage.required().map(|criterion| stage.criterion(criterion));
    required.filter(|id| !is_settled(s, id)).collect()
}

/// Whose turn it is: first what the rep learns, then those whose evidence left with
/// somebody, then those that were never asked, then the longest not looked at.
fn turn(s: SoFar<'_>, id: &CriterionRef) -> (bool, bool, Option<Date>) {
    let finding = s.situation.deal.finding(id);
    let who = finding.evidence.as_ref().and_then(|evidence| evidence.who.as_ref());
    let has_left = who.is_some_and(|who| s.situation.deal.has_left(who));
    (!help::is_about(s, id), !has_left, finding.on)
}
