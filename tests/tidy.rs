//! The house: which room may use which. One crate cannot hold this by itself.

use std::fs;
use std::path::{Path, PathBuf};

/// A room, the rooms it may use, and words that have no place in it.
const ROOMS: &[(&str, &[&str], &[&str])] = &[
    ("domain", &[], &["serde", "std::fs", "std::io", "ratatui", "crossterm", "toml"]),
    ("template", &["domain"], &["std::fs", "ratatui", "crossterm"]),
    ("record", &["domain"], &["ratatui", "crossterm"]),
    ("exchange", &["domain"], &["std::fs", "std::io", "ratatui", "crossterm", "serde"]),
    ("app", &["domain"], &["std::fs", "std::io", "ratatui", "crossterm", "serde", "Instant"]),
    ("view", &["app", "domain"], &["std::fs", "crossterm", "serde"]),
    ("failure", &[], &["ratatui", "crossterm"]),
    ("world", &["app", "domain", "failure"], &["ratatui", "crossterm"]),
    ("workspace", &["domain", "failure", "record", "template", "world"], &["ratatui", "crossterm"]),
    (
        "demo",
        &["domain", "failure", "record", "workspace", "world"],
        &["ratatui", "crossterm", "serde", "toml"],
    ),
    (
        "runtime",
        &["app", "domain", "exchange", "failure", "record", "view", "workspace", "world"],
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
            "record",
            "template",
            "view",
            "workspace",
            "world",
        ],
        &["ratatui", "crossterm", "std::fs"],
    ),
];

fn sources(room: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![src.join(format!("{room}.rs"))];
    let mut folders = vec![src.join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// The code of a file without its comments and its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
}

#[test]
fn every_room_uses_only_the_rooms_it_may() {
    for (room, may_use, never) in ROOMS {
        for path in sources(room).iter().filter(|path| !is_test(path)) {
            let code = code(path);
            let name = path.display();
            for used in code.split("crate::").skip(1) {
                let other: String =
                    used.chars().take_while(|letter| letter.is_alphanumeric()).collect();
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
    for (room, ..) in ROOMS {
        for path in sources(room).iter().filter(|path| !is_test(path)) {
            let code = code(path);
            for call in WRITES {
                let is_allowed = path.ends_with("src/record/disk.rs");
                let name = path.display();
                assert!(is_allowed || !code.contains(call), "{name} changes files with {call}");
            }
        }
    }
}

#[test]
fn every_room_of_the_house_is_on_the_list() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let rooms = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for room in rooms {
        assert!(ROOMS.iter().any(|(known, ..)| *known == room), "{room}");
    }
}
