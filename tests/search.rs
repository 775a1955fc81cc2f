//! Search by keys: words lead to what was written down, and Esc comes back.

use insta::assert_snapshot;
use jiff::civil::{Date, date};

use crate::support::acme;
use crate::support::play::Play;

/// Two days after the session, a Thursday.
const THURSDAY: Date = date(2026, 11, 26);

/// Today, after a session that both agreed to.
fn agreed() -> Play {
    acme::agreed().today(THURSDAY, "ana")
}

#[test]
fn words_find_people_steps_calls_and_what_was_said() {
    assert_snapshot!(agreed().keys("/dana").shot());
}

#[test]
fn the_list_says_what_to_do_where_nothing_was_found() {
    let screen = agreed().keys("/nobody wrote this").screen();
    assert!(screen.contains("Nothing that was written down has all these words."), "{screen}");
}

#[test]
fn one_key_searches_from_the_list_of_deals_as_well() {
    let screen = agreed().keys("2<f3>dana").screen();
    assert!(screen.contains("Type some words of it"), "{screen}");
    assert!(screen.contains("Dana"), "{screen}");
}

#[test]
fn esc_comes_back_to_where_one_was() {
    let mut play = agreed();
    let before = play.screen();
    assert_eq!(play.keys("/dana<esc>").screen(), before);
}

#[test]
fn letters_act_on_a_find_once_the_cursor_went_down_to_it() {
    let mut play = agreed().keys("/cost baseline<down>");
    let screen = play.screen();
    assert!(screen.contains(" enter open  d done  m move  2 deals"), "{screen}");
    play = play.keys("d");
    assert!(play.screen().contains("What came of it?"), "{}", play.screen());
    play = play.keys("Tom named his number<enter>");
    let screen = play.screen_in((120, 24));
    assert!(screen.contains("o open again") && screen.contains("cost baseline"), "{screen}");
    play = play.keys("a");
    assert!(play.screen().contains("A closed step has nothing to agree to."), "{}", play.screen());
    // What was done is taken back, and not what was typed.
    let screen = play.keys("<ctrl-z>").screen_in((120, 24));
    assert!(screen.contains("d done") && screen.contains("cost baseline"), "{screen}");
}

#[test]
fn from_the_finds_one_comes_back_to_the_words() {
    for back in ["/", "<up><up>", "<esc>", "<backspace>"] {
        let mut play = agreed().keys("/dana<down>").keys(back).keys("x");
        assert!(play.screen().contains("danax"), "{back}: {}", play.screen());
    }
}
