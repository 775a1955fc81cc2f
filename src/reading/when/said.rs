//! What a phrase for a day says, before a calendar is looked at.

use std::str::FromStr;

use jiff::civil::Weekday;

/// The most words a phrase has: "on friday the 4th of december 2026".
pub(super) const LONGEST: usize = 7;

/// Weekdays, Monday first.
pub(super) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Counts in words, from one.
const COUNTS: [&str; 10] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// What people count time in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// Which of several weeks, months and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said.
    Any,
    This,
    Next,
    Last,
}

/// A day of the calendar as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) weekday: Option<Weekday>,
    pub(super) day: i8,
    pub(super) month: Option<i8>,
    pub(super) year: Option<i16>,
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// So much later than today; below zero earlier.
    Later(i32, Unit),
    /// A weekday.
    Weekday(Which, Weekday),
    /// The last day of a stretch of time; the Friday of a week.
    EndOf(Which, Unit),
    /// The last day of a month.
    EndOfMonth { month: i8, year: Option<i16> },
    /// A day of the calendar.
    Day(Written),
    /// Two numbers of which each may be the month.
    EitherWay { first: i8, second: i8, year: Option<i16> },
}

/// A word in small letters without the punctuation around it.
pub(super) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| ",;:.!?()[]\"'“”„‘’".contains(c)).to_lowercase()
}

/// What a phrase says, none where it says no day.
pub(super) fn phrase(text: &str) -> Option<Said> {
    let pieces = text.split(|c: char| c.is_whitespace() || c == ',').filter(|p| !p.is_empty());
    let bare: Vec<String> = pieces.take(LONGEST + 1).map(bare).collect();
    words(&bare.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What bare words say, none where they say no day.
pub(super) fn words(words: &[&str]) -> Option<Said> {
    match words {
        [] => None,
        _ if words.len() > LONGEST => None,
        ["on" | "by", rest @ ..] => self::words(rest),
        ["today"] => Some(Said::Later(0, Unit::Day)),
        ["tomorrow"] => Some(Said::Later(1, Unit::Day)),
        ["yesterday"] => Some(Said::Later(-1, Unit::Day)),
        ["eow"] => Some(Said::EndOf(Which::This, Unit::Week)),
        ["eom"] => Some(Said::EndOf(Which::This, Unit::Month)),
        ["eoq"] => Some(Said::EndOf(Which::This, Unit::Quarter)),
        ["eoy"] => Some(Said::EndOf(Which::This, Unit::Year)),
        ["end", "of", rest @ ..] => end_of(rest),
        ["in", rest @ ..] => span(rest).map(|(count, unit)| Said::Later(count, unit)),
        [rest @ .., "ago"] => {
            span(rest).map(|(count, unit)| Said::Later(count.saturating_neg(), unit))
        }
        ["this", word] => Some(Said::Weekday(Which::This, weekday(word)?)),
        ["next", word] => beside(Which::Next, 1, word),
        ["last", word] => beside(Which::Last, -1, word),
        [word] if weekday(word).is_some() => Some(Said::Weekday(Which::Any, weekday(word)?)),
        _ => match span(words) {
            Some((count, unit)) => Some(Said::Later(count, unit)),
            None => date(words),
        },
    }
}

/// Whether words say a length of time alone: `2w`, `two weeks`.
pub(super) fn is_span(words: &[&str]) -> bool {
    span(words).is_some()
}

fn span(words: &[&str]) -> Option<(i32, Unit)> {
    let (count, unit) = match words {
        [count, unit] => (*count, *unit),
        [both] => both.split_at(both.find(char::is_alphabetic)?),
        _ => return None,
    };
    Some((self::count(count)?, self::unit(unit)?))
}

fn count(word: &str) -> Option<i32> {
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let in_words = (1..).zip(COUNTS).find(|(_, name)| *name == word);
    in_words.map(|(count, _)| count).or_else(|| word.parse().ok())
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "d" | "day" | "days" => Some(Unit::Day),
        "w" | "wk" | "wks" | "week" | "weeks" => Some(Unit::Week),
        "m" | "month" | "months" => Some(Unit::Month),
        "q" | "quarter" | "quarters" => Some(Unit::Quarter),
        "y" | "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

fn beside(which: Which, count: i32, word: &str) -> Option<Said> {
    match weekday(word) {
        Some(weekday) => Some(Said::Weekday(which, weekday)),
        None => Some(Said::Later(count, unit(word)?)),
    }
}

fn end_of(words: &[&str]) -> Option<Said> {
    match words {
        ["the" | "this", word] => Some(Said::EndOf(Which::This, unit(word)?)),
        ["next", word] => Some(Said::EndOf(Which::Next, unit(word)?)),
        ["last", word] => Some(Said::EndOf(Which::Last, unit(word)?)),
        [word, year] => {
            Some(Said::EndOfMonth { month: month(word)?, year: Some(four_digits(year)?) })
        }
        [word] => match month(word) {
            Some(month) => Some(Said::EndOfMonth { month, year: None }),
            None => Some(Said::EndOf(Which::This, unit(word)?)),
        },
        _ => None,
    }
}

fn date(words: &[&str]) -> Option<Said> {
    let (weekday, words) = match words {
        [first, rest @ ..] if weekday(first).is_some() => (weekday(first), rest),
        _ => (None, words),
    };
    let words = words.strip_prefix(&["the"]).unwrap_or(words);
    let (day, month, year) = match words {
        [word] => match ordinal(word) {
            Some(day) => (day, None, None),
            None => return numbers(word, weekday),
        },
        [one, "of", other] | [one, other] => day_and_month(one, other, None)?,
        [one, "of", other, year] | [one, other, year] => {
            day_and_month(one, other, Some(four_digits(year)?))?
        }
        _ => return None,
    };
    Some(Said::Day(Written { weekday, day, month, year }))
}

type Parts = (i8, Option<i8>, Option<i16>);

fn day_and_month(one: &str, other: &str, year: Option<i16>) -> Option<Parts> {
    let either = |day: &str, name: &str| {
        let day = ordinal(day).or_else(|| digits(day, 2))?;
        Some((day, Some(month(name)?), year))
    };
    either(one, other).or_else(|| either(other, one))
}

/// A day in numbers: year first, with points the day first, with strokes only
/// where one of the two can be no month.
fn numbers(word: &str, weekday: Option<Weekday>) -> Option<Said> {
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
        ('/', [first, second]) => {
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
        (false, false) => return Said::EitherWay { first, second, year },
    };
    Said::Day(Written { weekday, day, month: Some(month), year })
}

/// `14th`, with whichever ending.
fn ordinal(word: &str) -> Option<i8> {
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

fn digits<T: FromStr>(word: &str, longest: usize) -> Option<T> {
    let fits = word.len() <= longest && word.bytes().all(|b| b.is_ascii_digit());
    if fits { word.parse().ok() } else { None }
}

fn weekday(word: &str) -> Option<Weekday> {
    Weekday::from_monday_one_offset(place(&WEEKDAYS, word)?).ok()
}

pub(super) fn month(word: &str) -> Option<i8> {
    place(&MONTHS, word)
}

/// The place, from one, of the name that starts with `word`: three letters at
/// least.
fn place(names: &[&str], word: &str) -> Option<i8> {
    let starts = |name: &str| name.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
    let long_enough = word.len() >= 3;
    (1..).zip(names).find(|(_, name)| long_enough && starts(name)).map(|(place, _)| place)
}
