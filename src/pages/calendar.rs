//! What somebody's calendar holds: calls, next sessions, steps and promises, each
//! as a plain entry.
//!
//! Others see such an entry over a shoulder or on a shared calendar: it has what one
//! needs on the day, and nothing of what we think of anybody.

mod owed;
mod sessions;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, ZonedDateTime};

use crate::domain::books::{Books, DealBook};
use crate::domain::call::{self, Call, CallStatus, ManagerRole};
use crate::domain::phrase::{self, Stem};
use crate::domain::slot::Slot;
use crate::pages::today::NEWS_DAYS;

/// What an entry is about; entries of one time come in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A call with the customer.
    Call,
    /// A step of ours.
    Step,
    /// Help that was promised.
    Ask,
    /// The next session on a deal.
    Session,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is to come, or nobody said yet.
    Open,
    /// It was done or held.
    Done,
    /// It is called off, dropped or taken back.
    Off,
}

/// From when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day without a time.
    Day(Date),
    /// A time on every clock.
    Clock {
        /// When it starts.
        starts: Timestamp,
        /// When it ends.
        ends: Timestamp,
    },
}

/// Something with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub kind: Kind,
    /// The id of the call, the step or the ask, or of the session that agreed on the
    /// next one. It stays when the day moves.
    pub id: String,
    /// Its day and time as people said them.
    pub slot: Slot,
    /// The same on every clock.
    pub when: When,
    /// What became of it.
    pub standing: Standing,
    /// Whether it began before now.
    pub is_past: bool,
    /// What it is, in a line.
    pub summary: String,
    /// A place or a link.
    pub place: Option<String>,
    /// What one needs to know, a line each.
    pub about: Vec<String>,
}

/// All that a calendar holds of who sits at the keyboard: of the last 14 days and of
/// all to come; what is still owed, of any day. By day, time, kind and id.
pub fn entries(books: &Books, now: &ZonedDateTime) -> Vec<Entry> {
    let diary = Diary::of(books, now);
    let mut entries: Vec<Entry> =
        books.deals.values().flat_map(|book| diary.of_deal(book)).collect();
    entries.sort_by(|one, other| {
        (one.slot, one.kind, &one.id).cmp(&(other.slot, other.kind, &other.id))
    });
    entries
}

/// The entry of a call; none where none is planned, or its day is not known.
pub fn of_call(book: &DealBook, call: &Call, books: &Books, now: &ZonedDateTime) -> Option<Entry> {
    Diary::of(books, now).call(book, call)
}

/// The next session of a deal; none where none was agreed, or it was called off.
pub fn of_next_session(book: &DealBook, books: &Books, now: &ZonedDateTime) -> Option<Entry> {
    let day = book.next_session()?.day;
    let diary = Diary::of(books, now);
    let mut sessions = diary.sessions(book);
    sessions.find(|entry| entry.slot.day == day && entry.standing == Standing::Open)
}

/// Who looks at the books, and when.
struct Diary<'a> {
    books: &'a Books,
    now: &'a ZonedDateTime,
    /// What was before this day is not told any more.
    since: Date,
}

impl<'a> Diary<'a> {
    fn of(books: &'a Books, now: &'a ZonedDateTime) -> Self {
        let since = now.date().saturating_sub(NEWS_DAYS.days());
        Self { books, now, since }
    }

    fn of_deal(&self, book: &'a DealBook) -> Vec<Entry> {
        let calls = book.calls.values().filter(|call| self.is_on(book, call));
        let calls = calls.filter_map(|call| self.call(book, call));
        let lately = calls.chain(self.sessions(book)).filter(|it| it.slot.day >= self.since);
        lately.chain(self.steps(book)).chain(self.promises(book)).collect()
    }

    /// Whether it is a call on my deal, or one of my rep's on which I go along.
    fn is_on(&self, book: &DealBook, call: &Call) -> bool {
        let owner = &book.deal.owner;
        let roles = [call.plan.role_planned, call.held.role];
        let is_joint = roles.into_iter().flatten().any(|role| role != ManagerRole::Absent);
        self.books.me.as_ref() == Some(owner) || is_joint && self.books.is_my_care(owner)
    }

    fn call(&self, book: &DealBook, call: &Call) -> Option<Entry> {
        let standing = match call.status {
            CallStatus::Planned => Standing::Open,
            CallStatus::Held => Standing::Done,
            CallStatus::Cancelled => Standing::Off,
            CallStatus::None => return None,
        };
        let deal = &book.deal;
        let with: Vec<&str> = call.plan.with.iter().map(|who| deal.buyer_name(who)).collect();
        let what = if with.is_empty() {
            deal.account.clone()
        } else {
            format!("{} ({})", with.join(", "), deal.account)
        };
        let summary = match standing {
            Standing::Open => format!("Call: {what}"),
            Standing::Done => format!("Done: call with {what}"),
            Standing::Off => format!("Off: call with {what}"),
        };
        let slot = call.plan.slot()?;
        let minutes = call.plan.minutes.unwrap_or(call::MINUTES);
        let entry = self.entry(Kind::Call, call.id.as_str(), (slot, minutes), standing)?;
        let place = call.plan.place.clone();
        Some(Entry { summary, place, about: about_call(book, call, slot.day), ..entry })
    }

    /// An entry that says nothing yet; none where the day is not known.
    fn entry(
        &self,
        kind: Kind,
        id: &str,
        (slot, minutes): (Slot, u32),
        standing: Standing,
    ) -> Option<Entry> {
        let zone = self.now.time_zone();
        let clock = slot.starts(zone).zip(slot.ends(minutes, zone));
        let when = clock.map_or(When::Day(slot.day), |(starts, ends)| When::Clock { starts, ends });
        let is_past = match when {
            When::Day(day) => day < self.now.date(),
            When::Clock { starts, .. } => starts <= self.now.timestamp(),
        };
        (slot.day != phrase::UNKNOWN_DAY).then(|| Entry {
            kind,
            id: id.to_owned(),
            slot,
            when,
            standing,
            is_past,
            summary: String::new(),
            place: None,
            about: Vec::new(),
        })
    }
}

/// Who is there and how they are called, and what is wanted of them.
fn about_call(book: &DealBook, call: &Call, day: Date) -> Vec<String> {
    let who = call.plan.with.iter().map(|who| {
        let person = book.deal.people.get(who);
        let more = person.map(|person| [person.title.clone(), person.reach.phone.clone()]);
        let name = Some(book.deal.buyer_name(who).to_owned());
        let parts: Vec<String> =
            [name].into_iter().chain(more.into_iter().flatten()).flatten().collect();
        parts.join(", ")
    });
    let plan = &call.plan;
    let by = plan.act_by.map(|by| format!(", by {}", phrase::shown(by, day))).unwrap_or_default();
    let wanted = [
        plan.objective.as_ref().map(|act| format!("You want: {}{by}", phrase::clause(act))),
        plan.fallback.as_ref().map(|less| format!("Or at least: {}", Stem::IfNot.before(less))),
        plan.evidence_wanted
            .as_ref()
            .map(|seen| format!("You see it by: {}", Stem::SeenBy.before(seen))),
    ];
    who.chain(wanted.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests;
