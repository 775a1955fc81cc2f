//! Values that stand in a file without quotes and are nothing else either.

use super::Slip;
use crate::template::fault::Faults;
use crate::template::lines::{Lines, Span};
use crate::template::wording::quoted;

/// What the parser says of a value that it takes for none, or for a number or
/// truth that is spelt wrong: `Nico` may have been `nan` to it.
const SAYINGS: &[&str] = &[
    "string values must be quoted",
    "invalid boolean",
    "invalid float",
    "invalid fraction",
    "invalid integer",
    "invalid hexadecimal",
    "invalid octal",
    "invalid binary",
    "missing opening quote",
];
/// Quotes that word processors put in the place of straight ones.
const TYPOGRAPHIC: &[char] = &['“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '‹', '›'];
/// Longest line, in bytes, that is worth repeating as it should be.
const REPEATED: usize = 100;

/// Whether a character is a typographic quote.
pub(super) fn is_typographic(character: Option<char>) -> bool {
    character.is_some_and(|character| TYPOGRAPHIC.contains(&character))
}

/// Whether the parser stumbled over a value without quotes.
pub(super) fn is_bare(slip: &Slip<'_>) -> bool {
    slip.begins(SAYINGS)
}

/// Tells what is wrong with the value without quotes at a place.
pub(super) fn tell(at: &Span, faults: &Faults<'_>) {
    let at = value_at(at.start, faults.lines());
    let value = faults.lines().slice(&at);
    if value.is_empty() {
        faults.error("SL007", &at, "there is no value after the =", "name = \"Simple sale\"");
    } else if is_typographic(value.chars().next()) {
        tell_typographic(&at, value, faults);
    } else if ["true", "false"].contains(&value.to_lowercase().as_str()) {
        let help = value.to_lowercase();
        faults.error("SL112", &at, format!("{value} is written in small letters"), help);
    } else if is_like_a_day(value) {
        let help = "year-month-day, as in 2026-11-01";
        faults.error("SL110", &at, format!("{} is not a day", quoted(value)), help);
    } else {
        let help = with_quotes(&at, value, faults.lines());
        faults.error("SL001", &at, "text needs quotes", help);
    }
}

/// Tells of the quotes around `text` that a word processor made.
pub(super) fn tell_typographic(at: &Span, text: &str, faults: &Faults<'_>) {
    let words = text.trim_matches(|c| c == '"' || is_typographic(Some(c)));
    let help = with_quotes(at, words, faults.lines());
    let message = "these are “typographic” quotes; straight ones are wanted";
    faults.error("SL002", at, message, help);
}

/// The whole value that `at` is somewhere in: the rest of its line, or up to
/// the next comma or bracket within a list.
fn value_at(at: usize, lines: &Lines<'_>) -> Span {
    let line = lines.line_at(at);
    let before = lines.before(at);
    let start = line.start + before.rfind(['=', ',', '[', '{']).map_or(0, |sign| sign + 1);
    let rest = lines.slice(&(start..line.end));
    let start = start + rest.len() - rest.trim_start().len();
    let ends: &[char] = if before.contains(['[', '{']) { &['#', ',', ']', '}'] } else { &['#'] };
    let value = rest.trim_start().split(ends).next().unwrap_or_default().trim_end();
    start..start + value.len()
}

/// The line with the value in straight quotes, and without a comment.
fn with_quotes(at: &Span, value: &str, lines: &Lines<'_>) -> String {
    let line = lines.line_at(at.start);
    let before = lines.before(at.start).trim_start();
    // A text without its last quote is all that is left of the line.
    let is_whole = at.len() >= value.len();
    let after = if is_whole { lines.slice(&(at.end..line.end)) } else { "" };
    let after = after.split('#').next().unwrap_or_default().trim_end();
    if before.len() + value.len() + after.len() > REPEATED {
        return "put it between two \"".to_owned();
    }
    let after = after.replace(TYPOGRAPHIC, "\"");
    format!("{before}\"{}\"{after}", value.replace('"', "'"))
}

/// Whether somebody meant a day by it: 30.2.2026 or 11/1/2026.
fn is_like_a_day(value: &str) -> bool {
    let parts = value.split(['.', '/', '-']);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.clone().count() == 3 && parts.into_iter().all(digits)
}

#[cfg(test)]
mod tests {
    use crate::template::read;
    use crate::template::tests::beside;

    #[test]
    fn a_value_without_quotes_gets_them() {
        #[track_caller]
        fn case(line: &str, expected: &str, help: &str) {
            let faults = read(beside(line).as_bytes()).unwrap_err();
            let [fault] = &faults[..] else { panic!("{line}: {faults:#?}") };
            assert_eq!(format!("{} {}", fault.code, fault.place.column), expected, "{line}");
            assert_eq!(fault.help.as_deref(), Some(help), "{line}");
        }
        case("name = Complex sale", "SL001 8", "name = \"Complex sale\"");
        case("name = Fox, Dana # who", "SL001 8", "name = \"Fox, Dana\"");
        case("name = Nico", "SL001 8", "name = \"Nico\"");
        case("name = 3 weeks", "SL001 8", "name = \"3 weeks\"");
        case("roles = ['user', coach]", "SL001 18", "roles = ['user', \"coach\"]");
        case("name = “Fox, Dana”", "SL002 8", "name = \"Fox, Dana\"");
        case("name = \"Dana Fox”", "SL002 8", "name = \"Dana Fox\"");
        case("name = “Dana” # who", "SL002 8", "name = \"Dana\"");
        case("crm = [“A”, “B”]", "SL002 8", "crm = [\"A\", \"B\"]");
        case("name = „Dana“", "SL002 8", "name = \"Dana\"");
        case("locked = True", "SL112 10", "true");
        case("updated = 30.2.2026", "SL110 11", "year-month-day, as in 2026-11-01");
        case("name =", "SL007 7", "name = \"Simple sale\"");
    }
}
