//! Taking a deal away in which there is nothing but its own file.

use crate::domain::deal::Deal;
use crate::domain::id::DealId;
use crate::record::error::SaveError;
use crate::record::layout::{DEALS, Place, SHELVES};
use crate::record::{disk, folder, layout};

use super::Store;

impl Store {
    /// The names in the folder of a deal that are neither its file nor a folder of
    /// records in which nothing lies.
    pub fn beside(&self, deal: &DealId) -> Vec<String> {
        let folder = self.root.join(DEALS).join(deal.as_str());
        let names = folder::names(&folder).unwrap_or_default().into_iter();
        let names = names.map(|name| name.to_string_lossy().into_owned());
        let is_empty = |name: &str| {
            let is_shelf = SHELVES.iter().any(|(shelf, _)| *shelf == name);
            is_shelf && folder::names(&folder.join(name)).is_ok_and(|names| names.is_empty())
        };
        let own = format!("deal{}", layout::ENDING);
        names.filter(|name| *name != own && !is_empty(name)).collect()
    }

    /// Takes a deal away as it was read; its file is kept in the history first.
    ///
    /// # Errors
    ///
    /// Its file was changed since, something lies beside it, it cannot be kept, or the
    /// disk refuses: then it stays.
    pub fn delete(&self, deal: &Deal) -> Result<(), SaveError> {
        let place = Place::Deal(deal.id.clone());
        let file = self.file(&place);
        let name = file.name().to_owned();
        let _lock = self.lock(&name, &mut || {})?;
        let text = file.text().map_err(SaveError::Unreadable)?;
        let text = text.ok_or_else(|| self.gone(&place))?;
        let there = self.read(&place).map_err(SaveError::Unreadable)?;
        if there != Some(deal.clone().into()) || !self.beside(&deal.id).is_empty() {
            return Err(SaveError::Taken { file: name });
        }
        if let Some(history) = &self.history {
            history.keep_for_sure(&name, &text).map_err(|error| file.refused(error))?;
        }
        let folder = self.root.join(DEALS).join(deal.id.as_str());
        let gone = disk::remove(&self.root.join(&name))
            .and_then(|()| disk::remove_folder(&folder))
            .and_then(|()| disk::sync_folder(&self.root.join(DEALS)));
        gone.map_err(|error| file.refused(error))
    }
}
