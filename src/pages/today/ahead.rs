//! Sessions and calls: those that were left, and those of the next days.

use super::words::{self, joined, on, since};
use super::{Eyes, Kind, Row, Thing, about};
use crate::domain::books::DealBook;
use crate::domain::call::{Call, CallStatus, ManagerRole};
use crate::domain::deal::DealStatus;
use crate::domain::id::{PersonId, UNKNOWN};
use crate::domain::session::Session;
use crate::domain::slot::Slot;

impl Eyes<'_> {
    /// What was begun and left, then the sessions and calls of today and tomorrow.
    pub(super) fn soon(&self) -> Vec<Row> {
        let tomorrow = self.day.tomorrow().unwrap_or(self.day);
        let sessions = self.sessions(|slot| (self.day..=tomorrow).contains(&slot.day));
        // One that began before midnight may still be held.
        let calls = self.calls_ahead(|slot| slot.day <= tomorrow);
        let mut rows = self.left();
        rows.extend(self.calls_on_some_day());
        rows.extend(by_slot(sessions.chain(calls).collect()));
        rows
    }

    /// Planned calls of which the day cannot be read: it may be today.
    fn calls_on_some_day(&self) -> impl Iterator<Item = Row> {
        let planned = self.calls().filter(|(_, call)| call.status == CallStatus::Planned);
        let dayless = planned.filter(|(_, call)| {
            call.plan.date.is_none() && self.cannot_read(("calls", call.id.as_str()), &["date"])
        });
        dayless.map(|(book, call)| {
            let when = UNKNOWN.to_owned();
            Row { when, is_late: true, ..self.call(Kind::Call, book, call) }
        })
    }

    /// The sessions and calls after tomorrow.
    pub(super) fn ahead(&self) -> Vec<(Slot, Row)> {
        let tomorrow = self.day.tomorrow().unwrap_or(self.day);
        let is_ahead = |slot: Slot| tomorrow < slot.day && slot.day <= self.until;
        self.sessions(is_ahead).chain(self.calls_ahead(is_ahead)).collect()
    }

    /// The next sessions that were missed, those missed first before the others.
    pub(super) fn missed(&self) -> Vec<Row> {
        let missed = self.sessions(|slot| slot.day < self.day).map(|(slot, row)| {
            let when = words::due(Some(slot.day), self.day);
            (slot, Row { when, is_late: true, ..row })
        });
        by_slot(missed.collect())
    }

    /// Sessions that were begun and left, the newest first; what a rep prepares
    /// alone is the rep's.
    fn left(&self) -> Vec<Row> {
        let left = self.open().flat_map(|book| {
            // A debrief that was left waits for a word, unless its deal was opened again.
            let is_meant = |draft: &&Session| self.is_my_session(draft) && !draft.is_debrief();
            let draft = book.draft().filter(is_meant);
            let prep = book.prep_draft().filter(|prep| self.is_me(&prep.rep));
            draft.into_iter().chain(prep).map(move |session| (book, session))
        });
        let mut left: Vec<(&DealBook, &Session)> = left.collect();
        left.sort_by_key(|(_, session)| std::cmp::Reverse(session.started.timestamp()));
        left.into_iter().map(|(book, session)| self.left_one(book, session)).collect()
    }

    fn left_one(&self, book: &DealBook, session: &Session) -> Row {
        let deal = book.deal.id.clone();
        let thing = Thing::Session(deal, session.id.clone());
        let more =
            if session.is_prep() { "a preparation, without the manager" } else { "begun and left" };
        let row = self.session(book, thing, &session.rep);
        let (day, more) = (session.day(), more.to_owned());
        Row { day: Some(day), when: since("open since", day, self.day), more, ..row }
    }

    fn is_my_session(&self, session: &Session) -> bool {
        session.parties().any(|person| self.is_me(person)) || self.books.is_my_care(&session.rep)
    }

    /// The next sessions on deals of mine with which nobody has begun.
    fn sessions(&self, is_meant: impl Fn(Slot) -> bool) -> impl Iterator<Item = (Slot, Row)> {
        let next = self.mine().filter_map(|book| Some((book, book.next_session()?)));
        let meant = next.filter(move |(book, slot)| is_meant(*slot) && book.draft().is_none());
        meant.map(|(book, slot)| (slot, self.next_session(book, slot)))
    }

    fn next_session(&self, book: &DealBook, slot: Slot) -> Row {
        let stage = self.stage(book);
        let agreed = book.last_session().map(|day| since("agreed on", day, self.day));
        let row = self.session(book, Thing::Next(book.deal.id.clone()), &book.deal.owner);
        let when = slot.before(&on(slot.day, self.day));
        Row { day: Some(slot.day), when, more: joined([Some(stage), agreed]), ..row }
    }

    /// With whom it is: the rep, or to the rep the manager.
    fn session(&self, book: &DealBook, thing: Thing, rep: &PersonId) -> Row {
        let manager = || self.books.team.coach_of(rep, None);
        let text = match self.other(rep) {
            Some(rep) => rep.to_owned(),
            None => manager().map_or_else(String::new, |manager| {
                format!("with {}", self.books.team.first_name_of(&manager))
            }),
        };
        let account = Some(book.deal.account.clone());
        Row { account, ..about(Kind::Session, thing, book, text) }
    }

    /// "stage Align".
    pub(super) fn stage(&self, book: &DealBook) -> String {
        let process = self.books.process_of(&book.deal);
        let stage = process.and_then(|process| process.stage(&book.deal.stage));
        let name = stage.map_or(book.deal.stage.as_str(), |stage| stage.name.as_str());
        format!("stage {name}")
    }

    /// The calls on my deals; of the decided ones those that are still planned.
    pub(super) fn calls(&self) -> impl Iterator<Item = (&DealBook, &Call)> {
        let mine = self.owing().filter(|book| self.books.is_my_care(&book.deal.owner));
        let calls = mine.flat_map(|book| book.calls.values().map(move |call| (book, call)));
        calls.filter(|(book, call)| {
            book.deal.status == DealStatus::Open || call.status == CallStatus::Planned
        })
    }

    /// Planned calls of mine that are not over, and those of my reps on which I go along.
    fn calls_ahead(&self, is_meant: impl Fn(Slot) -> bool) -> impl Iterator<Item = (Slot, Row)> {
        let is_mine = |book: &DealBook, call: &Call| {
            self.is_me(&book.deal.owner) || is_joint(call) && self.is_manager()
        };
        let planned = self.calls().filter(|(_, call)| call.status == CallStatus::Planned);
        let mine = planned.filter(move |(book, call)| is_mine(book, call));
        let ahead = mine.filter(|(_, call)| !call.is_over(self.now));
        let ahead = ahead.filter_map(|(book, call)| Some((call.plan.slot()?, book, call)));
        let meant = ahead.filter(move |(slot, ..)| is_meant(*slot));
        meant.map(|(slot, book, call)| {
            let when = slot.before(&on(slot.day, self.day));
            (slot, Row { day: Some(slot.day), when, ..self.call(Kind::Call, book, call) })
        })
    }

    /// Who of theirs is on a call, and who of ours goes along.
    pub(super) fn call(&self, kind: Kind, book: &DealBook, call: &Call) -> Row {
        let team = &self.books.team;
        let manager = team.coach_of(&book.deal.owner, None).filter(|_| is_joint(call));
        let goes_along = manager.as_ref().and_then(|manager| self.other(manager));
        let with: Vec<&str> = call.plan.with.iter().map(|who| book.deal.buyer_name(who)).collect();
        let with = if with.is_empty() { "nobody named".to_owned() } else { with.join(", ") };
        let is_joint_with_me = manager.is_some() && goes_along.is_none();
        let with = if is_joint_with_me { format!("{with}, and you") } else { with };
        let thing = Thing::Call(book.deal.id.clone(), call.id.clone());
        let along = goes_along.map(|manager| format!("{manager} comes along"));
        let more = joined([along, Some(self.stage(book)), call.plan.objective.clone()]);
        Row { more, ..about(kind, thing, book, self.of_other(&book.deal.owner, &with)) }
    }
}

fn is_joint(call: &Call) -> bool {
    call.plan.role_planned.is_some_and(|role| role != ManagerRole::Absent)
}

/// The rows by their days, one without a time before the others of its day.
pub(super) fn by_slot(mut rows: Vec<(Slot, Row)>) -> Vec<Row> {
    rows.sort_by(|(one, a), (other, b)| (one, &a.deal, &a.text).cmp(&(other, &b.deal, &b.text)));
    rows.into_iter().map(|(_, row)| row).collect()
}
