//! What would not be read again is not written.

use crate::domain::change::Change;
use crate::record::SaveError;

use super::{ACTION, Desk};

/// So many letters, more than a record may get.
fn long() -> String {
    "word ".repeat((950 << 10) / 5)
}

#[test]
fn a_text_that_would_not_be_read_again_is_refused() {
    let desk = Desk::with_examples();
    let before = desk.relative();
    let long = long();
    for words in [
        &["action", "add", &long, "--deal", "acme"][..],
        &["action", "done", "h7k2", "--note", &long],
        &["deal", "edit", "acme", "--name", &long],
        &["ask", "done", "w2n6", "--note", &long],
    ] {
        let failure = desk.types(words).unwrap_err();
        let told = failure.to_string();
        assert!(told.contains("900 KiB"), "{told:.300}");
        assert_eq!(failure.exit_code(), 1);
        assert_eq!(desk.relative(), before);
    }
}

#[test]
fn what_is_large_already_can_be_made_smaller() {
    let desk = Desk::with_examples();
    let text = desk.text(ACTION);
    desk.put(ACTION, format!("{text}# {}\n", long()));
    desk.types(&["action", "done", "h7k2"]).unwrap_err();
    let book = desk.book();
    let step = book.actions.values().next().unwrap().clone();
    let mut shorter = step.clone();
    shorter.done_when = None;
    desk.store().save(&Change::of(step, shorter)).unwrap();
    let mut more = desk.book().actions.values().next().unwrap().clone();
    let less = more.clone();
    more.why = Some("Asked".to_owned());
    let refused = desk.store().save(&Change::of(less, more));
    assert!(matches!(refused, Err(SaveError::TooLarge { .. })), "{refused:?}");
}
