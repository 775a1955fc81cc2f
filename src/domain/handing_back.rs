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
    /// The day of the call or of the step, where there is one.
    pub stepped_in: Option<Date>,
}

/// The step-ins of a deal that were to return by `today`, and of which nobody
/// has said that they have; the first ones first.
pub fn returning(book: &DealBook, today: Date) -> Vec<Returning> {
    let calls = book.calls.values().filter(|call| call.status != CallStatus::Cancelled);
    let calls = calls.filter(|call| call.held.role != Some(ManagerRole::Absent));
    let calls = calls.map(|call| {
        let what = call.plan.objective.as_deref().unwrap_or("the call");
        (Checked::Call(call.id.clone()), call.plan.step_in.as_ref(), what, call.plan.date)
    });
    let steps = book.actions.values().filter(|step| step.status != ActionStatus::Dropped);
    let steps = steps.map(|step| {
        let day = step.closed.or(step.due);
        (Checked::Step(step.id.clone()), step.step_in.as_ref(), step.text.as_str(), day)
    });
    let mut returning: Vec<Returning> = calls
        .chain(steps)
        .filter_map(|(of, gate, what, stepped_in)| {
            let on = gate.filter(|gate| gate.back_on.is_none())?.returns?;
            let stepped_in = stepped_in.filter(|day| *day <= today);
            (on <= today).then(|| Returning { of, what: what.to_owned(), on, stepped_in })
        })
        .collect();
    returning.sort_by_key(|returning| returning.on);
    returning
}
