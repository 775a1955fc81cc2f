//! What is owed: steps of ours and of theirs, and promises, late or due soon.

use jiff::civil::Date;

use super::ahead::by_slot;
use super::words::{self, joined, on};
use super::{Eyes, Kind, Row, Thing, about};
use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::DealBook;
use crate::domain::id::{PersonId, UNKNOWN};
use crate::domain::slot::Slot;

impl<'a> Eyes<'a> {
    /// Sessions that were missed, then all that is late, the latest first.
    pub(super) fn late(&self) -> Vec<Row> {
        let ours = self.owed(|owner| self.books.is_my_care(owner));
        let mut late: Vec<_> = ours.chain(self.promised()).chain(self.theirs()).collect();
        late.retain(|(due, _)| due.is_none_or(|due| due < self.day));
        late.sort_by(|(a, one), (b, other)| {
            (a, &one.deal, &one.text).cmp(&(b, &other.deal, &other.text))
        });
        let late = late.into_iter().map(|(due, row)| Row {
            day: due,
            // Without a day it is one that cannot be read.
            when: due.map_or_else(|| UNKNOWN.to_owned(), |_| words::due(due, self.day)),
            is_late: true,
            ..row
        });
        self.missed().into_iter().chain(late).collect()
    }

    /// What I owe in the next days, and the sessions and calls after tomorrow; to
    /// somebody who only looks nothing.
    pub(super) fn week(&self) -> Vec<Row> {
        if self.me.is_none() {
            return Vec::new();
        }
        let mine = self.owed(|owner| self.is_nobody_else(owner)).chain(self.promised());
        let due = mine.filter_map(|(due, row)| {
            let due = due.filter(|due| (self.day..=self.until).contains(due))?;
            Some((Slot::from(due), Row { day: Some(due), when: on(due, self.day), ..row }))
        });
        by_slot(due.chain(self.ahead()).collect())
    }

    /// Open steps of ours, with the day they are due: none stands before all others,
    /// where that cannot be read. Where that is said of whose it is, it is everybody's.
    fn owed(
        &self,
        is_meant: impl Fn(&PersonId) -> bool,
    ) -> impl Iterator<Item = (Option<Date>, Row)> {
        let ours = self.steps(ActionStatus::Open).filter_map(move |(book, step)| {
            let Owner::Ours(owner) = &step.owner else { return None };
            let is_mine = is_meant(owner) || self.is_anybodys(step);
            (is_mine && self.is_due(step)).then_some((book, step, owner))
        });
        ours.map(|(book, step, owner)| {
            let is_promise = self.is_manager() && self.is_nobody_else(owner);
            let kind = if is_promise { Kind::Promise } else { Kind::Step };
            (step.due, of_step(kind, book, step, self.of_other(owner, &step.text)))
        })
    }

    /// Their open steps on deals that I own.
    fn theirs(&self) -> impl Iterator<Item = (Option<Date>, Row)> {
        let open = self.steps(ActionStatus::Open);
        open.filter(|(book, step)| self.is_me(&book.deal.owner) && self.is_due(step)).filter_map(
            |(book, step)| {
                let Owner::Buyer(owner) = &step.owner else { return None };
                let text = format!("{}: {}", book.deal.buyer_name(owner), step.text);
                Some((step.due, of_step(Kind::Theirs, book, step, text)))
            },
        )
    }

    /// Help that I promised; for who only looks, that anybody did.
    fn promised(&self) -> impl Iterator<Item = (Option<Date>, Row)> {
        let promised = self.asks().filter(|(_, ask)| {
            let is_shown = self.me.is_none() || self.is_of_me(ask);
            let is_due = ask.needed_by.is_some()
                || self.cannot_read(("asks", ask.id.as_str()), &["needed_by"]);
            ask.status == AskStatus::Accepted && is_shown && is_due
        });
        promised.map(|(book, ask)| {
            let row = self.ask(Kind::Promise, book, ask);
            // It is owed to whoever asked, not by them.
            let text = self.other(&ask.from).map(|rep| ask.promised_to(rep));
            (ask.needed_by, Row { text: text.unwrap_or_else(|| ask.summary()), ..row })
        })
    }

    pub(super) fn steps(
        &self,
        status: ActionStatus,
    ) -> impl Iterator<Item = (&'a DealBook, &'a Action)> {
        let steps =
            self.owing().flat_map(|book| book.actions.values().map(move |step| (book, step)));
        steps.filter(move |(_, step)| step.status == status)
    }

    /// What is asked, by whom, and what comes of it.
    pub(super) fn ask(&self, kind: Kind, book: &DealBook, ask: &Ask) -> Row {
        let thing = Thing::Ask(book.deal.id.clone(), ask.id.clone());
        let rep = self.books.team.first_name_of(&ask.from);
        let next = ask.my_next.as_ref().map(|next| format!("then {rep}: {next}"));
        let from = Some(format!("asked by {rep}")).filter(|_| !self.is_nobody_else(&ask.from));
        let text = self.of_other(&ask.from, &ask.summary());
        Row { more: joined([from, next]), ..about(kind, thing, book, text) }
    }

    /// Whether nobody can read whose it is.
    pub(crate) fn is_anybodys(&self, step: &Action) -> bool {
        self.cannot_read(("actions", step.id.as_str()), &["owner", "side"])
    }

    /// Whether it has a day, be it one that cannot be read.
    pub(crate) fn is_due(&self, step: &Action) -> bool {
        step.due.is_some() || self.cannot_read(("actions", step.id.as_str()), &["due"])
    }

    /// Whether one of these keys of a record cannot be read: what reads as missing for it
    /// decides nothing.
    pub(super) fn cannot_read(&self, (kind, id): (&str, &str), keys: &[&str]) -> bool {
        let at_one = self.books.unread.iter().filter(|it| keys.iter().any(|key| it.is_of(key)));
        at_one.map(|unread| &unread.file).any(|file| file.ends_with(&format!("/{kind}/{id}.toml")))
    }
}

/// A step, with what will show that it is done.
pub(super) fn of_step(kind: Kind, book: &DealBook, step: &Action, text: String) -> Row {
    let thing = Thing::Step(book.deal.id.clone(), step.id.clone());
    Row { more: step.done_when_in_words().unwrap_or_default(), ..about(kind, thing, book, text) }
}
