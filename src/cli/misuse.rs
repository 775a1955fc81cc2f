//! A command line that makes no sense, told like everything else: a sentence
//! in plain words, and what to type.

use std::ffi::OsString;
use std::io::Write;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::printed;
use crate::domain::phrase::listed;
use crate::failure::Failure;
use crate::workspace::quoted;

/// A text that an option takes: it says something.
///
/// # Errors
///
/// That it is empty.
pub(super) fn words(typed: &str) -> Result<String, &'static str> {
    if typed.trim().is_empty() { Err("it is empty") } else { Ok(typed.to_owned()) }
}

/// Prints the help or version that was asked for, or says what is wrong.
#[expect(clippy::wildcard_enum_match_arm, reason = "all the others are mistakes")]
pub(super) fn told(
    error: &Error,
    typed: &[OsString],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            printed(write!(out, "{}", error.render()))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // With standard error gone there is nobody left to tell.
            let _ = writeln!(err, "{}", error.render());
            Err(Failure::wrong_use("this is only the start of a command")
                .hint("go on with one of the commands above"))
        }
        _ => Err(Failure::wrong_use(sentence(error)).hint(hint(error, typed))),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is too rare for own words")]
fn sentence(error: &Error) -> String {
    let [command, option, value, prior] = [
        ContextKind::InvalidSubcommand,
        ContextKind::InvalidArg,
        ContextKind::InvalidValue,
        ContextKind::PriorArg,
    ]
    .map(|kind| all(error, kind).into_iter().next().unwrap_or_default());
    let name = option.split(' ').next().unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!("there is no command \"{command}\" here"),
        ErrorKind::UnknownArgument if option.starts_with('-') => {
            format!("there is no option {option} here")
        }
        ErrorKind::UnknownArgument => format!("\"{option}\" is one word too many"),
        ErrorKind::ArgumentConflict if !command.is_empty() => {
            format!("\"{command}\" is one word too many")
        }
        ErrorKind::ArgumentConflict if prior.is_empty() || prior == option => {
            format!("{name} is there twice")
        }
        ErrorKind::ArgumentConflict => {
            let prior = prior.split(' ').next().unwrap_or_default();
            format!("{name} and {prior} do not go together")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{name} needs something after it"),
        ErrorKind::InvalidValue => format!("{name} cannot be \"{value}\""),
        ErrorKind::MissingRequiredArgument => {
            let missing = all(error, ContextKind::InvalidArg);
            let are = if missing.len() == 1 { "is" } else { "are" };
            let missing: Vec<String> = missing.iter().map(|words| one_of(words)).collect();
            let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
            format!("{} {are} missing", listed(&missing))
        }
        ErrorKind::ValueValidation if value.trim().is_empty() => {
            format!("{name} needs words after it")
        }
        ErrorKind::InvalidUtf8 => "one of the words is not text as UTF-8 spells it".to_owned(),
        _ => in_its_own_words(error),
    }
}

fn hint(error: &Error, typed: &[OsString]) -> String {
    let [commands, options, values, meant, usage] = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::ValidValue,
        ContextKind::Usage,
    ]
    .map(|kind| all(error, kind));
    let near: Vec<String> = [commands, options, values].concat();
    // The best of them comes last.
    if let Some(near) = near.last() {
        return format!("did you mean {near}?");
    }
    if !meant.is_empty() {
        return format!("one of {}", meant.join(", "));
    }
    if let Some(words) = words_for_an_option(error, typed) {
        return format!("{words}, where it is no option but a text that begins so");
    }
    if sentence(error).ends_with("too many") {
        return "put a name of several words in quotes".to_owned();
    }
    let usage = usage.first().and_then(|usage| usage.lines().next()).unwrap_or_default();
    let usage = usage.trim_start_matches("Usage: ");
    if error.kind() == ErrorKind::MissingRequiredArgument {
        return usage.to_owned();
    }
    let is_command = |word: &&str| word.starts_with(char::is_alphanumeric);
    let command: Vec<&str> = usage.split(' ').take_while(is_command).collect();
    let command = if command.is_empty() { "sideline".to_owned() } else { command.join(" ") };
    format!("{command} --help shows what there is")
}

/// How words that begin with a dash are typed where they were taken for an option:
/// of `-Acme` nothing but `-A` is named.
fn words_for_an_option(error: &Error, typed: &[OsString]) -> Option<String> {
    let option = all(error, ContextKind::InvalidArg).into_iter().next()?;
    let is_letter = option.starts_with('-') && !option.starts_with("--");
    let is_it = |word: &str| word.starts_with(&option) && word.len() > option.len();
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let at = words.iter().position(|word| is_letter && is_it(word))?;
    let (before, word) = (at.checked_sub(1).and_then(|at| words.get(at))?, quoted(words.get(at)?));
    let is_option = before.starts_with("--") && !before.contains('=');
    Some(if is_option { format!("{before}={word}") } else { format!("-- {word}") })
}

/// Options of which one is needed, as `<--won|--lost>` says it, in words; of what may
/// stand there several times, as `<FILE>...` says it, one.
fn one_of(missing: &str) -> String {
    let missing = missing.strip_suffix("...").unwrap_or(missing);
    let options = missing.strip_prefix('<').filter(|options| options.starts_with("--"));
    let options = options.and_then(|options| options.strip_suffix('>'));
    options.map_or_else(|| missing.to_owned(), |options| options.replace('|', " or "))
}

/// What is known of an error under one heading.
fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

/// What is too rare for words of ours.
fn in_its_own_words(error: &Error) -> String {
    let text = error.render().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}
