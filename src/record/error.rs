//! Why something was not saved, in sentences for the one who typed it.

use std::fmt;
use std::io::{Error, ErrorKind};

use crate::domain::books::Unread;

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
    /// A new file would take the place of another one.
    #[error("{file} is there already and stays as it is: move that file away, then save again")]
    Taken {
        /// The file, seen from the workspace.
        file: String,
    },
    /// The session was agreed or ended somewhere else.
    #[error(
        "{file} was agreed or ended meanwhile, and its minutes stay as they are: put the change into a new session"
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
    /// The disk refused.
    #[error("{file} was not saved: {}; what it held before is unharmed: put that right, then save again", reason(.source))]
    Disk {
        /// The file, seen from the workspace.
        file: String,
        /// What the system said.
        source: Error,
    },
}

/// Fields that somebody else changed, too, since they were read. Ours stand in
/// the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The file, seen from the workspace.
    pub file: String,
    /// The fields, in words.
    pub fields: Vec<String>,
    /// Whether the file as the other one left it is in the history.
    pub is_kept: bool,
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, fields, is_kept } = self;
        let theirs = if *is_kept { "is kept in the history" } else { "could not be kept" };
        // The field first: on a narrow screen the end is cut.
        let fields = fields.join(", ");
        write!(f, "Changed elsewhere too: {fields}. Yours is saved, theirs {theirs}: {file}")
    }
}

/// What the system says, in plain words where it is something usual.
pub(crate) fn reason(error: &Error) -> String {
    const REASONS: &[(ErrorKind, &str)] = &[
        (ErrorKind::StorageFull, "the disk is full"),
        (ErrorKind::QuotaExceeded, "your share of the disk is used up"),
        (ErrorKind::PermissionDenied, "you have no right to it"),
        (ErrorKind::ReadOnlyFilesystem, "the disk can only be read"),
        (ErrorKind::NotFound, "the folder is not there"),
        (ErrorKind::AlreadyExists, "it is there already"),
        (ErrorKind::NotADirectory, "a file stands where a folder should be"),
    ];
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) {
        return "the disk fails: it may be worn out or unplugged".to_owned();
    }
    let known = REASONS.iter().find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned())
}
