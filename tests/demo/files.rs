//! The sample data as files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::tz::TimeZone;
use sideline::demo;
use sideline::domain::deal::DealStatus;
use sideline::workspace::Workspace;
use sideline::world::World;
use tempfile::TempDir;

use super::TODAY;
use crate::support::{large, shape};

fn world(base: &Path) -> World {
    let now = TODAY.at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    World::still(now, 7, base)
}

/// A workspace of sample data in there.
fn written(base: &Path) -> Workspace {
    let world = world(base);
    let workspace = Workspace::find(&world, Some(&base.join("sales")));
    demo::write(&world, &workspace).unwrap();
    workspace
}

/// Every file below a folder, by its name from there.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for path in fs::read_dir(inner).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                files.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

#[test]
fn every_file_is_well_formed_and_reads_back_as_it_was_told() {
    let base = TempDir::new().unwrap();
    let world = world(base.path());
    let workspace = Workspace::find(&world, Some(&base.path().join("sales")));
    let told = demo::write(&world, &workspace).unwrap();
    let records = shape::check(workspace.root());
    assert!(records > 100, "{records}");
    let read = workspace.whole_books(&world);
    assert_eq!(read.unread, []);
    assert_eq!(read.team, told.team);
    assert_eq!(read.deals.keys().collect::<Vec<_>>(), told.deals.keys().collect::<Vec<_>>());
    for (id, book) in &told.deals {
        let there = &read.deals[id];
        assert_eq!(there.deal, book.deal);
        assert_eq!(there.actions, book.actions);
        assert_eq!(there.asks, book.asks);
        assert_eq!(there.calls, book.calls);
        assert_eq!(there.sessions, book.sessions);
    }
}

#[test]
fn one_seed_on_one_day_gives_the_same_files() {
    let [one, other] = [TempDir::new().unwrap(), TempDir::new().unwrap()];
    let [one, other] = [&one, &other].map(|base| files(written(base.path()).root()));
    assert_eq!(one, other);
}

#[test]
fn a_large_workspace_is_as_large_as_it_was_asked_to_be() {
    let base = TempDir::new().unwrap();
    let world = large::world(base.path());
    let size = large::Size { open: 3, decided: 4, sessions: 10 };
    let workspace = large::write(&world, base.path(), size);
    let read = workspace.whole_books(&world);
    assert_eq!(read.unread, []);
    let books = || read.deals.values();
    let open = books().filter(|book| book.deal.status == DealStatus::Open).count();
    let sessions: usize = books().map(|book| book.sessions.len()).sum();
    let steps: usize = books().map(|book| book.actions.len()).sum();
    assert_eq!((open, books().count(), sessions, steps), (3, 7, 10, 30));
    assert_eq!(workspace.books(&world).decided.len(), 4, "their heads are enough at a start");
}
