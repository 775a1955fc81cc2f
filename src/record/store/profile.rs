//! What is known of the people of our own team: a file of each in their folder of
//! `coaching/`.

use std::collections::BTreeMap;

use crate::domain::books::Unread;
use crate::domain::change::Record;
use crate::domain::id::PersonId;
use crate::domain::profile::Profile;
use crate::record::layout::{COACHING, Place};

use super::Store;
use super::load::{Loading, names};

impl Store {
    /// What is known of somebody, none where nothing is.
    ///
    /// # Errors
    ///
    /// What is wrong in their file.
    pub fn profile(&self, person: &PersonId) -> Result<Option<Profile>, Unread> {
        Ok(self.read(&Place::Profile(person.clone()))?.and_then(profile))
    }
}

impl Loading<'_> {
    /// What is known of everybody, by id.
    pub(super) fn profiles(&mut self) -> BTreeMap<PersonId, Profile> {
        // That the folder cannot be read is told where its notes are looked for.
        let folders = names(&self.store.root.join(COACHING)).unwrap_or_default().into_iter();
        let places = folders.filter_map(|name| Some(Place::Profile(name.parse().ok()?)));
        let profiles = places.filter_map(|place| profile(self.record(&place)?));
        profiles.map(|profile| (profile.id.clone(), profile)).collect()
    }
}

fn profile(record: Record) -> Option<Profile> {
    if let Record::Profile(profile) = record { Some(*profile) } else { None }
}
