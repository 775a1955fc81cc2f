//! A field of a form: what is asked, and what was typed or chosen so far.

use super::Ask;
use super::readings::Asked;
use crate::app::editor::{Editing, Editor};
use crate::interview::prompt::{Entry, Offer, Prompt, STANDS_ALONE, Says};

/// A field as it is shown.
#[derive(Clone, Debug)]
pub struct Row {
    /// What is asked.
    pub ask: Ask,
    /// What was typed or chosen so far.
    pub input: Input,
    /// Why the last answer was not taken.
    pub refusal: Option<String>,
    /// Whether what stands in it is an offer that nobody has touched: typing
    /// takes its place.
    pub is_offer: bool,
    /// How it was before its text was a question.
    pub(super) asked: Option<Asked>,
}

/// What was typed or chosen so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A text with its cursor.
    Text(Editor),
    /// The number of the choice that is marked; none where nothing is.
    Choice(Option<usize>),
    /// Nothing to type.
    Nothing,
}

impl Row {
    pub(super) fn new(ask: Ask, half: Option<&String>) -> Self {
        let prompt = &ask.prompt;
        let text = || half.cloned().unwrap_or_else(|| first(prompt).to_owned());
        let input = match &prompt.entry {
            Entry::Text => Input::Text(Editor::new(text(), true)),
            Entry::Line | Entry::Hidden => Input::Text(Editor::new(text(), false)),
            Entry::Choice(..) => Input::Choice(marked(prompt)),
            Entry::Criterion(_) | Entry::Confirm => Input::Nothing,
        };
        let is_text = matches!(input, Input::Text(_));
        let is_offer = is_text && half.is_none() && prompt.is_offer();
        Self { ask, input, refusal: None, is_offer, asked: None }
    }

    /// The name of the field.
    pub fn key(&self) -> &str {
        &self.ask.key
    }

    /// The text typed so far, none where the field takes none.
    pub fn typed(&self) -> Option<&str> {
        match &self.input {
            Input::Text(editor) => Some(editor.text()),
            Input::Choice(_) | Input::Nothing => None,
        }
    }

    /// Whether nothing changed: the same text, or a choice that begins on the same
    /// mark, so that an answer that was kept since is marked.
    pub(super) fn stands_as(&self, now: &Self) -> bool {
        let same_mark = || marked(&self.ask.prompt) == marked(&now.ask.prompt);
        self.typed() == now.typed() && same_mark()
    }

    /// The start of the sentence that is typed on; empty where there is none.
    pub fn stem(&self) -> &str {
        let prompt = &self.ask.prompt;
        match &prompt.offered {
            Offer::Stem(start) if prompt.kept.is_empty() && !self.stands_alone() => start,
            Offer::Stem(_) | Offer::Answer(_) | Offer::None => "",
        }
    }

    /// Whether the start of the sentence was taken off.
    fn stands_alone(&self) -> bool {
        self.typed().is_some_and(|typed| typed.starts_with(STANDS_ALONE))
    }

    /// What a key does to the text: deleting an empty line takes the start of the
    /// sentence off.
    pub(super) fn meant(&self, editing: &Editing) -> Editing {
        let is_empty = self.typed() == Some("") && !self.stem().is_empty();
        if is_empty && *editing == Editing::DeleteToLineStart {
            Editing::Insert(STANDS_ALONE.to_string())
        } else {
            editing.clone()
        }
    }

    /// Whether a text was typed that is neither kept nor offered.
    pub fn is_half_typed(&self) -> bool {
        let prompt = &self.ask.prompt;
        self.typed().is_some_and(|typed| typed != first(prompt))
    }

    /// Whether it takes a text, and none was typed or kept.
    pub fn is_open_text(&self) -> bool {
        let is_text = matches!(self.input, Input::Text(_));
        is_text && self.ask.prompt.kept.is_empty() && !self.is_half_typed()
    }

    /// What Enter keeps: the text, or the choice that is marked; empty where there
    /// is neither.
    pub fn answer(&self) -> String {
        match (&self.input, &self.ask.prompt.entry) {
            (Input::Text(editor), _) => editor.text().to_owned(),
            (Input::Choice(Some(at)), Entry::Choice(choices, _)) => {
                choices.get(*at).map(|choice| choice.value.clone()).unwrap_or_default()
            }
            (Input::Choice(_) | Input::Nothing, _) => String::new(),
        }
    }

    /// The answer that a key chooses at once.
    pub fn chosen_by(&self, key: char) -> Option<String> {
        let (Entry::Choice(choices, _) | Entry::Criterion(choices)) = &self.ask.prompt.entry else {
            return None;
        };
        let key = key.to_lowercase().next();
        choices.iter().find(|choice| choice.key == key).map(|choice| choice.value.clone())
    }
}

/// The text that a field begins with: what is kept, else a whole answer that is
/// offered. The start of a sentence stands before the text.
fn first(prompt: &Prompt) -> &str {
    match &prompt.offered {
        Offer::Answer(text) if prompt.kept.is_empty() => text,
        Offer::Answer(_) | Offer::Stem(_) | Offer::None => &prompt.kept,
    }
}

/// The number of the choice that is marked: what is kept, else what is offered,
/// else the usual plan. What is so nobody has said before it is chosen.
fn marked(prompt: &Prompt) -> Option<usize> {
    let Entry::Choice(choices, says) = &prompt.entry else { return None };
    let at = |value: &str| choices.iter().position(|choice| choice.value == value);
    let usual = match says {
        Says::Fact => None,
        Says::Plan(at) => Some(*at),
    };
    at(&prompt.kept).or_else(|| at(prompt.offered.text())).or(usual)
}
