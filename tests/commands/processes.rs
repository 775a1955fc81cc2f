//! Process files, shipped and the team's own.

use std::fs;

use insta::assert_snapshot;

use crate::support::binary::User;

/// A small process of the team's.
const OURS: &str = "format = 1\nprocess = { id = \"ours\", version = 3, name = \"Our sale\" }\n\n\
    [[stage]]\nid = \"discover\"\nexit = [\"The buyer has named the problem\"]\n";

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

#[test]
fn of_two_files_with_one_id_the_one_that_is_called_after_it_is_used() {
    let user = User::with_examples();
    user.put("process-templates/ours.toml", OURS);
    user.put("process-templates/zz-copy.toml", OURS.replace("Our sale", "A copy"));
    let other = "\"ours\" is the id of process-templates/ours.toml too, and that one is used";
    let listed = user.types("sideline process list --wide").printed();
    assert!(listed.contains(&format!("process-templates/zz-copy.toml: {other}")), "{listed}");
    let shown = user.types("sideline process show ours").printed();
    assert!(shown.starts_with("Process       Our sale v3"), "{shown}");
    let examined = user.types("sideline doctor").out;
    let told =
        format!("process-templates/zz-copy.toml:2:18: error: {other}\n  help: id = \"zz-copy\"");
    assert!(examined.contains(&told), "{examined}");
    let json = user.types("sideline process list --json").printed();
    assert_eq!(json.matches("\"file_is_used\": false").count(), 1, "{json}");
    let checked = user.types("sideline process check process-templates").out;
    let warned = "warning[SL212]: process-templates/zz-copy.toml has this id too, and is not used";
    assert!(checked.replace(user.workspace().to_str().unwrap(), "").contains(warned), "{checked}");
}

#[test]
fn of_two_files_with_one_id_and_other_names_neither_is_used() {
    let user = User::with_examples();
    user.put("process-templates/a.toml", OURS);
    user.put("process-templates/b.toml", OURS);
    let add = "sideline deal add Line --account Beta --owner ana --process ours";
    user.types(add).refused(1);
    let examined = user.types("sideline doctor").out;
    assert_eq!(examined.matches("too, and neither is used").count(), 2, "{examined}");
    assert!(examined.contains("id = \"a\", or call one of the two ours.toml"), "{examined}");
}
