//! `sideline process check`: what it finds, how it prints it, how it ends.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::binary::{Ran, User};
use crate::support::pty::{Command, Exit, Pty};

const BAD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/process/bad");

/// A small process of the team's with nothing to mend.
const OURS: &str = r#"format = 1
process = { id = "ours", version = 3, name = "Our sale" }

[[stage]]
id = "discover"
buyer_step = "Admits a problem"
time_box = "3w"

[[stage.exit]]
id = "problem"
outcome = "The buyer has named the problem"
evidence = "Their mail"
"#;

/// The same with a warning in line 11.
fn with_warning() -> String {
    OURS.replace("The buyer has named", "Present")
}

/// The same with an error that has to do with another line, and the warning.
fn with_error() -> String {
    with_warning() + "\n[[stage]]\nid = \"discover\"\nbuyer_step = \"Compares\"\nexit = 3\n"
}

/// The bad samples: each file, and the line of the list beside them.
fn samples() -> Vec<(PathBuf, [String; 5])> {
    let rows = fs::read_to_string(Path::new(BAD).join("expected.tsv")).unwrap();
    let row = |row: &str| row.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let rows = rows.lines().skip(1).map(|line| <[String; 5]>::try_from(row(line)).unwrap());
    rows.map(|row| (Path::new(BAD).join(&row[0]), row)).collect()
}

fn piped(user: &User, words: &[&str], bytes: &[u8]) -> Ran {
    let mut command = user.command(words);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    Ran::of(child.wait_with_output().unwrap())
}

#[test]
fn a_good_file_is_no_news() {
    let user = User::new();
    user.put("ours.toml", OURS);
    let ran = user.run(["process", "check", "--deny-warnings", "ours.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "ours.toml: ours v3, 1 stage, no mistakes\n");
}

#[test]
fn every_bad_sample_is_told_at_its_place() {
    let user = User::new();
    for (path, row) in samples() {
        let words = ["process", "check", "--format", "json", path.to_str().unwrap()];
        let report: Value = serde_json::from_str(&user.run(words).out).unwrap();
        let faults = report["files"][0]["faults"].as_array().unwrap();
        let text = |value: &Value| value.to_string().trim_matches('"').to_owned();
        let told = |fault: &Value| {
            ["code", "severity", "line", "column"].map(|key| text(&fault[key])).to_vec()
        };
        let found: Vec<Vec<String>> = faults.iter().map(told).collect();
        assert!(found.contains(&row[1..].to_vec()), "{row:?}: {found:?}");
    }
}

#[test]
fn every_fault_is_shown_in_its_line_with_the_cure() {
    let user = User::new();
    let mut names = Vec::new();
    for (path, row) in samples() {
        fs::copy(path, user.workspace().join(&row[0])).unwrap();
        names.push(row[0].clone());
    }
    // The parent of some of them.
    let parent = Path::new(BAD).with_file_name("complex-b2b.toml");
    fs::copy(parent, user.home().join("complex-b2b.toml")).unwrap();
    let ran = user.run(["process".to_owned(), "check".to_owned()].iter().chain(&names));
    assert_eq!(ran.code, 1);
    assert_snapshot!("process_check", ran.to_string());
}

#[test]
fn faults_are_printed_for_people_and_for_programs() {
    let user = User::new();
    user.put("ours.toml", with_error());
    let seen = ["human", "short", "json", "github"]
        .map(|format| user.seen(&[&format!("sideline process check --format {format} ours.toml")]));
    assert_snapshot!("process_check_formats", seen.join("\n"));
}

#[test]
fn warnings_fail_a_check_only_where_they_are_denied() {
    #[track_caller]
    fn case(text: &str, words: &[&str], code: i32) {
        let user = User::new();
        user.put("ours.toml", text);
        for format in ["human", "short", "json", "github"] {
            let check = ["process", "check", "ours.toml", "--format", format];
            let ran = user.run(check.iter().chain(words));
            assert_eq!(ran.code, code, "{ran}");
        }
    }
    case(&with_warning(), &[], 0);
    case(&with_warning(), &["--deny-warnings"], 1);
    case(&with_error(), &[], 1);
    case(OURS, &["--deny-warnings"], 0);
    case(
        &OURS.replace("time_box = \"3w\"", "time_box = \"3w\"\nminimum = {\n}"),
        &["--deny-warnings"],
        0,
    );
}

#[test]
fn files_and_folders_are_checked_in_one_go() {
    let user = User::new();
    user.put("processes/b.toml", OURS);
    user.put("processes/a.toml", with_warning());
    user.put("processes/.c.toml", "not finished");
    user.put("processes/notes.txt", "for later");
    user.put("theirs.toml", OURS.replace("buyer_step", "buyers_step"));
    fs::create_dir(user.workspace().join("empty")).unwrap();
    let words =
        ["process", "check", "--format", "short", "theirs.toml", "processes", "gone.toml", "empty"];
    assert_eq!(
        user.run(words).to_string(),
        "theirs.toml:4:1: warning[SL406]: which of the buyer's steps is this stage for?\n\
         theirs.toml:6:1: error[SL103]: [[stage]] has no key \"buyers_step\"\n\
         processes/a.toml:11:11: warning[SL404]: \"Present the problem\" is something we do\n\
         gone.toml:1:1: error[SL004]: there is no such file\n\
         empty:1:1: error[SL004]: there is no process file in this folder: they end with .toml\n\
         ! processes/a.toml: ours v3, 1 stage, 1 warning\n\
         ! processes/b.toml: ours v3, 1 stage, no mistakes\n\
         ! sideline: 3 errors and 2 warnings\n[exit 1]\n"
    );
}

#[test]
fn what_is_piped_in_is_checked() {
    let user = User::new();
    let words = ["process", "check", "-", "--format", "short"];
    let ran = piped(&user, &words, with_warning().as_bytes());
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out, "-:11:11: warning[SL404]: \"Present the problem\" is something we do\n");
    let ran = piped(&user, &words, &vec![b'\n'; (1 << 20) + 1]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out, "-:1:1: error[SL004]: the file is longer than 1 MiB\n");
}

#[test]
fn what_is_no_process_file_is_a_mistake_too() {
    let user = User::new();
    user.put("large.toml", "#\n".repeat(576_717));
    user.put("empty.toml", "");
    user.put("utf-16.toml", b"\xff\xfef\0o\0");
    user.put("nul.toml", [0; 64]);
    for name in ["large", "empty", "utf-16", "nul"] {
        let ran = user.run(["process", "check", "--format", "short", &format!("{name}.toml")]);
        assert_eq!(ran.code, 1, "{ran}");
        assert!(ran.out.starts_with(&format!("{name}.toml:1:1: error[SL")), "{ran}");
        assert!(ran.err.starts_with("sideline: "), "{ran}");
    }
}

#[test]
fn there_is_colour_on_a_terminal_and_nowhere_else() {
    let user = User::new();
    user.put("ours.toml", with_warning());
    assert!(!user.run(["process", "check", "ours.toml"]).out.contains('\u{1b}'));
    let is_coloured = |terminal: &str, no_color: &str, forced: &str, said: &[&str]| {
        let command = Command::new(env!("CARGO_BIN_EXE_sideline"))
            .args(["process", "check", "ours.toml"])
            .args(said)
            .env("HOME", user.home())
            .env("NO_COLOR", no_color)
            .env("CLICOLOR_FORCE", forced)
            .env("TERM", terminal)
            .folder(user.workspace());
        let pty = Pty::spawn(command, 24, 100);
        assert_eq!(pty.wait_exit(), Exit::Code(0));
        assert!(pty.screen().starts_with("warning[SL404]"), "{}", pty.screen());
        pty.begins_in_colour()
    };
    let xterm = "xterm-256color";
    assert!(is_coloured(xterm, "", "", &[]));
    assert!(!is_coloured(xterm, "1", "", &[]));
    assert!(!is_coloured("dumb", "", "", &[]));
    // What is said goes before what is forbidden, and that before what is forced.
    assert!(is_coloured(xterm, "1", "", &["--color", "auto"]));
    assert!(!is_coloured("dumb", "", "1", &["--color", "auto"]));
    assert!(is_coloured("dumb", "1", "", &["--color", "always"]));
    assert!(!is_coloured(xterm, "", "1", &["--color", "never"]));
    assert!(!is_coloured("dumb", "1", "1", &[]));
    assert!(is_coloured("dumb", "", "1", &[]));
    assert!(!is_coloured("dumb", "", "0", &[]));
    let piped = user.run(["process", "check", "ours.toml", "--color=always"]);
    assert!(piped.out.contains('\u{1b}'), "{piped}");
    let said = user.run(["process", "check", "ours.toml", "--color", "pink"]).refused(2);
    assert!(said.contains("one of auto, always, never"), "{said}");
}

#[test]
fn deals_are_not_left_in_a_stage_that_is_gone() {
    let user = User::with_examples();
    user.put("process-templates/ours.toml", OURS);
    let add = "sideline deal add Line --account Beta --owner ana --process ours";
    assert_eq!(user.types(add).code, 0);
    let check = ["process", "check", "process-templates/ours.toml"];
    assert_eq!(user.run(check).out, "");
    user.edit("process-templates/ours.toml", "id = \"discover\"", "id = \"explore\"");
    assert_snapshot!("process_check_stage_gone", user.run(check).to_string());
    let listed = user.run(["process", "list"]).printed();
    assert!(listed.contains("team     1 error and 1 warning"), "{listed}");
    user.edit(
        "process-templates/ours.toml",
        "id = \"explore\"",
        "id = \"explore\"\nwas = [\"discover\"]",
    );
    assert_eq!(user.run(check).code, 0);
}

#[test]
fn a_new_meaning_takes_a_new_version() {
    let user = User::with_examples();
    let file = "process-templates/ours.toml";
    user.put(file, OURS);
    // Seen from another folder it is the same file.
    let path = user.workspace().join(file);
    let check = ["process", "check", "--format", "short", path.to_str().unwrap()];
    let first = user.run(check);
    assert_eq!((first.code, first.out.as_str()), (0, ""));
    user.edit(file, "named the problem", "written the problem down");
    let told = |ran: &Ran| ran.out.contains("warning[SL412]: outcomes changed since version 3 was");
    assert!(told(&user.run(check)), "the first time");
    assert!(told(&user.run(check)), "and until it is mended");
    // A copy somewhere else is not what deals follow.
    user.put("draft.toml", OURS.replace("version = 3", "version = 9"));
    user.run(["process", "check", "draft.toml"]);
    user.edit(file, "version = 3", "version = 4");
    assert_eq!(user.run(check).out, "");
    user.edit(file, "written the problem down", "named the problem");
    assert!(user.run(check).out.contains("since version 4 was last used"));
}

#[test]
fn what_was_last_seen_may_be_damaged() {
    let user = User::with_examples();
    user.put("process-templates/ours.toml", OURS);
    let check = ["process", "check", "process-templates/ours.toml"];
    user.run(check);
    let state = fs::read_dir(user.home().join("state")).unwrap().next().unwrap().unwrap().path();
    fs::write(state.join("processes.toml"), "format = 1\nprocess = 3\n").unwrap();
    let ran = user.run(check);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("processes.toml:2:"), "{ran}");
    assert_eq!(fs::read(state.join("processes.toml")).unwrap(), b"format = 1\nprocess = 3\n");
}

#[test]
fn keys_of_the_report_stand_in_the_promised_order() {
    let user = User::new();
    user.put("ours.toml", with_error());
    let printed = user.run(["process", "check", "--format", "json", "ours.toml"]).out;
    let mut places: Vec<usize> = Vec::new();
    let promised = "schema errors warnings files file process faults code severity line column \
        end_line end_column message help related";
    for key in promised.split_whitespace() {
        places.push(printed.find(&format!("\"{key}\":")).unwrap());
    }
    assert!(places.is_sorted(), "{printed}");
    let report: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(report["schema"], "sideline.process-check/1");
    assert_eq!((&report["errors"], &report["warnings"]), (&2.into(), &1.into()));
    let twice = report["files"][0]["faults"].as_array().unwrap();
    let twice = twice.iter().find(|fault| fault["code"] == "SL202").unwrap();
    let first = &twice["related"][0];
    assert_eq!((&first["file"], &first["line"]), (&"ours.toml".into(), &5.into()));
}
