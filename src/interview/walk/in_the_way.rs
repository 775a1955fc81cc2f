//! What is in the way. Each part is hidden until the one before is kept: the
//! rep's view comes before anything that the program has computed, and the
//! manager's comes last.

use super::{Setting, Step};
use crate::domain::id::MetricId;
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, StepId};
use crate::interview::field::{CoachingPart, Field, InTheWayPart};

/// The step.
pub(super) fn step(setting: &Setting<'_>, session: &Session) -> Step {
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
    if way.need.is_some() && session.manager.is_some() {
        parts.push(Part::MakeAsk);
    }
    let mut fields: Vec<Field> = parts.into_iter().map(Field::InTheWay).collect();
    if way.costing_us.is_some() && asks_why(setting, session) {
        // Before the rep's ways out: it may change them.
        fields.insert(2, Field::MetricWhy(MetricId::days_in_stage()));
    }
    fields.extend(managers_view(session).into_iter().map(Field::Coaching));
    Step::new(StepId::InTheWay, fields)
}

/// Whether the rep's own figure is talked about: they are slower here than
/// planned, and somebody is there to talk with.
fn asks_why(setting: &Setting<'_>, session: &Session) -> bool {
    session.kind != SessionKind::Prep && setting.background.pace.is_some()
}

/// What the manager thinks, once the rep has chosen a way out.
fn managers_view(session: &Session) -> Vec<CoachingPart> {
    if session.manager.is_none() || session.in_the_way.chosen.is_none() {
        return Vec::new();
    }
    match session.coaching.manager_view {
        Some(_) => vec![CoachingPart::View, CoachingPart::ViewIs],
        None => vec![CoachingPart::View],
    }
}

/// The step of a quick session: the rep's view, then which of two it is.
pub(super) fn quick(session: &Session) -> Step {
    let mut parts = vec![InTheWayPart::HoldingUp];
    if session.in_the_way.holding_up.is_some() {
        parts.push(InTheWayPart::CostingUs);
    }
    let fields = parts.into_iter().map(Field::InTheWay).collect();
    Step::new(StepId::InTheWay, fields)
}
