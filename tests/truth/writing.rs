//! From the last word to the file nothing that is typed is lost.

use jiff::civil::date;
use sideline::domain::session::SessionState;

use crate::support::acme::before_agreement;

#[test]
fn what_is_typed_while_a_session_is_written_opens_as_a_step() {
    let mut play = before_agreement().on_a_slow_disk().keys("yy").keys("<ctrl-t>Send Tom the plan");
    let screen = play.screen();
    assert!(screen.contains("The session is being written"), "{screen}");
    assert_eq!(play.session().state, SessionState::Agreed);
    assert_eq!(play.session().actions.len(), 2, "it takes nothing any more");
    let drafts: Vec<String> =
        play.drafts().iter().map(|log| std::fs::read_to_string(log).unwrap()).collect();
    let last = "\"text\":\"Send Tom the plan\"";
    assert!(drafts.iter().any(|log| log.contains(last)), "{drafts:#?}");
    let mut play = play.written();
    assert!(play.screen().contains("Send Tom the plan"), "{}", play.screen());
    let steps = play.names("deals/acme-robotics-plant-rollout/actions").len();
    let play = play.keys("<enter><enter><enter><enter>");
    let after = play.names("deals/acme-robotics-plant-rollout/actions").len();
    assert_eq!(after, steps + 1, "and is one by Enter");
}

#[test]
fn what_was_typed_is_there_after_a_power_cut_as_well() {
    let play = before_agreement().on_a_slow_disk().keys("yy").keys("Send Tom the plan");
    let mut play = play.today(date(2026, 11, 24), "ana");
    assert!(play.screen().contains("Send Tom the plan"), "{}", play.screen());
}

#[test]
fn what_comes_in_one_go_while_a_session_is_written_is_kept_as_well() {
    let play = before_agreement().on_a_slow_disk().keys("yy").paste("Send Tom\nthe plan");
    let mut play = play.written();
    assert!(play.screen().contains("Send Tom the plan"), "{}", play.screen());
}

#[test]
fn the_last_word_waits_for_the_end_of_its_sentence() {
    let mut play =
        before_agreement().keys("y").at_pace("yes but wait", std::time::Duration::from_millis(150));
    assert!(play.session().agreed.len() == 1, "{}", play.screen());
    assert!(play.screen().contains("Typed: \"yes but wait\""), "{}", play.screen());
    let mut play = play.keys("<esc>y");
    assert!(play.screen().contains("✓ Goran agreed"), "{}", play.screen());
}
