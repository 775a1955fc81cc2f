//! A deal as the list knows it.

use std::borrow::Cow;

use crate::domain::books::{Books, DealBook};
use crate::domain::deal::{DealStatus, Head};
use crate::domain::id::{DealId, PersonId};

/// A deal of the list.
#[derive(Clone, Copy, Debug)]
pub enum Listed<'b> {
    /// One that is open, or was opened.
    Whole(&'b DealBook),
    /// A decided one, of which only the head is known.
    Head(&'b Head),
}

impl<'b> Listed<'b> {
    /// All deals there are.
    pub fn all(books: &'b Books) -> impl Iterator<Item = Self> {
        let whole = books.deals.values().map(Listed::Whole);
        whole.chain(books.decided.values().map(Listed::Head))
    }

    /// The deal of that id.
    pub fn find(id: &DealId, books: &'b Books) -> Option<Self> {
        let whole = books.deals.get(id).map(Listed::Whole);
        whole.or_else(|| books.decided.get(id).map(Listed::Head))
    }

    /// Its id.
    pub const fn id(self) -> &'b DealId {
        match self {
            Self::Whole(book) => &book.deal.id,
            Self::Head(head) => &head.id,
        }
    }

    /// Its head.
    pub fn head(self) -> Cow<'b, Head> {
        match self {
            Self::Whole(book) => Cow::Owned(Head::of(&book.deal)),
            Self::Head(head) => Cow::Borrowed(head),
        }
    }

    /// The whole of it, where that was read.
    pub const fn whole(self) -> Option<&'b DealBook> {
        match self {
            Self::Whole(book) => Some(book),
            Self::Head(_) => None,
        }
    }

    /// The whole of it, where it is being worked on.
    pub fn open(self) -> Option<&'b DealBook> {
        match self {
            Self::Whole(book) => Some(book).filter(|book| book.deal.status == DealStatus::Open),
            Self::Head(_) => None,
        }
    }

    /// The rep whose deal it is.
    pub(super) const fn owner(self) -> &'b PersonId {
        match self {
            Self::Whole(book) => &book.deal.owner,
            Self::Head(head) => &head.owner,
        }
    }
}
