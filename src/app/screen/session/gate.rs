//! The gate of a step in place: Enter stays there, Esc goes back to the words.

use super::SessionScreen;
use crate::domain::session::Checked;
use crate::interview::field::{Field, StepInLine, StepLine};
use crate::interview::topic::GATE_WAITS;

impl SessionScreen {
    /// Enter without an answer stays at the gate; whether one is there.
    pub(super) fn stays_at_gate(&mut self) -> bool {
        let is_open = self.form.focused().is_some_and(|row| row.ask.prompt.kept.is_empty());
        let stays = is_open && self.words_before_gate().is_some();
        if stays {
            self.form.refuse(GATE_WAITS.to_owned());
        }
        stays
    }

    /// Esc goes from the gate back to the words; whether one was there.
    pub(super) fn leaves_gate(&mut self) -> bool {
        let words = self.words_before_gate();
        words.is_some_and(|words| self.form.focus_on(&words.to_string()))
    }

    /// The words of the step at whose gate one is.
    fn words_before_gate(&self) -> Option<Field> {
        let field = self.field()?;
        let Field::StepIn(Checked::Step(id), StepInLine::Who) = field else { return None };
        Some(Field::Step(id, StepLine::Text))
    }
}
