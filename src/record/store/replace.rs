//! Writing in the place of what was there.

use crate::record::error::{Clash, SaveError};
use crate::record::file::RecordFile;
use crate::record::rights::Rights;

use super::Store;

/// A file that is about to be replaced.
pub(super) struct Old<'s> {
    pub(super) file: &'s RecordFile<'s>,
    /// What is in it.
    pub(super) text: &'s str,
    /// The fields that somebody else changed and that change here, in words.
    pub(super) clashes: Vec<String>,
    /// The values that could not be read and are replaced, in words.
    pub(super) replaced: Vec<String>,
    /// Whether it changes too often for versions of it to be of use.
    pub(super) is_draft: bool,
}

impl Store {
    /// Writes `text` in the place of what was there, of which a version is kept
    /// where its turn has come, and always where something of it is lost.
    pub(super) fn replace(
        &self,
        old: Old<'_>,
        text: &str,
        rights: Rights,
    ) -> Result<Option<Clash>, SaveError> {
        let Old { file, text: there, clashes, replaced, is_draft } = old;
        let name = file.name();
        let is_lost = !clashes.is_empty() || !replaced.is_empty();
        let is_kept = match &self.history {
            Some(history) if is_lost => history.keep(name, there).is_ok(),
            // Saving goes on without versions where they have no place.
            Some(history) if !is_draft => history.keep_in_turn(name, there).is_ok(),
            Some(_) | None => false,
        };
        file.replace(text, rights)?;
        let clash = Clash { file: name.to_owned(), fields: clashes, replaced, is_kept };
        Ok(is_lost.then_some(clash))
    }
}
