//! Process files, shipped and the team's own.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::support::binary::User;

const BAD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/process/bad");

/// A small process of the team's.
const OURS: &str = "format = 1\nprocess = { id = \"ours\", version = 3, name = \"Our sale\" }\n\n\
    [[stage]]\nid = \"discover\"\nexit = [\"The buyer has named the problem\"]\n";

#[test]
fn a_good_file_is_no_news() {
    let user = User::new();
    user.put("ours.toml", OURS);
    let ran = user.run(["process", "check", "ours.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "ours.toml: ours v3, 1 stage, no mistakes\n");
}

#[test]
fn every_mistake_is_printed_with_its_place_and_its_cure() {
    let user = User::new();
    let mut files: Vec<_> = fs::read_dir(BAD).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "toml"));
    files.sort();
    let names = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap().to_owned());
    let names: Vec<String> = names.collect();
    for (file, name) in files.iter().zip(&names) {
        fs::copy(file, user.workspace().join(name)).unwrap();
    }
    let ran = user.run(["process".to_owned(), "check".to_owned()].iter().chain(&names));
    assert_eq!(ran.code, 1);
    assert_snapshot!("process_check", ran.to_string());

    // The places are those that the list beside the files has.
    let expected = fs::read_to_string(Path::new(BAD).join("expected.tsv")).unwrap();
    let rows = expected.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    for row in rows.filter(|row| names.iter().any(|name| name == row[0])) {
        assert!(ran.out.contains(row[0]), "{row:?}");
    }
}

#[test]
fn good_and_bad_files_are_checked_in_one_go() {
    let user = User::new();
    user.put("ours.toml", OURS);
    user.put("theirs.toml", OURS.replace("exit = [\"The", "exits = [\"The"));
    let ran = user.run(["process", "check", "theirs.toml", "ours.toml", "gone.toml"]);
    assert_eq!(
        ran.to_string(),
        "theirs.toml:6:1: error[SL103]: [[stage]] has no key \"exits\"\n  help: did you mean exit?\n\
         gone.toml:1:1: error[SL004]: there is no such file\n\
         ! ours.toml: ours v3, 1 stage, no mistakes\n! sideline: 2 mistakes\n[exit 1]\n"
    );
}

#[test]
fn what_is_no_process_file_is_a_mistake_too() {
    let user = User::new();
    fs::create_dir(user.workspace().join("folder.toml")).unwrap();
    user.put("large.toml", "#\n".repeat(576_717));
    user.put("empty.toml", "");
    user.put("utf-16.toml", b"\xff\xfef\0o\0");
    for name in ["folder", "large", "empty", "utf-16"] {
        let ran = user.run(["process", "check", &format!("{name}.toml")]);
        assert_eq!(ran.code, 1, "{ran}");
        assert!(ran.out.starts_with(&format!("{name}.toml:1:1: error[SL")), "{ran}");
        assert!(ran.err.starts_with("sideline: "), "{ran}");
    }
}

#[test]
fn the_teams_own_processes_win() {
    let user = User::with_examples();
    user.put("process-templates/our-sale.toml", OURS);
    user.put("process-templates/simple.toml", OURS.replace("\"ours\"", "\"simple\""));
    user.put("process-templates/.#ours.toml", "not finished");
    user.put("process-templates/notes.txt", "for later");
    assert_snapshot!(
        "processes_of_the_team",
        user.seen(&["sideline process list", "sideline process show ours"])
    );
    let added = ["deal", "add", "Line", "--account", "Beta", "--owner", "ana", "--process", "ours"];
    user.run(added).printed();
    let printed = user.run(["process", "list", "--json"]).printed();
    assert_snapshot!("processes_of_the_team_json", printed);
}

#[test]
fn a_broken_process_is_named_and_its_deals_stay() {
    let user = User::with_examples();
    user.put("process-templates/ours.toml", OURS);
    user.run(["deal", "add", "Line", "--account", "Beta", "--owner", "ana", "--process", "ours"]);
    user.edit("process-templates/ours.toml", "\"Our sale\"", "Our sale");
    assert_snapshot!(
        "broken_process",
        user.seen(&[
            "sideline process list",
            "sideline process show ours",
            "sideline deal list",
            "sideline deal show beta",
            "sideline action add 'Call Lena' --deal beta",
            "sideline deal add Other --account Beta --owner ana --process ours",
        ])
    );
}

#[test]
fn processes_need_no_workspace() {
    let user = User::new();
    let listed = user.run(["process", "list"]).printed();
    assert!(listed.starts_with("b2b-buyer-aligned  "), "{listed}");
    assert_eq!(listed.lines().count(), 6);
    assert!(user.run(["process", "show", "simple"]).printed().starts_with("Process       Simple"));
    let left: Vec<_> = fs::read_dir(user.workspace()).unwrap().collect();
    assert!(left.is_empty());
}

#[test]
fn a_preview_needs_a_terminal_and_a_file() {
    let user = User::new();
    user.put("ours.toml", OURS);
    let said = user.run(["process", "preview", "ours.toml"]).refused(2);
    assert!(said.starts_with("sideline: the screens need a terminal"), "{said}");
    let said = user.run(["process", "preview", "theirs.toml"]).refused(1);
    assert!(said.starts_with("sideline: there is no file theirs.toml\nhint: "), "{said}");
}
