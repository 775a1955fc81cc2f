//! Mending, with the program killed at each call: no byte is lost, and what was
//! left undone is done the next time.

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::domain::change::Change;
use crate::record::disk::trial::{Trial, count, run, unsupported};
use crate::record::doctor::{Doctor, Problem};

use super::{ACTION, DEAL, Desk, SESSION};

/// What a doctor says or does of a workspace.
fn with<T>(desk: &Desk, act: impl FnOnce(&Doctor<'_>) -> T) -> T {
    let store = desk.store();
    let books = store.load(BTreeMap::new());
    let now = date(2026, 12, 3).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    act(&Doctor { store: &store, books: &books, state: desk.state.path(), now })
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "its lifetime is too long")]
pub(super) fn examined(desk: &Desk) -> Vec<Problem> {
    with(desk, |doctor| doctor.examine())
}

fn mend(desk: &Desk, problems: &[Problem]) {
    with(desk, |doctor| problems.iter().for_each(|problem| drop(doctor.mend(problem))));
}

/// What every file of the workspace and of the state folder holds.
fn texts(desk: &Desk) -> Vec<Vec<u8>> {
    let mut texts = Vec::new();
    let mut folders = vec![desk.root().to_path_buf(), desk.state.path().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { texts.push(fs::read(path).unwrap()) }
        }
    }
    texts
}

/// A step that is empty, and of which an earlier version is kept.
fn empty_step(desk: &Desk) {
    let (_, step) = desk.book().actions.pop_first().unwrap();
    let mut moved = step.clone();
    moved.due = Some(date(2026, 12, 9));
    desk.store().save(&Change::of(step, moved)).unwrap();
    desk.put(ACTION, "");
}

/// A second version that says the same.
fn copied_step(desk: &Desk) {
    desk.put(&ACTION.replace(".toml", " (1).toml"), desk.text(ACTION));
}

/// Somebody whom both of two copies had met, joined by git.
fn met_twice(desk: &Desk) {
    let karl = "[person.karl-weiss]\nname = \"Karl Weiss\"\n";
    desk.edit(DEAL, "[person.dana-fox]", &format!("{karl}title = \"CTO\"\n\n[person.dana-fox]"));
    desk.edit(DEAL, "[person.tom-ode]", &format!("{karl}influence = \"low\"\n\n[person.tom-ode]"));
}

#[test]
fn who_stands_in_a_deal_twice_is_kept_twice() {
    let desk = Desk::with_examples();
    met_twice(&desk);
    let problems = examined(&desk);
    let of_deal: Vec<&Problem> = problems.iter().filter(|it| it.file == DEAL).collect();
    assert!(matches!(of_deal[..], [Problem { cure: Some(_), .. }]), "{problems:#?}");
    mend(&desk, &problems);
    let people = desk.book().deal.people;
    let known = |id: &str| people[&id.parse().unwrap()].clone();
    let (first, second) = (known("karl-weiss"), known("karl-weiss-2"));
    assert_eq!((first.name.as_str(), first.title.as_deref()), ("Karl Weiss", Some("CTO")));
    assert_eq!((second.name.as_str(), second.title), ("Karl Weiss", None));
    assert!(second.influence.is_some());
}

/// A session that is not in its deal, and one of its steps has gone.
fn unfinished_session(desk: &Desk) {
    desk.edit(DEAL, "\n[folded]\nk3v9x2m4 = 2026-11-24\n", "");
    #[expect(clippy::disallowed_methods, reason = "what is on the disk before a test")]
    fs::rename(desk.root().join(ACTION), desk.root().join("gone")).unwrap();
}

#[test]
fn killed_at_any_call_of_mending_no_byte_is_lost() {
    for damage in [empty_step, copied_step, met_twice, unfinished_session] {
        let desk = Desk::with_examples();
        damage(&desk);
        let problems = examined(&desk);
        let calls = count(|| mend(&desk, &problems)).calls.len();
        assert!(calls >= 5, "{calls}");
        for at in 1..=calls {
            let desk = Desk::with_examples();
            damage(&desk);
            let (before, problems) = (texts(&desk), examined(&desk));
            run(Trial::Kill(at), || mend(&desk, &problems));
            let after = texts(&desk);
            assert!(before.iter().all(|text| after.contains(text)), "call {at}");

            // What was put aside may need mending itself, as in `doctor --fix`.
            (0..2).for_each(|_| mend(&desk, &examined(&desk)));
            let left = examined(&desk);
            assert!(left.iter().all(|problem| problem.cure.is_none()), "call {at}: {left:#?}");
            assert!(desk.text(ACTION).contains("h7k2p9qd"), "call {at}");
            assert!(desk.text(DEAL).contains("k3v9x2m4 = 2026-11-24"), "call {at}");
            assert!(desk.text(SESSION).contains("state = \"agreed\""), "call {at}");
        }
    }
}

#[test]
fn a_drive_without_locks_is_told() {
    let desk = Desk::with_examples();
    let is_told = |problems: Vec<Problem>| problems.iter().any(|one| one.file == ".lock");
    assert!(!is_told(examined(&desk)));
    let tried = run(Trial::RefuseFrom(1, unsupported), || examined(&desk));
    assert!(is_told(tried.answer));
}
