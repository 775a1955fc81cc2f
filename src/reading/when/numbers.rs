//! Days in numbers: `4.12.`, `2026-12-04`, `14th`, and `4-Dec` as one word.

use std::str::FromStr;

use jiff::civil::Weekday;

use super::said::{Parts, Said, Written, day_and_month};

/// `4-Dec`, `4-Dec-2026`: one word with the name of a month in it.
pub(super) fn with_a_month(word: &str) -> Option<Parts> {
    match *word.split('-').collect::<Vec<_>>() {
        [one, other] => day_and_month(one, other, None),
        [one, other, year] => day_and_month(one, other, Some(short(year)?)),
        _ => None,
    }
}

/// A day in numbers: year first, with points the day first, with strokes only
/// where one of the two can be no month.
pub(super) fn numbers(word: &str, weekday: Option<Weekday>) -> Option<Said> {
    let mark = word.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = word.split(mark).collect();
    let day =
        |day, month, year| Some(Said::Day(Written { weekday, day, month: Some(month), year }));
    match (mark, parts.as_slice()) {
        ('-' | '/' | '.', [year, month, date]) if year.len() == 4 => {
            day(digits(date, 2)?, digits(month, 2)?, Some(four_digits(year)?))
        }
        ('.', [date, month]) => day(digits(date, 2)?, digits(month, 2)?, None),
        ('.', [date, month, year]) => day(digits(date, 2)?, digits(month, 2)?, Some(short(year)?)),
        ('-' | '/', [first, second]) => {
            Some(strokes(digits(first, 2)?, digits(second, 2)?, None, weekday))
        }
        ('-' | '/', [first, second, year]) => {
            Some(strokes(digits(first, 2)?, digits(second, 2)?, Some(short(year)?), weekday))
        }
        _ => None,
    }
}

fn strokes(first: i8, second: i8, year: Option<i16>, weekday: Option<Weekday>) -> Said {
    let (day, month) = match (first > 12, second > 12) {
        (false, true) => (second, first),
        (true, _) => (first, second),
        (false, false) if first == second => (first, second),
        (false, false) => return Said::EitherWay { weekday, first, second, year },
    };
    Said::Day(Written { weekday, day, month: Some(month), year })
}

/// `14th`, with whichever ending.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| digits(word.strip_suffix(ending)?, 2))
}

pub(super) fn four_digits(word: &str) -> Option<i16> {
    if word.len() == 4 { digits(word, 4) } else { None }
}

/// A year in four digits, or in the two people write after a point or stroke.
fn short(word: &str) -> Option<i16> {
    let two = || if word.len() == 2 { digits::<i16>(word, 2) } else { None };
    four_digits(word).or_else(|| Some(2000 + two()?))
}

pub(super) fn digits<T: FromStr>(word: &str, longest: usize) -> Option<T> {
    let fits = word.len() <= longest && word.bytes().all(|b| b.is_ascii_digit());
    if fits { word.parse().ok() } else { None }
}
