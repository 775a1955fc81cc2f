//! A text under the cursor.
//!
//! By hand, about as long as wrapping a crate would be: the text-area crates
//! move by code point, which splits an emoji in two, and draw themselves, which
//! a room without a terminal cannot use.

use std::cell::Ref;
use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::wrap;

/// A change of the text or of the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editing {
    /// Text put in at the cursor: a character, or a paste.
    Insert(String),
    /// A new line, where the field takes more than one.
    NewLine,
    /// One character left.
    Left,
    /// One character right.
    Right,
    /// One word left.
    WordLeft,
    /// One word right.
    WordRight,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// Delete the character to the left.
    DeleteLeft,
    /// Delete the character to the right.
    DeleteRight,
    /// Delete the word to the left.
    DeleteWordLeft,
    /// Delete the word to the right.
    DeleteWordRight,
    /// Delete to the start of the line.
    DeleteToLineStart,
    /// Delete to the end of the line.
    DeleteToLineEnd,
}

/// A text and the place in it where the next character goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
    is_multi_line: bool,
    done: Vec<Replaced>,
    undone: Vec<Replaced>,
    rows: wrap::Kept,
}

/// One change of the text, so that it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Replaced {
    at: usize,
    cut: String,
    put: String,
    cursor: usize,
}

impl Editor {
    /// An editor at the end of `text`.
    pub fn new(text: impl Into<String>, is_multi_line: bool) -> Self {
        let text = text.into();
        Self { cursor: text.len(), text, is_multi_line, ..Self::default() }
    }

    /// The same with a dot for each character, for what nobody may read.
    #[must_use]
    pub fn masked(&self) -> Self {
        let dots = |text: &str| "•".repeat(text.graphemes(true).count());
        let before = dots(self.text.get(..self.cursor).unwrap_or_default());
        let mut masked = Self::new(dots(&self.text), false);
        masked.cursor = before.len();
        masked
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text to the left of the cursor.
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// The rows of the text in so many cells: byte ranges, in order.
    pub fn rows(&self, columns: usize) -> Ref<'_, [Range<usize>]> {
        self.rows.rows(&self.text, columns)
    }

    /// Where the cursor is, in bytes.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Makes one change.
    pub fn edit(&mut self, editing: &Editing) {
        match editing {
            Editing::Insert(text) => self.insert(text),
            Editing::NewLine if self.is_multi_line => self.insert("\n"),
            Editing::NewLine => {}
            Editing::Left => self.cursor = self.left(),
            Editing::Right => self.cursor = self.right(),
            Editing::WordLeft => self.cursor = self.word_left(),
            Editing::WordRight => self.cursor = self.word_right(),
            Editing::LineStart => self.cursor = self.line_start(),
            Editing::LineEnd => self.cursor = self.line_end(),
            Editing::DeleteLeft => self.delete(self.left(), self.cursor),
            Editing::DeleteRight => self.delete(self.cursor, self.right()),
            Editing::DeleteWordLeft => self.delete(self.word_left(), self.cursor),
            Editing::DeleteWordRight => self.delete(self.cursor, self.word_right()),
            Editing::DeleteToLineStart => self.delete(self.line_start(), self.cursor),
            Editing::DeleteToLineEnd => self.delete(self.cursor, self.line_end()),
        }
    }

    /// Moves by a line of the text; false where there is none that way.
    pub fn move_line(&mut self, down: bool) -> bool {
        let column = self.text.get(self.line_start()..self.cursor).unwrap_or_default();
        let column = column.graphemes(true).count();
        let start = if down {
            match self.after().find('\n') {
                Some(end) => self.cursor + end + 1,
                None => return false,
            }
        } else {
            match self.line_start().checked_sub(1) {
                Some(end) => line_start(&self.text, end),
                None => return false,
            }
        };
        let line = self.text.get(start..).unwrap_or_default().split('\n').next();
        let line = line.unwrap_or_default();
        let to: usize = line.graphemes(true).take(column).map(str::len).sum();
        self.cursor = start + to;
        true
    }

    fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = if self.is_multi_line { text } else { text.replace('\n', " ") };
        self.replace(self.cursor, self.cursor, &text);
        // What was put in may join what follows into one character.
        if !self.is_between_graphemes() {
            self.cursor = self.right();
        }
    }

    /// Puts a text in the place of another; all changes go through here.
    fn replace(&mut self, from: usize, to: usize, put: &str) {
        let cut = self.text.get(from..to).unwrap_or_default().to_owned();
        if cut.is_empty() && put.is_empty() {
            return;
        }
        let replaced = Replaced { at: from, cut, put: put.to_owned(), cursor: self.cursor };
        self.put(from, to - from, put);
        self.cursor = from + put.len();
        self.done.push(replaced);
        self.undone.clear();
    }

    fn put(&mut self, at: usize, cut: usize, put: &str) {
        self.text.replace_range(at..at + cut, put);
        self.rows.edited(&self.text, at, cut, put.len());
    }

    /// Puts a text in the place of the whole, as one change.
    pub fn replace_all(&mut self, text: &str) {
        self.replace(0, self.text.len(), text);
    }

    /// Takes the last change back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(last) = self.done.pop() else { return false };
        self.put(last.at, last.put.len(), &last.cut);
        self.cursor = last.cursor;
        self.undone.push(last);
        true
    }

    /// Makes the change again that was taken back last; false where there is
    /// none.
    pub fn redo(&mut self) -> bool {
        let Some(last) = self.undone.pop() else { return false };
        self.put(last.at, last.cut.len(), &last.put);
        self.cursor = last.at + last.put.len();
        self.done.push(last);
        true
    }

    fn is_between_graphemes(&self) -> bool {
        GraphemeCursor::new(self.cursor, self.text.len(), true)
            .is_boundary(&self.text, 0)
            .unwrap_or(true)
    }

    fn delete(&mut self, from: usize, to: usize) {
        self.replace(from, to, "");
        if !self.is_between_graphemes() {
            self.cursor = self.left();
        }
    }

    fn left(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn right(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn word_left(&self) -> usize {
        let is_word = |(_, word): &(usize, &str)| !word.trim().is_empty();
        self.before().split_word_bound_indices().rev().find(is_word).map_or(0, |(at, _)| at)
    }

    fn word_right(&self) -> usize {
        let is_word = |(_, word): &(usize, &str)| !word.trim().is_empty();
        let next = self.after().split_word_bound_indices().find(is_word);
        next.map_or(self.text.len(), |(at, word)| self.cursor + at + word.len())
    }

    fn line_start(&self) -> usize {
        line_start(&self.text, self.cursor)
    }

    fn line_end(&self) -> usize {
        self.after().find('\n').map_or(self.text.len(), |end| self.cursor + end)
    }
}

fn line_start(text: &str, from: usize) -> usize {
    text.get(..from).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads a text with `|` for the cursor, edits it, and writes it so.
    #[track_caller]
    fn case(before: &str, editing: &Editing, expected: &str) {
        let cursor = before.find('|').unwrap();
        let mut editor = Editor::new(before.replacen('|', "", 1), true);
        editor.cursor = cursor;
        editor.edit(editing);
        let mut after = editor.text.clone();
        after.insert(editor.cursor, '|');
        assert_eq!(after, expected, "{before} {editing:?}");
    }

    #[test]
    fn moves_and_deletes_are_those_of_a_shell() {
        case("ab|c", &Editing::Left, "a|bc");
        case("|abc", &Editing::Left, "|abc");
        case("abc|", &Editing::Right, "abc|");
        case("one two|", &Editing::WordLeft, "one |two");
        case("one two |", &Editing::WordLeft, "one |two ");
        case("|one two", &Editing::WordRight, "one| two");
        case("one| two", &Editing::WordRight, "one two|");
        case("a\nb|c", &Editing::LineStart, "a\n|bc");
        case("a|b\nc", &Editing::LineEnd, "ab|\nc");
        case("one two|", &Editing::DeleteWordLeft, "one |");
        case("a\nbc|d", &Editing::DeleteToLineStart, "a\n|d");
        case("a|bc\nd", &Editing::DeleteToLineEnd, "a|\nd");
        case("a|b", &Editing::NewLine, "a\n|b");
    }

    #[test]
    fn a_character_is_what_a_person_sees_as_one() {
        case("👍🏽|", &Editing::Left, "|👍🏽");
        case("e\u{301}|", &Editing::DeleteLeft, "|");
        case("|👩‍👩‍👧x", &Editing::DeleteRight, "|x");
        case("שלום|", &Editing::Left, "שלו|ם");
    }

    #[test]
    fn a_line_takes_no_second_one() {
        let mut editor = Editor::new("", false);
        editor.edit(&Editing::Insert("a\r\nb\rc\nd".to_owned()));
        editor.edit(&Editing::NewLine);
        assert_eq!(editor.text(), "a b c d");
    }

    #[test]
    fn a_paste_is_taken_back_at_once() {
        let mut editor = Editor::new("a", true);
        editor.edit(&Editing::Insert("long\nnovel".to_owned()));
        assert!(editor.undo());
        assert_eq!(editor.text(), "a");
        assert!(!editor.undo());
        assert!(editor.redo());
        assert_eq!(editor.text(), "along\nnovel");
        assert!(!editor.redo());
    }

    #[test]
    fn up_and_down_keep_the_column() {
        let mut editor = Editor::new("abcd\ne\nfghi", true);
        assert!(editor.move_line(false));
        assert_eq!(editor.before(), "abcd\ne");
        assert!(editor.move_line(false));
        assert_eq!(editor.before(), "a");
        assert!(!editor.move_line(false));
    }

    fn any_editing() -> impl Strategy<Value = Editing> {
        prop_oneof![
            ".{0,3}".prop_map(Editing::Insert),
            "[e\u{301}\u{200d}👍🏽👩\n ]{0,4}".prop_map(Editing::Insert),
            Just(Editing::Left),
            Just(Editing::Right),
            Just(Editing::WordLeft),
            Just(Editing::WordRight),
            Just(Editing::DeleteLeft),
            Just(Editing::DeleteRight),
            Just(Editing::DeleteWordLeft),
            Just(Editing::DeleteWordRight),
            Just(Editing::DeleteToLineStart),
            Just(Editing::DeleteToLineEnd),
            Just(Editing::NewLine),
        ]
    }

    proptest! {
        #[test]
        fn undo_leads_back_to_the_start_and_redo_to_the_end(
            edits in prop::collection::vec(any_editing(), 0..40),
        ) {
            let mut editor = Editor::new("start", true);
            for editing in edits {
                editor.edit(&editing);
            }
            let end = editor.text().to_owned();
            while editor.undo() {}
            prop_assert_eq!(editor.text(), "start");
            while editor.redo() {}
            prop_assert_eq!(editor.text(), end);
        }

        #[test]
        fn the_cursor_never_splits_a_character(edits in prop::collection::vec(any_editing(), 0..40)) {
            let mut editor = Editor::new("", true);
            for editing in edits {
                editor.edit(&editing);
                prop_assert!(editor.text.is_char_boundary(editor.cursor));
                prop_assert!(editor.is_between_graphemes());
            }
        }
    }
}
