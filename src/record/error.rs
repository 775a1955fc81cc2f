//! Why something was not saved, in sentences for the one who typed it.

use std::fmt;
use std::io::{Error, ErrorKind};

use crate::domain::books::Unread;
use crate::domain::weight;

/// Why a record was not saved. What was on the disk is unharmed in every case.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file cannot be read, so it is not written over either.
    #[error("{0}; nothing was written over it: put the file right, then save again")]
    Unreadable(Unread),
    /// The file is not there any more.
    #[error("{file} has gone, so nothing was written: bring the file back, then save again")]
    Gone {
        /// The file, seen from the workspace.
        file: String,
    },
    /// The file, or the folder of its deal, has another name than its own.
    #[error(
        "{found} should be called {own}, so nothing was written: \"sideline doctor --fix\" gives it its name back, then save again"
    )]
    Misnamed {
        /// What it is called, seen from the workspace.
        found: String,
        /// What it should be called.
        own: String,
    },
    /// A new file would take the place of another one.
    #[error("{file} is there already and stays as it is: move that file away, then save again")]
    Taken {
        /// The file, seen from the workspace.
        file: String,
    },
    /// The session was agreed or ended somewhere else.
    #[error(
        "this session is over and stays as it is: {file}. What comes after it goes into a new session, or a note of the deal"
    )]
    Closed {
        /// The file, seen from the workspace.
        file: String,
    },
    /// Another window or program was saving for too long.
    #[error(
        "{file} was not saved: another window or program is still saving in this workspace; save again when it is done"
    )]
    Busy {
        /// The file, seen from the workspace.
        file: String,
    },
    /// It would be larger than what is read again.
    #[error(
        "{file} was not saved: it would be over {} KiB; shorten what was added, then save again",
        weight::MOST / 1024
    )]
    TooLarge {
        /// The file, seen from the workspace.
        file: String,
    },
    /// The disk refused.
    #[error("{file} was not saved: {}; what it held before is unharmed: put that right, then save again", reason(.source))]
    Disk {
        /// The file, seen from the workspace.
        file: String,
        /// What the system said.
        source: Error,
    },
}

/// Fields that somebody else changed, too, since they were read, or of which
/// the value could not be read. Ours stand in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The file, seen from the workspace.
    pub file: String,
    /// The fields that somebody else changed, in words.
    pub fields: Vec<String>,
    /// The fields of which the value could not be read, in words.
    pub replaced: Vec<String>,
    /// Whether the file as it was is in the history.
    pub is_kept: bool,
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, fields, replaced, is_kept } = self;
        let kept = if *is_kept { "is kept in the history" } else { "could not be kept" };
        // The field first: on a narrow screen the end is cut.
        let (changed, wrong) = (fields.join(", "), replaced.join(", "));
        if replaced.is_empty() {
            return write!(
                f,
                "Changed elsewhere too: {changed}. Yours is saved, theirs {kept}: {file}"
            );
        }
        write!(
            f,
            "What stood there could not be read: {wrong}. Yours is saved, the file as it was {kept}: {file}"
        )
    }
}

/// What the system says, in plain words where it is something usual.
pub(crate) fn reason(error: &Error) -> String {
    Reason::of(error).words
}

/// Why the disk refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reason {
    /// What the system says, in plain words where it is something usual.
    pub(crate) words: String,
    /// What to do about it.
    pub(crate) remedy: &'static str,
}

impl Reason {
    /// The reason in what the system says.
    pub(crate) fn of(error: &Error) -> Self {
        const REASONS: &[(ErrorKind, &str, &str)] = &[
            (ErrorKind::StorageFull, "the disk is full", ROOM),
            (ErrorKind::QuotaExceeded, "your share of the disk is used up", ROOM),
            (ErrorKind::FileTooLarge, "the file may not become so large", ROOM),
            (ErrorKind::PermissionDenied, "you have no right to it", "Set the rights"),
            (ErrorKind::ReadOnlyFilesystem, "the disk can only be read", "Set the rights"),
            (ErrorKind::NotFound, "the folder is not there", "Bring it back"),
            (ErrorKind::AlreadyExists, "it is there already", RIGHT),
            (ErrorKind::NotADirectory, "a file stands where a folder should be", "Move it away"),
        ];
        const ROOM: &str = "Make room";
        const RIGHT: &str = "Put that right";
        #[cfg(unix)]
        if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) {
            let words = "the disk fails: it may be worn out or unplugged".to_owned();
            return Self { words, remedy: "Look at the disk" };
        }
        let known = REASONS.iter().find(|(kind, ..)| *kind == error.kind());
        known.map_or_else(
            || Self { words: error.to_string(), remedy: RIGHT },
            |(_, words, remedy)| Self { words: (*words).to_owned(), remedy },
        )
    }
}
