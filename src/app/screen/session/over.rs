//! A popup over the walk. Esc goes back to the same place, and a half-typed
//! answer waits until it is asked again.

use super::super::Ctx;
use super::{Below, SessionScreen};
use crate::app::effect::Effect;
use crate::app::form::{Form, Row};
use crate::app::model::Notice;
use crate::interview::field::{Field, FollowUpLine};
use crate::interview::leads::Leads;
use crate::interview::popup::{self, Popup};

impl SessionScreen {
    /// Opens a popup over the step.
    pub(super) fn open(&mut self, popup: Popup, ctx: &mut Ctx<'_>) {
        if let Some(below) = &mut self.below {
            below.popup = popup;
            let half = self.form.half_typed().clone();
            self.form = Form::default().with_half_typed(half);
        } else {
            let half = self.form.half_typed().clone();
            let form = std::mem::replace(&mut self.form, Form::default().with_half_typed(half));
            let was_in_agenda = std::mem::replace(&mut self.is_in_agenda, false);
            self.below = Some(Below { form, popup, was_in_agenda });
        }
        self.show(ctx);
        if self.form.rows().is_empty() {
            // What it asked is gone: nothing lies over the walk.
            return self.take_away(ctx);
        }
        // What is known already is there to read.
        if self.form.focused().is_some_and(|row| !row.ask.is_asked) {
            self.form.next_asked();
        }
    }

    /// Opens the popup for something new, by the word of the menu, or says why
    /// not.
    pub(super) fn catch(&mut self, word: &str, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let is_shared =
            matches!(word, popup::STEP | popup::ASK | popup::THOUGHT | popup::FOLLOW_UP);
        let Some(session) = self.session(ctx.books).cloned() else { return Vec::new() };
        if is_shared && session.manager.is_none() {
            *ctx.notice = Some(Notice::news("That comes in the session, with both of you there."));
            return Vec::new();
        }
        if word == popup::FOLLOW_UP {
            return self.ask_on(ctx);
        }
        let popup = Popup::capturing(word, &session, &self.fresh);
        self.open_some(popup, ctx)
    }

    pub(super) fn open_some(&mut self, popup: Option<Popup>, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        if let Some(popup) = popup {
            self.open(popup, ctx);
        }
        Vec::new()
    }

    /// Asks on at the question in focus, whose answer is kept first.
    fn ask_on(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let Some(field @ (Field::Answer(_) | Field::FollowUp(..))) = self.field() else {
            *ctx.notice = Some(Notice::news("Go to one of the rep's questions, then ask on."));
            return Vec::new();
        };
        let is_typed = self.form.focused().is_some_and(Row::is_half_typed);
        let effects = if is_typed { self.keep_here(ctx) } else { Vec::new() };
        let Some(session) = self.session(ctx.books) else { return effects };
        let popup = Popup::asking_on(&field, session);
        match popup {
            Some(Popup::FollowUp(id, _)) if !session.answers.contains_key(&id) => {
                *ctx.notice = Some(Notice::news("The rep answers first: then you ask on."));
            }
            popup => drop(self.open_some(popup, ctx)),
        }
        effects
    }

    /// Takes the popup away.
    pub(super) fn take_away(&mut self, ctx: &mut Ctx<'_>) {
        let Some(below) = self.below.take() else { return };
        let half = self.form.half_typed().clone();
        self.form = below.form.with_half_typed(half);
        self.is_in_agenda = below.was_in_agenda;
        self.show(ctx);
    }

    /// What follows when an answer of the popup was kept: its next field, else
    /// what it was for.
    pub(super) fn popup_kept(&mut self, leads: &Leads, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        self.show(ctx);
        let is_led = matches!(leads, Leads::To(to) if self.form.focus_on(&to.to_string()));
        if is_led || self.form.next_asked() {
            return Vec::new();
        }
        self.close_popup(ctx)
    }

    /// The popup is done with.
    pub(super) fn close_popup(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let popup = self.popup().cloned();
        self.take_away(ctx);
        match popup {
            Some(Popup::FollowUp(id, number)) => {
                let asked = Field::FollowUp(id, number, FollowUpLine::Rep);
                self.form.focus_on(&asked.to_string());
            }
            Some(Popup::End) => return self.close(ctx),
            Some(Popup::LeaveOut(_)) => self.go_on_to_next_part(ctx),
            Some(Popup::NotToday(_)) => self.go_on(ctx),
            Some(
                Popup::New
                | Popup::Step(_)
                | Popup::Ask(_)
                | Popup::Note(_)
                | Popup::Thought(_)
                | Popup::NewPerson
                | Popup::Person(_)
                | Popup::Fill(_),
            )
            | None => {}
        }
        Vec::new()
    }

    /// The popup, if there is one.
    pub(super) fn popup(&self) -> Option<&Popup> {
        self.below.as_ref().map(|below| &below.popup)
    }
}
