//! The planned call at Next call: it stands, it moves, it changes, it is called
//! off; and what is asked beside it.

use jiff::civil::date;
use sideline::domain::call::CallPlan;
use sideline::domain::fold::call_after;
use sideline::domain::session::PartId;
use sideline::interview::field::Field;
use sideline::interview::guidance::{self, Guidance};
use sideline::interview::owed;
use sideline::interview::situation::SoFar;
use sideline::interview::topic::{is_asked, prompt};

use crate::support::table::Table;

const CALL: &str = "call.m4x8c2vj";

/// With a call that is planned for Thu 3 Dec.
fn planned() -> Table {
    let plan = CallPlan {
        date: Some(date(2026, 12, 3)),
        with: vec!["dana-fox".parse().unwrap()],
        objective: Some("Dana edits the plan".to_owned()),
        ..CallPlan::default()
    };
    Table::at("simple", "discover").calling(plan)
}

/// What Next call asks by now, where Enter stops in capitals.
fn asks(table: &mut Table) -> String {
    let parts = table.steps();
    let part = parts.into_iter().find(|part| part.id == PartId::NextCall).unwrap();
    table.with(|situation, session, _| {
        let s = SoFar { situation, session };
        let word = |field: &Field| {
            let key = field.to_string();
            let last = key.rsplit('.').next().unwrap();
            if is_asked(s, field) { last.to_uppercase() } else { last.to_owned() }
        };
        part.fields.iter().map(word).collect::<Vec<_>>().join(" ")
    })
}

/// What the session holds and what becomes of the call.
fn holds(table: &mut Table) -> String {
    let content = owed::has_content(&table.session);
    let call = call_after(&table.session, &table.book.calls.values().next().unwrap().clone());
    let has_call = table.with(|situation, session, _| owed::has_call(SoFar { situation, session }));
    let day = call.plan.date.unwrap();
    format!("{} on {day}; call {has_call}, content {content}", call.status)
}

#[test]
fn a_planned_call_is_asked_of_before_a_new_one() {
    #[track_caller]
    fn case(answers: &[(&str, &str)], expected: &str, after: &str) {
        let mut table = planned();
        for (line, answer) in answers {
            table.keep(&format!("{CALL}.{line}"), answer).unwrap();
        }
        assert_eq!(asks(&mut table), expected, "{answers:?}");
        assert_eq!(holds(&mut table), after, "{answers:?}");
    }
    let stands = "planned on 2026-12-03; call true, content false";
    case(&[], "STANDS date", stands);
    case(&[("stands", "kept")], "stands date", stands);
    case(&[("stands", "moved")], "stands DATE date", stands);
    let moved = "planned on 2026-12-11; call true, content true";
    case(&[("stands", "moved"), ("date", "11 dec")], "stands date date", moved);
    let off = "cancelled on 2026-12-03; call false, content false";
    case(&[("stands", "off-by-us")], "stands DATE WHY", off);
    case(&[("stands", "off-by-them")], "stands DATE WHY", off);
    case(&[("stands", "off-by-us"), ("stands", "kept")], "stands date", stands);
    case(&[("stands", "kept"), ("stands", "")], "STANDS date", stands);
}

#[test]
fn a_changed_call_keeps_what_nobody_changed() {
    let mut table = planned();
    table.keep(&format!("{CALL}.stands"), "changed").unwrap();
    let lines = "DATE WITH OBJECTIVE ACT_BY FALLBACK EVIDENCE_WANTED ROLE_PLANNED SAY_IT_ONCE";
    assert_eq!(asks(&mut table), format!("stands {lines} date"));
    table.keep(&format!("{CALL}.date"), "").unwrap();
    table.keep(&format!("{CALL}.objective"), "Dana signs the plan").unwrap();
    table.keep(&format!("{CALL}.stands"), "changed").unwrap();
    let plan = &table.session.calls.values().next().unwrap();
    assert_eq!(plan.date, Some(date(2026, 12, 3)));
    assert_eq!(plan.objective.as_deref(), Some("Dana signs the plan"));
    assert_eq!(table.session.calls.len(), 1, "the same record");
}

#[test]
fn a_call_that_moves_beyond_the_day_of_their_act_asks_it_again() {
    #[track_caller]
    fn case(to: &str, asked: &str, by: Option<jiff::civil::Date>) {
        let mut table = planned();
        let call = table.book.calls.values_mut().next().unwrap();
        call.plan.act_by = Some(date(2026, 12, 4));
        table.keep(&format!("{CALL}.stands"), "moved").unwrap();
        table.keep(&format!("{CALL}.date"), to).unwrap();
        assert_eq!(asks(&mut table), asked, "{to}");
        assert_eq!(table.session.calls.values().next().unwrap().act_by, by, "{to}");
    }
    case("4 dec", "stands date date", Some(date(2026, 12, 4)));
    case("8 dec", "stands date ACT_BY date", None);
}

#[test]
fn a_second_call_is_for_who_wants_one() {
    let mut table = planned();
    table.keep(&format!("{CALL}.stands"), "kept").unwrap();
    table.keep("call.NEW.date", "10 dec").unwrap();
    assert_eq!(table.session.calls.len(), 1);
    assert!(!table.session.calls.contains_key(&"m4x8c2vj".parse().unwrap()));
    let next = asks(&mut table);
    assert!(next.starts_with("stands date WITH OBJECTIVE"), "{next}");
}

#[test]
fn a_call_of_before_today_is_looked_back_on_instead() {
    let mut table = planned();
    let call = table.book.calls.values_mut().next().unwrap();
    call.plan.date = Some(date(2026, 11, 20));
    assert_eq!(asks(&mut table), "DATE WHY");
}

#[test]
fn nothing_is_marked_before_somebody_chose() {
    let mut table = planned();
    let field: Field = format!("{CALL}.stands").parse().unwrap();
    let prompt = table.with(|situation, session, _| prompt(situation, session, &field));
    assert_eq!(prompt.kept, "");
    let part = table.steps().into_iter().find(|part| part.id == PartId::NextCall).unwrap();
    let above =
        table.with(|situation, session, _| guidance::guidance(SoFar { situation, session }, &part));
    let is_sentence = |lead: &&Guidance| matches!(lead, Guidance::Sentence(_));
    assert_eq!(above.iter().filter(is_sentence).count(), 1, "the call as it is planned");
    assert_eq!(prompt.aside, "", "it is said once");
}

#[test]
fn the_day_of_a_call_whose_plan_changes_is_there_to_be_replaced() {
    let mut table = planned();
    table.keep(&format!("{CALL}.stands"), "changed").unwrap();
    let field: Field = format!("{CALL}.date").parse().unwrap();
    let asked =
        |table: &mut Table| table.with(|situation, session, _| prompt(situation, session, &field));
    let before = asked(&mut table);
    assert!(before.is_offer() && !before.offered.text().is_empty(), "{before:?}");
    table.keep(&field.to_string(), "fri 11 dec").unwrap();
    let after = asked(&mut table);
    assert!(!after.is_offer() && after.kept.contains("11 Dec"), "{after:?}");
}
