//! One window or program saves at a time.

use std::fs::{self, File};
use std::time::Duration;

use crate::domain::change::{Change, Record};
use crate::domain::deal::DealStatus;
use crate::record::disk::Call;
use crate::record::disk::trial::{Trial, count, run, unsupported};
use crate::record::error::SaveError;
use crate::record::lock::Patience;
use crate::record::store::{Store, init};

use super::{DEAL, Desk};

fn won(desk: &Desk) -> Change {
    let deal = desk.book().deal;
    let mut after = deal.clone();
    after.status = DealStatus::Won;
    Change::of(deal, after)
}

/// The store of somebody who gives up after a few tries.
fn hasty(desk: &Desk) -> Store {
    let patience = Patience { pause: Duration::ZERO, said_after: 3, given_up_after: 5 };
    desk.store().with_patience(patience)
}

/// The lock as another program has it.
fn other(desk: &Desk) -> File {
    let file = File::create(desk.root().join(".lock")).unwrap();
    file.try_lock().unwrap();
    file
}

#[test]
fn a_save_waits_for_the_other_one_says_so_once_and_gives_up() {
    let desk = Desk::with_examples();
    let change = won(&desk);
    let there = desk.files();
    let other = other(&desk);
    let mut said = 0;
    let saved = count(|| hasty(&desk).save_patiently(&change, &mut || said += 1));
    assert!(matches!(&saved.answer, Err(SaveError::Busy { file }) if file == DEAL));
    assert_eq!(saved.kinds(), [Call::Lock; 5]);
    assert_eq!((said, desk.files()), (1, there));

    drop(other);
    hasty(&desk).save_patiently(&change, &mut || said += 1).unwrap();
    assert_eq!((said, desk.book().deal.status), (1, DealStatus::Won));
}

#[test]
fn a_save_goes_on_as_soon_as_the_other_one_is_done() {
    let desk = Desk::with_examples();
    let mut other = Some(other(&desk));
    // Let go of while this one says that it waits.
    hasty(&desk).save_patiently(&won(&desk), &mut || drop(other.take())).unwrap();
    assert_eq!(desk.book().deal.status, DealStatus::Won);
}

#[test]
fn a_new_record_waits_for_nobody() {
    let desk = Desk::with_examples();
    let mut deal = desk.book().deal;
    deal.id = "beta".parse().unwrap();
    let _other = other(&desk);
    hasty(&desk).save(&Change::new(deal)).unwrap();
}

#[test]
fn agreeing_and_the_ignored_files_of_a_new_workspace_wait_too() {
    let desk = Desk::with_examples();
    let book = desk.book();
    let _other = other(&desk);
    let agreed = hasty(&desk).agree(book.held()[0], &book);
    assert!(matches!(agreed, Err(SaveError::Busy { .. })));

    let new = Desk::with_examples();
    new.put("new/.gitignore", "*.bak\n");
    let made = count(|| init(&new.root().join("new")).unwrap());
    let at = |call| made.calls.iter().position(|(made, _)| *made == call).unwrap();
    let ignored = made.calls.iter().position(|(_, path)| path.ends_with(".gitignore")).unwrap();
    assert!(at(Call::Lock) < ignored);
}

#[test]
fn the_lock_is_let_go_and_its_file_stays() {
    let desk = Desk::with_examples();
    desk.store().save(&won(&desk)).unwrap();
    let lock = File::open(desk.root().join(".lock")).unwrap();
    lock.try_lock().unwrap();
    assert_eq!(lock.metadata().unwrap().len(), 0);
}

#[test]
fn a_drive_that_knows_no_locks_is_used_without() {
    let desk = Desk::with_examples();
    let change = won(&desk);
    let calls = count(|| desk.store().save(&Change { before: None, ..change.clone() }));
    assert!(calls.answer.is_err(), "it is there already");
    // The first call makes the file of the lock, the second one locks it.
    for refused in [1, 2] {
        let desk = Desk::with_examples();
        let trial = Trial::Refuse(refused, unsupported);
        let saved = run(trial, || desk.store().save(&change));
        assert!(matches!(saved.calls[refused - 1].0, Call::Make | Call::Lock));
        assert!(saved.calls[refused - 1].1.ends_with(".lock"));
        saved.answer.unwrap();
        assert_eq!(desk.book().deal.status, DealStatus::Won);
    }
}

#[test]
fn two_who_save_at_once_lose_nothing() {
    const EACH: u32 = 20;
    let desk = Desk::with_examples();
    std::thread::scope(|scope| {
        for writer in ["ana", "goran"] {
            let desk = &desk;
            scope.spawn(move || {
                for number in 0..EACH {
                    let store = desk.store();
                    // Read and changed as another command would.
                    let before = desk.book().deal;
                    let mut after = before.clone();
                    let id = format!("{writer}-{number}").parse().unwrap();
                    after.people.entry(id).or_default().name = writer.into();
                    store.save(&Change::of(before, after)).unwrap();
                }
            });
        }
    });
    let people = desk.book().deal.people;
    let of = |writer: &str| people.keys().filter(|id| id.as_str().starts_with(writer)).count();
    assert_eq!([of("ana-"), of("goran-")], [EACH as usize; 2]);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_lock_is_neither_followed_nor_in_the_way() {
    let desk = Desk::with_examples();
    let outside = desk.root().join("outside");
    std::os::unix::fs::symlink(&outside, desk.root().join(".lock")).unwrap();
    desk.store().save(&won(&desk)).unwrap();
    assert!(!outside.exists());
    assert!(fs::symlink_metadata(desk.root().join(".lock")).unwrap().is_symlink());
    assert!(matches!(desk.book().deal.clone().into(), Record::Deal(_)));
}
