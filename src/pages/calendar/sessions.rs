//! The next sessions that were agreed on.

use super::{Diary, Entry, Kind, Standing};
use crate::domain::books::DealBook;
use crate::domain::deal::DealStatus;
use crate::domain::process::{Process, SessionKind};
use crate::domain::session::{Session, SessionState};
use crate::domain::slot::Slot;

impl<'a> Diary<'a> {
    /// What each session on a deal of mine agreed on as the next one.
    pub(super) fn sessions(&self, book: &'a DealBook) -> impl Iterator<Item = Entry> {
        let mine = Some(book).filter(|book| self.books.is_my_care(&book.deal.owner));
        mine.into_iter().flat_map(|book| {
            let agreed = book.held().into_iter().filter(|it| it.state == SessionState::Agreed);
            agreed.filter_map(|session| self.next_session(book, session))
        })
    }

    fn next_session(&self, book: &DealBook, session: &Session) -> Option<Entry> {
        let (slot, standing) = standing(book, session, session.next_session?);
        let process = self.books.process_of(&book.deal);
        let minutes =
            process.map_or(30, |process: &Process| process.minutes(SessionKind::Standard));
        let entry = self.entry(Kind::Session, session.id.as_str(), (slot, minutes), standing)?;
        let (with, account) = (self.with(book), &book.deal.account);
        let summary = match standing {
            Standing::Open => format!("Session{with}: {account}"),
            Standing::Done => format!("Done: session{with}, {account}"),
            Standing::Off => format!("Off: session{with}, {account}"),
        };
        Some(Entry { summary, about: vec![book.deal.title()], ..entry })
    }

    /// With the rep, or where that is me with the manager.
    fn with(&self, book: &DealBook) -> String {
        let (team, rep) = (&self.books.team, &book.deal.owner);
        let other = if self.books.me.as_ref() == Some(rep) {
            team.coach_of(rep, None)
        } else {
            Some(rep.clone())
        };
        other.map(|other| format!(" with {}", team.first_name_of(&other))).unwrap_or_default()
    }
}

/// What became of the next session that one agreed on, and its day: moved, it is on its
/// new one; held early or late, on that on which people sat down; called off, it stays on
/// the old one.
fn standing(book: &DealBook, agreed: &Session, said: Slot) -> (Slot, Standing) {
    let mut later = book.held();
    later.retain(|it| it.started.timestamp() > agreed.started.timestamp());
    later.reverse();
    let is_agreed = |session: &&&Session| session.state == SessionState::Agreed;
    let until = later.iter().find(is_agreed).map(|next| next.day());
    let Some(slot) = book.deal.session_between(agreed.day(), until, Some(said)) else {
        return (said, Standing::Off);
    };
    // An agreed one stands in its place, however early it was; another from its eve on.
    let eve = slot.day.yesterday().unwrap_or(slot.day);
    let is_it = |it: &&&Session| is_agreed(it) || it.manager.is_some() && it.day() >= eve;
    match later.iter().find(is_it).map(|it| it.day()) {
        Some(day) if day == slot.day => (slot, Standing::Done),
        Some(day) => (Slot::from(day), Standing::Done),
        None if book.deal.status == DealStatus::Open => (slot, Standing::Open),
        None => (slot, Standing::Off),
    }
}
