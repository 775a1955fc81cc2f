//! Records on a disk: the examples of the format, faults, saving and agreeing.

mod again;
mod agreeing;
mod at_hand;
#[cfg(unix)]
mod away;
mod bytes;
mod coaching;
mod commands;
mod doctoring;
mod drafting;
mod editing;
mod everything;
mod examples;
mod faults;
mod handing;
mod history;
mod large;
mod locking;
mod made_up;
mod meanwhile;
mod newer;
mod other_id;
mod outline;
mod patching;
mod profile;
mod round_trip;
mod saving;
mod sharing;
mod statuses;
mod team_unread;
mod trials;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use tempfile::TempDir;

use crate::domain::books::{Books, DealBook};

use super::store::Store;

pub(super) const DEAL: &str = "deals/acme-robotics-plant-rollout/deal.toml";
pub(super) const ACTION: &str = "deals/acme-robotics-plant-rollout/actions/h7k2p9qd.toml";
pub(super) const ASK: &str = "deals/acme-robotics-plant-rollout/asks/w2n6t8rb.toml";
pub(super) const CALL: &str = "deals/acme-robotics-plant-rollout/calls/m4x8c2vj.toml";
pub(super) const SESSION: &str =
    "deals/acme-robotics-plant-rollout/sessions/2026-11-24-k3v9x2m4.toml";

pub(super) const COACHING: &str = "coaching/ana/2026-11-24-k3v9x2m4.toml";

/// The workspace of the examples.
pub(super) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/1")
}

/// A workspace of its own for a test.
pub(super) struct Desk {
    folder: TempDir,
    state: TempDir,
}

impl Desk {
    /// A folder with nothing in it.
    pub(super) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), state: tempfile::tempdir().unwrap() }
    }

    /// A copy of the examples.
    pub(super) fn with_examples() -> Self {
        let desk = Self::empty();
        for file in ["sideline.toml", DEAL, ACTION, ASK, CALL, SESSION, COACHING] {
            desk.put(file, fs::read_to_string(examples().join(file)).unwrap());
        }
        desk
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn store(&self) -> Store {
        let state = self.state.path().to_path_buf();
        Store::new(self.root().to_path_buf()).with_history(state, TimeZone::UTC)
    }

    pub(super) fn load(&self) -> Books {
        self.store().load(BTreeMap::new())
    }

    /// The one deal of the examples.
    pub(super) fn book(&self) -> DealBook {
        let mut books = self.load();
        assert_eq!(books.unread, []);
        books.deals.pop_first().unwrap().1
    }

    /// Writes a file as somebody else would.
    #[expect(clippy::disallowed_methods, reason = "what is on the disk before a test")]
    pub(super) fn put(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn text(&self, file: &str) -> String {
        fs::read_to_string(self.root().join(file)).unwrap()
    }

    /// Changes a file as somebody else would.
    pub(super) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.text(file);
        assert!(text.contains(from), "{from} in {file}");
        self.put(file, text.replacen(from, to, 1));
    }

    /// All files, seen from the workspace, and what is in them.
    pub(super) fn relative(&self) -> BTreeMap<PathBuf, String> {
        let files = self.files().into_iter();
        files
            .map(|(path, text)| (path.strip_prefix(self.root()).unwrap().to_path_buf(), text))
            .collect()
    }

    /// All files and what is in them, but for the lock, which says nothing.
    pub(super) fn files(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.root().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with(".lock") {
                    files.insert(path.clone(), fs::read_to_string(path).unwrap());
                }
            }
        }
        files
    }
}
