//! The pictures in the README and its guides are the program's own.
//!
//! Each stands in a block below a line `<!-- picture: NAME -->`. To take them
//! all anew: `UPDATE_README=1 cargo test the_pictures`.

use std::path::Path;

use crate::support::answers::Answer;
use crate::support::binary::User;
use crate::support::play::Play;

/// How the line above a picture begins.
const MARK: &str = "<!-- picture: ";
/// Columns that a page shows without a bar to scroll with.
const WIDEST: usize = 100;

/// What the rep of the deal of the tour says in a session on it.
const BEGUN: &[Answer<'_>] = &[
    ("What do you want from this half hour?", "I want a date from Hedda"),
    ("What have you asked your champion", "She asked Hedda, and she did"),
    ("Which criterion helps a rival most?", "The start date: only we can keep it"),
];
/// Something the buyer has done, and what shows it.
const SHOWN: &str = "ykari mail yesterday";
/// The next call, up to what is settled for.
const CALL: &[Answer<'_>] = &[
    ("Does this call stand?", "t"),
    ("When is the next call?", "8 dec"),
    ("Who from their side?", "hedda"),
    ("What will Hedda agree to?", "changing the dates in it"),
];
/// How it is seen, two steps, and all that follows until both agree.
const AGREED: &[Answer<'_>] = &[
    ("How will we see it?", "a mail"),
    ("Does Margit come along?", "n"),
    ("Rehearse it now?", "n"),
    ("What is the first step?", "Ask Ole for a day by fri"),
    ("Another step?", "Margit: tell our lawyer about the plan by mon"),
    ("Not worked today", "3"),
    ("read your steps aloud", "y"),
    ("read yours", "y"),
];

/// The session of the tour, while evidence is typed.
pub(crate) fn in_session() -> Play {
    let play = Play::demo().keys("2<esc>2nordlys<enter>");
    let play = play.keys("<enter>").answers(&BEGUN[..1]).wait(33).until("Opinion").keys("<pgdn>");
    let play = play.wait(60).answers(&BEGUN[1..]).until("Buyer walked us through decision steps");
    play.keys(SHOWN)
}

/// What each picture shows, one after the other in one sitting.
fn pictures() -> [(&'static str, String); 9] {
    let mut play = Play::demo().keys("2<esc>");
    let today = play.screen_in((100, 22));
    let mut play = play.keys("2nordlys<enter>");
    let page = play.screen_in((100, 28));
    let mut play = in_session();
    let session = play.screen_in((100, 32));
    let mut play =
        play.keys("<enter><f9>").wait(38).answers(CALL).until("And if not").keys("the start date");
    let call = play.screen_in((100, 20));
    // As high as it is without the name of its file, another one each time.
    let summary = play.keys("<enter>").wait(60).answers(AGREED).screen_in((100, 19));
    [
        ("session", session),
        ("next call", call),
        ("summary", summary),
        ("today", today),
        ("deal page", page),
        ("actions", actions()),
        ("deal", deal()),
        ("map", map()),
        ("preview", crate::processes::broken().screen_in((100, 20))),
    ]
}

/// What a rep of the sample data owes.
fn actions() -> String {
    crate::actions::ines().screen_in((100, 26))
}

/// What a command prints about a deal of the sample data.
fn printed(command: &str, deal: &str) -> String {
    let mut user = User::new();
    user.now = "2026-11-24T14:30:00+01:00";
    user.run(["demo", "--dir", "example"]);
    user.run(["-w", "example", "deal", command, deal]).printed()
}

/// Who is who at the deal of the tour, before its session.
fn map() -> String {
    printed("map", "nordlys")
}

/// The end of what is printed about a deal: what to do about it.
fn deal() -> String {
    let page = printed("show", "aurora");
    let (_, end) = page.split_once("\nTo look at\n").unwrap();
    format!("To look at\n{end}")
}

/// A page before, in and after the block of a picture.
fn parted<'a>(readme: &'a str, name: &str) -> (&'a str, &'a str, &'a str) {
    let mark = format!("{MARK}{name} -->\n```text\n");
    let (before, rest) = readme.split_once(&mark).unwrap_or_else(|| panic!("no {name}"));
    let start = before.len() + mark.len();
    let end = if rest.starts_with("```") { 0 } else { rest.find("\n```").unwrap() + 1 };
    (&readme[..start], &rest[..end], &rest[end..])
}

fn without_blanks_at_the_end(screen: &str) -> String {
    let lines: Vec<&str> = screen.trim_end().lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

#[test]
fn the_pictures_are_the_programs_own() {
    let pictures = pictures();
    let marks = super::PAGES.iter().map(|(_, page)| page.matches(MARK).count());
    assert_eq!(marks.sum::<usize>(), pictures.len());
    for (name, screen) in pictures {
        let taken = without_blanks_at_the_end(&screen);
        assert!(taken.lines().all(|line| line.chars().count() <= WIDEST), "{name}:\n{taken}");
        let holds = |page: &str| page.contains(&format!("{MARK}{name} -->"));
        let (file, _) = super::PAGES.iter().find(|(_, page)| holds(page)).unwrap();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let page = std::fs::read_to_string(&file).unwrap();
        let (before, shown, after) = parted(&page, name);
        if std::env::var_os("UPDATE_README").is_some() {
            std::fs::write(file, [before, &taken, after].concat()).unwrap();
        } else {
            assert_eq!(shown, taken, "{name}");
        }
    }
}
