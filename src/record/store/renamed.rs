//! Folders and files under another name than their own.

use super::load::{DEAL, Loading};
use super::{Reader, Store};
use crate::domain::books::Cause;
use crate::domain::id::DealId;
use crate::record::fault::Fault;
use crate::record::layout::{DEALS, ENDING, Place, SESSIONS};
use crate::record::read::{self, Noticed, RECORD_LIMIT};
use crate::record::spoilt_day;

impl Store {
    /// The folder in which a deal lies: its own, or the one that has another name.
    pub(super) fn folder_of(&self, id: &DealId) -> DealId {
        if self.has_deal(id) {
            return id.clone();
        }
        let folders = self.root.join(DEALS).read_dir().into_iter().flatten().flatten();
        let mut names = folders.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        let is_it = |folder: &DealId| {
            let text = self.text(&Place::Deal(folder.clone()));
            text.and_then(|text| id_in(&text)).as_ref() == Some(id)
        };
        names.find(is_it).unwrap_or_else(|| id.clone())
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
        // Under a name that is an id it may be the id that somebody changed.
        let is_an_id = what == "file" && place.id() != own.id() && place.id().is_some_and(is_drawn);
        if is_told
            || is_an_id
            || self.is_own_name(place)
            || is_taken(own)
            || parent(&from) != parent(&to)
        {
            return None;
        }
        self.unread.pop();
        self.unread.push(back(own.id().unwrap_or_default(), what, &to).because(cause).of(from));
        read(own, &self.store.text(place)?, &mut Noticed::default()).ok()
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
    pub(super) fn misnamed(&mut self, folder: String) {
        let text = read::text(&self.store.root.join(&folder).join(DEAL), RECORD_LIMIT).ok();
        let id = text.flatten().and_then(|text| id_in(&text));
        match id.filter(|id| !self.store.has_deal(id)) {
            Some(id) => {
                let own = format!("{DEALS}/{id}");
                let fault = back(id.as_str(), "folder", &own);
                self.unread.push(fault.because(Cause::Renamed(own)).of(folder));
            }
            None => self.report(folder, "this folder is not called as a deal can be"),
        }
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

/// The id in the text of a deal's file.
fn id_in(text: &str) -> Option<DealId> {
    let table: toml::Table = spoilt_day::in_quotes(text).parse().ok()?;
    table.get("id")?.as_str()?.parse().ok()
}

/// Whether a name is one that the program draws for a record.
fn is_drawn(name: &str) -> bool {
    name.len() == 8
        && name.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        && name.bytes().any(|letter| letter.is_ascii_digit())
}
