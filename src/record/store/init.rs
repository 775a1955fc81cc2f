//! Making a workspace.

use std::fs;
use std::path::Path;

use crate::domain::change::{Change, Record};
use crate::domain::id::ProcessId;
use crate::domain::team::Team;
use crate::record::atomic;
use crate::record::error::SaveError;
use crate::record::layout::{DEALS, PROCESS_TEMPLATES, Place};
use crate::record::patch::{patch, render};
use crate::record::rights::Rights;
use crate::record::tree::Tree;

use super::Store;

/// The usual team, with a word on the keys that a person may want to change.
const USUAL_TEAM: &str = r#"format = 1
currency = "EUR"
fiscal_year_start = 1                  # month
process = "b2b-buyer-aligned"          # for new deals
shared = false                         # true: keep the group's rights on files

[targets]
coaching_minutes_month = 180
one_to_one_days = 14
joint_calls_month = 2
"#;

/// What git shall not keep: the lock, and files that are being written.
const IGNORED: &[&str] = &[".lock", ".*.tmp"];

/// Makes a workspace of the usual team in that folder, which is made where it
/// is missing. What `.gitignore` has is kept.
///
/// # Errors
///
/// [`SaveError::Taken`] where there is a workspace already; the disk's refusal.
pub fn init(root: &Path) -> Result<Store, SaveError> {
    let store = Store::new(root.to_path_buf());
    let team = store.file(&Place::Team);
    if fs::symlink_metadata(root.join(team.name())).is_ok() {
        return Err(SaveError::Taken { file: team.name().to_owned() });
    }
    atomic::make_root(root)
        .and_then(|()| {
            [DEALS, PROCESS_TEMPLATES]
                .iter()
                .try_for_each(|f| atomic::make_folder(&root.join(f), Rights::PRIVATE))
        })
        .map_err(|error| team.refused(error))?;
    ignore(&store)?;
    // Last, so that a workspace is there as a whole or not at all.
    store.save(&Change::new(Team::new(ProcessId::usual())))?;
    Ok(store)
}

/// The text of a new `sideline.toml`: the comments of the usual one, and what
/// the team has beside it.
pub(super) fn team(after: &Tree) -> String {
    let usual = Record::from(Team::new(ProcessId::usual())).tree().ok();
    let commented = usual.and_then(|usual| patch(USUAL_TEAM, &usual, after).ok());
    commented.unwrap_or_else(|| render(after))
}

fn ignore(store: &Store) -> Result<(), SaveError> {
    let file = store.named(".gitignore".to_owned());
    match file.text() {
        Ok(None) => file.create(&(IGNORED.join("\n") + "\n"), Rights::PRIVATE),
        Ok(Some(text)) => {
            let missing: Vec<_> = IGNORED
                .iter()
                .copied()
                .filter(|new| !text.lines().any(|line| line == *new))
                .collect();
            if missing.is_empty() {
                return Ok(());
            }
            let newline = if text.ends_with('\n') { "" } else { "\n" };
            let _lock = store.lock(file.name(), &mut || {})?;
            file.replace(&format!("{text}{newline}{}\n", missing.join("\n")), Rights::PRIVATE)
        }
        // Whatever it is, it is not ours to change.
        Err(_) => Ok(()),
    }
}
