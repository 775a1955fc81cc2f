//! Waits for whatever comes next: a key, a paste, a new size, a ring from
//! another thread, or the end of the terminal.
//!
//! Nothing comes, nothing runs: between events the program sleeps.

use crossterm::event::Event;

#[cfg(unix)]
mod decode;
#[cfg(not(unix))]
mod stepping;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use stepping::{Input, Waker};
#[cfg(unix)]
pub use unix::{Input, Waker};

/// What ended a wait. May be empty: after the time given, and now and then
/// before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Woken {
    /// All events that were waiting, oldest first.
    pub events: Vec<Event>,
    /// The terminal is there no more; nothing will ever come from it again. A
    /// hang-up signal may be on its way, so end with its code, 129, as well.
    pub gone: bool,
    /// The process was stopped and is continued: the whole screen is to be drawn
    /// anew. The size is among the events.
    pub resumed: bool,
}
