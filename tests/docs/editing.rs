//! The guide to files that were edited wrongly: each of them is made, and what
//! `doctor` says to it is printed beside it.

use std::fmt::Write;

use super::is;
use crate::support::binary::User;

const HEAD: &str = "# When a file was edited wrongly

Every record is a text file, and you may edit it. A slip costs you that one value: it reads as missing, all else of the record is shown and can be changed, and nothing is written over what you wrote. `sideline doctor` names every slip with its file, line and column, and says what to write. In the examples the first line is what was written, the second what `doctor` says, and the third what to do.
";

const DEAL: &str = "deals/acme-robotics-plant-rollout/deal.toml";
const STEP: &str = "deals/acme-robotics-plant-rollout/actions/h7k2p9qd.toml";
const TEAM: &str = "sideline.toml";

/// What was written into that file in the place of a text, under a heading.
type Edit = (&'static str, &'static str, &'static str);

const SECTIONS: &[(&str, &[Edit])] = &[
    (
        "A value",
        &[
            (DEAL, "close_date = 2027-01-31", "close_date = \"7 Dec 2026\""),
            (DEAL, "amount = \"120000\"", "amount = \"120k\""),
            (DEAL, "owner = \"ana\"", "owner = \"Ana Ruiz\""),
            (STEP, "status = \"open\"", "status = \"opn\""),
            (STEP, "due = 2026-12-02", "due = 2026-02-30"),
        ],
    ),
    (
        "A key",
        &[
            (TEAM, "currency = \"EUR\"", "curency = \"EUR\""),
            (STEP, "created = 2026-11-24", "weather = \"fine\"\ncreated = 2026-11-24"),
            (DEAL, "[person.tom-ode]\n", "[person.tom-ode]\nclose_date = 2027-06-30\n"),
        ],
    ),
    (
        "Who and what is named",
        &[
            (STEP, "owner = \"ana\"", "owner = \"mia\""),
            (STEP, "person = \"tom-ode\"", "person = \"tom\""),
            (DEAL, "reports_to = \"dana-fox\"", "reports_to = \"tom-ode\""),
        ],
    ),
    (
        "A status and its days",
        &[
            (DEAL, "status = \"open\"", "status = \"won\""),
            (STEP, "status = \"open\"", "status = \"open\"\nclosed = 2026-12-01"),
            (STEP, "status = \"open\"", "status = \"proposed\""),
        ],
    ),
    (
        "The file as a whole",
        &[
            (STEP, "text = \"Send Tom Ode the", "text = Send Tom Ode the"),
            (STEP, "[agreed]\n", "[agreed\n"),
            (STEP, "id = \"h7k2p9qd\"", "id = \"h7k2p9qe\""),
            (STEP, "format = 1", "format = 9"),
        ],
    ),
];

/// What `doctor` says, one problem each.
fn told(user: &User) -> Vec<String> {
    let said = user.run(["doctor"]).out;
    let mut told: Vec<String> = Vec::new();
    for line in said.lines() {
        match told.last_mut() {
            Some(last) if line.starts_with(' ') => {
                *last += "\n";
                *last += line.trim();
            }
            _ => told.push(line.to_owned()),
        }
    }
    told
}

/// An edit, and what is said to it and was not before.
fn example((file, from, to): &Edit) -> String {
    let user = User::with_examples();
    let before = told(&user);
    user.edit(file, from, to);
    let news = told(&user).into_iter().find(|one| !before.contains(one));
    let said = news.unwrap_or_else(|| panic!("nothing is said to {to}"));
    let name = file.rsplit('/').next().unwrap();
    let said = said.replace(file, name);
    let written = to.lines().filter(|line| from.lines().all(|old| old != *line));
    let written = written.collect::<Vec<_>>().join("\n");
    let said = said.replace("\nhelp: ", "\n");
    format!("\n```text\n{written}\n{said}\n```\n")
}

#[test]
fn what_is_said_of_a_wrong_edit_is_what_the_guide_says() {
    let mut guide = HEAD.to_owned();
    for (heading, edits) in SECTIONS {
        write!(guide, "\n## {heading}\n").unwrap();
        guide.extend(edits.iter().map(example));
    }
    is("docs/editing.md", &guide);
}
