//! Calls: those of the next days, and those of which nobody told.

use crate::domain::books::DealBook;
use crate::domain::call::{Call, CallStatus};
use crate::domain::phrase::{self, listed};
use crate::domain::slot::Slot;

use super::words::joined;
use super::{Eyes, Line, Thing, by_day};

impl Eyes<'_> {
    /// Calls that are planned for the next days.
    pub(super) fn calls_ahead(&self) -> Vec<Line> {
        let is_ahead = |call: &Call| {
            let is_near = |day| (self.day..=self.until).contains(day);
            call.status == CallStatus::Planned && call.plan.date.as_ref().is_some_and(is_near)
        };
        self.calls(is_ahead)
    }

    /// Calls whose day has passed, and nobody said what came of them.
    pub(super) fn calls_held(&self) -> Vec<Line> {
        self.calls(|call| call.was_to_be_held_before(self.day))
    }

    /// The calls on my deals of that sort, by their days.
    fn calls(&self, is_meant: impl Fn(&Call) -> bool) -> Vec<Line> {
        let books = self.open().filter(|book| self.is_me(&book.deal.owner));
        let calls = books.flat_map(|book| book.calls.values().map(move |call| (book, call)));
        let mine = calls.filter(|(_, call)| is_meant(call));
        by_day(mine.map(|(book, call)| (call.plan.slot(), self.call(book, call))).collect())
    }

    fn call(&self, book: &DealBook, call: &Call) -> Line {
        let with: Vec<&str> = call.plan.with.iter().map(|who| book.deal.buyer_name(who)).collect();
        let with = (!with.is_empty()).then(|| format!("with {}", listed(&with)));
        let fallback = call.plan.fallback.as_ref().map(|act| format!("if not: {act}"));
        let objective = call.plan.objective.clone();
        Line {
            thing: Thing::Call(book.deal.id.clone(), call.id.clone()),
            text: objective.unwrap_or_else(|| "A call without an objective".to_owned()),
            when: call.plan.slot().map_or_else(|| "no date".to_owned(), |slot| self.on(slot)),
            is_late: false,
            beside: joined([Some(book.deal.title()), with, fallback]),
        }
    }

    /// When a call is.
    fn on(&self, slot: Slot) -> String {
        let is_today = slot.day == self.day;
        let day = if is_today { "today".to_owned() } else { phrase::shown(slot.day, self.day) };
        slot.before(&day)
    }
}
