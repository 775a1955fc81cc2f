//! What waits for the word of who looks: each kind the oldest first.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::owed::of_step;
use super::words::{self, joined, since};
use super::{Eyes, Kind, NEWS_DAYS, Row, Thing, about};
use crate::domain::action::{ActionStatus, Owner};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::DealBook;
use crate::domain::call::Call;
use crate::domain::deal::DealStatus;
use crate::domain::handing_back::{self, Returning};
use crate::domain::id::{DealId, PersonId, SessionId};
use crate::domain::phrase::{self, count};
use crate::pages::memory;

/// Whose word on which session of a deal is waited for.
type OfSession<'a> = (&'a DealId, &'a SessionId, &'a PersonId);

/// A row with the day it goes by.
type Dated = (Option<Date>, Row);

impl<'a> Eyes<'a> {
    /// What waits for my word.
    pub(super) fn word(&self) -> Vec<Row> {
        if self.me.is_none() {
            return oldest_first(self.held());
        }
        let kinds = [
            self.confirm(),
            self.back(),
            self.held(),
            self.asked(),
            self.offers(),
            self.debriefs(),
            self.waits(),
            self.answers(),
        ];
        kinds.into_iter().flat_map(oldest_first).collect()
    }

    /// Steps that I have yet to agree to.
    fn confirm(&self) -> Vec<Dated> {
        let proposed = self.steps(ActionStatus::Proposed);
        let mine = proposed.filter(|(_, step)| self.me.is_some_and(|(me, _)| step.owner.is(me)));
        let row = |(book, step): (&DealBook, _)| {
            let row = of_step(Kind::Confirm, book, step, step.text.clone());
            let when = step.due.map(|due| format!("by {}", words::on(due, self.day)));
            (step.due, Row { when: when.unwrap_or_else(words::no_date), ..row })
        };
        mine.map(row).collect()
    }

    /// What was to be back with its rep by now, for the rep and their manager.
    fn back(&self) -> Vec<Dated> {
        let books = self.mine().filter(|book| self.is_between_us(book));
        let rows = books.flat_map(|book| {
            let returning = handing_back::returning(book, self.day).into_iter();
            returning.map(|one| (Some(one.on), self.back_one(book, &one)))
        });
        rows.collect()
    }

    /// Whether the deal is mine, or I manage whose it is.
    fn is_between_us(&self, book: &DealBook) -> bool {
        let manager = self.books.team.coach_of(&book.deal.owner, None);
        self.is_me(&book.deal.owner) || manager.is_some_and(|manager| self.is_me(&manager))
    }

    fn back_one(&self, book: &DealBook, one: &Returning) -> Row {
        let thing = Thing::Back(book.deal.id.clone(), one.of.clone());
        let rep = self.books.team.first_name_of(&book.deal.owner);
        let asked = format!("is it back with {rep}?");
        let manager = self.books.team.coach_of(&book.deal.owner, None);
        let who = manager.as_ref().and_then(|manager| self.other(manager));
        let on = one.stepped_in.map(|day| format!(" on {}", phrase::shown(day, self.day)));
        let text = format!("{}{}", one.told_of(who), on.unwrap_or_default());
        Row {
            account: Some(book.deal.account.clone()),
            when: since("since", one.on, self.day),
            is_late: one.on < self.day,
            more: joined([Some(asked), Some(one.what.clone())]),
            ..about(Kind::Back, thing, book, text)
        }
    }

    /// Calls that are over, and nobody said what came of them.
    fn held(&self) -> Vec<Dated> {
        let held = self.calls().filter(|(_, call)| call.waits_to_be_told(self.now));
        let row = |(book, call): (&DealBook, &Call)| {
            let when =
                call.plan.date.map_or_else(|| "no date".to_owned(), |day| words::on(day, self.day));
            (call.plan.date, Row { when, ..self.call(Kind::Held, book, call) })
        };
        held.map(row).collect()
    }

    /// Asks that wait for my answer, and mine that nobody has answered in time.
    fn asked(&self) -> Vec<Dated> {
        let open = self.asks().filter(|(_, ask)| ask.status == AskStatus::Open && !ask.is_offer());
        let waits = open.filter(|(_, ask)| {
            let has_passed = ask.needed_by.is_some_and(|day| day < self.day);
            self.is_of_me(ask) || self.is_nobody_else(&ask.from) && has_passed
        });
        let row = |(book, ask): (&DealBook, &Ask)| {
            let when = ask.needed_by.map(|day| format!("needed by {}", words::on(day, self.day)));
            let when = when.unwrap_or_else(words::no_date);
            (ask.needed_by, Row { when, ..self.ask(Kind::Ask, book, ask) })
        };
        waits.map(row).collect()
    }

    /// Help that is offered to me, and why.
    fn offers(&self) -> Vec<Dated> {
        let mine = self.asks().filter(|(_, ask)| ask.is_open_offer() && self.is_me(&ask.from));
        let row = |(book, ask): (&DealBook, &Ask)| {
            let seen = ask.what_happened.as_ref().map(|seen| seen.replace('\n', " · "));
            let of = ask.of.first_name(&self.books.team);
            let row = self.ask(Kind::Offer, book, ask);
            let row = Row {
                account: Some(book.deal.account.clone()),
                text: format!("{of} asks: could I help?"),
                when: since("since", ask.created, self.day),
                more: joined([seen]),
                ..row
            };
            (Some(ask.created), row)
        };
        mine.map(row).collect()
    }

    /// Deals of mine that were not won lately, and that nobody has looked back on.
    fn debriefs(&self) -> Vec<Dated> {
        let mine = self.owing().filter(|book| self.books.is_my_care(&book.deal.owner));
        let row = |book: &DealBook| {
            let decided = book.waits_for_its_debrief(self.day)?;
            let deal = &book.deal;
            let left = book.draft().filter(|draft| draft.is_debrief());
            let left = left.map(|draft| since("begun", draft.day(), self.day));
            let owner = self.other(&deal.owner).unwrap_or_default().to_owned();
            let row = about(Kind::Debrief, Thing::Deal(deal.id.clone()), book, owner);
            let when = format!(
                "{} {}",
                deal.status.as_str().replace('-', " "),
                words::on(decided, self.day)
            );
            let more = joined([Some(memory::in_words(decided, self.day)), left]);
            Some((Some(decided), Row { account: Some(deal.account.clone()), when, more, ..row }))
        };
        mine.filter_map(row).collect()
    }

    /// Who has yet to confirm what was agreed in a session of mine.
    fn waits(&self) -> Vec<Dated> {
        let mut waiting: BTreeMap<OfSession<'_>, Vec<Date>> = BTreeMap::new();
        for (book, step) in self.steps(ActionStatus::Proposed) {
            let Owner::Ours(owner) = &step.owner else { continue };
            let sessions = book.sessions.values();
            let mine = sessions.filter(|session| {
                session.steps_written().any(|id| *id == step.id)
                    && session.parties().any(|person| self.is_nobody_else(person))
            });
            let last = mine.max_by_key(|session| session.started.timestamp());
            if let Some(session) = last.filter(|_| !self.is_nobody_else(owner)) {
                let since = step.is_theirs_since(session.day());
                waiting.entry((&book.deal.id, &session.id, owner)).or_default().push(since);
            }
        }
        let row = |((deal, session, owner), steps): (OfSession<'_>, Vec<Date>)| {
            let book = self.books.deals.get(deal)?;
            let day = *steps.iter().min()?;
            let text = self.of_other(owner, &format!("{} to confirm", count(steps.len(), "step")));
            let row = about(Kind::Waits, Thing::Waits(deal.clone(), session.clone()), book, text);
            Some((Some(day), Row { when: since("since", day, self.day), ..row }))
        };
        waiting.into_iter().filter_map(row).collect()
    }

    /// What I asked for and was answered lately, and what became of what I offered.
    fn answers(&self) -> Vec<Dated> {
        let mine = self.asks().filter(|(_, ask)| self.is_mine(ask) && !ask.was_taken_back());
        let answers = mine.filter_map(|(book, ask)| {
            let day = ask.answered_on().filter(|_| ask.status != AskStatus::Open)?;
            let is_news = (self.day - day).get_days() <= NEWS_DAYS;
            is_news.then(|| (Some(day), self.answer(book, ask, day)))
        });
        answers.collect()
    }

    fn answer(&self, book: &DealBook, ask: &Ask, day: Date) -> Row {
        let said = if ask.status == AskStatus::Done { &ask.result } else { &ask.reply };
        let (of, from) =
            (ask.of.first_name(&self.books.team), self.books.team.first_name_of(&ask.from));
        let who = if ask.is_offer() { from } else { of };
        let said = said.as_ref().map_or_else(|| who.to_owned(), |said| format!("{who}: {said}"));
        let status = match ask.status {
            AskStatus::Declined if ask.is_offer() => "not now,",
            AskStatus::Open | AskStatus::Accepted | AskStatus::Declined | AskStatus::Done => {
                ask.status.as_str()
            }
        };
        let when = format!("{status} {}", phrase::shown(day, self.day));
        Row { when, more: said, text: ask.summary(), ..self.ask(Kind::Answer, book, ask) }
    }

    pub(super) fn asks(&self) -> impl Iterator<Item = (&'a DealBook, &'a Ask)> {
        let asks = self.owing().flat_map(|book| book.asks.values().map(move |ask| (book, ask)));
        asks.filter(|(book, ask)| ask.is_open() || book.deal.status == DealStatus::Open)
    }

    /// Whether I am asked, or offer it.
    pub(super) fn is_of_me(&self, ask: &Ask) -> bool {
        self.me.is_some_and(|(me, _)| ask.of.is(me))
    }

    /// Whether I asked for it, or offered it.
    fn is_mine(&self, ask: &Ask) -> bool {
        if ask.is_offer() { self.is_of_me(ask) } else { self.is_nobody_else(&ask.from) }
    }
}

fn oldest_first(mut rows: Vec<Dated>) -> Vec<Row> {
    rows.sort_by(|(a, one), (b, other)| {
        (a.is_none(), a, &one.deal, &one.text).cmp(&(b.is_none(), b, &other.deal, &other.text))
    });
    rows.into_iter().map(|(day, row)| Row { day, ..row }).collect()
}
