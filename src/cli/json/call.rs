//! `sideline.calls/1` and `sideline.call/1`.

use jiff::civil::Date;
use serde::Serialize;

use super::step_in::{StepIn, step_in};
use super::{Unread, text};
use crate::domain::action::Side;
use crate::domain::books::Books;
use crate::domain::call::{Asker, Call as Planned, ManagerRole, Outcome};
use crate::domain::deal::DealNames;

/// Many calls.
#[derive(Debug, Serialize)]
pub struct Many {
    schema: &'static str,
    today: String,
    calls: Vec<Call>,
    unread: Vec<Unread>,
}

/// One call.
#[derive(Debug, Serialize)]
pub struct One {
    schema: &'static str,
    today: String,
    call: Call,
    unread: Vec<Unread>,
}

/// A call, wherever it stands: the keys of its record in their order.
#[derive(Debug, Serialize)]
pub struct Call {
    id: String,
    deal: String,
    deal_name: String,
    date: Option<String>,
    status: &'static str,
    with: Vec<String>,
    with_names: Vec<String>,
    objective: Option<String>,
    act_by: Option<String>,
    fallback: Option<String>,
    evidence_wanted: Option<String>,
    criterion: Option<String>,
    role_planned: Option<&'static str>,
    asks_planned: Option<&'static str>,
    session: Option<String>,
    role: Option<&'static str>,
    asks: Option<&'static str>,
    minutes: Option<u32>,
    buyer_act: Option<String>,
    buyer_act_by: Option<String>,
    outcome: Option<&'static str>,
    moved_by: Option<&'static str>,
    why: Option<String>,
    step_in: Option<StepIn>,
    starts: Option<String>,
    planned_minutes: Option<u32>,
    r#where: Option<String>,
}

impl Many {
    /// Many calls, in the order given.
    pub fn new(today: Date, calls: Vec<Call>, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.calls/1", today: today.to_string(), calls, unread }
    }
}

impl One {
    /// One call.
    pub fn new(today: Date, call: Call, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.call/1", today: today.to_string(), call, unread }
    }
}

/// The shape of a call.
pub fn call(call: &Planned, deal: &dyn DealNames, books: &Books) -> Call {
    let plan = &call.plan;
    let held = &call.held;
    Call {
        id: call.id.to_string(),
        deal: call.deal.to_string(),
        deal_name: deal.title(),
        date: text(plan.date.as_ref()),
        status: call.status.as_str(),
        with: plan.with.iter().map(ToString::to_string).collect(),
        with_names: plan.with.iter().map(|who| deal.buyer_name(who).to_owned()).collect(),
        objective: plan.objective.clone(),
        act_by: text(plan.act_by.as_ref()),
        fallback: plan.fallback.clone(),
        evidence_wanted: plan.evidence_wanted.clone(),
        criterion: text(plan.criterion.as_ref()),
        role_planned: plan.role_planned.map(ManagerRole::as_str),
        asks_planned: plan.asks_planned.map(Asker::as_str),
        session: text(call.session.as_ref()),
        role: held.role.map(ManagerRole::as_str),
        asks: held.asks.map(Asker::as_str),
        minutes: held.minutes,
        buyer_act: held.buyer_act.clone(),
        buyer_act_by: text(held.buyer_act_by.as_ref()),
        outcome: held.outcome.map(Outcome::as_str),
        moved_by: held.moved_by.map(Side::as_str),
        why: plan.why_none.clone().or_else(|| held.off_why.clone()),
        step_in: plan.step_in.as_ref().map(|gate| step_in(gate, deal, books)),
        starts: text(plan.slot().and_then(|slot| slot.starts(&books.local)).as_ref()),
        planned_minutes: plan.minutes,
        r#where: plan.place.clone(),
    }
}
