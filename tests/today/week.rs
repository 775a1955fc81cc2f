//! A week that was worked out by hand, in which every kind has a row: what waits
//! for whom on Tuesday 15 December at half past two, line by line and drawn.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use jiff::civil::{Date, date};
use sideline::pages::today::{Section, today};

use crate::support::play::Play;

/// The files of the week, each below its path.
const WEEK: &str = include_str!("week.txt");
const TUESDAY: Date = date(2026, 12, 15);

/// The files of the week: each one's path, and what is in it.
pub(crate) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = WEEK.split("== ").skip(1).map(|file| file.split_once('\n').unwrap());
    files.map(|(path, text)| (path, text.trim_start()))
}

/// What waits for that person.
pub(crate) fn week(me: &str) -> Play {
    let play = Play::first_start();
    for (path, text) in files() {
        let path = play.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let play = play.today(TUESDAY, me);
    if me.is_empty() { play.keys("0") } else { play }
}

fn sections(me: &str) -> Vec<Section> {
    let play = week(me);
    today(play.model.books.as_ref().unwrap(), &play.model.now.wall)
}

/// Each line: what it is, of whom and about what, and its day.
fn lines(me: &str) -> Vec<String> {
    let lines = |section: Section| {
        let rows = section.rows.into_iter();
        let rows =
            rows.map(|row| format!("  {}  {}  {}", row.kind.word(), row.with_account(), row.when));
        std::iter::once(section.title.to_owned()).chain(rows.collect::<Vec<_>>())
    };
    sections(me).into_iter().flat_map(lines).collect()
}

#[test]
fn a_manager_sees_these() {
    let expected = [
        "Today and tomorrow",
        "  session  Ben: Hafen Nord  open since yesterday",
        "  session  Ben: Beta Foods  today",
        "  call  Ana: Dana Fox, Tom Ode, and you  16:30 today",
        "  session  Ana: Norvik  tomorrow",
        "Late",
        "  session  Ana: Acme Robotics  1 day late",
        "  step  Ana: Ask Tom who signs above 250k  6 days late",
        "  promise  for Ana: The name of the CFO  5 days late",
        "  step  Ben: Send them the fines report  4 days late",
        "  step  Ben: Hand the crane over to service  3 days late",
        "  step  Ana: Send Dana the plan  1 day late",
        "Waits for your word",
        "  back?  Acme Robotics: you stepped in on Fri 11 Dec  since yesterday",
        "  held?  Ana: Greg Pollard, and you  Fri 11 Dec",
        "  ask  Ana: Opinion: Call Jan Berg  needed by Thu 17 Dec",
        "  waits  Ben: 2 steps to confirm  since Tue 1 Dec",
        "  waits  Ana: 1 step to confirm  since Mon 7 Dec",
        "Next 7 days",
        "  call  Ben: Mia Lund, and you  10:00 Fri 18 Dec",
        "  promise  Read Ben's plan  Mon 21 Dec",
        "Deals to look at",
        "  deal  Cleo: Gamma Clinics  close date passed, 10 Dec",
        "  deal  Ana: Lumen Water  close date passed, 11 Dec",
        "  deal  Ana: Orbit Labs  no next step",
        "  rep  Cleo Marsh  no session yet",
        "Files to put right: sideline doctor says how",
        "  file  A step of Acme Robotics · Plant rollout  empty or torn",
    ];
    assert_eq!(lines("goran"), expected);
}

#[test]
fn a_rep_sees_these() {
    let expected = [
        "Today and tomorrow",
        "  call  Dana Fox, Tom Ode  16:30 today",
        "  session  Norvik, with Goran  tomorrow",
        "Late",
        "  session  Acme Robotics, with Goran  1 day late",
        "  step  Ask Tom who signs above 250k  6 days late",
        "  theirs  Tom Ode: His own number  2 days late",
        "  step  Send Dana the plan  1 day late",
        "Waits for your word",
        "  confirm  Ask their legal for a reviewer  by Fri 18 Dec",
        "  back?  Acme Robotics: Goran stepped in on Fri 11 Dec  since yesterday",
        "  held?  Greg Pollard  Fri 11 Dec",
        "  offer  Orbit Labs: Goran asks: could I help?  since yesterday",
        "  answer  Opinion: The name of the CFO  accepted Tue 8 Dec",
        "Next 7 days",
        "  step  Book the plant visit  Thu 17 Dec",
        "  call  Mia Holm  Fri 18 Dec",
        "Deals to look at",
        "  deal  Lumen Water  close date passed, 11 Dec",
        "Files to put right: sideline doctor says how",
        "  file  A step of Acme Robotics · Plant rollout  empty or torn",
    ];
    assert_eq!(lines("ana"), expected);
}

#[test]
fn who_only_looks_sees_these() {
    let expected = [
        "Today and tomorrow",
        "  session  Ben: Hafen Nord  open since yesterday",
        "  session  Ben: Beta Foods  today",
        "  call  Ana: Dana Fox, Tom Ode  16:30 today",
        "  session  Ana: Norvik  tomorrow",
        "Late",
        "  session  Ana: Acme Robotics  1 day late",
        "  step  Ana: Ask Tom who signs above 250k  6 days late",
        "  promise  for Ana: The name of the CFO  5 days late",
        "  step  Ben: Send them the fines report  4 days late",
        "  step  Ben: Hand the crane over to service  3 days late",
        "  theirs  Tom Ode: His own number  2 days late",
        "  step  Ana: Send Dana the plan  1 day late",
        "Waits for a word",
        "  held?  Ana: Greg Pollard  Fri 11 Dec",
        "Deals to look at",
        "  deal  Cleo: Gamma Clinics  close date passed, 10 Dec",
        "  deal  Ana: Lumen Water  close date passed, 11 Dec",
        "  deal  Ana: Orbit Labs  no next step",
        "Files to put right: sideline doctor says how",
        "  file  A step of Acme Robotics · Plant rollout  empty or torn",
    ];
    assert_eq!(lines(""), expected);
}

#[test]
fn every_kind_has_a_row() {
    let rows = ["goran", "ana", ""].into_iter().flat_map(sections).flat_map(|it| it.rows);
    let kinds: BTreeSet<&str> = rows.map(|row| row.kind.word()).collect();
    let all = [
        "answer", "ask", "back?", "call", "confirm", "deal", "file", "held?", "offer", "promise",
        "rep", "session", "step", "theirs", "waits",
    ];
    assert_eq!(Vec::from_iter(kinds), all);
}

#[test]
fn drawn_for_a_manager() {
    let mut play = week("goran");
    assert_snapshot!("week_manager", play.shot());
    assert_snapshot!("week_manager_120x36", play.screen_in((120, 36)));
    assert_snapshot!("week_manager_60x16", play.screen_in((60, 16)));
}

#[test]
fn drawn_for_a_rep_and_who_only_looks() {
    assert_snapshot!("week_rep", week("ana").shot());
    assert_snapshot!("week_looker", week("").shot());
}

#[test]
fn a_window_of_thirty_rows_shows_six_of_a_group() {
    #[track_caller]
    fn case(rows: u16, folded: &[&str]) {
        let screen = week("goran").screen_in((80, rows));
        let more: Vec<&str> = screen.lines().filter(|line| line.contains("… ")).collect();
        let more = more.iter().map(|line| line.trim_matches(['│', ' ']));
        let more: Vec<&str> = more.filter(|line| line.starts_with('…')).collect();
        assert_eq!(more, folded, "{rows}");
    }
    case(29, &["… 3 more", "… 2 more"]);
    case(30, &[]);
}

#[test]
fn a_line_too_many_is_told_at_the_edge() {
    #[track_caller]
    fn case(rows: u16, expected: Option<&str>) {
        let screen = week("ana").screen_in((80, rows));
        let edge = screen.lines().find_map(|line| line.split('▾').nth(1));
        let told = edge.map(|told| told.trim_matches(['─', '┘', ' ']));
        assert_eq!(told, expected, "{rows}");
    }
    // What cannot be read is told in two rows.
    case(27, None);
    case(26, Some("1 more below"));
}
