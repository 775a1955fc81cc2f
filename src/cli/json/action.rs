//! `sideline.actions/1` and `sideline.action/1`.

use jiff::civil::Date;
use serde::Serialize;

use super::step_in::{StepIn, step_in};
use super::{Unread, text};
use crate::domain::action::Action;
use crate::domain::books::Books;
use crate::domain::deal::DealNames;

/// Many steps.
#[derive(Debug, Serialize)]
pub struct Actions {
    schema: &'static str,
    today: String,
    actions: Vec<ActionShape>,
    unread: Vec<Unread>,
}

/// One step.
#[derive(Debug, Serialize)]
pub struct OneAction {
    schema: &'static str,
    today: String,
    action: ActionShape,
    unread: Vec<Unread>,
}

/// A step, wherever it stands.
#[derive(Debug, Serialize)]
pub struct ActionShape {
    id: String,
    deal: String,
    deal_name: String,
    text: String,
    owner: String,
    owner_name: String,
    side: &'static str,
    status: &'static str,
    due: Option<String>,
    due_in_days: Option<i32>,
    done_when: Option<String>,
    criterion: Option<String>,
    person: Option<String>,
    call: Option<String>,
    session: Option<String>,
    agreed_on: Option<String>,
    carries: usize,
    moves: usize,
    created: String,
    closed: Option<String>,
    result: Option<String>,
    why: Option<String>,
    agreed_by: Option<String>,
    agreed_typed_by: Option<String>,
    inside: bool,
    step_in: Option<StepIn>,
}

impl Actions {
    /// Many steps, in the order given.
    pub fn new(today: Date, actions: Vec<ActionShape>, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.actions/1", today: today.to_string(), actions, unread }
    }
}

impl OneAction {
    /// One step.
    pub fn new(today: Date, action: ActionShape, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.action/1", today: today.to_string(), action, unread }
    }
}

/// The shape of a step.
pub fn action(step: &Action, deal: &dyn DealNames, books: &Books, today: Date) -> ActionShape {
    ActionShape {
        id: step.id.to_string(),
        deal: step.deal.to_string(),
        deal_name: deal.title(),
        text: step.text.clone(),
        owner: step.owner.as_str().to_owned(),
        owner_name: deal.owner_name(&step.owner, &books.team).to_owned(),
        side: step.owner.side().as_str(),
        status: step.status.as_str(),
        due: text(step.due.as_ref()),
        due_in_days: step.due.map(|due| (due - today).get_days()),
        done_when: step.done_when.clone(),
        criterion: text(step.criterion.as_ref()),
        person: text(step.person.as_ref()),
        call: text(step.call.as_ref()),
        session: step.agreed.as_ref().and_then(|agreed| Some(agreed.session.as_ref()?.to_string())),
        agreed_on: step.agreed.as_ref().map(|agreed| agreed.on.to_string()),
        carries: step.carries(),
        moves: step.moved.len(),
        created: step.created.to_string(),
        closed: text(step.closed.as_ref()),
        result: step.result.clone(),
        why: step.why.clone(),
        agreed_by: step.agreed.as_ref().and_then(|agreed| text(agreed.by.as_ref())),
        agreed_typed_by: step.agreed.as_ref().and_then(|agreed| text(agreed.typed_by.as_ref())),
        inside: step.is_inside,
        step_in: step.step_in.as_ref().map(|gate| step_in(gate, deal, books)),
    }
}
