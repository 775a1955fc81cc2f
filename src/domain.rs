//! What selling and coaching are, in the words sales managers use.
//!
//! Nothing here reads a file, knows a key or draws a cell; `now` is an
//! argument. Every rule lives here once, so that the screens, the command line
//! and the tests cannot disagree about it.

pub mod action;
pub mod call;
pub mod deal;
pub mod evidence;
pub mod id;
pub mod money;
pub mod person;
pub mod process;
pub mod team;
pub mod when;
pub(crate) mod word;
