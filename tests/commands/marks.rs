//! Nothing that somebody wrote or typed steers the terminal it is read in.

use crate::support::binary::{Ran, User};

/// Colours, a window title, a bell, another way to start a sequence, and a
/// turned direction.
const NASTY: &str = "\u{1b}[31mred\u{1b}]0;title\u{7}\u{9b}1m\u{202e}\r\u{7f}";

/// Checks that nothing of it came through.
#[track_caller]
fn is_harmless(ran: &Ran) {
    let both = format!("{}{}", ran.out, ran.err);
    let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!both.contains(steers), "{both:?}");
}

/// A workspace in which everything that has a name is named like that.
fn user() -> User {
    let user = User::with_examples();
    let escaped = "\\u001B[31mred\\u001B]0;title\\u0007\\u009B1m\\u202E\\r\\u007F";
    for (file, names) in [
        ("sideline.toml", &["Ana Ruiz", "Goran Petrovic"][..]),
        (super::STEP, &["Send Tom Ode the cost baseline and ask for his own number"]),
        (super::DEAL, &["Acme Robotics", "Plant rollout", "Dana Fox", "Her redline of our"]),
        (
            super::SESSION,
            &["Is the January date real?", "Nobody named yet", "14 January", "Buyer walked us"],
        ),
    ] {
        for name in names {
            user.edit(file, name, &format!("{name}{escaped}"));
        }
    }
    user
}

#[test]
fn names_and_texts_are_printed_with_marks() {
    let user = user();
    for line in [
        "deal list",
        "deal show acme",
        "action list",
        "action show h7k2",
        "session list",
        "call list",
        "call show m4x8",
        "deal map acme",
        "action move h7k2 2026-12-11 --why x",
        "action drop h7k2 --why x",
        "action reopen h7k2",
        "call outcome m4x8 --nothing",
        "deal edit acme --stage prove --why x",
        "action done h7k2",
        "action add Call --deal acme --owner ana",
    ] {
        let ran = user.run(line.split(' '));
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
        is_harmless(&ran);
        assert!(ran.out.contains("␛[31mred␛]0;title␇�1m�␍␡"), "{line}: {}", ran.out);
    }
}

#[test]
fn minutes_are_handed_on_with_marks() {
    let user = user();
    for format in ["md", "text"] {
        let ran = user.run(["session", "export", "k3v9", "--format", format]);
        assert_eq!(ran.code, 0, "{ran}");
        is_harmless(&ran);
        assert!(ran.out.contains("31mred␛") && ran.out.contains("0;title␇�1m�"), "{ran}");
    }
}

#[test]
fn json_says_the_same_text_with_escapes() {
    let user = user();
    for line in ["action list", "deal list", "deal show acme", "session list", "session show k3v9"]
    {
        let ran = user.run(line.split(' ').chain(["--json"]));
        is_harmless(&ran);
        assert!(ran.out.contains("\\u001b[31mred\\u001b]0;title\\u0007\\u009b1m\\u202e"), "{line}");
        assert!(serde_json::from_str::<serde_json::Value>(&ran.out).is_ok(), "{line}");
    }
}

#[test]
fn what_was_typed_is_told_with_marks() {
    let user = user();
    let title = format!("Line{NASTY}");
    for words in [
        &[NASTY][..],
        &["deal", NASTY],
        &["deal", "list", NASTY],
        &["deal", "list", &format!("--{NASTY}")],
        &["deal", "show", NASTY],
        &["session", NASTY],
        &["session", "show", NASTY],
        &["process", "show", NASTY],
        &["process", "check", NASTY],
        &["action", "done", NASTY],
        &["action", "move", "h7k2", NASTY, "--why", NASTY],
        &["action", "drop", "h7k2", "--why", NASTY],
        &["action", "reopen", "h7k2"],
        &["session", "export", NASTY],
        &["call", "add", "--deal=acme", "--date=fri", "--with=dana", "--objective", NASTY],
        &["call", "add", "--deal=acme", "--date=fri", "--with", NASTY, "--objective=x"],
        &["call", "outcome", "m4x8", "--ordered", "--role", NASTY],
        &["call", "outcome", "m4x8", "--act", NASTY, "--by=fri"],
        &["deal", "edit", "acme", "--name", NASTY, "--close=fri", "--why", NASTY],
        &["deal", "edit", "acme", "--process", NASTY],
        &["deal", "close", "acme", "--lost", "--reason", NASTY],
        &["completions", NASTY],
        &["action", "list", "--owner", NASTY],
        &["action", "list", "--due-by", NASTY],
        &["action", "list", "--status", NASTY],
        &["action", "add", NASTY, "--deal", "acme", "--side", NASTY],
        &["action", "add", NASTY, "--deal", "acme", "--side", "buyer", "--owner", NASTY],
        &["action", "add", NASTY, "--deal", "acme", "--criterion", NASTY],
        &["action", "add", NASTY, "--deal", "acme"],
        &["team", "add", NASTY, "--role", NASTY],
        &["team", "add", NASTY, "--role", "rep", "--manager", NASTY],
        &["team", "add", NASTY, "--role", "rep"],
        &["deal", "add", &title, "--account", "Beta", "--owner", "ana", "--amount", NASTY],
        &["deal", "add", &title, "--account", "Beta", "--owner", "ana", "--stage", NASTY],
        &["deal", "add", &title, "--account", "Beta", "--owner", "ana", "--process", NASTY],
        &["deal", "add", &title, "--account", "Beta", "--owner", &format!("Ilse {NASTY}")],
        &["-w", NASTY, "deal", "add", &title, "--account", "Beta", "--owner", "ana"],
        &["init", NASTY],
    ] {
        is_harmless(&user.run(words));
    }
}

#[test]
fn a_line_of_its_own_cannot_be_typed_into_an_answer() {
    let user = User::with_examples();
    let said = user.run(["deal", "show", "x\nhint: rm everything"]).refused(1);
    assert_eq!(said.lines().count(), 2, "{said}");
    let ran = user.run(["deal", "add", "two\nlines", "--account", "Beta", "--owner", "ana"]);
    assert_eq!(ran.printed(), "Added Beta · two lines (beta-two-lines).\n");
    assert_eq!(user.run(["deal", "list"]).printed().lines().count(), 2);
}

#[test]
fn a_file_or_folder_named_like_that_is_told_with_marks() {
    let user = User::with_examples();
    user.put(&format!("deals/{NASTY}/deal.toml"), "format = 1");
    user.put(&super::STEP.replace("h7k2p9qd", NASTY), "format = 1");
    user.put(&format!("process-templates/{NASTY}.toml"), NASTY);
    for line in ["deal list", "deal list --json", "process list", "process list --json"] {
        let ran = user.run(line.split(' '));
        is_harmless(&ran);
        assert!(ran.to_string().contains("31mred"), "{line}: {ran}");
    }
}

#[test]
fn maps_are_handed_on_with_marks() {
    let user = user();
    for format in ["mermaid", "dot"] {
        let ran = user.run(["deal", "map", "acme", "--format", format]);
        assert_eq!(ran.code, 0, "{ran}");
        is_harmless(&ran);
    }
}
