//! Closing a session, with a crash after each step.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use jiff::civil::date;

use crate::domain::action::ActionStatus;
use crate::domain::books::DealBook;
use crate::domain::change::{Change, Record};
use crate::domain::fold;
use crate::domain::session::{LookedBack, Session, SessionState, Then};
use crate::record::disk::trial::{Trial, count, forbidden, full, run};

use super::{ACTION, CALL, DEAL, Desk, SESSION};

/// The workspace right before the example's session is agreed, with a step to
/// look back on.
fn draft() -> (Desk, Session) {
    let desk = Desk::with_examples();
    let mut agreed = desk.book().held()[0].clone();
    for file in [ACTION, CALL] {
        fs::remove_file(desk.root().join(file)).unwrap();
    }
    let folded = "\n[folded]\nk3v9x2m4 = 2026-11-24\n";
    desk.edit(DEAL, folded, "");
    let tables = desk.text(DEAL);
    let start = tables.find("[exit.align.decision-steps]").unwrap();
    let end = tables.find("[exit.align.two-more-people]").unwrap();
    let unknown = "[exit.align.decision-steps]\nstatus = \"unknown\"\n\n";
    desk.put(DEAL, [tables.get(..start).unwrap(), unknown, tables.get(end..).unwrap()].concat());
    desk.put("deals/acme-robotics-plant-rollout/actions/d3f8n2ws.toml", EARLIER);

    agreed.looked_back = [("d3f8n2ws".parse().unwrap(), done())].into();
    fs::remove_file(desk.root().join(SESSION)).unwrap();
    let draft = Session {
        state: SessionState::Draft,
        ended: None,
        minutes: None,
        points: None,
        agreed: [].into(),
        ..agreed.clone()
    };
    desk.store().save(&Change::new(draft)).unwrap();
    (desk, agreed)
}

const EARLIER: &str = r#"format = 1
id = "d3f8n2ws"
text = "Ask Dana which board meeting decides"
owner = "ana"
side = "ours"
status = "open" # since the fair
due = 2026-11-20
created = 2026-11-10
by = "ana"
"#;

fn done() -> LookedBack {
    LookedBack {
        text: "Ask Dana which board meeting decides".into(),
        then: Some(Then::Done),
        got_in_the_way: None,
        note: Some("14 January".into()),
        owner: None,
        due: None,
        closed: None,
    }
}

fn names(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| change.after.place().to_string()).collect()
}

fn put(book: &mut DealBook, change: Change) {
    match change.after {
        Record::Deal(deal) => book.deal = *deal,
        Record::Action(action) => drop(book.actions.insert(action.id.clone(), *action)),
        Record::Ask(ask) => drop(book.asks.insert(ask.id.clone(), *ask)),
        Record::Call(call) => drop(book.calls.insert(call.id.clone(), *call)),
        Record::Session(session) => drop(book.sessions.insert(session.id.clone(), *session)),
        Record::Team(_) | Record::Profile(_) | Record::Proposal(_) => {}
    }
}

#[test]
fn agreeing_writes_the_session_then_what_follows_from_it() {
    let (desk, agreed) = draft();
    let mut book = desk.book();
    let changes = desk.store().agree(&agreed, &book).unwrap().changes;
    let earlier = "deals/acme-robotics-plant-rollout/actions/d3f8n2ws.toml";
    assert_eq!(names(&changes), [SESSION, ACTION, CALL, earlier, DEAL]);
    for change in changes {
        put(&mut book, change);
    }
    let read = desk.book();
    assert_eq!(read.deal, book.deal);
    assert_eq!(read.actions, book.actions);
    assert_eq!(read.asks, book.asks);
    assert_eq!(read.calls, book.calls);
    assert_eq!(read.sessions, book.sessions);

    let text = desk.text(earlier);
    let expected = EARLIER.replace("\"open\"", "\"done\"");
    assert_eq!(text, expected + "closed = 2026-11-24\nresult = \"14 January\"\n");
    let examples = Desk::with_examples();
    assert_eq!(desk.text(DEAL), examples.text(DEAL));
    assert_eq!(names(&fold::changes(&agreed, &read)), [] as [&str; 0]);
}

#[test]
fn after_a_crash_the_same_call_goes_on_where_it_stopped() {
    let (whole, agreed) = draft();
    whole.store().agree(&agreed, &whole.book()).unwrap();
    let expected = whole.relative();
    for crash in 0..=5 {
        let (desk, agreed) = draft();
        let before = desk.book();
        for step in fold::changes(&agreed, &before).into_iter().take(crash) {
            desk.store().save(&step).unwrap();
        }
        // The same window tries again with what it knew, then a new one starts.
        desk.store().agree(&agreed, &before).unwrap();
        assert_eq!(desk.relative(), expected, "again after {crash}");
        desk.store().agree(&agreed, &desk.book()).unwrap();
        assert_eq!(desk.relative(), expected, "anew after {crash}");
    }
    for crash in 0..=5 {
        let (desk, agreed) = draft();
        for step in fold::changes(&agreed, &desk.book()).into_iter().take(crash) {
            desk.store().save(&step).unwrap();
        }
        desk.store().agree(&agreed, &desk.book()).unwrap();
        assert_eq!(desk.relative(), expected, "anew at once after {crash}");
    }
}

#[test]
fn what_somebody_did_since_is_not_undone_by_agreeing_again() {
    let (desk, agreed) = draft();
    let stale = desk.book();
    desk.store().agree(&agreed, &stale).unwrap();
    desk.edit(ACTION, "status = \"open\"", "status = \"done\"");
    desk.edit(DEAL, "buyer_stage = \"diagnose\"", "buyer_stage = \"align\"");
    let there = desk.files();
    let changes = desk.store().agree(&agreed, &stale).unwrap().changes;
    assert_eq!(desk.files(), there);
    let done = |change: &Change| matches!(&change.after, Record::Action(action) if action.status == ActionStatus::Done && action.closed.is_none());
    assert!(changes.iter().any(done), "{changes:?}");
}

#[test]
fn a_session_that_ended_without_agreement_makes_no_steps() {
    let (desk, agreed) = draft();
    let ended = Session {
        state: SessionState::Ended,
        ended_why: Some("Called away".into()),
        agreed: [].into(),
        ..agreed
    };
    desk.store().agree(&ended, &desk.book()).unwrap();
    let book = desk.book();
    assert_eq!(book.actions.len(), 1);
    assert_eq!(book.actions.values().next().unwrap().status, ActionStatus::Done);
    assert!(book.calls.is_empty());
    assert_eq!(book.deal.folded[&ended.id], date(2026, 11, 24));
}

#[test]
fn a_draft_changes_nothing_but_its_own_file() {
    let (desk, agreed) = draft();
    let mut draft = desk.book().draft().unwrap().clone();
    draft.goal = Some("Another".into());
    let changes = desk.store().agree(&draft, &desk.book()).unwrap().changes;
    assert_eq!(names(&changes), [SESSION]);
    assert_eq!(agreed.id, draft.id);
}

/// What is left where the disk fails at one call, and what comes of it when the
/// same session is agreed again.
#[track_caller]
fn goes_on(trial: Trial, expected: &BTreeMap<PathBuf, String>) {
    let (desk, agreed) = draft();
    let known = desk.book();
    run(trial, || desk.store().agree(&agreed, &known).is_ok());
    let left = desk.book();
    let is_agreed = left.draft().is_none();
    let followed =
        !left.deal.folded.is_empty() || !left.calls.is_empty() || left.open_actions().is_empty();
    assert!(is_agreed || !followed, "{trial:?}: something follows from a session not agreed to");
    // The same window tries again with what it knew, then a new one starts.
    for book in [known, desk.book()] {
        desk.store().agree(&agreed, &book).unwrap();
        let mut files = desk.relative();
        files.retain(|file, _| file.extension().is_none_or(|end| end != "tmp"));
        assert_eq!(&files, expected, "{trial:?}");
    }
}

#[test]
fn a_disk_that_fails_at_any_call_costs_no_part_of_an_agreement() {
    let (whole, agreed) = draft();
    let book = whole.book();
    let calls = count(|| whole.store().agree(&agreed, &book).unwrap()).calls.len();
    assert!(calls > 20, "{calls}");
    let expected = whole.relative();
    for at in 1..=calls {
        goes_on(Trial::Kill(at), &expected);
        goes_on(Trial::Refuse(at, full), &expected);
        goes_on(Trial::RefuseFrom(at, forbidden), &expected);
    }
}
