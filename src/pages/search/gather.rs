//! The texts of a deal and of all that belongs to it.

use jiff::civil::Date;

use super::{Entry, Thing};
use crate::domain::books::DealBook;
use crate::domain::call::CallStatus;
use crate::domain::deal::{DealStatus, Head};
use crate::domain::session::Session;
use crate::domain::team::Team;

/// All texts of a deal, its people, steps, asks, calls and sessions.
pub(super) fn entries(book: &DealBook, team: &Team) -> Vec<Entry> {
    let mut texts = Texts { book, entries: Vec::new() };
    texts.deal(team);
    texts.people();
    texts.steps(team);
    texts.asks(team);
    texts.calls();
    for session in book.sessions.values() {
        texts.session(session);
    }
    texts.entries
}

/// The texts in the head of a deal.
pub(super) fn head(head: &Head, team: &Team) -> Vec<Entry> {
    let entry = |label: &str, text: &str, day| Entry {
        thing: Thing::Deal(head.id.clone()),
        label: label.into(),
        text: text.into(),
        day,
        is_open: head.status == DealStatus::Open,
    };
    let title = entry(team.name_of(&head.owner), &head.title(), Some(head.created));
    let reason = head.lost_reason.as_deref();
    let reason = reason.map(|reason| entry(head.status.as_str(), reason, head.decided));
    std::iter::once(title).chain(reason).collect()
}

struct Texts<'a> {
    book: &'a DealBook,
    entries: Vec<Entry>,
}

/// Where a text comes from.
struct From {
    thing: Thing,
    day: Option<Date>,
    is_open: bool,
}

impl Texts<'_> {
    fn add(&mut self, from: From, label: &str, text: &str) {
        if !text.trim().is_empty() {
            self.entries.push(Entry {
                thing: from.thing,
                label: label.into(),
                text: text.into(),
                day: from.day,
                is_open: from.is_open,
            });
        }
    }

    fn deal(&mut self, team: &Team) {
        let deal = &self.book.deal;
        let from = |day| From {
            thing: Thing::Deal(deal.id.clone()),
            day,
            is_open: deal.status == DealStatus::Open,
        };
        self.add(from(Some(deal.created)), team.name_of(&deal.owner), &deal.title());
        if let Some(reason) = &deal.lost_reason {
            self.add(from(deal.decided), deal.status.as_str(), reason);
        }
        let event = &deal.compelling_event;
        for text in [&event.text, &event.consequence].into_iter().flatten() {
            self.add(from(event.date), "compelling event", text);
        }
        for (day, moved) in &deal.close_date_moved {
            if let Some(why) = &moved.why {
                self.add(from(Some(*day)), "close date moved", why);
            }
        }
        for finding in deal.exit.values() {
            let evidence = finding.evidence.as_ref();
            if let Some((evidence, text)) = evidence.and_then(|it| Some((it, it.text.as_ref()?))) {
                self.add(from(evidence.on), "evidence", text);
            }
        }
    }

    fn people(&mut self) {
        for (id, person) in &self.book.deal.people {
            let from = From {
                thing: Thing::Person(self.book.deal.id.clone(), id.clone()),
                day: person.last_contact,
                is_open: person.left.is_none(),
            };
            let name = match &person.title {
                Some(title) => format!("{}, {title}", person.name),
                None => person.name.clone(),
            };
            self.add(from, "", &name);
        }
    }

    fn steps(&mut self, team: &Team) {
        for (id, step) in &self.book.actions {
            let from = || From {
                thing: Thing::Step(self.book.deal.id.clone(), id.clone()),
                day: step.closed.or(step.due),
                is_open: step.is_open(),
            };
            let owner = match &step.owner {
                crate::domain::action::Owner::Ours(id) => team.name_of(id),
                crate::domain::action::Owner::Buyer(id) => self.book.deal.buyer_name(id),
            };
            self.add(from(), owner, &step.text);
            for (label, text) in
                [("done when", &step.done_when), ("result", &step.result), ("dropped", &step.why)]
            {
                if let Some(text) = text {
                    self.add(from(), label, text);
                }
            }
        }
    }

    fn asks(&mut self, team: &Team) {
        for (id, ask) in &self.book.asks {
            let from = || From {
                thing: Thing::Ask(self.book.deal.id.clone(), id.clone()),
                day: ask.closed.or(ask.needed_by),
                is_open: ask.is_open(),
            };
            self.add(from(), ask.of.name(team), &ask.summary());
            let texts = [
                ("what happened", &ask.what_happened),
                ("reply", &ask.reply),
                ("result", &ask.result),
            ];
            for (label, text) in texts {
                if let Some(text) = text {
                    self.add(from(), label, text);
                }
            }
        }
    }

    fn calls(&mut self) {
        for (id, call) in &self.book.calls {
            let from = || From {
                thing: Thing::Call(self.book.deal.id.clone(), id.clone()),
                day: call.plan.date,
                is_open: call.status == CallStatus::Planned,
            };
            let texts = [
                ("objective", &call.plan.objective),
                ("fallback", &call.plan.fallback),
                ("they agreed to", &call.held.buyer_act),
            ];
            for (label, text) in texts {
                if let Some(text) = text {
                    self.add(from(), label, text);
                }
            }
        }
    }

    fn session(&mut self, session: &Session) {
        let from = || From {
            thing: Thing::Session(self.book.deal.id.clone(), session.id.clone()),
            day: Some(session.day()),
            is_open: session.is_draft(),
        };
        let way = &session.in_the_way;
        let said = [
            ("goal", &session.goal),
            ("could start now", &session.start_now),
            ("people", &session.people_news),
            ("holding it up", &way.holding_up),
            ("needed", &way.need),
            ("ended", &session.ended_why),
        ];
        for (label, text) in said {
            if let Some(text) = text {
                self.add(from(), label, text);
            }
        }
        for option in &way.options {
            self.add(from(), "option", option);
        }
        for answer in session.answers.values() {
            self.add(from(), &answer.ask, answer.rep.as_deref().unwrap_or_default());
            for asked in &answer.follow_ups {
                self.add(from(), &asked.ask, asked.rep.as_deref().unwrap_or_default());
            }
        }
        for note in session.notes.values() {
            self.add(from(), "note", note);
        }
        for looked in session.looked_back.values().chain(session.promises.values()) {
            if let Some(note) = &looked.note {
                self.add(from(), &looked.text, note);
            }
        }
        for said in session.handed_back.values() {
            self.add(from(), &said.text, said.next_time.as_deref().unwrap_or_default());
        }
    }
}
