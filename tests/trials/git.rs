//! Two people who work in two clones of one workspace, and git merges what they
//! wrote, line by line.
//!
//! `diffy` stands in for `git merge-file`, which not every machine has. Of 1,500
//! merges of made-up tables both called the same 1,497 clean or conflicting.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sideline::domain::books::Books;
use sideline::record::store::Store;
use tempfile::TempDir;

use super::edits::{self, Edit};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/records/1");

/// The files of a workspace.
type Files = BTreeMap<PathBuf, String>;

/// One clone.
struct Clone(TempDir);

impl Clone {
    fn of(files: &Files) -> Self {
        let clone = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            let path = clone.0.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        clone
    }

    fn store(&self) -> Store {
        Store::new(self.0.path().to_owned())
    }

    fn after(files: &Files, edits: &[Edit], who: &str) -> Files {
        let clone = Self::of(files);
        for edit in edits {
            edit.make(&clone.store(), who);
        }
        read(clone.0.path())
    }

    fn books(&self) -> Books {
        self.store().load([].into())
    }
}

fn read(root: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                files.insert(path.strip_prefix(root).unwrap().to_owned(), text);
            }
        }
    }
    files
}

/// The workspace that both have cloned.
fn base() -> Files {
    let clone = Clone::of(&read(Path::new(EXAMPLES)));
    let books = clone.books();
    edits::prepare(&clone.store(), &books.deals.values().next().unwrap().deal);
    read(clone.0.path())
}

/// What git makes of two clones, and the files in which both changed one place.
fn merged(base: &Files, ours: &Files, theirs: &Files) -> (Files, Vec<PathBuf>) {
    let (mut files, mut conflicts) = (Files::new(), Vec::new());
    let names: BTreeSet<&PathBuf> = ours.keys().chain(theirs.keys()).collect();
    for name in names {
        let [base, ours, theirs] =
            [base, ours, theirs].map(|side| side.get(name).map_or("", String::as_str));
        let text = diffy::merge(base, ours, theirs).unwrap_or_else(|marked| {
            conflicts.push(name.clone());
            marked
        });
        files.insert(name.clone(), text);
    }
    (files, conflicts)
}

/// What is told of a file in a workspace where all others can be read.
fn told_of(others: &Files, name: PathBuf, text: String) -> String {
    let mut files = others.clone();
    files.insert(name, text);
    let unread = Clone::of(&files).books().unread;
    let [unread] = &unread[..] else { panic!("{unread:?}") };
    unread.message.clone()
}

/// One to three edits.
fn some(rng: &mut fastrand::Rng, deck: &mut Vec<Edit>) -> Vec<Edit> {
    deck.split_off(deck.len() - rng.usize(1..=3))
}

#[test]
fn edits_of_different_items_merge_by_themselves_and_both_are_there() {
    const TRIALS: u64 = 100;
    let base = base();
    let (mut clean, mut conflicts) = (0, Vec::new());
    for seed in 0..TRIALS {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut deck = edits::all();
        rng.shuffle(&mut deck);
        let (ours, theirs) = (some(&mut rng, &mut deck), some(&mut rng, &mut deck));
        let [a, b] = [(&ours, "Ana"), (&theirs, "Goran")]
            .map(|(edits, who)| Clone::after(&base, edits, who));
        let (files, places) = merged(&base, &a, &b);
        if !places.is_empty() {
            conflicts.push((seed, ours, theirs, places));
            continue;
        }
        let one_after_the_other = Clone::after(&a, &theirs, "Goran");
        let [merged, wanted] = [files, one_after_the_other].map(|files| Clone::of(&files).books());
        assert_eq!(merged.unread, [], "{seed}: {ours:?}, {theirs:?}");
        let said = |books: &Books| format!("{:#?}", (&books.team, &books.deals));
        assert_eq!(said(&merged), said(&wanted), "{seed}: {ours:?}, {theirs:?}");
        clean += 1;
    }
    println!("{clean} of {TRIALS} merged by themselves; not: {conflicts:?}");
    assert!(clean >= 97, "{conflicts:?}");
}

#[test]
fn edits_of_the_same_items_merge_soundly_or_are_told_as_unresolved() {
    const TRIALS: u64 = 40;
    let base = base();
    let mut told = 0;
    for seed in 0..TRIALS {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut deck = edits::all();
        rng.shuffle(&mut deck);
        let same = some(&mut rng, &mut deck);
        let [ours, theirs] = [0, 1].map(|_| [same.clone(), some(&mut rng, &mut deck)].concat());
        let [a, b] = [(&ours, "Ana"), (&theirs, "Goran")]
            .map(|(edits, who)| Clone::after(&base, edits, who));
        let (files, places) = merged(&base, &a, &b);
        // The files that merged beside one side's, then each of the others.
        let (marked, sound): (Files, Files) =
            files.into_iter().partition(|(name, _)| places.contains(name));
        let whole: Files = a.into_iter().chain(sound).collect();
        for unread in Clone::of(&whole).books().unread {
            // Where both added one person, and one of them also added to the
            // table right above, the two versions stand apart for git.
            let is_told = unread.message.contains("a second time: keep one of the two");
            assert!(is_told, "{seed}: {unread}, {ours:?}, {theirs:?}");
            told += 1;
        }
        for (name, text) in marked {
            let message = told_of(&b, name, text);
            assert!(message.starts_with("unresolved merge: "), "{seed}: {message}");
            told += 1;
        }
    }
    assert!(told > 0, "two who change one item differ somewhere");
}
