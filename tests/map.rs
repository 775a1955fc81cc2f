//! The buyer map on the screen: from box to box, and what is changed there
//! stands in the deal's file and can be taken back.

use std::fmt::Write as _;

use insta::assert_snapshot;
use jiff::civil::{Date, date};

use crate::support::acme::session;
use crate::support::play::Play;

const FILE: &str = "deals/acme-robotics-plant-rollout/deal.toml";
/// The day after the deal was made.
const DAY: Date = date(2026, 11, 25);
/// From Today to the map of the deal.
const TO_MAP: &str = "2acme<enter>t";

/// Somebody as the file has them.
fn person(id: &str, name: &str, facts: &str) -> String {
    format!("[person.{id}]\nname = \"{name}\"\n{facts}\n")
}

/// A deal with these people, and whoever looks at its map.
fn on_map(people: &str) -> Play {
    let play = session().keys("<esc><esc>");
    let text = play.file(FILE) + "\n" + people;
    std::fs::write(play.root().join(FILE), text).unwrap();
    play.today(DAY, "ana").keys(TO_MAP)
}

/// Four people: a boss, two below, and one below one of those.
pub(crate) fn four() -> Play {
    on_map(&[
        person(
            "dana-fox",
            "Dana Fox",
            "title = \"CFO\"\nroles = [\"economic-buyer\"]\ninfluence = \"high\"\nstance = \"neutral\"\n\
             coverage = \"brief\"\nlast_contact = 2026-11-18\n",
        ),
        person("ilse", "Ilse Brandt", "influence = \"medium\"\nstance = \"opponent\"\nreports_to = \"dana-fox\"\n"),
        person("tom-ode", "Tom Ode", "influence = \"medium\"\nstance = \"supporter\"\nreports_to = \"dana-fox\"\n"),
        person("vera", "Vera Lang", "reports_to = \"tom-ode\"\n"),
        person("bo", "Bo Li", "left = 2026-11-12\n"),
        "[relation.tom-ode.influences.dana-fox]\nstrength = \"strong\"\n\n\
         [relation.ilse.conflicts-with.tom-ode]\n"
            .to_owned(),
    ]
    .concat())
}

/// One at the top, four below, and the others below those.
fn forty() -> Play {
    let mut text = String::new();
    let stances = ["strong-supporter", "supporter", "neutral", "skeptic", "opponent", "unknown"];
    for nth in 0..40 {
        let boss = if nth <= 4 { 0 } else { (nth - 5) % 4 + 1 };
        let below = if nth == 0 { String::new() } else { format!("reports_to = \"p{boss:02}\"\n") };
        let facts = format!("title = \"Title {nth}\"\nstance = \"{}\"\n{below}", stances[nth % 6]);
        write!(text, "{}", person(&format!("p{nth:02}"), &format!("Person {nth}"), &facts))
            .unwrap();
    }
    on_map(&text)
}

/// The line of the file behind `key = ` in the table of somebody.
fn fact(play: &Play, id: &str, key: &str) -> Option<String> {
    let text = play.file(FILE);
    let (_, table) = text.split_once(&format!("[person.{id}]\n"))?;
    let table = table.split("\n[").next()?;
    let line = table.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")))?;
    Some(line.to_owned())
}

#[test]
fn one_person_and_the_roles_that_nobody_fills() {
    assert_snapshot!(on_map(&person("dana-fox", "Dana Fox", "")).shot());
}

#[test]
fn who_reports_to_whom_is_a_picture() {
    assert_snapshot!(four().keys("<down>").shot());
}

#[test]
fn the_list_shows_the_same_people_and_those_who_left() {
    assert_snapshot!(four().keys("<tab><end>").shot());
}

#[test]
fn the_picture_follows_the_cursor_among_forty() {
    let mut play = forty().keys("<down><pgdn><right>");
    assert_snapshot!(play.shot());
    assert!(
        play.keys("<end>").screen().contains("We have met nobody more than once, that we know of")
    );
}

#[test]
fn the_cursor_is_on_the_same_one_in_picture_and_list() {
    let mut play = four().keys("<down>l");
    assert!(play.screen().contains("▸ Tom Ode"), "{}", play.screen());
    let mut play = play.keys("<down>l");
    assert!(play.screen().contains("┌ Ilse Brandt ─"), "{}", play.screen());
}

#[test]
fn nobody_on_the_map_says_what_to_do() {
    let mut play = on_map("");
    assert!(play.screen().contains("Nobody yet"), "{}", play.screen());
}

#[test]
fn somebody_is_added_into_an_empty_box_with_its_role() {
    let play = on_map("").keys("<enter>");
    assert_snapshot!(play.keys("nadia tazi<enter>").screen());
}

#[test]
fn an_empty_box_is_filled_and_taken_back() {
    let mut play = on_map("").keys("anadia tazi<ctrl-s>");
    assert_eq!(fact(&play, "nadia-tazi", "name").as_deref(), Some("\"Nadia Tazi\""));
    assert_eq!(fact(&play, "nadia-tazi", "roles").as_deref(), Some("[\"user\"]"));
    assert_eq!(fact(&play, "nadia-tazi", "stance"), None, "nobody claimed anything");
    assert!(play.screen().contains("┌ Nadia Tazi ─"), "{}", play.screen());
    let play = play.keys("<ctrl-z>");
    assert_eq!(fact(&play, "nadia-tazi", "name"), None);
}

#[test]
fn what_is_known_of_somebody_is_changed_in_place() {
    let play = four().keys("<down><enter>");
    assert_snapshot!(play.keys("<tab>Head of plant<enter>").screen());
}

#[test]
fn only_what_was_said_is_changed() {
    let play = four().keys("<down><enter><tab>Head of plant<ctrl-s>");
    assert_eq!(fact(&play, "tom-ode", "title").as_deref(), Some("\"Head of plant\""));
    for (key, value) in [("influence", "\"medium\""), ("stance", "\"supporter\"")] {
        assert_eq!(fact(&play, "tom-ode", key).as_deref(), Some(value));
    }
    for key in ["coverage", "roles", "advocate", "last_contact"] {
        assert_eq!(fact(&play, "tom-ode", key), None, "{key}");
    }
    let play = play.keys("u");
    assert_eq!(fact(&play, "tom-ode", "title"), None);
}

#[test]
fn how_somebody_is_reached_goes_where_it_belongs() {
    let play = on_map("").keys("aNadia Tazi, Buyer, +47 22 00 00 00, nadia@norvik.example<ctrl-s>");
    for (key, value) in [
        ("name", "\"Nadia Tazi\""),
        ("title", "\"Buyer\""),
        ("phone", "\"+47 22 00 00 00\""),
        ("mail", "\"nadia@norvik.example\""),
    ] {
        assert_eq!(fact(&play, "nadia-tazi", key).as_deref(), Some(value), "{key}");
    }
    // In its own field, where a wrong one stays with the reason.
    let mut play = four().keys("<down><enter>");
    while !play.screen().contains("▌What is Tom's mail address?") {
        play = play.keys("<tab>");
    }
    play = play.keys("tom@a@b<ctrl-s>");
    assert!(play.screen().contains("\"tom@a@b\" is no mail address"), "{}", play.screen());
    assert!(!play.file(FILE).contains("tom@"));
    let mut play = play.keys("<ctrl-u>tom.ode@acme.example<ctrl-s>");
    assert_eq!(fact(&play, "tom-ode", "mail").as_deref(), Some("\"tom.ode@acme.example\""));
    assert!(play.screen().contains("tom.ode@acme.example"), "{}", play.screen());
}

#[test]
fn help_asks_what_was_seen_and_fills_the_answer_in() {
    let mut play = four().keys("<down><down><enter><tab><tab><tab>hnn");
    assert_snapshot!(play.screen());
    let mut play = play.keys("y");
    assert!(play.screen().contains("So: low influence. Enter goes on."), "{}", play.screen());
    let play = play.keys("<enter><ctrl-s>");
    assert_eq!(fact(&play, "vera", "influence").as_deref(), Some("\"low\""));
}

#[test]
fn whom_they_report_to_is_said_and_a_circle_is_refused() {
    let mut play = four().keys("rvera<enter>");
    let why = "! Vera Lang already reports to Dana Fox, at once or through";
    assert!(play.screen().contains(why), "{}", play.screen());
    let mut play = play.keys("<ctrl-u>nadia tazi");
    assert!(play.screen().contains("= Nadia Tazi (new on the map)"), "{}", play.screen());
    let play = play.keys("<enter>");
    assert_eq!(fact(&play, "dana-fox", "reports_to").as_deref(), Some("\"nadia-tazi\""));
}

#[test]
fn ties_are_added_and_taken_away_and_what_is_known_of_them_stays() {
    let play = four().keys("<down>i, ilse<enter>w");
    let text = play.file(FILE);
    assert!(text.contains("[relation.tom-ode.influences.dana-fox]\nstrength = \"strong\"\n"));
    assert!(text.contains("[relation.tom-ode.influences.ilse]\nstrength = \"weak\"\n"), "{text}");
    let play = play.keys("<home><down><right>c<ctrl-u><enter>");
    assert!(!play.file(FILE).contains("conflicts-with"));
    assert!(play.keys("<ctrl-z>").file(FILE).contains("conflicts-with"));
}

#[test]
fn who_has_left_leaves_the_picture_and_can_be_brought_back() {
    let play = four().keys("x<enter>");
    assert_eq!(fact(&play, "dana-fox", "left").as_deref(), Some("2026-11-25"));
    assert!(play.keys("<end>").screen().contains("Bo Li and Dana Fox have left"));
    let mut play = four().keys("<tab><end>xl<ctrl-u><enter>");
    assert_eq!(fact(&play, "bo", "left"), None);
    assert!(play.screen().contains("Bo Li"));
}

#[test]
fn who_is_named_nowhere_is_taken_out_and_who_is_stays_as_gone() {
    let mut play = four().keys("<tab><end>x");
    assert!(play.screen().contains("Nothing refers to Bo. What happened?"), "{}", play.screen());
    let play = play.keys("x<ctrl-s>");
    assert!(!play.file(FILE).contains("[person.bo]"), "{}", play.file(FILE));
    assert!(play.keys("<ctrl-z>").file(FILE).contains("[person.bo]"));
    let mut play = four().keys("x");
    assert!(play.screen().contains("so Dana stays on the map as gone"), "{}", play.screen());
}

#[test]
fn a_form_about_somebody_outlives_a_crash() {
    let mut play = four().keys("<down><enter><tab>Head of pl").killed().today(DAY, "ana");
    assert!(play.screen().contains("Head of pl"), "{}", play.screen());
    let play = play.keys("ant<ctrl-s>");
    assert_eq!(fact(&play, "tom-ode", "title").as_deref(), Some("\"Head of plant\""));
}
