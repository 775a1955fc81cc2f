//! What stands in a record and does not go with its status is told, rule by rule.

use super::doctoring::examined;
use super::{ACTION, ASK, CALL, DEAL, Desk, SESSION};

/// An example with one edit, and what is told of it alone.
#[track_caller]
fn case(file: &str, from: &str, to: &str, expected: &[&str]) {
    let desk = Desk::with_examples();
    let known: Vec<String> = examined(&desk).iter().map(ToString::to_string).collect();
    desk.edit(file, from, to);
    let told = examined(&desk);
    let rules = ["status", "session"];
    let told = told.iter().filter(|one| rules.contains(&one.code) && one.file == file);
    let told = told.filter(|one| !known.contains(&one.to_string()));
    let said: Vec<&str> = told.map(|one| one.message.as_str()).collect();
    assert_eq!(said, expected, "{file}: {to}");
}

const OPEN: &str = "status = \"open\"";

#[test]
fn of_a_deal() {
    case(
        DEAL,
        OPEN,
        "status = \"open\"\ndecided = 2026-12-01",
        &["open, and decided does not go with that"],
    );
    case(
        DEAL,
        OPEN,
        "status = \"open\"\nlost_reason = \"price\"",
        &["open, and lost_reason does not go with that"],
    );
    case(
        DEAL,
        OPEN,
        "status = \"open\"\nlook_again = 2027-06-01",
        &["open, and look_again does not go with that"],
    );
    case(DEAL, OPEN, "status = \"won\"", &["won, and decided is missing"]);
    case(DEAL, OPEN, "status = \"lost\"", &["lost, and decided is missing"]);
    case(DEAL, OPEN, "status = \"no-decision\"", &["no-decision, and decided is missing"]);
    let won = "status = \"won\"\ndecided = 2026-12-01\n";
    case(
        DEAL,
        OPEN,
        &format!("{won}lost_reason = \"price\""),
        &["won, and lost_reason does not go with that"],
    );
    case(
        DEAL,
        OPEN,
        &format!("{won}look_again = 2027-06-01"),
        &["won, and look_again does not go with that"],
    );
    let lost =
        "status = \"lost\"\ndecided = 2026-12-01\nlost_reason = \"price\"\nlook_again = 2027-06-01";
    case(DEAL, OPEN, lost, &[]);
}

#[test]
fn of_a_step() {
    case(ACTION, OPEN, "status = \"done\"", &["done, and closed is missing"]);
    case(ACTION, OPEN, "status = \"done\"\nclosed = 2026-12-01\nresult = \"sent\"", &[]);
    case(
        ACTION,
        OPEN,
        "status = \"dropped\"",
        &["dropped, and closed is missing", "dropped, and why is missing"],
    );
    case(
        ACTION,
        OPEN,
        "status = \"open\"\nclosed = 2026-12-01",
        &["open, and closed does not go with that"],
    );
    case(
        ACTION,
        OPEN,
        "status = \"open\"\nresult = \"sent\"",
        &["open, and result does not go with that"],
    );
    case(ACTION, OPEN, "status = \"proposed\"", &["proposed, and agreed does not go with that"]);
}

#[test]
fn of_an_ask() {
    let accepted = "status = \"accepted\"";
    case(
        ASK,
        accepted,
        "status = \"open\"\nreplied = 2026-12-01",
        &["open, and replied does not go with that"],
    );
    case(
        ASK,
        accepted,
        "status = \"open\"\nclosed = 2026-12-01",
        &["open, and closed does not go with that"],
    );
    case(ASK, accepted, "status = \"declined\"", &["declined, and replied is missing"]);
    case(ASK, accepted, "status = \"done\"", &["done, and closed is missing"]);
}

#[test]
fn of_a_call() {
    let planned = "status = \"planned\"";
    case(
        CALL,
        "date = 2026-12-03\nstatus = \"planned\"",
        "date = 2026-12-04\nstatus = \"held\"",
        &["held, and its day is still ahead"],
    );
    case(CALL, planned, "status = \"cancelled\"", &["cancelled, and moved_by is missing"]);
    case(CALL, planned, "status = \"none\"", &["none, and why is missing"]);
    case(
        CALL,
        planned,
        "status = \"planned\"\nbuyer_act = \"Dana sent it\"",
        &["planned, and buyer_act does not go with that"],
    );
    case(
        CALL,
        planned,
        "status = \"planned\"\noutcome = \"advance\"",
        &["planned, and outcome does not go with that"],
    );
}

#[test]
fn of_a_session() {
    let agreed = "state = \"agreed\"";
    let ended = "ended = 2026-11-24T14:31:40+01:00\n";
    case(SESSION, agreed, "state = \"draft\"", &["draft, and ended does not go with that"]);
    case(
        SESSION,
        agreed,
        "state = \"draft\"\nended_why = \"time\"",
        &["draft, and ended does not go with that", "draft, and ended_why does not go with that"],
    );
    case(SESSION, ended, "", &["agreed, and nothing says when: ended is missing"]);
    case(
        SESSION,
        agreed,
        "state = \"ended\"",
        &["ended without an agreement, and nothing says why: ended_why is missing"],
    );
    case(SESSION, "kind = \"standard\"", "kind = \"prep\"", &[]);
}
