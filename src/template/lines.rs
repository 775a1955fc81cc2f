//! The text of a file and where its lines begin.

use std::cell::OnceCell;
use std::ops::Range;

use super::fault::Place;

/// A stretch of the text, in bytes.
pub(super) type Span = Range<usize>;

/// A text that can say in which line and column a byte stands.
pub(super) struct Lines<'t> {
    text: &'t str,
    /// Looked for when first asked for: the parser has given its memory back by then.
    starts: OnceCell<Vec<usize>>,
}

impl<'t> Lines<'t> {
    /// The lines of `text`, which has no byte order mark.
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, starts: OnceCell::new() }
    }

    /// Where each line begins.
    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let after_breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after_breaks).collect()
        })
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// What stands in `span`, nothing where that cuts a character.
    pub(super) fn slice(&self, span: &Span) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// Number of the line that `at` stands in, from 1.
    pub(super) fn number(&self, at: usize) -> usize {
        self.starts().partition_point(|start| *start <= at)
    }

    /// Where the line of `at` is, without its break.
    pub(super) fn line_at(&self, at: usize) -> Span {
        let number = self.number(at);
        let start = self.starts()[number - 1];
        let end = self.starts().get(number).copied().unwrap_or(self.text.len());
        start..start + self.slice(&(start..end)).trim_end_matches(['\r', '\n']).len()
    }

    /// The line that `at` stands in, without its break.
    pub(super) fn line(&self, at: usize) -> &'t str {
        self.slice(&self.line_at(at))
    }

    /// What the line of `at` holds before it.
    pub(super) fn before(&self, at: usize) -> &'t str {
        self.slice(&(self.line_at(at).start..at))
    }

    /// What is between the brackets of the header that `key` ends, or `key`
    /// alone where it is in none.
    pub(super) fn header_of(&self, key: &Span) -> Span {
        let before = self.before(key.start);
        let inner = before.trim_start().trim_start_matches('[').trim_start();
        let is_header = before.trim_start().starts_with('[') && !inner.contains([']', '=']);
        if is_header { key.start - inner.len()..key.end } else { key.clone() }
    }

    /// Where `span` begins and ends for a person.
    pub(super) fn place(&self, span: &Span) -> Place {
        Place {
            line: self.number(span.start),
            column: self.column(span.start),
            end_line: self.number(span.end),
            end_column: self.column(span.end),
        }
    }

    /// Counts bytes that begin a character, so that a span which cuts one, as
    /// those of bad bytes may, is no harm.
    fn column(&self, at: usize) -> usize {
        let start = self.line_at(at).start;
        let line = self.text.as_bytes().get(start..at).unwrap_or_default();
        1 + line.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        #[track_caller]
        fn case(text: &str, span: Span, expected: (usize, usize, usize, usize)) {
            let place = Lines::new(text).place(&span);
            let found = (place.line, place.column, place.end_line, place.end_column);
            assert_eq!(found, expected, "{span:?} of {text:?}");
        }
        case("", 0..0, (1, 1, 1, 1));
        case("a = 1\nb", 6..7, (2, 1, 2, 2));
        case("ä = ü", 5..7, (1, 5, 1, 6));
        case("a\r\nb = 1\r\n", 7..8, (2, 5, 2, 6));
        case("a = '''\nb'''", 4..12, (1, 5, 2, 5));
        case("a\n", 2..2, (2, 1, 2, 1));
        case("ä", 1..1, (1, 2, 1, 2));
    }

    #[test]
    fn a_header_is_shown_from_its_first_word_on() {
        #[track_caller]
        fn case(line: &str, expected: &str) {
            let text = format!("# first\n{line}\n");
            let start = text.find("coach").unwrap();
            let lines = Lines::new(&text);
            assert_eq!(lines.slice(&lines.header_of(&(start..start + 5))), expected, "{line}");
        }
        case("[role.coach]", "role.coach");
        case("  [ role . coach ]", "role . coach");
        case("role.coach.name = 1", "coach");
        case("role = [{ coach = 1 }]", "coach");
    }

    #[test]
    fn a_line_comes_without_its_break() {
        let lines = Lines::new("one\r\ntwo = 2\nthree");
        assert_eq!(lines.line(1), "one");
        assert_eq!(lines.line(6), "two = 2");
        assert_eq!(lines.line(17), "three");
        assert_eq!(lines.before(11), "two = ");
    }
}
