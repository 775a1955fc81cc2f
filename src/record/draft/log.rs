//! Writing a draft log.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Error, Read, Result as IoResult, Write};
use std::path::{Path, PathBuf};

use crate::record::atomic;

use super::line::{Head, Line};
use super::replay::complete;

/// A draft log that this window holds.
#[derive(Debug)]
pub struct DraftLog {
    file: File,
    path: PathBuf,
    /// The last line may have been written in part.
    is_torn: bool,
}

/// Why a draft log cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Another window holds it.
    #[error("another window writes it")]
    Held,
    /// The disk refuses.
    #[error("{}", crate::record::error::reason(.0))]
    Disk(#[from] Error),
}

impl DraftLog {
    /// Starts a new log.
    ///
    /// # Errors
    ///
    /// It is there already, or the disk refuses.
    pub fn create(path: &Path, head: &Head) -> Result<Self, LogError> {
        if let Some(folder) = path.parent() {
            atomic::make_root(folder)?;
        }
        let mut log = Self::hold(options().create_new(true).open(path)?, path)?;
        log.append(&Line::Head(head.clone()))?;
        Ok(log)
    }

    /// Goes on with a log, without the part of a line that a crash left.
    ///
    /// # Errors
    ///
    /// [`LogError::Held`] while another window has it; the disk's refusal.
    pub fn open(path: &Path) -> Result<Self, LogError> {
        let mut log = Self::hold(options().open(path)?, path)?;
        let mut bytes = Vec::new();
        log.file.read_to_end(&mut bytes)?;
        let whole = complete(&bytes);
        log.file.set_len(whole.len() as u64)?;
        if !whole.is_empty() && !whole.ends_with(b"\n") {
            log.file.write_all(b"\n")?;
        }
        Ok(log)
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a line in one write, which outlives this program from then on.
    ///
    /// # Errors
    ///
    /// What the system says. The line may be there in part then, which whoever
    /// reads the log passes over.
    pub fn append(&mut self, line: &Line) -> IoResult<()> {
        let mut bytes = Vec::new();
        if self.is_torn {
            bytes.push(b'\n');
        }
        serde_json::to_writer(&mut bytes, line)?;
        bytes.push(b'\n');
        let written = self.file.write_all(&bytes);
        self.is_torn = written.is_err();
        written
    }

    /// The file, for somebody else to sync while this goes on writing: what was
    /// added then outlives a power cut.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn file(&self) -> IoResult<File> {
        self.file.try_clone()
    }

    /// Takes the log away: all of it is on the disk as records.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn remove(self) -> IoResult<()> {
        fs::remove_file(&self.path)
    }

    /// Locks the file for as long as it is open. A drive that knows no locks
    /// is used without.
    fn hold(file: File, path: &Path) -> Result<Self, LogError> {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(LogError::Held),
            Ok(()) | Err(TryLockError::Error(_)) => {
                Ok(Self { file, path: path.to_path_buf(), is_torn: false })
            }
        }
    }
}

/// How logs are opened: for their owner alone, and at their end.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
