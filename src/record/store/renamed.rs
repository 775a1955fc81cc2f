//! Folders and files under another name than their own.

use std::path::Path;

use toml_edit::DocumentMut;

use super::load::{DEAL, Loading, names};
use super::{Reader, Store};
use crate::domain::books::Cause;
use crate::domain::id::DealId;
use crate::record::error::SaveError;
use crate::record::fault::Fault;
use crate::record::layout::{DEALS, ENDING, Place, SESSIONS};
use crate::record::read::{self, Noticed, RECORD_LIMIT};
use crate::record::spoilt_day;

impl Store {
    /// The folder in which a deal lies: its own, or the one that has another name.
    pub(super) fn folder_of(&self, id: &DealId) -> DealId {
        let folder = self.misnamed_folder(id).and_then(|name| name.parse().ok());
        folder.unwrap_or_else(|| id.clone())
    }

    /// The folder of a deal, where it has another name than its own.
    fn misnamed_folder(&self, id: &DealId) -> Option<String> {
        if self.has_deal(id) {
            return None;
        }
        let deals = self.root.join(DEALS);
        let is_it = |name: &String| is_called(&deals.join(name).join(DEAL), id.as_str());
        names(&deals).unwrap_or_default().into_iter().find(is_it)
    }

    /// Why the file at a place is not there: it may have another name, or its folder.
    pub(super) fn gone(&self, place: &Place) -> SaveError {
        let file = place.to_string();
        let folder = place.deal().and_then(|deal| Some((self.misnamed_folder(deal)?, deal)));
        if let Some((found, deal)) = folder {
            let (found, own) = (format!("{DEALS}/{found}"), format!("{DEALS}/{deal}"));
            return SaveError::Misnamed { found, own };
        }
        match self.misnamed_file(place, parent(&file)) {
            Some(found) => SaveError::Misnamed { found, own: file },
            None => SaveError::Gone { file },
        }
    }

    /// The file of what lies in a folder of a deal, where it has another name.
    fn misnamed_file(&self, place: &Place, folder: &str) -> Option<String> {
        let id = place.id().filter(|_| {
            !matches!(place, Place::Deal(_) | Place::Profile(_) | Place::Proposal(_))
        })?;
        let within = self.root.join(folder);
        let is_it = |name: &String| name.ends_with(ENDING) && is_called(&within.join(name), id);
        let name = names(&within).unwrap_or_default().into_iter().find(is_it)?;
        Some(format!("{folder}/{name}"))
    }
}

impl Loading<'_> {
    /// A deal whose folder has another name, or a record whose file has, where its own
    /// is free: it is read all the same. Of a deal the folder is told in place of its
    /// file.
    pub(super) fn renamed<T>(
        &mut self,
        place: &Place,
        own: &Place,
        read: impl Reader<T>,
    ) -> Option<T> {
        let is_taken = |it: &Place| matches!(it, Place::Deal(id) if self.store.has_deal(id));
        let ((from, to), what) = match (place, own) {
            (Place::Deal(from), Place::Deal(to)) => {
                ([from, to].map(|id| format!("{DEALS}/{id}")).into(), "folder")
            }
            _ => ((place.to_string(), own.to_string()), "file"),
        };
        let cause = Cause::Renamed(to.clone());
        let is_told = self.unread.iter().any(|unread| unread.cause == cause);
        // Under a name that is an id it is the id that somebody changed.
        let is_an_id = what == "file" && place.id() != own.id() && place.id().is_some_and(is_drawn);
        if is_an_id || self.is_own_name(place) {
            return self.under_its_name(place, read);
        }
        if is_told || is_taken(own) || parent(&from) != parent(&to) {
            return None;
        }
        self.unread.pop();
        self.unread.push(back(own.id().unwrap_or_default(), what, &to).because(cause).of(from));
        read(own, &self.store.text(place)?, &mut Noticed::default()).ok()
    }

    /// A record in which another id stands than all others know it by.
    fn under_its_name<T>(&self, place: &Place, read: impl Reader<T>) -> Option<T> {
        let mut document: DocumentMut = self.store.text(place)?.parse().ok()?;
        let id = document.get_mut("id")?;
        *id = toml_edit::value(place.id()?);
        read(place, &document.to_string(), &mut Noticed::default()).ok()
    }

    /// Whether the folder of a deal has the name by which its sessions call it: then it
    /// is the id that somebody changed.
    fn is_own_name(&mut self, place: &Place) -> bool {
        let Place::Deal(folder) = place else { return false };
        let sessions = format!("{DEALS}/{folder}/{SESSIONS}");
        let named = format!("deal = \"{folder}\"");
        let root = self.store.root.join(&sessions);
        let text = |name: &String| read::text(&root.join(name), RECORD_LIMIT).ok().flatten();
        let texts: Vec<String> = self.names(&sessions).iter().filter_map(text).collect();
        texts.iter().any(|text| text.lines().any(|line| line.trim() == named))
    }

    /// A folder that no deal can be called: that of a deal whose own name is free gets
    /// it back.
    pub(super) fn misnamed(&mut self, folder: &str) {
        let told = self.unread.len();
        let id = id_in(&self.store.root.join(folder).join(DEAL));
        let id: Option<DealId> = id.and_then(|id| id.parse().ok());
        match id.filter(|id| !self.store.has_deal(id)) {
            Some(id) => {
                let own = format!("{DEALS}/{id}");
                let fault = back(id.as_str(), "folder", &own);
                self.unread.push(fault.because(Cause::Renamed(own)).of(folder));
            }
            None => self.report(folder, "this folder is not called as a deal can be"),
        }
        self.hide(folder, told);
    }
}

/// That something is under another name than its own.
fn back(id: &str, what: &str, own: &str) -> Fault {
    let name = own.rsplit('/').next().unwrap_or(own);
    if name.strip_suffix(ENDING).unwrap_or(name) == id {
        return Fault::of_file(format!("its id is {id}: rename the {what} back to {name}"));
    }
    Fault::of_file(format!("by its id and its day it is {name}: rename it, or put the day right"))
}

/// The folder that a place of the workspace lies in.
fn parent(place: &str) -> &str {
    place.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The id that stands in a file.
fn id_in(path: &Path) -> Option<String> {
    let text = read::text(path, RECORD_LIMIT).ok()??;
    let table: toml::Table = spoilt_day::in_quotes(&text).parse().ok()?;
    table.get("id")?.as_str().map(str::to_owned)
}

fn is_called(path: &Path, id: &str) -> bool {
    id_in(path).as_deref() == Some(id)
}

/// Whether a name is one that the program draws for a record.
fn is_drawn(name: &str) -> bool {
    name.len() == 8
        && name.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        && name.bytes().any(|letter| letter.is_ascii_digit())
}
