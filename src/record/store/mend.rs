//! Mending a workspace: no byte of what was there is lost.

use std::io::ErrorKind;

use crate::record::error::SaveError;
use crate::record::{atomic, disk, lock};

use super::Store;

impl Store {
    /// Whether two who save here at the same moment are kept apart.
    pub(in crate::record) fn knows_locks(&self) -> bool {
        lock::is_known(&self.root)
    }

    /// Gives a file another name, beside its own.
    ///
    /// # Errors
    ///
    /// Another one is saving for too long, or the disk refuses.
    pub(in crate::record) fn put_aside(&self, file: &str, aside: &str) -> Result<(), SaveError> {
        let _lock = self.lock(file, &mut || {})?;
        atomic::put_aside(&self.root.join(file), &self.root.join(aside))
            .map_err(|error| self.named(file.to_owned()).refused(error))
    }

    /// Writes an earlier version of a file in its place. What it held stays
    /// under the name `aside`.
    ///
    /// # Errors
    ///
    /// Another one is saving for too long, or the disk refuses.
    pub(in crate::record) fn bring_back(
        &self,
        file: &str,
        aside: &str,
        text: &str,
    ) -> Result<(), SaveError> {
        let _lock = self.lock(file, &mut || {})?;
        let record = self.named(file.to_owned());
        atomic::keep_beside(&self.root.join(file), &self.root.join(aside))
            .map_err(|error| record.refused(error))?;
        record.replace(text, self.rights())
    }

    /// Takes rights to a file or folder away from others. Nobody can read what
    /// has gone meanwhile.
    ///
    /// # Errors
    ///
    /// The disk's refusal.
    pub(in crate::record) fn close(&self, file: &str, rights: u32) -> Result<(), SaveError> {
        match disk::take_rights(&self.root.join(file), rights) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(self.named(file.to_owned()).refused(error))
            }
            _ => Ok(()),
        }
    }
}
