//! Steps that move, are dropped, and are owed again.

use crate::support::binary::User;
use crate::support::pty::{self, Exit, Pty};

const TEXT: &str = "Send Tom Ode the cost baseline and ask for his own number \
    (Acme Robotics · Plant rollout)";

#[test]
fn a_step_moves_outside_a_session_and_that_is_no_carry() {
    let user = User::with_examples();
    let before = user.text(super::STEP);
    let ran = user.run(["action", "move", "h7k2", "next fri", "--why", "Tom is ill"]);
    assert_eq!(ran.err, "next fri: Fri 11 Dec (2026-12-11)\n");
    assert_eq!(ran.out, format!("Moved: {TEXT}, now due Fri 11 Dec, not Wed 2 Dec.\n"));
    let moved = "[moved.2026-12-03]\nfrom = 2026-12-02\nto = 2026-12-11\nby = \"ana\"\n\
        why = \"Tom is ill\"\n\n[override.a3]";
    let expected = before
        .replace("\ndue = 2026-12-02\ndone_when", "\ndue = 2026-12-11\ndone_when")
        .replace("[override.a3]", moved);
    assert_eq!(user.text(super::STEP), expected);

    user.run(["action", "move", "h7k2", "2026-12-14", "--why", "Still ill"]).printed();
    let text = user.text(super::STEP);
    assert!(text.contains("from = 2026-12-02\nto = 2026-12-14\nby = \"ana\"\nwhy = \"Still ill\""));
    assert_eq!(text.matches("[moved.").count(), before.matches("[moved.").count() + 1, "{text}");
    let shown = user.run(["action", "list", "--json"]).printed();
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let step = &shown["actions"][0];
    assert_eq!((&step["carries"], &step["due"]), (&0.into(), &"2026-12-14".into()), "{step}");
}

#[test]
fn a_step_has_words_and_so_has_every_reason() {
    let user = User::with_examples();
    let before = user.run(["action", "list"]).printed();
    for text in ["by fri", "fri", "next week", "Ana: by fri"] {
        let ran = user.run(["action", "add", "--deal", "acme", text]);
        assert_eq!(ran.code, 1, "{ran}");
        assert!(ran.err.contains("is only the day: what is to be done?"), "{ran}");
    }
    let gate = ["--owner", "goran", "--step-in", "time", "--returns", "fri", "Call Dana"];
    let add = ["action", "add", "--deal", "acme", "--rep-keeps", ""];
    let lines: [&[&str]; 3] = [
        &["action", "done", "h7k2", "--note", ""],
        &["action", "add", "--deal", "acme", "Call Dana", "--done-when", ""],
        &[add.as_slice(), gate.as_slice()].concat(),
    ];
    for line in lines {
        let ran = user.run(line.iter().copied());
        assert_eq!(ran.code, 2, "{line:?}: {ran}");
        assert!(ran.err.contains("needs words after it"), "{ran}");
    }
    assert_eq!(user.run(["action", "list"]).printed(), before);
}

#[test]
fn who_is_nobody_is_said_with_whom_to_write() {
    let user = User::with_examples();
    let refuses = |line: &[&str], said: &str, hint: &str| {
        let ran = user.run(line.iter().copied());
        assert!(ran.code == 1 && ran.err.contains(said) && ran.err.contains(hint), "{ran}");
    };
    let owner = ["action", "add", "Send it", "--deal", "acme", "--owner", ""];
    refuses(&owner, "who will do it?", "hint: --owner PERSON: one of Ana Ruiz, Goran Petrovic");
    let with = ["call", "add", "--deal", "acme", "--date", "fri", "--objective", "x", "--with", ""];
    refuses(&with, "a call needs somebody", "hint: known to this deal: Dana Fox");
    let ask = ["ask", "add", "--deal", "acme", "--kind", "email", "--needed-by", "fri", "--of", ""];
    refuses(&ask, "needs a name", "hint: --of PERSON: one of Ana Ruiz, Goran Petrovic");
    let hand = ["deal", "hand", "acme", "--to", ""];
    refuses(&hand, "nobody in the team is called", "hint: one of Ana Ruiz, Goran Petrovic");
}

#[test]
fn a_step_that_nobody_confirmed_is_neither_late_nor_agreed() {
    let user = User::with_examples();
    user.edit(super::STEP, "status = \"open\"", "status = \"proposed\"");
    let listed = user.run(["action", "list"]).printed();
    assert!(listed.contains("to confirm, by Wed 2 Dec"), "{listed}");
    let overdue = user.run(["action", "list", "--overdue", "--all"]);
    assert!(!overdue.out.contains("h7k2"), "{overdue}");
}

#[test]
fn whoever_is_at_the_keyboard_moved_it() {
    let user = User::with_examples();
    user.put("../config/config.toml", "format = 1\nme = \"goran\"\n");
    user.run(["action", "move", "h7k2", "2026-12-11", "--why", "Tom is ill"]).printed();
    let text = user.text(super::STEP);
    assert!(text.contains("to = 2026-12-11\nby = \"goran\"\n"), "{text}");
}

#[test]
fn a_step_is_dropped_for_a_reason_and_owed_again() {
    let user = User::with_examples();
    let before = user.text(super::STEP);
    let said = user.run(["action", "drop", "h7k2", "--why", "They have it"]).printed();
    assert_eq!(said, format!("Dropped: {TEXT}.\n"));
    let text = user.text(super::STEP);
    assert!(text.contains("status = \"dropped\"\n"), "{text}");
    assert!(text.contains("closed = 2026-12-03\nwhy = \"They have it\"\n"), "{text}");
    let shown = user.run(["action", "show", "h7k2"]).printed();
    assert!(shown.contains("\nWhy           They have it\n"), "{shown}");

    let ran = user.run(["action", "reopen", "h7k2"]);
    assert_eq!(ran.out, format!("Open again: {TEXT}, 1 day late.\n"));
    assert_eq!(ran.err, "Forgotten is why it was dropped: \"They have it\".\n");
    assert_eq!(user.text(super::STEP), before);

    user.run(["action", "done", "h7k2", "--note", "4 million"]).printed();
    let ran = user.run(["action", "reopen", "h7k2"]);
    assert_eq!(ran.err, "Forgotten is what came of it: \"4 million\".\n");
    assert_eq!(user.text(super::STEP), before);
}

#[test]
fn what_cannot_be_is_refused_in_words_and_changes_nothing() {
    #[track_caller]
    fn case(user: &User, code: i32, line: &str, expected: &str) {
        let before = user.text(super::STEP);
        let ran = user.types(&format!("sideline action {line}"));
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{ran}");
        assert!(ran.err.contains(&format!("sideline: {expected}")), "{ran}");
        assert_eq!(user.text(super::STEP), before);
    }
    let user = User::with_examples();
    case(&user, 2, "move h7k2 someday --why x", "\"someday\" is not a day");
    case(&user, 2, "move h7k2 fri", "--why <TEXT> is missing");
    let reason = "for a reason, and none was given\nhint: --why TEXT\n";
    case(&user, 1, "move h7k2 fri --why ' '", &format!("a step is moved {reason}"));
    case(
        &user,
        2,
        "move h7k2 2026-12-01 --why x",
        "\"2026-12-01\": Tue 1 Dec has passed. Write fri",
    );
    case(&user, 1, "move zzzz fri --why x", "there is no action \"zzzz\"");
    case(&user, 2, "drop h7k2", "--why <TEXT> is missing");
    case(&user, 1, "drop h7k2 --why ''", &format!("a step is dropped {reason}"));
    case(
        &user,
        1,
        "reopen h7k2",
        "\"Send Tom Ode the cost baseline and ask for his own number\" is open as it stands\n",
    );
    user.run(["action", "drop", "h7k2", "--why", "They have it"]).printed();
    let dropped = "\"Send Tom Ode the cost baseline and ask for his own number\" is dropped \
        already, since 2026-12-03\nhint: sideline action reopen h7k2p9qd opens it again\n";
    case(&user, 1, "move h7k2 2026-12-11 --why x", dropped);
    case(&user, 1, "drop h7k2 --why x", dropped);
    case(&user, 1, "done h7k2", dropped);
}

#[test]
fn nobody_gives_the_word_of_somebody_else_unsaid() {
    #[track_caller]
    fn case(me: Option<&str>, more: &[&str], expected: Result<&str, &str>) {
        let user = User::with_examples();
        user.edit(super::STEP, "status = \"open\"", "status = \"proposed\"");
        if let Some(me) = me {
            let folder = user.home().join("config");
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("config.toml"), format!("format = 1\nme = \"{me}\"\n"))
                .unwrap();
        }
        let ran = user.run([&["action", "agree", "h7k2"], more].concat());
        match expected {
            Ok(said) => {
                assert!(ran.out.starts_with(said), "{ran}");
                assert!(user.text(super::STEP).contains("status = \"open\""));
            }
            Err(why) => {
                assert_eq!(ran.code, 1, "{ran}");
                assert!(ran.err.contains(why), "{ran}");
            }
        }
    }
    case(Some("ana"), &[], Ok("Agreed: "));
    case(Some("goran"), &["--said-yes"], Ok("Agreed: "));
    case(Some("goran"), &[], Err("waits for the word of Ana, not for yours"));
    case(None, &[], Err("hint: --said-yes, where Ana has said yes to you"));
    case(None, &["--said-yes"], Ok("Agreed: "));
    case(Some("ana"), &["--said-yes"], Err("is yours"));
}

#[test]
fn a_name_before_the_colon_that_nobody_bears_is_said_with_who_owes_it() {
    let user = User::with_examples();
    let add = |text: &str| user.run(["action", "add", text, "--deal", "acme"]);
    let ran = add("Peter Nowak: send the terms by fri");
    assert!(ran.out.contains("Peter Nowak: send the terms (Ana Ruiz, due Fri 4 Dec)"), "{ran}");
    assert!(ran.err.contains("\"Peter Nowak\" stays in the text"), "{ran}");
    assert!(ran.err.contains("Nobody is called so: Ana Ruiz owes it. --owner"), "{ran}");
    let ran = add("Goran: book the room by fri");
    assert!(!ran.err.contains("stays in the text"), "{ran}");
}

#[test]
fn a_session_no_longer_says_that_somebody_confirms_later_once_they_have() {
    let user = User::with_examples();
    let agreed = "[agreed]\nsession = \"k3v9x2m4\"\non = 2026-11-24\ndue = 2026-11-30\n\n";
    user.edit(super::STEP, agreed, "");
    user.edit(super::STEP, "status = \"open\"", "status = \"proposed\"");
    user.edit(super::SESSION, "[agreed.ana]", "[extra.ana]");
    let says = |words: &str| {
        let listed = user.run(["session", "list"]).out;
        let shown = user.run(["session", "show", "k3v9"]).out;
        assert_eq!(listed.contains("Ana confirms later"), words == "(proposed)", "{listed}");
        assert_eq!(listed.contains("agreed in part"), words == "(proposed)", "{listed}");
        let json = user.run(["session", "list", "--json"]).printed();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let expected: &[&str] = if words == "(proposed)" { &["ana"] } else { &[] };
        assert_eq!(json["sessions"][0]["will_confirm"], serde_json::json!(expected), "{json}");
        assert!(shown.contains(words), "{shown}");
        assert_eq!(shown.contains("but for what is proposed"), words == "(proposed)", "{shown}");
    };
    says("(proposed)");
    user.run(["action", "agree", "h7k2", "--said-yes"]).printed();
    says("(confirmed Thu 3 Dec)");
}

#[test]
fn nobody_is_asked_to_bargain() {
    let user = User::with_examples();
    let refused = |text: &str| {
        let add = ["action", "add", text, "--deal", "acme", "--due", "fri", "--owner", "goran"];
        user.run(add).refused(1)
    };
    let said = refused("call Dana about the plan");
    assert!(said.contains("\"sideline ask add --help\" says how"), "{said}");
    let said = refused("negotiate the price with Dana");
    assert!(said.contains("--inside") && !said.contains("ask add"), "{said}");
}

#[test]
fn a_stretch_that_has_begun_is_a_day_and_no_more_is_known() {
    let user = User::with_examples();
    let ran = user.types("sideline action done h7k2 --on 'last week'");
    assert_eq!(ran.err, "last week: about Sun 29 Nov (2026-11-29)\n");
}

#[test]
fn what_is_late_is_taken_as_done_today_and_that_is_said() {
    let user = User::with_examples();
    let done = |on: &str| user.types(&format!("sideline action done h7k2 {on}"));
    assert!(done("--on 2026-12-04").refused(2).contains("is still to come"));
    assert!(done("--on 2026-11-01").refused(1).contains("it was not done before"));
    let ran = done("").printed();
    let said = "It was due Wed 2 Dec, and is taken as done today. Another day: sideline action \
        reopen h7k2p9qd, then action done h7k2p9qd --on DATE";
    assert_eq!(ran, format!("Done: {TEXT}.\n{said}\n"));
    assert!(user.text(super::STEP).contains("closed = 2026-12-03"));
    user.types("sideline action reopen h7k2p9qd").printed();
    assert_eq!(done("--on 2026-12-02").printed(), format!("Done: {TEXT}.\n"));
    assert!(user.text(super::STEP).contains("closed = 2026-12-02"));
}

#[test]
fn at_a_terminal_the_day_of_what_is_late_is_asked() {
    let user = User::with_examples();
    let command = pty::Command::new(env!("CARGO_BIN_EXE_sideline"))
        .args(["action", "done", "h7k2"])
        .folder(user.workspace())
        .env("HOME", user.home())
        .env("SIDELINE_CONFIG_DIR", user.home().join("config"))
        .env("SIDELINE_STATE_DIR", user.home().join("state"))
        .env("SIDELINE_NOW", user.now);
    let pty = Pty::spawn(command, 24, 100);
    pty.wait_for("Done on which day? Enter alone: today");
    pty.type_text("1 nov\r");
    pty.wait_for("It was written down on Tue 24 Nov");
    pty.type_text("yesterday\r");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    assert!(user.text(super::STEP).contains("closed = 2026-12-02"));
}

#[test]
fn a_side_that_the_owner_is_not_on_is_refused() {
    let user = User::with_examples();
    let add = ["action", "add", "Dana: send the list by fri", "--deal", "acme", "--side", "ours"];
    let said = user.run(add).refused(2);
    assert!(said.contains("Dana Fox is on the buyer's side"), "{said}");
    assert!(said.contains("hint: leave --side out, or say who of ours owes it"), "{said}");
}
