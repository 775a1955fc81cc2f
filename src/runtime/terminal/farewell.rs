//! What is said when the program has made a mistake.

use std::panic::PanicHookInfo;

/// One sentence for the person, and what a report needs.
pub(super) fn farewell(panic: &PanicHookInfo<'_>) -> String {
    let said = panic
        .payload()
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.payload().downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    format!(
        "sideline stopped because of a mistake in the program, and what you typed is kept in \
         the draft; please report this: {} ({})",
        printable(said),
        printable(&place)
    )
}

/// The text without anything a terminal would act upon: a panic may quote what
/// stood in a file.
fn printable(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\t' => ' ',
            letter if letter.is_control() => '?',
            // These reorder or hide what stands beside them.
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{e0000}'..='\u{e007f}' => '?',
            letter => letter,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_panic_quotes_cannot_command_the_terminal() {
        #[track_caller]
        fn case(said: &str, expected: &str) {
            assert_eq!(printable(said), expected);
        }
        case("index 3 of 2", "index 3 of 2");
        case("left: 1\nright: 2", "left: 1 right: 2");
        case("\u{1b}]0;x\u{7}\u{9b}2J", "?]0;x??2J");
        case("a\u{202e}b\u{e0041}c", "a?b?c");
        case("Zoë 山田", "Zoë 山田");
    }
}
