//! Text that was typed on another day: "yesterday" is the day that it was then.

use std::ops::Range;

use jiff::civil::Date;

use super::said::{self, Said};
use super::{Asked, DEADLINE, Left, Way, is_meant};
use crate::domain::calendar::Calendar;
use crate::domain::phrase;
use crate::reading::beginning;

/// A text that was typed on the day of `then`, with each day or stretch of time in it
/// written out that would be another one today. Only its beginning is looked at.
pub fn carried_over(text: &str, then: Calendar, today: Date, way: Way) -> String {
    let places = places(beginning(text));
    let words: Vec<&str> = places.iter().filter_map(|place| text.get(place.clone())).collect();
    let mut moved = moved(&words, then, today, way);
    moved.sort_by_key(|(run, _)| run.start);
    let mut carried = text.to_owned();
    for (run, day) in moved.into_iter().rev() {
        let Some(words) = places.get(run).filter(|words| !words.is_empty()) else { continue };
        let (start, end) =
            (words.first().map_or(0, |it| it.start), words.last().map_or(0, |it| it.end));
        let typed = text.get(start..end).unwrap_or_default();
        let mark = typed.len() - typed.trim_end_matches([',', '.', ';', ':', '!', '?']).len();
        carried.replace_range(start..end - mark, &day);
    }
    carried
}

/// Where its words stand.
fn places(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| start(word)..start(word) + word.len()).collect()
}

/// The runs of words that say another day today, and what they said.
fn moved(words: &[&str], then: Calendar, today: Date, way: Way) -> Vec<(Range<usize>, String)> {
    let bare: Vec<String> = words.iter().map(|word| said::bare(word)).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let now = Calendar { today, ..then };
    let day =
        |said: Said, calendar: Calendar| Asked { phrase: None, calendar, way }.resolve(said).ok();
    let runs = said::runs(&bare);
    let mut left = Left(vec![true; bare.len()]);
    let is_day = |run: &Range<usize>, said: Said| {
        let leads = bare.get(run.start).is_some_and(|first| DEADLINE.contains(first));
        let is_all = run.len() == bare.len();
        let is_said = is_meant((words, &bare), run, (said, said.in_order(then.order)), way);
        is_all || is_said || leads && run.len() > 1
    };
    let taken = runs.iter().filter(|(run, said)| is_day(run, *said) && left.take(run));
    let moved = taken.filter_map(|(run, said)| {
        let was = day(*said, then).filter(|was| day(*said, now).as_ref() != Some(was))?;
        // Without "by" before it and the time behind it.
        let inside = |(inner, same): &&(Range<usize>, Said)| {
            same == said && run.start <= inner.start && inner.end <= run.end
        };
        let (core, _) = runs.iter().filter(inside).min_by_key(|(inner, _)| inner.len())?;
        let written = match was.about {
            Some(about) => format!("{about} to {}", was.on),
            None => phrase::shown(was.on, today),
        };
        Some((core.clone(), written))
    });
    moved.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Typed on Tuesday 1 December, read on the Thursday of that week.
    #[track_caller]
    fn case(typed: &str, way: Way, carried: &str) {
        let then = Calendar::asking(date(2026, 12, 1));
        assert_eq!(carried_over(typed, then, date(2026, 12, 3), way), carried, "{typed}");
    }

    #[test]
    fn a_day_of_then_is_written_out_in_its_place() {
        case("Dana mail yesterday", Way::Back, "Dana mail Mon 30 Nov");
        case("Dana  mailed it today, fine", Way::Back, "Dana  mailed it Tue 1 Dec, fine");
        case("dana mail 2 days ago", Way::Back, "dana mail Sun 29 Nov");
        case("send it by tomorrow", Way::Ahead, "send it by Wed 2 Dec");
        case("wed", Way::Ahead, "Wed 2 Dec");
        case("yesterday", Way::Back, "Mon 30 Nov");
        case("tomorrow 14:00", Way::Ahead, "Wed 2 Dec 14:00");
    }

    #[test]
    fn what_says_the_same_day_stays_as_it_was_typed() {
        for text in ["dana mail 18 nov", "dana mail mon", "no day at all", "", "山田 mail 18.11."]
        {
            case(text, Way::Back, text);
        }
        case("send it by fri", Way::Ahead, "send it by fri");
    }

    #[test]
    fn a_stretch_of_time_of_another_week_is_written_out() {
        let then = Calendar::asking(date(2026, 12, 4));
        let carried = carried_over("dana mail last week", then, date(2026, 12, 7), Way::Back);
        assert_eq!(carried, "dana mail week to 2026-11-29");
    }
}
