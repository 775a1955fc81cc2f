//! Figures of the program: beside the rep's own words, and only after them.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use sideline::domain::action::ActionStatus;
use sideline::domain::call::{Call, CallPlan, CallStatus, Held};
use sideline::domain::coaching::MetricWhy;
use sideline::domain::date_move::DateMove;
use sideline::domain::deal::{Deal, DealStatus, StageMove};
use sideline::domain::money::Amount;
use sideline::domain::process::SessionKind;
use sideline::domain::profile::Profile;
use sideline::domain::session::{SessionState, Whose};
use sideline::domain::step_in::StepIn;
use sideline::interview::guidance::{Guidance, notes};
use sideline::interview::keep::Refusal;
use sideline::interview::situation::SoFar;
use sideline::interview::topic::prompt;

use crate::support::table::{TODAY, Table, won};

/// The facts below the opening.
fn facts(table: &mut Table) -> Vec<String> {
    let step = table.steps().remove(0);
    let facts = table.with(|situation, session, _| notes(SoFar { situation, session }, &step));
    let line = |lead| match lead {
        Guidance::Pair(label, text) => format!("{label}: {text}"),
        other => panic!("{other:?}"),
    };
    facts.into_iter().map(line).collect()
}

fn worth(amount: &str) -> Table {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.book.deal.amount = Some(Amount { value: amount.parse().unwrap(), currency: None });
    table
}

#[test]
fn figures_wait_for_the_reps_own_words() {
    let mut table = worth("120000");
    assert!(facts(&mut table).is_empty());
    table.keep("goal", "Is the date real?").unwrap();
    assert_eq!(facts(&mut table), ["Amount: 120 000", "In this stage: 0 days, planned 21"]);
}

#[test]
fn an_amount_stands_beside_the_orders_that_were_won() {
    #[track_caller]
    fn case(amount: &str, others: &[&str], expected: &str) {
        let mut table = worth(amount);
        let day = date(2026, 3, 1);
        table.others = others.iter().map(|amount| won("ana", amount, day)).collect();
        table.keep("goal", "Is the date real?").unwrap();
        assert_eq!(facts(&mut table)[0], format!("Amount: {expected}"));
    }
    case("100", &["80", "90", "100", "110", "70", "91"], "100, 1.1x your average of 6");
    case("100", &["80", "90", "110"], "100");
    case("100", &["80", "90"], "100, the largest this year");
    case(
        "400",
        &["80", "90", "100", "110", "120"],
        "400, 4.0x your average of 5, the largest this year",
    );
}

/// After a session on 9 November.
fn after_a_session() -> Table {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    let mut last = table.session.clone();
    last.id = "k3v9x2m4".parse().unwrap();
    last.state = SessionState::Agreed;
    last.started =
        date(2026, 11, 9).at(10, 0, 0, 0).to_zoned_datetime(jiff::tz::TimeZone::UTC).unwrap();
    table.book.sessions.insert(last.id.clone(), last);
    table.keep("goal", "Is the date real?").unwrap();
    table
}

fn closed(mut table: Table, id: &str, on: Date) -> Table {
    table = table.owing(id, "ana", on);
    table.book.actions.get_mut(&id.parse().unwrap()).unwrap().done(on, None).unwrap();
    table
}

#[test]
fn what_changed_since_the_last_session_is_one_line() {
    let since = |table: &mut Table| facts(table).remove(0);
    let is_told = |table: &mut Table| facts(table).iter().any(|it| it.starts_with("Since"));
    assert!(!is_told(&mut after_a_session()), "an amount is changed without a record of it");
    let mut table = closed(after_a_session(), "aaaa1111", date(2026, 11, 12));
    table = closed(table, "bbbb2222", date(2026, 11, 9));
    table = closed(table, "cccc3333", date(2026, 11, 8));
    for (day, to) in [(date(2026, 11, 2), date(2026, 12, 1)), (TODAY, date(2027, 1, 31))] {
        let moved = DateMove { from: None, to: Some(to), by: None, why: None };
        table.book.deal.close_date_moved.insert(day, moved);
    }
    for (id, day) in [("m4x8c2vj", date(2026, 11, 18)), ("m4x8c2vk", date(2026, 11, 3))] {
        let call = Call {
            id: id.parse().unwrap(),
            deal: table.book.deal.id.clone(),
            status: CallStatus::Held,
            plan: CallPlan { date: Some(day), ..CallPlan::default() },
            held: Held::default(),
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: None,
        };
        table.book.calls.insert(call.id.clone(), call);
    }
    assert_eq!(
        since(&mut table),
        "Since Mon 9 Nov: 2 steps done, close date moved to Sun 31 Jan, 1 call held"
    );
}

#[test]
fn what_the_last_session_closed_itself_is_no_news() {
    let mut table = closed(after_a_session(), "aaaa1111", date(2026, 11, 9));
    assert_eq!(facts(&mut table)[0], "Since Mon 9 Nov: 1 step done");
    let last = table.book.sessions.values_mut().next().unwrap();
    last.looked_back
        .insert("aaaa1111".parse().unwrap(), sideline::domain::session::LookedBack::default());
    assert!(!facts(&mut table).iter().any(|it| it.starts_with("Since")));
}

#[test]
fn what_one_person_added_or_moved_since_the_last_session_is_news() {
    let mut table = after_a_session().owing("aaaa1111", "goran", date(2026, 11, 27));
    let step = table.book.actions.values_mut().next().unwrap();
    (step.created, step.agreed) = (date(2026, 11, 12), None);
    step.step_in = Some(StepIn::default());
    let moved = StageMove {
        from: "diagnose".parse().unwrap(),
        to: "align".parse().unwrap(),
        by: None,
        why: None,
        missing: Vec::new(),
    };
    table.book.deal.stage_moved.insert(date(2026, 11, 13), moved);
    let people = &mut table.book.deal.people;
    people.values_mut().next().unwrap().left = Some(date(2026, 11, 14));
    let news = "Since Mon 9 Nov: 1 step added, 1 step-in, stage moved to Align, 1 person gone";
    assert_eq!(facts(&mut table)[0], news);
    let step = table.book.actions.values_mut().next().unwrap();
    step.status = ActionStatus::Proposed;
    assert!(!facts(&mut table)[0].contains("added"), "it waits for a word since that session");
}

#[test]
fn a_quick_session_asks_whose_date_it_is() {
    let mut table = Table::at("simple", "discover");
    table.session.kind = SessionKind::Quick;
    table.book.deal.close_date = Some(date(2026, 12, 31));
    let field = table.steps()[0].fields[0].clone();
    let asked = table.with(|situation, session, _| prompt(situation, session, &field));
    assert_eq!(asked.ask, "Whose date is Thu 31 Dec, theirs or ours, and who told you?");
    let refusal = table.keep(&field.to_string(), "Dana").unwrap_err();
    assert_eq!(refusal, Refusal::Whose);
    table.keep(&field.to_string(), "theirs, told by Dana on 12 Nov").unwrap();
    let said = table.session.close_date.clone().unwrap();
    assert_eq!((said.whose, said.source.as_deref()), (Whose::Theirs, Some("Dana on 12 Nov")));
    let asked = table.with(|situation, session, _| prompt(situation, session, &field));
    assert_eq!(asked.kept, "theirs, Dana on 12 Nov");
}

/// With five other deals of Ana's that took 34 days to leave Align.
fn slow() -> Table {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    let slow = |number: usize| {
        let mut deal: Deal = table.book.deal.clone();
        deal.id = format!("slow-{number}").parse().unwrap();
        let left = TODAY.saturating_add(jiff::Span::new().days(34));
        deal.entered.insert("prove".parse().unwrap(), left);
        deal
    };
    table.others = (0..5).map(slow).collect();
    table
}

fn asks_why(table: &mut Table) -> bool {
    let steps = table.steps();
    let step = steps.iter().find(|step| step.name == "In the way").unwrap();
    step.fields.iter().any(|field| field.to_string() == "metric_why.days-in-stage")
}

#[test]
fn the_reps_own_figure_is_talked_about_after_what_it_costs() {
    let mut table = slow();
    table.keep("in_the_way.holding_up", "Legal").unwrap();
    assert!(!asks_why(&mut table), "not before the rep has chosen");
    table.keep("in_the_way.costing_us", "none").unwrap();
    assert!(asks_why(&mut table));
    let field = "metric_why.days-in-stage".parse().unwrap();
    let asked = table.with(|situation, session, _| prompt(situation, session, &field));
    assert_eq!(asked.ask, "Align takes you 34 days (5 deals), planned 21. Same here? Why?");
    table.keep("metric_why.days-in-stage", "I wait too long").unwrap();
    let why = MetricWhy { value: 34, n: 5, why: "I wait too long".to_owned() };
    assert_eq!(table.session.coaching.metric_why.values().next(), Some(&why));
    table.keep("metric_why.days-in-stage", "").unwrap();
    assert!(table.session.coaching.metric_why.is_empty());
}

#[test]
fn what_somebody_put_on_the_session_is_asked_also_where_nobody_knows_what_it_costs() {
    let mut table = slow();
    let mut profile = Profile::new("ana".parse().unwrap());
    profile.next_session.insert("close-rate".parse().unwrap(), TODAY);
    table.profiles.insert(profile.id.clone(), profile);
    for deal in &mut table.others {
        (deal.status, deal.decided) = (DealStatus::Won, Some(TODAY));
    }
    let asked = |table: &mut Table| {
        let steps = table.steps();
        let step = steps.iter().find(|step| step.name == "In the way").unwrap();
        let fields = step.fields.iter().map(ToString::to_string);
        fields.filter(|field| field.starts_with("metric_why")).collect::<Vec<_>>()
    };
    assert!(asked(&mut table).is_empty(), "not before the rep's own view");
    table.keep("in_the_way.holding_up", "Legal").unwrap();
    assert_eq!(asked(&mut table), ["metric_why.close-rate"]);
}

#[test]
fn a_figure_is_no_subject_without_a_manager_time_or_a_figure() {
    #[track_caller]
    fn case(mut table: Table, kind: SessionKind, expected: bool) {
        table.session.kind = kind;
        table.keep("in_the_way.holding_up", "Legal").unwrap();
        table.keep("in_the_way.costing_us", "none").unwrap();
        assert_eq!(asks_why(&mut table), expected, "{kind}");
    }
    case(slow(), SessionKind::Standard, true);
    case(slow(), SessionKind::Full, true);
    case(slow(), SessionKind::Quick, false);
    case(slow(), SessionKind::Prep, false);
    case(Table::at("b2b-buyer-aligned", "align"), SessionKind::Standard, false);
}
