//! A cursor over the lines of a page. It is on a thing, and stays on it when
//! the page is computed anew.

use super::command::Command;
use crate::pages::thing::{Spot, Spots, Thing};

/// A cursor over the lines of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Cursor {
    at: usize,
    /// What it is on; none where it was put there just now.
    on: Option<Spot>,
    /// What it shall go to as soon as there are lines.
    wanted: Option<Thing>,
}

impl Cursor {
    /// A cursor that goes to a thing as soon as there are lines.
    pub(super) fn to(thing: Thing) -> Self {
        Self { wanted: Some(thing), ..Self::default() }
    }

    /// The number of the line it is on.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Puts it on the line of that number, whatever that is about.
    pub(super) fn put(&mut self, at: usize) {
        *self = Self { at, ..Self::default() };
    }

    /// Leaves it where it is, whatever comes there.
    pub(super) fn stay(&mut self) {
        self.put(self.at);
    }

    /// Sends it to a thing; it stays where it is if no line is about that.
    pub(super) fn look_for(&mut self, thing: Option<Thing>) {
        if thing.is_some() {
            *self = Self { at: self.at, on: None, wanted: thing };
        }
    }

    /// Moves it, with a page key over so many lines; false where the command moves no
    /// cursor.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other command moves it")]
    pub(super) fn go(&mut self, command: &Command, spots: &Spots, page: usize) -> bool {
        let starts = spots.starts().iter().copied();
        let to = match command {
            Command::Up => self.at.saturating_sub(1),
            Command::Down => self.at + 1,
            Command::PageUp => self.at.saturating_sub(page),
            Command::PageDown => self.at + page,
            Command::First => 0,
            Command::Last => spots.last(),
            Command::NextField => starts.clone().find(|start| *start > self.at).unwrap_or(self.at),
            Command::PreviousField => starts.rev().find(|start| *start < self.at).unwrap_or(0),
            _ => return false,
        };
        self.put(to.min(spots.last()));
        true
    }

    /// The page is as it is by now: it goes to what it was on.
    pub(super) fn settle(&mut self, spots: &Spots) {
        if spots.is_empty() {
            return;
        }
        let same = |spot: &Spot| self.on.as_ref() == Some(spot);
        let is_there = spots.get(self.at).is_some_and(same);
        if is_there && self.wanted.is_none() {
            return;
        }
        let all = spots.all().iter();
        let there = if let Some(wanted) = &self.wanted {
            all.map(|spot| &spot.thing).position(|thing| thing.as_ref() == Some(wanted))
        } else {
            let places = all.enumerate().filter(|(_, spot)| same(spot)).map(|(place, _)| place);
            places.min_by_key(|place| place.abs_diff(self.at))
        };
        self.at = there.unwrap_or(self.at).min(spots.last());
        self.wanted = None;
        self.on = spots.get(self.at).filter(|spot| spot.thing.is_some()).cloned();
    }
}
