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
    "look_again",
    "compelling_event",
    "entered",
    "close_date_moved",
    "person",
    "relation",
    "exit",
    "element",
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
    "override",
];
const ASK: &[&str] = &[
    "format",
    "id",
    "kind",
    "from",
    "of",
    "of_name",
    "of_title",
    "status",
    "initiated_by",
    "needed_by",
    "wording",
    "gist",
    "what_happened",
    "what_they_do",
    "my_next",
    "my_next_due",
    "rep_view",
    "created",
    "session",
    "replied",
    "reply",
    "closed",
    "result",
    "recipient",
    "override",
];
const COACHING: &[&str] = &[
    "format",
    "id",
    "strength",
    "lesson",
    "manager_view",
    "view_is",
    "parked",
    "metric_why",
    "skill",
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
    "role_planned",
    "asks_planned",
    "why",
    "session",
    "role",
    "asks",
    "minutes",
    "buyer_act",
    "buyer_act_by",
    "outcome",
    "moved_by",
    "step_in",
    "override",
];
const SESSION: &[&str] = &[
    "format",
    "id",
    "deal",
    "state",
    "ended_why",
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
    "close_date_whose",
    "close_date_source",
    "start_now",
    "people_news",
    "move_one",
    "next_session",
    "confirm_later",
    "points_worked",
    "points_expected",
    "process",
    "seconds",
    "left_out",
    "out_of_time",
    "stage",
    "exit",
    "answer",
    "element",
    "changed",
    "person",
    "relation",
    "gap",
    "looked_back",
    "in_the_way",
    "action",
    "ask",
    "note",
    "debrief",
    "proposal",
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
        let kinds = [("actions", ACTION), ("asks", ASK), ("calls", CALL), ("sessions", SESSION)];
        for (folder, keys) in kinds {
            records += all(&deal.join(folder), keys);
        }
    }
    for rep in folders(&workspace.join("coaching")) {
        records += all(&rep, COACHING);
    }
    records
}

#[track_caller]
fn all(folder: &Path, keys: &[&str]) -> usize {
    let files = folders(folder);
    for file in &files {
        one(file, keys);
    }
    files.len()
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
            // Of a tie the heading says all, where nobody said how strong it is.
            Item::Table(_) if key == "relation" => {}
            Item::Table(inner) => {
                assert!(!inner.is_empty(), "{name}: [{key}]");
                nothing_empty(inner, name);
            }
            Item::None | Item::ArrayOfTables(_) => panic!("{name}: {key}"),
        }
    }
}
