//! Which deals the list shows: those chosen, in their order, that fit what was
//! typed.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use super::{Listed, searched};
use crate::domain::books::Books;
use crate::domain::id::DealId;
use crate::pages::thing::{Spots, Thing};

/// The page of the list.
#[derive(Clone, Debug, Default)]
pub struct Deals {
    /// All deals in their order, ready to be matched.
    all: Vec<Searched>,
    /// The deals that are shown, and the line below them, which adds one.
    pub spots: Spots,
    /// How many deals fit what was typed and are not among those chosen.
    pub elsewhere: usize,
}

/// A deal, and what it is found by.
#[derive(Clone, Debug)]
struct Searched {
    deal: DealId,
    text: Utf32String,
    is_chosen: bool,
}

impl Deals {
    /// All deals of the books.
    pub(in crate::pages) fn of(books: &Books) -> Self {
        let mut deals: Vec<Listed<'_>> = Listed::all(books).collect();
        deals.sort_by_cached_key(|deal| books.listing.sort.key(*deal, books));
        let all = deals.into_iter().map(|deal| Searched {
            deal: deal.id().clone(),
            text: searched(deal, books).into(),
            is_chosen: books.listing.shown.has(deal, books),
        });
        Self { all: all.collect(), ..Self::default() }
    }

    /// Those that fit some words, the best fit first.
    #[must_use]
    pub(in crate::pages) fn fitting(mut self, words: &str) -> Self {
        let fitting = self.scored(words);
        let shown = fitting.iter().filter(|deal| deal.is_chosen);
        let shown: Vec<_> = shown.map(|deal| Some(Thing::Deal(deal.deal.clone()))).collect();
        self.elsewhere = fitting.len() - shown.len();
        self.spots = Spots::default();
        self.spots.group(0, shown);
        self.spots.group(1, [None]);
        self
    }

    fn scored(&self, words: &str) -> Vec<&Searched> {
        if words.trim().is_empty() {
            return self.all.iter().collect();
        }
        let pattern = Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut score = |deal: &Searched| pattern.score(deal.text.slice(..), &mut matcher);
        let mut scored: Vec<(u32, &Searched)> =
            self.all.iter().filter_map(|deal| Some((score(deal)?, deal))).collect();
        // In a long line of words a few letters are found almost anywhere.
        let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
        scored.retain(|(score, _)| score * 4 >= best * 3);
        scored.sort_by_key(|(score, _)| Reverse(*score));
        scored.into_iter().map(|(_, deal)| deal).collect()
    }

    /// How many deals are shown.
    pub const fn len(&self) -> usize {
        self.spots.last()
    }

    /// Whether none is shown.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The deal of a line; none on the line below them.
    pub fn deal(&self, at: usize) -> Option<&DealId> {
        self.spots.thing(at)?.deal()
    }
}
