//! Agree: the steps, what both learned, the read-back.

use super::Part;
use crate::domain::process::SessionKind;
use crate::domain::session::PartId;
use crate::interview::checks;
use crate::interview::checks::Check;
use crate::interview::field::{CoachingLine, Field, StepLine};
use crate::interview::situation::SoFar;
use crate::interview::topic::{agreement, help, step};

/// The part. A rep who prepares alone is only done with it.
pub(super) fn part(s: SoFar<'_>) -> Part {
    if s.session.kind == SessionKind::Prep {
        let part = Part::new(PartId::Agree, vec![Field::Prepared]);
        return Part { name: "Ready".to_owned(), ..part };
    }
    let (kind, is_afterwards) = (s.session.kind, s.session.is_recorded_afterwards());
    // A debrief has its step, and what was done well, in a part of its own.
    let is_short = matches!(kind, SessionKind::Quick | SessionKind::Debrief);
    let mut fields = agreement::passing(s);
    if !is_afterwards && kind != SessionKind::Debrief {
        fields.extend(steps(s));
    }
    if kind != SessionKind::Debrief {
        fields.extend(agreement::missing(s));
    }
    if !is_short {
        fields.push(Field::NextSession);
    }
    if !is_short && !is_afterwards {
        fields.push(Field::Coaching(CoachingLine::Lesson));
        if s.session.manager.is_some() {
            fields.push(Field::Coaching(CoachingLine::Strength));
            fields.extend(help::fields(s));
        }
    }
    fields.extend(checks::checks(s).iter().map(Check::field));
    fields.extend(agreement::word(s));
    Part::new(PartId::Agree, fields)
}

/// The steps, and a further one; one step is what a quick session is for.
pub(super) fn steps(s: SoFar<'_>) -> Vec<Field> {
    let steps = s.session.steps_in_order().into_iter();
    let mut fields: Vec<Field> = steps.flat_map(|(id, _)| step::fields(s, id)).collect();
    if s.session.kind != SessionKind::Quick || s.session.actions.is_empty() {
        fields.push(Field::Step(s.situation.fresh.action.clone(), StepLine::Text));
    }
    fields
}
