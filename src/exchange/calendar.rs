//! iCalendar (RFC 5545), as Outlook, Google and Apple take it: events only.

mod lines;

use jiff::Timestamp;
use jiff::civil::Date;

use self::lines::{Lines, short};
use crate::pages::calendar::{Entry, Kind, Standing, When};

/// Who made it, which also says that it is ours.
const PRODUCT: &str = "-//sideline//sideline//EN";

/// Characters of a summary.
const SUMMARY: usize = 200;

/// From when the minutes are counted that say which of two entries is the newer one:
/// 2020-01-01T00:00Z, in seconds.
const COUNTED_FROM: i64 = 1_577_836_800;

/// What differs from one time to the next, even where nothing has changed.
const OF_THE_MOMENT: [&str; 3] = ["DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:"];

/// A calendar that has these entries.
pub fn calendar(entries: &[Entry], now: Timestamp) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", PRODUCT);
    lines.put("CALSCALE", "GREGORIAN");
    for entry in entries {
        event(&mut lines, entry, now);
    }
    lines.put("END", "VCALENDAR");
    lines.text()
}

/// Whether a text is a calendar that this program made.
pub fn is_ours(text: &str) -> bool {
    text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains(&format!("\r\nPRODID:{PRODUCT}\r\n"))
}

/// Whether two calendars say the same, whenever they were made.
pub fn is_same(one: &str, other: &str) -> bool {
    fn lasting(text: &str) -> impl Iterator<Item = &str> {
        let lines = text.split_inclusive("\r\n");
        lines.filter(|line| !OF_THE_MOMENT.iter().any(|name| line.starts_with(name)))
    }
    lasting(one).eq(lasting(other))
}

fn event(lines: &mut Lines, entry: &Entry, now: Timestamp) {
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &format!("{}-{}@sideline", word(entry.kind), entry.id));
    lines.put("DTSTAMP", &clock(now));
    lines.put("LAST-MODIFIED", &clock(now));
    lines.put("SEQUENCE", &sequence(now).to_string());
    when(lines, entry.when);
    let summary = short(&entry.summary, SUMMARY);
    lines.text_of("SUMMARY", &[&summary]);
    if let Some(place) = &entry.place {
        lines.text_of("LOCATION", &[place]);
        if let Some(link) = link(place) {
            lines.put("URL", link);
        }
    }
    if !entry.about.is_empty() {
        lines.text_of("DESCRIPTION", &entry.about);
    }
    if entry.standing == Standing::Off {
        lines.put("STATUS", "CANCELLED");
    }
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("CLASS", "PRIVATE");
    if entry.standing == Standing::Open && !entry.is_past {
        alarm(lines, &summary, entry.when);
    }
    lines.put("END", "VEVENT");
}

const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Call => "call",
        Kind::Step => "step",
        Kind::Ask => "ask",
        Kind::Session => "session",
    }
}

fn when(lines: &mut Lines, when: When) {
    match when {
        When::Clock { starts, ends } => {
            lines.put("DTSTART", &clock(starts));
            lines.put("DTEND", &clock(ends));
        }
        When::Day(date) => {
            lines.put("DTSTART;VALUE=DATE", &day(date));
            // Without an end a day is as long as itself.
            if let Ok(next) = date.tomorrow() {
                lines.put("DTEND;VALUE=DATE", &day(next));
            }
        }
    }
}

/// A quarter of an hour before it, or at nine on its day.
fn alarm(lines: &mut Lines, summary: &str, when: When) {
    lines.put("BEGIN", "VALARM");
    lines.put("ACTION", "DISPLAY");
    lines.text_of("DESCRIPTION", &[summary]);
    lines.put("TRIGGER", if matches!(when, When::Day(_)) { "PT9H" } else { "-PT15M" });
    lines.put("END", "VALARM");
}

/// A moment in UTC.
fn clock(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Which of two entries is the newer one: whole minutes, within what the format takes.
fn sequence(now: Timestamp) -> i64 {
    ((now.as_second() - COUNTED_FROM) / 60).clamp(0, i64::from(i32::MAX))
}

/// The link in a place, where there is one that can stand as it is.
fn link(place: &str) -> Option<&str> {
    let is_plain = |sign: char| sign.is_ascii_graphic() && !"\"<>\\^`{|}".contains(sign);
    let mut words = place.split_whitespace().map(|word| {
        let word = word.trim_start_matches(['(', '<']);
        word.trim_end_matches(['.', ',', ';', ')', '>'])
    });
    words.find(|word| {
        let host = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
        host.is_some_and(|host| !host.is_empty()) && word.chars().all(is_plain)
    })
}

#[cfg(test)]
mod tests;
