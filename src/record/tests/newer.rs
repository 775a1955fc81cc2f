//! A record in a newer format: shown as far as it is known, and never written.

use crate::domain::books::Cause;
use crate::domain::change::{Change, Record};

use super::{ACTION, DEAL, Desk, SESSION};

#[test]
fn a_newer_record_is_shown_as_far_as_it_is_known_told_and_never_written() {
    #[track_caller]
    fn case(file: &str, change: impl Fn(&Desk) -> Change) {
        let desk = Desk::with_examples();
        let change = change(&desk);
        desk.edit(file, "format = 1\n", "format = 2\nbeyond = { this = \"version\" }\n");
        let text = desk.text(file);
        let books = desk.store().load(std::collections::BTreeMap::new());
        let [unread] = books.unread.as_slice() else { panic!("{:?}", books.unread) };
        assert_eq!((unread.file.as_str(), &unread.cause), (file, &Cause::Newer));
        let before = change.before.as_ref().unwrap();
        assert!(books.has(before), "{file} is shown");
        assert_eq!(books.newer(before), Some(unread), "{file} is known to be newer");
        let refused = desk.store().save(&change).unwrap_err();
        assert!(refused.to_string().contains("newer sideline"), "{refused}");
        assert_eq!(desk.text(file), text);
    }
    case(DEAL, |desk| {
        let deal = desk.book().deal;
        let mut after = deal.clone();
        after.name = "Another".to_owned();
        Change::of(deal, after)
    });
    case(ACTION, |desk| {
        let (_, step) = desk.book().actions.pop_first().unwrap();
        let mut after = step.clone();
        after.text = "Send something else".to_owned();
        Change::of(step, after)
    });
    case(SESSION, |desk| {
        let (_, session) = desk.book().sessions.pop_first().unwrap();
        let mut after = session.clone();
        after.goal = Some("Something else".to_owned());
        Change { before: Some(Record::from(session)), after: after.into() }
    });
}
