//! A session on the screen: a place on the agenda, and the form of that step.
//!
//! The session itself is in the books; what it asks is computed by
//! [`crate::interview::walk`]. Each kept answer is saved at once, each key that
//! was typed is noted before it is drawn.

mod access;
mod covering;
mod keeping;
mod moving;
mod opening;
mod time;
mod turning;
mod undoing;

use std::borrow::Cow;
use std::time::Duration;

use super::{Desk, Step, form_scopes};
use crate::app::command::Command;
use crate::app::effect::{Effect, Note};
use crate::app::form::{Form, Row};
use crate::app::keymap::Scope;
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::Deal;
use crate::domain::id::{DealId, SessionId};
use crate::domain::now::Now;
use crate::domain::session::{Session, StepId};
use crate::interview::background::Background;
use crate::interview::field::Field;
use crate::interview::slip::{self, Slip};
use crate::interview::walk::{Fresh, Setting};

use access::Access;

pub use opening::{Resume, begin, no_process, not_begun, resume};
pub use time::Clock;

/// A session on the screen.
#[derive(Clone, Debug)]
pub struct SessionScreen {
    /// Its deal.
    pub deal: DealId,
    /// The session.
    pub session: SessionId,
    /// The step one is in.
    pub at: StepId,
    /// The form of that step.
    pub form: Form,
    /// The form of the step, while a small one lies over it.
    pub under: Option<Under>,
    /// Whether one walks along the agenda instead of filling the form.
    pub is_in_agenda: bool,
    /// Ids for what is new.
    pub fresh: Fresh,
    /// What becomes of it once this window holds it.
    resume: Resume,
    /// What may be done with it here.
    access: Access,
    /// The session as it was last handed on to be saved; none before.
    saved: Option<Box<Session>>,
    /// Values before the last answers, to go back to.
    done: Vec<Before>,
    /// Values that were gone back from.
    undone: Vec<Before>,
    /// When the time of the step was last counted.
    since: Duration,
}

/// What lies under a dialog.
#[derive(Clone, Debug)]
pub struct Under {
    /// The form of the step.
    pub form: Form,
    /// The slip that lies over it.
    pub slip: Slip,
    was_in_agenda: bool,
}

/// The session before an answer, and the field of that answer.
#[derive(Clone, Debug)]
struct Before {
    session: Box<Session>,
    field: Field,
}

/// Ids that nothing has yet.
fn fresh(desk: &mut Desk<'_>) -> Fresh {
    Fresh {
        action: desk.draw.id(|id| desk.books.has_action(id)),
        call: desk.draw.id(|id| desk.books.has_call(id)),
        ask: desk.draw.id(|id| desk.books.has_ask(id)),
    }
}
/// All that a session is held on, borrowed from the books.
#[derive(Debug)]
pub struct Held<'a> {
    /// The session.
    pub session: &'a Session,
    /// Its deal with all that belongs to it.
    pub book: &'a DealBook,
    deal: Cow<'a, Deal>,
    background: Background,
    books: &'a Books,
    now: &'a Now,
    fresh: &'a Fresh,
}

impl Held<'_> {
    /// What the walk depends on; none where the process is gone.
    pub fn setting(&self) -> Option<Setting<'_>> {
        Some(Setting {
            process: self.books.processes.get(&self.session.process.id)?,
            deal: &self.deal,
            team: &self.books.team,
            background: &self.background,
            fresh: self.fresh,
            now: &self.now.wall,
        })
    }
}

impl SessionScreen {
    /// The session and all that it is held on.
    pub fn held_on<'a>(&'a self, books: &'a Books, now: &'a Now) -> Option<Held<'a>> {
        let book = books.deals.get(&self.deal)?;
        let session = book.sessions.get(&self.session)?;
        let background = Background::of(books, book, session);
        let deal = session.deal_now(&book.deal);
        Some(Held { session, book, deal, background, books, now, fresh: &self.fresh })
    }

    /// The scopes whose keys work here.
    pub fn scopes(&self) -> Vec<Scope> {
        if self.under.is_some() {
            return form_scopes(&self.form);
        }
        let mut scopes =
            if self.is_in_agenda { vec![Scope::Agenda] } else { form_scopes(&self.form) };
        scopes.push(Scope::Session);
        scopes
    }

    /// The field in focus.
    pub fn field(&self) -> Option<Field> {
        self.form.focused()?.key().parse().ok()
    }

    /// Does what was asked for.
    pub fn act(&mut self, command: &Command, desk: &mut Desk<'_>) -> Step {
        if self.refuses(command, desk) {
            return Step::nothing();
        }
        let was_on = self.form.focused().map(|row| row.key().to_owned());
        let mut effects = if *command == Command::Out {
            match self.out(desk) {
                Some(step) => return step,
                None => Vec::new(),
            }
        } else if let Some(effects) = self.capture(command, desk) {
            effects
        } else if *command == Command::ToNextCall {
            self.go_to_next_call(desk)
        } else if self.is_in_agenda {
            self.in_agenda(command, desk);
            Vec::new()
        } else {
            self.in_form(command, desk)
        };
        let is_on = self.form.focused().map(Row::key);
        if is_on != was_on.as_deref() && self.saved.is_some() && self.is_mine() {
            effects.extend(self.note_here());
        }
        Step::stay(effects)
    }

    /// Catches something in passing; nothing for any other command.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other commands are for the form or the agenda"
    )]
    fn capture(&mut self, command: &Command, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        if self.under.is_some() {
            return None;
        }
        Some(match command {
            Command::New => self.lay(Some(Slip::New), desk),
            Command::NewStep => self.catch(slip::STEP, desk),
            Command::NewAsk => self.catch(slip::ASK, desk),
            Command::Park => self.catch(slip::THOUGHT, desk),
            Command::AskOn => self.catch(slip::FOLLOW_UP, desk),
            _ => return None,
        })
    }

    /// One level out: from the dialog to the step, from there to the
    /// agenda, from there out of the session.
    fn out(&mut self, desk: &mut Desk<'_>) -> Option<Step> {
        if self.under.is_some() && self.is_mine() {
            self.uncover(desk);
        } else if self.is_in_agenda {
            return Some(self.park(desk));
        } else {
            self.is_in_agenda = true;
        }
        None
    }

    fn note_here(&self) -> Vec<Effect> {
        let here = self.form.focused().map(|row| Note::Here(row.key().to_owned()));
        here.map(Effect::Note).into_iter().collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn in_agenda(&mut self, command: &Command, desk: &mut Desk<'_>) {
        match command {
            Command::Down | Command::NextStep => drop(self.go(1, desk)),
            Command::Up | Command::PreviousStep => drop(self.go(-1, desk)),
            Command::First => drop(self.go(isize::MIN, desk)),
            Command::Last => drop(self.go(isize::MAX, desk)),
            Command::Keep | Command::NextField | Command::PreviousField => {
                self.is_in_agenda = false;
            }
            Command::LeaveOut => self.cover(Slip::LeaveOut(self.at.clone()), desk),
            Command::End => self.end_here(desk),
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn in_form(&mut self, command: &Command, desk: &mut Desk<'_>) -> Vec<Effect> {
        match command {
            Command::Keep => return self.keep_focused(desk),
            Command::Choose(key) => {
                let chosen = self.form.focused().and_then(|row| row.chosen_by(*key));
                if let Some(answer) = chosen {
                    return self.keep(&answer, desk);
                }
            }
            Command::Edit(editing) => return self.edit(|form| form.edit(editing), desk),
            Command::Undo => return self.undo(desk),
            Command::Redo => return self.redo(desk),
            Command::NextField => self.next_field(desk),
            Command::PreviousField => self.previous_field(desk),
            Command::Down => self.line_down(desk),
            Command::Up => self.line_up(desk),
            Command::NextStep => drop(self.go(1, desk)),
            Command::PreviousStep => drop(self.go(-1, desk)),
            _ => {}
        }
        Vec::new()
    }
}
