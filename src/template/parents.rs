//! The files that a process may extend. This room opens none: whoever asks it
//! to read a file also says how others are found.

use std::path::PathBuf;

use crate::domain::id::ProcessId;

/// A process file, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// How it is called where something is said about it.
    pub name: String,
    /// Where it is: two files there are the same one.
    pub place: PathBuf,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a parent cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is wrong, after the name in the file: "does not exist".
    pub why: String,
    /// What could stand there instead.
    pub instead: Vec<String>,
}

impl Missing {
    /// Nothing of that name is there, but these are.
    pub fn nowhere(instead: Vec<String>) -> Self {
        Self { why: "does not exist".to_owned(), instead }
    }

    /// Something is there that cannot be used.
    pub fn unusable(why: impl Into<String>) -> Self {
        Self { why: why.into(), instead: Vec::new() }
    }
}

/// Finds the files that a process extends.
pub trait Parents {
    /// The process of that id: never `child` itself.
    ///
    /// # Errors
    ///
    /// Why there is none.
    fn by_id(&self, child: &File, id: &ProcessId) -> Result<File, Missing>;

    /// The file at a path that is seen from `child`, and is never an absolute
    /// one.
    ///
    /// # Errors
    ///
    /// Why there is none.
    fn by_path(&self, child: &File, path: &str) -> Result<File, Missing>;
}

/// For files that extend nothing.
pub(super) struct Alone;

impl Parents for Alone {
    fn by_id(&self, _: &File, _: &ProcessId) -> Result<File, Missing> {
        Err(Missing::nowhere(Vec::new()))
    }

    fn by_path(&self, _: &File, _: &str) -> Result<File, Missing> {
        Err(Missing::nowhere(Vec::new()))
    }
}
