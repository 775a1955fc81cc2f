//! The shell around the screens: the terminal, the keys, the signals, and the
//! thread that does the file work.
//!
//! It decides nothing: what an event means is settled in `app`, what is drawn in
//! `view`, what stands in a file in `record`.

pub mod clerk;
mod clipboard;
pub mod drafts;
mod editor;
pub mod input;
pub mod keys;
mod last_words;
mod mail;
mod outbox;
mod pending;
pub mod pump;
#[cfg(unix)]
pub mod signals;
pub mod terminal;
mod watch;
pub mod worker;
