//! `processes.toml` in the state folder of a workspace: which version of each
//! process was last seen on this computer, and what it meant.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::books::Unread;
use crate::domain::id::ProcessId;
use crate::domain::process::Seen;

use super::atomic;
use super::error::SaveError;
use super::file::RecordFile;
use super::patch::render;
use super::read::{self, CONFIG_LIMIT};
use super::rights::Rights;
use super::tree::Tree;
use super::wire::seen::SeenFile;

/// Reads what was seen; nothing where there is no file.
///
/// # Errors
///
/// What is wrong in the file.
pub fn read(state_folder: &Path) -> Result<BTreeMap<ProcessId, Seen>, Unread> {
    let file = file(state_folder);
    let Some(text) = file.text()? else { return Ok(BTreeMap::new()) };
    let found = read::record::<SeenFile>(&text).map_err(|fault| fault.of(file.name()))?;
    Ok(found.into())
}

/// Writes what was seen, in place of what the file has.
///
/// # Errors
///
/// The disk refuses; the file is unharmed then.
pub fn save(state_folder: &Path, seen: &BTreeMap<ProcessId, Seen>) -> Result<(), SaveError> {
    let file = file(state_folder);
    let tree = Tree::of(&SeenFile::from(seen.clone())).map_err(|error| file.unwritable(error))?;
    atomic::make_root(state_folder).map_err(|error| file.refused(error))?;
    file.replace(&render(&tree), Rights::PRIVATE)
}

fn file(state_folder: &Path) -> RecordFile<'_> {
    RecordFile::new(state_folder, "processes.toml".to_owned(), CONFIG_LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        assert_eq!(read(&state), Ok(BTreeMap::new()));
        let seen = Seen { version: 3, meaning: "sha256:00".to_owned() };
        let all = BTreeMap::from([("ours".parse().unwrap(), seen)]);
        save(&state, &all).unwrap();
        assert_eq!(read(&state), Ok(all));
        let text = std::fs::read_to_string(state.join("processes.toml")).unwrap();
        let expected = "format = 1\n\n[process.ours]\nversion = 3\nmeaning = \"sha256:00\"\n";
        assert_eq!(text, expected);
    }
}
