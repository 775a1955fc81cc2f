//! The buyer map as a picture: who stands where, who reports to whom, who
//! moves whom, and where nobody is known yet.
//!
//! Plain data in cells. Where a line between two people would run through
//! boxes, a number in both of them and a sentence are easier to read: ties
//! beside reporting have no course here.

mod beside;
mod card;
mod forest;
mod layout;

use crate::domain::deal::Deal;
use crate::domain::id::{BuyerId, RoleId};
use crate::domain::person::{RelationKind, Strength};
use crate::domain::phrase::listed;
use crate::domain::process::Process;
use crate::interview::gaps::{self, About};
pub use beside::Direction;
pub use card::Card;
use forest::Forest;

/// Cells from the left to the right border of a box.
pub const BOX_COLUMNS: usize = 22;
/// Cells from the upper to the lower border of a box.
pub const BOX_ROWS: usize = 6;

/// Cells between two boxes that stand side by side.
pub const BOX_GAP: usize = 2;

/// What a box stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Somebody on the buyer's side.
    Person(BuyerId),
    /// A role that the process asks for by now and nobody fills.
    Role(RoleId),
}

/// A box, and the cell of its upper left corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Whose it is.
    pub who: Who,
    /// What stands in it.
    pub card: Card,
    /// Cells from the left edge of the picture.
    pub x: usize,
    /// Cells from its upper edge.
    pub y: usize,
}

/// A straight piece of a reporting line, both cells included. A line begins
/// and ends on the border of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Column and row of the upper or left end.
    pub from: (usize, usize),
    /// Column and row of the lower or right end.
    pub to: (usize, usize),
}

/// A tie beside reporting, between the boxes of these places in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// From whom.
    pub from: usize,
    /// To whom.
    pub to: usize,
    /// What kind of tie.
    pub kind: RelationKind,
    /// How strong.
    pub strength: Option<Strength>,
}

/// The picture of one deal's buyer map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuyerMap {
    /// The deal.
    pub title: String,
    /// The boxes, from the upper left to the lower right.
    pub boxes: Vec<Spot>,
    /// Who reports to whom: places in the list, the boss first.
    pub reports: Vec<(usize, usize)>,
    /// The lines of it.
    pub lines: Vec<Line>,
    /// Ties beside reporting. The number of one is its place here, from 1.
    pub ties: Vec<Tie>,
    /// What no box or line can tell, a sentence each, without a full stop.
    pub notes: Vec<String>,
    /// How wide the picture is, in cells.
    pub columns: usize,
    /// How high it is.
    pub rows: usize,
}

impl BuyerMap {
    /// The map of a deal in `columns` cells, or in as many as one box takes.
    /// Without its process there are no names of roles and no gaps.
    pub fn of(deal: &Deal, process: Option<&Process>, columns: usize) -> Self {
        let forest = Forest::of(deal);
        let gaps = process.map(|process| gaps::gaps(deal, process)).unwrap_or_default();
        let roles = gaps.iter().filter_map(|gap| match &gap.about {
            About::Role(role) => Some(role.clone()),
            About::Person(_) | About::Map => None,
        });
        let placed = layout::placed(&forest, &roles.collect::<Vec<_>>(), columns);
        let spot = |(who, x, y): (Who, usize, usize)| {
            let card = Card::of(&who, deal, process);
            Spot { who, card, x, y }
        };
        let boxes: Vec<Spot> = placed.boxes.into_iter().map(spot).collect();
        let told = gaps.into_iter().filter(|gap| !matches!(gap.about, About::Role(_)));
        let told = told.map(|gap| gap.text).chain(gone(deal));
        let mut map = Self {
            title: deal.title(),
            reports: Vec::new(),
            lines: placed.lines,
            ties: Vec::new(),
            notes: forest.notes.iter().cloned().chain(told).collect(),
            columns: placed.width,
            rows: placed.height,
            boxes,
        };
        let bosses = forest.bosses.iter();
        map.reports = bosses.filter_map(|(id, boss)| map.both(boss, id)).collect();
        map.reports.sort_unstable();
        map.ties = ties(deal, &map);
        map
    }

    /// The place of somebody's box in the list.
    pub fn place_of(&self, id: &BuyerId) -> Option<usize> {
        self.boxes.iter().position(|spot| matches!(&spot.who, Who::Person(known) if known == id))
    }

    fn both(&self, from: &BuyerId, to: &BuyerId) -> Option<(usize, usize)> {
        Some((self.place_of(from)?, self.place_of(to)?))
    }

    /// The ties of a box with their numbers, from 1.
    pub fn ties_of(&self, place: usize) -> impl Iterator<Item = (usize, &Tie)> {
        let numbered = self.ties.iter().enumerate().map(|(at, tie)| (at + 1, tie));
        numbered.filter(move |(_, tie)| tie.from == place || tie.to == place)
    }

    /// A tie in words: "Tom Ode influences Dana Fox, strongly".
    pub fn tie_in_words(&self, tie: &Tie) -> String {
        let name = |place: usize| self.boxes.get(place).map_or("", |spot| &spot.card.name);
        let said = format!("{} {} {}", name(tie.from), tie.kind.in_words(), name(tie.to));
        match tie.strength {
            Some(strength) => format!("{said}, {}", strength.in_words()),
            None => said,
        }
    }
}

/// The page of a buyer map: the picture, and its twin, the list.
#[derive(Clone, Debug)]
pub struct MapPage {
    /// The picture.
    pub map: BuyerMap,
    /// Who stands in the list: all of the picture, then those who have left.
    pub lines: Vec<Who>,
}

impl MapPage {
    /// The page of a deal in `columns` cells.
    pub(super) fn of(deal: &Deal, process: Option<&Process>, columns: usize) -> Self {
        let map = BuyerMap::of(deal, process, columns);
        let boxes = map.boxes.iter().map(|spot| spot.who.clone());
        let gone = deal.people.iter().filter(|(_, person)| person.left.is_some());
        let lines = boxes.chain(gone.map(|(id, _)| Who::Person(id.clone()))).collect();
        Self { map, lines }
    }
}

/// Those who have left: they are told of, and not drawn.
fn gone(deal: &Deal) -> Option<String> {
    let gone = deal.people.iter().filter(|(_, person)| person.left.is_some());
    let gone: Vec<&str> = gone.map(|(id, _)| deal.buyer_name(id)).collect();
    let have = if gone.len() == 1 { "has" } else { "have" };
    (!gone.is_empty()).then(|| format!("{} {have} left", listed(&gone)))
}

/// The ties between people who are drawn, in the order of their boxes. One
/// that holds both ways is told once.
fn ties(deal: &Deal, map: &BuyerMap) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::new();
    for tie in &deal.relations {
        let Some((from, to)) = map.both(&tie.from, &tie.to) else { continue };
        let is_told = |known: &Tie| {
            known.kind == tie.kind
                && tie.kind.holds_both_ways()
                && (known.from, known.to) == (to, from)
        };
        if from != to && !ties.iter().any(is_told) {
            ties.push(Tie { from, to, kind: tie.kind, strength: tie.strength });
        }
    }
    ties.sort_by_key(|tie| (tie.from, tie.to, tie.kind));
    ties
}

#[cfg(test)]
mod tests;
