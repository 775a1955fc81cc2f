//! `sideline today`: the groups of the screen, all that is in them.

use insta::assert_snapshot;

use crate::support::binary::User;
use crate::today::week::files;

/// Somebody in the week that was worked out by hand.
fn week() -> User {
    let mut user = User::new();
    user.now = "2026-12-15T14:30:00+01:00";
    for (path, text) in files() {
        user.put(path, text);
    }
    user
}

#[test]
fn the_groups_of_the_screen_are_printed_unfolded() {
    for (name, line) in [
        ("today_manager", "today --for goran"),
        ("today_rep", "today --for Ana"),
        ("today", "today"),
    ] {
        // The file that cannot be read is told at the end, as everywhere.
        let ran = week().run(line.split(' '));
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert_snapshot!(name, ran.out);
    }
}

#[test]
fn as_json_each_line_has_its_day() {
    let ran = week().run("today --for ana --json".split(' '));
    assert_snapshot!("json_today", ran.out);
    let shape: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(shape["for"], "ana");
    let ran = week().run("today --json".split(' '));
    let shape: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(shape["for"], serde_json::Value::Null);
}

#[test]
fn where_nothing_waits_it_is_said_with_what_comes_next() {
    let user = User::new();
    user.run(["init"]);
    let ran = user.run(["today"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "Nothing waits for you today.\n");
}

#[test]
fn somebody_whom_the_team_does_not_know_is_refused() {
    let said = week().run("today --for ines".split(' '));
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("ines"), "{}", said.err);
}
