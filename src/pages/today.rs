//! Today: what waits for somebody, the most pressing first, each line with what
//! it is about.
//!
//! Computed and never stored. A deal that is decided waits for nobody.

mod asks;
mod calls;
mod damaged;
mod deals;
mod owed;
pub(crate) mod words;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::books::{Books, DealBook};
use crate::domain::change::Record;
use crate::domain::deal::DealStatus;
use crate::domain::id::{ActionId, AskId, CallId, DealId, PersonId};
use crate::domain::team::{Person, TeamRole};

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
    /// Steps that are late or due soon.
    Steps,
    /// What I asked for, and what became of it; what became of what I offered.
    Answers,
    /// Help that my manager offers.
    Offers,
    /// Sessions, and preparations, that were begun and left.
    Drafts,
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
    pub about: About,
    /// What is to be done or seen.
    pub text: String,
    /// Until when, or since when.
    pub when: String,
    /// Whether its day has passed.
    pub is_late: bool,
    /// Whose deal it is, and what one has to know.
    pub beside: String,
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A deal: opened.
    Deal(DealId),
    /// A deal that needs a look: its page is opened.
    Look(DealId),
    /// What a rep prepares alone: gone on with.
    Prep(DealId),
    /// A step that waits for my word.
    Confirm(DealId, ActionId),
    /// A step that is owed.
    Step(DealId, ActionId),
    /// Help that was promised.
    Promise(DealId, AskId),
    /// Help that was asked for.
    Asked(DealId, AskId),
    /// Help that my manager offers.
    Offer(DealId, AskId),
    /// What I asked for or offered: read.
    Answer(DealId, AskId),
    /// A call that is planned.
    Ahead(DealId, CallId),
    /// A call of which nobody said what came of it.
    Untold(DealId, CallId),
    /// A rep: their deals are listed.
    Rep(PersonId),
    /// A file that cannot be used.
    File,
}

impl About {
    /// Whether the line shows that record.
    pub fn shows(&self, record: &Record) -> bool {
        match (self, record) {
            (Self::Confirm(_, id) | Self::Step(_, id), Record::Action(step)) => step.id == *id,
            (
                Self::Promise(_, id)
                | Self::Asked(_, id)
                | Self::Offer(_, id)
                | Self::Answer(_, id),
                Record::Ask(ask),
            ) => ask.id == *id,
            (Self::Ahead(_, id) | Self::Untold(_, id), Record::Call(call)) => call.id == *id,
            _ => false,
        }
    }

    /// The deal that it is about.
    pub const fn deal(&self) -> Option<&DealId> {
        match self {
            Self::Deal(deal)
            | Self::Look(deal)
            | Self::Prep(deal)
            | Self::Confirm(deal, _)
            | Self::Step(deal, _)
            | Self::Promise(deal, _)
            | Self::Asked(deal, _)
            | Self::Offer(deal, _)
            | Self::Answer(deal, _)
            | Self::Ahead(deal, _)
            | Self::Untold(deal, _) => Some(deal),
            Self::Rep(_) | Self::File => None,
        }
    }
}

impl Kind {
    /// What the group is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ToConfirm => "Steps to confirm",
            Self::CallsAhead => "Calls in the next 7 days",
            Self::CallsHeld => "What came of these calls?",
            Self::Steps => "Steps late, or due in 7 days",
            Self::Answers => "What became of your asks",
            Self::Offers => "Your manager asks: could I help?",
            Self::Drafts => "To go on with",
            Self::Promises => "Your promises",
            Self::Asked => "Asks that wait for your answer",
            Self::Reps => "Due for a session",
            Self::Look => "Deals that need a look",
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
    Kind::Steps,
    Kind::Answers,
    Kind::Asked,
    Kind::Drafts,
    Kind::Damaged,
];

/// What a manager sees.
const FOR_A_MANAGER: &[Kind] = &[
    Kind::ToConfirm,
    Kind::Drafts,
    Kind::Promises,
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
    &[Kind::Drafts, Kind::CallsAhead, Kind::CallsHeld, Kind::Steps, Kind::Look, Kind::Damaged];

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
            Kind::Steps => (self.steps(), 0),
            Kind::Answers => (self.answers(), 0),
            Kind::Offers => (self.offers(), 0),
            Kind::Drafts => (self.drafts(), 0),
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

    /// Whether that is me; to somebody who only looks, everybody is.
    pub(crate) fn is_me(&self, person: &PersonId) -> bool {
        self.me.is_none_or(|(me, _)| me == person)
    }
}

/// The lines by their days, the earliest first; those without a day come last.
fn by_day(mut lines: Vec<(Option<Date>, Line)>) -> Vec<Line> {
    lines.sort_by_key(|(day, line)| (day.is_none(), *day, line.beside.clone(), line.text.clone()));
    lines.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests;
