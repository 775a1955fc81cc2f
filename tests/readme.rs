//! What the README and its guides say can be done, is done here.

pub(crate) mod pictures;

use sideline::template::shipped::SHIPPED;

use crate::support::binary::User;

/// The README and its guides, in the order in which they are read.
const PAGES: [(&str, &str); 9] = [
    ("README.md", include_str!("../README.md")),
    ("docs/manager.md", include_str!("../docs/manager.md")),
    ("docs/rep.md", include_str!("../docs/rep.md")),
    ("docs/calendar.md", include_str!("../docs/calendar.md")),
    ("docs/processes.md", include_str!("../docs/processes.md")),
    ("docs/keys.md", include_str!("../docs/keys.md")),
    ("docs/commands.md", include_str!("../docs/commands.md")),
    ("docs/files.md", include_str!("../docs/files.md")),
    ("docs/troubleshooting.md", include_str!("../docs/troubleshooting.md")),
];

/// The blocks of one kind, in their order. Lines that open the screens stand in
/// blocks of the kind `console`.
fn blocks(kind: &str) -> Vec<&'static str> {
    let fences = PAGES.iter().flat_map(|(_, page)| page.split("\n```").skip(1).step_by(2));
    fences.filter_map(|block| block.strip_prefix(kind)?.strip_prefix('\n')).collect()
}

fn lines(kind: &str) -> impl Iterator<Item = &'static str> {
    blocks(kind).into_iter().flat_map(str::lines)
}

/// A page by its file.
fn page(file: &str) -> &'static str {
    PAGES.iter().find(|(name, _)| *name == file).unwrap().1
}

#[test]
fn the_readme_is_short_and_leads_to_every_guide() {
    let readme = page("README.md");
    let lines = readme.lines().count();
    assert!((140..=200).contains(&lines), "{lines} lines");
    for (file, _) in &PAGES[1..] {
        assert!(readme.contains(&format!("({file})")), "{file}");
    }
}

/// What stands in code marks.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The first column of the first table of a section, without its heading.
fn first_column(section: &'static str) -> impl Iterator<Item = &'static str> {
    let rows = section.lines().skip_while(|line| !line.starts_with("| ---")).skip(1);
    rows.take_while(|line| line.starts_with('|')).map(|row| row.split(" | ").next().unwrap())
}

#[test]
fn every_command_line_runs_in_its_order() {
    let user = User::new();
    for process in blocks("toml") {
        let (name, _) = process.strip_prefix("# ").unwrap().split_once('\n').unwrap();
        user.put(&format!("sales/{name}"), process);
    }
    let script: Vec<&str> = lines("sh").filter(|line| !line.starts_with("cargo ")).collect();
    assert!(script.len() > 15, "{script:#?}");
    let ran = user.types(&format!("set -ex\n{}", script.join("\n")));
    assert_eq!(ran.code, 0, "{ran}");
    // The shell says each line before it runs it.
    assert_eq!(ran.err.matches("+ ").count(), script.len(), "{ran}");
}

#[test]
fn lines_that_open_the_screens_want_a_terminal_and_nothing_else() {
    let user = User::with_examples();
    for process in blocks("toml") {
        let (name, _) = process.strip_prefix("# ").unwrap().split_once('\n').unwrap();
        user.put(name, process);
    }
    let lines: Vec<&str> = lines("console").collect();
    assert!(!lines.is_empty());
    for line in lines {
        let said = user.types(line.strip_prefix("$ ").unwrap()).refused(2);
        assert!(said.starts_with("sideline: the screens need a terminal"), "{line}: {said}");
    }
}

#[test]
fn one_command_runs_it_and_one_tests_it() {
    for command in ["cargo run --release", "cargo test", "cargo install --path ."] {
        assert!(lines("sh").any(|line| line == command), "{command}");
    }
}

#[test]
fn every_process_that_ships_is_in_the_table() {
    let named: Vec<&str> = first_column(page("docs/processes.md")).flat_map(marked).collect();
    let shipped: Vec<&str> = SHIPPED.iter().map(|(id, _)| *id).collect();
    assert_eq!(named, shipped);
}
