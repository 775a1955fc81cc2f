//! Lines of a text in a given width, with the place of each in the text, so
//! that a cursor can be drawn into them.
//!
//! By hand: the wrapping crates return copies of the lines, and a cursor needs
//! to know which byte each came from.

use std::cell::{Ref, RefCell};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::printable::one_line;

/// Cells that a text takes as it is shown.
pub fn width(text: &str) -> usize {
    one_line(text).width()
}

/// The lines of `text` in `columns` cells: byte ranges, in order. Broken at
/// spaces, and inside words that are wider than a line: of a path behind a folder.
pub fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    wrap(text, 0, columns, &mut |row| {
        rows.push(row);
        true
    });
    rows
}

/// Breaks what follows from `start`, where a row begins, until a row is not
/// taken.
fn wrap(text: &str, start: usize, columns: usize, take: &mut dyn FnMut(Range<usize>) -> bool) {
    let mut start = start;
    for line in text.get(start..).unwrap_or_default().split('\n') {
        if !wrap_line(line, start, columns.max(2), take) {
            return;
        }
        start += line.len() + 1;
    }
}

fn wrap_line(
    line: &str,
    offset: usize,
    columns: usize,
    take: &mut dyn FnMut(Range<usize>) -> bool,
) -> bool {
    let mut row = offset..offset;
    let mut used = 0;
    for word in words(line).flat_map(|word| parts(line, word, columns)) {
        let at = offset + word.start;
        let word = line.get(word).unwrap_or_default();
        let cells = width(word);
        if used + cells > columns && used > 0 && !word.trim().is_empty() {
            if !take(std::mem::replace(&mut row, at..at)) {
                return false;
            }
            used = 0;
        }
        if cells <= columns {
            row.end = at + word.len();
            used += cells;
        } else if !break_word(word, at, columns, &mut row, &mut used, take) {
            return false;
        }
    }
    take(row)
}

/// What stays together: words with their punctuation, the spaces between them,
/// and each character of a script that is written without spaces.
fn words(line: &str) -> impl Iterator<Item = Range<usize>> {
    let is_apart = |piece: &str| piece.trim().is_empty() || is_wide(piece);
    let mut pieces = line.split_word_bound_indices().peekable();
    std::iter::from_fn(move || {
        let (start, mut before) = pieces.next()?;
        let mut end = start + before.len();
        while let Some((at, piece)) =
            pieces.next_if(|(_, piece)| !is_apart(before) && !is_apart(piece))
        {
            end = at + piece.len();
            before = piece;
        }
        Some(start..end)
    })
}

/// A word in one, or where it is wider than a line and a path, its folders.
fn parts(line: &str, word: Range<usize>, columns: usize) -> Vec<Range<usize>> {
    let text = line.get(word.clone()).unwrap_or_default();
    if width(text) <= columns {
        return vec![word];
    }
    let mut start = word.start;
    let ends = text.split_inclusive('/').map(str::len);
    ends.map(|length| {
        start += length;
        start - length..start
    })
    .collect()
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
    take: &mut dyn FnMut(Range<usize>) -> bool,
) -> bool {
    for (at, character) in word.grapheme_indices(true) {
        let cells = width(character);
        if *used + cells > columns && *used > 0 {
            let next = offset + at;
            if !take(std::mem::replace(row, next..next)) {
                return false;
            }
            *used = 0;
        }
        row.end = offset + at + character.len();
        *used += cells;
    }
    true
}

/// The rows of a text that is edited, for the width in which it was looked at
/// last. They are no part of what the text is: all are alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept(RefCell<Option<Wrapped>>);

#[derive(Clone, Debug)]
struct Wrapped {
    columns: usize,
    rows: Vec<Range<usize>>,
}

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Kept {}

impl Kept {
    /// The rows of the text in so many cells.
    pub(super) fn rows(&self, text: &str, columns: usize) -> Ref<'_, [Range<usize>]> {
        if self.0.borrow().as_ref().is_none_or(|wrapped| wrapped.columns != columns) {
            *self.0.borrow_mut() = Some(Wrapped { columns, rows: rows(text, columns) });
        }
        Ref::map(self.0.borrow(), |kept| kept.as_ref().map_or(&[][..], |kept| &kept.rows))
    }

    /// At that byte so many were cut and so many put in: the text is that by now.
    pub(super) fn edited(&mut self, text: &str, at: usize, cut: usize, put: usize) {
        if let Some(Wrapped { columns, rows }) = self.0.get_mut() {
            rewrap(rows, text, *columns, (at, cut, put));
        }
    }
}

/// Breaks anew from the line that an edit begins in, until a line behind it
/// begins where one began before. Lines break alone; within one the signs before
/// a row say what may stand together.
fn rewrap(
    rows: &mut Vec<Range<usize>>,
    text: &str,
    columns: usize,
    (at, cut, put): (usize, usize, usize),
) {
    let begins_line = |start: usize| text.get(..start).is_none_or(|before| before.ends_with('\n'));
    let mut first = rows.partition_point(|row| row.start <= at).saturating_sub(2);
    while rows.get(first).is_some_and(|row| row.start > 0 && !begins_line(row.start)) {
        first -= 1;
    }
    let start = rows.get(first).map_or(0, |row| row.start);
    let moved = |place: usize| (place + put).saturating_sub(cut);
    let mut same = rows.partition_point(|row| row.start <= at + cut).max(first + 1);
    let mut fresh = Vec::new();
    wrap(text, start, columns, &mut |row| {
        while rows.get(same).is_some_and(|old| moved(old.start) < row.start) {
            same += 1;
        }
        let is_there = rows.get(same).is_some_and(|old| moved(old.start) == row.start);
        let is_as_before = is_there && begins_line(row.start);
        if !is_as_before {
            fresh.push(row);
        }
        !is_as_before
    });
    let is_to_the_end = fresh.last().is_some_and(|row| row.end == text.len());
    let same = if is_to_the_end { rows.len() } else { same.min(rows.len()) };
    for row in rows.iter_mut().skip(same) {
        *row = moved(row.start)..moved(row.end);
    }
    rows.splice(first..same, fresh);
}

/// Where a cursor before byte `cursor` stands: row, and cells from its start.
pub fn place(text: &str, rows: &[Range<usize>], cursor: usize) -> (usize, usize) {
    let row = rows.iter().rposition(|row| row.start <= cursor).unwrap_or(0);
    let start = rows.get(row).map_or(0, |row| row.start);
    (row, text.get(start..cursor).map_or(0, width))
}

/// The lines of a text for reading, with marks for what is not to be sent.
pub fn lines(text: &str, columns: usize) -> Vec<String> {
    rows(text, columns).into_iter().map(|row| line(text, row)).collect()
}

/// One of them.
pub fn line(text: &str, row: Range<usize>) -> String {
    one_line(text.get(row).unwrap_or_default().trim_end())
}

/// A text cut to `columns` cells, with a sign where something is missing.
pub fn cut(text: &str, columns: usize) -> String {
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
        fn an_edit_breaks_as_the_whole_would(
            text in "[a-c山👍🏽\u{301} \n]{0,80}",
            edits in prop::collection::vec((0usize..80, 0usize..6, "[a-c山 \n\u{301}]{0,12}"), 1..6),
            columns in 2usize..12,
        ) {
            let mut text = text;
            let mut kept = rows(&text, columns);
            for (at, cut, put) in edits {
                let mut bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                bounds.push(text.len());
                let from = bounds[at.min(bounds.len() - 1)];
                let to = bounds[(at + cut).min(bounds.len() - 1)];
                text.replace_range(from..to, &put);
                rewrap(&mut kept, &text, columns, (from, to - from, put.len()));
                prop_assert_eq!(&kept, &rows(&text, columns), "{:?}", text);
            }
        }

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
