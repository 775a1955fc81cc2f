//! A small form over the walk: a question that belongs to no step. Esc goes
//! back to the same place, and a half-typed answer waits until it is asked
//! again.

use super::super::Desk;
use super::{SessionScreen, Under};
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::domain::field::Field;

impl SessionScreen {
    /// Asks for a field in a small form over the step.
    pub(super) fn cover(&mut self, field: Field, desk: &mut Desk<'_>) {
        let half = self.form.half_typed().clone();
        let form = std::mem::replace(&mut self.form, Form::default().with_half_typed(half));
        let was_in_agenda = std::mem::replace(&mut self.is_in_agenda, false);
        self.under = Some(Under { form, field, was_in_agenda });
        self.show(desk);
    }

    /// Takes the small form away.
    pub(super) fn uncover(&mut self, desk: &mut Desk<'_>) {
        let Some(under) = self.under.take() else { return };
        let half = self.form.half_typed().clone();
        self.form = under.form.with_half_typed(half);
        self.is_in_agenda = under.was_in_agenda;
        self.show(desk);
    }

    /// What follows when the answer of the small form was kept.
    pub(super) fn covered(&mut self, field: &Field, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.uncover(desk);
        if *field == Field::EndedWhy {
            return self.close(desk);
        }
        self.go_on_to_next_step(desk);
        Vec::new()
    }

    /// The field that the small form asks, if there is one.
    pub(super) fn covering(&self) -> Option<&Field> {
        self.under.as_ref().map(|under| &under.field)
    }
}
