//! Process files that are made in a workspace.

use crate::domain::id::ProcessId;
use crate::record::error::SaveError;
use crate::record::layout::{ENDING, PROCESS_TEMPLATES};

use super::Store;

impl Store {
    /// Makes a process file of the team's. Gives the file, seen from the
    /// workspace.
    ///
    /// # Errors
    ///
    /// [`SaveError::Taken`] where a file of that name is there; the disk's
    /// refusal.
    pub fn make_process(&self, id: &ProcessId, text: &str) -> Result<String, SaveError> {
        let name = format!("{PROCESS_TEMPLATES}/{id}{ENDING}");
        self.named(name.clone()).create(text, self.rights())?;
        Ok(name)
    }

    /// Puts the schema for editors beside the processes, unless there is one.
    ///
    /// # Errors
    ///
    /// The disk's refusal.
    pub fn put_schema(&self, name: &str, text: &str) -> Result<(), SaveError> {
        let name = format!("{PROCESS_TEMPLATES}/{name}");
        match self.named(name).create(text, self.rights()) {
            Ok(()) | Err(SaveError::Taken { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
