//! Sessions that are still open since another day.

use jiff::civil::date;

use super::{AGREED, before, field, minutes, walked};
use crate::support::acme::wanted;
use crate::support::play::Play;

fn left() -> Play {
    wanted("Is it real?").again(date(2026, 11, 30)).keys("<enter>")
}

#[test]
fn a_draft_of_another_day_is_finished() {
    let mut play = left();
    assert!(play.screen().contains("Unfinished session of Tue 24 Nov"), "{}", play.screen());
    play = play.keys("<enter>");
    assert!(field(&mut play).starts_with("exit.explore."), "{}", field(&mut play));
    let (play, _) = walked(play, &AGREED);
    assert!(minutes(&play).contains("state = \"agreed\""), "{}", minutes(&play));
}

#[test]
fn a_draft_of_another_day_is_ended_as_it_stands() {
    let mut play = left().keys("e");
    assert!(play.screen().contains("Nothing is agreed: why?"), "{}", play.screen());
    play = play.keys("Dana was ill<enter>");
    assert!(play.screen().contains("ended without an agreement"), "{}", play.screen());
    let minutes = minutes(&play);
    assert!(minutes.contains("state = \"ended\"\nended_why = \"Dana was ill\""), "{minutes}");
    assert!(minutes.contains("goal = \"Is it real?\""), "{minutes}");
}

#[test]
fn esc_leaves_a_draft_of_another_day_as_it_is() {
    let play = left().keys("<esc>");
    assert!(minutes(&play).contains("state = \"draft\""));
    let mut play = play.keys("<enter>e<esc>");
    assert!(field(&mut play).starts_with("exit.explore."), "back in the walk: {}", play.screen());
}

#[test]
fn a_prep_of_another_day_is_asked_about_and_kept_as_it_stands() {
    let mut play = before()
        .keys("p")
        .answers(&[("What do you want", "Is it real?")])
        .again(date(2026, 11, 30));
    assert!(play.screen().contains("prep 24 Nov"), "{}", play.screen());
    play = play.keys("<enter>");
    assert!(play.screen().contains("Ana goes on preparing alone"), "{}", play.screen());
    play = play.keys("p");
    let asks = "What Ana began to prepare on Tue 24 Nov is unfinished";
    assert!(play.screen().contains(asks), "{}", play.screen());
    let mut play = play.keys("e<enter>");
    assert!(play.screen().contains("Kept."), "{}", play.screen());
    assert!(minutes(&play).contains("state = \"ended\""), "{}", minutes(&play));
}
