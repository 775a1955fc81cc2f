//! What people type, understood: days, evidence, news of people, whose date it is;
//! and what a coach would ask of a wording.
//!
//! Nothing here keeps anything, reads a file or knows a key; today is an argument.

pub(crate) mod close_date;
pub mod commitment;
pub mod evidence;
pub mod people_news;
pub mod promise;
pub mod when;
pub mod wording;
