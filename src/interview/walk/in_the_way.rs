//! What is in the way. Each line is hidden until the one before is kept: the
//! rep's view comes before anything that the program has computed, and the
//! manager's comes last.

use super::Part;
use crate::domain::id::MetricId;
use crate::domain::process::SessionKind;
use crate::domain::session::{PartId, Session};
use crate::interview::field::{CoachingLine, Field, InTheWayLine};
use crate::interview::situation::SoFar;

/// The part.
pub(super) fn part(s: SoFar<'_>) -> Part {
    use InTheWayLine as Line;
    let way = &s.session.in_the_way;
    let mut lines = vec![Line::HoldingUp];
    if way.holding_up.is_some() {
        lines.push(Line::CostingUs);
    }
    if way.costing_us.is_some() {
        lines.push(Line::FirstOption);
    }
    if !way.options.is_empty() {
        lines.push(Line::SecondOption);
    }
    if way.options.len() > 1 {
        lines.push(Line::Chosen);
    }
    if way.chosen.is_some() {
        lines.push(Line::Need);
    }
    if way.need.is_some() && s.session.manager.is_some() {
        lines.push(Line::MakeAsk);
    }
    let mut fields: Vec<Field> = lines.into_iter().map(Field::InTheWay).collect();
    if way.costing_us.is_some() && asks_why(s) {
        // Before the rep's ways out: it may change them.
        fields.insert(2, Field::MetricWhy(MetricId::days_in_stage()));
    }
    fields.extend(managers_view(s.session).into_iter().map(Field::Coaching));
    Part::new(PartId::InTheWay, fields)
}

/// Whether the rep's own figure is talked about: they are slower here than
/// planned, and somebody is there to talk with.
fn asks_why(s: SoFar<'_>) -> bool {
    s.session.kind != SessionKind::Prep && s.situation.background.pace.is_some()
}

/// What the manager thinks, once the rep has chosen a way out.
fn managers_view(session: &Session) -> Vec<CoachingLine> {
    if session.manager.is_none() || session.in_the_way.chosen.is_none() {
        return Vec::new();
    }
    match session.coaching.manager_view {
        Some(_) => vec![CoachingLine::View, CoachingLine::ViewIs],
        None => vec![CoachingLine::View],
    }
}

/// The step of a quick session: the rep's view, then which of two it is.
pub(super) fn quick(session: &Session) -> Part {
    let mut lines = vec![InTheWayLine::HoldingUp];
    if session.in_the_way.holding_up.is_some() {
        lines.push(InTheWayLine::CostingUs);
    }
    let fields = lines.into_iter().map(Field::InTheWay).collect();
    Part::new(PartId::InTheWay, fields)
}
