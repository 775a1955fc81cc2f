//! Two windows on one session: one writes, the other looks on until it may.

use jiff::civil::date;

use crate::support::acme::{BEHIND, GOAL, session};
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";

/// The rep has just said what they want.
fn begun() -> Play {
    session().answers(&[(GOAL, "Is the date real?")])
}

/// Another window on the same deal.
fn second(first: &Play) -> Play {
    first.beside(date(2026, 11, 24)).keys("<enter>")
}

fn minutes(play: &Play) -> String {
    let name = play.names(&format!("{DEAL}/sessions")).remove(0);
    play.file(&format!("{DEAL}/sessions/{name}"))
}

#[test]
fn a_session_is_written_in_one_window_and_looked_at_in_the_other() {
    let first = begun();
    let before = minutes(&first);
    let mut second = second(&first);
    insta::assert_snapshot!(second.screen());
    second = second.keys("x");
    let why = "Nothing was changed: another window has this session open";
    assert!(second.screen().contains(why), "{}", second.screen());
    assert!(!second.screen().contains("Is the date real?x"), "{}", second.screen());
    for keys in ["<enter>", "<ctrl-u>", "<ctrl-z>", "<ctrl-t>", "<ctrl-n>", "<f9>", "<esc>e", "x"] {
        second = second.keys(keys).wait(1);
        assert!(second.screen().contains("Nothing was changed"), "{keys}: {}", second.screen());
    }
    // Going about changes nothing and is allowed; nor does leaving.
    second = second.keys("<down><enter><pgdn><tab><esc><esc>");
    assert!(second.screen().contains("Which deal"), "{}", second.screen());
    assert_eq!(minutes(&first), before);
}

#[test]
fn a_window_that_looks_on_goes_on_where_the_other_one_stopped() {
    let first = begun();
    let second = second(&first);
    let first = first.keys("<shift-tab><end> At all?<enter>").answers(&BEHIND[1..]);
    let first = first.until("Walk me through their decision").keys("Board on 14 Jan");
    let mut second = second.wait(1);
    assert!(second.screen().contains("here you can only look"), "{}", second.screen());
    drop(first);
    second = second.wait(1);
    let screen = second.screen();
    assert!(!screen.contains("here you can only look"), "{screen}");
    assert!(screen.contains("It was closed in the other window"), "{screen}");
    assert!(screen.contains("Board on 14 Jan"), "{screen}");
    second = second.keys(" decides<enter>");
    assert!(minutes(&second).contains("Board on 14 Jan decides"), "{}", minutes(&second));
    assert!(minutes(&second).contains("Is the date real? At all?"), "{}", minutes(&second));
}

#[test]
fn a_session_that_was_closed_in_the_other_window_is_not_opened_again() {
    let first = begun();
    let second = second(&first);
    let first = first.keys("<esc>eDana was ill<enter>");
    let ended = minutes(&first);
    assert!(ended.contains("state = \"ended\""), "{ended}");
    drop(first);
    let mut second = second.wait(1);
    assert!(second.screen().contains("This session was closed in another window"));
    assert!(second.screen().contains("Which deal"), "{}", second.screen());
    assert_eq!(minutes(&second), ended);
    assert!(second.drafts().is_empty(), "no log is left behind");
}

#[test]
fn what_others_changed_is_seen_when_one_comes_back_to_the_deals() {
    let first = begun().keys("<esc><esc>");
    let name = format!("{DEAL}/deal.toml");
    let text = first.file(&name).replace("Plant rollout", "Second plant");
    std::fs::write(first.root().join(&name), text).unwrap();
    let mut first = first.keys("<esc><esc>2");
    assert!(first.screen().contains("Acme Robotics · Sec"), "{}", first.screen());
}

#[test]
fn what_others_changed_is_shown_at_the_first_key_after_a_while() {
    let mut play = Play::demo().keys("2nordlys<enter>");
    let deal = play.names("deals").into_iter().find(|name| name.starts_with("nordlys")).unwrap();
    let file = play.root().join(format!("deals/{deal}/deal.toml"));
    let before = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, before.replace("\nname = \"", "\nname = \"New: ")).unwrap();
    play = play.keys("j");
    assert!(!play.screen().contains("New: "), "{}", play.screen());
    let mut play = play.wait(5).keys("j");
    assert!(play.screen().contains("New: "), "{}", play.screen());
}
