//! Stretches of time that have begun: `last week`, `in october`, `early nov`.

use std::ops::Range;

use jiff::Span;
use jiff::civil::Date;

use super::said::{self, LONGEST};
use super::{Lean, NotADay, day, find};
use crate::domain::deal::Stretch;

/// The days after which the same day of the next year is meant, where no year
/// was written and that one is near.
const OVER: i32 = 300;
/// Words that are a month, and in the middle of a sentence something else.
const ALSO_OTHER: &str = "may mar march";

/// A day that is not ahead, or the last such day of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// The day.
    pub on: Date,
    /// The stretch it is the last day of, where no day was said.
    pub about: Option<Stretch>,
}

/// The day behind us that `phrase` says, as [`day()`] reads it, or the stretch.
///
/// # Errors
///
/// [`NotADay`] where the phrase says neither, or a day to come.
pub fn past(phrase: &str, today: Date) -> Result<Past, NotADay> {
    let bare: Vec<String> = phrase.split_whitespace().map(said::bare).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    if let Some(past) = stretch(&bare, today) {
        return Ok(past);
    }
    let on = day(phrase, today, Lean::Back)?;
    let is_meant_ahead = is_near_ahead(phrase, on, today);
    if on > today || is_meant_ahead {
        return Err(NotADay::StillToCome { found: phrase.trim().chars().take(40).collect() });
    }
    Ok(Past { on, about: None })
}

/// The day or the stretch behind us in a sentence, and where it stands; a day
/// before a stretch.
pub fn find_past(words: &[&str], today: Date) -> Option<(Range<usize>, Past)> {
    let stretch = find_stretch(words, today);
    let found = find(words, today, Lean::Back).filter(|(run, on)| {
        let phrase = words.get(run.clone()).unwrap_or_default().join(" ");
        let is_part =
            |(longer, _): &(Range<usize>, Past)| longer.start <= run.start && run.end <= longer.end;
        *on <= today
            && !is_near_ahead(&phrase, *on, today)
            && !stretch.as_ref().is_some_and(is_part)
    });
    found.map(|(run, on)| (run, Past { on, about: None })).or(stretch)
}

/// Whether a day without a year was read far back, and the next such day is near.
fn is_near_ahead(phrase: &str, on: Date, today: Date) -> bool {
    let next = day(phrase, today, Lean::Ahead);
    let is_far = (today - on).get_days() > OVER;
    is_far && next.is_ok_and(|next| next > today && (next - today).get_days() <= 366 - OVER)
}

fn find_stretch(words: &[&str], today: Date) -> Option<(Range<usize>, Past)> {
    let bare: Vec<String> = words.iter().map(|word| said::bare(word)).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    // A month beside a number is part of a day.
    let is_number = |at: Option<usize>| {
        let word = at.and_then(|at| bare.get(at));
        word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_month = |at: usize, run: &[&str]| match run {
        [word] if ALSO_OTHER.split(' ').any(|other| other == *word) => at + 1 == bare.len(),
        _ => !is_number(at.checked_sub(1)) && !is_number(Some(at + run.len())),
    };
    (1..=LONGEST).rev().find_map(|length| {
        let mut runs = bare.windows(length).enumerate();
        runs.find_map(|(at, run)| {
            let past = stretch(run, today).filter(|_| is_month(at, run))?;
            Some((at..at + length, past))
        })
    })
}

/// The last day not ahead of the stretch that words say, where it has begun.
fn stretch(words: &[&str], today: Date) -> Option<Past> {
    let month = Stretch::Month;
    let (first, last, about) = match words {
        ["in" | "during", rest @ ..] => return stretch(rest, today),
        [which @ ("last" | "this"), "week"] => {
            let monday = shifted(today, -i32::from(today.weekday().to_monday_zero_offset()))?;
            let first = if *which == "last" { shifted(monday, -7)? } else { monday };
            (first, shifted(first, 6)?, Stretch::Week)
        }
        [which @ ("last" | "this"), "month"] => {
            let this = today.first_of_month();
            let first = if *which == "last" { shifted(this, -1)?.first_of_month() } else { this };
            (first, first.last_of_month(), month)
        }
        [about @ ("week" | "month"), "to", day] => {
            let last = day.parse().ok()?;
            (last, last, about.parse().ok()?)
        }
        ["early", rest @ ..] => part(rest, today, 1, 10)?,
        ["mid", rest @ ..] => part(rest, today, 11, 20)?,
        ["late", rest @ ..] => part(rest, today, 21, 31)?,
        ["last", rest @ ..] | rest => part(rest, today, 1, 31)?,
    };
    (first <= today).then(|| Past { on: last.min(today), about: Some(about) })
}

fn shifted(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().days(days)).ok()
}

/// The days `from` to `to` of a month: without its year the latest that has
/// begun.
fn part(words: &[&str], today: Date, from: i8, to: i8) -> Option<(Date, Date, Stretch)> {
    let (month, year) = match words {
        [month] => (said::month(month)?, None),
        [month, year] => (said::month(month)?, Some(said::four_digits(year)?)),
        _ => return None,
    };
    let first = |year| Date::new(year, month, from).ok();
    let this = first(today.year()).filter(|first| *first <= today);
    let first = match year {
        Some(year) => first(year)?,
        None => this.or_else(|| first(today.year() - 1))?,
    };
    let last = first.last_of_month();
    Some((first, Date::new(first.year(), month, to).unwrap_or(last).min(last), Stretch::Month))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    fn told(past: Past) -> String {
        let about = past.about.map(|about| format!(" {about}"));
        format!("{}{}", past.on.strftime("%-d %b %Y"), about.unwrap_or_default())
    }

    #[test]
    fn a_stretch_that_has_begun_is_the_last_of_its_days_not_ahead() {
        #[track_caller]
        fn case(phrase: &str, expected: &str) {
            let found = past(phrase, TODAY).map_or_else(|e| e.to_string(), told);
            assert_eq!(found, expected, "{phrase}");
        }
        case("last week", "22 Nov 2026 week");
        case("this week", "24 Nov 2026 week");
        case("Oct", "31 Oct 2026 month");
        case("in october", "31 Oct 2026 month");
        case("last month", "31 Oct 2026 month");
        case("early nov", "10 Nov 2026 month");
        case("early november", "10 Nov 2026 month");
        case("mid nov", "20 Nov 2026 month");
        case("late nov", "24 Nov 2026 month");
        case("nov", "24 Nov 2026 month");
        case("late dec", "31 Dec 2025 month");
        case("feb 2024", "29 Feb 2024 month");
        case("week to 2026-11-15", "15 Nov 2026 week");
        case("fri", "20 Nov 2026");
        case("this morning", "\"this morning\" is not a day: write 4 Dec, next fri or in 2 weeks");
        case("18 nov", "18 Nov 2026");
        let late = "is still to come: write today, yesterday or tue";
        for phrase in ["next tue", "fri 27 nov", "9 dec", "jan 2027", "tomorrow"] {
            let found = past(phrase, TODAY);
            assert!(found.is_err(), "{phrase}: {found:?}");
        }
        case("9 dec", &format!("\"9 dec\" {late}"));
        case("9 dec 2025", "9 Dec 2025");
    }

    #[test]
    fn a_stretch_is_found_in_a_sentence_and_a_day_comes_first() {
        #[track_caller]
        fn case(line: &str, expected: Option<(&str, &str)>) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let found = find_past(&words, TODAY);
            let found = found.map(|(run, past)| (words[run].join(" "), told(past)));
            let found = found.as_ref().map(|(run, past)| (run.as_str(), past.as_str()));
            assert_eq!(found, expected, "{line}");
        }
        case("dana mail last week", Some(("last week", "22 Nov 2026 week")));
        case("met Tom in October, twice", Some(("in October,", "31 Oct 2026 month")));
        case("called yesterday about the move in october", Some(("yesterday", "23 Nov 2026")));
        case("dana mail 18 nov", Some(("18 nov", "18 Nov 2026")));
        case("mail early nov", Some(("early nov", "10 Nov 2026 month")));
        case("they may sign", None);
        case("dana mail 9 dec", None);
        case("accepted for fri 27 nov", None);
    }
}
