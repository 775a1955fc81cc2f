//! Who may read and write what is made: its owner alone, or in a shared
//! workspace also the group of its folder.

use std::fs::File;
use std::path::Path;

use super::disk;

/// Who may read and write a new file or folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rights {
    /// None: the owner alone.
    group: Option<Group>,
}

/// The group of a workspace, and its three bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
    id: u32,
    bits: u32,
}

impl Rights {
    /// For the owner alone.
    pub(crate) const PRIVATE: Self = Self { group: None };

    /// What the group may do with the folder of a workspace.
    #[cfg(unix)]
    pub(crate) fn of_group(root: &Path) -> Self {
        use std::os::unix::fs::MetadataExt;

        let metadata = root.metadata().ok();
        let group = metadata.map(|it| Group { id: it.gid(), bits: it.mode() >> 3 & 0o7 });
        Self { group: group.filter(|group| group.bits != 0) }
    }

    /// Elsewhere a folder hands its rights on by itself.
    #[cfg(not(unix))]
    pub(crate) const fn of_group(_root: &Path) -> Self {
        Self::PRIVATE
    }

    /// Gives them to a file that was just made for its owner alone.
    pub(crate) fn give_file(self, file: &File, path: &Path) {
        self.give(file, path, |bits| 0o600 | (bits & 0o6) << 3);
    }

    /// Gives them to a folder that was just made for its owner alone. What is
    /// made in it later belongs to the group, too.
    pub(crate) fn give_folder(self, path: &Path) {
        if self.group.is_some()
            && let Ok(folder) = disk::open_to_look(path)
        {
            self.give(&folder, path, |bits| 0o2700 | bits << 3);
        }
    }

    fn give(self, file: &File, path: &Path, mode: impl Fn(u32) -> u32) {
        if let Some(Group { id, bits }) = self.group {
            // Who is not of the group cannot give it anything: what is made
            // stays private then, which harms nobody.
            drop(disk::grant(file, path, id, mode(bits)));
        }
    }
}
