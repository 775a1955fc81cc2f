//! What is written is what was there, whatever somebody typed.

use proptest::prelude::*;

use crate::domain::change::Record;
use crate::record::patch::{patch, render};

use super::made_up::Pick;

/// The place of a record that stays where it is.
fn read(text: &str, like: &Record) -> Record {
    Record::read(&like.place(), text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_record_is_read_as_it_was_written(seed: u64) {
        for record in Pick::seeded(seed).records() {
            let text = render(&record.tree().unwrap());
            prop_assert_eq!(read(&text, &record), record, "{}", text);
            let hidden = |c: char| c.is_control() && c != '\n';
            prop_assert!(!text.contains(hidden), "{}", text);
        }
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
