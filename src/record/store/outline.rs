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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_written_made_or_taken_away_shows() {
        let base = tempfile::tempdir().unwrap();
        let (root, settings) = (base.path().join("w"), base.path().join("config.toml"));
        fs::create_dir_all(root.join("deals/acme")).unwrap();
        let deal = root.join("deals/acme/deal.toml");
        fs::write(&deal, "format = 1\n").unwrap();
        let store = Store::new(root);
        let mut last = store.outline(&settings).unwrap();
        assert_eq!(store.outline(&settings), Some(last));
        let changes: [&dyn Fn(); 4] = [
            &|| fs::write(&deal, "format = 1\nid = \"acme\"\n").unwrap(),
            &|| fs::create_dir(deal.with_file_name("actions")).unwrap(),
            &|| fs::write(&settings, "me = \"ana\"\n").unwrap(),
            &|| fs::remove_file(&deal).unwrap(),
        ];
        for change in changes {
            change();
            let now = store.outline(&settings).unwrap();
            assert_ne!(now, last);
            last = now;
        }
        assert_eq!(Store::new(base.path().join("gone")).outline(&settings), None);
    }
}
