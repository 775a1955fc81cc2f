//! What the README and its guides say can be done, is done here.

mod pictures;

use std::str::FromStr;

use sideline::app::key::Key;
use sideline::app::keymap::bindings;
use sideline::template::shipped::SHIPPED;

use crate::support::binary::User;

/// The README and its guides, in the order in which they are read.
const PAGES: [(&str, &str); 8] = [
    ("README.md", include_str!("../README.md")),
    ("docs/manager.md", include_str!("../docs/manager.md")),
    ("docs/rep.md", include_str!("../docs/rep.md")),
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
fn every_key_of_the_table_is_bound() {
    let rows: Vec<&str> = first_column(page("docs/keys.md")).collect();
    assert!(rows.len() > 10, "{rows:#?}");
    for name in rows.into_iter().flat_map(marked) {
        let key = Key::from_str(name).unwrap();
        assert!(bindings().any(|binding| binding.key == key), "{name}");
    }
}

#[test]
fn every_process_that_ships_is_in_the_table() {
    let named: Vec<&str> = first_column(page("docs/processes.md")).flat_map(marked).collect();
    let shipped: Vec<&str> = SHIPPED.iter().map(|(id, _)| *id).collect();
    assert_eq!(named, shipped);
}

#[test]
fn every_command_of_the_table_is_one() {
    let user = User::new();
    let rows: Vec<&str> = first_column(page("docs/commands.md")).collect();
    assert_eq!(rows.len(), 47);
    for command in rows.into_iter().flat_map(marked) {
        // Dialog letters and options are typed as they stand, the rest is yours.
        let words = command.split(' ').filter(|word| word.starts_with(char::is_lowercase));
        let words: Vec<&str> = words.skip(1).take(2).collect();
        let help = user.run(words.iter().chain(&["--help"])).printed();
        let usage = help.split("Usage: ").nth(1).unwrap();
        let usage = usage.lines().next().unwrap();
        assert!(usage.starts_with(&format!("sideline {}", words.join(" "))), "{command}: {usage}");
    }
}

#[test]
fn every_option_of_the_commands_is_known() {
    let user = User::new();
    for row in page("docs/commands.md").lines().filter(|line| line.starts_with("| `")) {
        let mut code = marked(row);
        let words = code.next().unwrap().split(' ').skip(1);
        let words = words.take_while(|word| word.starts_with(char::is_lowercase));
        let help = user.run(words.chain(["--help"])).printed();
        for option in marked(row).flat_map(|text| text.split(' ')).filter(|w| w.starts_with("--")) {
            assert!(
                help.contains(&format!("  {option} ")) || help.contains(&format!("  {option}\n")),
                "{row}: {option}"
            );
        }
    }
}
