//! What a session says about its rep, in a file apart from the deal.

use std::fs;

use crate::domain::change::{Change, Record};
use crate::domain::coaching::{Coaching, MetricWhy};
use crate::domain::profile::Level;
use crate::domain::session::{Session, SessionState};

use super::{COACHING, Desk, SESSION};

const PERSON: &str = "coaching/ana/person.toml";

fn agreed(desk: &Desk) -> Session {
    desk.book().held()[0].clone()
}

/// The examples with their session still being held, and without a note.
fn draft() -> (Desk, Session) {
    let desk = Desk::with_examples();
    desk.edit(SESSION, "state = \"agreed\"", "state = \"draft\"");
    fs::remove_file(desk.root().join(COACHING)).unwrap();
    let draft = desk.book().draft().unwrap().clone();
    (desk, draft)
}

fn with_lesson(session: &Session, lesson: &str) -> Session {
    let coaching = Coaching { lesson: Some(lesson.to_owned()), ..session.coaching.clone() };
    Session { coaching, ..session.clone() }
}

#[test]
fn notes_stand_in_a_file_of_their_own_and_come_back_with_their_session() {
    let desk = Desk::with_examples();
    let coaching = agreed(&desk).coaching;
    let lesson = "Ask who told you before writing a name down";
    assert_eq!(coaching.lesson.as_deref(), Some(lesson));
    assert_eq!(coaching.metric_why.values().next().map(|why| (why.value, why.n)), Some((34, 9)));
    assert!(!desk.text(SESSION).contains(lesson));
}

#[test]
fn a_session_that_says_nothing_of_its_rep_has_no_such_file() {
    let (desk, draft) = draft();
    let after = Session { goal: Some("Another".into()), ..draft.clone() };
    desk.store().save(&Change::of(draft, after)).unwrap();
    assert!(!desk.root().join("coaching/ana").join("2026-11-24-k3v9x2m4.toml").exists());
}

#[test]
fn the_first_note_makes_the_file_and_the_last_one_taken_back_leaves_its_id() {
    let (desk, draft) = draft();
    let minutes = desk.text(SESSION);
    let after = with_lesson(&draft, "Ask first");
    desk.store().save(&Change::of(draft.clone(), after.clone())).unwrap();
    assert_eq!(desk.text(COACHING), "format = 1\nid = \"k3v9x2m4\"\nlesson = \"Ask first\"\n");
    assert_eq!(desk.text(SESSION), minutes);
    assert_eq!(desk.book().draft(), Some(&after));
    desk.store().save(&Change::of(after, draft.clone())).unwrap();
    assert_eq!(desk.text(COACHING), "format = 1\nid = \"k3v9x2m4\"\n");
    assert_eq!(desk.book().draft(), Some(&draft));
}

#[test]
fn what_somebody_wrote_beside_a_note_is_kept() {
    let (desk, draft) = draft();
    let before = with_lesson(&draft, "Ask first");
    desk.put(
        COACHING,
        "format = 1 # ours\nid = \"k3v9x2m4\"\nlesson = \"Ask first\" # hers\nmood = \"good\"\n\n[later]\nx = 1\n",
    );
    let after = with_lesson(&draft, "Ask Dana first");
    desk.store().save(&Change::of(before, after)).unwrap();
    assert_eq!(
        desk.text(COACHING),
        "format = 1 # ours\nid = \"k3v9x2m4\"\nlesson = \"Ask Dana first\" # hers\nmood = \"good\"\n\n[later]\nx = 1\n",
    );
}

#[test]
fn notes_that_cannot_be_read_are_named_and_the_rest_works() {
    #[track_caller]
    fn case(from: &str, to: &str, expected: &str) {
        let desk = Desk::with_examples();
        desk.edit(COACHING, from, to);
        let books = desk.load();
        let unread: Vec<String> = books.unread.iter().map(ToString::to_string).collect();
        assert_eq!(unread, [format!("{COACHING}{expected}")]);
        let book = books.deals.values().next().unwrap();
        assert_eq!(book.held()[0].coaching, Coaching::default());
        // What is said from now on is not written over it.
        let session = book.held()[0].clone();
        desk.edit(SESSION, "state = \"agreed\"", "state = \"draft\"");
        let draft = Session { state: SessionState::Draft, ..session };
        let there = desk.files();
        let after = with_lesson(&draft, "Ask first");
        assert!(desk.store().save(&Change::of(draft, after)).is_err());
        assert_eq!(desk.files(), there);
    }
    case("view_is = \"different\"", "view_is = ", ":6:11: a value is missing");
    case(
        "id = \"k3v9x2m4\"",
        "id = \"q5w8e2rt\"",
        ":2:6: by what it says, these notes belong to q5w8e2rt",
    );
}

#[test]
fn notes_without_their_session_are_left_alone() {
    #[track_caller]
    fn case(file: &str) {
        let desk = Desk::with_examples();
        let text = desk.text(COACHING);
        fs::remove_file(desk.root().join(COACHING)).unwrap();
        desk.put(file, text);
        let books = desk.load();
        assert_eq!(books.unread, [], "{file}");
        let session = books.deals.values().next().unwrap().held()[0];
        assert_eq!(session.coaching, Coaching::default(), "{file}");
    }
    case("coaching/ana/2026-11-24-q5w8e2rt.toml");
    case("coaching/goran/2026-11-24-k3v9x2m4.toml");
    case("coaching/ana/2026-11-25-k3v9x2m4.toml");
    case("coaching/notes.txt");
}

#[test]
fn a_window_that_does_not_know_of_the_agreement_changes_no_note() {
    let desk = Desk::with_examples();
    let draft = Session { state: SessionState::Draft, ..agreed(&desk) };
    let there = desk.files();
    let after = with_lesson(&draft, "Something else");
    let error = desk.store().save(&Change::of(draft, after)).unwrap_err();
    assert!(error.to_string().contains("this session is over and stays as it is"), "{error}");
    assert_eq!(desk.files(), there);
}

#[test]
fn a_crash_between_the_notes_and_the_agreement_costs_nothing() {
    let whole = Desk::with_examples();
    let agreed = agreed(&whole);
    let (desk, before) = draft();
    let noted = Session { coaching: agreed.coaching.clone(), ..before.clone() };
    let stale = desk.book();
    desk.store().save(&Change::of(before, noted)).unwrap();
    desk.store().agree(&agreed, &stale).unwrap();
    assert_eq!(desk.relative(), whole.relative());
}

/// A session that agreed on less help, with what is known of Ana before.
fn helped_less(person: &str) -> (Desk, Session) {
    let (desk, draft) = draft();
    desk.put(PERSON, person);
    let mut agreed = Session { state: SessionState::Agreed, ..draft };
    agreed.coaching.levels.insert("size-funder-named".parse().unwrap(), Level::Observes);
    (desk, agreed)
}

#[test]
fn how_much_help_was_agreed_stands_with_the_rep_from_then_on() {
    let before = "format = 1\nid = \"ana\"\n\n[skill.size-funder-named] # since the fair\nlevel = \"prompts\"\nsince = 2026-11-17\n";
    let after = before.replace("prompts", "observes").replace("-17", "-24");
    let (desk, agreed) = helped_less(before);
    let stale = desk.book();
    desk.store().agree(&agreed, &stale).unwrap();
    assert_eq!(desk.text(PERSON), after);
    assert!(desk.text(COACHING).ends_with("[skill.size-funder-named]\nlevel = \"observes\"\n"));
    desk.edit(PERSON, "observes", "shows");
    desk.edit(PERSON, "2026-11-24", "2026-11-25");
    desk.store().agree(&agreed, &stale).unwrap();
    assert!(desk.text(PERSON).contains("shows"), "somebody said more since");
}

#[test]
fn a_figure_that_was_asked_about_is_on_no_next_session_any_more() {
    let wanted = "[next_session]\nclose-rate = 2026-11-20\ncycle-days = 2026-11-20\n";
    let (desk, mut agreed) = helped_less(&format!("format = 1\nid = \"ana\"\n\n{wanted}"));
    let why = MetricWhy { value: 60, n: 5, why: "Two fairs".to_owned() };
    agreed.coaching = Coaching::default();
    agreed.coaching.metric_why.insert("close-rate".parse().unwrap(), why);
    let stale = desk.book();
    desk.store().agree(&agreed, &stale).unwrap();
    let text = desk.text(PERSON);
    assert!(text.contains("cycle-days") && !text.contains("close-rate"), "{text}");
    // What is put on it afterwards stays, however often the session is closed again.
    desk.edit(PERSON, "cycle-days", "close-rate = 2026-11-25\ncycle-days");
    desk.store().agree(&agreed, &stale).unwrap();
    assert!(desk.text(PERSON).contains("close-rate"));
}

#[test]
fn a_file_of_the_rep_that_cannot_be_read_keeps_nobody_from_agreeing() {
    let broken = "format = 1\nid = \"ana\"\n[skill.size-funder-named\n";
    let (desk, agreed) = helped_less("format = 1\nid = \"ana\"\n");
    let stale = desk.book();
    desk.put(PERSON, broken);
    desk.store().agree(&agreed, &stale).unwrap();
    assert_eq!(desk.text(PERSON), broken);
    assert!(desk.text(COACHING).contains("level = \"observes\""));
    assert!(desk.text(SESSION).contains("state = \"agreed\""));
}

#[test]
fn notes_that_somebody_put_right_since_stay_when_agreeing_goes_on() {
    let (desk, draft) = draft();
    let stale = desk.book();
    let closed = with_lesson(&Session { state: SessionState::Agreed, ..draft }, "Ask first");
    desk.store().agree(&closed, &stale).unwrap();
    desk.edit(COACHING, "Ask first", "Ask Dana first");
    desk.store().agree(&closed, &stale).unwrap();
    assert!(desk.text(COACHING).contains("Ask Dana first"));
    fs::remove_file(desk.root().join(COACHING)).unwrap();
    let changes = desk.store().agree(&closed, &stale).unwrap().changes;
    assert!(desk.text(COACHING).contains("Ask first"));
    let lesson = |change: &Change| match &change.after {
        Record::Session(session) => session.coaching.lesson.clone(),
        Record::Team(_)
        | Record::Deal(_)
        | Record::Action(_)
        | Record::Ask(_)
        | Record::Call(_)
        | Record::Profile(_)
        | Record::Proposal(_) => None,
    };
    assert_eq!(changes.iter().find_map(lesson).as_deref(), Some("Ask first"));
}

#[cfg(unix)]
#[test]
fn notes_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let (desk, draft) = draft();
    fs::remove_dir_all(desk.root().join("coaching")).unwrap();
    let after = with_lesson(&draft, "Ask first");
    desk.store().save(&Change::of(draft, after)).unwrap();
    let mode = |path: &str| {
        let metadata = fs::metadata(desk.root().join(path)).unwrap();
        metadata.permissions().mode() & 0o777
    };
    assert_eq!([mode("coaching"), mode("coaching/ana"), mode(COACHING)], [0o700, 0o700, 0o600]);
}
