//! The house: which room may use which, and how large things may grow. One crate
//! cannot hold this by itself.

mod rings;
mod source;
mod typed;

use std::fs;

use source::{Source, all, crate_paths, root, sources};

/// A room, the rooms it may use, and words that have no place in it.
type Room = (&'static str, &'static [&'static str], &'static [&'static str]);

/// What lies below a room is named whole: an arrow includes what lies further
/// along it.
const ROOMS: &[Room] = &[
    ("failure", &[], &["ratatui", "crossterm"]),
    ("domain", &[], &["serde", "std::fs", "std::io", "ratatui", "crossterm", "toml"]),
    ("reading", &["domain"], &["serde", "std::fs", "std::io", "ratatui", "crossterm", "toml"]),
    (
        "interview",
        &["domain", "reading"],
        &["serde", "std::fs", "std::io", "ratatui", "crossterm", "toml"],
    ),
    (
        "pages",
        &["domain", "interview", "reading"],
        &["serde", "std::fs", "std::io", "ratatui", "crossterm", "toml"],
    ),
    ("template", &["domain"], &["std::fs", "ratatui", "crossterm"]),
    ("record", &["domain"], &["ratatui", "crossterm"]),
    (
        "exchange",
        &["domain", "interview", "pages", "reading"],
        &["std::fs", "std::io", "ratatui", "crossterm", "serde"],
    ),
    (
        "app",
        &["domain", "interview", "pages", "reading"],
        &["std::fs", "std::io", "ratatui", "crossterm", "serde", "Instant"],
    ),
    (
        "view",
        &["app", "domain", "interview", "pages", "reading"],
        &["std::fs", "crossterm", "serde"],
    ),
    ("world", &["domain", "failure"], &["ratatui", "crossterm"]),
    (
        "workspace",
        &["domain", "failure", "interview", "pages", "reading", "record", "template", "world"],
        &["ratatui", "crossterm"],
    ),
    (
        "demo",
        &["domain", "failure", "interview", "reading", "record", "template", "workspace", "world"],
        &["ratatui", "crossterm", "serde", "toml"],
    ),
    (
        "runtime",
        &[
            "app",
            "domain",
            "exchange",
            "failure",
            "interview",
            "pages",
            "reading",
            "record",
            "template",
            "view",
            "workspace",
            "world",
        ],
        &["serde", "clap"],
    ),
    (
        "cli",
        &[
            "app",
            "demo",
            "domain",
            "exchange",
            "failure",
            "interview",
            "pages",
            "reading",
            "record",
            "template",
            "view",
            "workspace",
            "world",
        ],
        &["ratatui", "crossterm", "std::fs"],
    ),
];

#[test]
fn every_room_uses_only_the_rooms_it_may() {
    for (room, may_use, never) in ROOMS {
        for Source { name, code, .. } in sources(room) {
            for other in crate_paths(&code).map(|path| path[0].clone()) {
                let is_allowed = other == *room || may_use.contains(&other.as_str());
                assert!(is_allowed, "{name} uses {other}, which {room} may not");
            }
            for word in *never {
                let uses = [format!("{word}::"), format!("use {word};")];
                assert!(!uses.iter().any(|used| code.contains(used)), "{name} speaks of {word}");
            }
        }
    }
}

#[test]
fn every_room_of_the_house_is_on_the_list() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let rooms = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for room in rooms {
        assert!(ROOMS.iter().any(|(known, ..)| *known == room), "{room}");
    }
}

/// What changes files, and who may say so.
const WRITES: &[&str] = &[
    ".append(true)",
    ".create(true)",
    ".create_new(true)",
    ".set_len(",
    ".set_permissions(",
    ".sync_all(",
    ".sync_data(",
    ".write(true)",
    "DirBuilder",
    "File::create",
    "fs::copy",
    "fs::create_dir",
    "fs::hard_link",
    "fs::remove_",
    "fs::rename",
    "fs::set_permissions",
    "fs::write",
    "tempfile_in(",
];

#[test]
fn files_are_changed_in_one_place_alone() {
    for Source { name, code, .. } in all() {
        for call in WRITES {
            let is_allowed = name.ends_with("src/record/disk.rs");
            assert!(is_allowed || !code.contains(call), "{name} changes files with {call}");
        }
    }
}

/// Lines of the longest file, its tests included.
const LONGEST: usize = 400;

#[test]
fn no_file_is_longer_than_one_reads_in_one_go() {
    let long = |source: &Source| source.lines > LONGEST;
    let long: Vec<_> = all().filter(long).map(|s| (s.name, s.lines)).collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:?}");
}

/// Files that may reach each other in a ring; more are hard to read one by one.
const RING: usize = 6;

/// Larger rings that are there for a reason: one file of each.
const KNOWN_RINGS: &[(&str, &str)] =
    &[("app::screen", "each screen opens others, and a dialog lies over one")];

#[test]
fn few_files_reach_each_other_in_a_ring() {
    for (room, ..) in ROOMS {
        for ring in rings::of(&sources(room)) {
            let is_known = KNOWN_RINGS.iter().any(|(file, _)| ring.iter().any(|f| f == file));
            assert!(ring.len() <= RING || is_known, "{room}: a ring of {}: {ring:#?}", ring.len());
        }
    }
}

#[test]
fn rings_that_are_known_are_still_there() {
    for (file, why) in KNOWN_RINGS {
        let room = file.split("::").next().unwrap();
        let rings = rings::of(&sources(room));
        let is_there = rings.iter().any(|ring| ring.len() > RING && ring.iter().any(|f| f == file));
        assert!(is_there, "{file}: {why}, but the ring is gone");
    }
}
