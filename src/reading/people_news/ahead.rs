//! The days of what is told: what is to come, and what stands behind a day.

use super::names;
use super::words::Word;
use crate::domain::calendar::Calendar;
use crate::reading::evidence::Around;
use crate::reading::when::{self, Past, Way};

/// "On Tuesday I met Tom", "last week we met", "from 1 april Yuki joins".
pub(super) fn behind_a_day<'w, 'a>(
    words: &'w [Word<'a>],
    calendar: Calendar,
    way: Way,
) -> &'w [Word<'a>] {
    let typed: Vec<&str> = words.iter().map(|word| word.typed).collect();
    let is_said = |past: &Past, length: usize| past.about.is_none() || length > 1;
    let before = if way == Way::Back { "on" } else { "as from in on starting" };
    let is_before = || words.first().is_some_and(|word| word.is_in(before));
    let day = when::find(&typed, calendar, way).filter(|(run, past)| {
        is_said(past, run.len()) && (run.start == 0 || run.start == 1 && is_before())
    });
    let behind = day.and_then(|(run, _)| words.get(run.end..));
    behind.filter(|words| !words.is_empty()).unwrap_or(words)
}

/// "From april Yuki joins".
pub(super) fn behind_a_stretch<'w, 'a>(
    words: &'w [Word<'a>],
    calendar: Calendar,
) -> &'w [Word<'a>] {
    let words = behind_a_day(words, calendar, Way::Ahead);
    let [since, rest @ ..] = words else { return words };
    let length = rest.iter().take_while(|word| word.is_a_stretch()).count();
    let behind = if since.is_since() && length > 0 { rest.get(length..) } else { None };
    behind.unwrap_or(words)
}

/// Whether words tell of what is to come: by a word for it, by what somebody is
/// "to do", or by a day ahead.
pub(super) fn is_ahead(words: &[Word<'_>], around: &Around<'_>) -> bool {
    let calendar = around.calendar;
    let typed: Vec<&str> = words.iter().map(|word| word.typed).collect();
    let has_day =
        |way| when::find(&typed, calendar, way).is_some_and(|(_, day)| day.on != calendar.today);
    let is_to = |pair: &[Word<'_>]| pair[0].is("to") && pair[1].is_to_do();
    // "From Jan" may be from somebody.
    let is_name = |word: &Word<'_>| names::names_one(std::slice::from_ref(word), around);
    let is_in =
        |pair: &[Word<'_>]| pair[0].is_since() && pair[1].is_a_stretch() && !is_name(&pair[1]);
    words.iter().any(|word| word.is_ahead())
        || words.windows(2).any(is_to)
        || words.windows(2).any(is_in) && words.iter().any(|word| word.is_now())
        || has_day(Way::Ahead) && (words.iter().any(|word| word.is_now()) || !has_day(Way::Back))
}
