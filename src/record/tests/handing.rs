//! Handing over and leaving, with the program killed at each call: the same again
//! comes to the same end.

use jiff::civil::date;

use crate::domain::books::Books;
use crate::domain::handing_over::{Handed, Handing, NotHanded};
use crate::record::disk::trial::{Trial, count, run};

use super::doctoring::examined;
use super::{ACTION, ASK, Desk, SESSION};

fn desk() -> Desk {
    let desk = Desk::with_examples();
    desk.edit(
        "sideline.toml",
        "[person.ana]",
        "[person.ines]\nname = \"Ines\"\nrole = \"rep\"\n\n[person.ana]",
    );
    desk
}

fn handing() -> Handing {
    let (to, by) = ("ines".parse().unwrap(), "goran".parse().unwrap());
    Handing { to, by, why: Some("Ana goes".to_owned()), day: date(2026, 12, 1) }
}

/// Saves one change after the other; whether all were.
fn done(desk: &Desk, what: fn(&Books) -> Result<Handed, NotHanded>) -> bool {
    let store = desk.store();
    let Ok(handed) = what(&desk.load()) else { return false };
    handed.changes.iter().all(|change| store.save(change).is_ok())
}

#[track_caller]
fn each_call(what: fn(&Books) -> Result<Handed, NotHanded>) {
    let whole = desk();
    let calls = count(|| assert!(done(&whole, what))).calls.len();
    assert!(calls >= 15, "{calls}");
    let end = whole.relative();
    let told = |desk: &Desk| {
        let problems = examined(desk).into_iter();
        // Who may read these files is not what is looked at, nor what any kill leaves.
        let problems = problems.filter(|problem| {
            !problem.message.contains("on this computer")
                && !problem.message.contains("left over from a file")
        });
        problems.map(|problem| (problem.file, problem.message)).collect::<Vec<_>>()
    };
    let before = told(&desk());
    for at in 1..=calls {
        let desk = desk();
        assert!(!run(Trial::Kill(at), || done(&desk, what)).answer, "call {at}");
        // A kill after the last name was given leaves nothing to be done.
        let again = what(&desk.load());
        let is_over = again.is_err() && at == calls;
        assert!(is_over || done(&desk, what), "call {at}: {again:?}");
        let mut there = desk.relative();
        there.retain(|path, _| path.extension().is_none_or(|end| end != "tmp"));
        assert_eq!(there, end, "call {at}");
        assert_eq!(told(&desk), before, "call {at}");
    }
}

#[test]
fn a_deal_changes_hands_and_killed_at_any_call_comes_to_the_same_end() {
    each_call(|books| {
        let book = books.deals.values().next().unwrap();
        books.hand_over(book, book.deal.clone(), &handing())
    });
}

#[test]
fn somebody_leaves_and_killed_at_any_call_comes_to_the_same_end() {
    each_call(|books| {
        let today = handing().day;
        books.leaving(&"ana".parse().unwrap(), today, Some(&handing()), today)
    });
}

#[test]
fn what_is_handed_over_says_whose_it_was() {
    let desk = desk();
    assert!(done(&desk, |books| {
        let book = books.deals.values().next().unwrap();
        books.hand_over(book, book.deal.clone(), &handing())
    }));
    let step = desk.text(ACTION);
    let history = "[history.2026-12-01.owner]\nfrom = \"ana\"\nto = \"ines\"\nby = \"goran\"\nwhy = \"Ana goes\"\n";
    assert!(step.contains(history) && desk.text(super::DEAL).contains(history), "{step}");
    assert!(step.contains("status = \"proposed\"") && !step.contains("[agreed]"), "{step}");
    assert!(desk.text(ASK).contains("from = \"ines\""));
    assert!(desk.text(SESSION).contains("rep = \"ana\""), "what was, stays");
}
