//! What people type, understood: days, evidence, news of people, whose date it is;
//! and what a coach would ask of a wording.
//!
//! Nothing here keeps anything, reads a file or knows a key; today is an argument.

pub mod amount;
pub mod answer;
pub mod close_date;
pub mod commitment;
pub mod evidence;
pub(crate) mod list;
pub mod minutes;
pub mod people_news;
pub mod person;
pub mod promise;
pub mod reach;
pub mod recipient;
mod refused;
pub mod share;
pub mod slot;
pub mod when;
pub mod wording;

pub use refused::Question;

/// The most words of a text that are looked at for what it says. A value may hold
/// much more: nothing of it is dropped, only nobody looks for a name or a day there.
const MOST_WORDS: usize = 300;

/// The first words of a text, as far as they are looked at.
fn beginning(text: &str) -> &str {
    let is_start = |(at, _): &(usize, char)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        before.is_none_or(char::is_whitespace)
    };
    let words = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let end = words.filter(is_start).nth(MOST_WORDS).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// What a reader makes of a text; none where that says that something is not known.
///
/// # Errors
///
/// Those of the reader.
pub fn unless_nothing<T, E>(
    text: &str,
    read: impl FnOnce() -> Result<T, E>,
) -> Result<Option<T>, E> {
    (!is_nothing(text)).then(read).transpose()
}

/// Whether a text says that something is not known: nothing at all, `none`,
/// `unknown`, `tbd` or `-`. What may be left open is taken away by it.
pub fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    let says = |word: &&str| text.eq_ignore_ascii_case(word);
    ["", "none", "unknown", "tbd", "no call", "-"].iter().any(says)
}
