//! What the README says can be done, is done here.

mod pictures;

use std::str::FromStr;

use sideline::app::key::Key;
use sideline::app::keymap::bindings;
use sideline::template::shipped::SHIPPED;

use crate::support::binary::User;

const README: &str = include_str!("../README.md");

/// The blocks of one kind, in their order. Lines that open the screens stand in
/// blocks of the kind `console`.
fn blocks(kind: &str) -> Vec<&'static str> {
    let fences = README.split("\n```").skip(1).step_by(2);
    fences.filter_map(|block| block.strip_prefix(kind)?.strip_prefix('\n')).collect()
}

fn lines(kind: &str) -> impl Iterator<Item = &'static str> {
    blocks(kind).into_iter().flat_map(str::lines)
}

/// The section under a heading.
fn section(heading: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("\n## {heading}\n")).unwrap();
    rest.split("\n## ").next().unwrap()
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
    let rows: Vec<&str> = first_column(section("Keys")).collect();
    assert!(rows.len() > 10, "{rows:#?}");
    for name in rows.into_iter().flat_map(marked) {
        let key = Key::from_str(name).unwrap();
        assert!(bindings().any(|binding| binding.key == key), "{name}");
    }
}

#[test]
fn every_process_that_ships_is_in_the_table() {
    let named: Vec<&str> =
        first_column(section("What people do with it")).flat_map(marked).collect();
    let shipped: Vec<&str> = SHIPPED.iter().map(|(id, _)| *id).collect();
    assert_eq!(named, shipped);
}

#[test]
fn every_command_of_the_table_is_one() {
    let user = User::new();
    let rows: Vec<&str> = first_column(section("Commands")).collect();
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
    for row in section("Commands").lines().filter(|line| line.starts_with("| `")) {
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
