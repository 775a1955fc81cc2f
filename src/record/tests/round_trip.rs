//! What is written is what was there, whatever somebody typed.

use proptest::prelude::*;
use toml_edit::{Item, Table};

use crate::domain::change::Record;
use crate::domain::coaching::Coaching;
use crate::record::patch::{patch, render};
use crate::record::read;
use crate::record::tree::Tree;
use crate::record::wire::coaching::CoachingFile;

use super::made_up::Pick;

/// The place of a record that stays where it is.
fn read_as(text: &str, like: &Record) -> Record {
    Record::read(&like.place(), text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"))
}

/// What a session says about its rep, as its file has it.
fn notes(coaching: &Coaching) -> Tree {
    Tree::of(&CoachingFile::of("k3v9x2m4".parse().unwrap(), coaching.clone())).unwrap()
}

fn read_notes(text: &str) -> Coaching {
    read::record::<CoachingFile>(text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}")).into()
}

/// The record without a single header, as `person.ana.name = "Ana"`.
fn dotted(tree: &Tree) -> String {
    let items = tree.table().iter().map(|(key, item)| (key, with_dots(item)));
    items.collect::<Table>().to_string()
}

fn with_dots(item: &Item) -> Item {
    let Some(inner) = item.as_table_like().filter(|inner| !inner.is_empty()) else {
        return item.clone();
    };
    let mut table: Table = inner.iter().map(|(key, item)| (key, with_dots(item))).collect();
    table.set_dotted(true);
    Item::Table(table)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::sample::rounds(64), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_record_is_read_as_it_was_written(seed: u64) {
        for record in Pick::seeded(seed).records() {
            let text = render(&record.tree().unwrap());
            prop_assert_eq!(read_as(&text, &record), record, "{}", text);
            let hidden = |c: char| c.is_control() && c != '\n';
            prop_assert!(!text.contains(hidden), "{}", text);
        }
    }

    #[test]
    fn what_is_said_of_a_rep_is_read_as_it_was_written_and_changed(seed: u64) {
        let mut pick = Pick::seeded(seed);
        let (before, after) = (pick.coaching(), pick.coaching());
        let text = render(&notes(&before));
        prop_assert_eq!(read_notes(&text), before.clone(), "{}", text);
        let changed = patch(&text, &notes(&before), &notes(&after)).unwrap();
        prop_assert_eq!(&changed, &render(&notes(&after)));
        prop_assert_eq!(read_notes(&changed), after, "{}", changed);
    }

    #[test]
    fn a_changed_file_of_ours_looks_like_a_new_one(seed: u64) {
        let mut pick = Pick::seeded(seed);
        for (before, after) in pick.records().into_iter().zip(pick.records()) {
            let (before, tree) = (before.tree().unwrap(), after.tree().unwrap());
            let text = patch(&render(&before), &before, &tree).unwrap();
            prop_assert_eq!(text, render(&tree));
        }
    }

    #[test]
    fn a_change_is_made_however_the_tables_are_written(seed: u64) {
        let mut pick = Pick::seeded(seed);
        for (before, after) in pick.records().into_iter().zip(pick.records()) {
            let (old, new) = (before.tree().unwrap(), after.tree().unwrap());
            let inline = old.table().to_string();
            for text in [dotted(&old), inline] {
                prop_assert_eq!(&read_as(&text, &before), &before, "{}", text);
                let changed = patch(&text, &old, &new).unwrap();
                prop_assert_eq!(&read_as(&changed, &after), &after, "{}", changed);
            }
        }
    }

    #[test]
    fn a_change_is_made_once(seed: u64) {
        let mut pick = Pick::seeded(seed);
        for (before, after) in pick.records().into_iter().zip(pick.records()) {
            let (before, after) = (before.tree().unwrap(), after.tree().unwrap());
            let once = patch(&render(&before), &before, &after).unwrap();
            prop_assert_eq!(&patch(&once, &before, &after).unwrap(), &once);
            prop_assert_eq!(&patch(&once, &after, &after).unwrap(), &once);
        }
    }
}
