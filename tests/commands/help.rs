//! What `--help` says.

use clap::{Command, CommandFactory};
use insta::assert_snapshot;
use sideline::cli::Line;

use crate::support::binary::User;

/// The words of every command and of those below it.
fn commands(command: &Command, before: &[String], all: &mut Vec<Vec<String>>) {
    let is_help = |command: &&Command| command.get_name() == "help";
    all.push(before.to_vec());
    for below in command.get_subcommands().filter(|below| !is_help(below)) {
        let words = [before, &[below.get_name().to_owned()]].concat();
        commands(below, &words, all);
    }
}

#[test]
fn every_command_says_what_it_does() {
    let mut all = Vec::new();
    commands(&Line::command(), &[], &mut all);
    assert_eq!(all.len(), 73, "{all:?}");
    let user = User::new();
    let help = |words: &Vec<String>| {
        let line = [words.as_slice(), &["--help".to_owned()]].concat();
        format!("$ sideline {}\n{}", line.join(" "), user.run(&line).printed())
    };
    assert_snapshot!("help", all.iter().map(help).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_version_is_a_line() {
    let expected = concat!("sideline ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(User::new().run(["--version"]).printed(), expected);
}
