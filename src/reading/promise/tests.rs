use jiff::civil::date;

use super::*;
use crate::domain::phrase;
use crate::domain::team::{Person, TeamRole};

/// A Tuesday.
const TODAY: Date = date(2026, 11, 24);

fn team() -> Team {
    let mut team = Team::new("sale".parse().unwrap());
    for (id, name) in [("goran", "Goran Petrovic"), ("ana", "Ana Ruiz"), ("tom", "Tom Berg")] {
        let name = name.to_owned();
        let person = Person::new(name, TeamRole::Rep);
        team.people.insert(id.parse().unwrap(), person);
    }
    team
}

/// A line, and its words, owner and day; a question stands for what is open.
#[track_caller]
fn case(line: &str, words: &str, owner: &str, due: &str) {
    let named = |id: &str, name| (id.parse().unwrap(), Buyer::named(name));
    let buyers = [named("dana-fox", "Dana Fox"), named("tom-ode", "Tom Ode")].into();
    let team = team();
    let promise = Promise::read(line, &team, &buyers, TODAY);
    let open = |open: Option<Open<'_>>| open.map(|it| format!("? {} | {}", it.typed, it.rest));
    let whose = promise.owner.as_ref().map(|owner| owner.as_str().to_owned());
    let day = promise.due.map(|day| phrase::shown(day, TODAY));
    let read = (
        promise.words,
        whose.or(open(promise.who)).unwrap_or_default(),
        day.or(open(promise.day)).unwrap_or_default(),
    );
    assert_eq!(read, (words, owner.to_owned(), due.to_owned()), "{line}");
}

#[test]
fn a_line_says_whose_step_it_is() {
    case("Goran: book the room by 10 dec", "book the room", "goran", "Thu 10 Dec");
    case("dana: sends her date", "sends her date", "dana-fox", "");
    case("Ana Ruiz: send it", "send it", "ana", "");
    case("Legal: send it by 10 dec", "Legal: send it", "", "Thu 10 Dec");
    case("Goran to book the room by 10 dec", "book the room", "goran", "Thu 10 Dec");
    case("Ana Ruiz to send it", "send it", "ana", "");
    case("Dana to sign the order", "sign the order", "dana-fox", "");
    case("Go to the plant", "Go to the plant", "", "");
    case("Goran to Leeds", "Goran to Leeds", "", "");
    case("Talk to Goran to book it", "Talk to Goran to book it", "", "");
    case("Goran: ", "Goran:", "", "");
    case("Goran:book the room", "Goran:book the room", "", "");
    case("Plan for the 2 demos we owe: list", "Plan for the 2 demos we owe: list", "", "");
    case("Ask Dana: who signs?", "Ask Dana: who signs?", "", "");
    case(
        "Gorann: book the room by fri",
        "Gorann: book the room",
        "? Gorann | book the room by fri",
        "Fri 27 Nov",
    );
    case("Tom: send it", "Tom: send it", "? Tom | send it", "");
    case("Tom Ode: sends it", "sends it", "tom-ode", "");
}

#[test]
fn a_line_may_end_with_its_day() {
    let day = |line, words, due| case(line, words, "", due);
    day("Send the list by fri", "Send the list", "Fri 27 Nov");
    day("Send the list fri.", "Send the list", "Fri 27 Nov");
    day("Send the list, by tomorrow morning", "Send the list", "Wed 25 Nov");
    day("Send the list tomorrow morning", "Send the list", "Wed 25 Nov");
    day("Send the list until 4 dec", "Send the list", "Fri 4 Dec");
    day("Send the list till next fri", "Send the list", "Fri 4 Dec");
    day("Send the list due on mon", "Send the list", "Mon 30 Nov");
    day("Send the list by 2w", "Send the list", "Tue 8 Dec");
    day("Send the list by the 4th", "Send the list", "Fri 4 Dec");
    day("Send the list in 3 days", "Send the list", "Fri 27 Nov");
    day("Send the list next week", "Send the list", "Tue 1 Dec");
    day("Send the list fri next week", "Send the list", "Fri 4 Dec");
    day("Send the list end of next week", "Send the list", "Fri 4 Dec");
    day("Send the list mon next week", "Send the list", "Mon 30 Nov");
    day("Send the list eow", "Send the list", "Fri 27 Nov");
    day("Send the list 4 Dec", "Send the list", "Fri 4 Dec");
    day("Send the list Friday, 4 December 2026", "Send the list", "Fri 4 Dec");
    day("Send the list 4.12.", "Send the list", "Fri 4 Dec");
    day("Send the list 2026-12-04", "Send the list", "Fri 4 Dec");
    day("Send the list by fri 3pm", "Send the list", "Fri 27 Nov");
    day("Send the list by the end of the year", "Send the list", "Thu 31 Dec");
    day("Send the list first thing fri", "Send the list", "Fri 27 Nov");
    day("Send the list no later than fri", "Send the list", "Fri 27 Nov");
    day("Send the list latest fri", "Send the list", "Fri 27 Nov");
    day("Send the list at the latest on fri", "Send the list", "Fri 27 Nov");
    day("Send the list by fri at the latest", "Send the list", "Fri 27 Nov");
    day("Stop by her desk by tomorrow", "Stop by her desk", "Wed 25 Nov");
}

#[test]
fn what_is_no_day_stays_in_the_text() {
    for line in [
        "Send it by courier",
        "by fri",
        "fri",
        "Ask Dana about the sun",
        "Look at what sat",
        "Order 2 weeks",
        "Walk the floor 12",
        "Agree the next steps",
        "Send what Dana asked for last fri",
        "Answer the mail of 2 days ago",
        "Prepare the review of Q1",
        "Prepare the slides for fri",
        "Collect all mails since mon",
        "Use version 4.12",
        "Call after they may answer",
        "Compare what the line lost in 2025",
        "Count the hours lost in the first month",
        "Ask what changed over the last few weeks",
        "Map the people within the plant",
        "List the needs at this plant",
    ] {
        case(line, line, "", "");
    }
}

#[test]
fn a_day_that_is_not_clear_is_asked_about() {
    #[track_caller]
    fn open(line: &str, typed: &str, rest: &str) {
        case(line, line, "", &format!("? {typed} | {rest}"));
    }
    open("Send the list by 30 feb", "30 feb", "Send the list");
    open("Send the list by 12/4", "12/4", "Send the list");
    open("Send the list on 12/4", "12/4", "Send the list");
    open("Send the list by yesterday", "yesterday", "Send the list");
    open("Send the list 20 nov", "20 nov", "Send the list");
    open("Send the list thu 4 dec", "thu 4 dec", "Send the list");
    open("Send the list by dec", "dec", "Send the list");
    open("Send the list next quarter", "next quarter", "Send the list");
    open("Send the list before fri", "before fri", "Send the list");
    open("Send the list by around 4 dec", "around 4 dec", "Send the list");
    open("Call Dana wed or thu", "wed or thu", "Call Dana");
    open("Send the list by wed or thu.", "wed or thu", "Send the list");
    open("Send the list by week 49", "week 49", "Send the list");
    open("Send the list after the 3rd demo", "after the 3rd demo", "Send the list");
    open("Send the list by the 2nd week of dec", "the 2nd week of dec", "Send the list");
    open("Send the list early next week", "early next week", "Send the list");
    open("Send the list within 3 days", "within 3 days", "Send the list");
    open("Send the list within a week", "within a week", "Send the list");
    open("Send the list sometime next week", "sometime next week", "Send the list");
    open("Send the list later this week", "later this week", "Send the list");
    open("Send the list in the next 2 weeks", "in the next 2 weeks", "Send the list");
    open("Send the list over the next 3 days", "over the next 3 days", "Send the list");
    open("Send the list in a few days", "in a few days", "Send the list");
    open("Send the list this week", "this week", "Send the list");
    open("Send the list in the new year", "in the new year", "Send the list");
    open(
        "Send the list at the beginning of next week",
        "at the beginning of next week",
        "Send the list",
    );
    open(
        "Send the list towards the end of the week",
        "towards the end of the week",
        "Send the list",
    );
    open("Send the list by noon", "noon", "Send the list");
}

#[test]
fn a_debrief_keeps_what_stands_before_the_day_from_which_it_is_done() {
    let line = "Ana: ask who signs before the first demo, from 30 nov";
    let team = team();
    let read = Promise::read(line, &team, &BTreeMap::new(), TODAY);
    let read = read.from_a_day(team.calendar(TODAY));
    assert_eq!(read.words, "ask who signs before the first demo");
    assert_eq!((read.due, read.day), (Some(date(2026, 11, 30)), None));
}
