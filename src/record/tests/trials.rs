//! A disk that refuses, and a program that is killed, at each call of a save.

use crate::domain::change::Change;
use crate::domain::deal::DealStatus;
use crate::record::disk::Call;
use crate::record::disk::trial::{Trial, Tried, count, full, run};

use super::{DEAL, Desk};

/// Saves the deal as won.
fn change(desk: &Desk) -> Change {
    let deal = desk.book().deal;
    let mut after = deal.clone();
    after.status = DealStatus::Won;
    Change::of(deal, after)
}

/// Saves a deal that was never saved before.
fn new(desk: &Desk) -> Change {
    let mut deal = desk.book().deal;
    deal.id = "beta".parse().unwrap();
    Change::new(deal)
}

fn save(desk: &Desk, change: &Change) -> bool {
    desk.store().save(change).is_ok()
}

/// The calls of a save that go wrong one after the other, each with a workspace
/// of its own.
fn each_call(change: fn(&Desk) -> Change, wrong: fn(usize) -> Trial, see: fn(&Desk, &Tried<bool>)) {
    let desk = Desk::with_examples();
    let wanted = change(&desk);
    let calls = count(|| save(&desk, &wanted)).calls.len();
    assert!(calls >= 5, "{calls}");
    for at in 1..=calls {
        let desk = Desk::with_examples();
        let wanted = change(&desk);
        see(&desk, &run(wrong(at), || save(&desk, &wanted)));
        assert!(save(&desk, &wanted), "call {at}: saved again when nothing is in the way");
        assert!(see_temporary(&desk) <= 1, "call {at}: {:?}", desk.files());
    }
}

fn see_temporary(desk: &Desk) -> usize {
    desk.files().keys().filter(|path| path.extension().is_some_and(|end| end == "tmp")).count()
}

#[test]
fn a_file_is_whole_on_the_disk_before_it_takes_its_name() {
    let desk = Desk::with_examples();
    let wanted = change(&desk);
    let kinds = count(|| save(&desk, &wanted)).kinds();
    let end = [Call::Make, Call::Write, Call::Sync, Call::Rename, Call::SyncFolder];
    assert!(kinds.ends_with(&end), "{kinds:?}");
}

#[test]
fn a_second_save_syncs_one_file_and_one_folder_and_nothing_else() {
    let desk = Desk::with_examples();
    let store = desk.store();
    let won = change(&desk);
    store.save(&won).unwrap();
    let lost = Change { before: Some(won.after), after: won.before.unwrap() };
    let kinds = count(|| store.save(&lost).unwrap()).kinds();
    let least = [Call::Make, Call::Write, Call::Sync, Call::Rename, Call::SyncFolder];
    assert_eq!(kinds, [&[Call::Lock][..], &least].concat());
}

#[test]
fn a_kill_leaves_the_record_before_or_after() {
    each_call(change, Trial::Kill, |desk, killed| {
        assert!(!killed.answer, "nothing is called saved that may be lost");
        let text = desk.text(DEAL);
        assert_eq!(desk.load().unread, []);
        let before = Desk::with_examples().text(DEAL);
        assert_eq!(text.replace("status = \"won\"", "status = \"open\""), before);
    });
}

#[test]
fn a_kill_leaves_a_new_record_or_none() {
    let desk = Desk::with_examples();
    let calls = count(|| save(&desk, &new(&desk))).calls.len();
    for last in 1..=calls {
        let desk = Desk::with_examples();
        let wanted = new(&desk);
        run(Trial::Kill(last), || save(&desk, &wanted));
        let books = desk.load();
        assert_eq!(books.unread, [], "call {last}");
        let id = "beta".parse().unwrap();
        let saved = books.deals.get(&id).map(|book| book.deal.clone());
        let is_whole = saved.is_none_or(|deal| Change::new(deal) == wanted);
        assert!(is_whole, "call {last}");
    }
}

#[test]
fn a_refusal_is_told_and_leaves_no_other_file() {
    each_call(
        change,
        |at| Trial::Refuse(at, full),
        |desk, refused| {
            let is_saved = desk.text(DEAL).contains("status = \"won\"");
            // Only the name may be there that a power cut could still take.
            let calls = &refused.calls;
            assert!(!refused.answer || is_saved, "{calls:?}");
            assert_eq!(see_temporary(desk), 0, "{calls:?}");
            assert_eq!(desk.load().unread, [], "{calls:?}");
        },
    );
}

#[test]
fn a_disk_that_stays_full_leaves_what_was_there() {
    each_call(
        change,
        |from| Trial::RefuseFrom(from, full),
        |desk, refused| {
            assert!(!refused.answer, "{:?}", refused.calls);
            assert_eq!(desk.load().unread, []);
        },
    );
}
