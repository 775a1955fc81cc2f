//! Small turns of phrase that faults share.

use crate::domain::printable;
use std::ops::RangeInclusive;

/// Most characters of somebody's text that a fault quotes.
const QUOTED: usize = 40;
/// Longest message, in characters.
const MESSAGE: usize = 400;
/// Characters that change the direction in which a line is shown.
const TURNING: &[RangeInclusive<char>] =
    &['\u{200E}'..='\u{200F}', '\u{202A}'..='\u{202E}', '\u{2066}'..='\u{2069}'];
/// Most of a list that a fault names, and that a misspelt name is held against.
pub(super) const NAMED: usize = 40;

/// A text of the file in quotes: cut where it is long, and with the characters
/// that cannot be shown in a spelling that can.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{:?}", format!("{}…", text.get(..end).unwrap_or_default())),
        None => format!("{text:?}"),
    }
}

/// A message as one line that can go to a terminal, whatever of the file it
/// repeats: cut where it is long, and with the characters that cannot be shown
/// or turn the line around in a spelling that can.
pub(super) fn shown(message: &str) -> String {
    let mut shown = String::new();
    for letter in message.chars().take(MESSAGE) {
        if letter.is_control() || TURNING.iter().any(|turning| turning.contains(&letter)) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// The one of `known` that somebody who typed `found` probably meant.
pub(super) fn nearest<'k>(found: &str, known: &'k [impl AsRef<str>]) -> Option<&'k str> {
    let found = found.to_lowercase();
    let letters = found.chars().count();
    let most = (letters / 3).clamp(1, 3);
    let known = known.iter().take(NAMED).map(AsRef::as_ref);
    known
        .filter(|known| known.len().abs_diff(found.len()) <= most)
        .map(|known| (strsim::damerau_levenshtein(&found, known), known))
        .filter(|(distance, _)| *distance <= most && *distance < letters)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// What to type instead of `found`, where it must be one of `known`.
pub(super) fn one_of(found: &str, known: &[impl AsRef<str>]) -> String {
    if let Some(near) = nearest(found, known) {
        return format!("did you mean {near}?");
    }
    let known: Vec<_> = known.iter().take(NAMED).map(AsRef::as_ref).collect();
    format!("write one of: {}", known.join(", "))
}

/// An id as a name: `next-step` is "Next step".
pub(super) fn in_words(id: &str) -> String {
    printable::capital(&id.replace('-', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_is_recognized() {
        #[track_caller]
        fn case(found: &str, expected: Option<&str>) {
            let known = ["y", "id", "buyer_step", "time_box", "economic-buyer", "yes-no"];
            assert_eq!(nearest(found, &known), expected, "{found}");
        }
        case("buyers_step", Some("buyer_step"));
        case("time-box", Some("time_box"));
        case("Time_Box", Some("time_box"));
        case("economic-byer", Some("economic-buyer"));
        case("di", Some("id"));
        case("purpose", None);
        case("x", None);
        case("", None);
    }

    #[test]
    fn what_cannot_be_shown_is_spelt_out() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(quoted(text), expected);
        }
        case("boss", "\"boss\"");
        case("a\u{1b}[31m\u{202e}", "\"a\\u{1b}[31m\\u{202e}\"");
        case(&"ä".repeat(50), &format!("\"{}…\"", "ä".repeat(40)));
    }

    #[test]
    fn a_message_is_one_short_line() {
        assert_eq!(shown("“é” \u{1b}[m\n\u{202e}"), "“é” \\u{1b}[m\\n\\u{202e}");
        assert_eq!(shown(&"ä".repeat(500)), "ä".repeat(400));
    }

    #[test]
    fn an_id_reads_as_a_name() {
        assert_eq!(in_words("simple"), "Simple");
        assert_eq!(in_words("next-2-steps"), "Next 2 steps");
    }
}
