//! A day that may be several is chosen from, in a session and in a dialog; Enter
//! alone chooses nothing, and Esc goes back to what was typed.

use super::ground::{day, ground, in_new_session, in_session, new_record, on_page, text, types};
use crate::support::acme::before_agreement;
use crate::support::play::Play;

/// At the question for the day of a step that may be due on two.
fn in_a_session() -> Play {
    let play =
        in_session(ground("", &[])).keys("<esc><end><enter>").tab_to("What is the first step?");
    types(play, "Send the plan by 12/4").keys("<enter><enter>")
}

fn in_a_dialog() -> Play {
    types(on_page(ground("", &[])).keys("<ctrl-t>"), "Send the plan by 12/4")
        .keys("<enter><enter><enter>")
}

#[test]
fn the_days_that_a_text_may_be_are_chosen_from() {
    for mut play in [in_a_session(), in_a_dialog()] {
        let screen = play.screen();
        assert!(screen.contains("Which day is \"12/4\"?"), "{screen}");
        for choice in ["1  Fri 4 Dec", "2  Mon 12 Apr", "k  keep these words in the text"] {
            assert!(screen.contains(choice), "{screen}");
        }
        let mut play = play.keys("<enter>");
        assert!(play.screen().contains("2  Mon 12 Apr"), "nothing is marked: {}", play.screen());
        assert!(play.screen().contains("press 1, 2 or k."), "{}", play.screen());
        let mut play = play.keys("<esc>");
        assert!(play.screen().contains("12/4"), "{}", play.screen());
        assert!(!play.screen().contains("2  Mon 12 Apr"), "{}", play.screen());
    }
}

#[test]
fn enter_gives_nobodys_word_and_says_which_keys_do() {
    let mut play = before_agreement();
    let before = play.session().clone();
    play = play.keys("<enter>");
    assert!(play.screen().contains("Nothing is chosen yet: press y, w or n."), "{}", play.screen());
    assert_eq!(play.session().agreed, before.agreed);
    let mut play = play.keys("y");
    assert!(!play.screen().contains("Nothing is chosen yet"), "{}", play.screen());
    assert_eq!(play.session().agreed.len(), 1);
}

#[test]
fn the_day_that_was_chosen_takes_the_place_of_its_words() {
    let step = |play: &Play| in_new_session(play.root(), "action").unwrap();
    let of = |key: &str| step(&in_a_session().keys(key));
    assert_eq!((text(&of("2"), "text"), &*day(&of("2"), "due")), ("Send the plan", "Mon 12 Apr"));
    let kept = of("k");
    assert_eq!((text(&kept, "text"), &*day(&kept, "due")), ("Send the plan by 12/4", "Tue 1 Dec"));
    let play = in_a_dialog().keys("1<ctrl-s>");
    let made = new_record(play.root(), "actions").unwrap();
    assert_eq!((text(&made, "text"), &*day(&made, "due")), ("Send the plan", "Fri 4 Dec"));
}

#[test]
fn a_name_that_is_spelt_almost_so_is_chosen_from() {
    let asked = || {
        let play = in_session(ground("", &[])).keys("<esc><end><pgup>");
        types(play.tab_to("When is the next call?"), "3 dec").keys("<enter>dnaa, Ruth Low<enter>")
    };
    let mut play = asked();
    for choice in ["1  Dana Fox, Ruth Low", "2  dnaa (new), Ruth Low"] {
        assert!(play.screen().contains(choice), "{}", play.screen());
    }
    let with = |key: &str| {
        let play = asked().keys(key);
        let calls = play.session().calls.values();
        calls.flat_map(|call| &call.with).map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(with("1"), ["dana-fox", "ruth-low"]);
    assert_eq!(with("2"), ["dnaa", "ruth-low"]);
}
