//! Handing back: the step-ins after which a deal was to be with its rep again.

use jiff::civil::Date;

use crate::domain::action::ActionStatus;
use crate::domain::books::DealBook;
use crate::domain::call::{CallStatus, ManagerRole};
use crate::domain::session::Checked;

/// A step-in after which the deal was to be back with the rep by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returning {
    /// The call or the step by which the manager stepped in.
    pub of: Checked,
    /// What that was for.
    pub what: String,
    /// The day on which it was to be back.
    pub on: Date,
    /// The day on which they did, none where nobody has said that they did.
    pub stepped_in: Option<Date>,
}

impl Returning {
    /// That the manager stepped in, or was to; without a name it is the reader.
    pub fn told_of(&self, manager: Option<&str>) -> String {
        match (manager, self.stepped_in) {
            (Some(manager), Some(_)) => format!("{manager} stepped in"),
            (Some(manager), None) => format!("{manager} was to step in"),
            (None, Some(_)) => "you stepped in".to_owned(),
            (None, None) => "you were to step in".to_owned(),
        }
    }
}

/// The step-ins of a deal that were to return by `today`, and of which nobody
/// has said that they have; the first ones first.
pub fn returning(book: &DealBook, today: Date) -> Vec<Returning> {
    let calls = book.calls.values().filter(|call| call.status != CallStatus::Cancelled);
    let calls = calls.filter(|call| call.held.role != Some(ManagerRole::Absent));
    let calls = calls.map(|call| {
        let what = call.plan.objective.as_deref().unwrap_or("the call");
        let day = call.plan.date.filter(|_| call.status == CallStatus::Held);
        (Checked::Call(call.id.clone()), call.plan.step_in.as_ref(), what, day)
    });
    let steps = book.actions.values().filter(|step| step.status != ActionStatus::Dropped);
    let steps = steps.map(|step| {
        let day = step.closed.filter(|_| step.status == ActionStatus::Done);
        (Checked::Step(step.id.clone()), step.step_in.as_ref(), step.text.as_str(), day)
    });
    let mut returning: Vec<Returning> = calls
        .chain(steps)
        .filter_map(|(of, gate, what, stepped_in)| {
            let on = gate.filter(|gate| gate.back_on.is_none())?.returns?;
            (on <= today).then(|| Returning { of, what: what.to_owned(), on, stepped_in })
        })
        .collect();
    returning.sort_by_key(|returning| returning.on);
    returning
}
