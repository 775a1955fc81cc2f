//! Outside sessions: single things of a session, asked and answered outside of
//! one by the same rules. The session they are answered in is never saved; what
//! comes of it is a change of an ask, of a call, of the deal.

mod asking;
mod calling;

use crate::interview::prompt::Offer;
use jiff::Zoned;

use crate::domain::books::{Books, DealBook};
use crate::domain::id::{DealId, Draw, PersonId};
use crate::domain::process::{Process, SessionKind};
use crate::domain::session::{Session, Sitting};
use crate::domain::team::TeamRole;
use crate::interview::background::Background;
use crate::interview::field::Field;
use crate::interview::keep::{self, Refusal};
use crate::interview::prompt::Prompt;
use crate::interview::situation::{Fresh, Situation};
use crate::interview::topic;
use crate::interview::understood;

/// A deal, and what is said of it between sessions.
#[derive(Clone, Debug)]
pub struct Outside<'a> {
    books: &'a Books,
    book: &'a DealBook,
    process: &'a Process,
    background: Background,
    fresh: Fresh,
    session: Session,
    now: &'a Zoned,
}

impl<'a> Outside<'a> {
    /// Nothing said yet; none where there is no such deal, or its process
    /// cannot be read.
    pub fn on(books: &'a Books, deal: &DealId, now: &'a Zoned, draw: &mut Draw) -> Option<Self> {
        let book = books.deals.get(deal)?;
        let process = books.process_of(&book.deal)?;
        let fresh = Fresh {
            action: draw.id(|id| books.has_action(id)),
            call: draw.id(|id| books.has_call(id)),
            ask: draw.id(|id| books.has_ask(id)),
        };
        let rep = rep(books, &book.deal.owner);
        let sitting = Sitting {
            id: draw.id(|id| books.has_session(id)),
            kind: SessionKind::Standard,
            manager: books.team.coach_of(&rep, None),
            started: now.clone(),
        };
        let session = Session { rep, ..Session::start(sitting, &book.deal, process) };
        let background = Background::of(books, book, &session);
        Some(Self { books, book, process, background, fresh, session, now })
    }

    /// The deal with all that belongs to it.
    pub const fn book(&self) -> &'a DealBook {
        self.book
    }

    fn situation(&self) -> Situation<'_> {
        Situation {
            process: self.process,
            deal: &self.book.deal,
            team: &self.books.team,
            background: &self.background,
            fresh: &self.fresh,
            now: self.now,
        }
    }

    /// How a field is asked for by now: what was kept of it is offered.
    fn prompt(&self, field: &Field) -> Prompt {
        let mut prompt = topic::prompt(&self.situation(), &self.session, field);
        let kept = std::mem::take(&mut prompt.kept);
        if !kept.is_empty() {
            prompt.offered = Offer::Answer(kept);
        }
        Prompt { section: String::new(), ..prompt }
    }

    fn understood(&self, field: &Field, text: &str) -> Option<String> {
        understood::understood(&self.situation(), &self.session, field, text)
    }

    fn keep(&mut self, field: &Field, text: &str, draw: &mut Draw) -> Result<(), Refusal> {
        let situation = Situation {
            process: self.process,
            deal: &self.book.deal,
            team: &self.books.team,
            background: &self.background,
            fresh: &self.fresh,
            now: self.now,
        };
        keep::keep(&mut self.session, &situation, draw, field, text).map(drop)
    }
}

/// Who speaks for the deal: a rep who sits at the keyboard, else its owner.
fn rep(books: &Books, owner: &PersonId) -> PersonId {
    let me = books
        .me
        .as_ref()
        .filter(|me| books.team.people.get(*me).is_some_and(|person| person.role == TeamRole::Rep));
    me.unwrap_or(owner).clone()
}
