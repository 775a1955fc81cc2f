//! What helps those who write process files: the schema for editors, files to
//! start from, and what is written into a file that is there.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::binary::User;

const SCHEMA: &str = "sideline-process-1.schema.json";

/// A process as short as it can be.
const SHORT: &str = "# Ours\nprocess = { id = \"ours\" } # short\n\n\
    [[stage]]\nid = \"discover\"\nexit = [\n  # In their words.\n  \"The buyer has named the problem\",\n]\n";

/// A user in a workspace without deals.
fn team() -> User {
    let user = User::new();
    done(&user, &["init", "team"]);
    user
}

#[track_caller]
fn done(user: &User, words: &[&str]) {
    let ran = user.run(words);
    assert_eq!(ran.code, 0, "{ran}");
}

#[test]
fn the_schema_is_printed_or_written() {
    let user = User::new();
    let printed = user.run(["process", "schema"]).printed();
    let schema: Value = serde_json::from_str(&printed).unwrap();
    let about = &schema["definitions"]["stage"]["properties"]["time_box"]["description"];
    assert_eq!(about, "How long a deal should stay here: \"21d\" or \"3w\".");
    for _ in 0..2 {
        let ran = user.run(["process", "schema", "--output", SCHEMA]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""));
        assert_eq!(ran.err, format!("{SCHEMA} is written.\n"));
        assert_eq!(user.text(SCHEMA), printed);
    }
}

#[test]
fn a_schema_takes_the_place_of_nothing_else() {
    let user = User::new();
    user.put("notes.json", "{}");
    let said = user.run(["process", "schema", "--output", "notes.json"]).refused(1);
    assert!(said.contains("notes.json was not written: it is there already"), "{said}");
    assert_eq!(user.text("notes.json"), "{}");
    let said = user.run(["process", "schema", "--output", "nowhere/s.json"]).refused(1);
    assert!(said.contains("there is no folder nowhere"), "{said}");
}

#[test]
fn a_file_is_fixed_once_and_kept_as_it_was() {
    let user = User::new();
    user.put("ours.toml", SHORT);
    assert_snapshot!(user.seen(&[
        "sideline process fix ours.toml",
        "cat ours.toml",
        "sideline process fix ours.toml",
    ]));
    assert_eq!(user.text(".ours.toml.20261203T090000.before-fix"), SHORT);
    assert_eq!(fs::read_dir(user.workspace()).unwrap().filter(is_kept).count(), 1);
}

fn is_kept(entry: &std::io::Result<fs::DirEntry>) -> bool {
    entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".before-fix")
}

#[test]
fn a_file_with_mistakes_of_spelling_is_not_touched() {
    let user = User::new();
    let broken = SHORT.replace("[[stage]]", "[[stage]");
    user.put("ours.toml", &broken);
    let ran = user.run(["process", "fix", "ours.toml"]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.out.contains("ours.toml:4:"), "{ran}");
    assert!(ran.err.contains("ours.toml is as it was, because it cannot be read"), "{ran}");
    assert_eq!(user.text("ours.toml"), broken);
    assert_eq!(fs::read_dir(user.workspace()).unwrap().filter(is_kept).count(), 0);
    let said = user.run(["process", "fix", "nowhere.toml"]).refused(1);
    assert!(said.contains("nowhere.toml is as it was: there is no such file"), "{said}");
}

#[test]
fn a_fix_says_what_is_left_to_a_person() {
    let user = User::new();
    user.put("ours.toml", SHORT.replace("id = \"ours\"", "id = \"ours\", colour = 3"));
    let ran = user.run(["process", "fix", "ours.toml"]);
    let left = "1 error left: sideline process check ours.toml says which\n";
    assert!(ran.code == 0 && ran.err.ends_with(left), "{ran}");
}

#[test]
fn the_group_of_a_file_can_read_it_after_the_fix() {
    let user = User::new();
    user.put("ours.toml", SHORT);
    let path = user.workspace().join("ours.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    done(&user, &["process", "fix", "ours.toml"]);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_new_process_has_nothing_to_mend() {
    let user = team();
    assert_snapshot!(user.seen(&[
        "sideline -w team process new spare-parts",
        "sideline -w team process new our-b2b --from b2b-buyer-aligned",
        "sideline -w team process copy simple",
        "sideline -w team process copy renewal-expansion our-renewals",
        "sideline -w team process list",
        "sideline process check --deny-warnings team/process-templates",
        "sideline -w team doctor",
        "cat team/process-templates/our-b2b.toml",
    ]));
    let printed = user.run(["process", "schema"]).printed();
    assert_eq!(user.text(&format!("team/process-templates/{SCHEMA}")), printed);
}

#[test]
fn a_copy_has_all_the_notes() {
    let user = team();
    let shipped = include_str!("../../process-templates/simple.toml");
    done(&user, &["-w", "team", "process", "copy", "simple"]);
    assert_eq!(user.text("team/process-templates/simple.toml"), shipped);
    done(&user, &["-w", "team", "process", "copy", "simple", "ours"]);
    let ours = shipped.replace("id = \"simple\"", "id = \"ours\"").replace("Simple sale", "Ours");
    assert_eq!(user.text("team/process-templates/ours.toml"), ours);
}

#[test]
fn a_process_is_made_only_where_nothing_is() {
    let user = team();
    user.put("team/process-templates/taken.toml", SHORT);
    user.put("team/process-templates/broken.toml", "format = 1\nprocess = { id = \"broken\" }\n");
    assert_snapshot!(user.seen(&[
        "sideline -w team process new simple",
        "sideline -w team process new ours",
        "sideline -w team process new taken",
        "sideline -w team process new 'Our Sale'",
        "sideline -w team process new child --from nobody",
        "sideline -w team process new child --from broken",
        "sideline -w team process copy nobody",
        "sideline -w team process copy simple renewal-expansion",
        "sideline -w team process copy ours",
        "sideline -w elsewhere process new mine",
    ]));
    assert_eq!(user.text("team/process-templates/taken.toml"), SHORT);
}
