//! What was typed is there again after a crash.

use std::fs;

use proptest::prelude::*;
use tempfile::tempdir;

use crate::record::draft::{Draft, DraftLog, Head, Line, LogError, logs, read};
use crate::record::layout::draft_log;

fn head() -> Head {
    Head::new("/home/goran/sales", "acme", "k3v9x2m4")
}

/// What a person does to one of three fields.
#[derive(Clone, Debug)]
enum Act {
    Type { field: usize, at: usize, cut: usize, put: String },
    Here(usize),
    Keep(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let put = prop_oneof!["[a-zé山👍\n\"\\\\\u{1b}]{0,4}", "[a-zé]{600,900}"];
    prop_oneof![
        8 => (0..3_usize, 0..2000_usize, 0..9_usize, put)
            .prop_map(|(field, at, cut, put)| Act::Type { field, at, cut, put }),
        1 => (0..3_usize).prop_map(Act::Here),
        1 => (0..3_usize).prop_map(Act::Keep),
    ]
}

/// The lines of some acts, and what should be read after each.
fn typed(acts: Vec<Act>) -> Vec<(Line, Draft)> {
    let mut texts = [const { None::<String> }; 3];
    let mut draft = Draft { head: Some(head()), ..Draft::default() };
    let mut lines = vec![(Line::Head(head()), draft.clone())];
    for act in acts {
        let line = match act {
            Act::Here(field) => {
                draft.here = Some(field.to_string());
                Line::Here(field.to_string())
            }
            Act::Keep(field) => {
                draft.fields.remove(&field.to_string());
                Line::Kept(field.to_string())
            }
            Act::Type { field, at, cut, put } => {
                let old = texts[field].take();
                let characters: Vec<char> = old.iter().flat_map(|text| text.chars()).collect();
                let at = at.min(characters.len());
                let rest = characters.iter().skip(at + cut);
                let start = characters.iter().take(at).copied();
                let new: String = start.chain(put.chars()).chain(rest.copied()).collect();
                let line = Line::typed(field.to_string(), old.as_deref(), &new);
                draft.fields.insert(field.to_string(), new.clone());
                texts[field] = Some(new);
                line
            }
        };
        lines.push((line, draft.clone()));
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::sample::rounds(64), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_is_read_back(acts in prop::collection::vec(act(), 0..30)) {
        let folder = tempdir().unwrap();
        let path = draft_log(folder.path(), &"k3v9x2m4".parse().unwrap());
        let mut log = DraftLog::create(&path, &head()).unwrap();
        let lines = typed(acts);
        for (line, _) in lines.iter().skip(1) {
            log.append(line).unwrap();
        }
        log.file().unwrap().sync_data().unwrap();
        prop_assert_eq!(&read(&path).unwrap(), &lines.last().unwrap().1);
    }

    #[test]
    fn a_crash_costs_the_last_line_at_most(
        acts in prop::collection::vec(act(), 0..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("k3v9x2m4.log");
        let mut log = DraftLog::create(&path, &head()).unwrap();
        let lines = typed(acts);
        let mut ends = vec![fs::metadata(&path).unwrap().len()];
        for (line, _) in lines.iter().skip(1) {
            log.append(line).unwrap();
            ends.push(fs::metadata(&path).unwrap().len());
        }
        drop(log);
        let cut = cut.index(usize::try_from(*ends.last().unwrap()).unwrap() + 1) as u64;
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(cut).unwrap();
        // A line that only lacks its end is complete.
        let whole = ends.iter().filter(|end| **end <= cut + 1).count();
        let expected = whole.checked_sub(1).map_or_else(Draft::default, |last| lines[last].1.clone());
        prop_assert_eq!(&read(&path).unwrap(), &expected);

        let mut log = DraftLog::open(&path).unwrap();
        log.append(&Line::Here("after".into())).unwrap();
        let expected = Draft { here: Some("after".into()), ..expected };
        prop_assert_eq!(read(&path).unwrap(), expected);
    }
}

#[test]
fn a_log_is_held_by_one_window_until_it_goes() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("k3v9x2m4.log");
    let log = DraftLog::create(&path, &head()).unwrap();
    assert!(matches!(DraftLog::open(&path), Err(LogError::Held)));
    assert!(matches!(DraftLog::create(&path, &head()), Err(LogError::Disk(_))));
    assert_eq!(read(&path).unwrap().head, Some(head()));
    drop(log);
    let log = DraftLog::open(&path).unwrap();
    assert_eq!(log.path(), path);
    log.remove().unwrap();
    assert!(!path.exists());
}

#[test]
fn logs_are_found_by_their_ending() {
    let folder = tempdir().unwrap();
    let state = folder.path().join("state");
    assert!(logs(&state).unwrap().is_empty());
    let path = draft_log(&state, &"k3v9x2m4".parse().unwrap());
    DraftLog::create(&path, &head()).unwrap();
    fs::copy(&path, path.with_extension("bak")).unwrap();
    assert_eq!(logs(&state).unwrap(), [path]);
}

#[test]
fn a_field_is_dropped_once_it_is_kept_and_counts_again_when_it_is_changed() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("k3v9x2m4.log");
    let mut log = DraftLog::create(&path, &head()).unwrap();
    let first = "x".repeat(2000);
    log.append(&Line::typed("goal", None, &first)).unwrap();
    log.append(&Line::Kept("goal".into())).unwrap();
    assert!(read(&path).unwrap().fields.is_empty());
    let more = first.clone() + "!";
    log.append(&Line::typed("goal", Some(&first), &more)).unwrap();
    assert_eq!(read(&path).unwrap().fields["goal"], more);
}

#[test]
fn lines_that_fit_nothing_are_passed_over() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("k3v9x2m4.log");
    let mut log = DraftLog::create(&path, &head()).unwrap();
    log.append(&Line::typed("goal", None, "é")).unwrap();
    for (at, cut) in [(1, 1), (0, 9), (usize::MAX, usize::MAX)] {
        log.append(&Line::Edit { key: "goal".into(), at, cut, put: "!".into() }).unwrap();
    }
    log.append(&Line::Edit { key: "other".into(), at: 0, cut: 0, put: "!".into() }).unwrap();
    let fields = read(&path).unwrap().fields;
    assert_eq!(fields, [("goal".to_owned(), "é".to_owned())].into());
}

#[cfg(unix)]
#[test]
fn a_log_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempdir().unwrap();
    let path = folder.path().join("state/drafts/k3v9x2m4.log");
    DraftLog::create(&path, &head()).unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
}
