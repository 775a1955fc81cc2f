//! Why something was not saved, in sentences for the one who typed it.

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
    /// The disk refused.
    #[error("{file} was not saved: {}; what it held before is unharmed: put that right, then save again", reason(.source))]
    Disk {
        /// The file, seen from the workspace.
        file: String,
        /// What the system said.
        source: Error,
    },
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
    let known = REASONS.iter().find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned())
}
