//! How values are spelt: texts as they were typed, lists in one line.

use std::fmt::Write;

use toml_edit::{Array, Value};

/// The value as it is written.
pub(super) fn spelt(value: &Value) -> Value {
    match value {
        Value::String(text) if text.value().contains('\n') => as_value(several_lines(text.value())),
        Value::String(text) => as_value(one_line(text.value())),
        Value::Array(list) => list.iter().map(item).collect::<Array>().into(),
        Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_)
        | Value::InlineTable(_) => value.clone(),
    }
}

/// An item of a list, which stands in one line whatever is in it.
fn item(value: &Value) -> Value {
    value.as_str().map_or_else(|| spelt(value), |text| as_value(one_line(text)))
}

/// A value that prints as `spelling`.
fn as_value(spelling: String) -> Value {
    spelling.parse().unwrap_or_else(|_| Value::from(spelling))
}

fn one_line(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            other => push(&mut out, other),
        }
    }
    out.push('"');
    out
}

/// Between three quotes. Of quotes in a row each third is escaped, and one at
/// the very end, or the text would end with it.
fn several_lines(text: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    let mut quotes = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quotes < 2 && characters.peek().is_some() => {
                quotes += 1;
                out.push('"');
                continue;
            }
            '"' => out.push_str("\\\""),
            '\n' => out.push('\n'),
            other => push(&mut out, other),
        }
        quotes = 0;
    }
    out.push_str("\"\"\"");
    out
}

/// A character of a text, escaped where it would not be seen.
fn push(out: &mut String, character: char) {
    match character {
        '\\' => out.push_str("\\\\"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        hidden if hidden.is_control() => {
            // Writing to a text cannot fail.
            let _ = write!(out, "\\u{:04X}", u32::from(hidden));
        }
        seen => out.push(seen),
    }
}
