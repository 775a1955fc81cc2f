//! What waits for whom: each group in its table.

use jiff::ToSpan;
use jiff::civil::{Date, time};
use jiff::tz::TimeZone;

use super::{Folding, Group, Kind, Row, Section, Thing, Today, today};
use crate::domain::action::{ActionStatus, Owner};
use crate::domain::ask::{Ask, AskKind, AskStatus, Asked};
use crate::domain::books::{Books, IdleKey};
use crate::domain::call::{CallStatus, Held, ManagerRole, Outcome};
use crate::domain::change::Record;
use crate::domain::deal::DealStatus;
use crate::domain::id::PersonId;
use crate::domain::owner_move::OwnerMove;
use crate::domain::process::SessionKind;
use crate::domain::session::{NewStep, Points, Session, SessionState, Sitting};
use crate::domain::step_in::StepIn;
use crate::domain::team::{Person, Team, TeamRole};
use crate::sample::{Sample, TODAY, morning, process};

mod calls;
mod offers;
mod sessions;

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
        let person = Person { manager, ..Person::new(id, role) };
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
        rows(&books, Kind::File).into_iter().map(|row| row.text).collect::<Vec<_>>()
    };
    assert_eq!(with("curency"), ["1 key does nothing: doctor names it"]);
    assert_eq!(with("proces"), ["2 keys do nothing: doctor names them"]);
}

fn rows(books: &Books, kind: Kind) -> Vec<Row> {
    let all = today(books, &morning(TODAY)).into_iter().flat_map(|section| section.rows);
    all.filter(|row| row.kind == kind).collect()
}

/// The days of the rows of a kind.
fn days(books: &Books, kind: Kind) -> Vec<String> {
    rows(books, kind).into_iter().map(|row| row.when).collect()
}

/// Where something stands, what it is, and its day.
fn told(books: &Books) -> Vec<String> {
    let sections = today(books, &morning(TODAY)).into_iter();
    let rows = sections.flat_map(|Section { group, rows, .. }| {
        rows.into_iter().map(move |row| format!("{group:?} {} {}", row.kind.word(), row.when))
    });
    rows.filter(|row| !row.starts_with("Look")).collect()
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
    fn case(me: &str, owner: &str, status: ActionStatus, due: i32, expected: &[&str]) {
        let books = with(me, owing(owner, status, in_days(due)));
        assert_eq!(told(&books), expected, "{me} {owner} {status} {due}");
    }
    let (open, proposed) = (ActionStatus::Open, ActionStatus::Proposed);
    case("ana", "ana", proposed, 20, &["Word confirm by Tue 15 Dec"]);
    case("ana", "ana", proposed, -1, &["Word confirm by yesterday"]);
    case("cleo", "ana", proposed, 1, &[]);
    case("goran", "ana", proposed, 1, &[]);
    case("ana", "ana", open, -2, &["Late step 2 days late"]);
    case("ana", "ana", open, -1, &["Late step 1 day late"]);
    case("ana", "ana", open, 0, &["Week step today"]);
    case("ana", "ana", open, 7, &["Week step Wed 2 Dec"]);
    case("ana", "ana", open, 8, &[]);
    case("ana", "ana", ActionStatus::Done, 0, &[]);
    case("ana", "ana", ActionStatus::Dropped, 0, &[]);
    case("cleo", "ana", open, 0, &[]);
    case("nobody", "ana", open, -1, &["Late step 1 day late"]);
    case("nobody", "ana", open, 0, &[]);
    // What a rep owes is the manager's once it is late; their own is a promise.
    case("goran", "ana", open, 0, &[]);
    case("goran", "ana", open, -1, &["Late step 1 day late"]);
    case("mia", "ana", open, -1, &[]);
    case("goran", "goran", open, -1, &["Late promise 1 day late"]);
    case("goran", "goran", open, 7, &["Week promise Wed 2 Dec"]);
    case("goran", "goran", open, 8, &[]);
    let named = rows(&with("goran", owing("ana", open, in_days(-1))), Kind::Step);
    assert!(named[0].text.starts_with("ana: "), "{named:?}");
}

#[test]
fn what_they_owe_waits_for_whose_deal_it_is() {
    let theirs = |me: &str| {
        let mut sample = owing("ana", ActionStatus::Open, in_days(-2));
        let owner = Owner::Buyer("dana-fox".parse().unwrap());
        sample.book.actions.values_mut().for_each(|step| step.owner = owner.clone());
        told(&with(me, sample))
    };
    assert_eq!(theirs("ana"), ["Late theirs 2 days late"]);
    assert_eq!(theirs("goran"), [""; 0]);
    assert_eq!(theirs("nobody"), ["Late theirs 2 days late"]);
}

#[test]
fn a_call_waits_for_its_rep_until_its_outcome_is_said() {
    #[track_caller]
    fn case(
        me: &str,
        status: CallStatus,
        day: i32,
        outcome: Option<Outcome>,
        expected: Option<&str>,
    ) {
        let held = Held { outcome, ..Held::default() };
        let books = with(me, Sample::at("explore").calling(in_days(day), status, held));
        assert_eq!(told(&books), Vec::from_iter(expected), "{me} {status} {day}");
    }
    let (planned, held) = (CallStatus::Planned, CallStatus::Held);
    case("ana", planned, 0, None, Some("Soon call today"));
    case("ana", planned, 1, None, Some("Soon call tomorrow"));
    case("ana", planned, 2, None, Some("Week call Fri 27 Nov"));
    case("ana", planned, 7, None, Some("Week call Wed 2 Dec"));
    case("ana", planned, 8, None, None);
    case("ana", planned, -1, None, Some("Word held? yesterday"));
    case("ana", held, -1, None, Some("Word held? yesterday"));
    case("ana", held, -1, Some(Outcome::NoSale), None);
    case("ana", CallStatus::Cancelled, -1, None, None);
    case("ana", CallStatus::Cancelled, 1, None, None);
    case("cleo", planned, 0, None, None);
    // The manager goes along on joint calls alone, and is told what came of none.
    case("goran", planned, 0, None, None);
    case("goran", planned, -1, None, Some("Word held? yesterday"));
    case("nobody", planned, 0, None, Some("Soon call today"));
    case("nobody", planned, 2, None, None);
    let mut joint = Sample::at("explore").calling(TODAY, planned, Held::default());
    for call in joint.book.calls.values_mut() {
        call.plan.role_planned = Some(ManagerRole::TechnicalExpert);
        call.plan.time = Some(time(14, 30, 0, 0));
    }
    let books = with("goran", joint);
    assert_eq!(told(&books), ["Soon call 14:30 today"]);
    let text = &rows(&books, Kind::Call)[0].text;
    assert!(text.starts_with("ana: ") && text.ends_with(", and you"), "{text}");
}

#[test]
fn a_step_in_waits_for_rep_and_manager_from_the_day_it_returns() {
    #[track_caller]
    fn case(me: &str, returns: i32, back_on: Option<Date>, expected: &[&str]) {
        let mut sample = owing("goran", ActionStatus::Done, TODAY);
        let gate = StepIn { returns: Some(in_days(returns)), back_on, ..StepIn::default() };
        sample.book.actions.values_mut().for_each(|step| step.step_in = Some(gate.clone()));
        let books = with(me, sample);
        assert_eq!(days(&books, Kind::Back), expected, "{me} {returns} {back_on:?}");
    }
    case("ana", 0, None, &["since today"]);
    case("goran", -1, None, &["since yesterday"]);
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
    fn case(me: &str, status: AskStatus, answered: i32, expected: &[&str]) {
        let books = with(
            me,
            asking(|ask| {
                ask.status = status;
                let day = (status != AskStatus::Open).then(|| in_days(answered));
                ask.replied = day;
                ask.closed = day.filter(|_| status == AskStatus::Done);
            }),
        );
        assert_eq!(told(&books), expected, "{me} {status} {answered}");
    }
    case("goran", AskStatus::Open, 0, &["Word ask needed by yesterday"]);
    case("goran", AskStatus::Accepted, 0, &["Late promise 1 day late"]);
    case("goran", AskStatus::Done, 0, &[]);
    case("mia", AskStatus::Open, 0, &[]);
    // Nobody answered in time.
    case("ana", AskStatus::Open, 0, &["Word ask needed by yesterday"]);
    case("ana", AskStatus::Accepted, 0, &["Word answer accepted Wed 25 Nov"]);
    case("ana", AskStatus::Declined, -14, &["Word answer declined Wed 11 Nov"]);
    case("ana", AskStatus::Declined, -15, &[]);
    case("ana", AskStatus::Done, -1, &["Word answer done Tue 24 Nov"]);
    case("cleo", AskStatus::Done, -1, &[]);
    let soon = asking(|ask| ask.needed_by = Some(in_days(3)));
    assert_eq!(told(&with("goran", soon)), ["Word ask needed by Sat 28 Nov"]);
    let soon = asking(|ask| ask.needed_by = Some(in_days(3)));
    assert_eq!(told(&with("ana", soon)), [""; 0]);
}

#[test]
fn who_has_yet_to_confirm_is_told_to_who_sat_with_them() {
    let waiting = |me: &str, handed: Option<i32>| {
        let sample = owing("ana", ActionStatus::Proposed, in_days(3));
        let mut sample = talked(sample, SessionKind::Standard, SessionState::Agreed, 2);
        let id = sample.book.actions.keys().next().unwrap().clone();
        let session = sample.book.sessions.values_mut().next().unwrap();
        session.actions.insert(id, NewStep::default());
        if let Some(days) = handed {
            let (from, to, by, why) = ("ben".parse().unwrap(), "ana".parse().unwrap(), None, None);
            let moved = OwnerMove { from, to, by, why };
            sample.book.actions.values_mut().for_each(|step| {
                step.owner_moved.insert(in_days(days), moved.clone());
            });
        }
        let books = with(me, sample);
        let texts = rows(&books, Kind::Waits).into_iter().map(|row| row.text);
        [told(&books), texts.collect()].concat()
    };
    assert_eq!(waiting("goran", None), ["Word waits since Mon 23 Nov", "ana: 1 step to confirm"]);
    assert_eq!(waiting("ana", None), ["Word confirm by Sat 28 Nov"]);
    assert_eq!(waiting("mia", None), [""; 0]);
    assert_eq!(waiting("goran", Some(-1))[0], "Word waits since yesterday");
}

/// A decision on Ana's deal, so many days ago, after sessions of these kinds.
fn decided(status: DealStatus, days: i32, kinds: &[SessionKind]) -> Sample {
    let talks = (0..).zip(kinds);
    let mut sample = talks.fold(Sample::at("explore"), |sample, (at, kind)| {
        talked(sample, *kind, SessionState::Agreed, days + 9 - at)
    });
    sample.book.deal.status = status;
    sample.book.deal.decided = Some(in_days(-days));
    sample
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
fn a_deal_that_was_not_won_waits_for_its_debrief_for_a_month() {
    use SessionKind::{Debrief, Prep, Quick};
    #[track_caller]
    fn case(me: &str, status: DealStatus, days: i32, kinds: &[SessionKind], expected: &[&str]) {
        let books = with(me, decided(status, days, kinds));
        assert_eq!(told(&books), expected, "{me} {status} {days} {kinds:?}");
    }
    let (lost, none) = (DealStatus::Lost, DealStatus::NoDecision);
    for me in ["ana", "goran"] {
        case(me, lost, 0, &[Quick], &["Word debrief lost today"]);
        case(me, none, 2, &[Quick], &["Word debrief no decision Mon 23 Nov"]);
        case(me, lost, 29, &[Quick], &["Word debrief lost Tue 27 Oct"]);
        case(me, lost, 30, &[Quick], &[]);
        case(me, lost, 1, &[], &[]);
        case(me, lost, 1, &[Prep], &[]);
        case(me, lost, 1, &[Quick, Debrief], &[]);
        case(me, DealStatus::Won, 1, &[Quick], &[]);
        case(me, DealStatus::Open, 1, &[Quick], &[]);
    }
    case("cleo", lost, 1, &[Quick], &[]);
    case("mia", lost, 1, &[Quick], &[]);
    case("nobody", lost, 1, &[Quick], &[]);
    let more = |days| rows(&with("goran", decided(lost, days, &[Quick])), Kind::Debrief);
    assert_eq!(more(2)[0].more, "while it is fresh");
    assert_eq!(more(15)[0].more, "decided 15 days ago");
    assert!(more(15)[0].with_account().starts_with("ana: "), "{:?}", more(15));
}

#[test]
fn a_debrief_that_was_left_goes_on_from_its_row_and_leaves_with_the_decision() {
    let left = |status| {
        let sample = decided(status, 3, &[SessionKind::Quick]);
        with("ana", talked(sample, SessionKind::Debrief, SessionState::Draft, 1))
    };
    let row = rows(&left(DealStatus::Lost), Kind::Debrief).remove(0);
    assert_eq!(row.more, "decided 3 days ago · begun yesterday");
    assert_eq!(told(&left(DealStatus::Open)), [""; 0]);
}

/// So many deals of Ana's, of which the close dates have passed, the last one's first.
fn deals(count: usize) -> Books {
    let mut books = books("goran");
    for at in (0..count).rev() {
        let mut book = Sample::at("explore").book;
        book.deal.id = format!("deal-{at}").parse().unwrap();
        book.deal.name = format!("Deal {at}");
        let days = i32::try_from(at).unwrap() + 1;
        book.deal.close_date = Some(in_days(-days));
        books.deals.insert(book.deal.id.clone(), book);
    }
    books
}

#[test]
fn deals_to_look_at_say_why_and_come_by_their_close_dates() {
    let mut books = deals(3);
    let look = |books: &Books| -> Vec<String> {
        let rows = rows(books, Kind::Deal).into_iter();
        rows.map(|row| format!("{} {} {}", row.with_account(), row.deal, row.when)).collect()
    };
    let row = |at, word: &str| format!("ana: Acme Robotics Acme Robotics · Deal {at} {word}");
    assert_eq!(
        look(&books),
        [2, 1, 0].map(|at| row(at, &format!("close date passed, {} Nov", 24 - at)))
    );
    let deal = &mut books.deals.values_mut().next().unwrap().deal;
    deal.close_date = None;
    assert_eq!(look(&books)[2], row(0, "no next step"));
    assert_eq!(look(&Books { me: "mia".parse().ok(), ..books.clone() }), [""; 0]);
    // What stands above is not told again.
    let (id, step) =
        owing("ana", ActionStatus::Open, in_days(-1)).book.actions.pop_first().unwrap();
    books.deals.values_mut().for_each(|book| drop(book.actions.insert(id.clone(), step.clone())));
    assert_eq!(rows(&books, Kind::Step).len(), 3);
    let things: Vec<Thing> = rows(&books, Kind::Deal).into_iter().map(|row| row.thing).collect();
    assert_eq!(things, [], "each has a late step");
}

#[test]
fn a_group_shows_its_first_rows_and_never_all_but_one() {
    #[track_caller]
    fn case(deals: usize, most: usize, unfolded: &[Group], expected: usize) {
        let folding = Folding { most, unfolded: unfolded.to_vec() };
        let today = Today::of(&super::tests::deals(deals), &morning(TODAY), &folding);
        let rows = (0..today.spots.len()).filter(|at| today.row(*at).is_some());
        let look = rows.filter(|at| today.group(*at) == Some(Group::Look)).count();
        // Below them stands that Ana is due for a session.
        assert_eq!(look, expected, "{deals} {most}");
        let whole: usize = today.sections.iter().map(|section| section.rows.len()).sum();
        assert_eq!(whole, deals + 1);
    }
    case(2, 3, &[], 3);
    case(3, 3, &[], 4);
    case(4, 3, &[], 3);
    case(9, 6, &[], 6);
    case(9, 6, &[Group::Look], 10);
    case(9, 6, &[Group::Late], 6);
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
        let mut books = with(me, sample.calling(TODAY, CallStatus::Held, Held::default()));
        assert_ne!(today(&books, &morning(TODAY)), [], "{me}");
        for book in books.deals.values_mut() {
            book.deal.status = DealStatus::Won;
        }
        let waiting = today(&books, &morning(TODAY)).into_iter().flat_map(|section| section.rows);
        let waiting: Vec<String> = waiting.map(|row| row.deal).collect();
        let is_owed = status == ActionStatus::Open;
        assert_eq!(waiting.len(), usize::from(is_owed), "{me} {status}: {waiting:?}");
        assert!(waiting.iter().all(|deal| deal.contains(", won")), "{waiting:?}");
    }
}

#[test]
fn the_latest_comes_first() {
    let mut sample = Sample::at("explore");
    for (at, days) in [-1, -9, -3].into_iter().enumerate() {
        let mut step =
            owing("goran", ActionStatus::Open, in_days(days)).book.actions.pop_first().unwrap().1;
        step.id = format!("h7k2p9q{at}").parse().unwrap();
        sample.book.actions.insert(step.id.clone(), step);
    }
    let late = days(&with("goran", sample), Kind::Promise);
    assert_eq!(late, ["9 days late", "3 days late", "1 day late"]);
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
        let change = sample.book.confirming(&id, TODAY, None, None).unwrap().unwrap();
        assert_eq!(Thing::of(&change.after), Some(Thing::Step(sample.book.deal.id.clone(), id)));
        let Record::Action(after) = change.after else { panic!() };
        assert_eq!(after.status, ActionStatus::Open);
        assert_eq!(after.agreed.unwrap().session, session);
    }
    case(true);
    case(false);
}

#[test]
fn where_nothing_waits_the_next_thing_with_a_date_is_told() {
    let coming = |me: &str, days: i32| {
        let books = with(me, owing("ana", ActionStatus::Open, in_days(days)));
        Today::of(&books, &morning(TODAY), &Folding::default()).coming
    };
    let told = "Next: Tue 15 Dec, step, Send the baseline".to_owned();
    assert_eq!(coming("ana", 20), Some(told));
    assert_eq!(coming("ana", 7), None, "it waits already");
    assert_eq!(coming("cleo", 20), None);
}
