//! The tour of the README, walked with the keys that stand there.

use jiff::civil::{Date, date};
use sideline::app::key::Key;

use crate::support::play::Play;

/// The windows it is walked in.
const WINDOWS: [(u16, u16); 2] = [(120, 36), (80, 24)];

/// The lines of the tour: what is pressed and typed, what is seen.
fn lines() -> Vec<(String, String)> {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let (_, tour) = readme.split_once("\n## A five-minute tour\n").unwrap();
    let rows = tour.lines().skip_while(|line| !line.starts_with("| ---")).skip(1);
    let rows =
        rows.map_while(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    rows.map(|(keys, seen)| (keys.to_owned(), seen.to_owned())).collect()
}

/// What stands between two marks of that kind.
fn between<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).step_by(2)
}

/// A key by its name, anything else letter by letter.
fn typed(text: &str) -> String {
    match text.parse::<Key>() {
        Ok(_) if text.chars().count() > 1 => format!("<{text}>"),
        _ => text.to_owned(),
    }
}

/// What is on the screen, or was said on leaving, without frames and breaks.
fn seen(play: &mut Play, window: (u16, u16)) -> String {
    let screen = play.screen_in(window).replace(['│', '▌'], " ");
    let said = play.left.clone().unwrap_or_default();
    let words: Vec<&str> = screen.split_whitespace().chain(said.split_whitespace()).collect();
    words.join(" ")
}

/// Walks the tour on that day.
#[track_caller]
fn walk(day: Date) {
    let mut play = Play::demo_on(day);
    for (keys, promised) in lines() {
        let keys: String = between(&keys, "`").map(typed).collect();
        play = play.keys(&keys);
        for window in WINDOWS {
            let seen = seen(&mut play, window);
            for words in between(&promised, "**") {
                let screen = play.screen_in(window);
                assert!(seen.contains(words), "{day}, after {keys}: {words:?} is not in\n{screen}");
            }
        }
    }
}

#[test]
fn the_tour_is_as_it_says_on_any_day() {
    // A Tuesday, a Sunday, and the first day of a year, a Friday.
    walk(date(2026, 11, 24));
    walk(date(2026, 11, 29));
    walk(date(2027, 1, 1));
}

#[test]
fn every_line_of_the_tour_promises_something_and_all_but_the_first_press_something() {
    let lines = lines();
    assert!(lines.len() > 15, "{lines:#?}");
    assert!(lines.iter().all(|(_, seen)| between(seen, "**").next().is_some()), "{lines:#?}");
    assert!(
        lines.iter().skip(1).all(|(keys, _)| between(keys, "`").next().is_some()),
        "{lines:#?}"
    );
}
