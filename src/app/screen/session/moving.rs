//! Moving about in a session: from field to field, along the agenda.

use std::time::Duration;

use super::super::Ctx;
use super::SessionScreen;
use crate::app::form::Ask;
use crate::domain::books::{Books, Kept};
use crate::domain::session::{PartId, Session};
use crate::interview::field::{CallLine, Field};
use crate::interview::situation::SoFar;
use crate::interview::{topic, walk};

impl SessionScreen {
    /// Goes to the next part that asks something, or the one before; false at the
    /// end.
    pub(super) fn go_to_asked(&mut self, down: bool, ctx: &mut Ctx<'_>) -> bool {
        let held = self.held_on(ctx.books, ctx.page, ctx.now);
        let parts =
            held.as_ref().and_then(|held| Some(walk::walk(&held.situation()?, held.session)));
        let parts = parts.unwrap_or_default();
        let Some(at) = parts.iter().position(|part| part.id == self.at) else { return false };
        let asks = |part: &&walk::Part| !part.fields.is_empty();
        let to = if down {
            parts.iter().skip(at + 1).find(asks)
        } else {
            parts.iter().take(at).rev().find(asks)
        };
        let to = to.filter(|_| self.below.is_none()).map(|part| part.id.clone());
        let is_there = to.is_some();
        if let Some(part) = to {
            self.enter(part, ctx);
        }
        is_there
    }

    /// From the last field of a part to the first of the next one, and back.
    pub(super) fn leave_part(&mut self, down: bool, ctx: &mut Ctx<'_>) {
        if !self.go_to_asked(down, ctx) {
            return;
        }
        if down {
            self.form.first();
        } else {
            self.form.last();
        }
    }

    /// Goes some parts along the agenda; false at its end.
    pub(super) fn go(&mut self, parts: isize, ctx: &mut Ctx<'_>) -> bool {
        if self.below.is_some() {
            return false;
        }
        let agenda = self.agenda(ctx);
        let Some(at) = agenda.iter().position(|id| *id == self.at) else { return false };
        let to = at.saturating_add_signed(parts).min(agenda.len().saturating_sub(1));
        let Some(id) = agenda.get(to).filter(|_| to != at) else { return false };
        self.enter(id.clone(), ctx);
        true
    }

    pub(super) fn agenda(&self, ctx: &Ctx<'_>) -> Vec<PartId> {
        let held = self.held_on(ctx.books, ctx.page, ctx.now);
        let parts =
            held.as_ref().and_then(|held| Some(walk::walk(&held.situation()?, held.session)));
        parts.unwrap_or_default().into_iter().map(|part| part.id).collect()
    }

    pub(super) fn is_on_agenda(&self, part: &PartId, ctx: &Ctx<'_>) -> bool {
        self.agenda(ctx).contains(part)
    }

    /// Comes to a part, on its first field that is asked.
    pub fn enter(&mut self, part: PartId, ctx: &mut Ctx<'_>) {
        self.count_time(ctx);
        self.at = part;
        self.show(ctx);
        self.form.first();
        let is_asked = self.form.focused().is_some_and(|row| row.ask.is_asked);
        if !is_asked {
            self.form.next_asked();
        }
    }

    /// The next field that is asked, else the next part that asks something.
    pub(super) fn go_on(&mut self, ctx: &mut Ctx<'_>) {
        if self.no_call_is_planned() && self.form.next() {
            return;
        }
        if !self.form.next_asked() {
            self.go_on_to_next_part(ctx);
        }
    }

    /// The next part that asks something and is not left out.
    pub(super) fn go_on_to_next_part(&mut self, ctx: &mut Ctx<'_>) {
        while self.go(1, ctx) {
            if self.has_questions() && !self.is_left_out(ctx) {
                return;
            }
        }
    }

    /// Whether the part asks something, or did.
    fn has_questions(&self) -> bool {
        let mut asks = self.form.rows().iter().map(|row| &row.ask);
        asks.any(|ask| ask.is_asked || !ask.prompt.kept.is_empty())
    }

    /// From the agenda into its part. Where a session is written down afterwards,
    /// one that asks nothing by itself is opened.
    pub(super) fn open_part(&mut self, ctx: &mut Ctx<'_>) {
        self.is_in_agenda = false;
        if self.is_closed(ctx.books) {
            let part = self.at.clone();
            let session = self.session_mut(ctx.books).into_iter();
            session.for_each(|session| session.spend(&part, 0));
            self.show(ctx);
            self.form.first();
        }
    }

    /// Whether the part would ask more if it was opened.
    fn is_closed(&self, books: &Books) -> bool {
        let is_afterwards = self.session(books).is_some_and(Session::is_recorded_afterwards);
        is_afterwards && self.form.rows().is_empty()
    }

    /// The other one of the two sits at the keyboard from now on.
    pub(super) fn other_types(&mut self, ctx: &mut Ctx<'_>) {
        let Some(session) = self.session_mut(ctx.books) else { return };
        let other = session.parties().find(|person| *person != session.typist()).cloned();
        session.typed_by = other.filter(|person| *person != session.rep);
    }

    fn is_left_out(&self, ctx: &Ctx<'_>) -> bool {
        let session = self.session(ctx.books);
        session.is_some_and(|session| session.left_out.contains_key(&self.at))
    }

    /// On an empty date of the next call: the next question is why.
    fn no_call_is_planned(&self) -> bool {
        let is_date = matches!(self.field(), Some(Field::Call(_, CallLine::Date)));
        is_date && self.form.focused().is_some_and(|row| row.answer().trim().is_empty())
    }

    /// Adds the time since it was last counted to the part one is in.
    pub(super) fn count_time(&mut self, ctx: &mut Ctx<'_>) {
        if !self.is_mine() || self.is_closed(ctx.books) {
            return;
        }
        let seconds = ctx.now.steady.saturating_sub(self.since).as_secs();
        self.since += Duration::from_secs(seconds);
        let part = self.at.clone();
        // Who only passes by was not there.
        if seconds > 0
            && let Some(session) = self.session_mut(ctx.books)
        {
            session.spend(&part, u32::try_from(seconds).unwrap_or(u32::MAX));
        }
    }

    /// The session as the books have it.
    pub(super) fn session<'a>(&self, books: &'a Books) -> Option<&'a Session> {
        books.deals.get(&self.deal)?.sessions.get(&self.session)
    }

    /// The session, to be changed.
    pub(super) fn session_mut<'a>(&self, books: &'a mut Kept) -> Option<&'a mut Session> {
        books.change().deals.get_mut(&self.deal)?.sessions.get_mut(&self.session)
    }

    /// Shows the fields that the part asks by now.
    pub(super) fn show(&mut self, ctx: &Ctx<'_>) {
        let asks = self.asks(ctx);
        self.form.show(asks);
    }

    fn asks(&self, ctx: &Ctx<'_>) -> Vec<Ask> {
        let Some(held) = self.held_on(ctx.books, ctx.page, ctx.now) else { return Vec::new() };
        let Some(situation) = held.situation() else { return Vec::new() };
        let parts = walk::walk(&situation, held.session);
        let fields = match self.popup() {
            Some(popup) => Some(popup.fields(&situation, held.session)),
            None => parts.into_iter().find(|part| part.id == self.at).map(|part| part.fields),
        };
        let s = SoFar { situation: &situation, session: held.session };
        let ask = |field: Field| Ask {
            key: field.to_string(),
            prompt: topic::prompt(&situation, held.session, &field),
            is_asked: topic::is_asked(s, &field),
        };
        fields.unwrap_or_default().into_iter().map(ask).collect()
    }
}
