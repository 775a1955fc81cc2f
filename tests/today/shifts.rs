//! What the letters of the table do to a thing of the week, by keys: another day,
//! none at all, told anew, opened again.

use crate::deals::page::on;
use crate::support::play::Play;

use super::week::week;

const ACME: &str = "deals/acme-robotics-plant-rollout";
const CALL: &str = "calls/a7b9c3d5.toml";

/// The file of the week below the deal of Acme, where the keys were pressed on the
/// line of those words.
#[track_caller]
fn after(me: &str, words: &str, keys: &str, file: &str) -> (Play, String) {
    let play = on(week(me), words).keys(keys);
    let text = play.file(&format!("{ACME}/{file}"));
    (play, text)
}

#[track_caller]
fn has(text: &str, facts: &[&str]) {
    for fact in facts {
        assert!(text.contains(fact), "{fact}: {text}");
    }
}

#[test]
fn a_call_moves_with_its_time_and_says_why() {
    let keys = "mfri at 10:00<enter>Dana is ill<enter>";
    let (play, call) = after("ana", "Dana Fox, Tom Ode", keys, CALL);
    has(&call, &["date = 2026-12-18", "time = 10:00", "[history.2026-12-15.date]"]);
    has(&call, &["from = 2026-12-15\nto = 2026-12-18\nby = \"ana\"\nwhy = \"Dana is ill\""]);
    assert!(play.keys("<ctrl-z>").file(&format!("{ACME}/{CALL}")).contains("date = 2026-12-15"));
}

#[test]
fn a_call_that_is_off_says_by_whom_and_is_planned_again() {
    let (_, call) = after("ana", "Dana Fox, Tom Ode", "xt<enter>", CALL);
    has(&call, &["status = \"planned\""]);
    let (play, call) = after("ana", "Dana Fox, Tom Ode", "xtDana is ill<enter>", CALL);
    has(&call, &["status = \"cancelled\"", "moved_by = \"buyer\"", "why = \"Dana is ill\""]);
    let play = on(play.keys("2").keys("acme<enter>"), "Tue 15 Dec at 16:30").keys("ofri<enter>");
    let call = play.file(&format!("{ACME}/{CALL}"));
    has(&call, &["status = \"planned\"", "date = 2026-12-18"]);
    assert!(!call.contains("moved_by"), "{call}");
}

#[test]
fn what_came_of_a_call_is_said_again() {
    let (play, call) = after("ana", "Dana Fox, Tom Ode", "dn11", CALL);
    has(&call, &["status = \"held\"", "outcome = \"continuation\""]);
    let mut play = on(play.keys("2").keys("acme<enter>"), "Tue 15 Dec at 16:30").keys("e");
    assert!(play.screen().contains("▸ n  good talk, nothing agreed"), "{}", play.screen());
    play = play.keys("o<ctrl-s>");
    has(&play.file(&format!("{ACME}/{CALL}")), &["status = \"held\"", "outcome = \"order\""]);
}

#[test]
fn a_call_that_lies_ahead_was_held_earlier_or_is_not_told_of() {
    let mut play = on(week("ana"), "Mia Holm").keys("d");
    assert!(play.screen().contains("It is on Fri 18 Dec. Was it held earlier?"));
    play = play.keys("n");
    assert!(!play.screen().contains("What came of it?"), "{}", play.screen());
    let mut play = on(play, "Mia Holm").keys("dy");
    assert!(play.screen().contains("What came of it?"), "{}", play.screen());
}

#[test]
fn what_was_late_is_done_on_the_day_that_is_said() {
    let step = "actions/a3b5c7d9.toml";
    let (_, done) = after("ana", "Ask Tom who signs", "dTom does<enter>fri<enter>", step);
    has(&done, &["status = \"done\"", "closed = 2026-12-11", "result = \"Tom does\""]);
    let (_, done) = after("ana", "Ask Tom who signs", "dTom does<ctrl-s>", step);
    has(&done, &["closed = 2026-12-15"]);
    let (mut play, open) = after("ana", "Ask Tom who signs", "dHe does<enter>18 dec<enter>", step);
    has(&open, &["status = \"open\""]);
    assert!(play.screen().contains("Fri 18 Dec is still to come"), "{}", play.screen());
}

#[test]
fn they_did_it_says_who_and_how_and_when() {
    let mut play = on(week("ana"), "His own number").keys("d");
    assert!(play.screen().contains("They did it: who, how, and on which day?"));
    play = play.keys("Tom sent his number on Friday");
    assert!(play.screen().contains("= Tom Ode · "), "{}", play.screen());
}

#[test]
fn what_they_did_is_stated_by_nobody_but_who_tells_it_whole() {
    #[track_caller]
    fn case(keys: &str, said: &str) {
        let mut play = on(week("ana"), "His own number").keys("d").keys(keys);
        assert!(play.screen().contains(said), "{keys}: {}", play.screen());
        let files = play.names(&format!("{ACME}/actions")).into_iter();
        let mut texts = files.map(|file| play.file(&format!("{ACME}/actions/{file}")));
        let step = texts.find(|text| text.contains("His own number")).unwrap();
        assert!(step.contains("status = \"open\""), "{keys}: {step}");
    }
    case("<enter>", "say what they did, how you know, and when");
    case("we sent it to them<ctrl-s>", "that is what we did");
    case("Tom will mail it next week<ctrl-s>", "not done yet");
    case("Tom mailed it<enter><ctrl-s>", "on which day was that?");
    case("Tom did it yesterday<enter><ctrl-s>", "How do you know?");
    let keys = "dTom did it yesterday<enter>5";
    let play = on(week("ana"), "His own number").keys(keys);
    let files = play.names(&format!("{ACME}/actions")).into_iter();
    let mut texts = files.map(|file| play.file(&format!("{ACME}/actions/{file}")));
    let step = texts.find(|text| text.contains("His own number")).unwrap();
    has(&step, &["status = \"done\"", "closed = 2026-12-14", "Tom did it yesterday (call)"]);
}

#[test]
fn the_next_session_has_a_day_and_no_time() {
    let keys = "mfri at 10:00<enter>";
    let mut play = on(week("ana"), "Acme Robotics, with Goran").keys(keys);
    assert!(play.screen().contains("a day, no time"), "{}", play.screen());
    assert!(!play.screen().contains("4 dec at"), "{}", play.screen());
}

#[test]
fn the_next_session_moves_and_is_called_off_with_a_reason() {
    let deal = "deal.toml";
    let (mut play, same) = after("ana", "Acme Robotics, with Goran", "mthu<enter><enter>", deal);
    assert!(!same.contains("[history"), "{same}");
    assert!(play.screen().contains("say why"), "{}", play.screen());
    let keys = "mthu<enter>Goran is away<enter>";
    let (mut play, moved) = after("ana", "Acme Robotics, with Goran", keys, deal);
    has(&moved, &["[history.2026-12-15.session]", "to = 2026-12-17", "why = \"Goran is away\""]);
    assert!(!play.screen().contains("1 day late │\n│    step"), "{}", play.screen());
    let keys = "xNo need by now<enter>";
    let (_, off) = after("ana", "Acme Robotics, with Goran", keys, deal);
    has(&off, &["[history.2026-12-15.session]", "why = \"No need by now\""]);
    assert!(!off.contains("\nto ="), "{off}");
}

#[test]
fn a_promise_moves_and_is_not_to_be_after_all() {
    let ask = "asks/n3b5c7d9.toml";
    let norvik = |play: &Play| play.file(&format!("deals/norvik-line-three/{ask}"));
    let play = on(week("goran"), "The name of the CFO").keys("mfri<enter>Kari is ill<enter>");
    has(&norvik(&play), &["needed_by = 2026-12-18"]);
    let play = on(week("goran"), "The name of the CFO").keys("xThey have one<enter>");
    has(&norvik(&play), &["status = \"declined\"", "reply = \"They have one\""]);
}

#[test]
fn my_own_ask_is_changed_in_its_words_and_its_day() {
    let play = on(week("ana").keys("2").keys("acme<enter>"), "Call Jan Berg");
    let mut play = play.keys("e");
    assert!(play.screen().contains("Call Jan Berg"), "{}", play.screen());
    play = play.answers(&[("What do you think yourself?", "He knows them best")]);
    play = play.until("By when do you need it?").keys("<ctrl-u>mon<enter>");
    has(&play.file(&format!("{ACME}/asks/a9b3c5d7.toml")), &["needed_by = 2026-12-21"]);
}

#[test]
fn a_step_in_is_back_with_what_is_done_alone_next_time_or_later() {
    let words = "stepped in on Fri 11 Dec";
    let mut asked = on(week("goran"), words).keys("m");
    let step = "Call Dana about the layoffs";
    assert!(asked.screen().contains("It is not back with Ana yet"), "{}", asked.screen());
    assert!(asked.screen().contains(step), "{}", asked.screen());
    assert!(!asked.screen().contains("Why?"), "{}", asked.screen());
    let (_, back) = after("goran", words, "<enter>Ana calls first<enter>", "actions/a6b8c2d4.toml");
    has(&back, &["back_on = 2026-12-15", "next_time = \"Ana calls first\""]);
    let (_, later) = after("goran", words, "mfri<enter>", "actions/a6b8c2d4.toml");
    has(&later, &["returns = 2026-12-18"]);
    assert!(!later.contains("back_on"), "{later}");
}
