//! The records of one workspace: all of them read, one of them saved.

mod agree;
mod coaching;
mod export;
mod init;
mod load;
mod save;

use std::path::{Path, PathBuf};

use crate::domain::books::Unread;
use crate::domain::id::DealId;

use super::file::RecordFile;
use super::layout::{self, Place};
use super::read::RECORD_LIMIT;
use crate::domain::change::Record;

pub use init::init;

/// The records of one workspace.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// The records in that workspace, which may be a link.
    pub const fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// The folder of the workspace.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a deal of that id is there, even one that cannot be read.
    pub fn has_deal(&self, id: &DealId) -> bool {
        let folder = self.root.join(layout::DEALS).join(id.as_str());
        folder.symlink_metadata().is_ok()
    }

    fn file(&self, place: &Place) -> RecordFile<'_> {
        self.named(place.to_string())
    }

    /// The file of that name, seen from the workspace.
    fn named(&self, name: String) -> RecordFile<'_> {
        RecordFile::new(&self.root, name, RECORD_LIMIT)
    }

    /// The record that lies at `place`, none where there is no file.
    fn read(&self, place: &Place) -> Result<Option<Record>, Unread> {
        let file = self.file(place);
        let Some(text) = file.text()? else { return Ok(None) };
        Record::read(place, &text).map(Some).map_err(|fault| fault.of(file.name()))
    }
}
