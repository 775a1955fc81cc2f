//! How a session begins, and what was said of it before.

use insta::assert_snapshot;
use jiff::civil::date;
use sideline::app::message::Message;
use sideline::app::model::Wanted;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Beginning, SessionState};

use super::{AGREED, before, session, walked};
use crate::support::acme::{GOAL, wanted};
use crate::support::play::Play;

#[test]
fn the_question_before_a_session() {
    assert_snapshot!(before().shot());
}

#[test]
fn a_draft_of_another_day_is_asked_about() {
    let play = wanted("Is the date real?").again(date(2026, 11, 30));
    assert_snapshot!(play.keys("<enter>").shot());
}

#[test]
fn each_way_to_begin_has_its_key() {
    #[track_caller]
    fn case(key: &str, kind: SessionKind, planned: Option<u32>, spontaneous: bool) {
        let play = before().keys(key);
        let session = session(&play);
        assert_eq!(
            (session.kind, session.planned_minutes, session.spontaneous),
            (kind, planned, spontaneous),
            "{key}"
        );
        assert_eq!(play.model.shows_clock(), planned.is_some(), "{key}");
    }
    case("<enter>", SessionKind::Standard, Some(30), false);
    case("1", SessionKind::Quick, Some(10), true);
    case("2", SessionKind::Standard, Some(30), false);
    case("3", SessionKind::Full, Some(45), false);
    case("r", SessionKind::Standard, None, true);
    case("p", SessionKind::Prep, None, false);
    case("<down><enter>", SessionKind::Full, Some(45), false);
}

#[test]
fn esc_goes_back_and_begins_nothing() {
    let mut play = before().keys("<esc>");
    assert!(play.screen().contains("Which deal"), "{}", play.screen());
    assert_eq!(play.file_count(), 0);
}

#[test]
fn the_kind_that_was_held_last_is_marked_and_a_prep_is_none() {
    let (play, _) = walked(before().keys("1"), &AGREED);
    assert_eq!(session(&play).state, SessionState::Agreed);
    // The rep gets ready, and the next one is a quick one again.
    let (play, _) = walked(play.keys("<enter><enter>p"), &[]);
    assert_eq!(session(&play).kind, SessionKind::Prep);
    let play = play.keys("<enter><enter>");
    let mut play = play;
    assert!(play.screen().contains("▸ 1  quick"), "{}", play.screen());
    play = play.keys("<enter>");
    assert_eq!(session(&play).kind, SessionKind::Quick);
}

/// The screens as they begin there, on the books of that play.
fn begins(mut play: Play, place: Wanted) -> Play {
    let books = (**play.model.books.as_ref().unwrap()).clone();
    play.model.wanted = place;
    play.tell(Message::Loaded(Box::new(books)));
    play
}

#[test]
fn what_the_command_line_says_is_not_asked_again() {
    let play = before().keys("<esc>");
    let deal = play.model.books.as_ref().unwrap().deals.keys().next().unwrap().clone();
    let quick = Beginning { kind: SessionKind::Quick, is_afterwards: true };
    let play = begins(play, Wanted::Session(deal.clone(), Some(quick)));
    assert_eq!(session(&play).kind, SessionKind::Quick);
    assert!(session(&play).is_recorded_afterwards());
    let mut play = begins(play.keys("<esc><esc>"), Wanted::Session(deal, None));
    assert!(play.screen().contains("How long have we got"), "{}", play.screen());
}

#[test]
fn who_chooses_the_deal_on_the_screen_is_not_asked_either() {
    let mut play = begins(before().keys("<esc>"), Wanted::Choose(Some(Beginning::PREP)));
    assert!(play.screen().contains("Which deal do you get ready for?"), "{}", play.screen());
    let mut play = play.keys("acme<enter>");
    assert_eq!(session(&play).kind, SessionKind::Prep);
    // Said for one deal, not for all that follow.
    play = play.keys("<esc><esc>");
    assert!(play.screen().contains("Which deal shall we talk about?"), "{}", play.screen());
}

#[cfg(unix)]
#[test]
fn the_command_line_knows_the_kinds() {
    let user = crate::support::binary::User::with_examples();
    for line in [
        "session acme --kind quick",
        "session acme --kind full --afterwards",
        "session --afterwards",
        "prep acme",
        "prep",
    ] {
        let said = user.types(&format!("sideline {line}")).refused(2);
        assert!(said.starts_with("sideline: the screens need a terminal"), "{line}: {said}");
    }
    let said = user.types("sideline session acme --kind debrief").refused(1);
    let open = "a debrief needs a decided deal, and Acme Robotics · Plant rollout is still open";
    assert!(said.contains(open), "{said}");
    let said = user.types("sideline session --kind debrief").refused(1);
    assert!(said.contains("a debrief needs a decided deal"), "{said}");
    assert_eq!(user.types("sideline session acme --kind short").code, 2);
}

/// The question before a session of a team in which nobody coaches.
fn without_a_manager() -> Play {
    let mut play = before().keys("<esc>");
    let people = &mut play.model.books.as_mut().unwrap().change().team.people;
    people.retain(|id, _| id.as_str() != "goran");
    for person in people.values_mut() {
        person.manager = None;
    }
    play.keys("<enter>")
}

#[test]
fn who_coaches_is_asked_where_nobody_knows() {
    let mut play = without_a_manager().keys("2");
    assert!(play.screen().contains("▌Who is the manager?"), "{}", play.screen());
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("! this is needed"), "{}", play.screen());
    let mut play = play.answers(&[("Who is the manager?", "Eva Lund"), (GOAL, "Is it real?")]);
    assert!(play.screen().contains("1 Explore"), "{}", play.screen());
    assert_eq!(session(&play).manager.unwrap().as_str(), "eva");
    assert!(play.file("sideline.toml").contains("name = \"Eva Lund\"\nrole = \"manager\""));
}

#[test]
fn a_rep_who_gets_ready_alone_needs_no_manager() {
    let mut play = without_a_manager().keys("p");
    assert!(play.screen().contains("What do you want from the session?"), "{}", play.screen());
    assert_eq!(session(&play).manager, None);
}
