//! A text that may be several days: they are chosen from, and Esc goes back to the
//! text.

use jiff::civil::Date;

use super::{Form, Row};
use crate::app::form::Input;
use crate::interview::outside::KEEPS_WORDS;
use crate::interview::prompt::{Choice, Entry, Reads, Says};
use crate::reading::when::{self, NotADay};

/// A field as it was before its text was a question.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    entry: Entry,
    input: Input,
}

impl Row {
    /// The days that its text may be, and that its words are kept where they may
    /// be; none where it is no question.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other field reads a day alone")]
    fn readings(&self, today: Date) -> Vec<Choice> {
        let typed = self.typed().unwrap_or_default();
        let read = match self.ask.prompt.reads {
            Reads::Day(way) | Reads::Slot(way) => when::day(typed, today, way).map(drop),
            Reads::Past => when::past(typed, today).map(drop),
            _ => Ok(()),
        };
        let days = read.as_ref().err().map(NotADay::readings).unwrap_or_default();
        let mut choices: Vec<Choice> = ('1'..='9')
            .zip(days)
            .map(|(key, day)| Choice::new(day.clone(), key, day.clone()))
            .collect();
        if !choices.is_empty() && self.ask.prompt.aside == KEEPS_WORDS {
            choices.push(Choice::new("k", 'k', "keep these words in the text"));
        }
        choices
    }
}

impl Form {
    /// Shows why the answer of the field in focus was not taken; a text that may be
    /// several days becomes a choice of them.
    pub fn refuse_on(&mut self, why: String, today: Date) {
        self.refuse(why);
        let Some(row) = self.rows.get_mut(self.focus) else { return };
        let choices = row.readings(today);
        if !choices.is_empty() {
            let entry = Entry::Choice(choices, Says::Fact);
            let entry = std::mem::replace(&mut row.ask.prompt.entry, entry);
            let input = std::mem::replace(&mut row.input, Input::Choice(None));
            row.asked = Some(Asked { entry, input });
        }
    }

    /// Whether the days of a text are chosen from, and none is marked.
    pub fn waits_for_choice(&self) -> bool {
        self.focused().is_some_and(|row| row.asked.is_some() && row.answer().is_empty())
    }

    /// Goes back from the days to the text; false where there are none.
    pub fn back_to_text(&mut self) -> bool {
        let Some(row) = self.rows.get_mut(self.focus) else { return false };
        let Some(asked) = row.asked.take() else { return false };
        (row.ask.prompt.entry, row.input) = (asked.entry, asked.input);
        true
    }
}
