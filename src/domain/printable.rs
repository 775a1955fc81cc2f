//! Text from files and people as it may reach a terminal: what would steer the
//! terminal, or reorder what others wrote, becomes a visible mark.

/// The text with a mark for each character that is not to be sent. Lines stay.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { mark(c) }).collect()
}

/// The text in one line, with marks.
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { ' ' } else { mark(c) }).collect()
}

fn mark(c: char) -> char {
    match c {
        '\t' | '\u{2028}' | '\u{2029}' => ' ',
        // The pictures of the control characters stand in the same order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        // Other controls; direction marks, overrides and isolates; tags.
        '\u{80}'..='\u{9f}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{061c}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        _ => c,
    }
}

/// A text with a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_passes() {
        let nasty = "a\u{1b}[31m\u{7}\u{9b}b\r\u{202e}c\u{7f}";
        assert_eq!(printable(nasty), "a␛[31m␇\u{fffd}b␍\u{fffd}c␡");
        assert_eq!(one_line("a\nb\tc"), "a b c");
        assert_eq!(printable("Zoë 山田 👍🏽 שלום"), "Zoë 山田 👍🏽 שלום");
    }
}
