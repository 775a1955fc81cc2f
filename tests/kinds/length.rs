//! How much a session asks: half an hour stays half an hour.

use jiff::civil::date;

use super::before;
use crate::support::acme::new_deal;
use crate::support::play::Play;

/// Talks a session through to its end; what it asked.
#[track_caller]
fn asked(play: Play) -> (Play, usize) {
    let (mut play, fields) = play.talk(|_| {});
    let screen = play.screen();
    assert!(screen.contains("✓ Ana agreed"), "{screen}");
    (play, fields)
}

#[test]
fn a_session_asks_less_than_the_one_before() {
    let (play, first) = asked(before().keys("2"));
    let (play, second) = asked(play.again(date(2026, 12, 8)).keys("<enter>2"));
    let (_, quick) = asked(play.again(date(2026, 12, 9)).keys("<enter>1"));
    println!("first {first}, second {second}, quick {quick}");
    assert!(first <= 42, "{first} fields in the first session");
    assert!(second <= 30, "{second} fields in the second: a step done, one carried, a call told");
    assert!(quick <= 12, "{quick} fields in a quick one with nothing overdue");
}

#[test]
fn a_quick_session_alone_asks_at_most_twelve_fields() {
    let (_, quick) = asked(before().keys("1"));
    assert!(quick <= 12, "{quick}");
}

#[test]
fn a_full_session_asks_more_and_still_ends() {
    let (_, standard) = asked(before().keys("2"));
    let (_, full) = asked(before().keys("3"));
    assert!(full > standard, "{full} and {standard}");
}

#[test]
fn what_was_held_before_is_written_down_in_ten_fields() {
    let (_, fields) = asked(before().keys("r"));
    println!("afterwards {fields}");
    assert!(fields <= 10, "{fields}");
}

/// What only the program has seen: who is missing, what is weak, how large it is.
const COMPUTED: [&str; 3] = ["who would it be?", "What we see", "What we don't know yet"];

#[test]
fn something_that_the_program_has_seen_stands_there_by_the_twelfth_field() {
    for stage in ["1", "3", "6"] {
        let (mut fields, mut first) = (0, None);
        new_deal(Play::first_start(), stage).keys("2").talk(|play| {
            fields += usize::from(play.is_counted());
            let screen = play.screen_in((120, 40));
            let is_seen = COMPUTED.iter().any(|words| screen.contains(words));
            first = first.or(is_seen.then_some(fields));
        });
        println!("stage {stage}: field {first:?} of {fields}");
        assert!(first.is_some_and(|at| at <= 12), "stage {stage}: {first:?}");
    }
}
