//! Step-ins after which the deal was to be back with the rep.

use crate::domain::books::DealBook;
use crate::domain::handing_back::{self, Returning};

use super::words::{self, joined};
use super::{Eyes, Line, Thing, by_day};

impl Eyes<'_> {
    /// What was to be back with its rep by now, for the rep and their manager.
    pub(super) fn handing_back(&self) -> Vec<Line> {
        let books = self.open().filter(|book| self.is_between_us(book));
        let lines = books.flat_map(|book| {
            let returning = handing_back::returning(book, self.day).into_iter();
            returning.map(|one| (Some(one.on), self.back(book, one)))
        });
        by_day(lines.collect())
    }

    /// Whether the deal is mine, or I manage whose it is.
    fn is_between_us(&self, book: &DealBook) -> bool {
        let manager = self.books.team.coach_of(&book.deal.owner, None);
        self.is_me(&book.deal.owner) || manager.is_some_and(|manager| self.is_me(&manager))
    }

    fn back(&self, book: &DealBook, one: Returning) -> Line {
        let rep = self.books.team.first_name_of(&book.deal.owner);
        Line {
            thing: Thing::Deal(book.deal.id.clone()),
            text: one.what,
            when: words::due(Some(one.on), self.day),
            is_late: one.on < self.day,
            beside: joined([Some(book.deal.title()), Some(format!("is it back with {rep}?"))]),
        }
    }
}
