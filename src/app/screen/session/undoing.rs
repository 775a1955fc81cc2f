//! Undo and redo: of the text in focus first, then of the last answer, or of what
//! was put aside.

use super::super::Ctx;
use super::{Before, Done, SessionScreen};
use crate::app::effect::Effect;
use crate::app::model::Notice;
use crate::domain::session::Session;
use crate::interview::field::Field;

/// Answers that can be taken back.
const REMEMBERED: usize = 50;

impl SessionScreen {
    /// Remembers the session before an answer was kept.
    pub(super) fn remember_answer(&mut self, before: Session, field: &Field) {
        let before = Before { session: Box::new(before), field: field.clone() };
        self.remember(Done::Answered(before));
        self.run.answers += 1;
    }

    /// Remembers what undo takes back next.
    pub(super) fn remember(&mut self, done: Done) {
        self.done.push(done);
        if self.done.len() > REMEMBERED {
            self.done.remove(0);
        }
        self.undone.clear();
    }

    /// Takes so many of the last answers back, as one.
    pub(super) fn undo_run(&mut self, answers: usize, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let first = self.done.len().saturating_sub(answers);
        let done = self.done.drain(first..).next();
        done.map(|done| self.take_back_done(done, ctx)).unwrap_or_default()
    }

    /// Takes the last edit of the text back, else what was done last.
    pub(super) fn undo(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let effects = self.edit(crate::app::form::Form::undo, ctx);
        if !effects.is_empty() {
            return effects;
        }
        match self.done.pop() {
            Some(done) => self.take_back_done(done, ctx),
            None => nothing(ctx, "Nothing to take back."),
        }
    }

    fn take_back_done(&mut self, done: Done, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        match done {
            Done::Answered(before) => {
                let (effects, after) = self.go_back_to(before, ctx);
                self.undone.extend(after);
                effects
            }
            Done::PutAside { field, text } if self.go_to(&field, ctx) => {
                self.edit(|form| form.catch_again(&text), ctx)
            }
            // The question is gone since: what was said there is kept as a note.
            Done::PutAside { text, .. } => self.keep_note(&text, ctx),
        }
    }

    /// Makes the edit of the text again, else the answer.
    pub(super) fn redo(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let effects = self.edit(crate::app::form::Form::redo, ctx);
        if !effects.is_empty() {
            return effects;
        }
        match self.undone.pop() {
            Some(after) => {
                let (effects, before) = self.go_back_to(after, ctx);
                self.done.extend(before.map(Done::Answered));
                effects
            }
            None => nothing(ctx, "Nothing to make again."),
        }
    }

    /// Puts another value of the session in its place, and shows the field that
    /// it differs in. Time that was spent stays spent.
    fn go_back_to(&mut self, to: Before, ctx: &mut Ctx<'_>) -> (Vec<Effect>, Option<Before>) {
        let Before { session: mut wanted, field } = to;
        let Some(session) = self.session_mut(ctx.books) else { return (Vec::new(), None) };
        wanted.seconds.clone_from(&session.seconds);
        wanted.out_of_time.clone_from(&session.out_of_time);
        let from = std::mem::replace(session, *wanted);
        let was = Before { session: Box::new(from), field: field.clone() };
        if let Some(part) = self.part_of(&field, ctx) {
            self.enter(part, ctx);
        }
        self.form.focus_on(&field.to_string());
        (self.save(None, ctx), Some(was))
    }
}

fn nothing(ctx: &mut Ctx<'_>, why: &str) -> Vec<Effect> {
    *ctx.notice = Some(Notice::news(why));
    Vec::new()
}
