//! The sample data: who and what is in it, that it stays as it was told, and
//! the command that shows it.

#[cfg(unix)]
mod command;
mod contents;
#[cfg(unix)]
mod files;
mod start;

use jiff::Span;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use sideline::demo;
use sideline::domain::books::Books;
use sideline::domain::id::Draw;
use sideline::template::{read, shipped};

/// The day on which the sample data is told here: a Tuesday.
const TODAY: Date = date(2026, 11, 24);

/// The sample data as told on that day.
#[track_caller]
fn told(day: Date) -> Books {
    let processes = shipped::SHIPPED.iter().map(|(_, text)| read(text.as_bytes()).unwrap());
    let processes = processes.map(|process| (process.id.clone(), process)).collect();
    let now = day.at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    demo::books(processes, &now, &mut Draw::seeded(7)).unwrap_or_else(|why| panic!("{day}: {why}"))
}

#[test]
fn the_plays_can_be_told_on_every_weekday_and_in_every_month() {
    for months in 0..12 {
        told(TODAY.saturating_add(Span::new().days(months * 31)));
    }
    told(date(2028, 2, 29));
}
