//! Lists and what is shown of one thing, as people read them.

use insta::assert_snapshot;

use unicode_width::UnicodeWidthStr;

use crate::support::binary::User;
use crate::support::pty::{Command, Exit, Pty};

/// What a line prints on a terminal of so many columns, ids put in place.
fn on_a_terminal(user: &User, line: &str, columns: u16) -> Vec<String> {
    let command = Command::new(env!("CARGO_BIN_EXE_sideline"))
        .args(line.split(' '))
        .env("HOME", user.home())
        .env("SIDELINE_CONFIG_DIR", user.home().join("config"))
        .env("SIDELINE_STATE_DIR", user.home().join("state"))
        .env("SIDELINE_NOW", user.now)
        .folder(user.workspace());
    let pty = Pty::spawn(command, 50, columns);
    assert_eq!(pty.wait_exit(), Exit::Code(0), "{line}");
    pty.raw().lines().map(|line| line.trim_end_matches('\r').to_owned()).collect()
}

#[test]
fn no_row_is_longer_than_the_terminal() {
    let user = User::with_everything();
    let long = "The long question of whether all of this can be said in the end ".repeat(3);
    let add = ["deal", "add", &long, "--account", &long, "--owner", "ana", "--close", "31 jan"];
    assert_eq!(user.run(add).code, 0);
    let step = ["action", "add", &long, "--deal", "the", "--due", "fri", "--owner", "ana"];
    assert_eq!(user.run(step).code, 0);
    let mut seen = Vec::new();
    for line in [
        "action list --all",
        "ask list --all",
        "call list",
        "deal list",
        "session list",
        "team list",
        "process list",
        "today --for ana",
    ] {
        for columns in [40, 60, 80, 120] {
            let lines = on_a_terminal(&user, line, columns);
            let longest = lines.iter().map(|line| line.width()).max().unwrap();
            assert!(longest <= usize::from(columns), "{line} at {columns}:\n{}", lines.join("\n"));
            if columns == 80 {
                seen.push(format!("$ sideline {line}\n{}", lines.join("\n")));
            }
        }
    }
    assert_snapshot!(seen.join("\n\n"));
    // Where there is no room beside the day, what is to be done stands below.
    let narrow = on_a_terminal(&user, "today --for ana", 40);
    let at = narrow.iter().position(|line| line.ends_with("h7k2")).unwrap();
    assert_eq!(narrow[at + 1], "    Send Tom Ode the cost baseline and …");
    // Whole where that is wanted, and the same at any width where nobody reads it.
    let whole = on_a_terminal(&user, "action list --wide", 40).join("\n");
    assert!(whole.contains(long.trim_end()), "{whole}");
    let piped = user.run(["action", "list"]).printed();
    assert!(!piped.starts_with("due"), "{piped}");
}

#[test]
fn lists_and_shows_read_well() {
    let user = User::with_examples();
    for (name, lines) in [
        ("actions", &["sideline action list", "sideline action show h7k2"][..]),
        ("deals", &["sideline deal list", "sideline deal show acme"]),
        ("sessions", &["sideline session list", "sideline session show k3v9"]),
        ("processes", &["sideline process list", "sideline process show simple"]),
    ] {
        assert_snapshot!(name, user.seen(lines));
    }
}

#[test]
fn nothing_is_printed_where_there_is_nothing() {
    let user = User::new();
    user.run(["init"]);
    for list in ["action list", "call list", "deal list", "session list"] {
        assert_eq!(user.run(list.split(' ')).out, "", "{list}");
    }
    let user = User::with_examples();
    user.run(["action", "done", "h7k2"]);
    assert_eq!(user.run(["action", "list"]).out, "");
}

#[test]
fn the_plural_of_a_noun_works_too() {
    let user = User::with_examples();
    for (one, several) in [
        ("action list", "actions list"),
        ("deal show acme", "deals show acme"),
        ("call list", "calls list"),
        ("session list", "sessions list"),
        ("process list", "processes list"),
    ] {
        let [one, several] = [one, several].map(|line| user.run(line.split(' ')).printed());
        assert!(!one.is_empty());
        assert_eq!(one, several);
    }
}

#[test]
fn the_latest_come_first() {
    let user = User::with_examples();
    let then = "SIDELINE_NOW=2026-12-01T09:00:00+01:00 sideline";
    user.types(&format!("{then} action add Late --deal acme --due today"));
    for (text, due) in [("Second", "in 1 week"), ("First", "today")] {
        user.run(["action", "add", text, "--deal", "acme", "--due", due]);
    }
    user.run(["action", "done", "h7k2"]);
    let printed = user.run(["action", "list", "--all"]).printed();
    let when: Vec<&str> = printed.lines().map(|line| line.split("  ").nth(1).unwrap()).collect();
    assert_eq!(when, ["2 days late", "due today", "due Thu 10 Dec", "done"], "{printed}");
}

#[test]
fn only_the_steps_that_are_asked_for_are_listed() {
    #[track_caller]
    fn case(user: &User, filter: &str, expected: &[&str]) {
        let printed = user.types(&format!("sideline action list --json {filter}")).out;
        let printed: serde_json::Value = serde_json::from_str(&printed).unwrap();
        let steps = printed["actions"].as_array().unwrap();
        let mut texts: Vec<&str> =
            steps.iter().map(|step| step["text"].as_str().unwrap()).collect();
        texts.sort_unstable();
        assert_eq!(texts, expected, "{filter}");
    }
    let user = User::with_examples();
    user.edit(super::STEP, "Send Tom Ode the cost baseline and ask for his own number", "Send it");
    user.types("sideline deal add Line --account Beta --owner goran");
    user.types("sideline action add 'Ask Lena' --deal beta --due 2026-12-20");
    user.types("sideline action add Decide --deal acme --side buyer --owner dana --due today");
    std::fs::create_dir(user.home().join("config")).unwrap();
    std::fs::write(user.home().join("config/config.toml"), "format = 1\nme = \"ana\"\n").unwrap();
    case(&user, "", &["Ask Lena", "Decide", "Send it"]);
    case(&user, "--mine", &["Send it"]);
    case(&user, "--owner goran", &["Ask Lena"]);
    case(&user, "--deal beta", &["Ask Lena"]);
    case(&user, "--overdue", &["Send it"]);
    case(&user, "--due-by 'in 1 week'", &["Decide", "Send it"]);
    case(&user, "--deal acme --overdue --owner goran", &[]);
    user.types("sideline action done h7k2");
    case(&user, "", &["Ask Lena", "Decide"]);
    case(&user, "--status done", &["Send it"]);
    case(&user, "--all", &["Ask Lena", "Decide", "Send it"]);
}

#[test]
fn minutes_say_what_was_left_out_and_why() {
    let user = User::with_examples();
    user.edit(super::SESSION, "[left_out]\n", "[left_out]\nopen = \"Ana was late\"\n");
    let printed = user.run(["session", "show", "k3v9"]).printed();
    for said in ["31 minutes, 8 of 9 parts", "Open: Ana was late", "Buyer map: Nobody new since"] {
        assert!(printed.contains(said), "{printed}");
    }
    let printed = user.run(["session", "show", "k3v9", "--json"]).printed();
    let printed: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let step = &printed["session"]["steps"][0];
    assert_eq!((&step["id"], &step["standing"]), (&"open".into(), &"left-out".into()));
    assert_eq!(step["why"], "Ana was late");
}

#[test]
fn minutes_tell_all_that_was_said_and_of_the_rep_only_when_asked() {
    let user = User::with_everything();
    assert_snapshot!("minutes", user.seen(&["sideline session show q5w8 --with-coaching"]));
    let printed = user.run(["session", "show", "q5w8"]).printed();
    let whole = user.run(["session", "show", "q5w8", "--with-coaching"]).printed();
    assert_eq!(whole.split("\nCoaching\n").next(), Some(printed.as_str()));
    assert!(!printed.contains("general counsel first"), "{printed}");
}

#[test]
fn minutes_of_a_session_without_an_agreement_say_why() {
    let user = User::with_examples();
    let ended = "state = \"ended\"\nended_why = \"The fire alarm\"";
    user.edit(super::SESSION, "state = \"agreed\"", ended);
    let printed = user.run(["session", "show", "k3v9"]).printed();
    let expected = "Session: Tue 24 Nov 2026, Ana Ruiz and Goran Petrovic: ended without an agreement\n\
                    Why: The fire alarm\n";
    assert!(printed.contains(expected), "{printed}");
}

#[test]
fn columns_line_up_whatever_stands_in_them() {
    let user = User::with_examples();
    user.run(["deal", "add", "山田 👍🏽", "--account", "Zoë & Söhne", "--owner", "ana"]);
    let printed = user.run(["deal", "list"]).printed();
    let column = |line: &str| {
        let before = line.split("Ana Ruiz").next().unwrap().to_owned();
        unicode_width::UnicodeWidthStr::width(before.as_str())
    };
    let columns: Vec<usize> = printed.lines().map(column).collect();
    assert_eq!(columns, [columns[0]; 2], "{printed}");
}
