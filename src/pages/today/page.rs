//! The page of what waits: the first few of each group, and a row that unfolds the
//! others.

use jiff::{Timestamp, ZonedDateTime};

use super::{Group, Row, Section, today};
use crate::domain::books::Books;
use crate::domain::call::CallStatus;
use crate::pages::thing::Spots;

/// How much of a group is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// The most rows of a group that is not unfolded.
    pub most: usize,
    /// The groups that are unfolded.
    pub unfolded: Vec<Group>,
}

/// The page of what waits.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// The groups, whole.
    pub sections: Vec<Section>,
    /// Where nothing waits, what comes next.
    pub coming: Option<String>,
    /// The lines that a cursor goes over. Where nothing waits the only one leads to
    /// the deals.
    pub spots: Spots,
    /// When the next call ends, and waits for a word from then on.
    pub(in crate::pages) until: Option<Timestamp>,
    places: Vec<At>,
}

/// What a line of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A row of a section, both by their numbers.
    Row(usize, usize),
    /// So many more rows of a section.
    More(usize, usize),
}

impl Today {
    /// What waits at this moment for who sits at the keyboard.
    pub(in crate::pages) fn of(books: &Books, now: &ZonedDateTime, folding: &Folding) -> Self {
        let sections = today(books, now);
        let (mut spots, mut places) = (Spots::default(), Vec::new());
        for (number, Section { group, rows, .. }) in sections.iter().enumerate() {
            let shown = shown(rows.len(), *group, folding);
            let things = rows.iter().take(shown).map(|row| Some(row.thing.clone()));
            let more = (shown < rows.len()).then(|| At::More(number, rows.len() - shown));
            spots.group(*group as usize, things.chain(more.map(|_| None)));
            places.extend((0..shown).map(|nth| At::Row(number, nth)).chain(more));
        }
        let mut coming = None;
        if sections.is_empty() {
            coming = super::coming(books, now);
            spots.group(usize::MAX, [None]);
        }
        Self { sections, coming, spots, places, until: next_end(books, now) }
    }

    /// What the line of that number is; none of the one that leads to the deals.
    pub fn at(&self, number: usize) -> Option<At> {
        self.places.get(number).copied()
    }

    /// The row that a line shows.
    pub fn row(&self, number: usize) -> Option<&Row> {
        match self.at(number)? {
            At::Row(section, nth) => self.sections.get(section)?.rows.get(nth),
            At::More(..) => None,
        }
    }

    /// The group of a line.
    pub fn group(&self, number: usize) -> Option<Group> {
        let (At::Row(section, _) | At::More(section, _)) = self.at(number)?;
        self.sections.get(section).map(|section| section.group)
    }
}

fn next_end(books: &Books, now: &ZonedDateTime) -> Option<Timestamp> {
    let calls = books.deals.values().flat_map(|book| book.calls.values());
    let planned = calls.filter(|call| call.status == CallStatus::Planned);
    let ends = planned.filter_map(|call| call.ends(now.time_zone()));
    ends.filter(|end| *end > now.timestamp()).min()
}

/// How many rows of a group are shown; never all but one.
fn shown(count: usize, group: Group, folding: &Folding) -> usize {
    let is_unfolded = folding.unfolded.contains(&group);
    if is_unfolded || count <= folding.most + 1 { count } else { folding.most }
}
