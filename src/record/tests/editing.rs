//! Many edits one after the other, in files that people and other programs have
//! written in, too.

use proptest::prelude::*;

use crate::domain::change::Record;
use crate::domain::deal::Deal;
use crate::record::layout::Place;
use crate::record::patch::patch;

use super::made_up::Pick;
use super::patching::commented;
use super::{DEAL, Desk};

/// How often a file is saved, and after how many edits each time: 500 files make
/// 10,000 edits.
const SAVES: usize = 5;
const EDITS: usize = 4;

/// A deal as somebody writes it who likes short files, with twenty-one pieces
/// that are not ours.
const BY_HAND: &str = r#"# theirs 10, above all
format = 1
id = "acme-robotics-plant-rollout" # theirs 11
account = 'Acme Robotics'
name = """
Plant rollout""" # theirs 12
owner = "ana"
status = "open"
theirs-13 = { since = 2020-01-01, list = [1, "two", 3.5] }
process = "b2b-buyer-aligned"
process_version = 1
stage = "align"
amount = "120000" # theirs 14
currency = "EUR"
created = 2026-09-01
person.dana-fox = { name = "Dana Fox", stance = "neutral", theirs-15 = true } # theirs 16
person.tom-ode.name = "Tom Ode" # theirs 17
person.tom-ode.theirs-18 = "plays golf"
compelling_event = { text = "Lease ends" } # theirs 19

# theirs 20
[exit]
align.criteria-written = { status = "unknown", theirs-21 = [
  1, # theirs 22
] }
align.decision-steps.status = "no" # theirs 23

[exit.align.decision-steps.evidence] # theirs 24
kind = "email"
"theirs 25" = 1e3

[[theirs-26]]
name = "a"

[[theirs-26]]
name = "b" # theirs 27

[relation]
# theirs 28
tom-ode.influences = { dana-fox = { strength = "weak", theirs-29 = 1 } }
# theirs 30, at the end
"#;

fn read(text: &str) -> Deal {
    let place = Place::Deal("acme-robotics-plant-rollout".parse().unwrap());
    match Record::read(&place, text) {
        Ok(Record::Deal(deal)) => *deal,
        other => panic!("{other:?}\n{text}"),
    }
}

/// Makes the edits, each on what the one before left.
fn edited(mut text: String, seed: u64) -> String {
    let tree = |deal: &Deal| Record::from(deal.clone()).tree().unwrap();
    let mut pick = Pick::seeded(seed);
    let mut deal = read(&text);
    for _ in 0..SAVES {
        let mut after = deal.clone();
        (0..EDITS).for_each(|_| pick.edit(&mut after));
        let (before, wanted) = (tree(&deal), tree(&after));
        text = patch(&text, &before, &wanted).unwrap();
        assert_eq!(read(&text), after, "{text}");
        assert_eq!(patch(&text, &before, &wanted).unwrap(), text, "once is enough");
        deal = after;
    }
    text
}

/// Edits a file with these ends of lines, and looks for all that was not ours.
fn outlives(text: &str, theirs: &[String], seed: u64, has_mark: bool, has_returns: bool) {
    let mark = if has_mark { "\u{feff}" } else { "" };
    let lines = if has_returns { text.replace('\n', "\r\n") } else { text.to_owned() };
    let text = edited(format!("{mark}{lines}"), seed);
    for piece in theirs {
        assert!(text.contains(piece.as_str()), "{piece} is lost\n{text}");
    }
    assert_eq!(text.starts_with('\u{feff}'), has_mark);
    let returns = text.matches("\r\n").count();
    assert_eq!(returns, if has_returns { text.matches('\n').count() } else { 0 });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::sample::rounds(250), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn comments_and_later_keys_outlive_all_edits(seed: u64, has_mark: bool, has_returns: bool) {
        let text = commented(&Desk::with_examples().text(DEAL));
        let comments = text.lines().filter_map(|line| line.split_once('#'));
        let comments = comments.map(|(_, words)| format!("#{words}"));
        let later = text.lines().filter(|line| line.starts_with("later")).map(ToOwned::to_owned);
        let theirs: Vec<String> = comments.chain(later).collect();
        prop_assert!(theirs.len() > 80, "{}", theirs.len());
        outlives(&text, &theirs, seed, has_mark, has_returns);
    }

    #[test]
    fn tables_written_in_other_ways_outlive_all_edits(seed: u64, has_mark: bool, has_returns: bool) {
        let pieces = (10..=30).map(|n| ["theirs ", "theirs-"].map(|word| format!("{word}{n}")));
        let theirs: Vec<String> = pieces.flatten().filter(|piece| BY_HAND.contains(piece)).collect();
        prop_assert_eq!(theirs.len(), 21);
        outlives(BY_HAND, &theirs, seed, has_mark, has_returns);
    }
}
