//! How much a session asks: half an hour stays half an hour.

use jiff::civil::date;

use super::before;
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
