//! How a field is asked for: its words, what kind of answer it takes, what is
//! kept, and what is offered. Forms are built from prompts.

mod captured;
pub(super) mod prepared;
mod reads;

use crate::domain::session::PartId;
use crate::interview::situation::SoFar;

pub use reads::Reads;

/// A plain question: yes.
pub const YES: &str = "yes";
/// One way to answer, with the key that chooses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is kept.
    pub value: String,
    /// The key that chooses it at once.
    pub key: Option<char>,
    /// What it says.
    pub label: String,
}

impl Choice {
    /// A choice with its key.
    pub fn new(value: impl Into<String>, key: char, label: impl Into<String>) -> Self {
        Self { value: value.into(), key: Some(key), label: label.into() }
    }
}

/// What kind of answer a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Some lines of text.
    Text,
    /// One line of text.
    Line,
    /// One line of text that nobody at the screen may read.
    Hidden,
    /// One of these, and what they say.
    Choice(Vec<Choice>, Says),
    /// How a criterion stands: one of these by key.
    Criterion(Vec<Choice>),
    /// Nothing but going on.
    Confirm,
}

/// What the choices of a field say. The form decides by it which one is marked
/// before anything is kept or offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// What is so.
    Fact,
    /// What is to be done; usually the one of that number.
    Plan(usize),
}

/// Begins a text that stands without the start of the sentence offered before it.
/// Nobody types it, it takes a cell like the blank it looks like, and no record has it.
pub const STANDS_ALONE: char = '\u{a0}';

/// What stands in an empty field to begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    #[default]
    None,
    /// The start of a sentence, which is typed on and is no answer by itself.
    Stem(String),
    /// A whole answer: Enter keeps it, typing takes its place.
    Answer(String),
}

impl Offer {
    /// A whole answer; an empty one is none.
    pub fn answer(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::None } else { Self::Answer(text) }
    }

    /// Its text, empty where nothing is offered.
    pub fn text(&self) -> &str {
        match self {
            Self::None => "",
            Self::Stem(text) | Self::Answer(text) => text,
        }
    }
}

/// How a field is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The heading of the group it stands in.
    pub section: String,
    /// The question.
    pub ask: String,
    /// What kind of answer it takes.
    pub entry: Entry,
    /// What a line reads of what is typed.
    pub reads: Reads,
    /// What is kept, as it can be edited; empty where nothing is.
    pub kept: String,
    /// What stands in an empty field to begin with.
    pub offered: Offer,
    /// How it stands, in words.
    pub standing: String,
    /// A quiet note beside the field.
    pub aside: String,
}

impl Prompt {
    /// Whether the field begins with a whole answer that typing replaces.
    pub const fn is_offer(&self) -> bool {
        self.kept.is_empty() && matches!(self.offered, Offer::Answer(_))
    }

    pub(super) fn new(section: impl Into<String>, ask: impl Into<String>, entry: Entry) -> Self {
        Self {
            section: section.into(),
            ask: ask.into(),
            entry,
            reads: Reads::Words,
            kept: String::new(),
            offered: Offer::None,
            standing: String::new(),
            aside: String::new(),
        }
    }

    pub(super) const fn reads(mut self, reads: Reads) -> Self {
        self.reads = reads;
        self
    }

    pub(super) fn kept(mut self, kept: Option<impl Into<String>>) -> Self {
        self.kept = kept.map(Into::into).unwrap_or_default();
        self
    }

    pub(super) fn offered(mut self, offered: Option<impl Into<String>>) -> Self {
        self.offered = offered.map(Offer::answer).unwrap_or_default();
        self
    }

    pub(super) fn stem(mut self, start: Option<String>) -> Self {
        self.offered = start.map(Offer::Stem).unwrap_or_default();
        self
    }

    pub(super) fn aside(mut self, aside: Option<impl Into<String>>) -> Self {
        self.aside = aside.map(Into::into).unwrap_or_default();
        self
    }
}

impl SoFar<'_> {
    pub(super) fn left_out(self, step: &PartId) -> Prompt {
        let name = match step {
            PartId::Stage(id) => self.situation.process.stage(id).map(|stage| stage.name.as_str()),
            PartId::Debrief(id) => {
                let mut parts = self.situation.background.debrief.iter();
                parts.find(|part| part.id == *id).map(|part| part.name.as_str())
            }
            PartId::Agree if self.session.is_prep() => Some("Ready"),
            PartId::Open
            | PartId::LookBack
            | PartId::BuyerMap
            | PartId::InTheWay
            | PartId::NextCall
            | PartId::Rehearse
            | PartId::Steps
            | PartId::Asks
            | PartId::OneChange
            | PartId::Agree => step.name(),
        };
        let name = name.unwrap_or_default();
        let ask = format!("Why do we leave {name} out today?");
        Prompt::new("", ask, Entry::Line)
            .kept(self.session.left_out.get(step).map(String::as_str))
            .aside(Some("Go back to it at any time, and it is in again."))
    }
}

/// The question for evidence.
pub const WHAT_SHOWS_IT: &str = "Who did it, when, and how do you know?";

/// The question for the day on which something late was done.
pub const DONE_ON: &str = "Done on which day?";

/// What is understood where that is left open.
pub const ELSE_TODAY: &str = "Enter alone: today";

/// What would show an outcome, and what becomes of one that nothing shows.
pub fn shows_it(evidence: Option<&str>) -> String {
    let shows = evidence.map(|evidence| format!("Shows it: {evidence}. ")).unwrap_or_default();
    format!("{shows}Leave it empty if we only assume so.")
}

/// Choices by digit, from 1; the tenth and later ones by arrow.
pub(super) fn numbered(options: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
    let keys = ('1'..='9').map(Some).chain(std::iter::repeat(None));
    options.zip(keys).map(|((value, label), key)| Choice { value, key, label }).collect()
}
