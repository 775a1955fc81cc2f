//! What a form that belongs to no session gives to the draft log, and gets back.

use super::{Form, Input, Row};
use crate::app::editor::Editor;
use crate::app::unsaved::Typed;
use crate::interview::prompt::{Entry, Offer};

impl Row {
    /// Whether something was typed or chosen in it, in a form that belongs to no
    /// session.
    fn is_typed(&self) -> bool {
        let prompt = &self.ask.prompt;
        match &self.input {
            Input::Text(editor) => match &prompt.offered {
                Offer::Answer(offered) => editor.text() != offered,
                Offer::Stem(_) | Offer::None => !editor.text().is_empty(),
            },
            Input::Choice(_) => !prompt.kept.is_empty() && prompt.kept != prompt.offered.text(),
            Input::Nothing => false,
        }
    }

    fn bring_back(&mut self, text: &str) {
        let is_long = self.ask.prompt.entry == Entry::Text;
        match (&mut self.input, &self.ask.prompt.entry) {
            (Input::Text(editor), _) => *editor = Editor::new(text.to_owned(), is_long),
            (Input::Choice(at), Entry::Choice(choices, _)) => {
                *at = choices.iter().position(|choice| choice.value == text).or(*at);
                text.clone_into(&mut self.ask.prompt.kept);
            }
            (Input::Choice(_) | Input::Nothing, _) => {}
        }
        self.is_offer = false;
    }
}

impl Form {
    /// What was typed or chosen in a form that belongs to no session.
    pub fn typed(&self) -> Typed {
        let rows = self.rows.iter().filter(|row| row.is_typed());
        Typed {
            texts: rows.map(|row| (row.key().to_owned(), row.answer())).collect(),
            here: self.focused().map(|row| row.key().to_owned()),
        }
    }

    /// Puts back what was left in a form that belongs to no session.
    pub fn bring_back(&mut self, left: &Typed) {
        for row in &mut self.rows {
            if let Some(text) = left.texts.get(row.key()) {
                row.bring_back(text);
            }
        }
        if let Some(here) = &left.here {
            self.focus_on(here);
        }
    }
}
