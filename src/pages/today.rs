//! Today: what waits for somebody, the most pressing first, each line with what
//! it is about.
//!
//! Computed and never stored. Of a deal that is decided only what is still owed
//! waits.

mod asks;
mod calls;
mod damaged;
mod deals;
mod handing_back;
mod owed;
pub(crate) mod words;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::books::{Books, DealBook};
use crate::domain::deal::DealStatus;
use crate::domain::id::PersonId;
use crate::domain::team::{Person, TeamRole};
use crate::pages::thing::{Spots, Thing};

/// Days ahead that are looked at.
const AHEAD_DAYS: i32 = 7;
/// Days for which what was closed, or answered, is news.
pub(crate) const NEWS_DAYS: i32 = 14;

/// What waits for somebody, in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Steps that wait for my word.
    ToConfirm,
    /// Calls of the next days.
    CallsAhead,
    /// Calls whose day has passed, and nobody said what came of them.
    CallsHeld,
    /// Step-ins that were to be back with the rep by now.
    HandingBack,
    /// Steps that are late or due soon.
    Steps,
    /// What I asked for, and what became of it; what became of what I offered.
    Answers,
    /// Help that my manager offers.
    Offers,
    /// Sessions, and preparations, that were begun and left; the next ones.
    Sessions,
    /// What a manager owes.
    Promises,
    /// Asks that wait for my answer.
    Asked,
    /// Reps with whom no one-to-one was held for too long.
    Reps,
    /// Deals with red flags.
    Look,
    /// Files that cannot be used.
    Damaged,
}

/// A group of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What they have in common.
    pub kind: Kind,
    /// The lines, never none.
    pub lines: Vec<Line>,
    /// How many more there are.
    pub rest: usize,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about, and so what can be done with it.
    pub thing: Thing,
    /// What is to be done or seen.
    pub text: String,
    /// Until when, or since when.
    pub when: String,
    /// Whether its day has passed.
    pub is_late: bool,
    /// Whose deal it is, and what one has to know.
    pub beside: String,
}

impl Kind {
    /// What the group is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ToConfirm => "Steps to confirm",
            Self::CallsAhead => "Calls in the next 7 days",
            Self::CallsHeld => "What came of these calls?",
            Self::HandingBack => "Handing back: the next session asks",
            Self::Steps => "Steps late, or due in 7 days",
            Self::Answers => "What became of your asks",
            Self::Offers => "Your manager asks: could I help?",
            Self::Sessions => "Sessions",
            Self::Promises => "Your promises",
            Self::Asked => "Asks that wait for your answer",
            Self::Reps => "Due for a session",
            Self::Look => "Deals to look at",
            Self::Damaged => "Files to put right: sideline doctor says how",
        }
    }
}

/// What a rep sees, in this order.
const FOR_A_REP: &[Kind] = &[
    Kind::ToConfirm,
    Kind::Offers,
    Kind::CallsAhead,
    Kind::CallsHeld,
    Kind::HandingBack,
    Kind::Steps,
    Kind::Answers,
    Kind::Asked,
    Kind::Sessions,
    Kind::Damaged,
];

/// What a manager sees.
const FOR_A_MANAGER: &[Kind] = &[
    Kind::ToConfirm,
    Kind::Sessions,
    Kind::Promises,
    Kind::HandingBack,
    Kind::Asked,
    Kind::Answers,
    Kind::CallsAhead,
    Kind::CallsHeld,
    Kind::Reps,
    Kind::Look,
    Kind::Damaged,
];

/// What somebody sees who only looks.
const FOR_ANYBODY: &[Kind] =
    &[Kind::Sessions, Kind::CallsAhead, Kind::CallsHeld, Kind::Steps, Kind::Look, Kind::Damaged];

/// The page of what waits.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// The groups.
    pub sections: Vec<Section>,
    /// Their lines; after the last one come all deals.
    pub spots: Spots,
}

impl Today {
    /// What waits on `day` for who sits at the keyboard.
    pub(super) fn of(books: &Books, day: Date) -> Self {
        let sections = today(books, day);
        let mut spots = Spots::default();
        for Section { kind, lines, .. } in &sections {
            spots.group(*kind as usize, lines.iter().map(|line| Some(line.thing.clone())));
        }
        spots.group(usize::MAX, [None]);
        Self { sections, spots }
    }

    /// The group of the line of that number, and its number there.
    pub fn line(&self, at: usize) -> Option<(&Section, usize)> {
        let mut nth = at;
        for section in &self.sections {
            if nth < section.lines.len() {
                return Some((section, nth));
            }
            nth -= section.lines.len();
        }
        None
    }
}

/// What waits on `day` for who sits at the keyboard; groups of which nothing
/// waits are left out.
pub fn today(books: &Books, day: Date) -> Vec<Section> {
    let eyes = Eyes::of(books, day);
    let kinds = match eyes.me.map(|(_, person)| person.role) {
        Some(TeamRole::Rep) => FOR_A_REP,
        Some(TeamRole::Manager) => FOR_A_MANAGER,
        None => FOR_ANYBODY,
    };
    let sections = kinds.iter().map(|kind| eyes.section(*kind));
    sections.filter(|section| !section.lines.is_empty()).collect()
}

/// Who looks at the books, and on which day.
pub(crate) struct Eyes<'a> {
    pub(crate) books: &'a Books,
    /// Who sits at the keyboard; none where the team does not know them.
    pub(crate) me: Option<(&'a PersonId, &'a Person)>,
    pub(crate) day: Date,
    /// The last day that is looked at.
    pub(crate) until: Date,
}

impl<'a> Eyes<'a> {
    pub(crate) fn of(books: &'a Books, day: Date) -> Self {
        Self { books, me: books.known_me(), day, until: day.saturating_add(AHEAD_DAYS.days()) }
    }

    fn section(&self, kind: Kind) -> Section {
        let (lines, rest) = match kind {
            Kind::ToConfirm => (self.to_confirm(), 0),
            Kind::CallsAhead => (self.calls_ahead(), 0),
            Kind::CallsHeld => (self.calls_held(), 0),
            Kind::HandingBack => (self.handing_back(), 0),
            Kind::Steps => (self.steps(), 0),
            Kind::Answers => (self.answers(), 0),
            Kind::Offers => (self.offers(), 0),
            Kind::Sessions => ([self.drafts(), self.next_sessions()].concat(), 0),
            Kind::Promises => (self.promises(), 0),
            Kind::Asked => (self.asked(), 0),
            Kind::Reps => (self.reps(), 0),
            Kind::Look => self.look(),
            Kind::Damaged => self.damaged(),
        };
        Section { kind, lines, rest }
    }

    /// The deals that are not decided yet.
    pub(crate) fn open(&self) -> impl Iterator<Item = &'a DealBook> {
        self.books.deals.values().filter(|book| book.deal.status == DealStatus::Open)
    }

    /// The deals on which somebody owes something: the open ones, and of the decided
    /// ones those that are at hand.
    pub(crate) fn owing(&self) -> impl Iterator<Item = &'a DealBook> {
        self.books.deals.values()
    }

    /// Whether that is me; to somebody who only looks, everybody is.
    pub(crate) fn is_me(&self, person: &PersonId) -> bool {
        self.me.is_none_or(|(me, _)| me == person)
    }
}

/// The lines by their days, the earliest first; those without a day come last.
fn by_day<D: Ord + Copy>(mut lines: Vec<(Option<D>, Line)>) -> Vec<Line> {
    lines.sort_by_key(|(day, line)| (day.is_none(), *day, line.beside.clone(), line.text.clone()));
    lines.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests;
