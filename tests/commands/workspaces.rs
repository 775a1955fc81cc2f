//! Where the records are: made, found, and not made where nobody asked for it.

use std::ffi::OsString;
use std::fs;

use jiff::tz::TimeZone;
use sideline::cli::Line;
use sideline::world::World;

use crate::support::binary::User;

const CHANGES: &[&str] = &[
    "deal add Line --account Beta --owner Ana",
    "team add Ana --role rep",
    "action add Call --deal beta",
    "action done h7k2",
];

#[test]
fn a_change_is_refused_where_no_workspace_is() {
    let user = User::new();
    for change in CHANGES {
        let folder = user.workspace().display().to_string();
        let said = user.run(change.split(' ').chain(["-w", &folder])).refused(1);
        let expected =
            format!("sideline: {folder} is not a workspace yet\nhint: sideline init {folder}\n");
        assert_eq!(said, expected, "{change}");
    }
    assert_eq!(fs::read_dir(user.workspace()).unwrap().count(), 0);
    fs::create_dir(user.workspace().join("a b")).unwrap();
    let said = user.types("sideline -w 'a b' team add Ana --role rep").refused(1);
    assert!(said.ends_with("hint: sideline init \"a b\"\n"), "{said}");
}

#[test]
fn lists_are_empty_where_no_workspace_is() {
    let user = User::new();
    for list in ["action list", "deal list", "session list"] {
        let ran = user.run(list.split(' '));
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{list}");
        assert!(ran.err.starts_with("No "), "{list}: {ran}");
    }
    let json = user.run(["deal", "list", "--json"]).printed();
    assert!(json.ends_with("\"deals\": [],\n  \"unread\": []\n}\n"), "{json}");
    assert_eq!(fs::read_dir(user.home()).unwrap().count(), 1, "nothing was made");
}

#[test]
fn a_workspace_that_was_named_and_is_none_is_an_error() {
    let user = User::with_examples();
    let nowhere = "sideline: /nowhere is not a workspace yet\nhint: sideline init /nowhere\n";
    for line in ["action list", "deal list --json", "team list", "today", "doctor", "session acme"]
    {
        let said = user.run(line.split(' ').chain(["-w", "/nowhere"])).refused(1);
        assert_eq!(said, nowhere, "{line}");
        let mut command = user.command(line.split(' '));
        let ran = command.env("SIDELINE_WORKSPACE", "/nowhere").output().unwrap();
        assert_eq!(ran.status.code(), Some(1), "{line}");
        assert_eq!(String::from_utf8_lossy(&ran.stderr), nowhere, "{line}");
    }
    for line in ["keys", "process list", "config --path"] {
        assert_eq!(user.run(line.split(' ').chain(["-w", "/nowhere"])).code, 0, "{line}");
    }
}

#[test]
fn an_empty_list_says_so_and_where_there_may_be_more() {
    #[track_caller]
    fn case(user: &User, line: &str, expected: &str) {
        let ran = user.types(&format!("sideline {line}"));
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", expected), "{line}");
    }
    let user = User::with_examples();
    user.types("sideline action drop h7k2 --why 'not needed'").printed();
    case(&user, "action list", "No open steps. --all: closed ones too.\n");
    case(&user, "action list --owner goran", "No open steps fit. --all: closed ones too.\n");
    case(&user, "action list --status proposed", "No steps fit.\n");
    case(&user, "ask list --of ana", "No open asks fit. --all: closed ones too.\n");
    let ran = user.run(["action", "list", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn the_users_own_folder_is_made_by_the_first_change() {
    let user = User::new();
    user.run(["action", "done", "h7k2"]).refused(1);
    assert_eq!(fs::read_dir(user.home()).unwrap().count(), 1, "nothing was changed yet");
    let ran = user.run(["deal", "add", "Line", "--account", "Beta", "--owner", "Ana Ruiz"]);
    assert_eq!(ran.code, 0);
    let made = ran.err.lines().next().unwrap().strip_prefix("Made a workspace in ").unwrap();
    assert!(made.starts_with(user.home().to_str().unwrap()), "{ran}");
    assert!(ran.err.ends_with("\nAna Ruiz joins the team as a rep (ana).\n"), "{ran}");
    assert_eq!(ran.out, "Added Beta · Line (beta-line).\n");
    let ran = user.run(["team", "add", "Goran Petrovic", "--role", "manager"]);
    assert_eq!(ran.printed(), "Added Goran Petrovic (goran).\n");
    assert_eq!(user.run(["deal", "list"]).printed().lines().count(), 1);
    assert_eq!(fs::read_dir(user.workspace()).unwrap().count(), 0);
}

#[test]
fn a_workspace_is_made_where_it_is_wanted() {
    #[track_caller]
    fn case(line: &str, folder: &str) {
        let user = User::new();
        let folder = user.workspace().join(folder);
        let ran = user.types(line);
        assert_eq!(ran.code, 0, "{ran}");
        assert!(ran.out.starts_with("Made a workspace in "), "{ran}");
        assert!(ran.err.starts_with("Next: sideline team add"), "{ran}");
        for made in ["sideline.toml", "deals", "process-templates", ".gitignore"] {
            assert!(folder.join(made).exists(), "{made}");
        }
    }
    case("sideline init", ".");
    case("sideline init here", "here");
    case("sideline init here/and/there", "here/and/there");
    case("sideline -w there init", "there");
    case("sideline -w there init here", "here");
}

#[test]
fn what_is_there_already_is_not_touched() {
    let user = User::with_examples();
    let before = user.text("sideline.toml");
    let said = user.run(["init"]).printed();
    assert_eq!(said, format!("{} is a workspace already.\n", user.workspace().display()));
    assert_eq!(user.text("sideline.toml"), before);
    assert!(!user.workspace().join("process-templates").exists());

    let user = User::new();
    user.put("notes.txt", "for the meeting");
    user.put(".gitignore", "*.pdf\n");
    assert_eq!(user.run(["init"]).code, 0);
    assert_eq!(user.text("notes.txt"), "for the meeting");
    assert_eq!(user.text(".gitignore"), "*.pdf\n.lock\n.*.tmp\n");
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let user = User::new();
    user.put("file", "");
    let said = user.run(["init", "file/below"]).refused(1);
    let folder = user.workspace().join("file/below");
    assert_eq!(
        said,
        format!(
            "sideline: {} cannot be made a workspace\n  a file stands where a folder should be\n\
             hint: make room or set the rights, then try again\n",
            folder.display()
        )
    );
}

#[test]
fn the_screens_make_a_folder_that_was_named_and_is_not_there() {
    let base = tempfile::TempDir::new().unwrap();
    let now = jiff::civil::date(2026, 12, 1).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC);
    let world = World::still(now.unwrap(), 7, base.path());
    let folder = base.path().join("new");
    let on = |words: &[&str]| {
        let words =
            ["sideline", "-w", folder.to_str().unwrap()].into_iter().chain(words.iter().copied());
        let line = Line::read(words.map(OsString::from), &mut Vec::new(), &mut Vec::new());
        line.unwrap().unwrap().workspace(&world)
    };
    assert!(on(&["deal", "list"]).ready().is_err());
    assert!(!folder.exists());
    assert_eq!(on(&[]).ready().ok(), Some(true));
    assert!(on(&[]).is_made());
}
