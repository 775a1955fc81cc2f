//! The shell around the screens: the terminal, the keys, the signals, and the
//! thread that does the file work.
//!
//! Everything here is made of bytes, events and threads. It decides nothing and
//! knows no deal: what an event means is settled in `app`, what is drawn in
//! `view`.

pub mod clerk;
pub mod input;
#[cfg(unix)]
pub mod signals;
pub mod terminal;
