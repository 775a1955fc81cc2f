//! What happened, the last first: sessions, stages, close dates, calls, and how
//! it was decided.

use jiff::civil::Date;

use super::{Line, Sheet, Thing, Tone};
use crate::domain::call::{Call, Outcome};
use crate::domain::deal::DealStatus;
use crate::domain::phrase::{self, count, joined};
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, SessionState};

impl Sheet<'_> {
    /// The events, each with its day.
    pub(super) fn course(&self) -> Vec<Line> {
        let sessions = self.book.sessions.values().filter(|session| !session.is_draft());
        let mut events: Vec<(Date, Line)> =
            sessions.map(|session| (session.day(), self.session(session))).collect();
        events.extend(self.stages());
        events.extend(self.close_dates());
        events.extend(self.held_calls());
        let deal = &self.book.deal;
        events.push((deal.created, Line::note("The deal was written down")));
        if let Some(day) = deal.decided.filter(|_| deal.status != DealStatus::Open) {
            events.push((day, Line::note(deal.decided_in_words(self.today))));
        }
        // Of one day, what came later in this list came earlier on the day.
        events.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        let shown =
            |(day, line): (Date, Line)| line.right(phrase::shown(day, self.today), Tone::Plain);
        events.into_iter().map(shown).collect()
    }

    fn session(&self, session: &Session) -> Line {
        let with = session.manager.as_ref().map(|manager| self.books.team.first_name_of(manager));
        let with = with.map(|name| format!(" with {name}")).unwrap_or_default();
        let what = match session.kind {
            SessionKind::Prep => {
                let rep = self.books.team.first_name_of(&session.rep);
                format!("{rep} got ready alone")
            }
            SessionKind::Quick
            | SessionKind::Standard
            | SessionKind::Full
            | SessionKind::Debrief => format!("A {} session{with}", session.kind),
        };
        let is_ended = session.state == SessionState::Ended && !session.is_prep();
        let beside = joined([
            (!session.actions.is_empty()).then(|| count(session.actions.len(), "step")),
            (!session.asks.is_empty()).then(|| count(session.asks.len(), "ask")),
            is_ended.then(|| "without an agreement".to_owned()),
        ]);
        let beside = if beside.is_empty() { beside } else { format!(": {beside}") };
        Line::new(
            Thing::Session(session.deal.clone(), session.id.clone()),
            format!("{what}{beside}"),
        )
    }

    fn stages(&self) -> impl Iterator<Item = (Date, Line)> {
        self.book.deal.entered.iter().map(|(id, day)| {
            let stage = self.process.and_then(|process| process.stage(id));
            let name = stage.map_or(id.as_str(), |stage| &stage.name);
            let moved = self.book.deal.stage_moved.get(day).filter(|moved| moved.to == *id);
            let why = moved.and_then(|moved| moved.why.as_ref());
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            (*day, Line::note(format!("Into {name}{why}")))
        })
    }

    fn close_dates(&self) -> impl Iterator<Item = (Date, Line)> {
        self.book.deal.close_date_moved.iter().map(|(day, moved)| {
            let text = format!("Close date {}", self.close_move(moved));
            (*day, Line::note(text))
        })
    }

    /// The calls of which it is known what came of them.
    fn held_calls(&self) -> impl Iterator<Item = (Date, Line)> {
        let line = |call: &Call| {
            let came = call.outcome().map(Outcome::in_words)?;
            let act = call.held.buyer_act.as_ref().map(|act| format!(": {act}"));
            let text = format!("A call, {came}{}", act.unwrap_or_default());
            Some((
                call.plan.date?,
                Line::new(Thing::Call(call.deal.clone(), call.id.clone()), text),
            ))
        };
        self.book.calls.values().filter_map(line)
    }
}
