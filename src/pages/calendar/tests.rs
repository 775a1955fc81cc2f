//! Which entries there are of whom, and what became of each.

use jiff::civil::{Date, date, time};
use jiff::tz::TimeZone;
use jiff::{ToSpan, ZonedDateTime};

use super::{Entry, Standing, When, entries};
use crate::domain::action::ActionStatus;
use crate::domain::ask::{Ask, AskKind, AskStatus, Asked, COULD_I_HELP, Initiator};
use crate::domain::books::Books;
use crate::domain::call::{CallStatus, Held, ManagerRole};
use crate::domain::date_move::DateMove;
use crate::domain::deal::DealStatus;
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, SessionState, Sitting};
use crate::domain::slot::Slot;
use crate::domain::team::{Person, TeamRole};
use crate::sample::{Sample, TODAY, morning};

fn in_days(days: i32) -> Date {
    TODAY.saturating_add(days.days())
}

/// The books with the deal of Ana, whom Goran coaches and Mia does not.
fn with(me: &str, sample: Sample) -> Books {
    let mut books = sample.books();
    for (id, role, manager) in [
        ("ana", TeamRole::Rep, Some("goran")),
        ("goran", TeamRole::Manager, None),
        ("mia", TeamRole::Manager, None),
    ] {
        let manager = manager.map(|id| id.parse().unwrap());
        let person = Person { manager, ..Person::new(id, role) };
        books.team.people.insert(id.parse().unwrap(), person);
    }
    books.me = me.parse().ok();
    books
}

/// What each entry says, and its day.
fn told(books: &Books) -> Vec<String> {
    let all = entries(books, &morning(TODAY)).into_iter();
    all.map(|it| format!("{} {:?} {}", it.summary, it.standing, it.slot.day)).collect()
}

fn calling(
    day: i32,
    status: CallStatus,
    planned: ManagerRole,
    held: Option<ManagerRole>,
) -> Sample {
    let held = Held { role: held, ..Held::default() };
    let mut sample = Sample::at("explore").calling(in_days(day), status, held);
    sample.book.calls.values_mut().for_each(|call| call.plan.role_planned = Some(planned));
    sample
}

#[test]
fn calls_are_those_of_my_deals_and_those_i_go_along_to_of_the_last_14_days() {
    use CallStatus::{Cancelled, Held, None as No, Planned};
    use ManagerRole::{Absent, TechnicalExpert as Expert};
    #[track_caller]
    fn case(me: &str, sample: Sample, expected: &[&str]) {
        assert_eq!(told(&with(me, sample)), expected, "{me}");
    }
    let planned = "Call: Acme Robotics Open 2026-11-26";
    case("ana", calling(1, Planned, Absent, None), &[planned]);
    case("ana", calling(1, Held, Absent, None), &["Done: call with Acme Robotics Done 2026-11-26"]);
    case(
        "ana",
        calling(1, Cancelled, Absent, None),
        &["Off: call with Acme Robotics Off 2026-11-26"],
    );
    case("ana", calling(1, No, Absent, None), &[]);
    case("goran", calling(1, Planned, Expert, None), &[planned]);
    case("goran", calling(1, Planned, Absent, None), &[]);
    case("mia", calling(1, Planned, Expert, None), &[]);
    case(
        "goran",
        calling(-1, Held, Absent, Some(Expert)),
        &["Done: call with Acme Robotics Done 2026-11-24"],
    );
    case("ana", calling(-14, Planned, Absent, None), &["Call: Acme Robotics Open 2026-11-11"]);
    case("ana", calling(-15, Planned, Absent, None), &[]);
}

#[test]
fn open_steps_are_told_of_any_day_and_closed_ones_of_the_last_14() {
    #[track_caller]
    fn case(me: &str, status: ActionStatus, day: i32, expected: &[&str]) {
        let sample = Sample::at("explore").owing(status, in_days(day));
        assert_eq!(told(&with(me, sample)), expected, "{me} {status} {day}");
    }
    case("ana", ActionStatus::Open, -90, &["Due: Send the baseline Open 2026-08-27"]);
    case("ana", ActionStatus::Proposed, 2, &["Due: Send the baseline Open 2026-11-27"]);
    case("ana", ActionStatus::Done, -14, &["Done: Send the baseline Done 2026-11-11"]);
    case("ana", ActionStatus::Done, -15, &[]);
    case("ana", ActionStatus::Dropped, 3, &["Off: Send the baseline Off 2026-11-28"]);
    case("goran", ActionStatus::Open, 2, &[]);
}

#[test]
fn what_is_owed_on_a_decided_deal_stays() {
    let mut sample = Sample::at("explore").owing(ActionStatus::Open, in_days(2));
    sample.deal().status = DealStatus::Won;
    assert_eq!(told(&with("ana", sample)).len(), 1);
}

#[test]
fn a_promise_is_an_ask_that_i_accepted() {
    #[track_caller]
    fn case(me: &str, status: AskStatus, change: impl Fn(&mut Ask), expected: &[&str]) {
        let mut sample = Sample::at("explore");
        let of = Asked::Ours("goran".parse().unwrap());
        let (deal, ana) = (sample.book.deal.id.clone(), "ana".parse().unwrap());
        let mut ask = Ask::new("w2n6t8rb".parse().unwrap(), deal, AskKind::Call, ana, of, TODAY);
        (ask.status, ask.needed_by) = (status, Some(in_days(1)));
        change(&mut ask);
        sample.book.asks.insert(ask.id.clone(), ask);
        assert_eq!(told(&with(me, sample)), expected, "{me} {status}");
    }
    let same = |_: &mut Ask| {};
    case("goran", AskStatus::Open, same, &[]);
    case("goran", AskStatus::Accepted, same, &["Due: for ana: Call Open 2026-11-26"]);
    case("goran", AskStatus::Done, same, &["Done: for ana: Call Done 2026-11-26"]);
    case("goran", AskStatus::Declined, same, &["Off: for ana: Call Off 2026-11-26"]);
    case("ana", AskStatus::Accepted, same, &[]);
    case("goran", AskStatus::Accepted, |ask| ask.needed_by = None, &[]);
    let offer = |ask: &mut Ask| {
        (ask.kind, ask.initiated_by) = (AskKind::Unsure, Initiator::Manager);
        ask.gist = Some(COULD_I_HELP.to_owned());
    };
    case("goran", AskStatus::Declined, offer, &[]);
}

/// A session that was held so many days from now, and agreed on the next one.
fn talked(mut sample: Sample, day: i32, next: Option<i32>) -> Sample {
    let started = morning(in_days(day));
    let id = format!("k3v9x2m{}", sample.book.sessions.len()).parse().unwrap();
    let kind = SessionKind::Standard;
    let sitting = Sitting { id, kind, manager: "goran".parse().ok(), started };
    let mut session = Session::start(sitting, &sample.book.deal, &sample.process);
    session.state = SessionState::Agreed;
    session.next_session = next.map(|day| Slot::from(in_days(day)));
    sample.book.sessions.insert(session.id.clone(), session);
    sample
}

#[test]
fn a_next_session_is_done_on_the_day_on_which_people_sat_down() {
    #[track_caller]
    fn case(me: &str, sessions: &[(i32, Option<i32>)], expected: &[&str]) {
        let sample = sessions
            .iter()
            .fold(Sample::at("explore"), |sample, (day, next)| talked(sample, *day, *next));
        assert_eq!(told(&with(me, sample)), expected, "{me} {sessions:?}");
    }
    let open = "Session with ana: Acme Robotics Open 2026-11-27";
    case("goran", &[(-7, Some(2))], &[open]);
    case("ana", &[(-7, Some(2))], &["Session with goran: Acme Robotics Open 2026-11-27"]);
    case("mia", &[(-7, Some(2))], &[]);
    let done = |day: &str| format!("Done: session with ana, Acme Robotics Done {day}");
    case("goran", &[(-7, Some(-1)), (-1, None)], &[&done("2026-11-24")]);
    case("goran", &[(-7, Some(-1)), (-2, Some(2))], &[&done("2026-11-23"), open]);
    // Early and late, and neither is called off.
    case("goran", &[(-7, Some(-1)), (-5, None)], &[&done("2026-11-20")]);
    case("goran", &[(-7, Some(-1)), (0, Some(2))], &[&done("2026-11-25"), open]);
    // Missed, and nobody sat down since.
    case("goran", &[(-7, Some(-1))], &["Session with ana: Acme Robotics Open 2026-11-24"]);
    case("goran", &[(-30, Some(-15))], &[]);
    case("goran", &[(-7, None)], &[]);
}

#[test]
fn a_session_that_was_called_off_stays_off_when_people_sit_down_later() {
    let mut sample = talked(talked(Sample::at("explore"), -7, Some(-3)), -1, None);
    let off = DateMove { from: Some(in_days(-3)), to: None, by: None, why: None };
    sample.deal().session_moved.insert(in_days(-4), off);
    let expected = "Off: session with ana, Acme Robotics Off 2026-11-22";
    assert_eq!(told(&with("goran", sample)), [expected]);
}

#[test]
fn no_session_is_to_come_on_a_decided_deal() {
    let mut sample = talked(Sample::at("explore"), -7, Some(2));
    sample.deal().status = DealStatus::Lost;
    let expected = "Off: session with ana, Acme Robotics Off 2026-11-27";
    assert_eq!(told(&with("goran", sample)), [expected]);
}

/// The entry of a call on a day at a time, in a zone whose clocks change.
fn at(day: Date, hour: i8, now: &str) -> Entry {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let mut sample = Sample::at("explore").calling(day, CallStatus::Planned, Held::default());
    for call in sample.book.calls.values_mut() {
        (call.plan.time, call.plan.minutes) = (Some(time(hour, 30, 0, 0)), Some(45));
    }
    let now: ZonedDateTime = now.parse::<jiff::Timestamp>().unwrap().to_zoned_datetime(zone);
    entries(&with("ana", sample), &now).remove(0)
}

#[test]
fn a_time_is_that_of_its_own_day_on_both_sides_of_a_clock_change() {
    #[track_caller]
    fn case(day: Date, hour: i8, starts: &str, ends: &str) {
        let When::Clock { starts: at_start, ends: at_end } =
            at(day, hour, "2026-10-20T08:00:00Z").when
        else {
            panic!("{day} has no time");
        };
        assert_eq!([at_start.to_string(), at_end.to_string()], [starts, ends]);
    }
    case(date(2026, 10, 24), 14, "2026-10-24T12:30:00Z", "2026-10-24T13:15:00Z");
    case(date(2026, 10, 25), 14, "2026-10-25T13:30:00Z", "2026-10-25T14:15:00Z");
    case(date(2027, 3, 27), 14, "2027-03-27T13:30:00Z", "2027-03-27T14:15:00Z");
    case(date(2027, 3, 28), 14, "2027-03-28T12:30:00Z", "2027-03-28T13:15:00Z");
    // Skipped: the next hour; doubled: the first.
    case(date(2027, 3, 28), 2, "2027-03-28T01:30:00Z", "2027-03-28T02:15:00Z");
    case(date(2026, 10, 25), 2, "2026-10-25T00:30:00Z", "2026-10-25T01:15:00Z");
}

#[test]
fn a_call_is_past_from_its_start_and_a_day_from_its_end() {
    #[track_caller]
    fn case(now: &str, expected: bool) {
        assert_eq!(at(date(2026, 11, 25), 14, now).is_past, expected, "{now}");
    }
    case("2026-11-25T13:29:59Z", false);
    case("2026-11-25T13:30:00Z", true);
    let past = |day: i32| {
        let sample = calling(day, CallStatus::Planned, ManagerRole::Absent, None);
        entries(&with("ana", sample), &morning(TODAY)).remove(0).is_past
    };
    assert_eq!([past(-1), past(0)], [true, false]);
}

#[test]
fn entries_come_by_day_then_time_then_kind_then_id() {
    let mut sample =
        talked(Sample::at("explore"), -7, Some(1)).owing(ActionStatus::Open, in_days(1));
    for _ in 0..3 {
        sample = sample.calling(in_days(1), CallStatus::Planned, Held::default());
    }
    sample.book.calls.values_mut().next().unwrap().plan.time = Some(time(8, 0, 0, 0));
    let all = entries(&with("ana", sample), &morning(TODAY));
    let ids: Vec<&str> = all.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["call-1", "call-2", "h7k2p9qd", "k3v9x2m0", "call-0"]);
    assert!(all.iter().all(|entry| entry.standing == Standing::Open));
}
