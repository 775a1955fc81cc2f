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
fn a_first_session_asks_at_most_sixty_one_fields_and_the_next_one_fewer() {
    let (play, first) = asked(before().keys("2"));
    let (play, second) = asked(play.again(date(2026, 12, 8)).keys("<enter>2"));
    let (_, quick) = asked(play.again(date(2026, 12, 15)).keys("<enter>1"));
    println!("first {first}, second {second}, quick {quick}");
    assert!(first <= 61, "{first} fields in the first session");
    assert!(second <= 46, "{second} fields in the second");
    assert!(quick <= 14, "{quick} fields in a quick one");
}

#[test]
fn a_quick_session_alone_asks_at_most_fourteen_fields() {
    let (_, quick) = asked(before().keys("1"));
    assert!(quick <= 14, "{quick}");
}

#[test]
fn a_full_session_asks_more_and_still_ends() {
    let (_, standard) = asked(before().keys("2"));
    let (_, full) = asked(before().keys("3"));
    assert!(full > standard, "{full} and {standard}");
}
