//! Every step of every kind, as it is left.

use std::fmt::Write as _;

use insta::assert_snapshot;
use jiff::civil::date;
use sideline::domain::session::PartId;

use super::before;
use crate::support::play::Play;

/// The question before a session on a deal whose close date is ours, perhaps.
fn due_soon() -> Play {
    let mut play = before();
    let books = play.model.books.as_mut().unwrap().change();
    let deal = &mut books.deals.values_mut().next().unwrap().deal;
    deal.close_date = Some(date(2026, 12, 20));
    play
}

/// Each step of the session that begins with that key, as it is before its last
/// answer.
fn pictures(key: &str) -> String {
    let mut steps: Vec<(PartId, String)> = Vec::new();
    due_soon().keys(key).talk(|play| {
        let step = play.session_screen().unwrap().at.clone();
        steps.retain(|(seen, _)| *seen != step);
        let picture = play.screen();
        steps.push((step, picture));
    });
    let mut pictures = String::new();
    for (step, picture) in steps {
        writeln!(pictures, "==== {step}\n{picture}").unwrap();
    }
    pictures
}

#[test]
fn quick() {
    assert_snapshot!(pictures("1"));
}

#[test]
fn standard() {
    assert_snapshot!(pictures("2"));
}

#[test]
fn full() {
    assert_snapshot!(pictures("3"));
}

#[test]
fn recorded_afterwards() {
    assert_snapshot!(pictures("r"));
}

#[test]
fn prep() {
    assert_snapshot!(pictures("p"));
}
