//! A slip over the walk. Esc goes back to the same place, and a half-typed
//! answer waits until it is asked again.

use super::super::Desk;
use super::{SessionScreen, Under};
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::domain::slip::Slip;

impl SessionScreen {
    /// Lays a slip over the step.
    pub(super) fn cover(&mut self, slip: Slip, desk: &mut Desk<'_>) {
        if let Some(under) = &mut self.under {
            under.slip = slip;
            let half = self.form.half_typed().clone();
            self.form = Form::default().with_half_typed(half);
        } else {
            let half = self.form.half_typed().clone();
            let form = std::mem::replace(&mut self.form, Form::default().with_half_typed(half));
            let was_in_agenda = std::mem::replace(&mut self.is_in_agenda, false);
            self.under = Some(Under { form, slip, was_in_agenda });
        }
        self.show(desk);
        // What is known already is there to read.
        if self.form.focused().is_some_and(|row| !row.ask.is_asked) {
            self.form.next_asked();
        }
    }

    /// Takes the slip away.
    pub(super) fn uncover(&mut self, desk: &mut Desk<'_>) {
        let Some(under) = self.under.take() else { return };
        let half = self.form.half_typed().clone();
        self.form = under.form.with_half_typed(half);
        self.is_in_agenda = under.was_in_agenda;
        self.show(desk);
    }

    /// What follows when an answer of the slip was kept: its next field, else
    /// what it was for.
    pub(super) fn covered(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.show(desk);
        if self.form.next_asked() {
            return Vec::new();
        }
        self.put_away(desk)
    }

    /// The slip is done with.
    pub(super) fn put_away(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        let slip = self.covering().cloned();
        self.uncover(desk);
        match slip {
            Some(Slip::End) => return self.close(desk),
            Some(Slip::LeaveOut(_)) => self.go_on_to_next_step(desk),
            Some(
                Slip::Step(_)
                | Slip::Ask(_)
                | Slip::Note(_)
                | Slip::Thought(_)
                | Slip::FollowUp(..)
                | Slip::NewPerson
                | Slip::Person(_)
                | Slip::Fill(_),
            )
            | None => {}
        }
        Vec::new()
    }

    /// The slip, if there is one.
    pub(super) fn covering(&self) -> Option<&Slip> {
        self.under.as_ref().map(|under| &under.slip)
    }
}
