//! The examples of the format load, and are written as they stand.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;

use crate::domain::ask::Asked;
use crate::domain::change::{Change, Record};
use crate::domain::deal::CriterionStanding;
use crate::domain::session::SessionState;
use crate::record::layout::Place;
use crate::record::patch::{patch, render};
use crate::record::read;
use crate::record::wire::coaching::CoachingFile;

use super::{ACTION, ASK, CALL, DEAL, Desk, SESSION, examples};

fn places() -> [Place; 6] {
    let deal = || "acme-robotics-plant-rollout".parse().unwrap();
    [
        Place::Team,
        Place::Deal(deal()),
        Place::Action(deal(), "h7k2p9qd".parse().unwrap()),
        Place::Ask(deal(), "w2n6t8rb".parse().unwrap()),
        Place::Call(deal(), "m4x8c2vj".parse().unwrap()),
        Place::Session(deal(), date(2026, 11, 24), "k3v9x2m4".parse().unwrap()),
    ]
}

fn example(place: &Place) -> (String, Record) {
    let text = fs::read_to_string(examples().join(place.to_string())).unwrap();
    let record = Record::read(place, &text).unwrap();
    (text, record)
}

/// The text without comments, and without what this version does not know yet.
fn known(text: &str, groups: &[&str]) -> String {
    let is_known =
        |block: &&str| !groups.iter().any(|group| block.starts_with(&format!("[{group}")));
    let blocks: Vec<_> = text.split("\n\n").filter(is_known).collect();
    let mut known = String::new();
    for line in blocks.join("\n\n").lines() {
        known.push_str(line.split(" #").next().unwrap().trim_end());
        known.push('\n');
    }
    known
}

#[test]
fn an_example_is_written_byte_for_byte() {
    #[track_caller]
    fn case(place: &Place, groups: &[&str]) {
        let (text, record) = example(place);
        assert_eq!(render(&record.tree().unwrap()), known(&text, groups), "{place}");
    }
    let [team, deal, action, ask, call, session] = places();
    case(&team, &[]);
    case(&deal, &["crm]"]);
    case(&action, &[]);
    case(&ask, &[]);
    case(&call, &[]);
    case(&session, &[]);
}

#[test]
fn what_the_examples_name_only_in_words_is_kept_in_its_order() {
    #[track_caller]
    fn case(place: &Place, after: &str, more: &str) {
        let (text, _) = example(place);
        let text = known(&text, &["crm]"]);
        let text = text.replacen(after, &format!("{after}{more}"), 1);
        let record = Record::read(place, &text).unwrap();
        assert_eq!(render(&record.tree().unwrap()), text, "{place}");
    }
    let [_, deal, _, _, call, _] = places();
    let test = "\n\n[person.tom-ode.champion]\npower = \"unknown\"\nstake = \"yes\"\n\
        sells_for_us = \"no\"\nevidence = \"Asked to lead the pilot\"";
    case(&deal, "advocate = \"coach\"", test);
    let held = "\nrole = \"visiting-dignitary\"\nasks = \"rep\"\nminutes = 45\n\
        buyer_act = \"Dana sends her date\"\nbuyer_act_by = 2026-12-08\noutcome = \"advance\"\n\
        moved_by = \"buyer\"";
    case(&call, "session = \"k3v9x2m4\"", held);
}

#[test]
fn saving_an_unchanged_example_changes_no_byte() {
    for place in places() {
        let (text, record) = example(&place);
        let tree = record.tree().unwrap();
        assert_eq!(patch(&text, &tree, &tree).unwrap(), text, "{place}");
    }
    let desk = Desk::with_examples();
    let before = desk.files();
    for place in places() {
        let (_, record) = example(&place);
        let change = Change { before: Some(record.clone()), after: record };
        desk.store().save(&change).unwrap();
    }
    assert_eq!(desk.files(), before);
}

#[test]
fn the_examples_belong_together() {
    let desk = Desk::with_examples();
    let books = desk.load();
    assert_eq!(books.unread, []);
    assert_eq!(books.team.name_of(&"goran".parse().unwrap()), "Goran Petrovic");
    assert_eq!(books.team.targets.one_to_one_days, 14);

    let book = desk.book();
    assert_eq!(book.deal.title(), "Acme Robotics · Plant rollout");
    assert_eq!(book.deal.relations.len(), 1);
    let standing = |id: &str| book.deal.standing(&id.parse().unwrap(), date(2026, 11, 25));
    assert_eq!(standing("align.criteria-written"), CriterionStanding::Verified);
    assert_eq!(standing("align.decision-steps"), CriterionStanding::Assumed);
    assert_eq!(standing("align.two-more-people"), CriterionStanding::NotAsked);

    let action = book.actions.values().next().unwrap();
    assert_eq!(action.agreed.as_ref().unwrap().due, Some(date(2026, 11, 30)));
    let ask = book.asks.values().next().unwrap();
    assert_eq!(ask.of, Asked::Ours("goran".parse().unwrap()));
    assert_eq!(ask.lacking(), []);
    let session = book.held()[0];
    assert_eq!(session.state, SessionState::Agreed);
    assert!(session.parties().all(|person| session.agreed.contains_key(person)));
    assert_eq!(book.calls.values().next().unwrap().session.as_ref(), Some(&session.id));
}

#[test]
fn what_a_session_found_is_dated_by_the_session() {
    let desk = Desk::with_examples();
    let book = desk.book();
    let id = "align.decision-steps".parse().unwrap();
    let found = &book.held()[0].exit[&id];
    assert_eq!(found.finding, *book.deal.finding(&id));
    assert!(!desk.text(SESSION).contains("process_version"));
}

#[test]
fn all_files_of_the_examples_are_read() {
    for file in [DEAL, ACTION, ASK, CALL, SESSION] {
        assert!(places().iter().any(|place| place.to_string() == file), "{file}");
    }
}

/// Every folder of records as some version wrote them, with its name.
fn folders() -> Vec<(String, PathBuf)> {
    let all = examples().parent().unwrap().to_owned();
    let folders = fs::read_dir(all).unwrap().map(|entry| entry.unwrap());
    folders.map(|entry| (entry.file_name().into_string().unwrap(), entry.path())).collect()
}

/// The files in a folder, seen from there.
fn files_in(root: &Path) -> Vec<String> {
    let (mut files, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    files
}

#[test]
fn what_any_version_wrote_is_read_for_ever() {
    let folders = folders();
    assert!(folders.len() >= 2, "{folders:?}");
    for (name, folder) in folders {
        // A folder that adds to the examples lies beside them.
        let desk = if name == "1" { Desk::empty() } else { Desk::with_examples() };
        let files = files_in(&folder);
        assert!(!files.is_empty(), "{name}");
        for file in &files {
            desk.put(file, fs::read(folder.join(file)).unwrap());
        }
        assert_eq!(desk.load().unread, [], "{name}");
        for file in &files {
            let text = desk.text(file);
            let Some(place) = Place::of(file) else {
                assert!(file.starts_with("coaching/"), "{name}/{file} is a record of no kind");
                read::record::<CoachingFile>(&text).unwrap();
                continue;
            };
            Record::read(&place, &text).unwrap();
        }
    }
}
