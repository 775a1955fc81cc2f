use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::Way::{Ahead, Any, Back};
use super::*;
use crate::domain::phrase;

mod as_typed;
mod order;

/// A Tuesday.
const TODAY: Date = date(2026, 11, 24);
/// A Friday, the last day of a January, and a day on which clocks change.
const TODAYS: [Date; 3] = [date(2026, 11, 20), date(2027, 1, 31), date(2026, 10, 25)];
const WAYS: [Way; 4] = [Ahead, Back, Any, Way::Either];

/// The day by a calendar without an order.
fn day(phrase: &str, today: Date, way: Way) -> Result<Date, NotADay> {
    super::day(phrase, Calendar::asking(today), way)
}

fn find(words: &[&str], today: Date, way: Way) -> Option<(Range<usize>, Past)> {
    super::find(words, Calendar::asking(today), way)
}

/// What a field makes of a phrase: a day, `? ` and the days it may be, or `✗ `
/// and what is wrong with it.
fn told(typed: &str, today: Date, way: Way) -> String {
    let calendar = Calendar::asking(today);
    let asked = Asked { phrase: Some(typed), calendar, way };
    match read(typed, calendar, way) {
        Ok(Past { on, about }) => {
            let about = if about.is_some() { "about " } else { "" };
            format!("{about}{}", phrase::shown(on, today))
        }
        Err(refused) if refused.suggestions() == refused::examples(&asked) => {
            let text = refused.to_string();
            let text = text.split_once(" Write").map_or(text.as_str(), |(text, _)| text);
            format!("✗{}", text.trim_start_matches(&format!("{typed:?}")).trim_end_matches('.'))
        }
        Err(refused) => format!("? {}", refused.suggestions().join(", ")),
    }
}

/// Every suggestion of a refusal is read in the same field, and is one line.
#[track_caller]
fn is_of_use(typed: &str, today: Date, way: Way) {
    let Err(refused) = read(typed, Calendar::asking(today), way) else { return };
    let text = refused.to_string();
    assert!(text.chars().count() <= 120 && !text.contains('\n'), "{text}");
    assert!((1..=3).contains(&refused.suggestions().len()), "{text}");
    for suggestion in refused.suggestions() {
        assert!(day(suggestion, today, way).is_ok(), "{suggestion:?} of {text}");
    }
}

/// Spellings between `|`, and what a field makes of each.
#[track_caller]
fn row(way: Way, spellings: &str, expected: &str) {
    for typed in spellings.split(" | ") {
        assert_eq!(told(typed, TODAY, way), expected, "{typed:?} {way:?}");
        is_of_use(typed, TODAY, way);
    }
}

#[test]
fn the_nearest_day_that_has_passed_is_said_with_its_year_where_both_sides_are_taken() {
    row(Way::Any, "29 feb 2026 | 31st feb 2026", "? Sat 28 Feb 2026");
}

#[test]
fn where_both_sides_are_taken_a_day_that_has_just_been_is_asked_about() {
    row(Way::Either, "20 nov", "? Sat 20 Nov 2027, Fri 20 Nov 2026");
    row(Way::Either, "fri 20 nov | 20 nov 2026 | last fri", "Fri 20 Nov");
    row(Way::Either, "4 dec", "Fri 4 Dec");
    row(Way::Any, "20 nov", "Sat 20 Nov 2027");
}

#[test]
fn a_plan_is_read_ahead() {
    let row = |spellings, expected| row(Ahead, spellings, expected);
    row("today | this morning | tonight | Today 3pm", "Tue 24 Nov");
    row("tomorrow | tmrw | tomorrow morning | by tomorrow morning | TOMORROW", "Wed 25 Nov");
    row("the day after tomorrow | day after tomorrow | in 2 days", "Thu 26 Nov");
    row(
        "fri | friday | this fri | by fri | on fri | until fri | fri 27 nov | due fri.",
        "Fri 27 Nov",
    );
    row("fri 3pm | fri at 3.30 pm | fri 15:00 | at 15h fri | fri morning", "Fri 27 Nov");
    row("tue | next tue | a week today | tue next week", "Tue 1 Dec");
    row("next fri | fri next week | friday week", "Fri 4 Dec");
    row("mon", "Mon 30 Nov");
    row("mon week", "Mon 7 Dec");
    row("in 3 days | 3d | +3d | 3 days from now", "Fri 27 Nov");
    row("in a week | 1w | next week | a week from today", "Tue 1 Dec");
    row("2w | in two weeks | fortnight | in a fortnight | +2w", "Tue 8 Dec");
    row("in a month | 1 month", "Thu 24 Dec");
    row("eow | end of week | end of the week", "Fri 27 Nov");
    row("end of next week", "Fri 4 Dec");
    row("eom | end of the month | end of nov", "Mon 30 Nov");
    row("end of dec | eoq | end of Q4 | end of quarter | eoy | end of year", "Thu 31 Dec");
    row("end of Q1 | end of next quarter | end of q1 2027", "Wed 31 Mar");
    row(
        "4 Dec | December 4th | 4th of December | the 4th | fri 4 dec | 4.12. | 4.12.2026",
        "Fri 4 Dec",
    );
    row("04.12.26 | 2026-12-04 | Dec 4, 2026 | Friday, 4 December 2026 | fri 4/12", "Fri 4 Dec");
    row("15 jan | 15 Jan 2027", "Fri 15 Jan");
    row("12/25 | 25/12 | 25-12 | 12/25/2026", "Fri 25 Dec");
    row("29 feb", "? Sun 28 Feb, Tue 29 Feb 2028");
    row("29 feb 2028", "Tue 29 Feb 2028");
    row("12/4 | 4/12 | 12-04", "? Fri 4 Dec, Mon 12 Apr");
    row("thu 4 dec", "? Fri 4 Dec, Thu 3 Dec");
    row("mon 4 dec 2026", "? Fri 4 Dec, Mon 7 Dec");
    row("20 nov", "? Sat 20 Nov 2027");
    row("sat 20 nov", "? Sat 20 Nov 2027");
    row("yesterday", "✗: Mon 23 Nov has passed");
    row("last fri | fri 20 nov | 20 nov 2026", "✗: Fri 20 Nov has passed");
    row("2 days ago", "✗: Sun 22 Nov has passed");
    row("this mon", "✗: Mon 23 Nov has passed");
    row("dec | Dec 2026 | next month", "? Tue 1 Dec, Thu 31 Dec");
    row("jan", "? Fri 1 Jan, Sun 31 Jan");
    row("this month | nov | in november", "? Mon 30 Nov");
    row("Q1 | Q1 2027 | next quarter", "? Fri 1 Jan, Wed 31 Mar");
    row("Q4 | this quarter", "? Thu 31 Dec");
    row("this week", "? Fri 27 Nov");
    row("30 feb", "? Sun 28 Feb");
    row("31 nov | 2026-11-31", "? Mon 30 Nov");
    row("32 dec", "? Thu 31 Dec");
    row("0 dec", "? Tue 1 Dec");
    row(
        "asap | before fri | around 4 dec | mid dec | week 49 | next year",
        "✗: which day is that?",
    );
    row("in 5 working days | wed or thu | late december", "✗: which day is that?");
    row("+3", "? +3d");
    row("tommorow | tomorow", "? tomorrow");
    row("thrusday", "? thursday");
    row("4 decmber", "? 4 december");
    row("morgen | 9 | at 9 | 15:00 | 3pm | fr | next | in 2 weks ahead", "✗ is not a day");
    row("4 Dec 1999 | 2200-01-01 | in 999999 weeks | 900q", "✗ is not between 2000 and 2199");
}

#[test]
fn what_has_been_is_read_back() {
    let row = |spellings, expected| row(Back, spellings, expected);
    row("fri | last fri | on friday", "Fri 20 Nov");
    row("mon | this mon | yesterday | last mon | yesterday afternoon | last night", "Mon 23 Nov");
    row("today | this morning", "Tue 24 Nov");
    row("2 days ago | -2d | day before yesterday", "Sun 22 Nov");
    row("a week ago | tue", "Tue 17 Nov");
    row("18 nov | 11/18 | wed 18 nov | the 18th | 18.11.", "Wed 18 Nov");
    row("thu 18 nov", "? Wed 18 Nov, Thu 19 Nov");
    row("4/3", "? Fri 3 Apr, Wed 4 Mar");
    row("9 dec", "? Tue 9 Dec 2025");
    row("9 dec 2025", "Tue 9 Dec 2025");
    row("29 feb", "? Sat 28 Feb, Thu 29 Feb 2024");
    row("next tue", "✗: Tue 1 Dec is still to come");
    row("fri 27 nov", "✗: Fri 27 Nov is still to come");
    row("tomorrow", "✗: Wed 25 Nov is still to come");
    row("jan 2027 | in jan 2027", "✗: Fri 1 Jan is still to come");
    row("next month", "✗: Tue 1 Dec is still to come");
    row("last week", "about Sun 22 Nov");
    row("oct | in october | last month | last oct | week to 2026-10-31", "about Sat 31 Oct");
    row("early nov | early november", "about Tue 10 Nov");
    row("mid nov", "about Fri 20 Nov");
    row("late nov | nov | this month | this week", "about Tue 24 Nov");
    row("late dec", "✗: Mon 21 Dec is still to come");
    row("late sep", "about Wed 30 Sep");
    row("feb 2024", "about Thu 29 Feb 2024");
    row("last quarter | q3 | last year", "✗: which day is that?");
    row("soonish | soon | dana", "✗ is not a day");
}

#[test]
fn a_filter_takes_any_day_the_nearest_ahead() {
    let row = |spellings, expected| row(Any, spellings, expected);
    row("20 nov", "Sat 20 Nov 2027");
    row("fri", "Fri 27 Nov");
    row("yesterday | last mon", "Mon 23 Nov");
    row("4 dec", "Fri 4 Dec");
    row("dec", "? Tue 1 Dec, Thu 31 Dec");
}

/// A phrase and what a field makes of it on each of [`TODAYS`].
#[track_caller]
fn case(way: Way, phrase: &str, expected: [&str; 3]) {
    for (today, expected) in TODAYS.iter().zip(expected) {
        assert_eq!(told(phrase, *today, way), expected, "{phrase:?} on {today} {way:?}");
        is_of_use(phrase, *today, way);
    }
}

#[test]
fn a_day_depends_on_today() {
    case(Ahead, "fri", ["Fri 27 Nov", "Fri 5 Feb", "Fri 30 Oct"]);
    case(Back, "fri", ["Fri 13 Nov", "Fri 29 Jan", "Fri 23 Oct"]);
    case(Ahead, "this fri", ["Fri 20 Nov", "✗: Fri 29 Jan has passed", "✗: Fri 23 Oct has passed"]);
    case(Ahead, "next mon", ["Mon 23 Nov", "Mon 1 Feb", "Mon 26 Oct"]);
    case(Ahead, "next sun", ["Sun 29 Nov", "Sun 7 Feb", "Sun 1 Nov"]);
    case(Back, "last tuesday", ["Tue 17 Nov", "Tue 26 Jan", "Tue 20 Oct"]);
    case(Ahead, "eow", ["Fri 20 Nov", "? Fri 5 Feb", "? Fri 30 Oct"]);
    case(Ahead, "end of next week", ["Fri 27 Nov", "Fri 5 Feb", "Fri 30 Oct"]);
    case(Ahead, "in 1 month", ["Sun 20 Dec", "Sun 28 Feb", "Wed 25 Nov"]);
    case(Ahead, "in 3 months", ["Sat 20 Feb", "Fri 30 Apr", "Mon 25 Jan"]);
    case(Ahead, "eoq", ["Thu 31 Dec", "Wed 31 Mar", "Thu 31 Dec"]);
    case(Ahead, "end of feb", ["Sun 28 Feb", "Sun 28 Feb", "Sun 28 Feb"]);
    case(Ahead, "on the 31st", ["Thu 31 Dec", "Sun 31 Jan", "Sat 31 Oct"]);
    case(Back, "the 31st", ["Sat 31 Oct", "Sun 31 Jan", "Mon 31 Aug"]);
    case(Ahead, "20 nov", ["Fri 20 Nov", "Sat 20 Nov", "Fri 20 Nov"]);
    case(Ahead, "4 Dec", ["Fri 4 Dec", "? Sat 4 Dec 2027", "Fri 4 Dec"]);
    case(Back, "4 Dec", ["? Thu 4 Dec 2025", "Fri 4 Dec", "? Thu 4 Dec 2025"]);
    case(Back, "31 dec", ["? Wed 31 Dec 2025", "Thu 31 Dec", "Wed 31 Dec 2025"]);
    case(Back, "last week", ["about Sun 15 Nov", "about Sun 24 Jan", "about Sun 18 Oct"]);
    case(
        Ahead,
        "next month",
        ["? Tue 1 Dec, Thu 31 Dec", "? Mon 1 Feb, Sun 28 Feb", "? Sun 1 Nov, Mon 30 Nov"],
    );
}

#[test]
fn a_weekday_of_every_day_is_ahead_back_and_in_its_week() {
    for n in 0..1500_i64 {
        let today = date(2024, 1, 1).saturating_add(Span::new().days(n));
        for name in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
            let ahead = day(name, today, Ahead).unwrap();
            let back = day(name, today, Back).unwrap();
            let next = day(&format!("next {name}"), today, Ahead).unwrap();
            assert!((1..=7).contains(&(ahead - today).get_days()), "{name} on {today}");
            assert_eq!((ahead - back).get_days() % 7, 0, "{name} on {today}");
            assert!(back < today && next > today, "{name} on {today}");
            assert_eq!(next.iso_week_date().weekday(), ahead.weekday());
        }
    }
}

#[test]
fn what_is_wrong_is_one_line_that_says_what_to_write() {
    #[track_caller]
    fn case(way: Way, phrase: &str, expected: &str) {
        assert_eq!(day(phrase, TODAY, way).unwrap_err().to_string(), expected);
    }
    let write = "Write fri, 4 Dec or in 2 weeks";
    case(Ahead, "morgen", &format!("\"morgen\" is not a day. {write}"));
    case(Ahead, "", &format!("\"\" is not a day. {write}"));
    case(Ahead, &"x".repeat(99), &format!("\"{}...\" is not a day. {write}", "x".repeat(40)));
    case(Ahead, "asap", &format!("\"asap\": which day is that? {write}"));
    case(Ahead, "last fri", &format!("\"last fri\": Fri 20 Nov has passed. {write}"));
    case(Ahead, "20 nov", "\"20 nov\": Fri 20 Nov has passed. Write Sat 20 Nov 2027");
    case(Ahead, "12/4", "\"12/4\" may be either day. Write Fri 4 Dec or Mon 12 Apr");
    case(Ahead, "thu 4 dec", "\"thu 4 dec\": 4 Dec is a Friday. Write Fri 4 Dec or Thu 3 Dec");
    case(Ahead, "dec", "\"dec\": which day of it? Write Tue 1 Dec or Thu 31 Dec");
    case(Ahead, "30 feb", "\"30 feb\" is not in the calendar. Write Sun 28 Feb");
    case(Ahead, "tommorow", "\"tommorow\" is not a day. Write tomorrow");
    let write = "Write fri, 18 Nov or yesterday";
    case(Back, "next tue", &format!("\"next tue\": Tue 1 Dec is still to come. {write}"));
}

#[test]
fn rubbish_is_refused() {
    let rubbish = ". - + 4 14 2026 may fr next in ago end w 2x on day 📅 now \
        99999999999999999999 1.2.3.4 4//12 a +-2d \u{202e}fri";
    let more = [
        "mond ay",
        "in 2",
        "in weeks",
        "2 ago",
        "end of",
        "2 2 weeks",
        "fri mon",
        "on on",
        "2.5 weeks",
        "dec 4 26",
        "4 5",
        "a fri",
        "the fri",
        "२ weeks",
        "４ dec",
        "fri 4",
        "18 nov 40",
        "next dec",
        "4 dec 4 dec",
        "13/14/2026",
        "45th",
    ];
    for phrase in rubbish.split_whitespace().chain(more) {
        for way in WAYS {
            assert!(
                day(phrase, TODAYS[0], way).is_err() || way == Back && phrase == "may",
                "{phrase:?}"
            );
            is_of_use(phrase, TODAYS[0], way);
        }
    }
}

#[test]
fn a_day_is_found_in_a_sentence() {
    #[track_caller]
    fn case(way: Way, line: &str, expected: Option<(&str, &str)>) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let found = find(&words, TODAYS[0], way);
        let found = found.map(|(run, past)| (words[run].join(" "), past.on.to_string()));
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
    case(Back, "18 nov they said it ends end of year", Some(("18 nov", "2026-11-18")));
    case(Back, "wants it by Fri 4 Dec, call fri", Some(("fri", "2026-11-13")));
    case(Back, "valid until friday, mail 18 nov", Some(("18 nov", "2026-11-18")));
    case(Back, "18 nov 40 seats", Some(("18 nov", "2026-11-18")));
    case(Back, "dana mail last week", Some(("last week", "2026-11-15")));
    case(Back, "met Tom in October, twice", Some(("in October,", "2026-10-31")));
    case(Back, "called yesterday about the move in october", Some(("yesterday", "2026-11-19")));
    case(Back, "mail early nov", Some(("early nov", "2026-11-10")));
    case(Back, "in march", Some(("in march", "2026-03-31")));
    case(Ahead, "invite for 9 dec", Some(("9 dec", "2026-12-09")));
    case(Ahead, "invite for next tuesday, 10 am", Some(("next tuesday, 10 am", "2026-11-24")));
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
        "a week",
        "1.2.3.4",
        "v2.1",
        "next steps",
        "",
        "tomorrow",
        "next week",
        "they need it by 4 dec",
        "04/12/2026",
        "order for 2027-01-15",
        "starts Mon 11 Jan",
        "dana mail 9 dec",
        "accepted for fri 27 nov",
        "thu 18 nov",
    ] {
        case(Back, line, None);
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in ".*", days in -9000..9000_i32) {
        let today = TODAYS[0].saturating_add(Span::new().days(days));
        for way in WAYS {
            let _ = day(&text, today, way);
            let _ = crate::reading::slot::time(&text);
            let _ = find(&text.split_whitespace().collect::<Vec<_>>(), today, way);
        }
    }

    #[test]
    fn no_phrase_panics_or_goes_the_wrong_way(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "on", "in", "next", "last", "this", "end", "of", "the", "ago", "fri", "feb", "29",
                "31st", "0", "2w", "week", "quarter", "2147483647", "-2147483648", "9999",
                "99/99/99", "1/2", "29.2.", "3pm", "q4", "nov", "early", "2026", "tommorow", "or",
            ]),
            0..6,
        ),
        today in prop::sample::select(vec![Date::MIN, Date::MAX, Date::ZERO, TODAYS[1], TODAY]),
    ) {
        for way in WAYS {
            let _ = find(&words, today, way);
            if let Ok(read) = day(&words.join(" "), today, way) {
                prop_assert!(matches!(way, Any | Way::Either) || read == today || (read > today) == (way == Ahead));
            }
            if today == TODAY {
                is_of_use(&words.join(" "), today, way);
            }
        }
    }

    #[test]
    fn what_is_shown_reads_back(from in 0..4000_i32, off in 0..1500_i32) {
        let today = date(2022, 1, 1).saturating_add(Span::new().days(from));
        for (way, off) in [(Ahead, off), (Back, -off)] {
            let there = today.saturating_add(Span::new().days(off));
            prop_assert_eq!(day(&phrase::shown(there, today), today, way), Ok(there));
        }
    }
}

#[test]
fn a_deadline_stands_behind_the_last_by() {
    #[track_caller]
    fn case(text: &str, expected: Option<(&str, Date)>) {
        assert_eq!(deadline(text, Calendar::asking(TODAY)), expected, "{text:?}");
    }
    case("Send the list by fri", Some(("Send the list", date(2026, 11, 27))));
    case("Send the list by tomorrow morning", Some(("Send the list", date(2026, 11, 25))));
    case("Dana signs, by 4 Dec.", Some(("Dana signs", date(2026, 12, 4))));
    case("Stop by her desk by tomorrow", Some(("Stop by her desk", date(2026, 11, 25))));
    case("Send it by courier", None);
    for text in [
        "Send it every friday",
        "Send the plan, not fri",
        "Send it, not by fri",
        "Prepare for Black Friday",
        "Order \"ready by fri\"",
        "Send it by cob fri",
    ] {
        case(text, None);
    }
    case("by fri", None);
    case("Send the list", None);
}
