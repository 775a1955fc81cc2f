//! What a session says of the rep: a strength that the manager saw, a lesson of their
//! own.

use jiff::civil::Date;

use crate::domain::books::DealBook;
use crate::domain::id::{PersonId, SessionId};

/// The notes of a session that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::domain::figures) struct Noted {
    pub(in crate::domain::figures) rep: PersonId,
    pub(in crate::domain::figures) session: SessionId,
    pub(in crate::domain::figures) day: Date,
    pub(in crate::domain::figures) strength: Option<String>,
    pub(in crate::domain::figures) lesson: Option<String>,
}

impl Noted {
    /// Those of the sessions on a deal.
    pub(in crate::domain::figures) fn all(book: &DealBook) -> impl Iterator<Item = Self> {
        let over = book.sessions.values().filter(|session| !session.is_draft());
        over.map(|session| Self {
            rep: session.rep.clone(),
            session: session.id.clone(),
            day: session.day(),
            strength: session.coaching.strength.clone(),
            lesson: session.coaching.lesson.clone(),
        })
        .filter(|noted| noted.strength.is_some() || noted.lesson.is_some())
    }
}
