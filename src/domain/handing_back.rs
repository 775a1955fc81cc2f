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

/// What a manager stepped in for.
pub fn what_for<'b>(book: &'b DealBook, of: &Checked) -> Option<&'b str> {
    match of {
        Checked::Call(id) => {
            Some(book.calls.get(id)?.plan.objective.as_deref().unwrap_or("the call"))
        }
        Checked::Step(id) => Some(&book.actions.get(id)?.text),
        Checked::Ask(_) => None,
    }
}

/// The step-ins of a deal that were to return by `today`, and of which nobody
/// has said that they have; the first ones first.
pub fn returning(book: &DealBook, today: Date) -> Vec<Returning> {
    let calls = book.calls.values().filter(|call| call.status != CallStatus::Cancelled);
    let calls = calls.filter(|call| call.held.role != Some(ManagerRole::Absent));
    let calls = calls.map(|call| {
        let day = call.plan.date.filter(|_| call.status == CallStatus::Held);
        (Checked::Call(call.id.clone()), call.plan.step_in.as_ref(), day)
    });
    let steps = book.actions.values().filter(|step| step.status != ActionStatus::Dropped);
    let steps = steps.map(|step| {
        let day = step.closed.filter(|_| step.status == ActionStatus::Done);
        (Checked::Step(step.id.clone()), step.step_in.as_ref(), day)
    });
    let mut returning: Vec<Returning> = calls
        .chain(steps)
        .filter_map(|(of, gate, stepped_in)| {
            let on = gate.filter(|gate| gate.back_on.is_none())?.returns?;
            let what = what_for(book, &of)?.to_owned();
            (on <= today).then_some(Returning { of, what, on, stepped_in })
        })
        .collect();
    returning.sort_by_key(|returning| returning.on);
    returning
}
