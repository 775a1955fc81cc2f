//! What was typed where nothing can be typed: somebody talked, or another field
//! was meant. It waits beside the field as half typed text does, until it is
//! kept as a note or put aside.

use unicode_segmentation::UnicodeSegmentation;

use super::{Edited, Form, Row};
use crate::app::editor::Editing;

/// Ends the name under which it waits.
const STRAY: &str = ".typed";

/// The name of the field that a half typed text belongs to.
pub fn field_of(key: &str) -> &str {
    key.strip_suffix(STRAY).unwrap_or(key)
}

fn stray_of(row: &Row) -> Option<String> {
    row.typed().is_none().then(|| format!("{}{STRAY}", row.key()))
}

impl Form {
    fn stray_key(&self) -> Option<String> {
        self.focused().and_then(stray_of)
    }

    /// What is half typed in the field in focus, or caught on it, by the name under
    /// which it waits.
    pub fn half_in_focus(&self) -> Option<(String, String)> {
        let row = self.focused()?;
        let key = stray_of(row).unwrap_or_else(|| row.key().to_owned());
        let text = self.half.get(&key).cloned().unwrap_or_default();
        Some((key, text))
    }

    /// What was typed on the field in focus, which takes no text.
    pub fn stray(&self) -> Option<&str> {
        self.half.get(&self.stray_key()?).map(String::as_str)
    }

    /// What was typed on a field that takes no text.
    pub fn stray_at(&self, row: &Row) -> Option<&str> {
        self.half.get(&stray_of(row)?).map(String::as_str)
    }

    /// Catches what was typed on a field that takes no text.
    pub fn catch(&mut self, text: &str) -> Option<Edited> {
        let key = self.stray_key()?;
        let before = self.half.get(&key).cloned().unwrap_or_default();
        let after = format!("{before}{}", in_one_line(text));
        Some(self.set_half(key, after))
    }

    /// Edits it, at its end.
    pub(super) fn edit_stray(&mut self, editing: &Editing) -> Option<Edited> {
        let key = self.stray_key()?;
        let before = self.half.get(&key)?.clone();
        let after = match editing {
            Editing::Insert(text) => format!("{before}{}", in_one_line(text)),
            Editing::DeleteLeft => without_last(before.graphemes(true)),
            Editing::DeleteWordLeft => without_last(before.split_word_bounds()),
            Editing::DeleteToLineStart => String::new(),
            Editing::DeleteRight
            | Editing::DeleteWordRight
            | Editing::DeleteToLineEnd
            | Editing::NewLine
            | Editing::Left
            | Editing::Right
            | Editing::WordLeft
            | Editing::WordRight
            | Editing::LineStart
            | Editing::LineEnd => return None,
        };
        Some(self.set_half(key, after))
    }

    /// Takes it from the field: it becomes a note, or is put aside.
    pub fn take_stray(&mut self) -> Option<(String, Edited)> {
        let key = self.stray_key()?;
        let text = self.half.get(&key)?.clone();
        if let Some(row) = self.rows.get_mut(self.focus) {
            row.refusal = None;
        }
        Some((text, self.set_half(key, String::new())))
    }

    /// Brings back what was taken from it, before what was typed there since.
    pub fn catch_again(&mut self, text: &str) -> Option<Edited> {
        let key = self.stray_key()?;
        let since = self.half.get(&key).map(|since| format!("{} {since}", text.trim_end()));
        Some(self.set_half(key, since.unwrap_or_else(|| text.to_owned())))
    }

    /// Puts a half typed text into a field, or takes it out where it is empty,
    /// whether the field is shown or not.
    pub fn set_half(&mut self, key: String, after: String) -> Edited {
        let before = if after.is_empty() {
            self.half.remove(&key)
        } else {
            self.half.insert(key.clone(), after.clone())
        };
        Edited { key, before: before.unwrap_or_default(), after }
    }
}

fn in_one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn without_last<'a>(pieces: impl DoubleEndedIterator<Item = &'a str>) -> String {
    let mut pieces: Vec<&str> = pieces.collect();
    pieces.pop();
    pieces.concat()
}
