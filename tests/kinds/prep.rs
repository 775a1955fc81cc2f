//! The rep prepares alone, and the session begins with what is still open.

use jiff::civil::date;
use sideline::app::screen::Screen;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Beginning, SessionState};

use super::{AGREED, DEAL, before, field, minutes, session, walked};
use crate::support::acme::GOAL;
use crate::support::play::Play;
use crate::support::table::Table;

/// What Ana prepares.
const PREPARES: &[(&str, &str)] = &[
    ("goal", "Is the date real?<enter>"),
    ("exit.diagnose.impact-sized", "ydana mail 18 nov<enter>"),
    ("answer.align.decision-path.rep", "Board on 14 Jan<enter>"),
    ("in_the_way.holding_up", "Nobody owns the date<enter>"),
    ("in_the_way.costing_us", "0"),
    ("in_the_way.option_1", "Ask Dana<enter>"),
    ("in_the_way.option_2", "Ask Tom<enter>"),
    ("in_the_way.chosen", "2"),
    ("in_the_way.need", "An hour<enter>"),
    ("start_now", "Security review<enter>"),
    ("move_one", "Dana Fox<enter>"),
];

fn prepared() -> Play {
    let call =
        ["3 dec", "dana, tom ode", "Dana edits the plan with us", "4 dec", "a date", "a mail"];
    let play = before().keys("p");
    let mut answers: Vec<(String, String)> =
        PREPARES.iter().map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned())).collect();
    let parts = ["date", "with", "objective", "act_by", "fallback", "evidence_wanted"];
    let Some(Screen::Session(at)) = play.model.screen() else { panic!("no session") };
    for (part, said) in parts.iter().zip(call) {
        let keys = format!("<ctrl-u>{said}<enter>");
        answers.push((format!("call.{}.{part}", at.fresh.call), keys));
    }
    let answers: Vec<(&str, &str)> =
        answers.iter().map(|(name, keys)| (name.as_str(), keys.as_str())).collect();
    walked(play, &answers).0
}

#[test]
fn a_prep_is_the_reps_alone_and_is_kept() {
    let mut play = before().keys("p");
    let screen = play.screen();
    assert!(!screen.contains("listens") && !screen.contains(" / 30:00"), "{screen}");
    let mut play = prepared();
    assert!(play.screen().contains("Kept. You start together from here."), "{}", play.screen());
    let minutes = minutes(&play);
    assert!(minutes.contains("state = \"ended\"\nkind = \"prep\""), "{minutes}");
    for never in ["manager", "minutes", "points_", "ended_why", "agreed"] {
        assert!(!minutes.contains(never), "{never}: {minutes}");
    }
    assert!(play.file(&format!("{DEAL}/deal.toml")).contains("[folded]"));
}

#[test]
fn nothing_half_typed_is_lost_when_the_rep_is_done() {
    let mut play =
        before().keys("p").until("What do you want").keys("Is it re<esc><end><enter><enter>");
    let screen = play.screen();
    assert!(screen.contains("typed, but not kept yet: enter keeps it"), "{screen}");
    assert_eq!(field(&mut play), "goal");
}

#[test]
fn a_session_offers_what_the_rep_prepared() {
    let play = prepared().keys("<enter><enter><enter>");
    let (play, fields) = walked(play, &AGREED);
    let session = session(&play);
    assert_eq!(session.state, SessionState::Agreed);
    // Enter alone kept it.
    assert_eq!(session.goal.as_deref(), Some("Is the date real?"));
    assert_eq!(session.start_now.as_deref(), Some("Security review"));
    assert_eq!(session.move_one.as_ref().unwrap().as_str(), "dana-fox");
    let way = &session.in_the_way;
    assert_eq!(way.holding_up.as_deref(), Some("Nobody owns the date"));
    assert_eq!(way.costing_us.as_deref(), Some("none"));
    assert_eq!(way.options, ["Ask Dana", "Ask Tom"]);
    assert_eq!((way.chosen, way.need.as_deref()), (Some(2), Some("An hour")));
    let call = session.calls.values().next().unwrap();
    assert_eq!((call.date, call.act_by), (Some(date(2026, 12, 3)), Some(date(2026, 12, 4))));
    assert_eq!(call.with.len(), 2);
    assert_eq!(call.objective.as_deref(), Some("Dana edits the plan with us"));
    assert_eq!(call.fallback.as_deref(), Some("Dana names who owns a date"));
    assert_eq!(call.evidence_wanted.as_deref(), Some("a mail"));
    // What is settled is not asked again.
    assert!(!fields.iter().any(|field| field == "answer.align.decision-path.rep"), "{fields:?}");
    assert!(!fields.iter().any(|field| field.contains("impact-sized")), "{fields:?}");
}

#[test]
fn a_day_that_has_passed_is_offered_no_more() {
    let mut play = prepared();
    let books = play.model.books.clone().unwrap();
    play = play.again(date(2026, 12, 10));
    play.model.books = Some(books);
    let mut play = play.keys("<enter><enter><f9>");
    let screen = play.screen();
    assert!(screen.contains("When is the next call?") && !screen.contains("3 Dec"), "{screen}");
}

#[test]
fn a_prep_goes_on_as_prep_and_a_session_as_session() {
    let play =
        before().keys("p").answers(&[("What do you want", "Is it real?")]).keys("<esc><esc>");
    let mut play = play;
    assert!(play.screen().contains("What Ana prepared for Acme Robotics"), "{}", play.screen());
    // A session is asked for, and begins anew.
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("How long have we got"), "{}", play.screen());
    play = play.keys("2").answers(&[(GOAL, "And who signs?")]).keys("<esc><esc>");
    assert_eq!(play.file_count(), 2);
    // The session goes on as it was left.
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("Back where you left off."), "{}", play.screen());
    assert_eq!(session(&play).kind, SessionKind::Standard);
}

#[test]
fn a_prep_that_was_begun_is_offered() {
    let mut begun = before().keys("pIs the date real?<enter>");
    assert!(!begun.screen().contains("began to prepare"), "{}", begun.screen());
    let begun = begun.keys("<esc><esc>");
    let mut play = begun.keys("<enter>2");
    let screen = play.screen();
    let said = "Ana began to prepare at 14:30: enter takes what is offered";
    assert!(screen.contains(said), "{screen}");
    assert!(screen.contains("▌  Is the date real?"), "{screen}");
}

#[test]
fn a_prep_asks_nothing_of_the_manager() {
    let mut table = Table::at("b2b-buyer-aligned", "align").beginning(Beginning::PREP);
    for (field, text) in [
        ("call.NEW.date", "fri"),
        ("call.NEW.with", "dana"),
        ("call.NEW.objective", "she edits the plan"),
        ("in_the_way.holding_up", "Legal"),
        ("in_the_way.costing_us", "none"),
        ("in_the_way.option_1", "Ask Tom"),
        ("in_the_way.option_2", "Ask Dana"),
        ("in_the_way.chosen", "2"),
        ("in_the_way.need", "An hour"),
    ] {
        table.keep(field, text).unwrap();
    }
    let fields: Vec<String> =
        table.steps().iter().flat_map(|step| &step.fields).map(ToString::to_string).collect();
    for never in ["role", "asks_planned", "agreed", "strength", "manager_view", "make_ask"] {
        assert!(!fields.iter().any(|field| field.contains(never)), "{never}: {fields:?}");
    }
    assert_eq!(table.steps().last().unwrap().name, "Ready");
    assert!(fields.iter().any(|field| field == "in_the_way.need"), "{fields:?}");
}
