//! What people type, understood: days, evidence, news of people, whose date it is;
//! and what a coach would ask of a wording.
//!
//! Nothing here keeps anything, reads a file or knows a key; today is an argument.

pub mod amount;
pub mod answer;
pub(crate) mod close_date;
pub mod commitment;
pub mod evidence;
pub mod people_news;
pub mod person;
pub mod promise;
mod refused;
pub mod when;
pub mod wording;

pub use refused::Question;

/// Whether a text says that something is not known: nothing at all, `none`,
/// `unknown`, `tbd` or `-`. What may be left open is taken away by it.
pub fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    let says = |word: &&str| text.eq_ignore_ascii_case(word);
    ["", "none", "unknown", "tbd", "no call", "-"].iter().any(says)
}
