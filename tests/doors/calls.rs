//! Calls: the plan of one.

use std::path::Path;

use toml::{Table, Value};

use super::ground::{
    DAY_FIRST, Edit, FOLLOWS_NONE, IDS, MONTH_FIRST, Shell, YEAR_FIRST, day, fill, ground,
    in_new_session, in_session, name, new_record, on_page, text,
};
use super::{
    COMMAND, DIALOG, Did, Door, Row, SESSION, all, by_command, each, hold, makes, refuses,
};

const DOORS: [Door<Call>; 3] = [(SESSION, session), (DIALOG, dialog), (COMMAND, command)];

#[derive(Debug)]
struct Call {
    edits: &'static [Edit],
    with: &'static str,
    date: &'static str,
    objective: &'static str,
}

const CALL: Call =
    Call { edits: &[], with: "Dana", date: "3 dec", objective: "She sends us the plan" };

fn answers(call: &Call) -> [(&'static str, &'static str); 3] {
    [("next call?", call.date), ("Who from their side", call.with), ("agree to?", call.objective)]
}

fn session(call: &Call) -> Did {
    let others = [("Does this call stand?", "t")];
    let answers: Vec<_> = others.into_iter().chain(answers(call)).collect();
    let (play, said) = fill(in_session(ground("", call.edits)).keys("<f9>"), &answers);
    let new = in_new_session(play.root(), "call");
    // The day alone is no plan yet.
    let new = new.filter(|new| new.contains_key("with"));
    Did { record: new.map(|new| in_words(play.root(), &new)).unwrap_or_default(), said }
}

fn dialog(call: &Call) -> Did {
    let (play, said) = fill(on_page(ground("", call.edits)).keys("p"), &answers(call));
    made(play.root(), said)
}

fn command(call: &Call) -> Did {
    let shell = Shell::new("", call.edits);
    let options = ["--date", call.date, "--with", call.with, "--objective", call.objective];
    let said = shell.runs(&[&["call", "add", "--deal=acme"], &options[..]].concat());
    made(&shell.root, said)
}

fn made(root: &Path, said: String) -> Did {
    let new = new_record(root, "calls");
    Did { record: new.map(|new| in_words(root, &new)).unwrap_or_default(), said }
}

fn in_words(root: &Path, call: &Table) -> String {
    let with = call.get("with").and_then(Value::as_array).into_iter().flatten();
    let with: Vec<String> = with.filter_map(|id| Some(name(root, id.as_str()?))).collect();
    format!("{} · with {} · {}", day(call, "date"), with.join(", "), text(call, "objective"))
}

#[test]
fn a_call_is_with_people_of_theirs() {
    let with = |with| Call { with, ..CALL };
    let on = |edits| Call { edits, date: "12/4", ..CALL };
    let ids = Call { edits: IDS, ..with("dana") };
    let new = makes("Thu 3 Dec · with Dna · She sends us the plan").saying(&["Dna (new)"]);
    let dana = makes("Thu 3 Dec · with Dana · She sends us the plan");
    let both = makes("Thu 3 Dec · with Dana, Tom · She sends us the plan");
    let vera = makes("Thu 3 Dec · with Vera · She sends us the plan");
    let row = |mark, typed, want| Row { mark, typed, want };
    hold(
        DOORS,
        &[
            row(None, with("dana"), all(dana)),
            row(None, with("Dana and tom ode"), all(both)),
            row(None, Call { date: "soon", ..CALL }, all(refuses(&["\"soon\" is not a day"]))),
            row(None, with("Dna"), each(new, new, refuses(&["exit 1", "Dana Fox, Tom Ode"]))),
            row(None, ids, all(vera)),
            row(None, on(DAY_FIRST), all(makes("Mon 12 Apr · with Dana · She sends us the plan"))),
            row(None, on(YEAR_FIRST), all(refuses(&["\"12/4\" may be either day"]))),
            row(None, on(MONTH_FIRST), all(makes("Fri 4 Dec · with Dana · She sends us the plan"))),
            row(None, Call { edits: &[FOLLOWS_NONE], ..CALL }, by_command(dana)),
        ],
    );
}

#[test]
fn what_they_agree_to_is_nothing_that_the_manager_does_at_any_door() {
    let of = |objective| Call { objective, ..CALL };
    let says: &[&str] = &["Goran would do that: what will the buyer do?"];
    // In a session the day and the people that were said before stand.
    let theirs = each(makes("Thu 3 Dec · with Dana · ").saying(says), refuses(says), refuses(says));
    let row = |objective, want| Row { mark: None, typed: of(objective), want };
    hold(
        DOORS,
        &[
            row("Have Goran call Dana and close the deal", theirs),
            row("She signs; Goran calls her and negotiates the price", theirs),
            row("She signs and Goran negotiates the price", theirs),
            row(
                "She invites Ana and Goran to her board",
                all(makes("Thu 3 Dec · with Dana · She invites Ana and Goran to her board")),
            ),
        ],
    );
}

#[test]
fn a_call_on_which_the_manager_is_to_act_is_an_ask_at_every_door() {
    hold(
        DOORS,
        &[Row {
            mark: None,
            typed: Call { objective: "have Goran call Tom", ..CALL },
            want: each(
                makes("Thu 3 Dec · with Dana · ").saying(&["since the last contact?"]),
                refuses(&["Goran would do that"]),
                refuses(&["exit 1", "an ask of Ana's", "sideline ask add --deal=acme"]),
            ),
        }],
    );
}
