//! The TOML reader's errors in plain words.

use crate::record::spoilt_day;

/// Longest piece of a file that a message shows.
const SHOWN: usize = 40;

/// What the reader calls a kind of value, and what people do.
const KINDS: &[(&str, &str)] = &[
    ("a string", "a text in quotes"),
    ("a boolean", "true or false, without quotes"),
    ("u32", "a whole number, 0 or more"),
    ("i64", "a whole number"),
    ("a sequence", "a list in square brackets"),
    ("a map", "a table"),
];

/// The start of what the reader says of a text that is not TOML, and how people
/// would say it; `{}` is what was found.
const SYNTAX: &[(&str, &str)] = &[
    ("duplicate key", "{} stands here a second time: keep one of the two"),
    ("unclosed table", "a closing ] is missing"),
    ("unclosed array", "a closing ] is missing"),
    ("unclosed inline table", "a closing } is missing"),
    ("key with no value", "= and a value are missing"),
    ("extra `=`", "one = too many"),
    ("missing comma", "a comma is missing"),
    ("extra comma", "one comma too many"),
    ("unexpected key or value", "the line should have ended here"),
    ("invalid basic string, expected `\"`", "a closing quote is missing"),
    ("invalid multi-line basic string, expected `\"`", "the closing quotes are missing"),
    ("invalid literal string, expected `'`", "a closing quote is missing"),
    ("invalid multi-line literal string, expected `'`", "the closing quotes are missing"),
    ("missing escaped value", "a backslash in a text is written twice"),
    ("too few unicode value digits", "a backslash in a text is written twice"),
    ("invalid date", "{} is not a day of the calendar, as in 2026-12-02"),
    ("invalid time", "{} is not a time of the day, as in 14:00:05"),
    ("invalid boolean", "{} is neither true nor false; a text stands in quotes"),
    ("cannot recurse further", "brackets within brackets, too many"),
    ("recursion limit", "names within names, too many"),
    (
        "invalid unquoted key",
        "{} cannot stand in a name; only letters from a to z, digits, - and _ can",
    ),
];

/// What is wrong where a text is not TOML.
pub(super) fn syntax(message: &str, found: &str) -> String {
    if message.starts_with("string values must be quoted") {
        return match found.trim() {
            "" => "a value is missing".to_owned(),
            text => format!("{} needs quotes, as every text does", shown(text)),
        };
    }
    let known = SYNTAX.iter().find(|(start, _)| message.starts_with(start));
    let words =
        known.map_or("cannot be read from here on: look at quotes, brackets and =", |k| k.1);
    words.replacen("{}", &shown(found), 1)
}

/// What is wrong at a key where the record should say something else. What our
/// own types say is plain already.
pub(super) fn content(key: &str, message: &str, found: &str) -> String {
    if let Some(key) = message.strip_prefix("missing field `") {
        return format!("{} is missing", key.trim_end_matches('`'));
    }
    if let Some(day) = spoilt_day::without_quotes(found) {
        return format!("{key} is {day}, not a day of the calendar, as in 2026-12-02");
    }
    let wrong = ["invalid type: ", "invalid value: "].iter().any(|w| message.starts_with(w));
    match message.rsplit_once(", expected ") {
        Some((_, wanted)) if wrong => {
            format!("{key} is {}, not {}", shown(found), kind(wanted))
        }
        _ => message.to_owned(),
    }
}

fn kind(wanted: &str) -> &str {
    let known = KINDS.iter().find(|(theirs, _)| *theirs == wanted);
    known.map_or_else(|| if wanted.starts_with("struct ") { "a table" } else { wanted }, |k| k.1)
}

/// The start of what was found, on one line.
fn shown(found: &str) -> String {
    let line = found.lines().next().unwrap_or_default();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}
