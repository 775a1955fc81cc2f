//! A read of the team's file that fails once: whoever reads it again a moment
//! later may find it, and still nobody is added, renamed, lost or named in the
//! place of somebody else.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::app::message::Message;
use crate::domain::change::Change;
use crate::domain::session::Beginning;
use crate::domain::team::{Person, TeamRole};
use crate::failure::Failure;
use crate::record::config::{self, Config};
use crate::record::disk::trial::{Refusal, each_read, forbidden, missing};

use crate::runtime::drafts::Logs;
use crate::runtime::worker::{Job, Worker};
use crate::workspace::Workspace;

use super::{ASK, DEAL, Desk};

const TEAM: &str = "sideline.toml";

/// Each command that writes, and what had to happen before it.
const COMMANDS: &[(&[&str], &str)] = &[
    (&[], "deal add Line --account Beta --owner ana --amount 12000 --close 2027-01-15"),
    (&[], "deal edit acme --owner goran"),
    (&["@no amount"], "deal edit acme --amount 12000"),
    (&[], "deal edit acme --stage prove --why Asked"),
    (&[], "deal close acme --lost --reason Price"),
    (&["deal close acme --won"], "deal reopen acme --why Asked"),
    (&[], "action add Call --deal acme"),
    (&[], "action add Call --deal acme --due 2026-12-09"),
    (&[], "action add 'Call Tom' --deal acme --owner goran --inside"),
    (&[], "action add 'Goran: read the plan' --deal acme"),
    (&[], "action move h7k2 2026-12-09 --why Asked"),
    (&[], "action done h7k2"),
    (&[], "action drop h7k2 --why Asked"),
    (&["action done h7k2"], "action reopen h7k2"),
    (
        &[],
        "ask add --deal acme --kind resource --of goran --needed-by 2026-12-10 --gist 'Read the plan'",
    ),
    (&[], "ask done w2n6 --note Done"),
    (&["@ask"], "ask accept w2n6"),
    (&["@ask"], "ask decline w2n6 --why Asked"),
    (&[], "call add --deal acme --objective 'Tom names the day' --with tom --date 2026-12-09"),
    (&[], "call outcome m4x8 --nothing"),
    (&[], "team add Bob --role rep"),
    (&[], "team add Bob --role rep --manager goran"),
    (&[], "team rename ana 'Ana Lopez'"),
    (&["team add Bob --role rep"], "team remove bob"),
    (&[], "doctor --fix"),
    (&[], "deal add Line --account Beta --owner Max"),
];

type Files = BTreeMap<PathBuf, String>;

/// Runs a line.
fn run(desk: &Desk, line: &str) -> Result<(), Failure> {
    let words = shell_words::split(line).unwrap();
    desk.types(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn desk(before: &[&str]) -> Desk {
    let desk = Desk::with_examples();
    desk.edit(TEAM, "currency = \"EUR\"", "currency = \"CHF\"");
    desk.edit(
        TEAM,
        "[person.goran]",
        "[person.zoe]\nname = \"Zoe\"\nrole = \"rep\"\n\n[person.goran]",
    );
    config::save(
        &desk.state.path().join("config"),
        &Config::default(),
        &Config { me: Some("zoe".parse().unwrap()), ..Config::default() },
    )
    .unwrap();
    for line in before {
        match *line {
            "@ask" => desk.edit(ASK, "accepted", "open"),
            "@no amount" => desk.edit(DEAL, "amount = \"120000\"\ncurrency = \"EUR\"\n", ""),
            line => assert_eq!(run(&desk, line), Ok(()), "{line}"),
        }
    }
    desk
}

/// Each file is as before, or as it is when all reads succeed.
#[track_caller]
fn same_or_done(line: &str, nth: usize, desk: &Desk, before: &Files, done: &Files) {
    for (file, text) in desk.relative() {
        let is_one = [before, done].into_iter().any(|files| files.get(&file) == Some(&text));
        assert!(is_one, "{line}, read {nth}: {}\n{text}", file.display());
    }
}

fn each_command(says: Refusal) {
    for (first, line) in COMMANDS {
        let whole = desk(first);
        let before = whole.relative();
        let did = run(&whole, line);
        let done = whole.relative();
        let is_done = line.ends_with("Max") || line.starts_with("doctor");
        assert!(is_done || did == Ok(()), "{line}: {did:?}");
        let see = |nth: usize, desk: &Desk| same_or_done(line, nth, desk, &before, &done);
        let what = |desk: &Desk| drop(run(desk, line));
        let reads = each_read((TEAM, says), || desk(first), what, see);
        assert!(reads > 0, "{line}");
    }
}

#[test]
fn a_command_that_could_not_read_the_team_changes_nobody() {
    each_command(forbidden);
}

#[test]
fn a_command_that_did_not_find_the_team_changes_nobody() {
    each_command(missing);
}

/// Starts the screens, where a session was cut off before its first save, and adds
/// somebody to the team that they show.
fn start(desk: &Desk) {
    let world = desk.world();
    let workspace = Workspace::find(&world, None);
    let mut worker = Worker::new(world, workspace);
    let mut books = None;
    worker.perform(Job::Load, &mut |message| {
        if let Message::Loaded(loaded) = message {
            books = Some(loaded);
        }
    });
    let before = books.unwrap().team.clone();
    let mut after = before.clone();
    let bob = Person::new("Bob", TeamRole::Rep);
    after.people.insert("bob".parse().unwrap(), bob);
    worker.perform(Job::Save(Box::new(Change::of(before, after)), None), &mut drop);
}

fn desk_with_a_log() -> Desk {
    let desk = desk(&[]);
    let (world, deal) = (desk.world(), "acme-robotics-plant-rollout".parse().unwrap());
    let mut logs = Logs::new(world.clone(), Workspace::find(&world, None));
    logs.begin(&"a3b5c7d9".parse().unwrap(), &deal, Beginning::AFTERWARDS).unwrap();
    desk
}

#[test]
fn screens_that_could_not_read_the_team_change_nobody() {
    let whole = desk_with_a_log();
    let before = whole.relative();
    start(&whole);
    let done = whole.relative();
    assert_eq!(done.len(), before.len() + 1, "the session that was cut off");
    assert_ne!(done[&PathBuf::from(TEAM)], before[&PathBuf::from(TEAM)]);
    for says in [forbidden, missing] {
        let see = |nth: usize, desk: &Desk| same_or_done("screens", nth, desk, &before, &done);
        assert!(each_read((TEAM, says), desk_with_a_log, start, see) > 0);
    }
}
