//! The gate of a step in place: Enter stays there, Esc goes back to the words,
//! and what closes it leads on below them.

use super::super::Ctx;
use super::SessionScreen;
use crate::domain::session::Checked;
use crate::interview::field::{CallLine, Field, StepInLine, StepLine};
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

    /// Where the gate has closed over its fields, what comes after them is next.
    pub(super) fn after_gate(&mut self, field: &Field, ctx: &Ctx<'_>) {
        let Field::StepIn(of, _) = field else { return };
        self.show(ctx);
        let before = match of {
            Checked::Call(call) => Field::Call(call.clone(), CallLine::Role),
            Checked::Step(step) => Field::Step(step.clone(), StepLine::Text),
            Checked::Ask(_) => return,
        };
        if self.form.position(&field.to_string()).is_none() {
            self.form.focus_on(&before.to_string());
        }
    }
}
