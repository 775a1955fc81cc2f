//! What I owe: steps, and help that I promised.

use jiff::civil::Date;

use super::{Diary, Entry, Kind, Standing};
use crate::domain::action::{Action, ActionStatus};
use crate::domain::ask::{Ask, AskStatus, Recipient};
use crate::domain::books::DealBook;
use crate::domain::slot::Slot;

impl<'a> Diary<'a> {
    /// My steps: open ones, and of the closed ones those due lately.
    pub(super) fn steps(&self, book: &'a DealBook) -> impl Iterator<Item = Entry> {
        let mine = book
            .actions
            .values()
            .filter(|step| self.books.me.as_ref().is_some_and(|me| step.owner.is(me)));
        mine.filter_map(|step| self.step(book, step))
    }

    fn step(&self, book: &DealBook, step: &Action) -> Option<Entry> {
        let standing = match step.status {
            ActionStatus::Proposed | ActionStatus::Open => Standing::Open,
            ActionStatus::Done => Standing::Done,
            ActionStatus::Dropped => Standing::Off,
        };
        let entry = self.owed(Kind::Step, step.id.as_str(), step.due, standing)?;
        let done_when = step.sign().map(|seen| format!("Done when: {seen}"));
        let about = [Some(book.deal.title()), done_when].into_iter().flatten().collect();
        Some(Entry { summary: owed(standing, &step.text), about, ..entry })
    }

    /// Help that I promised. Of a no that was said to a promise nothing tells it apart
    /// from a no at once: both are told as off, so that no calendar goes on reminding.
    pub(super) fn promises(&self, book: &'a DealBook) -> impl Iterator<Item = Entry> {
        let mine = book.asks.values().filter(|ask| {
            self.books.me.as_ref().is_some_and(|me| ask.of.is(me)) && !ask.is_offer()
        });
        mine.filter_map(|ask| self.promise(book, ask))
    }

    fn promise(&self, book: &DealBook, ask: &Ask) -> Option<Entry> {
        let standing = match ask.status {
            AskStatus::Open => return None,
            AskStatus::Accepted => Standing::Open,
            AskStatus::Done => Standing::Done,
            AskStatus::Declined => Standing::Off,
        };
        let entry = self.owed(Kind::Ask, ask.id.as_str(), ask.needed_by, standing)?;
        let rep = self.books.team.first_name_of(&ask.from);
        let to = ask.recipients.values().map(Recipient::in_one_line);
        let head = [book.deal.title(), format!("For {rep}")];
        let about = head.into_iter().chain(to).collect();
        Some(Entry { summary: owed(standing, &ask.promised_to(rep)), about, ..entry })
    }

    fn owed(&self, kind: Kind, id: &str, due: Option<Date>, standing: Standing) -> Option<Entry> {
        let due = due.filter(|due| standing == Standing::Open || *due >= self.since)?;
        self.entry(kind, id, (Slot::from(due), 0), standing)
    }
}

fn owed(standing: Standing, what: &str) -> String {
    let word = match standing {
        Standing::Open => "Due",
        Standing::Done => "Done",
        Standing::Off => "Off",
    };
    format!("{word}: {what}")
}
