//! A session that was held before, written down in six parts.

use super::{before, field, minutes};
use crate::support::play::Play;

/// On what was learned, the minutes told.
fn learned() -> Play {
    before().keys("r").answers(&[("How many minutes", "25")])
}

/// The session that is written down so far.
#[track_caller]
fn says(play: &Play, text: &str) {
    let written = minutes(play);
    assert!(written.contains(text), "{text}\n{written}");
}

#[test]
fn it_has_six_parts_and_the_agenda_opens_for_more() {
    let mut play = before().keys("r");
    assert!(play.screen().contains("1 of 6  ▸ Minutes"), "{}", play.screen());
    let screen = play.screen_in((120, 40));
    for part in ["Minutes", "What we learned", "Next call", "Steps", "Asks", "Agree"] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    assert!(!screen.contains("1 Explore"), "{screen}");
    let mut play = play.keys("<esc>");
    assert!(play.screen().contains("1 Explore"), "{}", play.screen());
    let mut play = play.keys("<down><enter>");
    assert_eq!(field(&mut play), "exit.explore.problem-described.status");
    let mut play = play.keys("nn");
    assert_eq!(field(&mut play), "people_news", "what nobody opened is passed");
}

#[test]
fn more_than_twice_the_usual_minutes_are_asked_back_once() {
    let mut play = before().keys("r120<enter>");
    let asked = "120 minutes, where 30 are usual: was it that long?";
    assert!(play.screen().contains(asked), "{}", play.screen());
    let mut play = play.keys("<enter>");
    assert_eq!(field(&mut play), "people_news");
    let mut play = before().keys("r60<enter>");
    assert_eq!(field(&mut play), "people_news", "{}", play.screen());
    let play = before().keys("r120<enter>20<enter>").answers(&[("What did you", "nobody")]);
    says(&play, "minutes = 20");
}

#[test]
fn a_sentence_that_says_who_how_and_when_may_show_an_outcome() {
    let told = "Ilse Karl is new; Dana Fox mailed her redline on 18 nov; Tom thinks about it";
    let mut play = learned().answers(&[("What did you learn", told)]);
    let asked = "Dana Fox (new) · email · Wed 18 Nov: what does it show?";
    assert!(play.screen().contains(asked), "{}", play.screen());
    let mut play = play.keys("1<enter>");
    assert!(field(&mut play).ends_with("sentence"), "asked once: {}", play.screen());
    says(&play, "[exit.align.criteria-written]");
    says(&play, "text = \"Dana Fox mailed her redline on 18 nov\"");
    let mut play = learned().answers(&[("What did you learn", told)]).keys("n<enter>");
    assert!(field(&mut play).ends_with("sentence"), "{}", play.screen());
    assert!(!minutes(&play).contains("[exit."), "{}", minutes(&play));
}

#[test]
fn each_thing_that_was_learned_is_asked_about_by_itself_and_what_it_shows_stays_in_sight() {
    let told = "Met Dana Fox yesterday. Dana Fox mailed on 18 nov that the plan is hers";
    let mut play = learned().answers(&[("What did you learn", told)]);
    assert_eq!(field(&mut play), "shows.1");
    assert!(play.screen().contains("Met Dana Fox yesterday"), "{}", play.screen());
    let mut play = play.keys("1");
    assert_eq!(field(&mut play), "shows.2", "{}", play.screen());
    let screen = play.screen();
    assert!(screen.contains("email · Wed 18 Nov: what does it show?"), "{screen}");
    says(&play, "text = \"Met Dana Fox yesterday\"");
    let mut play = play.keys("1");
    assert!(!field(&mut play).starts_with("shows"), "{}", play.screen());
    says(&play, "text = \"Dana Fox mailed on 18 nov that the plan is hers\"");
    assert_eq!(minutes(&play).matches("[exit.").count(), 4, "{}", minutes(&play));
    // Another answer takes the place of the one before.
    let play = play.keys("<up><up>").tab_to("Dana Fox · meeting").keys("n");
    assert_eq!(minutes(&play).matches("[exit.").count(), 2, "{}", minutes(&play));
}

#[test]
fn call_and_objective_are_one_sentence() {
    let call =
        "on 3 dec, Dana edits the plan by 8 dec; if not, she names its owner; seen by her mail";
    let learned = learned().answers(&[("What did you learn", "spoke to Dana")]).keys("a");
    let play = learned.answers(&[("When is the next", call)]);
    says(&play, "date = 2026-12-03");
    says(&play, "with = [\"dana\"]");
    says(&play, "objective = \"Dana edits the plan\"");
    says(&play, "act_by = 2026-12-08");
    says(&play, "fallback = \"she names its owner\"");
    says(&play, "evidence_wanted = \"her mail\"");
    let mut play = play;
    assert!(field(&mut play).starts_with("action."), "{}", play.screen());
}

#[test]
fn what_the_sentence_lacks_is_asked() {
    let mut play = learned().answers(&[("What did you", "nobody"), ("When is the next", "3 dec")]);
    assert!(field(&mut play).ends_with("with"), "{}", play.screen());
    let mut play = learned().answers(&[("What did you", "nobody")]).keys("Dana edits it<enter>");
    assert!(field(&mut play).ends_with("date"), "{}", play.screen());
    let mut play = learned().answers(&[("What did you", "nobody")]).keys("<enter>");
    assert!(field(&mut play).ends_with("why"), "{}", play.screen());
}
