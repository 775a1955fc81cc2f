//! Moving about in a session: from field to field, along the agenda.

use std::time::Duration;

use super::super::Desk;
use super::SessionScreen;
use crate::app::form::Ask;
use crate::domain::books::Books;
use crate::domain::session::{Session, StepId};
use crate::interview::field::{CallPart, Field};
use crate::interview::{prompt, walk};

impl SessionScreen {
    /// One line down in the field, below its last line the next field.
    pub(super) fn line_down(&mut self, desk: &mut Desk<'_>) {
        if !self.form.move_line(true) {
            self.next_field(desk);
        }
    }

    /// One line up in the field, above its first line the previous field.
    pub(super) fn line_up(&mut self, desk: &mut Desk<'_>) {
        if !self.form.move_line(false) {
            self.previous_field(desk);
        }
    }

    pub(super) fn next_field(&mut self, desk: &mut Desk<'_>) {
        if !self.form.next() && self.go(1, desk) {
            self.form.first();
        }
    }

    pub(super) fn previous_field(&mut self, desk: &mut Desk<'_>) {
        if !self.form.previous() && self.go(-1, desk) {
            self.form.last();
        }
    }

    /// Goes some steps along the agenda; false at its end.
    pub(super) fn go(&mut self, steps: isize, desk: &mut Desk<'_>) -> bool {
        if self.under.is_some() {
            return false;
        }
        let agenda = self.agenda(desk);
        let Some(at) = agenda.iter().position(|id| *id == self.at) else { return false };
        let to = at.saturating_add_signed(steps).min(agenda.len().saturating_sub(1));
        let Some(id) = agenda.get(to).filter(|_| to != at) else { return false };
        self.enter(id.clone(), desk);
        true
    }

    pub(super) fn agenda(&self, desk: &Desk<'_>) -> Vec<StepId> {
        let held = self.held_on(desk.books, desk.now);
        let steps = held.as_ref().and_then(|held| Some(walk::walk(&held.setting()?, held.session)));
        steps.unwrap_or_default().into_iter().map(|step| step.id).collect()
    }

    pub(super) fn is_on_agenda(&self, step: &StepId, desk: &Desk<'_>) -> bool {
        self.agenda(desk).contains(step)
    }

    /// Comes to a step, on its first field that is asked.
    pub fn enter(&mut self, step: StepId, desk: &mut Desk<'_>) {
        self.count_time(desk);
        self.at = step;
        self.show(desk);
        self.form.first();
        let is_asked = self.form.focused().is_some_and(|row| row.ask.is_asked);
        if !is_asked {
            self.form.next_asked();
        }
    }

    /// The next field that is asked, else the next step that asks something.
    pub(super) fn go_on(&mut self, desk: &mut Desk<'_>) {
        if self.no_call_is_planned() && self.form.next() {
            return;
        }
        if !self.form.next_asked() {
            self.go_on_to_next_step(desk);
        }
    }

    /// The next step that asks something and is not left out.
    pub(super) fn go_on_to_next_step(&mut self, desk: &mut Desk<'_>) {
        while self.go(1, desk) {
            if !self.form.rows().is_empty() && !self.is_left_out(desk) {
                return;
            }
        }
    }

    fn is_left_out(&self, desk: &mut Desk<'_>) -> bool {
        let session = self.session_mut(desk.books);
        session.is_some_and(|session| session.left_out.contains_key(&self.at))
    }

    /// On an empty date of the next call: the next question is why.
    fn no_call_is_planned(&self) -> bool {
        let is_date = matches!(self.field(), Some(Field::Call(_, CallPart::Date)));
        is_date && self.form.focused().is_some_and(|row| row.answer().trim().is_empty())
    }

    /// Adds the time since it was last counted to the step one is in.
    pub(super) fn count_time(&mut self, desk: &mut Desk<'_>) {
        if !self.is_mine() {
            return;
        }
        let seconds = desk.now.steady.saturating_sub(self.since).as_secs();
        self.since += Duration::from_secs(seconds);
        let step = self.at.clone();
        // Who only passes by was not there.
        if let Some(session) = self.session_mut(desk.books).filter(|_| seconds > 0) {
            session.spend(&step, u32::try_from(seconds).unwrap_or(u32::MAX));
        }
    }

    pub(super) fn session_mut<'a>(&self, books: &'a mut Books) -> Option<&'a mut Session> {
        books.deals.get_mut(&self.deal)?.sessions.get_mut(&self.session)
    }

    /// Shows the fields that the step asks by now.
    pub(super) fn show(&mut self, desk: &Desk<'_>) {
        let asks = self.asks(desk);
        self.form.show(asks);
    }

    fn asks(&self, desk: &Desk<'_>) -> Vec<Ask> {
        let Some(held) = self.held_on(desk.books, desk.now) else { return Vec::new() };
        let Some(setting) = held.setting() else { return Vec::new() };
        let steps = walk::walk(&setting, held.session);
        let fields = match self.covering() {
            Some(slip) => Some(slip.fields(&setting, held.session)),
            None => steps.into_iter().find(|step| step.id == self.at).map(|step| step.fields),
        };
        let ask = |field: Field| Ask {
            key: field.to_string(),
            prompt: prompt::prompt(&setting, held.session, &field),
            is_asked: walk::is_asked(held.session, &setting, &field),
        };
        fields.unwrap_or_default().into_iter().map(ask).collect()
    }
}
