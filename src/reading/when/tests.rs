use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::Lean::{Ahead, Back};
use super::*;

/// A Friday, the last day of a January, and a day on which clocks change.
const TODAYS: [Date; 3] = [date(2026, 11, 20), date(2027, 1, 31), date(2026, 10, 25)];

/// A phrase and its day on each of [`TODAYS`].
#[track_caller]
fn case(lean: Lean, phrase: &str, expected: [&str; 3]) {
    for (today, expected) in TODAYS.iter().zip(expected) {
        let found = day(phrase, *today, lean).map_or_else(|e| e.to_string(), |d| d.to_string());
        assert_eq!(found, expected, "{phrase:?} on {today} {lean:?}");
    }
}

/// A phrase that says the same day whatever the lean.
#[track_caller]
fn plain(phrase: &str, expected: [&str; 3]) {
    case(Ahead, phrase, expected);
    case(Back, phrase, expected);
}

#[test]
fn days_counted_from_today() {
    plain("today", ["2026-11-20", "2027-01-31", "2026-10-25"]);
    plain(" Tomorrow ", ["2026-11-21", "2027-02-01", "2026-10-26"]);
    plain("YESTERDAY", ["2026-11-19", "2027-01-30", "2026-10-24"]);
    plain("in 2 weeks", ["2026-12-04", "2027-02-14", "2026-11-08"]);
    plain("in 10 days", ["2026-11-30", "2027-02-10", "2026-11-04"]);
    plain("in a week", ["2026-11-27", "2027-02-07", "2026-11-01"]);
    plain("in two weeks", ["2026-12-04", "2027-02-14", "2026-11-08"]);
    plain("in 3 months", ["2027-02-20", "2027-04-30", "2027-01-25"]);
    plain("in 1 month", ["2026-12-20", "2027-02-28", "2026-11-25"]);
    plain("in a year", ["2027-11-20", "2028-01-31", "2027-10-25"]);
    plain("in 2w", ["2026-12-04", "2027-02-14", "2026-11-08"]);
    plain("2 weeks", ["2026-12-04", "2027-02-14", "2026-11-08"]);
    plain("2w", ["2026-12-04", "2027-02-14", "2026-11-08"]);
    plain("10d", ["2026-11-30", "2027-02-10", "2026-11-04"]);
    plain("+10d", ["2026-11-30", "2027-02-10", "2026-11-04"]);
    plain("+2w", ["2026-12-04", "2027-02-14", "2026-11-08"]);
    plain("3m", ["2027-02-20", "2027-04-30", "2027-01-25"]);
    plain("-10d", ["2026-11-10", "2027-01-21", "2026-10-15"]);
    plain("2 weeks ago", ["2026-11-06", "2027-01-17", "2026-10-11"]);
    plain("10d ago", ["2026-11-10", "2027-01-21", "2026-10-15"]);
    plain("a month ago", ["2026-10-20", "2026-12-31", "2026-09-25"]);
    plain("next week", ["2026-11-27", "2027-02-07", "2026-11-01"]);
    plain("last week", ["2026-11-13", "2027-01-24", "2026-10-18"]);
    plain("next month", ["2026-12-20", "2027-02-28", "2026-11-25"]);
}

#[test]
fn weekdays() {
    case(Ahead, "fri", ["2026-11-27", "2027-02-05", "2026-10-30"]);
    case(Back, "fri", ["2026-11-13", "2027-01-29", "2026-10-23"]);
    case(Ahead, "Friday", ["2026-11-27", "2027-02-05", "2026-10-30"]);
    case(Ahead, "by Fri.", ["2026-11-27", "2027-02-05", "2026-10-30"]);
    case(Ahead, "on sunday", ["2026-11-22", "2027-02-07", "2026-11-01"]);
    case(Back, "sun", ["2026-11-15", "2027-01-24", "2026-10-18"]);
    case(Ahead, "thurs", ["2026-11-26", "2027-02-04", "2026-10-29"]);
    case(Back, "mon", ["2026-11-16", "2027-01-25", "2026-10-19"]);
    plain("next fri", ["2026-11-27", "2027-02-05", "2026-10-30"]);
    plain("next mon", ["2026-11-23", "2027-02-01", "2026-10-26"]);
    plain("next sun", ["2026-11-29", "2027-02-07", "2026-11-01"]);
    plain("last fri", ["2026-11-13", "2027-01-29", "2026-10-23"]);
    plain("last tuesday", ["2026-11-17", "2027-01-26", "2026-10-20"]);
    case(Ahead, "this fri", ["2026-11-20", "2027-02-05", "2026-10-30"]);
    case(Back, "this fri", ["2026-11-20", "2027-01-29", "2026-10-23"]);
    case(Ahead, "this sun", ["2026-11-22", "2027-01-31", "2026-10-25"]);
    case(Back, "this mon", ["2026-11-16", "2027-01-25", "2026-10-19"]);
}

#[test]
fn ends() {
    plain("end of month", ["2026-11-30", "2027-01-31", "2026-10-31"]);
    plain("end of the month", ["2026-11-30", "2027-01-31", "2026-10-31"]);
    plain("eom", ["2026-11-30", "2027-01-31", "2026-10-31"]);
    plain("end of next month", ["2026-12-31", "2027-02-28", "2026-11-30"]);
    plain("end of last month", ["2026-10-31", "2026-12-31", "2026-09-30"]);
    case(Ahead, "end of week", ["2026-11-20", "2027-02-05", "2026-10-30"]);
    case(Back, "eow", ["2026-11-20", "2027-01-29", "2026-10-23"]);
    plain("end of next week", ["2026-11-27", "2027-02-05", "2026-10-30"]);
    plain("end of last week", ["2026-11-13", "2027-01-22", "2026-10-16"]);
    plain("end of quarter", ["2026-12-31", "2027-03-31", "2026-12-31"]);
    plain("eoq", ["2026-12-31", "2027-03-31", "2026-12-31"]);
    plain("end of next quarter", ["2027-03-31", "2027-06-30", "2027-03-31"]);
    plain("end of year", ["2026-12-31", "2027-12-31", "2026-12-31"]);
    plain("by EOY", ["2026-12-31", "2027-12-31", "2026-12-31"]);
    case(Ahead, "end of March", ["2027-03-31", "2027-03-31", "2027-03-31"]);
    case(Back, "end of feb", ["2026-02-28", "2026-02-28", "2026-02-28"]);
    plain("end of feb 2028", ["2028-02-29", "2028-02-29", "2028-02-29"]);
}

#[test]
fn dates() {
    let same = |phrase, expected| plain(phrase, [expected; 3]);
    same("2026-12-04", "2026-12-04");
    same("2026-12-4", "2026-12-04");
    same("2026/12/04", "2026-12-04");
    same("4 Dec 2027", "2027-12-04");
    same("Dec 4, 2027", "2027-12-04");
    same("dec 4,2027", "2027-12-04");
    same("4th of December 2027", "2027-12-04");
    same("4.12.2026", "2026-12-04");
    same("4.12.26", "2026-12-04");
    same("25/12/2026", "2026-12-25");
    same("12/25/2026", "2026-12-25");
    same("04/04/2026", "2026-04-04");
    same("Friday, 4 December 2026", "2026-12-04");
    same("on Friday the 4th of December 2026", "2026-12-04");
    same("fri 2026-12-04", "2026-12-04");
    same("29 feb 2028", "2028-02-29");
    for phrase in
        ["4 Dec", "4 December", "Dec 4", "4th dec", "4. Dec", "4.12.", "4.12", "the 4th of dec"]
    {
        case(Ahead, phrase, ["2026-12-04", "2027-12-04", "2026-12-04"]);
        case(Back, phrase, ["2025-12-04", "2026-12-04", "2025-12-04"]);
    }
    for phrase in ["Fri 4 Dec", "friday 4.12.", "Fri, Dec 4"] {
        plain(phrase, ["2026-12-04", "2026-12-04", "2026-12-04"]);
    }
    case(Ahead, "20 nov", ["2026-11-20", "2027-11-20", "2026-11-20"]);
    case(Back, "20 nov", ["2026-11-20", "2026-11-20", "2025-11-20"]);
    case(Ahead, "29 feb", ["2028-02-29", "2028-02-29", "2028-02-29"]);
    case(Back, "29 feb", ["2024-02-29", "2024-02-29", "2024-02-29"]);
    case(Ahead, "the 14th", ["2026-12-14", "2027-02-14", "2026-11-14"]);
    case(Back, "14th", ["2026-11-14", "2027-01-14", "2026-10-14"]);
    case(Ahead, "on the 31st", ["2026-12-31", "2027-01-31", "2026-10-31"]);
    case(Back, "31st", ["2026-10-31", "2027-01-31", "2026-08-31"]);
}

#[test]
fn what_is_no_day_is_refused_with_a_sentence() {
    #[track_caller]
    fn case(phrase: &str, expected: &str) {
        let error = day(phrase, TODAYS[0], Ahead).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    let write = "write 4 Dec, next fri or in 2 weeks";
    case("soon", &format!("\"soon\" is not a day: {write}"));
    case("", &format!("\"\" is not a day: {write}"));
    case(&"x".repeat(99), &format!("\"{}...\" is not a day: {write}", "x".repeat(40)));
    let write = "write 28 Feb, end of month or 2026-12-04";
    for phrase in ["30 Feb", "31 Nov", "2026-02-30", "29 feb 2027", "0 dec", "45th", "13/14/2026"] {
        case(phrase, &format!("{phrase:?} is not in the calendar: {write}"));
    }
    case("2026-13-01", &format!("\"2026-13-01\" is not in the calendar: {write}"));
    let write = "write 2026-12-04, 4 Dec 2026 or in 2 weeks";
    for phrase in ["4 Dec 1999", "2200-01-01", "in 999999 weeks", "2000000000 days ago", "900q"] {
        case(phrase, &format!("{phrase:?} is not between 2000 and 2199: {write}"));
    }
    case(
        "04/12/2026",
        "\"04/12/2026\" may be 4 Dec 2026 or 12 Apr 2026: write 4 Dec 2026, 12 Apr 2026 or \
         2026-12-04",
    );
    case(
        "mon 4 dec",
        "4 Dec 2026 is a Friday, not a Monday: write Friday 4 Dec 2026, 4 Dec 2026 or next Monday",
    );
}

#[test]
fn rubbish_is_refused() {
    for phrase in [
        ".",
        "-",
        "+",
        "4",
        "14",
        "2026",
        "dec",
        "may",
        "dec 2026",
        "mond ay",
        "fr",
        "next",
        "in",
        "in 2",
        "in weeks",
        "ago",
        "2 ago",
        "end of",
        "end",
        "w",
        "2x",
        "2 2 weeks",
        "fri mon",
        "on",
        "on on",
        "2.5 weeks",
        "99999999999999999999 days",
        "1.2.3.4",
        "4-12",
        "dec 4 26",
        "4 5",
        "-",
        "4//12",
        "a",
        "a fri",
        "the fri",
        "day",
        "📅",
        "२ weeks",
        "４ dec",
        "fri 4",
        "this week",
        "now",
        "18 nov 40",
        "next dec",
        "\u{202e}fri",
        "4 dec 4 dec",
        "+-2d",
    ] {
        assert!(day(phrase, TODAYS[0], Ahead).is_err(), "{phrase:?}");
    }
}

#[test]
fn a_day_is_found_in_a_sentence() {
    #[track_caller]
    fn case(lean: Lean, line: &str, expected: Option<(&str, &str)>) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let found = find(&words, TODAYS[0], lean);
        let found = found.map(|(run, day)| (words[run].join(" "), day.to_string()));
        let found = found.as_ref().map(|(run, day)| (run.as_str(), day.as_str()));
        assert_eq!(found, expected, "{line}");
    }
    case(Back, "dana mail 18 nov", Some(("18 nov", "2026-11-18")));
    case(Back, "mail on the 14th, from Tom", Some(("on the 14th,", "2026-11-14")));
    case(Back, "meeting Tom yesterday: he said 40k", Some(("yesterday:", "2026-11-19")));
    case(Back, "call last mon with 18 people", Some(("last mon", "2026-11-16")));
    case(Back, "(fri) signed, 2 weeks ago in fact", Some(("2 weeks ago", "2026-11-06")));
    case(Back, "the friday call", Some(("friday", "2026-11-13")));
    case(Back, "mail 4.11. from Tom", Some(("4.11.", "2026-11-04")));
    case(Back, "order for 2027-01-15", Some(("2027-01-15", "2027-01-15")));
    case(Back, "starts Mon 11 Jan", Some(("Mon 11 Jan", "2027-01-11")));
    case(Back, "18 nov they said it ends end of year", Some(("18 nov", "2026-11-18")));
    case(Back, "wants it by Fri 4 Dec, call fri", Some(("fri", "2026-11-13")));
    case(Back, "18 nov 40 seats", Some(("18 nov", "2026-11-18")));
    case(Ahead, "invite for 9 dec", Some(("9 dec", "2026-12-09")));
    case(Ahead, "invite for next tuesday, 10 am", Some(("next tuesday,", "2026-11-24")));
    for line in [
        "they may sign",
        "it sat there on top of mon ami",
        "the sun",
        "2w of work",
        "2 weeks of work",
        "price rose to 4.12",
        "14 users",
        "the 14th floor",
        "30 feb",
        "in march",
        "a week",
        "1.2.3.4",
        "v2.1",
        "next steps",
        "",
        "tomorrow",
        "next week",
        "they need it by 4 dec",
        "04/12/2026",
    ] {
        case(Back, line, None);
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in ".*", days in -9000..9000_i32) {
        let today = TODAYS[0].saturating_add(jiff::Span::new().days(days));
        for lean in [Ahead, Back] {
            let _ = day(&text, today, lean);
            let _ = find(&text.split_whitespace().collect::<Vec<_>>(), today, lean);
        }
    }

    #[test]
    fn no_phrase_panics(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "on", "in", "next", "last", "this", "end", "of", "the", "ago", "fri", "feb", "29",
                "31st", "0", "2w", "week", "quarter", "2147483647", "-2147483648", "9999",
                "99/99/99", "1/2", "29.2.",
            ]),
            0..6,
        ),
        today in prop::sample::select(vec![Date::MIN, Date::MAX, Date::ZERO, TODAYS[1]]),
    ) {
        for lean in [Ahead, Back] {
            let _ = day(&words.join(" "), today, lean);
            let _ = find(&words, today, lean);
        }
    }

    #[test]
    fn what_is_shown_reads_back(from in 0..4000_i32, off in -1500..1500_i32) {
        let today = date(2022, 1, 1).saturating_add(jiff::Span::new().days(from));
        let there = today.saturating_add(jiff::Span::new().days(off));
        for lean in [Ahead, Back] {
            prop_assert_eq!(day(&crate::domain::phrase::shown(there, today), today, lean), Ok(there));
        }
    }
}

#[test]
fn a_deadline_stands_behind_the_last_by() {
    #[track_caller]
    fn case(text: &str, expected: Option<(&str, Date)>) {
        assert_eq!(deadline(text, date(2026, 11, 24)), expected, "{text:?}");
    }
    case("Send the list by fri", Some(("Send the list", date(2026, 11, 27))));
    case("Dana signs, by 4 Dec.", Some(("Dana signs", date(2026, 12, 4))));
    case("Stop by her desk by tomorrow", Some(("Stop by her desk", date(2026, 11, 25))));
    case("Send it by courier", None);
    case("by fri", None);
    case("Send the list", None);
}
