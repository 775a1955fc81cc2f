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
        let said = session.next_session?;
        // Moved since, it is on its new day; called off, it stays on the old one.
        let moved = || book.deal.session_after(session.day(), Some(said)).unwrap_or(said);
        let slot = if is_last(book, session) { moved() } else { said };
        let standing = standing(book, session, slot);
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

/// Whether it is the last session that was agreed.
fn is_last(book: &DealBook, session: &Session) -> bool {
    let held = book.held();
    held.iter().find(|it| it.state == SessionState::Agreed).is_some_and(|it| it.id == session.id)
}

/// What became of the next session that one agreed on. One that was held on another day
/// was not held on this one.
fn standing(book: &DealBook, agreed: &Session, slot: Slot) -> Standing {
    let eve = slot.day.yesterday().unwrap_or(slot.day);
    let held = book.held();
    let is_held = held.iter().any(|session| {
        session.manager.is_some()
            && session.id != agreed.id
            && (eve..=slot.day).contains(&session.day())
    });
    let is_next = is_last(book, agreed) && book.next_session() == Some(slot);
    match (is_held, is_next && book.deal.status == DealStatus::Open) {
        (true, _) => Standing::Done,
        (false, true) => Standing::Open,
        (false, false) => Standing::Off,
    }
}
