//! Sessions that are over: what their state needs, and whether all that follows
//! from them is there.

use super::cure::{self, Cure};
use super::{Doctor, Problem};
use crate::domain::books::DealBook;
use crate::domain::change::Record;
use crate::domain::fold;
use crate::domain::session::{Session, SessionState};
use crate::record::fault::Fault;
use crate::record::layout::Place;

/// The table of a deal with the sessions whose results stand in it.
const FOLDED: &str = "folded";

/// A problem for each thing that is missing.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let books = doctor.books.deals.values();
    let sessions = books.flat_map(|book| book.sessions.values().map(move |one| (book, one)));
    let is_known = |session: &Session| doctor.can_read(&session.clone().into(), "state");
    let over = sessions.filter(|(_, session)| !session.is_draft() && is_known(session));
    over.flat_map(|(book, session)| {
        let mut problems = unfinished(doctor, book, session);
        problems.extend(left_open(doctor, session));
        problems
    })
    .collect()
}

/// What a session that is over should have said, and has not.
fn left_open(doctor: &Doctor<'_>, session: &Session) -> Vec<Problem> {
    let open = unsaid(session);
    if open.is_empty() {
        return Vec::new();
    }
    let place = Record::from(session.clone()).place();
    let text = doctor.store.text(&place).unwrap_or_default();
    let at = Fault::at_key(&text, "state", "").of(place.to_string());
    let problem = |(message, help): (String, &str)| {
        Problem::warning(&at.file, message, help).at(at.line, at.column)
    };
    open.into_iter().map(problem).collect()
}

/// What is not said, each with what to do.
fn unsaid(session: &Session) -> Vec<(String, &'static str)> {
    let (state, is_prep) = (session.state, session.is_prep());
    let mut unsaid = Vec::new();
    if session.ended.is_none() {
        let message = format!("{state}, and nothing says when: ended is missing");
        unsaid.push((message, "write ended = and the moment, as in started"));
    }
    if session.minutes.is_none() && !is_prep {
        let message = format!("{state}, and counts as no coaching time: minutes is missing");
        unsaid.push((message, "write minutes = and how long you talked"));
    }
    if state == SessionState::Ended && session.ended_why.is_none() && !is_prep {
        let message = "ended without an agreement, and nothing says why: ended_why is missing";
        unsaid.push((message.to_owned(), "write ended_why = and the reason, in quotes"));
    }
    unsaid
}

/// What follows from a session and is not there: it is not in its deal yet, or
/// a file that it made has gone.
fn unfinished(doctor: &Doctor<'_>, book: &DealBook, session: &Session) -> Vec<Problem> {
    let file = Record::from(session.clone()).place().to_string();
    let state = session.state;
    if book.deal.folded.contains_key(&session.id) {
        return missing(doctor, book, session);
    }
    if has_it_misspelt(doctor, session) {
        return Vec::new();
    }
    let message = format!("{state}, and what came of it is not in the deal yet");
    let Some(since) = newer(book, session) else {
        let problem = Problem::error(file, message, cure::DOES_IT);
        return vec![problem.mended_by(Cure::Finish(session.deal.clone(), session.id.clone()))];
    };
    let (id, day) = (&session.id, session.day());
    let help = format!(
        "{since}: see what still holds with sideline session show {id}, put it into deal.toml, and write {id} = {day} under [folded] there"
    );
    vec![Problem::error(file, message, help)]
}

/// Whether the deal has a table that may be that of its folded sessions with a slip in
/// its name: that is told of the key, and nobody knows what it would say.
fn has_it_misspelt(doctor: &Doctor<'_>, session: &Session) -> bool {
    let file = Place::Deal(session.deal.clone()).to_string();
    doctor.has_misspelt(&file, FOLDED)
}

/// What stands in the deal and is newer than a session that is not in it, in words.
fn newer(book: &DealBook, session: &Session) -> Option<String> {
    if let Some(later) = folded_later(book, session) {
        return Some(format!("the later session {} is", later.id));
    }
    let day = book.deal.changed_last().filter(|day| *day > session.day())?;
    Some(format!("the deal was changed on {day}"))
}

/// A session that is in the deal already and began later: what it says is
/// newer, and must not be undone by an older one.
fn folded_later<'b>(book: &'b DealBook, session: &Session) -> Option<&'b Session> {
    let is_later = |other: &&Session| {
        book.deal.folded.contains_key(&other.id)
            && other.started.timestamp() > session.started.timestamp()
    };
    book.sessions.values().find(is_later)
}

/// The steps, asks and calls that an agreed session made, and that have gone.
fn missing(doctor: &Doctor<'_>, book: &DealBook, session: &Session) -> Vec<Problem> {
    if session.state != SessionState::Agreed {
        return Vec::new();
    }
    let actions =
        fold::new_actions(session).into_iter().filter(|new| !book.actions.contains_key(&new.id));
    let asks = fold::new_asks(session).into_iter().filter(|new| !book.asks.contains_key(&new.id));
    let calls =
        fold::new_calls(session).into_iter().filter(|new| !book.calls.contains_key(&new.id));
    let records =
        actions.map(Record::from).chain(asks.map(Record::from)).chain(calls.map(Record::from));
    let gone = records.filter(|record| !doctor.is_unread(&record.place().to_string()));
    let seen = |file: &str| {
        let versions = doctor.store.history().map(|history| history.versions(file));
        let last = versions.as_ref().and_then(|versions| versions.first());
        let last =
            last.map(|it| format!("; last seen here on {}: {}", it.moment(), it.path.display()));
        last.unwrap_or_default()
    };
    let problem = |record: Record| {
        let message = format!("agreed in session {}, and this file has gone", session.id);
        let place = record.place().to_string();
        let help = format!("bring it back from the other computer or a backup{}", seen(&place));
        Problem::error(&place, message, help)
    };
    gone.map(problem).collect()
}
