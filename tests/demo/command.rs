//! `sideline demo`.

use std::fs;

use tempfile::TempDir;

use crate::support::binary::User;
use crate::support::pty::{Command, Exit, Pty};

#[test]
fn sample_data_is_written_into_a_folder_that_is_named() {
    let user = User::new();
    let ran = user.run(["demo", "--dir", "looks around"]);
    let folder = user.workspace().join("looks around").display().to_string();
    assert_eq!(ran.code, 0, "{ran}");
    assert_eq!(ran.out, format!("Wrote 9 deals of sample data into {folder}.\n"));
    assert_eq!(ran.err, "Next: sideline -w \"looks around\"\n");
    for list in ["deal", "session", "action", "ask"] {
        let lines = user.run(["-w", "looks around", list, "list"]).printed();
        assert!(lines.lines().count() > 2, "{list}: {lines}");
    }
    for deal in ["nordlys", "weber", "lumiere", "kirana", "bright", "aurora", "tanaka", "delft"] {
        let page = user.run(["-w", "looks around", "deal", "show", deal]).printed();
        assert!(page.contains("verified"), "{page}");
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    #[track_caller]
    fn case(user: &User, dir: &str) {
        let said = user.run(["demo", "--dir", dir]).refused(1);
        let folder = user.workspace().join(dir).display().to_string();
        let expected = format!(
            "sideline: {folder} is not empty, so nothing was written there\n\
             hint: name a folder that is empty or not there yet\n"
        );
        assert_eq!(said, expected);
    }
    let user = User::with_examples();
    case(&user, "deals");
    case(&user, "sideline.toml");
    assert!(!user.workspace().join("deals/sideline.toml").exists());
    // A folder that is there and empty does.
    fs::create_dir(user.workspace().join("empty")).unwrap();
    assert_eq!(user.run(["demo", "--dir", "empty"]).code, 0);
    case(&user, "empty");
}

#[test]
fn without_a_terminal_it_says_so_and_leaves_nothing() {
    let user = User::new();
    let said = user.run(["demo"]).refused(2);
    assert!(said.starts_with("sideline: the screens need a terminal"), "{said}");
    assert!(!user.home().join("config").exists());
}

/// The program in a home of its own.
fn started(home: &TempDir, words: &[&str]) -> Pty {
    let folder = |name: &str| home.path().join(name);
    fs::create_dir_all(folder("tmp")).unwrap();
    let command = Command::new(env!("CARGO_BIN_EXE_sideline"))
        .args(words)
        .env("HOME", home.path())
        .env("TMPDIR", folder("tmp"))
        .env("TERM", "xterm-256color")
        .env("XDG_DATA_HOME", folder("data"))
        .env("SIDELINE_CONFIG_DIR", folder("config"))
        .env("SIDELINE_STATE_DIR", folder("state"))
        .env("SIDELINE_NOW", "2026-11-24T14:00:00+01:00")
        .folder(home.path());
    Pty::spawn(command, 36, 120)
}

/// The screens on sample data.
fn shown(home: &TempDir) -> Pty {
    let pty = started(home, &["demo"]);
    pty.wait_for("Nordlys Frakt");
    assert_eq!(names(home, "tmp").len(), 1);
    pty
}

fn names(home: &TempDir, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(home.path().join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The sample data is gone, and nothing of the user's was touched.
#[track_caller]
fn nothing_is_left(home: &TempDir) {
    assert_eq!(names(home, "tmp"), [] as [&str; 0]);
    for folder in ["data", "config", "state"] {
        assert!(!home.path().join(folder).exists(), "{folder}");
    }
}

#[test]
fn the_screens_show_sample_data_that_is_gone_afterwards() {
    let home = TempDir::new().unwrap();
    let pty = shown(&home);
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    assert!(pty.screen().contains("The sample data is gone."), "{}", pty.screen());
    nothing_is_left(&home);
}

#[test]
fn a_signal_takes_the_sample_data_away_too() {
    const SIGTERM: i32 = 15;
    #[track_caller]
    fn case(home: &TempDir, pty: &Pty) {
        pty.signal(SIGTERM);
        assert_eq!(pty.wait_exit(), Exit::Code(128 + SIGTERM.unsigned_abs()));
        assert!(pty.restored());
        nothing_is_left(home);
    }
    let home = TempDir::new().unwrap();
    case(&home, &shown(&home));
    let home = TempDir::new().unwrap();
    case(&home, &looks_around(&home));
}

/// Somebody who chooses the sample data at the first start.
fn looks_around(home: &TempDir) -> Pty {
    let pty = started(home, &[]);
    pty.wait_for("look around with sample data");
    pty.key("2");
    pty.wait_for("Margit's week");
    // Nothing of the screen before shows through.
    pty.wait_gone("First start");
    assert!(!pty.restored(), "the terminal was never given back in between");
    assert_eq!(names(home, "tmp").len(), 1);
    pty
}

#[test]
fn the_first_start_leads_to_sample_data_and_is_the_first_start_again() {
    let home = TempDir::new().unwrap();
    let pty = looks_around(&home);
    // A promise is closed, a session is begun, and all of it goes.
    pty.key("down");
    pty.key("d");
    pty.wait_for("What came of it?");
    pty.key("enter");
    pty.wait_for("Done on which day?");
    pty.key("enter");
    pty.wait_for("Kept.");
    pty.type_text("2");
    pty.wait_for("The deals of this team");
    pty.key("enter");
    pty.wait_for("Start a session");
    pty.key("enter");
    pty.wait_for("How long have we got");
    pty.key("enter");
    pty.wait_for("What do you want from this half hour?");
    pty.type_text("A date");
    pty.key("enter");
    pty.wait_for("saved");
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    assert!(pty.screen().contains("The sample data is gone."), "{}", pty.screen());
    nothing_is_left(&home);

    let pty = started(&home, &[]);
    pty.wait_for("First start");
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
}

#[test]
fn a_workspace_without_deals_offers_sample_data_and_stays_as_it_is() {
    let home = TempDir::new().unwrap();
    let team = "format = 1\n# ours\n[people.ana]\nname = \"Ana Ruiz\"\nrole = \"rep\"\n";
    fs::write(home.path().join("sideline.toml"), team).unwrap();
    let pty = looks_around(&home);
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    nothing_is_left(&home);
    assert_eq!(fs::read_to_string(home.path().join("sideline.toml")).unwrap(), team);
    let mut names = names(&home, "");
    names.sort();
    assert_eq!(names, ["sideline.toml", "tmp"]);
}
