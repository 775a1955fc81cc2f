//! What is being typed, line by line, so that a crash costs one key at most.
//!
//! The log is local to this computer and to one window: it is held by a lock
//! for as long as its window lives.

mod line;
mod log;
mod replay;

pub use line::{Head, Line};
pub use log::{DraftLog, LogError, sync};
pub use replay::{Draft, last_written, logs, read};
