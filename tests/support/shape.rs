//! The shapes of records, as the formats have them: which keys, in which order.

use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, Table};

const TEAM: &[&str] =
    &["format", "name", "currency", "fiscal_year_start", "process", "shared", "targets", "person"];
const DEAL: &[&str] = &[
    "format",
    "id",
    "account",
    "name",
    "owner",
    "status",
    "process",
    "process_version",
    "stage",
    "buyer_stage",
    "amount",
    "currency",
    "close_date",
    "created",
    "decided",
    "lost_reason",
    "entered",
    "close_date_moved",
    "person",
    "relation",
    "exit",
    "folded",
];
const ACTION: &[&str] = &[
    "format",
    "id",
    "text",
    "owner",
    "side",
    "status",
    "due",
    "done_when",
    "criterion",
    "person",
    "call",
    "created",
    "by",
    "closed",
    "result",
    "why",
    "agreed",
    "moved",
];
const CALL: &[&str] = &[
    "format",
    "id",
    "date",
    "status",
    "with",
    "objective",
    "act_by",
    "fallback",
    "evidence_wanted",
    "criterion",
    "why",
    "session",
];
const SESSION: &[&str] = &[
    "format",
    "id",
    "deal",
    "state",
    "kind",
    "rep",
    "manager",
    "started",
    "ended",
    "minutes",
    "planned_minutes",
    "stage_at_start",
    "spontaneous",
    "goal",
    "start_now",
    "next_session",
    "points_worked",
    "points_expected",
    "process",
    "seconds",
    "stage",
    "exit",
    "answer",
    "changed",
    "person",
    "looked_back",
    "in_the_way",
    "action",
    "call",
    "agreed",
];

/// Holds every record of a workspace against its shape; how many there were.
#[track_caller]
pub(crate) fn check(workspace: &Path) -> usize {
    let mut records = 1;
    one(&workspace.join("sideline.toml"), TEAM);
    for deal in folders(&workspace.join("deals")) {
        one(&deal.join("deal.toml"), DEAL);
        records += 1;
        for (folder, keys) in [("actions", ACTION), ("calls", CALL), ("sessions", SESSION)] {
            for file in folders(&deal.join(folder)) {
                one(&file, keys);
                records += 1;
            }
        }
    }
    records
}

fn folders(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[track_caller]
fn one(path: &Path, keys: &[&str]) {
    let text = fs::read_to_string(path).unwrap();
    let name = path.display();
    assert!(text.starts_with("format = 1\n") && text.ends_with('\n'), "{name}");
    assert!(!text.contains('\r') && !text.contains("\n\n\n"), "{name}:\n{text}");
    let record: DocumentMut = text.parse().unwrap();
    let places: Vec<usize> = record
        .iter()
        .map(|(key, _)| {
            keys.iter().position(|known| *known == key).unwrap_or_else(|| panic!("{name}: {key}"))
        })
        .collect();
    assert!(places.is_sorted(), "{name}: the order of the keys\n{text}");
    nothing_empty(record.as_table(), &name.to_string());
}

/// What is not known is not written: no empty texts, lists or tables.
#[track_caller]
fn nothing_empty(table: &Table, name: &str) {
    for (key, item) in table {
        match item {
            Item::Value(value) => {
                assert_ne!(value.as_str(), Some(""), "{name}: {key}");
                assert!(value.as_array().is_none_or(|list| !list.is_empty()), "{name}: {key}");
                assert!(!value.is_float(), "{name}: {key}");
            }
            Item::Table(inner) => {
                assert!(!inner.is_empty(), "{name}: [{key}]");
                nothing_empty(inner, name);
            }
            Item::None | Item::ArrayOfTables(_) => panic!("{name}: {key}"),
        }
    }
}
