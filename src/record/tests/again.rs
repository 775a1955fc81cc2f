//! One record saved again and again, as it is in a session: what is remembered
//! of the last time changes nothing.

use proptest::prelude::*;

use crate::domain::change::Change;
use crate::domain::session::{Session, SessionState};
use crate::record::error::Clash;
use crate::record::store::Store;

use super::made_up::Pick;
use super::{DEAL, Desk, SESSION};

/// How often a record is saved.
const SAVES: usize = 8;

/// A workspace whose session is going on, and that session.
fn in_session() -> (Desk, Session) {
    let desk = Desk::with_examples();
    desk.edit(SESSION, "state = \"agreed\"", "state = \"draft\"");
    let session = desk.book().sessions.pop_first().unwrap().1;
    assert_eq!(session.state, SessionState::Draft);
    (desk, session)
}

/// Saves another goal than the session has.
fn keep(store: &Store, session: &mut Session, goal: &str) -> Result<Vec<Clash>, String> {
    let before = session.clone();
    session.goal = Some(goal.to_owned());
    store.save(&Change::of(before, session.clone())).map_err(|error| error.to_string())
}

#[test]
fn what_somebody_else_changed_since_the_last_save_is_named() {
    let (desk, mut session) = in_session();
    let store = desk.store();
    assert_eq!(keep(&store, &mut session, "First"), Ok(Vec::new()));
    desk.edit(SESSION, "goal = \"First\"", "goal = \"Theirs\"");
    let clashes = keep(&store.clone(), &mut session, "Second").unwrap();
    assert_eq!(clashes[0].fields, ["goal"]);
    assert!(desk.text(SESSION).contains("goal = \"Second\""));
    let theirs = store.history().unwrap().latest_readable(SESSION).unwrap().1;
    assert!(theirs.contains("goal = \"Theirs\""));
}

#[test]
fn a_file_that_somebody_spoilt_since_the_last_save_is_not_written_over() {
    #[track_caller]
    fn case(from: &str, to: &str, expected: &str) {
        let (desk, mut session) = in_session();
        let store = desk.store();
        assert_eq!(keep(&store, &mut session, "First"), Ok(Vec::new()));
        desk.edit(SESSION, from, to);
        let there = desk.files();
        let error = keep(&store, &mut session, "Second").unwrap_err();
        assert!(error.contains(expected), "{error}");
        assert_eq!(desk.files(), there, "{expected}");
    }
    case("goal = \"First\"", "goal = ", "a value is missing");
    case("id = \"k3v9x2m4\"", "id = 1", "not a text");
    case("format = 1", "format = 2", "written by a newer sideline");
    case("state = \"draft\"", "state = \"agreed\"", "this session is over and stays as it is");
}

#[test]
fn a_comment_that_somebody_wrote_since_the_last_save_stays() {
    let (desk, mut session) = in_session();
    let store = desk.store();
    keep(&store, &mut session, "First").unwrap();
    desk.edit(SESSION, "format = 1", "format = 1 # theirs");
    keep(&store, &mut session, "Second").unwrap();
    keep(&store, &mut session, "Third").unwrap();
    let text = desk.text(SESSION);
    assert!(text.contains("format = 1 # theirs") && text.contains("goal = \"Third\""), "{text}");
}

/// Two workspaces alike: in one a single store saves all changes, in the other
/// each save is the first of a store.
struct Twins {
    desks: [Desk; 2],
    store: Store,
}

impl Twins {
    fn new() -> Self {
        let desks = [in_session().0, in_session().0];
        let store = desks[0].store();
        Self { desks, store }
    }

    #[track_caller]
    fn save(&self, change: &Change) {
        let [one, other] = [&self.store, &self.desks[1].store()]
            .map(|store| store.save(change).map_err(|error| error.to_string()));
        assert_eq!(one, other);
        assert_eq!(self.desks[0].relative(), self.desks[1].relative());
    }

    /// Somebody else writes a comment into a file, or saves another change.
    fn meanwhile(&self, pick: &mut Pick) {
        for (desk, mut pick) in self.desks.iter().zip([pick.clone(), pick.clone()]) {
            if pick.bool() {
                desk.edit(DEAL, "format = 1", "format = 1 #");
                desk.edit(SESSION, "format = 1", "format = 1 #");
            } else {
                let deal = desk.book().deal;
                let mut theirs = deal.clone();
                pick.edit(&mut theirs);
                desk.store().save(&Change::of(deal, theirs)).unwrap();
            }
        }
    }
}

/// Changes a session as its answers do, with what is said about the rep.
fn answer(pick: &mut Pick, session: &mut Session) {
    let said = pick.session(&session.deal);
    if pick.bool() {
        session.goal = said.goal;
    }
    if pick.bool() {
        session.notes = said.notes;
    }
    if pick.bool() {
        session.answers = said.answers;
    }
    if pick.bool() {
        session.coaching = pick.coaching();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::sample::rounds(64), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_store_that_saved_before_writes_what_a_new_one_writes(seed: u64) {
        let (twins, mut pick) = (Twins::new(), Pick::seeded(seed));
        let book = twins.desks[0].book();
        let mut deal = book.deal;
        let mut session = book.sessions.into_values().next().unwrap();
        for _ in 0..SAVES {
            if pick.bool() && pick.bool() {
                twins.meanwhile(&mut pick);
            }
            if pick.bool() {
                let before = deal.clone();
                pick.edit(&mut deal);
                twins.save(&Change::of(before, deal.clone()));
            } else {
                let before = session.clone();
                answer(&mut pick, &mut session);
                twins.save(&Change::of(before, session.clone()));
            }
        }
    }
}
