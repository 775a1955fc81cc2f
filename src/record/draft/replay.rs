//! Reading a draft log back.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::record::layout::drafts;

use super::line::{Head, Line};
use crate::record::folder;

/// What was being typed when the window went away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the log is about; none where not even that was written.
    pub head: Option<Head>,
    /// The field the cursor was in.
    pub here: Option<String>,
    /// The field under the small form that it was in.
    pub under: Option<String>,
    /// The texts that are in no record yet, by field.
    pub fields: BTreeMap<String, String>,
}

/// The draft logs in the state folder of a workspace, which need not be there.
///
/// # Errors
///
/// What the system says.
pub fn logs(state_folder: &Path) -> Result<Vec<PathBuf>> {
    let folder = drafts(state_folder);
    let names = match folder::names(&folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        names => names?,
    };
    let paths = names.into_iter().map(|name| folder.join(name));
    let is_log = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "log");
    let mut logs: Vec<PathBuf> = paths.filter(is_log).collect();
    logs.sort_unstable();
    Ok(logs)
}

/// Reads a log: each field as its last line leaves it, and none that was kept
/// since.
///
/// # Errors
///
/// What the system says.
pub fn read(path: &Path) -> Result<Draft> {
    Ok(replay(&fs::read(path)?))
}

/// When the last line of a log was written, as far as the disk tells.
pub fn last_written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// The lines that were written whole: only the last one can be torn.
pub(super) fn complete(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let (lines, last) = bytes.split_at(start);
    if parse(last).is_some() { bytes } else { lines }
}

fn parse(line: &[u8]) -> Option<Line> {
    serde_json::from_slice(line).ok()
}

fn replay(bytes: &[u8]) -> Draft {
    let mut draft = Draft::default();
    let mut texts = BTreeMap::new();
    for line in bytes.split(|byte| *byte == b'\n').filter_map(parse) {
        match line {
            Line::Head(head) => draft.head = Some(head),
            Line::Here(key) => (draft.here, draft.under) = (Some(key), None),
            Line::Under(key) => draft.under = Some(key),
            Line::Field { key, text } => {
                draft.fields.insert(key.clone(), text.clone());
                texts.insert(key, text);
            }
            Line::Edit { key, at, cut, put } => {
                if let Some(text) = texts.get_mut(&key) {
                    edit(text, at, cut, &put);
                    draft.fields.insert(key, text.clone());
                }
            }
            Line::Kept(key) => {
                draft.fields.remove(&key);
            }
        }
    }
    draft
}

/// Does an edit, unless it does not fit the text: then the text stays.
fn edit(text: &mut String, at: usize, cut: usize, put: &str) {
    let end = at.saturating_add(cut);
    if text.get(at..end).is_some() {
        text.replace_range(at..end, put);
    }
}
