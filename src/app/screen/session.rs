//! A session on the screen: a place on the agenda, and the form of that part.
//!
//! The session itself is in the books; what it asks is computed by
//! [`crate::interview::walk`]. Each kept answer is saved at once, each key that
//! was typed is noted before it is drawn.

mod access;
mod aside;
mod gate;
mod keeping;
mod moving;
mod opening;
mod over;
mod settling;
mod talk;
mod time;
mod undoing;

use std::borrow::Cow;
use std::time::Duration;

use super::{Component, Ctx, Next, Sight, form_scopes};
use crate::app::command::Command;
use crate::app::effect::{Effect, Note};
use crate::app::form::{self, Did, Form, Row};
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::domain::books::{Books, DealBook, Kept};
use crate::domain::deal::Deal;
use crate::domain::id::{DealId, SessionId};
use crate::domain::now::Now;
use crate::domain::session::{PartId, Session};
use crate::interview::background::Background;
use crate::interview::field::Field;
use crate::interview::popup::{self, Popup};
use crate::interview::walk::{Fresh, Situation};
use crate::pages::{Page, Query};

use access::Access;
use keeping::BackTo;
use talk::Run;

pub use opening::{Resume, begin, no_process, not_begun, resume, taught};
pub use time::Clock;

/// A session on the screen.
#[derive(Clone, Debug)]
pub struct SessionScreen {
    /// Its deal.
    pub deal: DealId,
    /// The session.
    pub session: SessionId,
    /// The part one is in.
    pub at: PartId,
    /// The form of that part.
    pub form: Form,
    /// The form of the part, while a small one lies over it.
    pub below: Option<Below>,
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
    /// What was done last, to be taken back.
    done: Vec<Done>,
    /// Values that were gone back from.
    undone: Vec<Before>,
    /// When the time of the part was last counted.
    since: Duration,
    /// The keys that came one soon after the other.
    run: Run,
    /// Everybody has answered, and the last key may still be talk.
    is_settling: bool,
    /// Time is short by now.
    is_short: bool,
    /// The read-back to go back to, from a line that was not agreed to.
    back_to: Option<BackTo>,
}

/// What lies under a dialog.
#[derive(Clone, Debug)]
pub struct Below {
    /// The form of the part.
    pub form: Form,
    /// The popup that lies over it.
    pub popup: Popup,
    was_in_agenda: bool,
}

/// Something that undo takes back.
#[derive(Clone, Debug)]
enum Done {
    /// An answer was kept.
    Answered(Before),
    /// What was typed on a choice was put aside.
    PutAside { field: Field, text: String },
}

/// The session before an answer, and the field of that answer.
#[derive(Clone, Debug)]
struct Before {
    session: Box<Session>,
    field: Field,
}

/// Ids that nothing has yet.
fn fresh(ctx: &mut Ctx<'_>) -> Fresh {
    Fresh {
        action: ctx.draw.id(|id| ctx.books.has_action(id)),
        call: ctx.draw.id(|id| ctx.books.has_call(id)),
        ask: ctx.draw.id(|id| ctx.books.has_ask(id)),
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
    background: Cow<'a, Background>,
    books: &'a Books,
    now: &'a Now,
    fresh: &'a Fresh,
}

impl Held<'_> {
    /// What the walk depends on; none where the process is gone.
    pub fn situation(&self) -> Option<Situation<'_>> {
        Some(Situation {
            process: self.books.processes.get(&self.session.process.id)?,
            deal: &self.deal,
            team: &self.books.team,
            background: &self.background,
            fresh: self.fresh,
            now: &self.now.wall,
        })
    }
}

impl Component for SessionScreen {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        if !self.is_in_agenda && self.form.stray().is_some() {
            return vec![Scope::Stray, Scope::Session];
        }
        if self.below.is_some() {
            return form_scopes(&self.form);
        }
        let mut scopes =
            if self.is_in_agenda { vec![Scope::Agenda] } else { form_scopes(&self.form) };
        scopes.extend((self.is_short && !self.is_in_agenda).then_some(Scope::ShortOfTime));
        scopes.push(Scope::Session);
        scopes
    }

    fn takes(&self, command: &Command, _: Sight<'_>) -> bool {
        self.may(command)
    }

    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let settled = self.settle_before(command, ctx);
        if self.is_being_written() && *command != Command::Out {
            let mut effects = settled;
            effects.extend(self.type_after(command, ctx));
            return Next::stay(effects);
        }
        if self.refuses(command, ctx) {
            return Next::nothing();
        }
        if self.is_talk_at_the_end(command, ctx.now.steady) {
            self.take_away(ctx);
            *ctx.notice = Some(Notice::news("Typed as a word: nothing ends. e alone ends it."));
            return Next::stay(settled);
        }
        let was_on = self.form.focused().map(|row| row.key().to_owned());
        let mut heard = if self.is_in_agenda { Vec::new() } else { self.hear(command, ctx) };
        let effects = if *command == Command::Out {
            match self.out(ctx) {
                Ok(effects) => effects,
                Err(next) => return next,
            }
        } else if let Some(effects) = self.capture(command, ctx) {
            effects
        } else if self.is_in_agenda && self.is_spoken(command, ctx.now.steady) {
            Vec::new()
        } else if *command == Command::ToNextCall {
            self.go_to_next_call(ctx)
        } else if self.is_in_agenda {
            self.in_agenda(command, ctx);
            Vec::new()
        } else {
            self.in_form(command, ctx)
        };
        heard.extend(effects);
        let mut effects = heard;
        effects.extend(self.understand(ctx));
        let is_on = self.form.focused().map(Row::key);
        if is_on != was_on.as_deref() && self.saved.is_some() && self.is_mine() {
            effects.extend(self.note_here());
        }
        Next::stay(effects)
    }

    fn query(&self) -> Query {
        Query::Session(self.deal.clone(), self.session.clone())
    }
}

impl SessionScreen {
    /// The session and all that it is held on.
    pub fn held_on<'a>(
        &'a self,
        books: &'a Kept,
        page: &'a Page,
        now: &'a Now,
    ) -> Option<Held<'a>> {
        let book = books.deals.get(&self.deal)?;
        let session = book.sessions.get(&self.session)?;
        let known = page.background(&self.session, books).map(Cow::Borrowed);
        let background = known.unwrap_or_else(|| Cow::Owned(Background::of(books, book, session)));
        let deal = session.deal_now(&book.deal);
        Some(Held { session, book, deal, background, books, now, fresh: &self.fresh })
    }

    /// The field in focus.
    pub fn field(&self) -> Option<Field> {
        self.form.focused()?.key().parse().ok()
    }

    /// Catches something in passing; nothing for any other command.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other commands are for the form or the agenda"
    )]
    fn capture(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Option<Vec<Effect>> {
        if self.below.is_some() {
            return None;
        }
        Some(match command {
            Command::New => self.open_some(Some(Popup::New), ctx),
            Command::NewStep => self.catch(popup::STEP, ctx),
            Command::NewAsk => self.catch(popup::ASK, ctx),
            Command::Park => self.catch(popup::THOUGHT, ctx),
            Command::AskOn => self.catch(popup::FOLLOW_UP, ctx),
            _ => return None,
        })
    }

    /// One level out: from what was typed on a choice to the choice, from the popup
    /// to the part, from there to the agenda, from there out of the session.
    fn out(&mut self, ctx: &mut Ctx<'_>) -> Result<Vec<Effect>, Next> {
        if self.is_in_agenda {
            return Err(self.park(ctx));
        }
        if let Some(effects) = self.put_stray_aside(ctx) {
            return Ok(effects);
        }
        if self.form.back_to_text() || self.leaves_gate() {
            return Ok(Vec::new());
        }
        if self.below.is_some() && self.is_mine() {
            self.take_away(ctx);
        } else {
            // Who goes elsewhere is not taken back from there.
            (self.is_in_agenda, self.back_to) = (true, None);
        }
        Ok(Vec::new())
    }

    fn note_here(&self) -> Vec<Effect> {
        let key = |form: &Form| form.focused().map(|row| row.key().to_owned());
        let under = self.below.as_ref().and_then(|below| key(&below.form));
        let here = key(&self.form).map(Note::Here);
        here.into_iter().chain(under.map(Note::Under)).map(Effect::Note).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn in_agenda(&mut self, command: &Command, ctx: &mut Ctx<'_>) {
        match command {
            Command::Down | Command::NextPart => drop(self.go(1, ctx)),
            Command::Up | Command::PreviousPart => drop(self.go(-1, ctx)),
            Command::First => drop(self.go(isize::MIN, ctx)),
            Command::Last => drop(self.go(isize::MAX, ctx)),
            Command::Keep => self.open_part(ctx),
            Command::NextField | Command::PreviousField => self.is_in_agenda = false,
            Command::LeaveOut => self.open(Popup::LeaveOut(self.at.clone()), ctx),
            Command::End => self.end_here(ctx),
            Command::OtherTypes => self.other_types(ctx),
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn in_form(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        match command {
            Command::Keep => return self.keep_focused(ctx),
            Command::Undo => return self.undo(ctx),
            Command::Redo => return self.redo(ctx),
            Command::NextPart => drop(self.go_to_asked(true, ctx)),
            Command::PreviousPart => drop(self.go_to_asked(false, ctx)),
            _ => match form::act(&mut self.form, command) {
                Did::Answered(answer) => return self.keep(&answer, ctx),
                Did::Edited(edited) => return self.edited(edited, ctx),
                Did::Stray(text) => return self.edit(|form| form.catch(&text), ctx),
                Did::Ended { down } => self.leave_part(down, ctx),
                Did::Nothing | Did::Moved => {}
            },
        }
        Vec::new()
    }
}
