//! The page of a deal: all that is known of it, in groups of lines, each with
//! what it is about.
//!
//! Computed and never stored.

mod calls;
mod course;
mod criteria;
mod facts;
mod owed;
mod people;
mod prep;

use jiff::civil::Date;

use crate::domain::books::{Books, DealBook};
use crate::domain::deal::CriterionStanding;
use crate::domain::id::DealId;
use crate::domain::process::Process;
use crate::domain::version::Moved;
use crate::domain::word::words;
use crate::pages::thing::{Spots, Thing};

words! {
    /// A fact of a deal that can be changed by hand.
    Fact, "a fact of a deal" {
        /// The customer.
        Account = "account",
        /// What they would buy.
        Name = "name",
        /// The rep whose deal it is.
        Owner = "rep",
        /// The stage it is in.
        Stage = "stage",
        /// The step the buyer is in.
        Buyer = "buyer",
        /// What it is worth.
        Amount = "amount",
        /// The day they should order.
        CloseDate = "close-date",
        /// What sets the buyer's own date.
        Event = "event",
        /// The process it follows.
        Process = "process",
        /// How it was decided.
        Outcome = "outcome",
        /// The day to look at it again, where it was not won.
        LookAgain = "look-again",
    }
}

impl Fact {
    /// The key of its file under which it stands.
    const fn key(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Name => "name",
            Self::Owner => "owner",
            Self::Stage => "stage",
            Self::Buyer => "buyer_stage",
            Self::Amount => "amount",
            Self::CloseDate => "close_date",
            Self::Event => "compelling_event",
            Self::Process => "process",
            Self::Outcome => "status",
            Self::LookAgain => "look_again",
        }
    }
}

/// How the word on the right of a line is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A fact like any other.
    #[default]
    Plain,
    /// How a criterion stands.
    Standing(CriterionStanding),
    /// Something late.
    Late,
    /// Something that is not known.
    Gap,
}

/// One line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about; none where it is only read.
    pub thing: Option<Thing>,
    /// What a fact is called; nothing where the line speaks for itself.
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// A word or two on the right.
    pub right: String,
    /// How they are meant.
    pub tone: Tone,
    /// What stands below, each with a label or none.
    pub below: Vec<(String, String)>,
    /// What is told below only while the cursor is here.
    pub unfolds: Vec<(String, String)>,
}

impl Line {
    fn new(thing: Thing, text: impl Into<String>) -> Self {
        Self { thing: Some(thing), ..Self::note(text) }
    }

    /// Something to read.
    fn note(text: impl Into<String>) -> Self {
        Self {
            thing: None,
            label: "",
            text: text.into(),
            right: String::new(),
            tone: Tone::Plain,
            below: Vec::new(),
            unfolds: Vec::new(),
        }
    }

    fn right(mut self, right: impl Into<String>, tone: Tone) -> Self {
        self.right = right.into();
        self.tone = tone;
        self
    }

    fn below(mut self, label: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.below.push((label.to_owned(), text));
        }
        self
    }
}

/// A group of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What they have in common; nothing of the first lines of the page.
    pub title: String,
    /// A word or two beside it.
    pub right: String,
    /// The lines, never none.
    pub lines: Vec<Line>,
}

/// All that is known of a deal.
#[derive(Clone, Debug, Default)]
pub struct DealPage {
    /// The groups; none where the deal is not read.
    pub sections: Vec<Section>,
    /// Their lines.
    pub spots: Spots,
}

impl DealPage {
    /// The page of a deal on that day.
    pub(super) fn of(deal: &DealId, books: &Books, today: Date, shows_notes: bool) -> Self {
        let book = books.deals.get(deal);
        let sections = book.map(|book| page(book, books, today, shows_notes)).unwrap_or_default();
        let mut spots = Spots::default();
        for section in &sections {
            spots.group(0, section.lines.iter().map(|line| line.thing.clone()));
        }
        Self { sections, spots }
    }
}

/// What a page is told of.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    book: &'a DealBook,
    books: &'a Books,
    process: Option<&'a Process>,
    today: Date,
    /// Whether the manager's notes are unfolded.
    shows_notes: bool,
}

/// The page of a deal on that day, group by group; groups with nothing in them
/// are left out.
pub fn page(book: &DealBook, books: &Books, today: Date, shows_notes: bool) -> Vec<Section> {
    let process = books.process_of(&book.deal);
    // Its next session moves it to the version of today.
    let moved = process.and_then(|process| Moved::between(&book.deal, process));
    let mut now = book.clone();
    if let Some((moved, process)) = moved.zip(process) {
        moved.apply(&mut now.deal, process.version);
    }
    let sheet = Sheet { book: &now, books, process, today, shows_notes };
    let mut sections = vec![sheet.begin()];
    sections.extend([section("For your eyes, before you talk", sheet.prep())]);
    sections.extend([section("Facts", sheet.facts())]);
    sections.extend(sheet.criteria());
    sections.extend([
        section("Scorecard", sheet.scorecard()),
        section("Their people", sheet.people()),
        section("Steps", sheet.steps()),
        section("Asks", sheet.asks()),
        section("Calls", sheet.calls()),
        section("What happened", sheet.course()),
    ]);
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn section(title: &str, lines: Vec<Line>) -> Section {
    Section { title: title.to_owned(), right: String::new(), lines }
}

#[cfg(test)]
mod tests;
