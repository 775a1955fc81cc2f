//! A slip over the walk. Esc goes back to the same place, and a half-typed
//! answer waits until it is asked again.

use super::super::Desk;
use super::{SessionScreen, Under};
use crate::app::effect::Effect;
use crate::app::form::{Form, Row};
use crate::app::model::Notice;
use crate::interview::field::{Field, FollowUpPart};
use crate::interview::slip::{self, Slip};

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

    /// Lays the slip for something new, by the word of the menu, or says why
    /// not.
    pub(super) fn catch(&mut self, word: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        let is_shared = matches!(word, slip::STEP | slip::ASK | slip::THOUGHT | slip::FOLLOW_UP);
        let Some(session) = self.session_mut(desk.books).cloned() else { return Vec::new() };
        if is_shared && session.manager.is_none() {
            *desk.notice = Some(Notice::news("That comes in the session, with both of you there."));
            return Vec::new();
        }
        if word == slip::FOLLOW_UP {
            return self.ask_on(desk);
        }
        let slip = Slip::capturing(word, &session, &self.fresh);
        self.lay(slip, desk)
    }

    pub(super) fn lay(&mut self, slip: Option<Slip>, desk: &mut Desk<'_>) -> Vec<Effect> {
        if let Some(slip) = slip {
            self.cover(slip, desk);
        }
        Vec::new()
    }

    /// Asks on at the question in focus, whose answer is kept first.
    fn ask_on(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        let Some(field @ (Field::Answer(_) | Field::FollowUp(..))) = self.field() else {
            *desk.notice = Some(Notice::news("Go to one of the rep's questions, then ask on."));
            return Vec::new();
        };
        let is_typed = self.form.focused().is_some_and(Row::is_half_typed);
        let effects = if is_typed { self.keep_here(desk) } else { Vec::new() };
        let Some(session) = self.session_mut(desk.books) else { return effects };
        let slip = Slip::asking_on(&field, session);
        match slip {
            Some(Slip::FollowUp(id, _)) if !session.answers.contains_key(&id) => {
                *desk.notice = Some(Notice::news("The rep answers first: then you ask on."));
            }
            slip => drop(self.lay(slip, desk)),
        }
        effects
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
            Some(Slip::FollowUp(id, number)) => {
                let asked = Field::FollowUp(id, number, FollowUpPart::Rep);
                self.form.focus_on(&asked.to_string());
            }
            Some(Slip::End) => return self.close(desk),
            Some(Slip::LeaveOut(_)) => self.go_on_to_next_step(desk),
            Some(
                Slip::New
                | Slip::Step(_)
                | Slip::Ask(_)
                | Slip::Note(_)
                | Slip::Thought(_)
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
