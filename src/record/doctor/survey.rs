//! What lies in a workspace, whatever it is: names and rights, not contents.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use crate::record::folder;
use crate::record::layout::{COACHING, DEALS, EXPORTS, PROCESS_TEMPLATES, PROPOSALS, Place};

/// Folders of a workspace that are looked into, and how many folders deep.
const FOLDERS: &[(&str, usize)] =
    &[(DEALS, 2), (COACHING, 1), (PROPOSALS, 0), (EXPORTS, 0), (PROCESS_TEMPLATES, 0)];

/// Something that lies in the workspace.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its name, seen from the workspace.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: PathBuf,
    /// What it is; of a link the link's own.
    pub(super) metadata: Metadata,
}

impl Entry {
    /// The last part of its name.
    pub(super) fn file_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default()
    }

    /// The folders it lies in, seen from the workspace.
    pub(super) fn above(&self) -> impl Iterator<Item = &str> {
        self.name.match_indices('/').filter_map(|(end, _)| self.name.get(..end))
    }

    /// Whether it is hidden: an editor's, the system's, or put aside by us.
    pub(super) fn is_hidden(&self) -> bool {
        self.file_name().starts_with('.')
    }
}

/// All that lies in the folders of records, by name. What cannot be looked into
/// is told where it is read.
pub(super) fn survey(root: &Path) -> Vec<Entry> {
    let mut found = Vec::new();
    // Of the workspace itself only what is ours.
    look(root, "", 0, &mut found);
    found.retain(|entry| entry.is_hidden() || entry.name == Place::Team.to_string());
    for (folder, depth) in FOLDERS {
        let Ok(metadata) = root.join(folder).symlink_metadata() else { continue };
        let is_folder = metadata.is_dir();
        found.push(Entry { name: (*folder).to_owned(), path: root.join(folder), metadata });
        if is_folder {
            look(&root.join(folder), &format!("{folder}/"), *depth, &mut found);
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn look(folder: &Path, before: &str, depth: usize, found: &mut Vec<Entry>) {
    for name in folder::names(folder).unwrap_or_default() {
        let path = folder.join(&name);
        let Ok(metadata) = path.symlink_metadata() else { continue };
        let name = format!("{before}{}", name.to_string_lossy());
        let entry = Entry { name, path, metadata };
        if depth > 0 && entry.metadata.is_dir() && !entry.is_hidden() {
            look(&entry.path, &format!("{}/", entry.name), depth - 1, found);
        }
        found.push(entry);
    }
}
