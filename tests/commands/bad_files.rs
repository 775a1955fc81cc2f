//! Files that cannot be read: told with their place, never written to, and all
//! others still there.

use std::os::unix::fs::symlink;
use std::process::Command;

use crate::support::binary::User;

/// A broken step beside the good one.
const BROKEN: &str = "deals/acme-robotics-plant-rollout/actions/b2k7m3pd.toml";

/// A step like the example, with its own id.
fn step(user: &User) -> String {
    user.text(super::STEP).replace("h7k2p9qd", "b2k7m3pd")
}

/// What is told of the broken step, behind its name; everything else works.
#[track_caller]
fn told(user: &User) -> String {
    let ran = user.run(["action", "list"]);
    assert_eq!(ran.code, 3, "{ran}");
    assert!(ran.out.starts_with("h7k2  1 day late"), "{ran}");
    let [sentence, told, hint] = ran.err.lines().collect::<Vec<_>>()[..] else { panic!("{ran}") };
    assert_eq!(sentence, "sideline: 1 file cannot be read; what stands in all others is here");
    assert!(hint.starts_with("hint: put it right"), "{ran}");

    let json = user.run(["action", "list", "--json"]);
    assert_eq!((json.code, json.err), (3, ran.err.clone()));
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["actions"].as_array().unwrap().len(), 1);
    let unread = &json["unread"][0];
    assert_eq!(unread["file"], BROKEN);
    let place = match (unread["line"].as_u64(), unread["column"].as_u64()) {
        (Some(line), Some(column)) => format!(":{line}:{column}"),
        _ => String::new(),
    };
    let told = told.trim_start().strip_prefix(BROKEN).unwrap();
    assert_eq!(told, format!("{place}: {}", unread["message"].as_str().unwrap()));
    told.to_owned()
}

#[test]
fn a_broken_record_is_told_with_its_place_and_left_alone() {
    #[track_caller]
    fn case(bytes: impl AsRef<[u8]>, expected: &str) {
        let user = User::with_examples();
        user.put(BROKEN, bytes.as_ref());
        assert_eq!(told(&user), expected);
        let said = user.run(["action", "done", "b2k7"]).refused(1);
        let expected = format!(
            "sideline: the action \"b2k7\" cannot be read\n  {BROKEN}{expected}\n\
             hint: put the file right in an editor, then try again\n"
        );
        assert_eq!(said, expected);
        assert_eq!(user.bytes(BROKEN), bytes.as_ref());
    }
    let good = step(&User::with_examples());
    let text = good.as_str();
    case(text.replace("id = \"b2k7m3pd\"", "id = 7"), ":2:6: id is 7, not a text in quotes");
    case(
        text.replace("owner = \"ana\"", "owner = ana"),
        ":4:9: ana needs quotes, as every text does",
    );
}

#[test]
fn what_is_no_text_at_all_is_told() {
    #[track_caller]
    fn case(bytes: impl AsRef<[u8]>, expected: &str) {
        let user = User::with_examples();
        user.put(BROKEN, bytes.as_ref());
        assert_eq!(told(&user), expected);
        assert_eq!(user.bytes(BROKEN), bytes.as_ref());
    }
    let text = step(&User::with_examples());
    let utf_16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    case("", ": empty: what it held is lost, or was never written");
    case([0; 512], ": empty: what it held is lost, or was never written");
    case(text.replace("Tom Ode", "Tom\0Ode"), ":3:17: a zero byte: part of the file is lost");
    case(utf_16, ": not UTF-8 but UTF-16: save it as UTF-8 text");
    case([text.as_bytes(), b"# \xff"].concat(), ":29:3: not UTF-8: save it as UTF-8 text");
    case(
        format!("{text}#{}", "x".repeat(1_153_434)),
        ": too large: 1126 KiB, and at most 1024 are read",
    );
    case(text.split_at(80).0, ":3:54: a closing quote is missing");
    case(
        text.replace("status", "<<<<<<< HEAD\nstatus = \"done\"\n=======\nstatus"),
        ":6:1: unresolved merge: keep one of the two sides, and take the marks out",
    );
}

#[test]
fn a_newer_record_is_shown_told_and_not_changed() {
    let user = User::with_examples();
    let text = step(&user).replace("format = 1", "format = 2\nbeyond = \"this version\"");
    user.put(BROKEN, &text);
    let ran = user.run(["action", "list"]);
    assert_eq!(ran.code, 3, "{ran}");
    assert!(ran.out.starts_with("b2k7  1 day late"), "{ran}");
    let newer = "b2k7m3pd.toml:1:10: written by a newer sideline, in format 2: \
                 this one reads format 1, and changes nothing here; update it";
    assert!(ran.err.contains(newer), "{ran}");
    let said = user.run(["action", "done", "b2k7"]).refused(1);
    assert!(said.contains(newer), "{said}");
    assert_eq!(user.bytes(BROKEN), text.as_bytes());
}

#[test]
fn what_is_no_plain_file_is_told_at_once() {
    let user = User::with_examples();
    let broken = user.workspace().join(BROKEN);
    symlink(user.workspace().join(super::STEP), &broken).unwrap();
    assert_eq!(told(&user), ": a link, which is not followed: put the file itself here");
    std::fs::remove_file(&broken).unwrap();
    assert!(Command::new("mkfifo").arg(&broken).status().unwrap().success());
    assert_eq!(told(&user), ": a pipe or device, where a file should be");
    std::fs::remove_file(&broken).unwrap();
    std::fs::create_dir(&broken).unwrap();
    assert_eq!(told(&user), ": a folder, where a file should be");
}

#[test]
fn a_broken_deal_takes_no_steps() {
    let user = User::with_examples();
    user.edit(super::DEAL, "stage = \"align\"", "stage = align");
    let before = user.text(super::DEAL);
    for words in [&["action", "add", "Call", "--deal", "acme"][..], &["deal", "show", "ACME robo"]]
    {
        let said = user.run(words).refused(1);
        assert!(said.contains("cannot be read\n"), "{said}");
        let place = format!("\n  {}:9:9: align needs quotes, as every text does; ", super::DEAL);
        assert!(said.contains(&place), "{said}");
    }
    assert_eq!(user.text(super::DEAL), before);
    // Its id is taken all the same.
    let add = ["deal", "add", "Plant rollout", "--account", "Acme Robotics", "--owner", "ana"];
    let ran = user.run([&add[..], &["--another"]].concat());
    assert!(ran.printed().ends_with("(acme-robotics-plant-rollout-2).\n"));
}

#[test]
fn a_broken_team_takes_nobody_and_keeps_its_deals() {
    #[track_caller]
    fn case(bytes: impl AsRef<[u8]>, expected: &str) {
        let user = User::with_examples();
        user.put("sideline.toml", bytes.as_ref());
        let said = user.run(["team", "add", "Zoe", "--role", "rep"]).refused(1);
        let expected = format!("  sideline.toml{expected}\n");
        assert!(
            said.starts_with("sideline: nothing was changed: a file cannot be read\n"),
            "{said}"
        );
        assert!(said.contains(&expected), "{said}");
        let said =
            user.run(["deal", "add", "Line", "--account", "Beta", "--owner", "Zoe"]).refused(1);
        assert!(said.contains(&expected), "{said}");
        let ran = user.run(["deal", "list"]);
        assert_eq!(ran.code, 3);
        assert!(ran.out.contains("Acme Robotics"), "{ran}");
        assert!(ran.err.contains(&expected), "{ran}");
        assert_eq!(user.bytes("sideline.toml"), bytes.as_ref());
        assert!(!user.workspace().join("deals/beta-line").exists());
    }
    let large = format!("format = 1\n# {}\n", "x".repeat(1_153_434));
    case("format = 1\ncurrency = EUR\n", ":2:12: EUR needs quotes, as every text does");
    case("", ": empty: what it held is lost, or was never written");
    case(large, ": too large: 1126 KiB, and at most 1024 are read");
    case(
        "format = 2\n",
        ":1:10: written by a newer sideline, in format 2: this one reads format 1, and changes nothing here; update it",
    );
}

#[test]
fn a_team_file_that_is_none_is_not_passed_over() {
    let user = User::with_examples();
    let team = user.workspace().join("sideline.toml");
    std::fs::remove_file(&team).unwrap();
    assert!(Command::new("mkfifo").arg(&team).status().unwrap().success());
    let ran = user.run(["deal", "list"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("Acme Robotics"), "{ran}");
    assert!(
        ran.err.contains("  sideline.toml: a pipe or device, where a file should be\n"),
        "{ran}"
    );
    let said = user.run(["init"]).printed();
    assert!(said.ends_with("/sales is a workspace already.\n"), "{said}");
}

#[test]
fn settings_that_cannot_be_read_are_told_with_their_folder() {
    let user = User::with_examples();
    let folder = user.home().join("config");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), "format = 1\nme = ana\n").unwrap();
    let ran = user.run(["deal", "list"]);
    assert_eq!(ran.code, 3);
    let place = folder.join("config.toml:2:6: ana needs quotes, as every text does\n");
    assert!(ran.err.contains(place.to_str().unwrap()), "{ran}");
}

#[test]
fn what_belongs_to_a_deal_that_cannot_be_read_is_counted_and_named_by_its_deal() {
    let user = User::with_examples();
    user.edit(super::DEAL, "stage = \"align\"", "stage = align");
    for list in ["action list --all", "call list", "ask list", "session list", "today"] {
        let ran = user.types(&format!("sideline {list}"));
        assert_eq!(ran.code, 3, "{list}: {ran}");
        let said = "sideline: 1 file cannot be read, and 4 more of the same deal are not shown; \
            what stands in all others is here\n";
        assert!(ran.err.starts_with(said), "{list}: {ran}");
        let kinds = "its 1 step, 1 ask, 1 call and 1 session are not shown";
        assert!(ran.err.contains(kinds), "{list}: {ran}");
    }
    for (line, what) in [
        ("action show h7k2", "action \"h7k2\""),
        ("action done h7k2", "action \"h7k2\""),
        ("call outcome m4x8 --nothing", "call \"m4x8\""),
        ("ask show w2n6", "ask \"w2n6\""),
        ("session show k3v9", "session \"k3v9\""),
    ] {
        let said = user.types(&format!("sideline {line}")).refused(1);
        let expected = format!(
            "sideline: the {what} belongs to a deal that cannot be read\n  {}:9:9: align needs quotes",
            super::DEAL
        );
        assert!(said.starts_with(&expected), "{line}: {said}");
    }
    let said = user.types("sideline action show zzzz").refused(1);
    assert!(said.starts_with("sideline: there is no action \"zzzz\""), "{said}");
    // The same deal is not made a second time.
    let said =
        user.types("sideline deal add 'Plant rollout' --account 'Acme Robotics' --owner ana");
    assert!(said.refused(1).contains("is there already, and cannot be read"), "{}", super::DEAL);
}

#[test]
fn each_file_has_its_own_line() {
    let user = User::with_examples();
    user.put(BROKEN, "");
    user.put("sideline.toml", "x");
    let ran = user.run(["session", "show", "k3v9"]);
    assert_eq!(ran.code, 3);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(lines[0].starts_with("sideline: 2 files cannot be read"), "{ran}");
    assert!(lines[1].starts_with("  sideline.toml:1:2: "), "{ran}");
    assert!(lines[2].starts_with(&format!("  {BROKEN}: empty")), "{ran}");
}

#[test]
fn a_change_that_was_made_is_a_success_whatever_else_is_broken() {
    let user = User::with_examples();
    user.put(BROKEN, "");
    user.run(["action", "done", "h7k2"]).printed();
    user.run(["action", "add", "Call Dana Fox", "--deal", "acme"]).printed();
}

#[test]
fn a_folder_that_is_none_takes_no_records() {
    let user = User::with_examples();
    let folder = user.workspace().join(BROKEN).parent().unwrap().to_owned();
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, "a note").unwrap();
    let said = user.run(["action", "add", "Call", "--deal", "acme"]).refused(1);
    let [sentence, cause, hint] = said.lines().collect::<Vec<_>>()[..] else { panic!("{said}") };
    assert!(sentence.starts_with("sideline: deals/acme-robotics-plant-rollout/actions/"), "{said}");
    assert!(sentence.ends_with(".toml was not saved"), "{said}");
    assert_eq!(cause, "  a file stands where a folder should be");
    assert_eq!(hint, "hint: make room or set the rights, then try again");
    assert_eq!(std::fs::read_to_string(&folder).unwrap(), "a note");
}

#[test]
fn a_name_is_a_text_in_the_record_and_never_a_path() {
    let long = "x".repeat(300);
    let names =
        ["../../x", "a/b", "CON", ".git", "/etc/passwd", "two\nlines", "C:\\x", long.as_str()];
    let user = User::with_examples();
    let beside = |user: &User| {
        let entries =
            std::fs::read_dir(user.home()).unwrap().map(|entry| entry.unwrap().file_name());
        entries.collect::<std::collections::BTreeSet<_>>()
    };
    user.run(["deal", "list"]).printed();
    for name in names {
        // What is nobody's name is refused; no other one is a path either.
        let is_one = ["a/b", "CON", "C:\\x"].contains(&name);
        let code = user.run(["team", "add", name, "--role", "rep"]).code;
        assert_eq!(code, if is_one { 0 } else { 2 }, "{name}");
        // A customer of that name joins no team: the deal comes second.
        user.run(["deal", "add", name, "--account", name, "--owner", "ana"]).printed();
    }
    user.run(["deal", "add", "--account=-rf", "--owner=ana", "--", "-rf"]).printed();
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(user.workspace().join("deals")).unwrap() {
        let entry = entry.unwrap();
        assert!(entry.path().join("deal.toml").is_file());
        folders.push(entry.file_name().into_string().unwrap());
    }
    assert_eq!(folders.len(), names.len() + 2);
    for folder in folders {
        let is_plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        assert!(folder.bytes().all(is_plain) && folder.len() <= 62, "{folder}");
        assert!(!folder.starts_with('-') && folder != "con", "{folder}");
    }
    let known = ["sales", "state"].map(Into::into);
    assert!(beside(&user).is_subset(&known.into()), "{:?}", beside(&user));
    assert!(user.text("sideline.toml").contains("name = \"a/b\""));
    user.run(["deal", "list", "--json"]).printed();
}
