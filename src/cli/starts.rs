//! Ids in lists: as short as they can be typed.

use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Unbounded};

/// Letters that are shown of an id, at least.
const SHORTEST: usize = 4;

/// The ids of one kind, to tell each by its start.
#[derive(Debug, Default)]
pub(super) struct Starts<'a> {
    open: BTreeSet<&'a str>,
    all: BTreeSet<&'a str>,
}

impl<'a> Starts<'a> {
    /// The ids, each with whether it is open.
    pub(super) fn of(ids: impl Iterator<Item = (&'a str, bool)>) -> Self {
        let mut starts = Self::default();
        for (id, is_open) in ids {
            starts.all.insert(id);
            if is_open {
                starts.open.insert(id);
            }
        }
        starts
    }

    /// A row whose first cell is the id, as short as it can be.
    pub(super) fn shorten(&self, mut row: Vec<String>) -> Vec<String> {
        if let Some(id) = row.first_mut() {
            id.truncate(self.shown(id).len());
        }
        row
    }

    /// The shortest start that means this id and no other. What is open is found
    /// before what is closed, so that only the closed need more letters.
    fn shown<'i>(&self, id: &'i str) -> &'i str {
        let others = if self.open.contains(id) { &self.open } else { &self.all };
        let before = others.range::<str, _>((Unbounded, Excluded(id))).next_back();
        let after = others.range::<str, _>((Excluded(id), Unbounded)).next();
        let shared = before.into_iter().chain(after).map(|other| shared(id, other)).max();
        let length = shared.map_or(0, |shared| shared + 1).max(SHORTEST);
        id.get(..length).unwrap_or(id)
    }
}

/// How many letters two ids begin with alike.
fn shared(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_start_that_is_unique_among_the_open_is_shown() {
        let ids = [("a3f8n2ws", true), ("h7k2p8aa", true), ("h7k2p9qd", true), ("h7k2p9zz", false)];
        let starts = Starts::of(ids.into_iter());
        assert_eq!(ids.map(|(id, _)| starts.shown(id)), ["a3f8", "h7k2p8", "h7k2p9", "h7k2p9z"]);
    }
}
