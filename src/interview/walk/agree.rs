//! Agree: the steps, what both learned, the read-back.

use super::Part;
use crate::domain::process::SessionKind;
use crate::domain::session::PartId;
use crate::interview::checks;
use crate::interview::checks::Check;
use crate::interview::field::{CoachingLine, Field, StepLine};
use crate::interview::situation::SoFar;
use crate::interview::topic::{agreement, step};

/// The part. A rep who prepares alone is only done with it.
pub(super) fn part(s: SoFar<'_>) -> Part {
    if s.session.kind == SessionKind::Prep {
        let step = Part::new(PartId::Agree, vec![Field::Prepared]);
        return Part { name: "Ready".to_owned(), ..step };
    }
    let mut fields = agreement::passing(s);
    for (action, _) in s.session.steps_in_order() {
        fields.extend(step::fields(s, action));
    }
    let is_quick = s.session.kind == SessionKind::Quick;
    // One step is what a quick session is for.
    if !is_quick || s.session.actions.is_empty() {
        fields.push(Field::Step(s.situation.fresh.action.clone(), StepLine::Text));
    }
    fields.extend(agreement::missing(s));
    if !is_quick {
        fields.push(Field::NextSession);
        fields.push(Field::Coaching(CoachingLine::Lesson));
        if s.session.manager.is_some() {
            fields.push(Field::Coaching(CoachingLine::Strength));
        }
    }
    fields.extend(checks::checks(s).iter().map(Check::field));
    fields.extend(agreement::word(s));
    Part::new(PartId::Agree, fields)
}
