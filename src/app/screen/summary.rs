//! After the agreement: what was agreed, where it stands, what next.

use super::{Component, Ctx, Next, Place, Sight};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::keymap::Scope;
use crate::app::thing;
use crate::domain::books::{Books, DealBook};
use crate::domain::id::{DealId, SessionId};
use crate::interview::spoken::Speaking;
use crate::pages::given;
use crate::pages::thing::Thing;

/// The summary of an agreed session.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Its deal.
    pub deal: DealId,
    /// The session.
    pub session: SessionId,
    /// The file it was written to.
    pub file: String,
    /// The number of the line that is in sight for sure.
    pub at: usize,
}

impl Component for Summary {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        vec![Scope::Summary, Scope::Home]
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match command {
            Command::Copy => {
                let text = self.text(ctx.books, ctx.now.wall.date());
                Next::stay(text.map(Effect::Copy).into_iter().collect())
            }
            Command::Export => {
                let (deal, session) = (self.deal.clone(), self.session.clone());
                thing::handed_on(&Thing::Session(deal, session), ctx)
            }
            Command::NextDeal => Next::go(Place::NextDeal),
            Command::Out => Next::pop(Vec::new()),
            Command::Up => self.move_to(self.at.saturating_sub(1), ctx),
            Command::Down => self.move_to(self.at + 1, ctx),
            Command::PageUp | Command::First => self.move_to(0, ctx),
            Command::PageDown | Command::Last => self.move_to(usize::MAX, ctx),
            _ => Next::nothing(),
        }
    }

    fn deal(&self) -> Option<&DealId> {
        Some(&self.deal)
    }
}

impl Summary {
    /// Brings a line into sight, the last one where there are not so many.
    fn move_to(&mut self, at: usize, ctx: &Ctx<'_>) -> Next {
        let count = self.lines(ctx.books, ctx.now.wall.date()).len();
        self.at = at.min(count.saturating_sub(1));
        Next::nothing()
    }

    /// What was agreed, each with its label where it has one, and the file.
    pub fn lines(&self, books: &Books, today: jiff::civil::Date) -> Vec<(&'static str, String)> {
        let speaking = |book: &DealBook| {
            let session = book.sessions.get(&self.session)?;
            let process = books.process_of(&book.deal);
            let speaking =
                Speaking { session, deal: &book.deal, team: &books.team, process, today };
            Some(speaking.summary(given::changed_steps(session, book, books, today)))
        };
        let mut lines = books.deals.get(&self.deal).and_then(speaking).unwrap_or_default();
        lines.push(("Written to", self.file.clone()));
        lines
    }

    /// The summary as text to paste.
    pub fn text(&self, books: &Books, today: jiff::civil::Date) -> Option<String> {
        let book = books.deals.get(&self.deal)?;
        book.sessions.get(&self.session)?;
        let mut lines = self.lines(books, today);
        lines.pop();
        let mut text = format!("{}\n", book.deal.title());
        for (label, line) in lines {
            let label = if label.is_empty() { String::new() } else { format!("{label}:") };
            text.push_str(&label);
            text.push_str(&" ".repeat(14_usize.saturating_sub(label.len())));
            text.push_str(&line);
            text.push('\n');
        }
        Some(text)
    }
}
