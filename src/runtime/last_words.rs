//! What would be lost if the program ended now: printed when it does, whatever
//! ends it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::terminal;
use crate::domain::printable::printable;

/// What neither a record nor a draft log has, shared by the pump, the clerk and
/// the thread that sleeps on signals.
#[derive(Clone, Debug, Default)]
pub(super) struct LastWords(Arc<Mutex<Lost>>);

#[derive(Debug, Default)]
struct Lost {
    /// The name of each record that was not saved, and what is new in it.
    records: Vec<(String, Vec<String>)>,
    /// Texts that no draft log has, by field.
    texts: BTreeMap<String, String>,
}

impl LastWords {
    pub(super) fn of_records(&self, records: Vec<(String, Vec<String>)>) {
        self.lost().records = records;
    }

    pub(super) fn of_texts(&self, texts: BTreeMap<String, String>) {
        self.lost().texts = texts;
    }

    /// Whether nothing would be lost.
    pub(super) fn is_empty(&self) -> bool {
        let lost = self.lost();
        lost.records.is_empty() && lost.texts.is_empty()
    }

    /// Gives the terminal back and prints what would be lost, where there is
    /// anything.
    pub(super) fn say(&self) {
        if !self.is_empty() {
            terminal::say_after(&self.in_words());
        }
    }

    fn in_words(&self) -> String {
        let lost = self.lost();
        let mut words = "This could not be written. Copy what you still need:\n".to_owned();
        for (name, lines) in &lost.records {
            // Writing to a text cannot fail.
            let _ = write!(words, "\n{name}\n  {}\n", lines.join("\n").replace('\n', "\n  "));
        }
        let said = words.clone();
        for (field, text) in lost.texts.iter().filter(|(_, text)| !said.contains(text.as_str())) {
            let _ = write!(words, "\n{field}\n  {}\n", text.replace('\n', "\n  "));
        }
        printable(&words)
    }

    fn lost(&self) -> MutexGuard<'_, Lost> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says the last words when it goes, be it in a panic. Made before the terminal
/// is taken, it goes after the terminal was given back.
#[derive(Debug)]
pub(super) struct AtTheEnd(pub(super) LastWords);

impl Drop for AtTheEnd {
    fn drop(&mut self) {
        self.0.say();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_at_the_end_is_all_that_was_lost_and_steers_no_terminal() {
        let words = LastWords::default();
        assert!(words.is_empty());
        let lines = vec!["goal: Is it real?".to_owned(), "why: a\nb".to_owned()];
        words.of_records(vec![("The session".to_owned(), lines)]);
        let texts = [("goal", "Is it real?"), ("answer", "Board \u{1b}[2J")];
        words.of_texts(texts.map(|(key, text)| (key.to_owned(), text.to_owned())).into());
        assert_eq!(
            words.in_words(),
            "This could not be written. Copy what you still need:\n\nThe session\n  \
             goal: Is it real?\n  why: a\n  b\n\nanswer\n  Board ␛[2J\n"
        );
    }
}
