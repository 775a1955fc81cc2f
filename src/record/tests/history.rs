//! Earlier versions: when one is kept, and what is told of a lost file.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use crate::domain::change::Change;
use crate::domain::deal::DealStatus;
use crate::domain::session::{Session, SessionState};
use crate::record::store::Store;

use super::{COACHING, DEAL, Desk, SESSION};

/// Says that a file was written that many minutes after noon of a day in March.
fn written_at(desk: &Desk, file: &str, minutes: u64) {
    let noon = SystemTime::UNIX_EPOCH + Duration::from_hours(497_100);
    let file = File::options().append(true).open(desk.root().join(file)).unwrap();
    file.set_modified(noon + Duration::from_mins(minutes)).unwrap();
}

/// Changes the name of the deal, whose file was last written at that minute.
fn rename(desk: &Desk, store: &Store, minutes: u64, name: &str) {
    written_at(desk, DEAL, minutes);
    let deal = desk.book().deal;
    let mut after = deal.clone();
    after.name = name.into();
    store.save(&Change::of(deal, after)).unwrap();
}

/// The names of the deal in its versions, newest first.
fn names(store: &Store) -> Vec<String> {
    let versions = store.history().unwrap().versions(DEAL);
    let name = |text: String| {
        let line = text.lines().find_map(|line| line.strip_prefix("name = ")).unwrap().to_owned();
        line.trim_matches('"').to_owned()
    };
    versions.iter().map(|version| name(version.text().unwrap())).collect()
}

#[test]
fn the_first_version_of_a_run_is_kept_then_one_each_ten_minutes() {
    let desk = Desk::with_examples();
    let store = desk.store();
    rename(&desk, &store, 0, "B");
    assert_eq!(names(&store), ["Plant rollout"]);
    rename(&desk, &store, 1, "C");
    rename(&desk, &store, 9, "D");
    assert_eq!(names(&store), ["Plant rollout"]);
    rename(&desk, &store, 10, "E");
    assert_eq!(names(&store), ["D", "Plant rollout"]);
    // Another run of the program.
    rename(&desk, &desk.store(), 11, "F");
    assert_eq!(names(&store), ["E", "D", "Plant rollout"]);
}

#[test]
fn a_version_says_when_it_was_written() {
    let desk = Desk::with_examples();
    rename(&desk, &desk.store(), 25, "B");
    let versions = desk.store().history().unwrap().versions(DEAL);
    assert_eq!(versions[0].written.to_string(), "2026-09-16T12:25:00+00:00[UTC]");
    let name = versions[0].path.file_name().unwrap();
    assert_eq!(name, "2026-09-16T12-25-00-000Z.toml");
    assert!(versions[0].path.parent().unwrap().ends_with(format!("history/{DEAL}")));
}

#[test]
fn the_last_twenty_versions_stay() {
    let desk = Desk::with_examples();
    for number in 0..23 {
        rename(&desk, &desk.store(), number, &format!("N{number}"));
    }
    let names = names(&desk.store());
    assert_eq!(names.len(), 20);
    assert_eq!((names.first().unwrap(), names.last().unwrap()), (&"N21".into(), &"N2".into()));
}

#[test]
fn versions_of_one_moment_are_all_kept_and_the_same_one_only_once() {
    let desk = Desk::with_examples();
    rename(&desk, &desk.store(), 0, "B");
    rename(&desk, &desk.store(), 0, "C");
    assert_eq!(names(&desk.store()), ["B", "Plant rollout"]);
    let text = desk.text(DEAL);
    let store = desk.store();
    let history = store.history().unwrap();
    history.keep(DEAL, &text).unwrap();
    history.keep(DEAL, &text).unwrap();
    assert_eq!(names(&store), ["C", "B", "Plant rollout"]);
}

#[test]
fn of_a_session_that_is_going_on_no_version_is_kept() {
    let desk = Desk::with_examples();
    desk.edit(SESSION, "state = \"agreed\"", "state = \"draft\"");
    let draft = desk.book().sessions.pop_first().unwrap().1;
    assert_eq!(draft.state, SessionState::Draft);
    let mut after: Session = draft.clone();
    after.goal = Some("Who signs?".into());
    after.coaching.lesson = Some("Ask first".into());
    let store = desk.store();
    store.save(&Change::of(draft, after)).unwrap();
    assert!(desk.text(SESSION).contains("Who signs?"));
    assert!(desk.text(COACHING).contains("Ask first"));
    let history = store.history().unwrap();
    assert_eq!((history.versions(SESSION), history.versions(COACHING)), (vec![], vec![]));
}

#[test]
fn saving_goes_on_where_versions_have_no_place() {
    let desk = Desk::with_examples();
    let nowhere = desk.root().join("sideline.toml");
    let store =
        Store::new(desk.root().to_path_buf()).with_history(nowhere, jiff::tz::TimeZone::UTC);
    rename(&desk, &store, 0, "B");
    assert_eq!(desk.book().deal.name, "B");
}

#[test]
fn of_a_lost_file_it_is_told_that_a_version_is_kept() {
    #[track_caller]
    fn case(lost: &[u8], expected: &str) {
        let desk = Desk::with_examples();
        rename(&desk, &desk.store(), 5, "B");
        let known = desk.book().deal;
        desk.put(DEAL, lost);
        let unread = desk.load().unread;
        assert_eq!(
            unread.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [format!(
                "{DEAL}:{expected}; as it was on 16 Sep 2026, 12:05 it is kept, and \"sideline doctor --fix\" brings that back; its 1 step, 1 ask, 1 call and 1 session are not shown"
            )]
        );
        let error = desk.store().save(&Change::of(known.clone(), known)).unwrap_err();
        assert!(error.to_string().contains("\"sideline doctor --fix\""), "{error}");
        assert_eq!(fs::read(desk.root().join(DEAL)).unwrap(), lost, "it is left alone");
    }
    case(b"", " empty: what it held is lost, or was never written");
    case(&[0; 300], " empty: what it held is lost, or was never written");
    case(b"format = 1\nid = \"ac\0\0", "2:9: a zero byte: part of the file is lost");
    case(b"format = 1\nid = \"acm", "2:10: a closing quote is missing");
}

#[test]
fn of_a_file_that_is_written_wrongly_or_has_no_version_only_that_is_told() {
    let desk = Desk::with_examples();
    desk.put(DEAL, "");
    let unread = desk.load().unread;
    let lost = "empty: what it held is lost, or was never written";
    let hidden = "its 1 step, 1 ask, 1 call and 1 session are not shown";
    assert_eq!(unread[0].message, format!("{lost}; {hidden}"));

    let desk = Desk::with_examples();
    rename(&desk, &desk.store(), 0, "B");
    desk.edit(DEAL, "status = \"open\"", "status = \"on\"");
    let unread = desk.load().unread;
    assert!(unread[0].message.starts_with("\"on\" is not"), "{}", unread[0]);
    assert!(!unread[0].message.contains("doctor"), "{}", unread[0]);
}

#[test]
fn the_version_that_is_offered_is_one_that_can_be_read() {
    let desk = Desk::with_examples();
    rename(&desk, &desk.store(), 0, "B");
    let store = desk.store();
    let history = store.history().unwrap();
    written_at(&desk, DEAL, 30);
    history.keep(DEAL, "format = 1\nid = ").unwrap();
    assert_eq!(history.versions(DEAL).len(), 2);
    let (version, text) = history.latest_readable(DEAL).unwrap();
    assert_eq!(version, history.versions(DEAL)[1]);
    assert!(text.contains("Plant rollout"));
    assert_eq!(DealStatus::Open, desk.book().deal.status);
}
