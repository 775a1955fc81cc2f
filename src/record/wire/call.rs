//! `calls/<id>.toml`: one customer call; and its plan as a session has it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::action::Side;
use crate::domain::call::{Asker, Call, CallPlan, CallStatus, Held, ManagerRole, Outcome};
use crate::domain::id::{BuyerId, CallId, CriterionRef, DealId, SessionId};
use crate::domain::step_in::StepIn;

use super::bounded::Length;
use super::date::{Clock, Day};
use super::format::Format;
use super::history::{CallHistoryTable, from_call_history, to_call_history};
use super::keyed::Keyed;
use super::overrides::{OverrideTables, from_overrides, to_overrides};
use super::word::Word;
use super::{Wire, filled, said};

use super::step_in::StepInTable;

/// A call as its file has it. Its deal is the folder it lies in.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CallFile {
    format: Format,
    id: Word<CallId>,
    date: Option<Day>,
    time: Option<Clock>,
    planned_minutes: Option<Length>,
    #[serde(rename = "where")]
    place: Option<String>,
    status: Word<CallStatus>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    with: Vec<Word<BuyerId>>,
    objective: Option<String>,
    act_by: Option<Day>,
    fallback: Option<String>,
    evidence_wanted: Option<String>,
    criterion: Option<Word<CriterionRef>>,
    role_planned: Option<Word<ManagerRole>>,
    asks_planned: Option<Word<Asker>>,
    why: Option<String>,
    session: Option<Word<SessionId>>,
    role: Option<Word<ManagerRole>>,
    asks: Option<Word<Asker>>,
    minutes: Option<u32>,
    buyer_act: Option<String>,
    buyer_act_by: Option<Day>,
    outcome: Option<Word<Outcome>>,
    moved_by: Option<Word<Side>>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    history: Keyed<Day, CallHistoryTable>,
    step_in: Option<StepInTable>,
    #[serde(rename = "override", default, skip_serializing_if = "OverrideTables::is_empty")]
    overrides: OverrideTables,
}

/// `[call.<id>]` of a session.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PlanTable {
    date: Option<Day>,
    time: Option<Clock>,
    planned_minutes: Option<Length>,
    #[serde(rename = "where")]
    place: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    with: Vec<Word<BuyerId>>,
    objective: Option<String>,
    act_by: Option<Day>,
    fallback: Option<String>,
    evidence_wanted: Option<String>,
    criterion: Option<Word<CriterionRef>>,
    role_planned: Option<Word<ManagerRole>>,
    asks_planned: Option<Word<Asker>>,
    why: Option<String>,
    step_in: Option<StepInTable>,
    #[serde(rename = "override", default, skip_serializing_if = "OverrideTables::is_empty")]
    overrides: OverrideTables,
}

impl Wire for CallFile {
    const GROUPS: &'static [&'static str] = &["history", "step_in", "override"];
    const USUAL: &'static [(&'static str, &'static str)] = &[("status", "\"planned\"")];
}

impl CallFile {
    /// The call, as one of that deal.
    pub(crate) fn of(self, deal: DealId) -> Call {
        // Why there is none, or why it was called off.
        let is_off = self.status.0 == CallStatus::Cancelled;
        let (why, off_why) = if is_off { (None, self.why) } else { (self.why, None) };
        let plan = PlanTable {
            date: self.date,
            time: self.time,
            planned_minutes: self.planned_minutes,
            place: self.place,
            with: self.with,
            objective: self.objective,
            act_by: self.act_by,
            fallback: self.fallback,
            evidence_wanted: self.evidence_wanted,
            criterion: self.criterion,
            role_planned: self.role_planned,
            asks_planned: self.asks_planned,
            why,
            step_in: self.step_in,
            overrides: self.overrides,
        };
        let held = Held {
            role: self.role.map(Word::into_inner),
            asks: self.asks.map(Word::into_inner),
            minutes: self.minutes,
            buyer_act: self.buyer_act,
            buyer_act_by: self.buyer_act_by.map(Date::from),
            outcome: self.outcome.map(Word::into_inner),
            moved_by: self.moved_by.map(Word::into_inner),
            off_why,
        };
        let (moved, owner_moved) = from_call_history(self.history);
        Call {
            id: self.id.0,
            deal,
            status: self.status.0,
            plan: plan.into(),
            held,
            moved,
            owner_moved,
            session: self.session.map(Word::into_inner),
        }
    }
}

impl From<Call> for CallFile {
    fn from(call: Call) -> Self {
        let plan = PlanTable::from(call.plan);
        let held = call.held;
        Self {
            format: Format,
            id: Word(call.id),
            date: plan.date,
            time: plan.time,
            planned_minutes: plan.planned_minutes,
            place: plan.place,
            status: Word(call.status),
            with: plan.with,
            objective: plan.objective,
            act_by: plan.act_by,
            fallback: plan.fallback,
            evidence_wanted: plan.evidence_wanted,
            criterion: plan.criterion,
            role_planned: plan.role_planned,
            asks_planned: plan.asks_planned,
            why: plan.why.or(said(held.off_why)),
            session: call.session.map(Word),
            role: held.role.map(Word),
            asks: held.asks.map(Word),
            minutes: held.minutes,
            buyer_act: said(held.buyer_act),
            buyer_act_by: held.buyer_act_by.map(Day),
            outcome: held.outcome.map(Word),
            moved_by: held.moved_by.map(Word),
            history: to_call_history(call.moved, call.owner_moved),
            step_in: plan.step_in,
            overrides: plan.overrides,
        }
    }
}

impl From<CallPlan> for PlanTable {
    fn from(plan: CallPlan) -> Self {
        Self {
            date: plan.date.map(Day),
            time: plan.time.map(Clock),
            planned_minutes: plan.minutes.map(Length),
            place: said(plan.place),
            with: plan.with.into_iter().map(Word).collect(),
            objective: said(plan.objective),
            act_by: plan.act_by.map(Day),
            fallback: said(plan.fallback),
            evidence_wanted: said(plan.evidence_wanted),
            criterion: plan.criterion.map(Word),
            role_planned: plan.role_planned.map(Word),
            asks_planned: plan.asks_planned.map(Word),
            why: said(plan.why_none),
            step_in: plan.step_in.map(StepInTable::from).and_then(filled),
            overrides: to_overrides(plan.overrides),
        }
    }
}

impl From<PlanTable> for CallPlan {
    fn from(table: PlanTable) -> Self {
        Self {
            date: table.date.map(Date::from),
            time: table.time.map(|time| time.0),
            minutes: table.planned_minutes.map(|length| length.0),
            place: table.place,
            with: table.with.into_iter().map(Word::into_inner).collect(),
            objective: table.objective,
            act_by: table.act_by.map(Date::from),
            fallback: table.fallback,
            evidence_wanted: table.evidence_wanted,
            criterion: table.criterion.map(Word::into_inner),
            why_none: table.why,
            role_planned: table.role_planned.map(Word::into_inner),
            asks_planned: table.asks_planned.map(Word::into_inner),
            step_in: table.step_in.map(StepIn::from),
            overrides: from_overrides(table.overrides),
        }
    }
}
