//! The minutes of a session, to be read: one cursor over all that was said.

use super::{Component, Ctx, Next, Sight};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::keymap::Scope;
use crate::domain::books::Books;
use crate::domain::id::{DealId, SessionId};
use crate::pages::minutes::{Block, Minutes};

/// Lines that a page is.
const PAGE: usize = 10;

/// The minutes of a session.
#[derive(Clone, Debug)]
pub struct MinutesScreen {
    /// Its deal.
    pub deal: DealId,
    /// The session.
    pub session: SessionId,
    /// The number of the thing under the cursor.
    pub at: usize,
}

impl Component for MinutesScreen {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        vec![Scope::Minutes, Scope::Home]
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let minutes = self.minutes(ctx.books, ctx.now.wall.date());
        let sections = minutes.map(|minutes| minutes.sections).unwrap_or_default();
        let blocks = sections.iter().flat_map(|section| &section.blocks);
        let last = blocks.map(Block::len).sum::<usize>().saturating_sub(1);
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::PageUp => self.at = self.at.saturating_sub(PAGE),
            Command::PageDown => self.at = (self.at + PAGE).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::Export => {
                let (deal, session) = (self.deal.clone(), self.session.clone());
                return Next::stay(vec![Effect::Export { deal, session }]);
            }
            Command::Out => return Next::pop(Vec::new()),
            _ => {}
        }
        Next::nothing()
    }

    fn deal(&self) -> Option<&DealId> {
        Some(&self.deal)
    }
}

impl MinutesScreen {
    /// The minutes of that session, from their beginning.
    pub const fn new(deal: DealId, session: SessionId) -> Self {
        Self { deal, session, at: 0 }
    }

    /// What there is to read; nothing where the session is gone.
    pub fn minutes(&self, books: &Books, today: jiff::civil::Date) -> Option<Minutes> {
        let book = books.deals.get(&self.deal)?;
        Some(Minutes::of(book.sessions.get(&self.session)?, book, books, today, false))
    }
}
