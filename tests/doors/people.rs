//! People of theirs: the champion test, a name that is known, a role that is
//! gone.

use toml::Table;

use super::ground::{
    Edit, FILE, FOLLOWS_OURS, change, fill, ground, in_session, looked_at_by, new_record, on_line,
    on_page, reach, record, text,
};
use super::{DIALOG, Did, Door, Row, SESSION, all, hold, makes, refuses};
use crate::support::play::Play;

/// Somebody of whom only that he supports us is known.
const MAX: Edit = (FILE, "", "\n[person.max-holm]\nname = \"Max Holm\"\nstance = \"supporter\"\n");

/// What is answered, by words of the questions; then what is answered after it.
#[derive(Debug)]
struct Test(&'static [Answers]);

type Answers = &'static [(&'static str, &'static str)];

fn answer(play: Play, answers: Answers) -> Play {
    answers.iter().fold(play, |play, (words, key)| reach(play, words).keys(key))
}

fn in_a_session(test: &Test) -> Did {
    let play = in_session(ground("", &[MAX]));
    let asked = |play: Play, answers: &Answers| {
        answer(play.keys("<ctrl-n>pMax<enter>"), answers).keys("<esc>")
    };
    let play = test.0.iter().fold(play, asked);
    Did {
        record: max(&new_record(play.root(), "sessions").unwrap_or_default()),
        said: String::new(),
    }
}

fn in_a_dialog(test: &Test) -> Did {
    let play = on_page(ground("", &[MAX])).keys("t<tab>");
    let asked = |play: Play, answers: &Answers| {
        answer(on_line(play, "Max Holm").keys("<enter>"), answers).keys("<ctrl-s>")
    };
    let play = test.0.iter().fold(play, asked);
    Did { record: max(&record(play.root(), FILE)), said: String::new() }
}

/// The answers to the test, and what Max is by them.
fn max(file: &Table) -> String {
    let max = file.get("person").and_then(|people| people.get("max-holm")?.as_table());
    let test = max.and_then(|max| max.get("champion")?.as_table());
    let answer = |key| test.map(|test| text(test, key)).unwrap_or_default();
    let answers = ["power", "stake", "sells_for_us"].map(answer).join(" ");
    format!("{answers} · {}", max.map(|max| text(max, "advocate")).unwrap_or_default())
}

#[test]
fn what_somebody_is_follows_from_the_champion_test() {
    const YES: Answers =
        &[("move the one who pays", "y"), ("something in it", "y"), ("speak for us", "y")];
    const NO: Answers = &[("speak for us", "n")];
    const BACK: Answers = &[("speak for us", "0")];
    const ONE: Answers = &[("something in it", "y")];
    const NONE: Answers = &[("something in it", "0")];
    let row = |typed, want| Row { mark: None, typed: Test(typed), want: all(makes(want)) };
    hold(
        [(SESSION, in_a_session), (DIALOG, in_a_dialog)],
        &[
            row(&[YES], "yes yes yes · champion"),
            row(&[YES, NO], "yes yes no · coach"),
            row(&[YES, BACK], "yes yes unknown · coach"),
            row(&[ONE, NONE], " unknown  · none"),
        ],
    );
}

#[test]
fn a_new_person_is_not_called_as_somebody_on_the_map() {
    const DOORS: [Door<&str>; 1] = [(DIALOG, |name| {
        let play = on_page(ground("", &[])).keys("ta");
        let (play, said) = fill(play, &[("Who is it?", name)]);
        let people = record(play.root(), FILE)["person"].as_table().unwrap().len();
        Did { record: if people == 2 { String::new() } else { format!("{people} people") }, said }
    })];
    let known = |name| Row {
        mark: None,
        typed: name,
        want: [Some(refuses(&["Dana Fox is on the map already: add what tells them apart"]))],
    };
    hold(DOORS, &[known("Dana Fox"), known("dana fox")]);
}

/// The role is there when the dialog is opened on its empty box, and gone after
/// a crash.
#[test]
fn somebody_new_gets_no_role_that_the_process_has_not() {
    const ROLE: Edit = (
        "process-templates/ours.toml",
        "",
        "format = 1\nextends = \"b2b-buyer-aligned\"\nprocess = { id = \"ours\" }\n\n\
         [role.guardian]\nname = \"Guardian\"\n\n[[stage]]\nid = \"explore\"\nroles = [\"guardian\"]\n",
    );
    const GONE: [Edit; 2] = [
        (ROLE.0, "[role.guardian]\nname = \"Guardian\"\n", ""),
        (ROLE.0, "roles = [\"guardian\"]\n", ""),
    ];
    const DOORS: [Door<&str>; 1] = [(DIALOG, |name| {
        let play = on_page(ground("ana", &[ROLE, FOLLOWS_OURS])).keys("t<tab>");
        let play = on_line(play, "Guardian").keys("a").keys(name);
        for edit in &GONE {
            change(play.root(), edit);
        }
        let (play, said) = fill(looked_at_by(play, "ana"), &[]);
        let new = record(play.root(), FILE)["person"]
            .get("nadia-tazi")
            .map(|new| format!("{:?}", new["roles"]));
        Did { record: new.unwrap_or_default(), said }
    })];
    let want = [Some(refuses(&["Economic buyer", "Evaluator", "User"]))];
    hold(DOORS, &[Row { mark: None, typed: "Nadia Tazi", want }]);
}
