//! `sideline doctor`: what is wrong is named with its place and its cure, and
//! what can be mended is mended without losing a byte.

mod astray;
mod by_hand;
mod desk;
mod fixing;
mod saying;
mod wrong_values;

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use sideline::record::draft::{Head, Line};
use sideline::record::layout;

use super::{DEAL, SESSION, STEP};
use crate::support::binary::{Ran, User};

const FOLDER: &str = "deals/acme-robotics-plant-rollout";
/// A second step, which the example session looked back on.
const OTHER: &str = "deals/acme-robotics-plant-rollout/actions/d3f8n2ws.toml";

const CALL: &str = "deals/acme-robotics-plant-rollout/calls/m4x8c2vj.toml";
const ASK: &str = "deals/acme-robotics-plant-rollout/asks/w2n6t8rb.toml";

/// Somebody whose workspace has nothing wrong in it.
fn sound() -> User {
    let user = User::with_examples();
    let step = user.text(STEP).replace("h7k2p9qd", "d3f8n2ws").replace("call = \"m4x8c2vj\"\n", "");
    user.put(OTHER, step);
    dated(&user);
    only_for_me(&user.workspace());
    user
}

/// Says of the example ask on which day it was promised.
fn dated(user: &User) {
    user.edit(ASK, "created = 2026-11-24", "created = 2026-11-24\nreplied = 2026-11-24");
}

/// Gives folders and files the rights that the program gives them.
fn only_for_me(path: &Path) {
    let is_folder = path.is_dir();
    fs::set_permissions(path, Permissions::from_mode(if is_folder { 0o700 } else { 0o600 }))
        .unwrap();
    if is_folder {
        for entry in fs::read_dir(path).unwrap() {
            only_for_me(&entry.unwrap().path());
        }
    }
}

/// Writes a file as the program would.
fn put(user: &User, file: &str, bytes: impl AsRef<[u8]>) {
    user.put(file, bytes);
    only_for_me(&user.workspace());
}

fn examined(user: &User) -> Ran {
    user.run(["doctor"])
}

/// Breaks one thing; all that is told is `lines`, of which those with two
/// blanks say what to do.
#[track_caller]
fn case(break_it: impl FnOnce(&User), lines: &[&str]) {
    let user = sound();
    break_it(&user);
    told(&user, lines);
}

#[track_caller]
fn told(user: &User, lines: &[&str]) {
    let ran = examined(user);
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), lines, "{ran}");
    let is_error = lines.iter().any(|line| line.contains(": error: "));
    assert_eq!(ran.code, i32::from(is_error), "{ran}");
}

#[test]
fn a_sound_workspace_is_told_in_one_line() {
    let ran = examined(&sound());
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.ends_with("/sales: nothing is wrong\n"), "{ran}");
}

#[test]
fn the_sample_data_are_sound() {
    let user = User::new();
    user.run(["demo", "--dir", "team"]);
    let ran = user.run(["-w", "team", "doctor"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran}");
}

#[test]
fn a_folder_that_is_no_workspace_is_not_called_sound() {
    let user = User::new();
    let said = user.run(["-w", ".", "doctor"]).refused(1);
    assert!(said.contains("is not a workspace yet\nhint: sideline init"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_is_told_with_its_place() {
    const LINE: &str =
        "  help: open it in an editor and put that line right; until then nothing is written to it";
    const LOST: &str =
        "  help: take it from a backup, or from whoever shares the folder; else move it away";
    const WHOLE: &str = "  help: put it right, or move it out of the workspace; until then nothing is written to it";
    let step = |user: &User, from: &str, to: &str| user.edit(STEP, from, to);
    let at = |place: &str| format!("{STEP}{place}");
    case(
        |user| step(user, "\"open\"", "\"opn\""),
        &[
            &at(":6:10: error: \"opn\" is not a status: proposed, open, done or dropped"),
            "  help: Write status = \"open\"",
        ],
    );
    case(
        |user| step(user, "status", "<<<<<<< HEAD\nstatus = \"done\"\n=======\nstatus"),
        &[
            &at(":6:1: error: unresolved merge: keep one of the two sides, and take the marks out"),
            LINE,
        ],
    );
    case(
        |user| step(user, "format = 1", "format = 2"),
        &[
            &at(
                ":1:10: error: written by a newer sideline, in format 2: this one reads format 1, and changes nothing here; update it",
            ),
            "  help: update sideline on this computer; until then nothing is written to it",
        ],
    );
    case(
        |user| put(user, STEP, ""),
        &[&at(": error: empty: what it held is lost, or was never written"), LOST],
    );
    case(
        |user| put(user, STEP, [0; 512]),
        &[&at(": error: empty: what it held is lost, or was never written"), LOST],
    );
    case(
        |user| put(user, STEP, user.text(STEP).split_at(80).0),
        &[&at(":3:54: error: a closing quote is missing"), LOST],
    );
    case(
        |user| step(user, "h7k2p9qd", "h7k2p9qe"),
        &[
            &at(&format!(
                ":2:6: error: by what it says, this record belongs in {FOLDER}/actions/h7k2p9qe.toml"
            )),
            LINE,
        ],
    );
    case(
        |user| put(user, &format!("{FOLDER}/calls/other.toml.toml"), ""),
        &[
            &format!("{FOLDER}/calls/other.toml.toml: error: this file is not called after its id"),
            WHOLE,
        ],
    );
    case(
        |user| put(user, "process-templates/ours.toml", "format = 1\n"),
        &[
            "process-templates/ours.toml:1:1: error: a process needs a stage",
            "  help: [[stage]] and under it id = \"discover\"",
            "process-templates/ours.toml:1:1: error: there is no [process]",
            "  help: [process] with id = \"simple\"",
        ],
    );
}

#[test]
fn what_lies_beside_a_broken_deal_is_checked_too() {
    let user = sound();
    user.edit(DEAL, "stage = \"align\"", "stage = align");
    user.edit(STEP, "\"open\"", "\"opn\"");
    let ran = examined(&user);
    let told: Vec<&str> = ran.out.lines().filter(|line| !line.starts_with("  help")).collect();
    assert_eq!(
        told,
        [
            &format!(
                "{STEP}:6:10: error: \"opn\" is not a status: proposed, open, done or dropped"
            ),
            &format!(
                "{DEAL}:9:9: error: align needs quotes, as every text does; \
                 its 2 steps, 1 ask, 1 call and 1 session are not shown"
            ),
        ]
    );
}

#[test]
fn links_and_pipes_are_told_and_never_waited_for() {
    const HELP: &str = "  help: put it right, or move it out of the workspace; until then nothing is written to it";
    let user = sound();
    let place = |name: &str| user.workspace().join(FOLDER).join(name);
    symlink(place("deal.toml"), place("actions/b2k7m3pd.toml")).unwrap();
    symlink("/dev/null", place("notes")).unwrap();
    assert!(Command::new("mkfifo").arg(place("asks/b2k7m3pd.toml")).status().unwrap().success());
    fs::set_permissions(place("asks/b2k7m3pd.toml"), Permissions::from_mode(0o600)).unwrap();
    told(
        &user,
        &[
            &format!(
                "{FOLDER}/actions/b2k7m3pd.toml: error: a link, which is not followed: put the file itself here"
            ),
            HELP,
            &format!(
                "{FOLDER}/asks/b2k7m3pd.toml: error: a pipe or device, where a file should be"
            ),
            HELP,
            &format!("{FOLDER}/notes: warning: not a file of sideline's, and left alone"),
            "  help: move it elsewhere if it is not meant to be here",
        ],
    );
}

#[test]
fn a_second_version_of_a_record_is_told_once_and_does_not_count() {
    #[track_caller]
    fn second(first: &str, stray: &str) {
        let user = sound();
        let text = user.text(first).replace("format = 1", "format = 1 # theirs");
        put(&user, stray, text);
        let name = first.rsplit('/').next().unwrap();
        let help = format!(
            "  help: look at both and keep one under the name {name}; move the other out of the workspace"
        );
        let expected = format!("{stray}: error: a second version of {first}, which alone counts");
        told(&user, &[&expected, &help]);
    }
    for name in [
        "h7k2p9qd (conflicted copy 2026-12-01).toml",
        "h7k2p9qd.sync-conflict-20261201-101112-ABCDEFG.toml",
        "h7k2p9qd (1).toml",
        "h7k2p9qd.toml.orig",
        "theirs.toml",
    ] {
        second(STEP, &format!("{FOLDER}/actions/{name}"));
    }
    second(SESSION, &format!("{FOLDER}/sessions/2026-11-24-k3v9x2m4 (1).toml"));
    second(DEAL, &format!("{FOLDER}/deal (1).toml"));
    second("sideline.toml", "sideline-ANAS-LAPTOP.toml");
    let notes = "coaching/ana/2026-11-24-k3v9x2m4.toml";
    second(notes, "coaching/ana/2026-11-24-k3v9x2m4 (1).toml");
    let user = sound();
    put(&user, &format!("{FOLDER} (1)/deal.toml"), user.text(DEAL));
    let ran = user.run(["deal", "list"]);
    assert_eq!(ran.code, 3);
    let said = "sideline: 1 file does not count; what stands in all others is here\n";
    assert!(ran.err.starts_with(said), "{ran}");
    let told = format!("{FOLDER} (1): error: a second version of {FOLDER}, which alone counts\n");
    assert!(examined(&user).out.starts_with(&told));
}

#[test]
fn what_is_no_record_is_told_and_left_alone() {
    const HELP: &str = "  help: move it elsewhere if it is not meant to be here";
    case(
        |user| {
            put(user, &format!("{FOLDER}/actions/notes.md"), "for Tom");
            put(user, &format!("{FOLDER}/offers/one.pdf"), "");
            put(user, "deals/notes.txt", "");
            put(user, "coaching/ana/2026-12-01-q5w8e2rt.toml", "format = 1\nid = \"q5w8e2rt\"\n");
            // Whatever lies outside the folders of records is nobody's business.
            put(user, "README.md", "Our deals");
            put(user, "deals/.DS_Store", "");
        },
        &[
            "coaching/ana/2026-12-01-q5w8e2rt.toml: warning: notes of a session q5w8e2rt that is not here",
            "  help: bring the file of that session back, or move this one away",
            &format!(
                "{FOLDER}/actions/notes.md: warning: not a file of sideline's, and left alone"
            ),
            "  deals/notes.txt",
            HELP,
            &format!("{FOLDER}/offers: warning: not a folder of sideline's, and left alone"),
            HELP,
        ],
    );
}

#[test]
fn a_draft_that_no_screen_goes_on_with_is_told() {
    let user = sound();
    let state = layout::state_folder(&user.home().join("state"), &user.workspace()).unwrap();
    let log = layout::drafts(&state).join("q5w8e2rt.log");
    fs::create_dir_all(log.parent().unwrap()).unwrap();
    let draft = |deal: &str| {
        let head = Line::Head(Head::new("/", deal, "q5w8e2rt"));
        let typed = Line::typed("goal", None, "Is January real?");
        let lines = [head, typed].map(|line| serde_json::to_string(&line).unwrap() + "\n");
        fs::write(&log, lines.concat()).unwrap();
    };
    draft("acme-robotics-plant-rollout");
    told(&user, &[]);
    draft("beta");
    let file = log.display();
    told(
        &user,
        &[
            &format!(
                "{file}: warning: the draft of session q5w8e2rt on beta, a deal that is not here: 1 text"
            ),
            "  help: bring the deal back, or read it in an editor, keep what you need, then remove it",
        ],
    );
    fs::write(&log, "not a draft").unwrap();
    told(
        &user,
        &[
            &format!("{file}: warning: a draft that does not say what it belongs to: 0 texts"),
            "  help: read it in an editor, keep what you need, then remove it",
        ],
    );
    assert_eq!(fs::read_to_string(&log).unwrap(), "not a draft");
}

#[test]
fn problems_are_printed_as_json() {
    let user = sound();
    user.edit(STEP, "\"open\"", "\"opn\"");
    user.edit(DEAL, "owner = \"ana\"", "owner = \"zoe\"");
    put(&user, "deals/notes\u{1b}[31m.txt", "");
    let ran = user.run(["doctor", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "sideline: 1 error, 2 warnings\n"));
    assert_snapshot!("doctor_json", ran.out);
    assert_snapshot!("doctor", user.seen(&["sideline doctor", "sideline doctor --help"]));
}
