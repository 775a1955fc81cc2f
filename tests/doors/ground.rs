//! What every row is typed on: the example workspace on 24 November 2026, and
//! the ways to its doors.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use sideline::app::dialog::Dialog;
use sideline::app::form::{Form, Row};
use sideline::cli::{Line, told};
use sideline::world::World;
use tempfile::TempDir;
use toml::{Table, Value};

use crate::support::play::Play;

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/records/1");
/// The deal of the examples, and its file.
const DEAL: &str = "deals/acme-robotics-plant-rollout";
pub(super) const FILE: &str = "deals/acme-robotics-plant-rollout/deal.toml";
const TEAM: &str = "sideline.toml";
/// Another rep, and one who is called as somebody of theirs.
pub(super) const REPS: Edit = (
    TEAM,
    "",
    "\n[person.max]\nname = \"Max Holm\"\nrole = \"rep\"\nmanager = \"goran\"\n\n\
     [person.tom]\nname = \"Tom Berg\"\nrole = \"rep\"\nmanager = \"goran\"\n",
);
/// In the team, and among theirs: somebody whose id is how another one is
/// called.
pub(super) const IDS: &[Edit] = &[
    (
        TEAM,
        "",
        "\n[person.kim]\nname = \"Joan Lee\"\nrole = \"rep\"\n\n\
         [person.kim-soo]\nname = \"Kim Soo\"\nrole = \"rep\"\n",
    ),
    (FILE, "", "\n[person.dana]\nname = \"Vera Lang\"\n"),
];
/// How the team means two numbers.
pub(super) const DAY_FIRST: &[Edit] = &[(TEAM, "shared", "date_order = \"dmy\"\nshared")];
pub(super) const MONTH_FIRST: &[Edit] = &[(TEAM, "shared", "date_order = \"mdy\"\nshared")];
pub(super) const YEAR_FIRST: &[Edit] = &[(TEAM, "shared", "date_order = \"ymd\"\nshared")];
/// The deal follows a process of the team's own, and one that is not there.
pub(super) const FOLLOWS_OURS: Edit = (FILE, SHIPPED, "process = \"ours\"");
pub(super) const FOLLOWS_NONE: Edit = (FILE, SHIPPED, "process = \"gone\"");
const SHIPPED: &str = "process = \"b2b-buyer-aligned\"";
/// Takes everybody out of the team.
pub(super) const NOBODY: Edit = (
    TEAM,
    "[person.ana]\nname = \"Ana Ruiz\"\nrole = \"rep\"                           # rep, manager\n\
     manager = \"goran\"\nstarted = 2026-03-02\n\n\
     [person.goran]\nname = \"Goran Petrovic\"\nrole = \"manager\"\n",
    "",
);
/// A Tuesday.
const TODAY: Date = date(2026, 11, 24);
/// More fields than any form has.
const MANY: usize = 40;

/// A text of a file of the workspace, and what stands there instead; behind all
/// of the file where that text is empty.
pub(super) type Edit = (&'static str, &'static str, &'static str);

/// The example workspace with these edits, looked at by `me`.
pub(super) fn ground(me: &str, edits: &[Edit]) -> Play {
    let play = Play::first_start();
    prepare(play.root(), edits);
    looked_at_by(play, me)
}

/// The same workspace after another start.
pub(super) fn looked_at_by(play: Play, me: &str) -> Play {
    let play = play.today(TODAY, me);
    if me.is_empty() { play.keys("0") } else { play }
}

fn prepare(root: &Path, edits: &[Edit]) {
    copy(Path::new(EXAMPLES), root);
    for edit in edits {
        change(root, edit);
    }
}

/// Changes a file of the workspace, as an editor would.
#[track_caller]
pub(super) fn change(root: &Path, (file, from, to): &Edit) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = fs::read_to_string(&path).unwrap_or_default();
    assert!(text.contains(from), "{file} has no {from:?}");
    let text = if from.is_empty() { text + to } else { text.replacen(from, to, 1) };
    fs::write(path, text).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = entry.map(|e| (e.path(), to.join(e.file_name()))).unwrap();
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// On the page of the deal.
pub(super) fn on_page(play: Play) -> Play {
    play.keys("2acme<enter>")
}

/// In a new session on the deal.
pub(super) fn in_session(play: Play) -> Play {
    on_page(play).keys("s2")
}

/// Somebody who types commands beside the same workspace.
pub(super) struct Shell {
    base: TempDir,
    /// The workspace.
    pub(super) root: PathBuf,
}

impl Shell {
    /// In the example workspace with these edits.
    pub(super) fn new(me: &str, edits: &[Edit]) -> Self {
        let base = TempDir::new().unwrap();
        let root = base.path().join("data");
        prepare(&root, edits);
        if !me.is_empty() {
            fs::create_dir(base.path().join("config")).unwrap();
            let settings = format!("format = 1\nme = \"{me}\"\n");
            fs::write(base.path().join("config/config.toml"), settings).unwrap();
        }
        Self { base, root }
    }

    /// Runs a command; gives what is on standard error, and the exit code of
    /// one that fails.
    pub(super) fn runs(&self, words: &[&str]) -> String {
        let now = TODAY.at(14, 30, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
        let world = World::still(now, 9, self.base.path());
        let words = std::iter::once(&"sideline").chain(words).map(OsString::from);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let line = Line::read(words, &mut out, &mut err).map(Option::unwrap);
        let done = line.and_then(|line| {
            let workspace = line.workspace(&world);
            line.run(&world, &workspace, &mut out, &mut err)
        });
        let err = String::from_utf8(err).unwrap();
        match done {
            Ok(_) => err,
            Err(failure) => format!("{err}exit {}: {}", failure.exit_code(), told(&failure)),
        }
    }
}

/// The form of the dialog in front.
pub(super) fn dialog(play: &Play) -> Option<&Form> {
    play.model.dialog.as_ref().map(Dialog::form)
}

/// The field in focus: of a dialog, else of the session.
fn focused(play: &Play) -> Option<&Row> {
    let session = || play.session_screen().map(|session| &session.form);
    dialog(play).or_else(session)?.focused()
}

/// Types a text in place of what stands in the field.
pub(super) fn types(play: Play, text: &str) -> Play {
    play.keys("<ctrl-u>").paste(text)
}

/// Answers the fields whose questions contain some words, which `|` parts where
/// a field may ask in two ways, and gives Enter to those before them; an empty answer is Enter alone. Then a dialog is kept.
/// Ends at what is refused, and before both agree. What was said is given back.
pub(super) fn fill(mut play: Play, answers: &[(&str, &str)]) -> (Play, String) {
    let mut left = answers.to_vec();
    let mut said = Vec::new();
    while let Some(row) = focused(&play) {
        let ask = &row.ask.prompt.ask;
        if row.refusal.is_some() || ask.contains("Agreed?") || said.len() > MANY {
            if said.is_empty() {
                said.push(spoken(&mut play));
            }
            break;
        }
        if left.is_empty() {
            play = if dialog(&play).is_some() { play.keys("<ctrl-s>") } else { play };
            said.push(spoken(&mut play));
            break;
        }
        let answer = left.iter().position(|(words, _)| words.split('|').any(|it| ask.contains(it)));
        let answer = answer.map(|at| left.remove(at).1).filter(|answer| !answer.is_empty());
        play = match (answer, row.typed()) {
            (None, _) => play.keys("<enter>"),
            (Some(key), None) => play.keys(key),
            (Some(text), Some(_)) => {
                play = types(play, text);
                said.push(spoken(&mut play));
                play.keys("<enter>")
            }
        };
        said.push(spoken(&mut play));
    }
    said.dedup();
    (play, said.join(" / "))
}

/// Goes to the field whose question contains these words.
#[track_caller]
pub(super) fn reach(mut play: Play, words: &str) -> Play {
    for _ in 0..MANY {
        if focused(&play).is_some_and(|row| row.ask.prompt.ask.contains(words)) {
            return play;
        }
        play = play.keys("<tab>");
    }
    panic!("no field asks {words:?}\n{}", play.screen());
}

/// What the field in focus says, with what is understood or refused, and what a
/// coach would ask.
pub(super) fn spoken(play: &mut Play) -> String {
    let screen = play.screen();
    let line = |line: &str| {
        let field = || line.rsplit_once('▌').map(|(_, field)| field);
        let question = line.split('│').find(|part| part.trim_start().starts_with("? "));
        let said = question.or_else(field)?.split(['│', '┌', '└']).next()?.trim();
        // A line of the page below is marked as well.
        (!said.starts_with('▸')).then(|| said.to_owned())
    };
    screen.lines().filter_map(line).collect::<Vec<_>>().join(" ")
}

/// Goes down to the line that says these words.
#[track_caller]
pub(super) fn on_line(mut play: Play, words: &str) -> Play {
    for _ in 0..2 * MANY {
        let screen = play.screen();
        let mut here = screen.lines().filter(|line| line.contains(['▌', '▸']));
        if here.any(|line| line.contains(words)) {
            return play;
        }
        play = play.keys("<down>");
    }
    panic!("no line says {words:?}\n{}", play.screen());
}

/// A record of a workspace.
pub(super) fn record(root: &Path, file: &str) -> Table {
    fs::read_to_string(root.join(file)).unwrap().parse().unwrap()
}

/// The only record in a folder of the deal that the examples do not have.
pub(super) fn new_record(root: &Path, folder: &str) -> Option<Table> {
    let folder = format!("{DEAL}/{folder}");
    let names = fs::read_dir(root.join(&folder)).unwrap().map(|entry| entry.unwrap().file_name());
    let is_new = |name: &OsString| !Path::new(EXAMPLES).join(&folder).join(name).exists();
    let new: Vec<OsString> = names.filter(is_new).collect();
    assert!(new.len() < 2, "{new:?}");
    new.first().map(|name| record(&root.join(&folder), name.to_str().unwrap()))
}

/// What a new session says of a kind of thing: the only one of them.
pub(super) fn in_new_session(root: &Path, kind: &str) -> Option<Table> {
    let session = new_record(root, "sessions")?;
    let all = session.get(kind)?.as_table()?;
    assert!(all.len() < 2, "{all:?}");
    all.values().next()?.as_table().cloned()
}

/// The first name of somebody of the team or of the buyer's people, whether the
/// deal knows them or a new session has met them.
pub(super) fn name(root: &Path, id: &str) -> String {
    let session = new_record(root, "sessions").unwrap_or_default();
    let files =
        [session, record(root, &format!("{DEAL}/deal.toml")), record(root, "sideline.toml")];
    let known = files.iter().find_map(|file| file.get("person")?.get(id)?.get("name")?.as_str());
    known.and_then(|name| name.split(' ').next()).unwrap_or("nobody").to_owned()
}

/// A text of a record; empty where it has none.
pub(super) fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A day of a record as one says it: `Fri 27 Nov`.
pub(super) fn day(table: &Table, key: &str) -> String {
    let day = table.get(key).and_then(Value::as_datetime);
    let day = day.map(|day| day.to_string().parse::<Date>().unwrap());
    day.map(|day| day.strftime("%a %-d %b").to_string()).unwrap_or_default()
}
