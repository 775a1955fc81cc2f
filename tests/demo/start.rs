//! From the first start to the sample data, and back to the first start.

use insta::assert_snapshot;

use crate::support::play::Play;

#[test]
fn the_second_choice_is_marked_before_it_is_taken() {
    let mut play = Play::first_start().keys("<down>");
    assert_snapshot!(play.screen());
    assert!(play.keys("<enter>").screen().contains("Margit's week"));
}

#[test]
fn its_number_takes_it_at_once_and_the_sample_data_says_what_it_is() {
    assert_snapshot!(Play::first_start().keys("2").screen());
}

#[test]
fn a_number_that_chooses_nothing_changes_nothing() {
    let mut play = Play::first_start();
    let before = play.screen();
    assert_eq!(play.keys("3x").screen(), before);
}

#[test]
fn up_goes_back_to_a_session() {
    let screen = Play::first_start().keys("<down><up><enter>").screen();
    assert!(screen.contains("Who is the customer?"), "{screen}");
}

#[test]
fn every_screen_of_the_sample_data_is_marked_as_such() {
    let mut play = Play::demo();
    for keys in ["w", "<esc>", "2", "<ctrl-n>", "<esc>", "<enter>", "<enter>", "<f1>"] {
        play = play.keys(keys);
        for (columns, rows) in [(120, 36), (80, 24), (60, 20)] {
            let screen = play.screen_in((columns, rows));
            assert!(screen.starts_with(" sideline · sample data "), "{keys}:\n{screen}");
        }
    }
}

#[test]
fn leaving_a_session_on_sample_data_says_that_all_of_it_is_gone() {
    let play = Play::demo().keys("<enter><enter>A date<enter><ctrl-q>");
    let said = "The sample data is gone. To begin with your own deals: sideline";
    assert_eq!(play.left.as_deref(), Some(said));
}
