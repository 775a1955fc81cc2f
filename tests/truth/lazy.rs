//! Who only goes past agrees to nothing, and works nothing.

use jiff::civil::date;
use sideline::app::screen::Screen;
use sideline::domain::session::{Session, SessionState};
use sideline::interview::prompt::Entry;
use sideline::template::shipped::SHIPPED;

use crate::support::acme::{self, agreed, new_deal};
use crate::support::play::Play;

/// Keys that somebody leans on, as many as any session has fields.
const PRESSES: usize = 70;
/// The ways to begin: their keys, and what the table calls them.
const KINDS: [(&str, &str); 5] =
    [("1", "quick"), ("2", "standard"), ("3", "full"), ("r", "afterwards"), ("p", "prep")];
const LAZY: [&str; 6] = ["<enter>", "<pgdn>", "<f9>", "any choice", "?", "a"];

/// What came of a session in which one key alone was pressed.
fn lazy(mut play: Play, key: &str) -> Option<Session> {
    for nth in 0..PRESSES {
        let Some(Screen::Session(screen)) = play.model.screen() else { break };
        let row = screen.form.focused();
        let choices = row.and_then(|row| match &row.ask.prompt.entry {
            Entry::Choice(choices, _) | Entry::Criterion(choices) if !choices.is_empty() => {
                Some(choices.clone())
            }
            _ => None,
        });
        let any = choices.and_then(|choices| choices.get(nth % choices.len())?.key);
        let keys = match (key, any) {
            ("any choice", Some(key)) => key.to_string(),
            ("any choice", None) => "<enter>".to_owned(),
            ("?" | "a", _) => format!("{key}<enter>"),
            (key, _) => key.to_owned(),
        };
        play = play.at_once(&keys);
    }
    let books = play.model.books.as_ref().unwrap();
    let sessions = books.deals.values().flat_map(|book| book.sessions.values());
    sessions.max_by_key(|session| session.started.timestamp()).cloned()
}

/// What is told of one of them, once it is sure that nobody agreed.
#[track_caller]
fn told(session: Option<&Session>, of: &str) -> String {
    let Some(session) = session else { return format!("{of}: nothing was said") };
    assert_ne!(session.state, SessionState::Agreed, "{of}");
    assert!(session.agreed.is_empty(), "{of}");
    let parts = session.points.map_or_else(String::new, |points| {
        format!(", {} of {} parts", points.worked, points.expected)
    });
    let why = session.ended_why.as_deref().map(|why| format!(", why: {why}")).unwrap_or_default();
    format!("{of}: {}{parts}{why}", session.state)
}

#[test]
fn a_key_that_somebody_leans_on_never_agrees() {
    for (kind, name) in KINDS {
        for key in LAZY {
            let first = lazy(acme::before().keys(kind), key);
            println!("{}", told(first.as_ref(), &format!("first {name}, {key}")));
        }
    }
}

#[test]
fn nor_does_it_in_the_next_session_with_what_is_owed_from_the_last() {
    for (kind, name) in [KINDS[0], KINDS[1]] {
        for key in LAZY {
            let play = agreed().again(date(2026, 12, 2)).keys("<enter>").keys(kind);
            let before = play.session().id.clone();
            let second = lazy(play, key).filter(|session| session.id == before);
            println!("{}", told(second.as_ref(), &format!("second {name}, {key}")));
        }
    }
}

#[test]
fn nor_on_any_process_that_ships() {
    for (process, _) in SHIPPED {
        for key in [LAZY[0], LAZY[3]] {
            let play = new_deal(Play::first_start_on(process), "1").keys("2");
            println!("{}", told(lazy(play, key).as_ref(), &format!("{process}, {key}")));
        }
    }
}

#[test]
fn nor_in_the_debrief_of_a_lost_deal() {
    for key in LAZY {
        let play = crate::debrief::begun();
        let id = play.session().id.clone();
        let debrief = lazy(play, key).filter(|session| session.id == id);
        println!("{}", told(debrief.as_ref(), &format!("debrief, {key}")));
    }
}
