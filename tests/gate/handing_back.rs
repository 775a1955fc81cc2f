//! Handing back: on the day a step-in returns, the rep is asked, until it is back.

use jiff::civil::{Date, date};
use sideline::domain::action::ActionStatus;
use sideline::domain::call::{CallPlan, CallStatus, ManagerRole};
use sideline::domain::fold::{call_after, looked_back};
use sideline::domain::step_in::StepIn;
use sideline::interview::keep::Refusal;
use sideline::interview::topic::prompt;

use crate::support::table::{TODAY, Table};

const CALL: &str = "looked_back.call.m4x8c2vj";
const STEP: &str = "looked_back.action.aaaa1111";

fn gate(returns: Date) -> StepIn {
    StepIn { returns: Some(returns), ..StepIn::default() }
}

/// With a call of last Friday's by which the manager steps in until that day.
fn called(returns: Date) -> Table {
    let plan = CallPlan {
        date: Some(date(2026, 11, 20)),
        objective: Some("Dana signs".to_owned()),
        step_in: Some(gate(returns)),
        ..CallPlan::default()
    };
    Table::at("simple", "discover").calling(plan)
}

/// With a step of the manager's by which they step in until that day.
fn owing(returns: Date) -> Table {
    let mut table = Table::at("simple", "discover").owing("aaaa1111", "goran", TODAY);
    table.book.actions.values_mut().next().unwrap().step_in = Some(gate(returns));
    table
}

/// What is asked of handing back by now.
fn parts(table: &mut Table) -> String {
    let fields = table.steps().into_iter().flat_map(|part| part.fields);
    let keys = fields.map(|field| field.to_string());
    let parts = keys.filter_map(|key| key.rsplit_once('.').map(|(_, part)| part.to_owned()));
    let is_back = |part: &String| matches!(part.as_str(), "back_on" | "next_time");
    parts.filter(is_back).collect::<Vec<_>>().join(" ")
}

#[test]
fn on_the_day_it_returns_the_rep_is_asked_and_not_before() {
    let tomorrow = TODAY.tomorrow().unwrap();
    for of in [called, owing] {
        assert_eq!(parts(&mut of(tomorrow)), "");
        assert_eq!(parts(&mut of(TODAY)), "back_on");
        assert_eq!(parts(&mut of(date(2026, 11, 20))), "back_on");
    }
}

#[test]
fn only_who_is_known_to_have_stepped_in_is_said_to_have() {
    let section = |mut table: Table, of: &str| {
        let field = format!("{of}.back_on").parse().unwrap();
        table.with(|situation, session, _| prompt(situation, session, &field).section)
    };
    assert_eq!(section(called(TODAY), CALL), "Goran was to step in: Dana signs");
    assert_eq!(section(owing(TODAY), STEP), "Goran was to step in: Step aaaa1111");
    let mut held = called(TODAY);
    held.book.calls.values_mut().next().unwrap().status = CallStatus::Held;
    assert_eq!(section(held, CALL), "Goran stepped in: Dana signs");
    let mut done = owing(TODAY);
    let step = done.book.actions.values_mut().next().unwrap();
    (step.status, step.closed) = (ActionStatus::Done, Some(TODAY));
    assert_eq!(section(done, STEP), "Goran stepped in: Step aaaa1111");
}

#[test]
fn that_it_is_back_is_kept_with_what_the_rep_would_do_alone() {
    let said = StepIn {
        back_on: Some(TODAY),
        next_time: Some("Ask for the order".to_owned()),
        ..gate(TODAY)
    };
    let mut table = called(TODAY);
    table.keep(&format!("{CALL}.back_on"), "yes").unwrap();
    assert_eq!(parts(&mut table), "back_on next_time");
    table.keep(&format!("{CALL}.next_time"), "Ask for the order").unwrap();
    let call = call_after(&table.session, &table.book.calls.values().next().unwrap().clone());
    assert_eq!(call.plan.step_in.as_ref(), Some(&said));
    table.book.calls.insert(call.id.clone(), call);
    assert_eq!(parts(&mut table), "");

    let mut table = owing(TODAY);
    table.keep(&format!("{STEP}.back_on"), "yes").unwrap();
    table.keep(&format!("{STEP}.next_time"), "Ask for the order").unwrap();
    let step = looked_back(&table.session, table.book.actions.values().next().unwrap());
    assert_eq!(step.step_in, Some(said));
}

#[test]
fn what_is_not_back_yet_is_asked_again() {
    let mut table = called(TODAY);
    table.keep(&format!("{CALL}.back_on"), "not-yet").unwrap();
    assert_eq!(parts(&mut table), "back_on");
    let call = table.book.calls.values().next().unwrap();
    assert_eq!(&call_after(&table.session, call), call);
    assert_eq!(table.keep(&format!("{CALL}.back_on"), "maybe"), Err(Refusal::Choice));
}

#[test]
fn who_did_not_step_in_has_nothing_to_hand_back() {
    let mut table = called(TODAY);
    table.keep(&format!("{CALL}.outcome"), "buyer").unwrap();
    assert_eq!(parts(&mut table), "");
    let mut table = called(TODAY);
    table.book.calls.values_mut().next().unwrap().held.role = Some(ManagerRole::Absent);
    assert_eq!(parts(&mut table), "");
}
