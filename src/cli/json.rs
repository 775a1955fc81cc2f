//! The printed shapes. Keys are only ever added within a schema's number; what
//! is not known is null, what is not computed yet null or an empty list.

#![expect(clippy::struct_field_names, reason = "the names are the promised keys")]

pub mod action;
pub mod ask;
pub mod call;
pub mod check;
pub mod deal;
pub mod doctor;
pub mod keys;
mod nulled;
pub mod process;
pub mod session;
mod step_in;
pub mod team;
pub mod today;

use std::fmt::Write;

use serde::Serialize;

use crate::domain::books;
use crate::domain::printable::one_line;

/// A file that could not be read.
#[derive(Debug, Serialize)]
pub struct Unread {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    key: Option<String>,
    advice: Option<String>,
}

/// What could not be read, as every list prints it.
pub fn unread(unread: &[books::Unread]) -> Vec<Unread> {
    let shape = |unread: &books::Unread| Unread {
        file: unread.file.clone(),
        line: unread.line,
        column: unread.column,
        message: unread.message.clone(),
        key: unread.wrong().map(|wrong| wrong.keys.join(".")),
        advice: unread.advice().map(str::to_owned),
    };
    unread.iter().map(shape).collect()
}

/// The text of a shape, with null at what could not be read.
pub(super) fn but_for(text: String, unread: &[books::Unread]) -> serde_json::Result<String> {
    if unread.iter().all(books::Unread::is_whole) {
        return Ok(text);
    }
    pretty(&nulled::nulled(serde_json::from_str(&text)?, unread))
}

/// The text of a shape. It says all that the records say; what would steer a
/// terminal is escaped.
pub(super) fn pretty(shape: &impl Serialize) -> serde_json::Result<String> {
    let plain = serde_json::to_string_pretty(shape)?;
    let mut text = String::with_capacity(plain.len());
    for c in plain.chars() {
        if is_harmless(c) {
            text.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a text cannot fail.
            let _ = write!(text, "\\u{unit:04x}");
        }
    }
    Ok(text)
}

/// Whether a terminal shows a character and does nothing else with it. Of the
/// lower control characters only the ends of the lines are left in JSON.
fn is_harmless(c: char) -> bool {
    c == '\n' || matches!(c, ' '..='~') || one_line(c.encode_utf8(&mut [0; 4])).starts_with(c)
}

/// Something with an id, or null.
fn text<T: ToString>(value: Option<&T>) -> Option<String> {
    value.map(ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_stays_the_same_text() {
        let nasty = "a\u{1b}[31m\u{7}\u{7f}\u{9b}\u{202e}\u{e0041}\u{2028} Zoë 山田 👍🏽\n";
        let printed = pretty(&nasty).unwrap();
        assert_eq!(
            printed,
            "\"a\\u001b[31m\\u0007\\u007f\\u009b\\u202e\\udb40\\udc41\\u2028 Zoë 山田 👍🏽\\n\""
        );
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), nasty);
    }
}
