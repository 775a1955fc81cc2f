//! What the program tells people to type is taken by its command line.

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use sideline::cli::Line;

use super::source::{Source, all};

/// What ends a command within a sentence.
const ENDS: &[char] = &['"', '\\', ',', ';', ':', ')', '(', '|', '>', '`', '\n'];

/// What follows each `sideline` in the texts of a code, as far as it may be one
/// command.
fn told(code: &str) -> Vec<Vec<String>> {
    // A text that goes on in the next line of the code is one text.
    let pieces: Vec<&str> = code
        .split("\\\n")
        .enumerate()
        .map(|(nth, piece)| if nth == 0 { piece } else { piece.trim_start() })
        .collect();
    let whole = pieces.concat().replace("\\\"{", "{").replace("}\\\"", "}");
    let commands = whole.split("sideline ").skip(1);
    let words = |rest: &str| {
        let command = rest.split(ENDS).next().unwrap_or_default();
        command.split_whitespace().map(str::to_owned).collect()
    };
    commands.map(words).collect()
}

/// Whether the words are a command, or begin with one.
fn is_taken(words: &[String]) -> bool {
    let begins = |end: usize| {
        let line = ["sideline"].into_iter().chain(words[..end].iter().map(String::as_str));
        match Line::try_parse_from(line) {
            Ok(_) => true,
            Err(error) => error.kind() == ErrorKind::DisplayHelp,
        }
    };
    (1..=words.len()).any(begins)
}

#[test]
fn every_command_that_is_told_can_be_typed() {
    let nouns = Line::command();
    let is_command = |words: &&Vec<String>| {
        words.first().is_some_and(|noun| nouns.find_subcommand(noun).is_some())
    };
    let of = |source: Source| {
        let commands = told(&source.code).into_iter().filter(|words| is_command(&words));
        commands.map(|words| (source.name.clone(), words)).collect::<Vec<_>>()
    };
    let told: Vec<_> = all().flat_map(of).collect();
    assert!(told.len() > 60, "{}", told.len());
    let wrong: Vec<_> = told.iter().filter(|(_, words)| !is_taken(words)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_command_that_is_none_is_found() {
    let code = "hint(\"sideline deal close DEAL \\\n     no-decision takes it away\")";
    assert_eq!(told(code), [["deal", "close", "DEAL", "no-decision", "takes", "it", "away"]]);
    assert!(!is_taken(&told(code)[0]));
    assert!(is_taken(&told(&code.replace("no-", "--no-"))[0]));
}
