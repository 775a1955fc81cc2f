//! Outside sessions: single things of a session, asked and answered outside of
//! one by the same rules. The session they are answered in is never saved; what
//! comes of it is a change of an ask, of a call, of the deal.

mod asking;
mod calling;
mod stepping;

use std::borrow::Cow;

use jiff::ZonedDateTime;

use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::id::{DealId, Draw, PersonId};
use crate::domain::process::{Process, SessionKind};
use crate::domain::session::{Session, Sitting};
use crate::domain::team::TeamRole;
use crate::interview::background::Background;
use crate::interview::field::{CallLine, Field, StepLine};
use crate::interview::keep;
use crate::interview::prompt::{Entry, Offer, Prompt, Reads, Says};
use crate::interview::refusal::Refused;
use crate::interview::situation::{Fresh, Situation, SoFar};
use crate::interview::topic;

pub use stepping::{KEEPS_WORDS, SERVES_NONE};

/// A deal, and what is said of it between sessions.
#[derive(Clone, Debug)]
pub struct Outside<'a> {
    books: &'a Books,
    book: &'a DealBook,
    process: Cow<'a, Process>,
    background: Background,
    fresh: Fresh,
    session: Session,
    now: &'a ZonedDateTime,
}

impl<'a> Outside<'a> {
    /// Nothing said yet; none where there is no such deal.
    pub fn on(
        books: &'a Books,
        deal: &DealId,
        now: &'a ZonedDateTime,
        draw: &mut Draw,
    ) -> Option<Self> {
        books.deals.get(deal).map(|book| Self::of(books, book, now, draw))
    }

    /// Nothing said yet. Where the process cannot be read the usual rules hold.
    pub fn of(
        books: &'a Books,
        book: &'a DealBook,
        now: &'a ZonedDateTime,
        draw: &mut Draw,
    ) -> Self {
        let deal = &book.deal;
        let unread = || Cow::Owned(Process::unread(deal.process.clone(), deal.process_version));
        let process = books.process_of(deal).map_or_else(unread, Cow::Borrowed);
        let fresh = Fresh {
            action: draw.id(|id| books.has_action(id)),
            call: draw.id(|id| books.has_call(id)),
            ask: draw.id(|id| books.has_ask(id)),
        };
        let rep = rep(books, &deal.owner).clone();
        let sitting = Sitting {
            id: draw.id(|id| books.has_session(id)),
            kind: SessionKind::Standard,
            manager: books.team.coach_of(&rep, None),
            started: now.clone(),
        };
        let session = Session { rep, ..Session::start(sitting, deal, &process) };
        let background = Background::of(books, book, &session);
        Self { books, book, process, background, fresh, session, now }
    }

    /// The deal with all that belongs to it.
    pub const fn book(&self) -> &'a DealBook {
        self.book
    }

    fn situation(&self) -> Situation<'_> {
        Situation {
            process: &self.process,
            deal: &self.book.deal,
            team: &self.books.team,
            background: &self.background,
            fresh: &self.fresh,
            now: self.now,
        }
    }

    /// How a field is asked for by now: what was kept of it is offered.
    pub fn ask(&self, field: &Field) -> Prompt {
        let mut prompt = topic::prompt(&self.situation(), &self.session, field);
        let kept = std::mem::take(&mut prompt.kept);
        if let Entry::Choice(choices, says) = &mut prompt.entry {
            // What is chosen out here counts as typed, the same value or not.
            let offered = std::mem::take(&mut prompt.offered);
            let at = |value: &str| choices.iter().position(|choice| choice.value == value);
            if let Some(at) = at(&kept).or_else(|| at(offered.text())) {
                *says = Says::Plan(at);
            }
        } else if !kept.is_empty() {
            prompt.offered = Offer::Answer(kept);
        }
        prompt.section.clear();
        if matches!(field, Field::Step(_, StepLine::Text)) && self.step_before().is_some() {
            // The words of a step that is there are words alone.
            prompt.reads = Reads::Words;
        }
        if matches!(field, Field::Call(_, CallLine::Date)) {
            // Without a day there is no call to plan here.
            prompt.aside.clear();
        }
        prompt
    }

    /// What a field reads of a text by now, to be shown beside it.
    pub fn reads(&self, field: &Field, text: &str) -> Option<String> {
        let so_far = SoFar { situation: &self.situation(), session: &self.session };
        self.ask(field).reads.echo(so_far, text)
    }

    /// Takes an answer to a field.
    ///
    /// # Errors
    ///
    /// Why it is not taken, or that it cannot be done without it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "what is needed outside is a rule of four")]
    pub fn take(&mut self, field: &Field, text: &str, draw: &mut Draw) -> Result<(), Refused> {
        match field {
            Field::Step(_, part) => self.take_step(*part, text, draw),
            Field::Call(_, part) => self.take_plan(*part, text, draw),
            Field::Ask(_, line) => {
                self.keep(field, text, draw)?;
                self.ask_lacks(*line)
            }
            Field::StepIn(of, line) if text.trim().is_empty() => {
                Err(self.gate_wants(of, *line).into())
            }
            // The day may have been said with the act.
            Field::Outcome(..) if text.trim().is_empty() => Ok(()),
            _ => self.keep(field, text, draw),
        }
    }

    /// What it changes of the deal that somebody new was named.
    fn met(&self) -> Option<Change> {
        let mut deal = self.book.deal.clone();
        for (id, buyer) in &self.session.people {
            deal.people.entry(id.clone()).or_default().take_over(buyer);
        }
        (deal != self.book.deal).then(|| Change::of(self.book.deal.clone(), deal))
    }

    fn keep(&mut self, field: &Field, text: &str, draw: &mut Draw) -> Result<(), Refused> {
        let situation = Situation {
            process: &self.process,
            deal: &self.book.deal,
            team: &self.books.team,
            background: &self.background,
            fresh: &self.fresh,
            now: self.now,
        };
        let kept = keep::keep(&mut self.session, &situation, draw, field, text);
        Ok(kept.map(drop)?)
    }
}

/// The word of the line that a field asks for.
pub fn word(field: &Field) -> String {
    let key = field.to_string();
    key.rsplit('.').next().unwrap_or_default().to_owned()
}

/// Who speaks for the deal: a rep who sits at the keyboard, else its owner.
pub fn rep<'a>(books: &'a Books, owner: &'a PersonId) -> &'a PersonId {
    let me = books
        .me
        .as_ref()
        .filter(|me| books.team.people.get(*me).is_some_and(|person| person.role == TeamRole::Rep));
    me.unwrap_or(owner)
}
