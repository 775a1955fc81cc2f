//! What happened.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Zoned;

use super::key::Key;
use crate::domain::books::Books;
use crate::domain::change::Change;

/// What happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// The window has a new size, in columns and rows.
    Resized(u16, u16),
    /// A second went by while a clock is shown.
    Tick,
    /// The books were read.
    Loaded(Box<Books>),
    /// The draft of the session is held by this window; what was typed and not
    /// kept comes with it.
    Held(Draft),
    /// The draft of the session could not be held, and why.
    NotHeld(String),
    /// The clerk waits for another window or program, as that sentence says.
    Waiting(&'static str),
    /// What was saved stands in the place of what somebody else wrote, as that
    /// sentence says.
    Clashed(String),
    /// A record was saved; the field whose answer it holds.
    Saved(Option<String>),
    /// The session is over, and all that follows from it was written.
    Closed {
        /// What was written.
        changes: Vec<Change>,
        /// The file of the minutes, as a person may look for it.
        file: String,
    },
    /// The minutes were exported to that file.
    Exported(String),
    /// The minutes were not exported, and why.
    NotExported(String),
    /// Something could not be written, and why; with the change of a record
    /// that it was.
    NotSaved(String, Option<Box<Change>>),
}

/// What the draft log of a session still holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The field one was on.
    pub here: Option<String>,
    /// Texts typed and not kept, by field.
    pub fields: BTreeMap<String, String>,
}

/// This moment, on both clocks.
#[derive(Clone, Debug)]
pub struct Now {
    /// The time of day, with its zone.
    pub wall: Zoned,
    /// Time since some moment; only differences mean anything.
    pub steady: Duration,
}
