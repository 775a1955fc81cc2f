//! How a field is asked for: its words, what kind of answer it takes, what is
//! kept, and what is offered. Forms are built from prompts.

mod agreement;
mod ask;
mod captured;
mod people;
pub(super) mod prepared;

use crate::domain::session::PartId;
use crate::interview::field::StepLine;
use crate::interview::situation::SoFar;
use crate::interview::walk;

pub use ask::answers as answers_to_ask;
pub use people::{Among, FILL, Helper};

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
    pub(super) fn new(value: impl Into<String>, key: char, label: impl Into<String>) -> Self {
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
    /// One of these; the number is preselected.
    Choice(Vec<Choice>, usize),
    /// How a criterion stands: one of these by key.
    Criterion(Vec<Choice>),
    /// Nothing but going on.
    Confirm,
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
    /// What is kept, as it can be edited; empty where nothing is.
    pub kept: String,
    /// What stands in an empty field to begin with.
    pub offered: String,
    /// How it stands, in words.
    pub standing: String,
    /// A quiet note beside the field.
    pub aside: String,
}

impl Prompt {
    /// Whether the field begins with a whole answer that typing replaces. The
    /// start of a sentence is none: it is typed on.
    pub fn is_offer(&self) -> bool {
        self.kept.is_empty() && !self.offered.is_empty() && !self.offered.ends_with(' ')
    }

    pub(super) fn new(section: impl Into<String>, ask: impl Into<String>, entry: Entry) -> Self {
        Self {
            section: section.into(),
            ask: ask.into(),
            entry,
            kept: String::new(),
            offered: String::new(),
            standing: String::new(),
            aside: String::new(),
        }
    }

    pub(super) fn kept(mut self, kept: Option<impl Into<String>>) -> Self {
        self.kept = kept.map(Into::into).unwrap_or_default();
        self
    }

    pub(super) fn offered(mut self, offered: Option<impl Into<String>>) -> Self {
        self.offered = offered.map(Into::into).unwrap_or_default();
        self
    }

    pub(super) fn aside(mut self, aside: Option<impl Into<String>>) -> Self {
        self.aside = aside.map(Into::into).unwrap_or_default();
        self
    }
}

impl SoFar<'_> {
    pub(super) fn left_out(self, step: &PartId) -> Prompt {
        let steps = walk::walk(self.situation, self.session);
        let name = steps.into_iter().find(|known| known.id == *step).map(|known| known.name);
        let name = name.unwrap_or_default();
        let name = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        let ask = format!("Why do we leave {name} out today?");
        Prompt::new("", ask, Entry::Line)
            .kept(self.session.left_out.get(step).map(String::as_str))
            .aside(Some("Go back to it at any time, and it is in again."))
    }
}

/// The question for evidence.
pub(super) const WHAT_SHOWS_IT: &str = "What shows it? Who, what and when, in any order";
/// What a step lacks, in words.
pub const fn part_in_words(part: StepLine) -> &'static str {
    match part {
        StepLine::Text => "its words",
        StepLine::Owner => "an owner",
        StepLine::Due => "a date",
        StepLine::DoneWhen => "a sign that it is done",
        StepLine::Criterion => "what it serves",
        StepLine::Person => "the person it touches",
    }
}

/// Choices by digit, from 1; the tenth and later ones by arrow.
pub(super) fn numbered(options: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
    let keys = ('1'..='9').map(Some).chain(std::iter::repeat(None));
    options.zip(keys).map(|((value, label), key)| Choice { value, key, label }).collect()
}
