//! Several programs at once in one workspace.

use std::fs;
use std::path::Path;
use std::thread;

use crate::support::binary::{Ran, User};

const PROGRAMS: usize = 8;

/// What eight programs did that were started at once, each the same number of
/// times.
fn at_once(
    times: usize,
    words: impl Fn(usize, usize) -> Vec<String> + Sync,
    user: &User,
) -> Vec<Ran> {
    let words = &words;
    thread::scope(|scope| {
        let programs: Vec<_> = (0..PROGRAMS)
            .map(|program| {
                scope.spawn(move || {
                    (0..times).map(|time| user.run(words(program, time))).collect::<Vec<_>>()
                })
            })
            .collect();
        programs.into_iter().flat_map(|program| program.join().unwrap()).collect()
    })
}

fn words(line: &[&str]) -> Vec<String> {
    line.iter().map(ToString::to_string).collect()
}

#[test]
fn steps_that_are_added_at_once_are_all_kept() {
    const STEPS: usize = 50;
    let user = User::with_examples();
    // One seed for all: each draws the ids that the others draw.
    let add = |program, step| {
        words(&["action", "add", &format!("Step {step} of {program}"), "--deal", "acme"])
    };
    for ran in at_once(STEPS, add, &user) {
        assert_eq!(ran.code, 0, "{ran}");
    }
    let printed = user.run(["action", "list", "--owner", "ana"]).printed();
    assert_eq!(printed.lines().count(), PROGRAMS * STEPS + 1);
    for program in 0..PROGRAMS {
        for step in 0..STEPS {
            assert!(printed.contains(&format!("  Step {step} of {program}  ")), "{printed}");
        }
    }
}

#[test]
fn people_who_join_at_once_are_all_in_the_one_file() {
    const PEOPLE: usize = 5;
    let user = User::with_examples();
    let name = |program: usize, person: usize| {
        let letter = |number: usize| char::from(b'a' + u8::try_from(number).unwrap());
        format!("Re{}{} Rey", letter(program), letter(person))
    };
    let join = |program, person| words(&["team", "add", &name(program, person), "--role", "rep"]);
    for ran in at_once(PEOPLE, join, &user) {
        assert_eq!(ran.code, 0, "{ran}");
    }
    let team = user.text("sideline.toml");
    for program in 0..PROGRAMS {
        for person in 0..PEOPLE {
            assert!(team.contains(&format!("name = \"{}\"\n", name(program, person))), "{team}");
        }
    }
    user.run(["deal", "list"]).printed();
}

#[test]
fn edits_of_one_deal_at_once_are_all_kept() {
    const EDITS: usize = 5;
    let user = User::with_examples();
    let edit = |program: usize, time: usize| {
        let (option, value) = match program % 4 {
            0 => ("--name", format!("Rollout {time}")),
            1 => ("--account", format!("Acme {time}")),
            2 => ("--amount", format!("{}000", time + 1)),
            _ => ("--close", format!("2027-02-0{}", time + 1)),
        };
        words(&["deal", "edit", "acme-robotics-plant-rollout", option, &value])
    };
    for ran in at_once(EDITS, edit, &user) {
        assert_eq!(ran.code, 0, "{ran}");
    }
    let deal = user.text(super::DEAL);
    for last in [
        "name = \"Rollout 4\"",
        "account = \"Acme 4\"",
        "amount = \"5000\"",
        "close_date = 2027-02-05",
    ] {
        assert!(deal.lines().any(|line| line == last), "{last}\n{deal}");
    }
    user.run(["deal", "list"]).printed();
}

/// The minutes of a call, in every version of its record that is there.
fn minutes(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            minutes(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.extend(
                text.lines().filter(|line| line.starts_with("minutes = ")).map(ToOwned::to_owned),
            );
        }
    }
}

#[test]
fn of_two_who_tell_one_call_at_once_none_is_lost() {
    let user = User::with_examples();
    let tell = |program: usize, _| {
        words(&["call", "outcome", "m4x8", "--nothing", "--minutes", &format!("10{program}")])
    };
    let told = at_once(1, tell, &user);
    let mut found = Vec::new();
    minutes(&user.workspace().join("deals"), &mut found);
    minutes(&user.home().join("state"), &mut found);
    for (program, ran) in told.iter().enumerate() {
        let is_there = found.contains(&format!("minutes = 10{program}"));
        assert_eq!(is_there, ran.code == 0, "{ran}\n{found:?}");
        assert!(ran.code == 0 || ran.err.contains("is known already"), "{ran}");
    }
    assert!(told.iter().any(|ran| ran.code == 0));
    user.run(["call", "list"]).printed();
}
