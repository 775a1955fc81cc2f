//! Two numbers with a stroke between them, by the order of the team.

use super::super::Way::{Ahead, Back};
use super::super::{day, find, tail};
use super::TODAY;
use crate::domain::calendar::DateOrder::{DayFirst, MonthFirst};
use crate::domain::calendar::{Calendar, DateOrder};
use crate::domain::phrase;

/// The order of a team in which the day comes first, and of one in which it does not.
const ORDERS: [DateOrder; 2] = [DayFirst, MonthFirst];

fn calendars() -> impl Iterator<Item = Calendar> {
    ORDERS.into_iter().map(|order| Calendar { today: TODAY, order: Some(order) })
}

#[test]
fn the_order_of_the_team_says_which_number_is_the_day() {
    #[track_caller]
    fn case(way: super::Way, spellings: &str, expected: [&str; 2]) {
        for typed in spellings.split(" | ") {
            for (calendar, expected) in calendars().zip(expected) {
                let read = day(typed, calendar, way).map(|day| phrase::shown(day, TODAY));
                let read = read.unwrap_or_else(|refused| refused.to_string());
                assert_eq!(read, expected, "{typed:?} {calendar:?}");
            }
        }
    }
    case(Ahead, "12/4 | by 12/4 | 12-04", ["Mon 12 Apr", "Fri 4 Dec"]);
    case(Ahead, "12/4/27", ["Mon 12 Apr", "Sat 4 Dec 2027"]);
    let other = "\"mon 12/4\": 4 Dec is a Friday. Write Fri 4 Dec or Mon 7 Dec";
    case(Ahead, "mon 12/4", ["Mon 12 Apr", other]);
    case(Ahead, "12/25 | 25/12", ["Fri 25 Dec"; 2]);
    case(Back, "11/10", ["Sun 11 Oct", "Tue 10 Nov"]);
}

#[test]
fn in_a_sentence_it_is_taken_where_nothing_is_counted() {
    #[track_caller]
    fn case(line: &str, expected: [Option<&str>; 2]) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for (calendar, expected) in calendars().zip(expected) {
            let found = find(&words, calendar, Back).map(|(_, past)| past.on.to_string());
            assert_eq!(found.as_deref(), expected, "{line:?} {calendar:?}");
        }
    }
    let either = [Some("2026-11-10"), Some("2026-10-11")];
    for line in ["dana mail 10/11", "10/11: dana mailed", "mail on 10/11 from dana"] {
        case(line, either);
    }
    case("dana mail 10/11/2025 of hers", [Some("2025-11-10"), Some("2025-10-11")]);
    case("dana mail 11/18", [Some("2026-11-18"); 2]);
    case("9/10 users and 3/4 of the sites", [None; 2]);
}

#[test]
fn a_step_ends_with_it() {
    #[track_caller]
    fn case(line: &str, expected: [Option<&str>; 2]) {
        for (calendar, expected) in calendars().zip(expected) {
            let day = tail(line, calendar).and_then(|tail| tail.day).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{line:?} {calendar:?}");
        }
    }
    case("Send the list by 12/4", [Some("2027-04-12"), Some("2026-12-04")]);
    case("Send the list 12/4/2027", [Some("2027-04-12"), Some("2027-12-04")]);
    case("Cut it to 3/4", [None; 2]);
}
