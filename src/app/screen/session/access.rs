//! What may be done with a session here: all, or only looking on, while another
//! window has it or it is over.

use super::super::Ctx;
use super::SessionScreen;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::model::Notice;

/// What may be done with a session here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Its draft was asked for, and is not here yet.
    Coming,
    /// Its draft is this window's.
    Mine,
    /// Its draft is another window's.
    Elsewhere,
    /// It was handed on to be written; that was typed since.
    Closing(String),
    /// It is over, and what follows from it is still to be written.
    Over,
}

impl SessionScreen {
    /// Whether its draft was asked for, and is not here yet.
    pub fn is_coming(&self) -> bool {
        self.access == Access::Coming
    }

    /// Whether another window has it, so that here it can only be looked at.
    pub fn looks_on(&self) -> bool {
        self.access == Access::Elsewhere
    }

    pub(super) fn is_mine(&self) -> bool {
        self.access == Access::Mine
    }

    /// Another window has the draft: it is shown as it was read.
    pub fn held_elsewhere(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        if self.is_coming() {
            self.access = Access::Elsewhere;
            self.enter(self.first_part(ctx), ctx);
        }
        Vec::new()
    }

    /// While another window has the draft it is asked for again and again.
    pub fn ask_for_draft(&self) -> Vec<Effect> {
        if self.looks_on() { vec![self.hold()] } else { Vec::new() }
    }

    /// The effect that asks for the draft.
    pub(super) fn hold(&self) -> Effect {
        Effect::Hold { session: self.session.clone(), deal: self.deal.clone() }
    }

    /// It is over, but what follows from it could not be written.
    pub fn is_over(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        self.access = Access::Over;
        self.show(ctx);
        Vec::new()
    }

    /// Tries again to write what follows from a session that is over.
    pub fn close_again(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        if self.access != Access::Over {
            return Vec::new();
        }
        let session = self.session(ctx.books).cloned();
        session.map(|session| Effect::Close(Box::new(session))).into_iter().collect()
    }

    /// Whether a command changes something that may not be changed here; says
    /// why then.
    pub(super) fn refuses(&self, command: &Command, ctx: &mut Ctx<'_>) -> bool {
        if self.may(command) {
            return false;
        }
        let why = if self.looks_on() {
            "Nothing was changed: another window has this session open."
        } else {
            "Nothing was changed: this session is over."
        };
        *ctx.notice = Some(Notice::news(why));
        true
    }

    /// Whether a command does something here.
    pub(super) fn may(&self, command: &Command) -> bool {
        !matches!(self.access, Access::Elsewhere | Access::Over) || self.only_looks(command)
    }

    /// Whether a command only goes to another place.
    fn only_looks(&self, command: &Command) -> bool {
        let goes = matches!(
            command,
            Command::Out
                | Command::NextField
                | Command::PreviousField
                | Command::Down
                | Command::Up
                | Command::First
                | Command::Last
                | Command::NextPart
                | Command::PreviousPart
        );
        goes || (self.is_in_agenda && *command == Command::Keep)
    }
}
