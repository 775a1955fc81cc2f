//! Today: what waits for somebody, in six groups, the most pressing first.
//!
//! Computed and never stored. Of a deal that is decided only what is still owed
//! waits.

mod ahead;
mod damaged;
mod look;
mod owed;
mod page;
mod word;
pub(crate) mod words;

use jiff::civil::Date;
use jiff::{ToSpan, ZonedDateTime};

use crate::domain::books::{Books, DealBook};
use crate::domain::deal::{DealNames, DealStatus};
use crate::domain::id::PersonId;
use crate::domain::team::{Person, TeamRole};
use crate::pages::thing::Thing;

pub use page::{At, Folding, Today};

/// Days ahead that are looked at.
const AHEAD_DAYS: i32 = 7;
/// Days for which what was closed, or answered, is news.
pub(crate) const NEWS_DAYS: i32 = 14;

/// What waits, by how soon it is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Sessions and calls of today and tomorrow.
    Soon,
    /// What its day has passed of.
    Late,
    /// What somebody waits for.
    Word,
    /// What comes in the next days.
    Week,
    /// Deals, and reps, to look at.
    Look,
    /// Files that cannot be used.
    Files,
}

impl Group {
    /// All groups in their order.
    const ALL: [Self; 6] =
        [Self::Soon, Self::Late, Self::Word, Self::Week, Self::Look, Self::Files];

    /// What the group is called; to who only looks nobody's word is their own.
    const fn title(self, only_looks: bool) -> &'static str {
        match self {
            Self::Word if only_looks => "Waits for a word",
            Self::Soon => "Today and tomorrow",
            Self::Late => "Late",
            Self::Word => "Waits for your word",
            Self::Week => "Next 7 days",
            Self::Look => "Deals to look at",
            Self::Files => "Files to put right: sideline doctor says how",
        }
    }
}

/// What a row is about: the word that it begins with. Within *Waits for your word*
/// they come in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A session, or a preparation, that was begun and left; the next one.
    Session,
    /// A planned call.
    Call,
    /// A step of ours.
    Step,
    /// What a manager owes, or whoever accepted an ask.
    Promise,
    /// A step of theirs.
    Theirs,
    /// A step that I have yet to agree to.
    Confirm,
    /// A step-in that was to be back with the rep by now.
    Back,
    /// A call that is over, and nobody said what came of it.
    Held,
    /// An ask without an answer.
    Ask,
    /// Help that my manager offers.
    Offer,
    /// A deal that was not won: its debrief is still to be held.
    Debrief,
    /// Who has yet to confirm what was agreed with me.
    Waits,
    /// What became of my ask.
    Answer,
    /// A deal with red flags.
    Deal,
    /// A deal that was not won, and is looked at again.
    Again,
    /// A rep with whom no one-to-one was held for too long.
    Rep,
    /// A file.
    File,
}

impl Kind {
    /// The word of a row, at most eight letters.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Call => "call",
            Self::Step => "step",
            Self::Promise => "promise",
            Self::Theirs => "theirs",
            Self::Confirm => "confirm",
            Self::Back => "back?",
            Self::Held => "held?",
            Self::Ask => "ask",
            Self::Offer => "offer",
            Self::Debrief => "debrief",
            Self::Waits => "waits",
            Self::Answer => "answer",
            Self::Deal => "deal",
            Self::Again => "again",
            Self::Rep => "rep",
            Self::File => "file",
        }
    }
}

/// A group with what waits in it, never nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which group.
    pub group: Group,
    /// What it is called.
    pub title: &'static str,
    /// Its rows, the most pressing first.
    pub rows: Vec<Row>,
}

/// Something that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// What it is about, and so what can be done with it.
    pub thing: Thing,
    /// Of whom, and what is to be done or seen.
    pub text: String,
    /// The customer, where the text says nothing without.
    pub account: Option<String>,
    /// Its deal.
    pub deal: String,
    /// The day that it goes by.
    pub day: Option<Date>,
    /// Until when, or since when.
    pub when: String,
    /// Whether its day has passed.
    pub is_late: bool,
    /// What else one has to know.
    pub more: String,
}

impl Row {
    /// The text where the deal stands beside it; never nothing.
    pub fn whole_text(&self) -> String {
        let account = self.account.as_ref().filter(|_| self.text.is_empty());
        account.unwrap_or(&self.text).clone()
    }

    /// The text where the deal has no column of its own.
    pub fn with_account(&self) -> String {
        match &self.account {
            None => self.text.clone(),
            Some(account) if self.text.is_empty() => account.clone(),
            Some(account) => match self.text.strip_prefix("with ") {
                Some(_) => format!("{account}, {}", self.text),
                None if matches!(self.kind, Kind::Back | Kind::Offer) => {
                    format!("{account}: {}", self.text)
                }
                None => format!("{}: {account}", self.text),
            },
        }
    }
}

/// A line about something, with its day; of pages that have more than one.
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

/// What waits at this moment for who sits at the keyboard; groups in which nothing waits
/// are left out.
pub fn today(books: &Books, now: &ZonedDateTime) -> Vec<Section> {
    let eyes = Eyes::of(books, now);
    let mut sections: Vec<Section> = Vec::new();
    for group in Group::ALL {
        let rows = eyes.rows(group, &sections);
        if !rows.is_empty() {
            let title = group.title(eyes.me.is_none());
            sections.push(Section { group, title, rows });
        }
    }
    sections
}

/// The next thing with a date after those that wait, in a line; where nothing waits
/// there may be one still.
pub fn coming(books: &Books, now: &ZonedDateTime) -> Option<String> {
    let eyes = Eyes { until: Date::MAX, ..Eyes::of(books, now) };
    let row = eyes.week().into_iter().next()?;
    Some(format!("Next: {}, {}, {}", row.when, row.kind.word(), row.with_account()))
}

/// Who looks at the books, and on which day.
pub(crate) struct Eyes<'a> {
    pub(crate) books: &'a Books,
    /// Who sits at the keyboard; none where the team does not know them.
    pub(crate) me: Option<(&'a PersonId, &'a Person)>,
    pub(crate) day: Date,
    now: &'a ZonedDateTime,
    /// The last day that is looked at.
    pub(crate) until: Date,
}

impl<'a> Eyes<'a> {
    pub(crate) fn of(books: &'a Books, now: &'a ZonedDateTime) -> Self {
        let day = now.date();
        let until = day.saturating_add(AHEAD_DAYS.days());
        Self { books, me: books.known_me(), day, now, until }
    }

    /// What waits in a group, below those above it.
    fn rows(&self, group: Group, above: &[Section]) -> Vec<Row> {
        match group {
            Group::Soon => self.soon(),
            Group::Late => self.late(),
            Group::Word => self.word(),
            Group::Week => self.week(),
            Group::Look => self.look(above),
            Group::Files => self.damaged(),
        }
    }

    /// The deals that are not decided yet.
    pub(crate) fn open(&self) -> impl Iterator<Item = &'a DealBook> {
        self.books.deals.values().filter(|book| book.deal.status == DealStatus::Open)
    }

    /// Those of them that are mine, or of a rep whose manager I am.
    fn mine(&self) -> impl Iterator<Item = &'a DealBook> {
        self.open().filter(|book| self.books.is_my_care(&book.deal.owner))
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

    /// Whether that is me, and I am somebody.
    fn is_nobody_else(&self, person: &PersonId) -> bool {
        self.me.is_some_and(|(me, _)| me == person)
    }

    fn is_manager(&self) -> bool {
        self.me.is_some_and(|(_, person)| person.role == TeamRole::Manager)
    }

    /// Somebody of ours by their first name; none where it is me.
    fn other<'p>(&self, person: &'p PersonId) -> Option<&'p str>
    where
        'a: 'p,
    {
        (!self.is_nobody_else(person)).then(|| self.books.team.first_name_of(person))
    }

    /// A text with whose it is before it, where that is not me.
    fn of_other(&self, person: &PersonId, text: &str) -> String {
        self.other(person).map_or_else(|| text.to_owned(), |name| format!("{name}: {text}"))
    }
}

/// A row about a deal.
fn about(kind: Kind, thing: Thing, book: &DealBook, text: String) -> Row {
    let deal = book.deal.title_with_outcome();
    let (when, more) = (String::new(), String::new());
    Row { kind, thing, text, account: None, deal, day: None, when, is_late: false, more }
}

#[cfg(test)]
mod tests;
