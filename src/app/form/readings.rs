//! A text of which a piece may be several things: they are chosen from, and Esc goes
//! back to the text.

use super::{Form, Row};
use crate::app::form::Input;
use crate::interview::outside::KEEPS_WORDS;
use crate::interview::prompt::{Choice, Entry, Says};
use crate::interview::refusal::Refused;
use crate::reading::Question;

/// A field as it was before its text was a question.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    entry: Entry,
    input: Input,
}

impl Row {
    /// What its text may be, and that its words are kept where they may be.
    fn readings(&self, question: &Question) -> Vec<Choice> {
        let readings = question.readings(self.typed().unwrap_or_default()).into_iter();
        let mut choices: Vec<Choice> = ('1'..='9')
            .zip(readings)
            .map(|(key, reading)| Choice::new(reading.clone(), key, reading))
            .collect();
        if !choices.is_empty() && self.ask.prompt.aside == KEEPS_WORDS {
            choices.push(Choice::new("k", 'k', "keep these words in the text"));
        }
        choices
    }
}

impl Form {
    /// Shows why the answer of the field in focus was not taken; a text that may be
    /// several things becomes a choice of them.
    pub fn refuse_with(&mut self, refused: Refused) {
        let row = self.focused();
        let question = row.zip(refused.question);
        let choices = question.map(|(row, question)| row.readings(&question)).unwrap_or_default();
        self.ask(refused.why, choices);
    }

    /// Says why the text in focus is not taken, and what it may be where that is to
    /// be chosen.
    pub fn ask(&mut self, why: String, choices: Vec<Choice>) {
        self.refuse(why);
        let Some(row) = self.rows.get_mut(self.focus) else { return };
        if !choices.is_empty() {
            let entry = Entry::Choice(choices, Says::Fact);
            let entry = std::mem::replace(&mut row.ask.prompt.entry, entry);
            let input = std::mem::replace(&mut row.input, Input::Choice(None));
            row.asked = Some(Asked { entry, input });
        }
    }

    /// Whether the readings of a text are chosen from, and none is marked.
    pub fn waits_for_choice(&self) -> bool {
        self.focused().is_some_and(|row| row.asked.is_some() && row.answer().is_empty())
    }

    /// Says which keys answer the choice in focus, of which none is marked.
    pub fn say_which_keys(&mut self) {
        let Some(row) = self.focused() else { return };
        let Entry::Choice(choices, _) = &row.ask.prompt.entry else { return };
        let keys: Vec<String> =
            choices.iter().filter_map(|choice| choice.key).map(String::from).collect();
        if let Some((last, rest)) = keys.split_last() {
            self.refuse(format!("Nothing is chosen yet: press {} or {last}.", rest.join(", ")));
        }
    }

    /// Goes back from the readings to the text; false where there are none.
    pub fn back_to_text(&mut self) -> bool {
        let Some(row) = self.rows.get_mut(self.focus) else { return false };
        let Some(asked) = row.asked.take() else { return false };
        (row.ask.prompt.entry, row.input) = (asked.entry, asked.input);
        true
    }
}
