//! Facts of a deal: one reader, one refusal.

use std::fs;
use std::path::Path;

use toml::Table;

use super::ground::{
    DAY_FIRST, Edit, FILE, MONTH_FIRST, NOBODY, Shell, fill, ground, on_line, on_page, record,
    spoken, text, types,
};
use super::{Did, Door, Mark, Row, Want, all, hold, makes, refuses};

const PAGE: &str = "page of the deal";
const EDIT: &str = "deal edit";
const ADD: &str = "deal add";
const NEW: &str = "new deal";
const DOORS: [Door<Fact>; 4] = [(PAGE, page), (EDIT, edit), (ADD, add), (NEW, new)];

/// A fact, and what is typed of it.
#[derive(Debug)]
struct Fact {
    edits: &'static [Edit],
    /// What the page calls it.
    line: &'static str,
    /// The option of the commands.
    option: &'static str,
    text: &'static str,
}

fn page(fact: &Fact) -> Did {
    let play = ground("", fact.edits);
    let before = record(play.root(), FILE);
    let play = on_line(on_page(play), fact.line).keys("<enter>");
    let mut play = types(play, fact.text).keys("<enter>");
    let said = spoken(&mut play);
    // Why a day moves is asked, too.
    let (play, _) = fill(play, &[]);
    changed(&before, &record(play.root(), FILE), fact, said)
}

fn edit(fact: &Fact) -> Did {
    let shell = Shell::new("", fact.edits);
    let before = record(&shell.root, FILE);
    let said = shell.runs(&["deal", "edit", "acme", fact.option, fact.text]);
    changed(&before, &record(&shell.root, FILE), fact, said)
}

/// The fact, where it is not as it was.
fn changed(before: &Table, after: &Table, fact: &Fact, said: String) -> Did {
    let (before, after) = (in_words(before, fact), in_words(after, fact));
    Did { record: if before == after { String::new() } else { after }, said }
}

fn add(fact: &Fact) -> Did {
    let shell = Shell::new("", fact.edits);
    let account = if fact.option == "--account" { fact.text } else { "Beta" };
    let owner = if fact.option == "--owner" { fact.text } else { "ana" };
    let mut words = vec!["deal", "add", "Line", "--account", account, "--owner", owner];
    if !matches!(fact.option, "--account" | "--owner") {
        words.extend([fact.option, fact.text]);
    }
    let said = shell.runs(&words);
    added(&shell.root, fact, said)
}

fn new(fact: &Fact) -> Did {
    let account = if fact.option == "--account" { fact.text } else { "Beta" };
    let owner = if fact.option == "--owner" { fact.text } else { "ana" };
    let mut play = ground("", fact.edits).keys("<ctrl-n>");
    let mut said = String::new();
    for (text, key) in [(account, "<enter>"), ("Line", "<enter>1"), (owner, "<enter>")] {
        play = types(play, text).keys(key);
        said = spoken(&mut play);
        if said.contains('!') {
            break;
        }
    }
    added(play.root(), fact, said)
}

/// The fact of the only new deal.
fn added(root: &Path, fact: &Fact, said: String) -> Did {
    let deals = fs::read_dir(root.join("deals")).unwrap().map(|entry| entry.unwrap().path());
    let new = deals.into_iter().find(|deal| !deal.ends_with("acme-robotics-plant-rollout"));
    let new = new.map(|deal| in_words(&record(&deal, "deal.toml"), fact));
    Did { record: new.unwrap_or_default(), said }
}

fn in_words(deal: &Table, fact: &Fact) -> String {
    match fact.option {
        "--amount" => format!("{} {}", text(deal, "amount"), text(deal, "currency")),
        "--close" => deal
            .get("close_date")
            .map(|day| day.as_datetime().unwrap().to_string())
            .unwrap_or_default(),
        option => text(deal, option.trim_start_matches('-')).to_owned(),
    }
}

const fn row(mark: Option<Mark>, typed: Fact, want: [Option<Want>; 4]) -> Row<Fact, 4> {
    Row { mark, typed, want }
}

/// What all doors make alike but the form of a new deal, which does not ask.
const fn known(want: Want) -> [Option<Want>; 4] {
    [Some(want), Some(want), Some(want), None]
}

#[test]
fn an_amount_and_a_day_are_read_alike() {
    let amount = |text| Fact { edits: &[], line: "Amount", option: "--amount", text };
    let closes = |edits, text| Fact { edits, line: "Close date", option: "--close", text };
    let close = |text| closes(&[], text);
    let none = refuses(&["\"lots\" is not an amount. Write 120 000"]);
    hold(
        DOORS,
        &[
            row(None, amount("190000"), known(makes("190000 EUR"))),
            row(None, amount("190 000 nok"), known(makes("190000 NOK"))),
            row(None, amount("190.000"), known(makes("190000 EUR"))),
            row(None, amount("none"), known(makes(" "))),
            row(None, close("unknown"), known(makes(""))),
            row(None, amount("lots"), known(none)),
            row(None, close("fri 15 jan"), known(makes("2027-01-15"))),
            row(None, closes(DAY_FIRST, "12/4"), known(makes("2027-04-12"))),
            row(None, closes(MONTH_FIRST, "12/4"), known(makes("2026-12-04"))),
            row(None, close("soon"), known(refuses(&["\"soon\" is not a day"]))),
        ],
    );
}

#[test]
fn a_stage_and_a_process_are_those_that_are_there() {
    let fact = |option, text| Fact { edits: &[], line: "", option, text };
    let by_commands = |want| [None, Some(want), Some(want), None];
    let stages = refuses(&["\"nope\" is no stage of", "one of explore, diagnose, align"]);
    let processes = refuses(&["there is no process \"nope\"", "b2b-buyer-aligned"]);
    hold(
        DOORS,
        &[
            row(None, fact("--stage", "nope"), by_commands(stages)),
            row(None, fact("--process", "nope"), by_commands(processes)),
        ],
    );
}

#[test]
fn a_deal_keeps_its_customer() {
    const NAMELESS: &[Edit] = &[(FILE, "name = \"Plant rollout\"", "name = \"\"")];
    let account = |text| Fact { edits: NAMELESS, line: "Customer", option: "--account", text };
    let refused = refuses(&["the customer is empty: who is it?"]);
    let empty = refuses(&["--account is empty: who is the customer?"]);
    // The form of a new deal goes on from no field that is empty.
    let needed = refuses(&["this is needed"]);
    hold(
        DOORS,
        &[
            row(None, account("Nordlys AS"), all(makes("Nordlys AS"))),
            row(None, account(""), [Some(refused), Some(refused), Some(empty), Some(needed)]),
        ],
    );
}

#[test]
fn the_owner_of_a_deal_is_one_of_the_team() {
    let owner = |edits, text| Fact { edits, line: "Rep ", option: "--owner", text };
    let zoe = makes("zoe");
    let refused = refuses(&["Ana Ruiz", "Goran Petrovic"]);
    let joins = zoe.saying(&["Zoe Brandt joins the team"]);
    let by_command = |want| [None, Some(want), Some(want), None];
    hold(
        DOORS,
        &[
            row(
                None,
                owner(&[], "goran"),
                [None, Some(makes("goran")), Some(makes("goran")), Some(makes("goran"))],
            ),
            row(None, owner(&[], "Zoe Brandt"), [None, Some(refused), Some(refused), Some(zoe)]),
            row(None, owner(&[NOBODY], "Zoe Brandt"), by_command(joins)),
        ],
    );
}
