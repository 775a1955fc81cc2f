//! Calls between sessions, by keys: what came of one, and the plan of the next.

use insta::assert_snapshot;
use jiff::civil::{Date, date};

use crate::deals::page::on;
use crate::support::acme::agreed;
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";
/// The day before the call that the session planned.
pub(crate) const BEFORE: Date = date(2026, 12, 2);
/// The day after it.
pub(crate) const AFTER: Date = date(2026, 12, 4);

/// A session that both agreed to, then a day for the rep, on the line of the
/// call.
pub(crate) fn on_the_call(day: Date) -> Play {
    on(agreed().today(day, "ana"), "Dana Fox, Ilse Brandt")
}

/// The only call that contains `text`.
#[track_caller]
fn call(play: &Play, text: &str) -> String {
    let names = play.names(&format!("{DEAL}/calls"));
    let mut files = names.iter().map(|name| play.file(&format!("{DEAL}/calls/{name}")));
    files.find(|file| file.contains(text)).unwrap_or_else(|| panic!("no call has {text}"))
}

#[test]
fn an_act_with_its_day_moves_the_deal_forward() {
    let mut play = on_the_call(AFTER);
    assert!(play.screen().contains("held?  "), "{}", play.screen());
    play = play.keys("<enter>");
    assert_snapshot!("what_came_of_it", play.shot());
    play = play.keys("aDana sends her date by tue<enter><enter><enter>");
    assert!(play.screen().contains("Kept: moved forward."), "{}", play.screen());
    let told = call(&play, "buyer_act = \"Dana sends her date\"");
    assert!(told.contains("buyer_act_by = 2026-12-08") && told.contains("outcome = \"advance\""));
    assert!(told.contains("status = \"held\""), "{told}");
    assert!(!play.screen().contains("held?  "), "{}", play.screen());
    play = play.keys("<ctrl-z>");
    assert!(call(&play, "").contains("status = \"planned\""));
}

#[test]
fn without_a_day_it_was_a_good_talk() {
    let mut play = on_the_call(AFTER).keys("daDana thinks about it<enter><enter><enter>");
    assert!(play.screen().contains("Kept: good talk, nothing agreed."), "{}", play.screen());
}

#[test]
fn who_moved_a_call_that_did_not_happen_is_kept() {
    let mut play = on_the_call(AFTER).keys("dt");
    assert!(play.screen().contains("Kept: did not happen."), "{}", play.screen());
    let told = call(&play, "status = \"cancelled\"");
    assert!(told.contains("moved_by = \"buyer\""), "{told}");
}

#[test]
fn the_plan_of_a_call_is_looked_at_and_changed() {
    let mut play = on_the_call(BEFORE).keys("e");
    assert_snapshot!("the_plan_of_a_call", play.shot());
    let before = call(&play, "");
    play = play.keys("<ctrl-s>");
    assert_eq!(call(&play, ""), before, "nothing was changed");
    play = play.keys("e9 dec<enter><ctrl-s>");
    assert!(call(&play, "").contains("date = 2026-12-09"), "{}", call(&play, ""));
}

#[test]
fn the_manager_who_goes_along_is_asked_about_afterwards() {
    let play = on_the_call(BEFORE).keys("e").answers(&[
        ("Does Goran come along?", "2"),
        ("How many minutes?", "35"),
        ("Where?", "Room 4"),
    ]);
    let play = play.keys("<enter>");
    let planned = call(&play, "role_planned = \"depth-and-breadth\"");
    assert!(planned.contains("asks_planned = \"rep\""), "{planned}");
    assert!(planned.contains("planned_minutes = 35\nwhere = \"Room 4\""), "{planned}");
    let mut play = on(play.today(AFTER, "ana"), "Dana Fox, Ilse Brandt").keys("do");
    assert!(play.screen().contains("was Goran there?"), "{}", play.screen());
    play = play.keys("22");
    let told = call(&play, "outcome = \"order\"");
    assert!(told.contains("role = \"depth-and-breadth\"\nasks = \"manager\""), "{told}");
}

#[test]
fn who_steps_in_goes_through_the_gate_in_a_session() {
    let before = call(&on_the_call(BEFORE), "");
    let mut play = on_the_call(BEFORE).keys("e").until("Does Goran come along?").keys("4");
    assert!(play.screen_in((120, 40)).contains("goes through the gate first"));
    play = play.keys("<esc>");
    assert_eq!(call(&play, ""), before);
}

#[test]
fn what_the_manager_would_do_is_no_plan_of_a_call() {
    let play = on_the_call(BEFORE)
        .keys("p")
        .answers(&[("When is the next call?", "next tue"), ("Who from their side?", "dana")]);
    let mut play = play.until("What will Dana agree to?").keys("have Goran call Dana<enter>");
    assert!(play.screen_in((120, 40)).contains("it is an ask"), "{}", play.screen());
}

#[test]
fn a_call_is_planned_with_what_a_coach_would_ask() {
    let mut play = on_the_call(BEFORE).keys("p<ctrl-s>");
    assert!(play.screen().contains("when is the call?"), "{}", play.screen());
    play = play.answers(&[
        ("When is the next call?", "next tue"),
        ("Who from their side?", "dana, petra holm"),
        ("What will Dana agree to?", "Discuss next steps"),
        ("And if not, what smaller yes?", ""),
        ("Does Goran come along?", "n"),
    ]);
    assert_snapshot!("what_a_coach_would_ask", play.shot());
    play = play.keys("<enter>");
    let planned = call(&play, "Discuss next steps");
    assert!(planned.contains("date = 2026-12-08"), "{planned}");
    assert!(planned.contains("with = [\"dana-fox\", \"petra-holm\"]"), "{planned}");
    let deal = play.file(&format!("{DEAL}/deal.toml"));
    assert!(deal.contains("name = \"Petra Holm\""), "somebody new is on the map: {deal}");
}

#[test]
fn the_page_before_a_call_says_what_there_is_to_know() {
    let mut play = on_the_call(BEFORE).keys("b");
    assert_snapshot!("before_the_call", play.shot());
    let mut play = play.keys("c");
    assert_snapshot!("before_the_call_as_text", play.copied.clone().unwrap());
    play = play.keys("<esc>");
    assert!(play.screen().contains("Today and tomorrow"), "{}", play.screen());
    // On the page of the deal it is the next call, whatever line is under the cursor.
    let mut play = agreed().today(BEFORE, "ana").keys("2<enter>b");
    assert!(play.screen().contains("Before the call"), "{}", play.screen());
}

#[test]
fn before_a_deal_without_a_call_the_rest_is_shown() {
    // One whose day has passed is told of, and is not the next one.
    let mut play = agreed().today(AFTER, "ana").keys("2<enter>b");
    assert!(
        play.screen().contains("none is planned ahead, and what came of that on Thu 3 Dec"),
        "{}",
        play.screen()
    );
    let mut play = on_the_call(AFTER).keys("dt2<enter>b");
    assert!(play.screen().contains("no call is planned"), "{}", play.screen());
}
