//! Calls: ahead until their end, and waiting for a word from then on.

use jiff::ZonedDateTime;

use super::*;
use crate::domain::deal::Deal;

/// Ana's call of today, as it was planned.
fn calling(me: &str, time: Option<jiff::civil::Time>, minutes: Option<u32>) -> Books {
    let planned = CallStatus::Planned;
    let mut sample = Sample::at("explore").calling(TODAY, planned, Held::default());
    for call in sample.book.calls.values_mut() {
        (call.plan.time, call.plan.minutes) = (time, minutes);
    }
    with(me, sample)
}

/// What waits at a time, but the deals to look at.
fn told_at(books: &Books, now: &ZonedDateTime) -> Vec<String> {
    let sections = today(books, now).into_iter().filter(|it| it.group != Group::Look);
    let rows = sections.flat_map(|Section { group, rows, .. }| {
        rows.into_iter().map(move |row| format!("{group:?} {} {}", row.kind.word(), row.when))
    });
    rows.collect()
}

#[test]
fn a_call_is_over_from_its_end_on() {
    #[track_caller]
    fn case(time: Option<(i8, i8)>, minutes: Option<u32>, now: &str, expected: &str) {
        let time = time.map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0));
        let books = calling("ana", time, minutes);
        let now = now.parse::<jiff::civil::DateTime>().unwrap();
        let now = now.to_zoned_datetime(TimeZone::UTC).unwrap();
        assert_eq!(told_at(&books, &now), [expected], "{time:?} {minutes:?} {now}");
    }
    let half_past_two = Some((14, 30));
    case(half_past_two, None, "2026-11-25T14:59:59", "Soon call 14:30 today");
    case(half_past_two, None, "2026-11-25T15:00:00", "Word held? today");
    case(half_past_two, Some(45), "2026-11-25T15:14:00", "Soon call 14:30 today");
    case(half_past_two, Some(45), "2026-11-25T15:15:00", "Word held? today");
    // Over midnight.
    case(Some((23, 45)), None, "2026-11-26T00:14:00", "Soon call 23:45 yesterday");
    case(Some((23, 45)), None, "2026-11-26T00:15:00", "Word held? yesterday");
    // Without a time it may be held until the day ends.
    case(None, None, "2026-11-25T23:59:59", "Soon call today");
    case(None, Some(45), "2026-11-26T00:00:00", "Word held? yesterday");
}

#[test]
fn a_call_ends_by_the_clock_of_here() {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let ends = |time: Option<(i8, i8)>, day: Date| {
        let time = time.map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0));
        let slot = crate::domain::slot::Slot { day, time };
        slot.ends(30, &zone).unwrap().to_string()
    };
    let (forward, back) = (jiff::civil::date(2026, 3, 29), jiff::civil::date(2026, 10, 25));
    assert_eq!(ends(Some((14, 30)), TODAY), "2026-11-25T14:00:00Z");
    // An hour that is skipped is the next one, of one that comes twice the first.
    assert_eq!(ends(Some((2, 15)), forward), "2026-03-29T01:45:00Z");
    assert_eq!(ends(Some((2, 15)), back), "2026-10-25T00:45:00Z");
    assert_eq!(ends(None, back), "2026-10-25T23:00:00Z");
}

#[test]
fn the_page_holds_until_the_next_call_ends() {
    let books = calling("goran", Some(time(14, 30, 0, 0)), None);
    let until = |now: &ZonedDateTime| Today::of(&books, now, &Folding::default()).until;
    let end = TODAY.at(15, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    assert_eq!(until(&morning(TODAY)), Some(end.timestamp()));
    assert_eq!(until(&end), None);
}

#[test]
fn a_call_that_is_planned_waits_though_its_deal_is_decided() {
    #[track_caller]
    fn case(status: CallStatus, day: i32, expected: &[&str]) {
        let sample = Sample::at("explore").calling(in_days(day), status, Held::default());
        let mut books = with("ana", sample);
        let decided = |deal: &mut Deal| deal.status = DealStatus::Won;
        books.deals.values_mut().for_each(|book| decided(&mut book.deal));
        assert_eq!(told(&books), expected, "{status} {day}");
    }
    case(CallStatus::Planned, 1, &["Soon call tomorrow"]);
    case(CallStatus::Planned, -1, &["Word held? yesterday"]);
    case(CallStatus::Held, -1, &[]);
}
