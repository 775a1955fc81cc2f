//! The last moments of a session: the last word may still turn out to be talk,
//! then the session is written, and takes nothing any more.

use super::super::Ctx;
use super::SessionScreen;
use super::access::Access;
use super::keeping::BackTo;
use super::talk::typed;
use crate::app::command::Command;
use crate::app::dialog;
use crate::app::effect::{Effect, Note};
use crate::app::form;
use crate::app::model::Notice;
use crate::interview::field::Field;
use crate::interview::situation::SoFar;
use crate::interview::topic;
use crate::interview::walk;

/// What is said of keys while the session is written.
const WRITING: &str =
    "The session is being written. What you type now stands in a step afterwards.";

impl SessionScreen {
    /// Whether somebody is asked for their word, and no answer is marked.
    pub(super) fn waits_for_a_word(&self) -> bool {
        let is_open = self.form.focused().is_some_and(|row| row.answer().is_empty());
        is_open && matches!(self.field(), Some(Field::Agreed(_)))
    }

    /// Whether everybody has answered, and it is only waited whether the last key
    /// was the first letter of a word.
    pub fn is_settling(&self) -> bool {
        self.is_settling
    }

    /// Whether it was handed on to be written, and is not yet.
    pub fn is_being_written(&self) -> bool {
        matches!(self.access, Access::Closing(_))
    }

    /// Waits for the end of the last word, where everybody has given theirs.
    pub(super) fn settle_if_agreed(&mut self, ctx: &Ctx<'_>) {
        let held = self.held_on(ctx.books, ctx.page, ctx.now);
        let is_agreed = held.as_ref().is_some_and(|held| {
            let situation = held.situation();
            situation.is_some_and(|situation| {
                topic::is_agreed(SoFar { situation: &situation, session: held.session })
            })
        });
        let mut half = self.form.half_typed().keys();
        let is_in_walk = |key: &String| {
            let field = form::field_of(key).parse().ok();
            field.is_some_and(|field| self.part_of(&field, ctx).is_some())
        };
        self.is_settling = is_agreed && !half.any(is_in_walk);
    }

    /// Before both agree, or the rep is done, what was typed is kept or cleared: goes
    /// from the last word to the first answer that is neither, and back once it is.
    /// Whether there was one.
    pub(super) fn goes_to_half_typed(&mut self, last_word: &Field, ctx: &mut Ctx<'_>) -> bool {
        let half: Vec<String> = self.form.half_typed().keys().cloned().collect();
        let found = half.iter().filter_map(|key| form::field_of(key).parse().ok());
        for field in found {
            if self.go_to(&field, ctx) {
                self.form.refuse("typed, but not kept yet: enter keeps it".to_owned());
                self.back_to = Some(BackTo::after(&field, last_word.clone()));
                return true;
            }
        }
        false
    }

    /// Before a session is written: what was typed in a field that is gone is a note.
    pub(super) fn note_what_is_left(&mut self, ctx: &mut Ctx<'_>) {
        let left: Vec<(String, String)> = self.form.half_typed().clone().into_iter().collect();
        for (key, text) in left.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
            let Some(session) = self.session(ctx.books) else { return };
            let field = Field::Note(session.next_note());
            if self.put(&field, &text, ctx).is_ok() {
                self.form.was_kept(&key);
            }
        }
    }

    /// Time went by: a session that was agreed is written, and what is left of the
    /// time is looked at.
    pub fn tick(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let is_over = !self.run.is_followed_by(ctx.now.steady);
        self.is_short = self.minutes_left(ctx).is_some();
        if self.is_settling && is_over { self.close(ctx) } else { Vec::new() }
    }

    /// The next key ends the wait, unless it may go on with the last one.
    pub(super) fn settle_before(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let goes_on = self.may_be_talk(command, ctx.now.steady);
        if self.is_settling && !goes_on { self.close(ctx) } else { Vec::new() }
    }

    /// The minutes that are left, once they are no more than the last parts need.
    fn minutes_left(&self, ctx: &Ctx<'_>) -> Option<u32> {
        let time = self.clock(ctx.books, ctx.now)?;
        let held = self.held_on(ctx.books, ctx.page, ctx.now)?;
        let parts = walk::walk(&held.situation()?, held.session);
        walk::minutes_left(held.session, &parts, &self.at, time.seconds)
    }

    /// What is typed while the session is written: it goes into the log of the
    /// form for a new step, which opens once all is written.
    pub(super) fn type_after(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let key = self.place_after();
        let Access::Closing(before) = &mut self.access else { return Vec::new() };
        *ctx.notice = Some(Notice::news(WRITING));
        let Some(typed) = typed(command) else { return Vec::new() };
        let after = format!("{before}{typed}");
        let before = std::mem::replace(before, after.clone());
        let here = before.is_empty().then(|| Note::Here(key.clone()));
        let typed = Note::Typed { key, before, after };
        [Some(typed), here].into_iter().flatten().map(Effect::NoteUnsaved).collect()
    }

    fn place_after(&self) -> String {
        format!("{}.{}", dialog::new_step_on(&self.deal), dialog::STEP_WORDS)
    }

    /// What was typed while the session was written; empty where nothing was.
    pub fn typed_after(&self) -> &str {
        if let Access::Closing(typed) = &self.access { typed } else { "" }
    }

    /// Commits the session: all have agreed, or it ends without.
    pub(super) fn close(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        self.count_time(ctx);
        self.note_what_is_left(ctx);
        let Some(held) = self.held_on(ctx.books, ctx.page, ctx.now) else { return Vec::new() };
        let Some(situation) = held.situation() else { return Vec::new() };
        let points = walk::points(&situation, held.session);
        let mut closed = held.session.clone();
        closed.close(&ctx.now.wall, points);
        if let Some(session) = self.session_mut(ctx.books) {
            *session = closed.clone();
        }
        self.is_settling = false;
        self.access = Access::Closing(String::new());
        vec![Effect::Close(Box::new(closed))]
    }

    /// Takes back a closing that could not be written.
    pub fn not_closed(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        if let Some(session) = self.session_mut(ctx.books)
            && !session.is_draft()
        {
            session.reopen();
        }
        let typed = self.typed_after().to_owned();
        self.access = Access::Mine;
        self.show(ctx);
        if typed.is_empty() { Vec::new() } else { self.edit(|form| form.catch(&typed), ctx) }
    }
}
