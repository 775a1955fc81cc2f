//! Lines of a text in a given width, with the place of each in the text, so
//! that a cursor can be drawn into them.
//!
//! By hand: the wrapping crates return copies of the lines, and a cursor needs
//! to know which byte each came from.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::printable::one_line;

/// Cells that a text takes as it is shown.
pub(super) fn width(text: &str) -> usize {
    one_line(text).width()
}

/// The lines of `text` in `columns` cells: byte ranges, in order. Broken at
/// spaces, and inside words that are wider than a line.
pub(super) fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, columns.max(2), &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, offset: usize, columns: usize, rows: &mut Vec<Range<usize>>) {
    let mut row = offset..offset;
    let mut used = 0;
    for word in words(line) {
        let at = offset + word.start;
        let word = line.get(word).unwrap_or_default();
        let cells = width(word);
        if used + cells > columns && used > 0 && !word.trim().is_empty() {
            rows.push(row);
            row = at..at;
            used = 0;
        }
        if cells > columns {
            break_word(word, at, columns, &mut row, &mut used, rows);
        } else {
            row.end = at + word.len();
            used += cells;
        }
    }
    rows.push(row);
}

/// What stays together: words with their punctuation, the spaces between them,
/// and each character of a script that is written without spaces.
fn words(line: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut before = "";
    for (at, piece) in line.split_word_bound_indices() {
        let is_apart = |piece: &str| piece.trim().is_empty() || is_wide(piece);
        match words.last_mut() {
            Some(word) if !is_apart(before) && !is_apart(piece) => word.end = at + piece.len(),
            _ => words.push(at..at + piece.len()),
        }
        before = piece;
    }
    words
}

fn is_wide(piece: &str) -> bool {
    piece.graphemes(true).next().is_some_and(|first| width(first) > 1)
}

/// Breaks a word that is wider than a line between its characters.
fn break_word(
    word: &str,
    offset: usize,
    columns: usize,
    row: &mut Range<usize>,
    used: &mut usize,
    rows: &mut Vec<Range<usize>>,
) {
    for (at, character) in word.grapheme_indices(true) {
        let cells = width(character);
        if *used + cells > columns && *used > 0 {
            let next = offset + at;
            rows.push(std::mem::replace(row, next..next));
            *used = 0;
        }
        row.end = offset + at + character.len();
        *used += cells;
    }
}

/// Where a cursor before byte `cursor` stands: row, and cells from its start.
pub(super) fn place(text: &str, rows: &[Range<usize>], cursor: usize) -> (usize, usize) {
    let row = rows.iter().rposition(|row| row.start <= cursor).unwrap_or(0);
    let start = rows.get(row).map_or(0, |row| row.start);
    (row, text.get(start..cursor).map_or(0, width))
}

/// The lines of a text for reading, with marks for what is not to be sent.
pub(super) fn lines(text: &str, columns: usize) -> Vec<String> {
    let rows = rows(text, columns);
    let line = |row: Range<usize>| one_line(text.get(row).unwrap_or_default().trim_end());
    rows.into_iter().map(line).collect()
}

/// A text cut to `columns` cells, with a sign where something is missing.
pub(super) fn cut(text: &str, columns: usize) -> String {
    let text = one_line(text);
    if text.width() <= columns {
        return text;
    }
    let mut kept = String::new();
    let mut used = 0;
    for character in text.graphemes(true) {
        used += character.width();
        if used >= columns {
            break;
        }
        kept.push_str(character);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_broken_at_spaces() {
        #[track_caller]
        fn case(text: &str, columns: usize, expected: &[&str]) {
            assert_eq!(lines(text, columns), expected, "{text:?} in {columns}");
        }
        case("", 10, &[""]);
        case("one two three", 8, &["one two", "three"]);
        case("one\n\ntwo", 8, &["one", "", "two"]);
        case("counts as \"we assume so\".", 11, &["counts as", "\"we assume", "so\"."]);
        case("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        case("a 山田太郎", 5, &["a 山", "田太", "郎"]);
        case("👍🏽👍🏽", 3, &["👍🏽", "👍🏽"]);
    }

    #[test]
    fn a_cursor_stands_after_what_was_typed() {
        let text = "one two three";
        let rows = rows(text, 8);
        assert_eq!(place(text, &rows, 0), (0, 0));
        assert_eq!(place(text, &rows, 7), (0, 7));
        assert_eq!(place(text, &rows, 8), (1, 0));
        assert_eq!(place(text, &rows, text.len()), (1, 5));
    }

    #[test]
    fn a_cut_text_says_so() {
        assert_eq!(cut("Plant rollout", 8), "Plant r…");
        assert_eq!(cut("Plant", 8), "Plant");
    }

    proptest! {
        #[test]
        fn no_byte_is_lost_and_no_line_is_too_wide(text in "\\PC{0,60}", columns in 2usize..20) {
            let rows = rows(&text, columns);
            let part = |row: &Range<usize>| text.get(row.clone()).unwrap();
            let joined: String = rows.iter().map(part).collect();
            prop_assert_eq!(joined, text.clone());
            for row in rows {
                let line = part(&row).trim_end();
                // One character can be wider than the narrowest line.
                let is_one = line.graphemes(true).count() == 1;
                prop_assert!(width(line) <= columns || is_one);
            }
        }
    }
}
