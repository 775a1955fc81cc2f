//! What waits for whom: each group in its table.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Kind, Line, Thing, today};
use crate::domain::action::{ActionStatus, Owner};
use crate::domain::ask::{Ask, AskKind, AskStatus, Asked};
use crate::domain::books::{Books, IdleKey};
use crate::domain::call::{CallStatus, Held, Outcome};
use crate::domain::change::Record;
use crate::domain::date_move::DateMove;
use crate::domain::deal::DealStatus;
use crate::domain::id::PersonId;
use crate::domain::process::SessionKind;
use crate::domain::session::{NewStep, Points, Session, SessionState, Sitting};
use crate::domain::step_in::StepIn;
use crate::domain::team::{Person, Team, TeamRole};
use crate::sample::{Sample, TODAY, process};

mod offers;

fn in_days(days: i32) -> Date {
    TODAY.saturating_add(days.days())
}

/// A team of two managers and three reps, and who of them looks.
fn books(me: &str) -> Books {
    let process = process();
    let mut team = Team::new(process.id.clone());
    let people = [
        ("ana", TeamRole::Rep, Some("goran")),
        ("ben", TeamRole::Rep, Some("mia")),
        ("cleo", TeamRole::Rep, Some("goran")),
        ("goran", TeamRole::Manager, None),
        ("mia", TeamRole::Manager, None),
    ];
    for (id, role, manager) in people {
        let manager = manager.map(|id| id.parse().unwrap());
        let person = Person { name: id.to_owned(), role, manager, started: None };
        team.people.insert(id.parse().unwrap(), person);
    }
    let mut books = Books::new(team, [(process.id.clone(), process)].into());
    books.me = me.parse().ok();
    books
}

/// The books with Ana's deal as it is in the sample.
fn with(me: &str, sample: Sample) -> Books {
    let mut books = books(me);
    books.deals.insert(sample.book.deal.id.clone(), sample.book);
    books
}

#[test]
fn keys_that_do_nothing_are_counted() {
    let mut books = books("ana");
    let mut with = |key: &str| {
        books.idle.extend(IdleKey::all("sideline.toml", vec![vec![key.to_owned()]]));
        lines(&books, Kind::Damaged).into_iter().map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(with("curency"), ["1 key does nothing: doctor names it"]);
    assert_eq!(with("proces"), ["2 keys do nothing: doctor names them"]);
}

fn lines(books: &Books, kind: Kind) -> Vec<Line> {
    let sections = today(books, TODAY).into_iter();
    sections.filter(|section| section.kind == kind).flat_map(|section| section.lines).collect()
}

/// The days of the lines of a group.
fn days(books: &Books, kind: Kind) -> Vec<String> {
    lines(books, kind).into_iter().map(|line| line.when).collect()
}

fn owing(owner: &str, status: ActionStatus, due: Date) -> Sample {
    let mut sample = Sample::at("explore").owing(status, due);
    let owner: PersonId = owner.parse().unwrap();
    sample.book.actions.values_mut().for_each(|step| step.owner = Owner::Ours(owner.clone()));
    sample
}

#[test]
fn a_step_waits_for_its_owner_where_it_belongs() {
    #[track_caller]
    fn case(me: &str, status: ActionStatus, due: i32, kind: Kind, expected: &[&str]) {
        let books = with(me, owing("ana", status, in_days(due)));
        assert_eq!(days(&books, kind), expected, "{me} {status} {due} {kind:?}");
    }
    let (open, proposed) = (ActionStatus::Open, ActionStatus::Proposed);
    case("ana", proposed, 20, Kind::ToConfirm, &["due Tue 15 Dec"]);
    case("ana", proposed, 1, Kind::Steps, &[]);
    case("cleo", proposed, 1, Kind::ToConfirm, &[]);
    case("goran", proposed, 1, Kind::ToConfirm, &[]);
    case("ana", open, -2, Kind::Steps, &["2 days late"]);
    case("ana", open, 0, Kind::Steps, &["due today"]);
    case("ana", open, 7, Kind::Steps, &["due Wed 2 Dec"]);
    case("ana", open, 8, Kind::Steps, &[]);
    case("ana", ActionStatus::Done, 0, Kind::Steps, &[]);
    case("ana", ActionStatus::Dropped, 0, Kind::Steps, &[]);
    case("cleo", open, 0, Kind::Steps, &[]);
    case("nobody", open, 0, Kind::Steps, &["due today"]);
    // A manager is shown what a manager owes, and not what the reps owe.
    case("goran", open, 0, Kind::Promises, &[]);
    let promised = with("goran", owing("goran", open, in_days(30)));
    assert_eq!(days(&promised, Kind::Promises), ["due Fri 25 Dec"]);
}

#[test]
fn a_call_waits_for_its_rep_until_its_outcome_is_said() {
    #[track_caller]
    fn case(
        me: &str,
        status: CallStatus,
        day: i32,
        outcome: Option<Outcome>,
        expected: Option<Kind>,
    ) {
        let held = Held { outcome, ..Held::default() };
        let books = with(me, Sample::at("explore").calling(in_days(day), status, held));
        let kinds = [Kind::CallsAhead, Kind::CallsHeld].into_iter();
        let shown: Vec<Kind> = kinds.filter(|kind| !lines(&books, *kind).is_empty()).collect();
        assert_eq!(shown, expected.into_iter().collect::<Vec<_>>(), "{me} {status} {day}");
    }
    let (planned, held) = (CallStatus::Planned, CallStatus::Held);
    case("ana", planned, 0, None, Some(Kind::CallsAhead));
    case("ana", planned, 7, None, Some(Kind::CallsAhead));
    case("ana", planned, 8, None, None);
    case("ana", planned, -1, None, Some(Kind::CallsHeld));
    case("ana", held, -1, None, Some(Kind::CallsHeld));
    case("ana", held, -1, Some(Outcome::NoSale), None);
    case("ana", CallStatus::Cancelled, -1, None, None);
    case("ana", CallStatus::Cancelled, 1, None, None);
    case("cleo", planned, 0, None, None);
    case("goran", planned, 0, None, None);
    case("nobody", planned, 0, None, Some(Kind::CallsAhead));
}

#[test]
fn a_step_in_waits_for_rep_and_manager_from_the_day_it_returns() {
    #[track_caller]
    fn case(me: &str, returns: i32, back_on: Option<Date>, expected: &[&str]) {
        let mut sample = owing("goran", ActionStatus::Done, TODAY);
        let gate = StepIn { returns: Some(in_days(returns)), back_on, ..StepIn::default() };
        sample.book.actions.values_mut().for_each(|step| step.step_in = Some(gate.clone()));
        let books = with(me, sample);
        assert_eq!(days(&books, Kind::HandingBack), expected, "{me} {returns} {back_on:?}");
    }
    case("ana", 0, None, &["due today"]);
    case("goran", -1, None, &["1 day late"]);
    case("ana", 1, None, &[]);
    case("ana", 0, Some(TODAY), &[]);
    case("cleo", 0, None, &[]);
    case("mia", 0, None, &[]);
}

/// An ask of Ana's to Goran.
fn asking(change: impl FnOnce(&mut Ask)) -> Sample {
    let mut sample = Sample::at("explore");
    let deal = sample.book.deal.id.clone();
    let of = Asked::Ours("goran".parse().unwrap());
    let id = "w2n6t8rb".parse().unwrap();
    let mut ask = Ask::new(id, deal, AskKind::Opinion, "ana".parse().unwrap(), of, in_days(-40));
    ask.needed_by = Some(in_days(-1));
    change(&mut ask);
    sample.book.asks.insert(ask.id.clone(), ask);
    sample
}

#[test]
fn an_ask_waits_for_who_is_asked_and_its_answer_is_news_for_who_asked() {
    #[track_caller]
    fn case(me: &str, status: AskStatus, answered: i32, kind: Kind, expected: &[&str]) {
        let books = with(
            me,
            asking(|ask| {
                ask.status = status;
                let day = (status != AskStatus::Open).then(|| in_days(answered));
                ask.replied = day;
                ask.closed = day.filter(|_| status == AskStatus::Done);
            }),
        );
        assert_eq!(days(&books, kind), expected, "{me} {status} {answered} {kind:?}");
    }
    case("goran", AskStatus::Open, 0, Kind::Asked, &["1 day late"]);
    case("goran", AskStatus::Open, 0, Kind::Promises, &[]);
    case("goran", AskStatus::Accepted, 0, Kind::Promises, &["1 day late"]);
    case("goran", AskStatus::Accepted, 0, Kind::Asked, &[]);
    case("goran", AskStatus::Done, 0, Kind::Promises, &[]);
    case("mia", AskStatus::Open, 0, Kind::Asked, &[]);
    case("ana", AskStatus::Open, 0, Kind::Answers, &["open since Fri 16 Oct"]);
    case("ana", AskStatus::Accepted, 0, Kind::Answers, &["accepted today"]);
    case("ana", AskStatus::Declined, -14, Kind::Answers, &["declined Wed 11 Nov"]);
    case("ana", AskStatus::Declined, -15, Kind::Answers, &[]);
    case("ana", AskStatus::Done, -1, Kind::Answers, &["done Tue 24 Nov"]);
    case("cleo", AskStatus::Done, -1, Kind::Answers, &[]);
}

/// A session on the deal that began so many days ago.
fn talked(mut sample: Sample, kind: SessionKind, state: SessionState, days: i32) -> Sample {
    let started = in_days(-days).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    let id = format!("k3v9x2m{}", sample.book.sessions.len()).parse().unwrap();
    let sitting = Sitting { id, kind, manager: "goran".parse().ok(), started };
    let mut session = Session::start(sitting, &sample.book.deal, &sample.process);
    session.state = state;
    session.points = Some(Points { worked: 4, expected: 8 });
    sample.book.sessions.insert(session.id.clone(), session);
    sample
}

#[test]
fn a_rep_is_due_after_fourteen_days_without_a_session_for_which_both_take_their_time() {
    #[track_caller]
    fn case(me: &str, sessions: &[(SessionKind, SessionState, i32)], expected: &[&str]) {
        let sample = sessions.iter().fold(Sample::at("explore"), |sample, (kind, state, days)| {
            talked(sample, *kind, *state, *days)
        });
        assert_eq!(days(&with(me, sample), Kind::Reps), expected, "{me} {sessions:?}");
    }
    let (agreed, ended) = (SessionState::Agreed, SessionState::Ended);
    case("goran", &[], &["no session yet"]);
    case("goran", &[(SessionKind::Standard, agreed, 14)], &[]);
    case("goran", &[(SessionKind::Standard, agreed, 15)], &["15 days"]);
    case("goran", &[(SessionKind::Full, ended, 3)], &[]);
    case("goran", &[(SessionKind::Debrief, agreed, 3)], &[]);
    case("goran", &[(SessionKind::Quick, agreed, 3)], &["no session yet"]);
    case("goran", &[(SessionKind::Prep, ended, 3)], &["no session yet"]);
    case("goran", &[(SessionKind::Standard, SessionState::Draft, 3)], &["no session yet"]);
    let both = [(SessionKind::Standard, agreed, 20), (SessionKind::Full, agreed, 16)];
    case("goran", &both, &["16 days"]);
    // One of which less than half was worked counts for nothing.
    let mut short = talked(Sample::at("explore"), SessionKind::Standard, agreed, 3);
    let session = short.book.sessions.values_mut().next().unwrap();
    session.points = Some(Points { worked: 3, expected: 8 });
    assert_eq!(days(&with("goran", short), Kind::Reps), ["no session yet"]);
    // Ana is Goran's to coach, and a rep is shown nobody.
    case("mia", &[], &[]);
    case("ana", &[], &[]);
}

#[test]
fn the_team_may_aim_for_another_number_of_days() {
    let sample = talked(Sample::at("explore"), SessionKind::Full, SessionState::Agreed, 15);
    let mut books = with("goran", sample);
    books.team.targets.one_to_one_days = 15;
    assert_eq!(days(&books, Kind::Reps), [""; 0]);
}

#[test]
fn what_was_begun_waits_for_both_and_a_preparation_for_the_rep() {
    #[track_caller]
    fn case(me: &str, kind: SessionKind, expected: bool) {
        let sample = talked(Sample::at("explore"), kind, SessionState::Draft, 2);
        let id = sample.book.sessions.keys().next().unwrap().clone();
        let things: Vec<Thing> =
            lines(&with(me, sample), Kind::Sessions).into_iter().map(|line| line.thing).collect();
        let deal = "acme-robotics-plant-rollout".parse().unwrap();
        let is_prep = kind == SessionKind::Prep;
        let line = if is_prep { Thing::Session(deal, id) } else { Thing::Deal(deal) };
        assert_eq!(things, if expected { vec![line] } else { vec![] }, "{me} {kind}");
    }
    case("ana", SessionKind::Standard, true);
    case("goran", SessionKind::Standard, true);
    case("cleo", SessionKind::Standard, false);
    case("mia", SessionKind::Standard, false);
    case("ana", SessionKind::Prep, true);
    case("goran", SessionKind::Prep, false);
    case("nobody", SessionKind::Prep, true);
}

/// So many deals of Ana's; of all but the first one the close date moved twice.
fn deals(count: usize) -> Books {
    let mut books = books("goran");
    let moved = DateMove { from: None, to: Some(TODAY), by: None, why: None };
    for at in 0..count {
        let mut book = Sample::at("explore").book;
        book.deal.id = format!("deal-{at}").parse().unwrap();
        book.deal.name = format!("Deal {at}");
        if at > 0 {
            let days = [in_days(-1), in_days(-2)];
            book.deal.close_date_moved = days.map(|day| (day, moved.clone())).into();
        }
        books.deals.insert(book.deal.id.clone(), book);
    }
    books
}

#[test]
fn the_worst_five_deals_are_named_with_their_reasons_and_the_rest_is_counted() {
    let books = deals(7);
    let sections = today(&books, TODAY);
    let look = sections.iter().find(|section| section.kind == Kind::Look).unwrap();
    assert_eq!((look.lines.len(), look.rest), (5, 2));
    let first = &look.lines[0];
    assert_eq!(first.text, "Acme Robotics · Deal 1");
    assert_eq!(first.when, "6 red flags");
    let reason = "ana · We have no economic buyer · ";
    assert!(first.beside.starts_with(reason), "{}", first.beside);
    assert!(
        look.lines.iter().all(|line| line.text != "Acme Robotics · Deal 0"),
        "the best is last"
    );
    assert_eq!(lines(&Books { me: "mia".parse().ok(), ..books }, Kind::Look), []);
}

#[test]
fn of_a_decided_deal_only_what_is_owed_waits() {
    for (me, status) in [
        ("ana", ActionStatus::Open),
        ("goran", ActionStatus::Open),
        ("nobody", ActionStatus::Open),
        ("ana", ActionStatus::Done),
    ] {
        let sample = owing(me, status, in_days(-2));
        let sample = talked(sample, SessionKind::Standard, SessionState::Draft, 2);
        let mut books = with(me, sample.calling(TODAY, CallStatus::Planned, Held::default()));
        assert_ne!(today(&books, TODAY), [], "{me}");
        for book in books.deals.values_mut() {
            book.deal.status = DealStatus::Won;
        }
        let waiting = today(&books, TODAY).into_iter().flat_map(|section| section.lines);
        let waiting: Vec<String> = waiting.map(|line| line.beside).collect();
        let is_owed = status == ActionStatus::Open;
        assert_eq!(waiting.len(), usize::from(is_owed), "{me} {status}: {waiting:?}");
        assert!(waiting.iter().all(|beside| beside.contains(", won")), "{waiting:?}");
    }
}

#[test]
fn the_late_come_first_and_what_has_no_date_last() {
    let mut sample = Sample::at("explore");
    for (at, due) in [None, Some(in_days(3)), Some(in_days(-3))].into_iter().enumerate() {
        let mut step =
            owing("goran", ActionStatus::Open, TODAY).book.actions.pop_first().unwrap().1;
        step.id = format!("h7k2p9q{at}").parse().unwrap();
        step.due = due;
        sample.book.actions.insert(step.id.clone(), step);
    }
    let books = with("goran", sample);
    assert_eq!(days(&books, Kind::Promises), ["3 days late", "due Sat 28 Nov", "no date"]);
    let is_late: Vec<bool> =
        lines(&books, Kind::Promises).iter().map(|line| line.is_late).collect();
    assert_eq!(is_late, [true, false, false]);
}

#[test]
fn a_confirmed_step_names_the_session_that_wrote_it_down() {
    #[track_caller]
    fn case(is_written_down: bool) {
        let sample = owing("ana", ActionStatus::Proposed, TODAY);
        let mut sample = talked(sample, SessionKind::Standard, SessionState::Agreed, 1);
        let id = sample.book.actions.keys().next().unwrap().clone();
        let session = sample.book.sessions.values_mut().next().unwrap();
        if is_written_down {
            session.actions.insert(id.clone(), NewStep::default());
        }
        let session = is_written_down.then(|| session.id.clone());
        let change = sample.book.confirming(&id, TODAY, None).unwrap().unwrap();
        assert_eq!(Thing::of(&change.after), Some(Thing::Step(sample.book.deal.id.clone(), id)));
        let Record::Action(after) = change.after else { panic!() };
        assert_eq!(after.status, ActionStatus::Open);
        assert_eq!(after.agreed.map(|agreed| agreed.session), session);
    }
    case(true);
    case(false);
}

#[test]
fn the_next_session_waits_from_the_day_before_it_until_they_sit_down() {
    #[track_caller]
    fn case(next: i32, again: Option<i32>, expected: &[&str]) {
        for me in ["ana", "goran"] {
            let sample = Sample::at("explore");
            let mut sample = talked(sample, SessionKind::Standard, SessionState::Agreed, 20);
            let first = sample.book.sessions.values_mut().next().unwrap();
            first.next_session = Some(in_days(next).into());
            if let Some(days) = again {
                sample = talked(sample, SessionKind::Quick, SessionState::Ended, days);
            }
            assert_eq!(days(&with(me, sample), Kind::Sessions), expected, "{me} {next}");
        }
    }
    case(2, None, &[]);
    case(1, None, &["due Thu 26 Nov"]);
    case(0, None, &["due today"]);
    case(-3, None, &["missed, 3 days late"]);
    // A session from the day before it on is the one that was meant.
    case(-3, Some(4), &[]);
    case(-3, Some(5), &["missed, 3 days late"]);
}
