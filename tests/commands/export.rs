//! Minutes that are handed on.

use insta::assert_snapshot;

use crate::support::binary::User;

#[test]
fn minutes_are_handed_on_as_markdown_and_as_plain_text() {
    let user = User::with_everything();
    assert_snapshot!(user.seen(&[
        "sideline session export q5w8 --with-coaching",
        "sideline session export q5w8 --format text --with-coaching",
    ]));
}

#[test]
fn what_is_said_of_the_rep_is_handed_on_only_when_asked_for() {
    let user = User::with_everything();
    for format in ["md", "text"] {
        let export = |more: &[&str]| {
            let words = ["session", "export", "q5w8", "--format", format];
            user.run(words.iter().chain(more)).printed()
        };
        let (without, with) = (export(&[]), export(&["--with-coaching"]));
        assert!(with.starts_with(without.trim_end()), "{with}");
        assert!(!without.contains("general counsel first"), "{without}");
        assert!(with.contains("general counsel first"), "{with}");
    }
}

#[test]
fn the_same_session_is_handed_on_the_same_on_every_day() {
    let mut user = User::with_examples();
    let before = user.run(["session", "export", "k3v9"]).printed();
    user.now = "2029-12-03T09:00:00+01:00";
    assert_eq!(user.run(["session", "export", "k3v9"]).printed(), before);
    assert!(before.contains("- **Session:** Tue 24 Nov 2026, Ana Ruiz"), "{before}");
}

#[test]
fn a_deal_stands_for_its_latest_session() {
    for command in [["session", "show"], ["session", "export"]] {
        let user = User::with_everything();
        let of = |typed| user.run(command.iter().chain(&[typed]));
        assert_eq!(of("acme").out, of("q5w8").printed());
        assert_eq!(of("acme").err, "The session of Tue 8 Dec: q5w8e2rt.\n");
    }
}

#[test]
fn as_json_it_is_what_is_shown() {
    let user = User::with_everything();
    for more in [&[][..], &["--with-coaching"]] {
        let export = ["session", "export", "q5w8", "--format", "json"];
        let show = ["session", "show", "q5w8", "--json"];
        let export = user.run(export.iter().chain(more)).printed();
        assert_eq!(export, user.run(show.iter().chain(more)).printed());
    }
}

#[test]
fn a_format_that_nobody_knows_is_refused() {
    let user = User::with_examples();
    let said = user.run(["session", "export", "k3v9", "--format", "pdf"]).refused(2);
    assert_eq!(said, "sideline: --format cannot be \"pdf\"\nhint: one of md, text, json\n");
    user.run(["session", "export", "zzzz"]).refused(1);
}
