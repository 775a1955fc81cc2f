//! What stands in a record and does not go with its status.

use jiff::civil::Date;

use super::cure::{self, Cure};
use super::{Doctor, Problem};
use crate::domain::action::{Action, ActionStatus};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::call::{Call, CallStatus};
use crate::domain::change::Record;
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::session::{Session, SessionState};
use crate::record::fault::Fault;

/// A key beside a status: whether it is there, and whether it should be; nothing
/// where it may.
type Row = (&'static str, bool, Option<bool>);

/// A problem for each key that is missing by the status of its record, or should
/// not be there.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let today = doctor.now.date();
    let books = doctor.books.deals.values();
    let all = books.flat_map(|book| {
        [of_deal(&book.deal)]
            .into_iter()
            .chain(book.actions.values().map(of_step))
            .chain(book.asks.values().map(of_ask))
            .chain(book.calls.values().map(move |call| of_call(call, today)))
            .chain(book.sessions.values().filter(|it| it.is_draft()).map(of_draft))
    });
    all.flat_map(|(record, status, rows)| told(doctor, &record, status, &rows)).collect()
}

type Of = (Record, &'static str, Vec<Row>);

fn of_deal(deal: &Deal) -> Of {
    let (is_dated, has_reason) = (deal.decided.is_some(), deal.lost_reason.is_some());
    let looks_again = deal.look_again.is_some();
    let rows = match deal.status {
        // What is left of a decision goes as a whole.
        DealStatus::Open if is_dated => vec![("decided", true, Some(false))],
        DealStatus::Open => {
            vec![("lost_reason", has_reason, Some(false)), ("look_again", looks_again, Some(false))]
        }
        DealStatus::Won => vec![
            ("decided", is_dated, Some(true)),
            ("lost_reason", has_reason, Some(false)),
            ("look_again", looks_again, Some(false)),
        ],
        DealStatus::Lost | DealStatus::NoDecision => vec![("decided", is_dated, Some(true))],
    };
    (deal.clone().into(), deal.status.as_str(), rows)
}

fn of_step(step: &Action) -> Of {
    let is_closed = matches!(step.status, ActionStatus::Done | ActionStatus::Dropped);
    // What was agreed and then changed waits for a word again.
    let waits_for_its_first_word = step.status == ActionStatus::Proposed && step.carries() == 0;
    let rows = vec![
        ("closed", step.closed.is_some(), Some(is_closed)),
        ("result", step.result.is_some(), never_unless(is_closed)),
        ("why", step.why.is_some(), always_if(step.status == ActionStatus::Dropped)),
        ("agreed", step.agreed.is_some(), never_unless(!waits_for_its_first_word)),
    ];
    (step.clone().into(), step.status.as_str(), rows)
}

fn of_ask(ask: &Ask) -> Of {
    let (has_reply, is_closed) = (ask.replied.is_some(), ask.closed.is_some());
    let rows = match ask.status {
        AskStatus::Open => {
            vec![("replied", has_reply, Some(false)), ("closed", is_closed, Some(false))]
        }
        AskStatus::Accepted | AskStatus::Declined => vec![("replied", has_reply, Some(true))],
        AskStatus::Done => vec![("closed", is_closed, Some(true))],
    };
    (ask.clone().into(), ask.status.as_str(), rows)
}

fn of_call(call: &Call, today: Date) -> Of {
    let (status, held) = (call.status, &call.held);
    let is_held = status == CallStatus::Held;
    let is_ahead = call.plan.date.is_some_and(|day| day > today);
    let rows = vec![
        ("date", is_ahead, never_unless(!is_held)),
        ("moved_by", held.moved_by.is_some(), always_if(status == CallStatus::Cancelled)),
        ("why", call.plan.why_none.is_some(), always_if(status == CallStatus::None)),
        ("buyer_act", held.buyer_act.is_some(), never_unless(is_held)),
        ("outcome", held.outcome.is_some(), never_unless(is_held)),
    ];
    (call.clone().into(), status.as_str(), rows)
}

fn of_draft(session: &Session) -> Of {
    let rows = vec![
        ("ended", session.ended.is_some(), Some(false)),
        ("ended_why", session.ended_why.is_some(), Some(false)),
    ];
    (session.clone().into(), SessionState::Draft.as_str(), rows)
}

const fn always_if(is_so: bool) -> Option<bool> {
    if is_so { Some(true) } else { None }
}

const fn never_unless(is_so: bool) -> Option<bool> {
    if is_so { None } else { Some(false) }
}

fn told(doctor: &Doctor<'_>, record: &Record, status: &str, rows: &[Row]) -> Vec<Problem> {
    let off = rows.iter().filter(|(_, is_there, shall)| shall.is_some_and(|it| it != *is_there));
    // What cannot be read is told of itself.
    let is_read =
        |key: &str| [key, "status", "state"].iter().all(|key| doctor.can_read(record, key));
    let off = off.filter(|(key, ..)| is_read(key));
    off.map(|(key, is_there, _)| problem(doctor, record, status, key, *is_there)).collect()
}

fn problem(
    doctor: &Doctor<'_>,
    record: &Record,
    status: &str,
    key: &str,
    is_there: bool,
) -> Problem {
    let place = record.place();
    let text = doctor.store.text(&place).unwrap_or_default();
    let at = if is_there { key } else { "status" };
    let at = Fault::at_key(&text, at, "").of(place.to_string());
    let (message, help) = if key == "date" {
        // Without its day nobody would know when it was.
        let help = "write status = \"planned\", or date = and the day on which it was held";
        (format!("{status}, and its day is still ahead"), help.to_owned())
    } else if is_there {
        let help = format!("take {key} out, or put the status right");
        (format!("{status}, and {key} does not go with that"), help)
    } else {
        (format!("{status}, and {key} is missing"), format!("write {key} = {}", example(key)))
    };
    let problem = Problem::warning(at.file, message, help).at(at.line, at.column);
    let Record::Deal(deal) = record else { return problem };
    // Of a reason alone nobody knows when that was: it would be lost.
    if !is_there || deal.status != DealStatus::Open || deal.decided.is_none() {
        return problem;
    }
    // Somebody opened it again by hand.
    let Some(was) = deal.was_decided() else {
        let help = "write status = \"lost\" or \"no-decision\", as it was, and open it by \
            sideline deal reopen DEAL";
        return Problem { help: help.to_owned(), ..problem };
    };
    let help = format!("{}: it goes to the history of the deal", cure::DOES_IT);
    Problem { help, ..problem }.mended_by(Cure::Undecide(deal.id.clone(), was))
}

fn example(key: &str) -> &'static str {
    match key {
        "decided" | "closed" | "replied" => "and the day, as in 2026-12-02",
        "moved_by" => "\"ours\" or \"buyer\"",
        _ => "and the reason, in quotes",
    }
}
