//! A paper to be read, such as the minutes of a session or the page before a call:
//! one cursor over all that it says.

use super::{Component, Ctx, Next, Sight};
use crate::app::command::Command;
use crate::app::keymap::Scope;
use crate::app::thing;
use crate::domain::books::Books;
use crate::domain::id::{CallId, DealId, SessionId};
use crate::pages::before_call::{before_call, next_call};
use crate::pages::minutes;
use crate::pages::paper::{Block, Paper};
use crate::pages::thing::Thing;

/// Which paper it is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// The minutes of a session.
    Minutes(SessionId),
    /// The page before a call; without one, before any of the deal.
    BeforeCall(Option<CallId>),
}

/// A paper of a deal.
#[derive(Clone, Debug)]
pub struct PaperScreen {
    /// Its deal.
    pub deal: DealId,
    /// Which one.
    pub kind: Kind,
    /// The number of the thing under the cursor.
    pub at: usize,
}

impl Component for PaperScreen {
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope> {
        let own = match self.kind {
            Kind::Minutes(_) => Scope::Minutes,
            Kind::BeforeCall(_) => Scope::BeforeCall,
        };
        let call = self.call().map(|call| thing::scopes(&call, sight.books, sight.now));
        let call = call.into_iter().flatten().filter(|scope| *scope != Scope::CallLine);
        [own].into_iter().chain(call).chain([Scope::Paper, Scope::Home]).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let paper = self.paper(ctx.books, ctx.now.wall.date());
        let sections = paper.as_ref().map(|it| it.sections.as_slice()).unwrap_or_default();
        let blocks = sections.iter().flat_map(|section| &section.blocks);
        let last = blocks.map(Block::len).sum::<usize>().saturating_sub(1);
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::PageUp => self.at = self.at.saturating_sub(ctx.lines_a_page()),
            Command::PageDown => self.at = (self.at + ctx.lines_a_page()).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::Export => return thing::handed_on(&self.thing(), ctx),
            Command::Copy => return thing::copied(&self.thing(), ctx),
            Command::Out => return Next::pop(Vec::new()),
            _ => {
                let done = self.call().and_then(|call| thing::act(&call, command, ctx));
                return done.unwrap_or(Next::nothing());
            }
        }
        Next::nothing()
    }

    fn deal(&self) -> Option<&DealId> {
        Some(&self.deal)
    }
}

impl PaperScreen {
    /// The minutes of that session, from their beginning.
    pub const fn minutes(deal: DealId, session: SessionId) -> Self {
        Self { deal, kind: Kind::Minutes(session), at: 0 }
    }

    /// The page before a call; before the next one of the deal where none is said.
    pub fn before_call(
        deal: DealId,
        call: Option<CallId>,
        books: &Books,
        now: &jiff::ZonedDateTime,
    ) -> Self {
        let next = || Some(next_call(books.deals.get(&deal)?, now)?.id.clone());
        let call = call.or_else(next);
        Self { deal, kind: Kind::BeforeCall(call), at: 0 }
    }

    /// The call that the page is about.
    fn call(&self) -> Option<Thing> {
        let Kind::BeforeCall(Some(call)) = &self.kind else { return None };
        Some(Thing::Call(self.deal.clone(), call.clone()))
    }

    /// What it is about: its call, its session, or the deal.
    fn thing(&self) -> Thing {
        let deal = || self.deal.clone();
        match &self.kind {
            Kind::Minutes(session) => Thing::Session(deal(), session.clone()),
            Kind::BeforeCall(_) => self.call().unwrap_or_else(|| Thing::Deal(deal())),
        }
    }

    /// What there is to read; nothing where the deal or the session is gone.
    pub fn paper(&self, books: &Books, today: jiff::civil::Date) -> Option<Paper> {
        let book = books.deals.get(&self.deal)?;
        Some(match &self.kind {
            Kind::Minutes(session) => {
                minutes::minutes(book.sessions.get(session)?, book, books, today, false)
            }
            Kind::BeforeCall(call) => {
                let call = call.as_ref().and_then(|call| book.calls.get(call));
                before_call(book, call, books, today)
            }
        })
    }
}
