//! What the files of a workspace look like from outside: whether any was changed since
//! they were read, without reading them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

use super::Store;

/// Names, sizes and times of all files, as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline(u64);

impl Store {
    /// How the workspace looks, with the file of the settings beside it; none where
    /// something of it cannot be seen.
    pub fn outline(&self, settings: &Path) -> Option<Outline> {
        let mut hasher = DefaultHasher::new();
        look(&self.root, &mut hasher).ok()?;
        if let Ok(metadata) = settings.metadata() {
            (metadata.len(), metadata.modified().ok()).hash(&mut hasher);
        }
        Some(Outline(hasher.finish()))
    }
}

fn look(folder: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    let mut entries: Vec<_> = folder.read_dir()?.collect::<io::Result<_>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let metadata = entry.metadata()?;
        entry.file_name().hash(hasher);
        if metadata.is_dir() {
            look(&entry.path(), hasher)?;
        } else {
            (metadata.len(), metadata.modified()?).hash(hasher);
        }
    }
    Ok(())
}
