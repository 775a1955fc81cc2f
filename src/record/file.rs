//! One file of records: read, made, changed.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use toml_edit::ser;

use crate::domain::books::Unread;
use crate::domain::weight;

use super::error::SaveError;
use super::fault::Fault;
use super::patch::patch;
use super::rights::Rights;
use super::tree::Tree;
use super::{atomic, away, read};

/// A file within a folder of records.
#[derive(Debug)]
pub(crate) struct RecordFile<'r> {
    root: &'r Path,
    name: String,
    limit: u64,
}

impl<'r> RecordFile<'r> {
    /// The file of that name in `root`, of at most `limit` bytes.
    pub(crate) const fn new(root: &'r Path, name: String, limit: u64) -> Self {
        Self { root, name, limit }
    }

    /// How the file is called, seen from its root.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Its text, none where there is no file.
    ///
    /// # Errors
    ///
    /// It is no plain file of text.
    pub(crate) fn text(&self) -> Result<Option<String>, Unread> {
        read::text(&self.path(), self.limit).map_err(|fault| fault.of(&self.name))
    }

    /// Makes it with `text`, and the folders it lies in.
    ///
    /// # Errors
    ///
    /// [`SaveError::Taken`] where it is there already, and
    /// [`SaveError::Unreadable`] where a cloud drive keeps it elsewhere; the disk's
    /// refusal.
    pub(crate) fn create(&self, text: &str, rights: Rights) -> Result<(), SaveError> {
        self.fits(text, weight::MOST)?;
        if away::is_held(&self.path()) {
            self.text().map_err(SaveError::Unreadable)?;
        }
        let made = atomic::make_folders(self.root, &self.name, rights)
            .and_then(|()| atomic::create(&self.path(), text, rights));
        made.map_err(|error| {
            if error.kind() == ErrorKind::AlreadyExists {
                return SaveError::Taken { file: self.name.clone() };
            }
            self.refused(error)
        })
    }

    /// The text of the file with what changed, none where nothing is to be
    /// written.
    ///
    /// # Errors
    ///
    /// [`SaveError::Unreadable`] where the text is not TOML.
    pub(crate) fn changed(
        &self,
        text: &str,
        before: &Tree,
        after: &Tree,
    ) -> Result<Option<String>, SaveError> {
        let not_toml = |_| SaveError::Unreadable(Fault::of_file("not TOML").of(&self.name));
        let changed = patch(text, before, after).map_err(not_toml)?;
        Ok((changed != text).then_some(changed))
    }

    /// Refuses a text that is larger than what may be written.
    pub(crate) fn fits(&self, text: &str, most: usize) -> Result<(), SaveError> {
        if text.len() > most {
            return Err(SaveError::TooLarge { file: self.name.clone() });
        }
        Ok(())
    }

    /// Writes `text` in its place.
    ///
    /// # Errors
    ///
    /// The disk's refusal; the old file is unharmed then.
    pub(crate) fn replace(&self, text: &str, rights: Rights) -> Result<(), SaveError> {
        self.fits(text, usize::try_from(self.limit).unwrap_or(usize::MAX))?;
        let written = atomic::make_folders(self.root, &self.name, rights)
            .and_then(|()| atomic::replace(&self.path(), text, rights));
        written.map_err(|error| self.refused(error))
    }

    /// The error of a file that the disk refused.
    pub(crate) fn refused(&self, source: Error) -> SaveError {
        SaveError::Disk { file: self.name.clone(), source }
    }

    /// The error of a record that cannot be written as TOML.
    pub(crate) fn unwritable(&self, error: ser::Error) -> SaveError {
        self.refused(Error::new(ErrorKind::InvalidData, error))
    }

    fn path(&self) -> PathBuf {
        self.root.join(&self.name)
    }
}
