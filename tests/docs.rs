//! The guides that the program writes itself: all keys, all commands, and the
//! picture of a session. To write them anew: `UPDATE_DOCS=1 cargo test docs`.

mod drawing;
mod editing;
mod writing;

use std::path::Path;

use clap::{Command, CommandFactory};
use sideline::cli::Line;

use crate::readme::pictures::in_session;
use crate::support::binary::User;

const KEYS: &str = "# Keys

Every letter you type into a text is just a letter, and nothing needs saving. `sideline keys` prints this page, F1 the part of it for the place you are in. `config.toml` may bind other keys.
";

const COMMANDS: &str = "# Commands

`--help` after any command tells more.

| command | what it does | also |
| --- | --- | --- |
";

const ABOUT_COMMANDS: &str = "
- A deal or a person is named by any part that is clear: `acme`, `plant roll`, `ana`. If several fit, they are listed and nothing changes.
- Days are written as you say them: `fri`, `next wed`, `4 Dec`, `in 2 weeks`, `end of month`, `2026-12-04`. `12/4` is asked, unless `date_order` in `sideline.toml` says `\"dmy\"` or `\"mdy\"`.
- `-w DIR` before or after a command names another workspace, and so does the variable `SIDELINE_WORKSPACE`.
- `--json` after a list or a show prints it for other programs; `--wide` after a list cuts no line.
- `--color never` before or after a command takes colours away, `--color always` has them everywhere, and both go before the variables `NO_COLOR` and `CLICOLOR_FORCE`.
";

/// Holds a file to what it should be, or writes it.
#[track_caller]
fn is(file: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, wanted).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == wanted, "{file} is not up to date: UPDATE_DOCS=1 cargo test docs");
}

#[test]
fn the_keys_are_those_of_the_program() {
    let printed = User::new().run(["keys"]).printed();
    let line = |line: &str| match line.trim_start().split_once("  ") {
        Some((keys, does)) if line.starts_with("  ") => {
            let keys = keys.split(", ").map(marked).collect::<Vec<_>>().join(" ");
            format!("| {keys} | {} |\n", does.trim())
        }
        _ if line.is_empty() => String::new(),
        _ => format!("\n## {line}\n\n| key | what it does |\n| --- | --- |\n"),
    };
    is("docs/keys.md", &(KEYS.to_owned() + &printed.lines().map(line).collect::<String>()));
}

/// As it stands in a cell of a table.
fn marked(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

#[test]
fn the_commands_are_those_of_the_program() {
    let mut rows = String::new();
    add(&Line::command(), "sideline", &mut rows);
    is("docs/commands.md", &[COMMANDS, &rows, ABOUT_COMMANDS].concat());
}

/// A row for a command that does something, then those below it.
fn add(command: &Command, words: &str, rows: &mut String) {
    let below = command.get_subcommands().filter(|below| below.get_name() != "help");
    if !command.is_subcommand_required_set() {
        rows.push_str(&row(command, words));
    }
    for below in below {
        add(below, &format!("{words} {}", below.get_name()), rows);
    }
}

fn row(command: &Command, words: &str) -> String {
    let names = command.get_positionals().map(|argument| {
        let name = argument.get_value_names().map_or("", |names| names[0].as_str());
        let many =
            if argument.get_num_args().is_some_and(|n| n.max_values() > 1) { "..." } else { "" };
        if argument.is_required_set() {
            format!(" {name}{many}")
        } else {
            format!(" [{name}]{many}")
        }
    });
    let usage = [words.to_owned()].into_iter().chain(names).collect::<String>();
    let of_every_command = ["help", "version", "workspace", "color"];
    let options = command.get_arguments().filter_map(|option| option.get_long());
    let options = options.filter(|option| !of_every_command.contains(option));
    let options: Vec<String> = options.map(|option| format!("`--{option}`")).collect();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    format!("| {} | {} | {} |\n", marked(&usage), about.replace('|', "\\|"), options.join(" "))
}

#[test]
fn the_picture_is_the_programs_own() {
    let drawn = drawing::svg(&in_session().cells_in((100, 32)));
    assert!(drawn.len() < 60_000, "{} bytes", drawn.len());
    is("docs/session.svg", &drawn);
}
