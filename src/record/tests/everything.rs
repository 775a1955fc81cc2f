//! A session with everything in it: as it is written, and what agreeing to it
//! makes and changes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::change::{Change, Record};
use crate::domain::fold;
use crate::domain::session::{Session, SessionState};
use crate::record::layout::Place;
use crate::record::patch::{patch, render};

use super::{ASK, CALL, DEAL, Desk};

const FOLDER: &str = "deals/acme-robotics-plant-rollout";
const COACHING: &str = "coaching/ana/2026-12-08-q5w8e2rt.toml";

/// What is in a file of that session, as it should be.
fn expected(file: &str) -> String {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/1-everything");
    fs::read_to_string(folder.join(file)).unwrap()
}

fn places() -> [Place; 5] {
    let deal = || "acme-robotics-plant-rollout".parse().unwrap();
    [
        Place::Session(deal(), "2026-12-08".parse().unwrap(), "q5w8e2rt".parse().unwrap()),
        Place::Action(deal(), "b3c5d7fg".parse().unwrap()),
        Place::Ask(deal(), "e4g6j8km".parse().unwrap()),
        Place::Ask(deal(), "f5h7k9np".parse().unwrap()),
        Place::Call(deal(), "p6r8t2vw".parse().unwrap()),
    ]
}

/// The workspace while the session is still held, and the session as it is
/// agreed.
fn draft() -> (Desk, Session) {
    let desk = Desk::with_examples();
    let [place, ..] = places();
    let minutes = place.to_string();
    desk.put(&minutes, expected(&minutes));
    desk.put(COACHING, expected(COACHING));
    let agreed = desk.book().held()[0].clone();
    fs::remove_file(desk.root().join(&minutes)).unwrap();
    fs::remove_file(desk.root().join(COACHING)).unwrap();
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

#[test]
fn all_of_it_is_written_byte_for_byte() {
    for place in places() {
        let text = expected(&place.to_string());
        let tree = Record::read(&place, &text).unwrap().tree().unwrap();
        assert_eq!(render(&tree), text, "{place}");
        assert_eq!(patch(&text, &tree, &tree).unwrap(), text, "{place}");
    }
    let (desk, _) = draft();
    assert_eq!(desk.text(COACHING), expected(COACHING));
}

#[test]
fn agreeing_makes_the_files_of_steps_asks_and_calls() {
    let (desk, agreed) = draft();
    desk.store().agree(&agreed, &desk.book()).unwrap();
    for place in places() {
        assert_eq!(desk.text(&place.to_string()), expected(&place.to_string()), "{place}");
    }
    assert_eq!(desk.text(COACHING), expected(COACHING));
}

#[test]
fn agreeing_closes_the_promise_and_the_call_that_were_looked_back_on() {
    let (desk, agreed) = draft();
    let [ask, call] = [ASK, CALL].map(|file| desk.text(file));
    desk.store().agree(&agreed, &desk.book()).unwrap();
    let closed = "created = 2026-11-24\nclosed = 2026-12-08\nresult = \"He called on Friday\"\n";
    let done = ask.replace("\"accepted\"", "\"done\"").replace("created = 2026-11-24\n", closed);
    assert_eq!(desk.text(ASK), done);
    let outcome = "role = \"absent\"\nasks = \"rep\"\nminutes = 35\n\
        buyer_act = \"Dana sends the plan with her date\"\nbuyer_act_by = 2026-12-10\n\
        outcome = \"advance\"\n";
    assert_eq!(desk.text(CALL), call.replace("\"planned\"", "\"held\"") + outcome);
}

#[test]
fn agreeing_folds_in_people_and_ties() {
    let (desk, agreed) = draft();
    desk.store().agree(&agreed, &desk.book()).unwrap();
    let text = desk.text(DEAL);
    let jan = "[person.jan-berg]\nname = \"Jan Berg\"\ntitle = \"Plant manager\"\n\
        roles = [\"user\"]\ninfluence = \"medium\"\nreports_to = \"dana-fox\"\n\
        since = 2026-12-01\n";
    assert!(text.contains(jan), "{text}");
    let tie = "[relation.jan-berg.influences.dana-fox]\nstrength = \"weak\"\n";
    assert!(text.contains(tie), "{text}");
}

#[test]
fn agreeing_goes_on_after_a_crash_and_changes_nothing_when_repeated() {
    let (whole, agreed) = draft();
    whole.store().agree(&agreed, &whole.book()).unwrap();
    let expected = whole.relative();
    let all = fold::changes(&agreed, &draft().0.book()).len();
    assert_eq!(all, 9);
    for crash in 0..=all {
        let (desk, agreed) = draft();
        let before = desk.book();
        for step in fold::changes(&agreed, &before).into_iter().take(crash) {
            desk.store().save(&step).unwrap();
        }
        desk.store().agree(&agreed, &before).unwrap();
        assert_eq!(desk.relative(), expected, "again after {crash}");
        assert_eq!(fold::changes(&agreed, &desk.book()), [], "anew after {crash}");
    }
}

#[test]
fn without_an_agreement_nothing_new_is_owed_but_what_was_done_is_done() {
    let (desk, agreed) = draft();
    let ended = Session { state: SessionState::Ended, agreed: [].into(), ..agreed };
    desk.store().agree(&ended, &desk.book()).unwrap();
    let book = desk.book();
    let counts = [book.actions.len(), book.asks.len(), book.calls.len()];
    assert_eq!(counts, [1, 1, 1]);
    assert!(desk.text(ASK).contains("status = \"done\""));
    assert!(desk.text(CALL).contains("status = \"held\""));
    assert!(desk.text(&format!("{FOLDER}/deal.toml")).contains("[person.jan-berg]"));
}
