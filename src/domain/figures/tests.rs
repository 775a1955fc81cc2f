//! The boundaries of the figures, each on a deal made for it.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::*;
use crate::domain::action::{ActionStatus, AgreedOn, Move, Obstacle};
use crate::domain::books::{Books, DealBook};
use crate::domain::call::{Asker, Call, CallPlan, CallStatus, Held, ManagerRole};
use crate::domain::deal::DealStatus;
use crate::domain::process::SessionKind;
use crate::domain::session::{Points, Session, SessionState, Sitting};
use crate::domain::team::{Person, Team, TeamRole};
use crate::sample::{Sample, TODAY, morning, process, step};
use crate::template;

/// That many days before today.
fn ago(days: i32) -> Date {
    TODAY.saturating_sub(days.days())
}

fn ana() -> PersonId {
    "ana".parse().unwrap()
}

/// A deal of Ana's at its third stage.
fn book() -> DealBook {
    Sample::at("align").book
}

/// Ana's figures on these deals, where she started on that day.
fn of_ana(started: Option<Date>, deals: Vec<DealBook>) -> OfRep {
    let process = process();
    let mut team = Team::new(process.id.clone());
    team.people.insert(ana(), Person { started, ..Person::new("Ana", TeamRole::Rep) });
    let mut books = Books::new(team, [(process.id.clone(), process)].into());
    for (nth, mut book) in deals.into_iter().enumerate() {
        book.deal.id = format!("deal-{nth}").parse().unwrap();
        books.deals.insert(book.deal.id.clone(), book);
    }
    let facts = Facts::all(&books, TODAY);
    Known::of(&books, &facts, TODAY).rep(&ana())
}

/// A standard session that counts, with the deal it was held on.
fn talked(book: &mut DealBook, day: Date) -> &mut Session {
    let sitting = Sitting {
        id: format!("s{:07}", book.sessions.len()).parse().unwrap(),
        kind: SessionKind::Standard,
        manager: "goran".parse().ok(),
        started: morning(day),
    };
    let mut session = Session::start(sitting, &book.deal, &process());
    session.state = SessionState::Agreed;
    session.minutes = Some(30);
    session.points = Some(Points { worked: 4, expected: 8 });
    book.sessions.entry(session.id.clone()).or_insert(session)
}

/// Ana's figures after one session.
fn after(day: Date, change: impl FnOnce(&mut Session)) -> OfRep {
    let mut book = book();
    change(talked(&mut book, day));
    of_ana(None, vec![book])
}

#[test]
fn a_one_to_one_is_due_after_fourteen_days() {
    #[track_caller]
    fn case(days: i32, is_due: bool) {
        let figure = after(ago(days), |_| {}).one_to_one;
        assert_eq!((figure.days_since, figure.is_flagged), (Some(days), is_due));
    }
    case(0, false);
    case(14, false);
    case(15, true);
    assert_eq!(after(ago(-1), |_| {}).one_to_one.last, None, "dated ahead");
    assert!(of_ana(None, Vec::new()).one_to_one.is_flagged, "never");
    let quick = after(ago(1), |session| session.kind = SessionKind::Quick);
    assert_eq!(quick.one_to_one.last, None);
}

#[test]
fn minutes_count_of_thirty_days_and_ninety_of_a_session_at_most() {
    #[track_caller]
    fn case(days: i32, minutes: u32, expected: u32) {
        let figure = after(ago(days), |session| session.minutes = Some(minutes)).minutes;
        assert_eq!(figure.minutes, expected, "{days} days, {minutes} minutes");
    }
    case(0, 90, 90);
    case(0, 91, 90);
    case(29, 89, 89);
    case(30, 89, 0);
    case(-1, 30, 0);
}

#[test]
fn a_session_counts_from_half_of_its_points_on() {
    #[track_caller]
    fn case(worked: Option<u32>, counts: bool) {
        let points = worked.map(|worked| Points { worked, expected: 9 });
        let figure = after(ago(1), |session| session.points = points).minutes;
        assert_eq!((figure.of.len(), figure.short.len()), if counts { (1, 0) } else { (0, 1) });
    }
    case(Some(4), false);
    case(Some(5), true);
    case(None, false);
    let half = Some(Points { worked: 4, expected: 8 });
    assert_eq!(after(ago(1), |session| session.points = half).minutes.minutes, 30);
    let drafted = after(ago(1), |session| session.state = SessionState::Draft).minutes;
    assert_eq!((drafted.of.len(), drafted.short.len()), (0, 0));
    let alone = after(ago(1), |session| session.manager = None).minutes;
    assert_eq!((alone.of.len(), alone.short.len()), (0, 0));
}

#[test]
fn the_day_of_a_session_is_that_where_it_began() {
    #[track_caller]
    fn case(day: Date, hour: i8, offset: i8, expected: u32) {
        let zone = TimeZone::fixed(Offset::constant(offset));
        let began = day.at(hour, 30, 0, 0).to_zoned_datetime(zone).unwrap();
        assert_eq!(after(day, |session| session.started = began).minutes.minutes, expected);
    }
    // Half past eleven in the evening far west is the next day in most places.
    case(ago(30), 23, -5, 0);
    case(ago(29), 0, 12, 30);
    case(TODAY, 23, -11, 30);
    case(ago(-1), 0, 12, 0);
}

#[test]
fn the_minutes_of_a_new_rep_are_not_looked_at_before_day_twenty_nine() {
    #[track_caller]
    fn case(days: Option<i32>, is_flagged: bool) {
        let figure = of_ana(days.map(ago), Vec::new()).minutes;
        assert_eq!(figure.is_flagged, is_flagged, "{days:?}");
    }
    case(Some(28), false);
    case(Some(29), true);
    case(Some(-5), false);
    case(None, true);
}

#[test]
fn talks_count_of_ninety_days_and_those_of_no_stage_in_no_share() {
    let mut book = book();
    for days in [0, 89, 90, -1] {
        talked(&mut book, ago(days));
    }
    talked(&mut book, ago(1)).kind = SessionKind::Debrief;
    talked(&mut book, ago(1)).stage_at_start = "gone-by-now".parse().unwrap();
    let stages = of_ana(None, vec![book.clone()]).stages;
    let counts = |stages: &[Stages]| {
        let talks = stages[0].talks.iter();
        talks.map(|(stage, ids)| (stage.clone(), ids.len())).collect::<Vec<_>>()
    };
    let align = "align".parse().ok();
    assert_eq!(counts(&stages), [(align.clone(), 2), (None, 1)]);
    assert_eq!(stages[0].late, None, "two are too few");
    for _ in 0..2 {
        talked(&mut book, ago(2));
    }
    assert_eq!(of_ana(None, vec![book.clone()]).stages[0].late, None, "so are four");
    talked(&mut book, ago(2));
    let late = Late { late: 5, n: 5, is_flagged: true };
    assert_eq!(of_ana(None, vec![book]).stages[0].late, Some(late));
}

#[test]
fn a_stage_that_has_another_name_now_is_that_stage() {
    let mut process = process();
    process.stages[2].was = vec!["agree".parse().unwrap()];
    let mut book = book();
    talked(&mut book, ago(1)).stage_at_start = "agree".parse().unwrap();
    let facts = [Facts::of(&book, Some(&process), TODAY)];
    let (team, none) = (Team::new(process.id.clone()), BTreeMap::new());
    let processes = [(process.id.clone(), process)].into();
    let known =
        Known { today: TODAY, team: &team, processes: &processes, profiles: &none, facts: &facts };
    assert_eq!(known.rep(&ana()).stages[0].talks[0].0, "align".parse().ok());
}

/// Ana's figure of steps with one that was agreed for that day.
fn kept(
    due: Date,
    status: ActionStatus,
    closed: Option<Date>,
    waited: Option<Obstacle>,
) -> [usize; 4] {
    let mut book = book();
    let mut owed = step(&book.deal, "h7k2p9qd", "ana", due);
    let on = due.saturating_sub(7.days());
    owed.agreed = Some(AgreedOn {
        session: None,
        on,
        due: Some(due),
        changed_why: None,
        by: None,
        typed_by: None,
    });
    (owed.status, owed.closed) = (status, closed);
    if waited.is_some() {
        let to = TODAY.saturating_add(3.days());
        let moved = Move {
            from: Some(due),
            to,
            by: ana(),
            got_in_the_way: waited,
            why: None,
            session: None,
        };
        owed.moved.insert(due, moved);
    }
    book.actions.insert(owed.id.clone(), owed);
    let kept = of_ana(None, vec![book]).kept;
    [kept.on_time, kept.of.len(), kept.waited.len(), kept.dropped.len()]
}

#[test]
fn a_step_is_kept_by_the_day_that_was_agreed() {
    use ActionStatus::{Done, Dropped, Open};
    #[track_caller]
    fn case(days: i32, status: ActionStatus, closed: Option<i32>, expected: [usize; 4]) {
        let told = kept(ago(days), status, closed.map(ago), None);
        assert_eq!(told, expected, "due {days} days ago, {status}, closed {closed:?}");
    }
    case(5, Done, Some(5), [1, 1, 0, 0]);
    case(5, Done, Some(4), [0, 1, 0, 0]);
    case(5, Done, None, [0, 1, 0, 0]);
    case(5, Open, None, [0, 1, 0, 0]);
    // Today's counts once it is closed.
    case(0, Open, None, [0; 4]);
    case(0, Done, Some(0), [1, 1, 0, 0]);
    case(0, Done, Some(1), [1, 1, 0, 0]);
    case(0, Dropped, Some(0), [0, 0, 0, 1]);
    case(-1, Done, Some(0), [0; 4]);
    case(29, Done, Some(29), [1, 1, 0, 0]);
    case(30, Done, Some(30), [0; 4]);
    case(5, Dropped, Some(5), [0, 0, 0, 1]);
    case(5, Dropped, Some(4), [0, 1, 0, 0]);
}

#[test]
fn what_waited_for_the_buyer_is_in_neither_number() {
    use ActionStatus::{Done, Open};
    let waits = Some(Obstacle::WaitingForBuyer);
    assert_eq!(kept(ago(5), Open, None, waits), [0, 0, 1, 0]);
    assert_eq!(kept(ago(5), Done, Some(ago(1)), waits), [0, 0, 1, 0]);
    assert_eq!(kept(ago(5), Done, Some(ago(5)), waits), [1, 1, 0, 0]);
    assert_eq!(kept(ago(5), Open, None, Some(Obstacle::Time)), [0, 1, 0, 0]);
}

#[test]
fn a_share_of_what_was_due_is_told_from_five_on() {
    let kept = |on_time, due: usize| {
        let of = (0..due).map(|nth| nth.to_string()).collect();
        Kept { on_time, of, waited: Vec::new(), dropped: Vec::new() }.percent()
    };
    assert_eq!(kept(4, 4), None);
    assert_eq!(kept(1, 5), Some(20));
    assert_eq!(kept(1, 8), Some(13), "12.5 rounds up");
    assert_eq!(kept(0, 0), None);
}

/// Ana's figure of calls with one of that many days ago.
fn called(days: i32, status: CallStatus, planned: Option<ManagerRole>, held: Held) -> Together {
    let mut book = book();
    let plan = CallPlan { date: Some(ago(days)), role_planned: planned, ..CallPlan::default() };
    let call = Call {
        id: "m4x8c2vj".parse().unwrap(),
        deal: book.deal.id.clone(),
        status,
        plan,
        held,
        moved: BTreeMap::new(),
        owner_moved: BTreeMap::new(),
        session: None,
    };
    book.calls.insert(call.id.clone(), call);
    of_ana(None, vec![book]).together
}

#[test]
fn a_call_is_together_taken_over_or_not_told() {
    use CallStatus::{Cancelled, Held as WasHeld, Planned};
    use ManagerRole::{Absent, Crutch, TechnicalExpert};
    #[track_caller]
    fn case(
        (days, status, planned): (i32, CallStatus, Option<ManagerRole>),
        (role, asks): (Option<ManagerRole>, Option<Asker>),
        expected: [usize; 3],
    ) {
        let figure = called(days, status, planned, Held { role, asks, ..Held::default() });
        let told = [figure.of.len(), figure.taken_over.len(), figure.not_told.len()];
        assert_eq!(told, expected, "{days} {status} {planned:?} {role:?} {asks:?}");
    }
    let manager = Some(Asker::Manager);
    case((1, WasHeld, None), (Some(TechnicalExpert), Some(Asker::Rep)), [1, 0, 0]);
    case((1, WasHeld, None), (Some(TechnicalExpert), manager), [1, 1, 0]);
    case((1, WasHeld, None), (Some(Crutch), None), [1, 1, 0]);
    case((1, WasHeld, None), (Some(Absent), manager), [1, 1, 0]);
    case((1, WasHeld, Some(Crutch)), (Some(Absent), None), [0, 0, 0]);
    case((1, WasHeld, Some(Crutch)), (None, None), [0, 0, 1]);
    case((1, WasHeld, Some(Absent)), (None, None), [0, 0, 0]);
    case((1, Cancelled, Some(Crutch)), (None, None), [0, 0, 0]);
    // One that is planned for today may still come.
    case((1, Planned, Some(Crutch)), (None, None), [0, 0, 1]);
    case((0, Planned, Some(Crutch)), (None, None), [0, 0, 0]);
    case((0, WasHeld, Some(Crutch)), (None, None), [0, 0, 1]);
    case((29, WasHeld, None), (Some(Crutch), None), [1, 1, 0]);
    case((30, WasHeld, None), (Some(Crutch), None), [0, 0, 0]);
    case((-1, WasHeld, None), (Some(Crutch), None), [0, 0, 0]);
}

/// A deal of Ana's that was decided so many days ago.
fn decided(days: i32, status: DealStatus) -> DealBook {
    let mut book = book();
    book.deal.status = status;
    book.deal.decided = Some(ago(days));
    book.deal.created = ago(days + 10);
    book
}

fn line(figures: &OfRep, measure: Measure) -> (Option<String>, usize) {
    let line = figures.lines.iter().find(|line| line.measure == measure).unwrap();
    (line.own.value.as_ref().map(ToString::to_string), line.own.n())
}

#[test]
fn five_decided_deals_make_a_figure_and_four_do_not() {
    let won = |count| (0..count).map(|_| decided(3, DealStatus::Won)).collect::<Vec<_>>();
    let four = of_ana(None, won(4));
    assert_eq!(line(&four, Measure::CloseRate), (None, 4));
    assert_eq!(line(&four, Measure::CycleDays), (None, 4));
    let five = of_ana(None, won(5));
    assert_eq!(line(&five, Measure::CloseRate), (Some("1.00".to_owned()), 5));
    assert_eq!(line(&five, Measure::CycleDays), (Some("10".to_owned()), 5));
    assert_eq!(line(&five, Measure::DealSize), (None, 0), "none has an amount");
}

#[test]
fn a_deal_counts_for_a_year_to_the_day() {
    #[track_caller]
    fn case(days: i32, expected: usize) {
        let figures = of_ana(None, vec![decided(days, DealStatus::Lost)]);
        assert_eq!(line(&figures, Measure::CloseRate).1, expected, "{days} days ago");
    }
    case(0, 1);
    case(364, 1);
    case(365, 0);
    case(-1, 0);
}

#[test]
fn a_deal_that_was_decided_before_it_was_written_down_took_no_time() {
    let deals = (0..5).map(|_| {
        let mut book = decided(3, DealStatus::Won);
        book.deal.created = TODAY;
        book
    });
    let figures = of_ana(None, deals.collect());
    assert_eq!(line(&figures, Measure::CycleDays), (Some("0".to_owned()), 5));
}

#[test]
fn three_open_deals_past_its_stage_make_a_gap() {
    #[track_caller]
    fn case(stages: &[&str], expected: &[(&str, usize)]) {
        let deals = stages.iter().map(|stage| Sample::at(stage).book).collect();
        let gaps = of_ana(None, deals).gaps;
        let gaps: Vec<_> =
            gaps.iter().map(|gap| (gap.criterion.to_string(), gap.deals.len())).collect();
        let gaps: Vec<_> = gaps.iter().map(|(id, count)| (id.as_str(), *count)).collect();
        assert_eq!(gaps, expected, "{stages:?}");
    }
    case(&["diagnose", "diagnose"], &[]);
    case(&["diagnose", "diagnose", "explore"], &[]);
    case(&["diagnose", "diagnose", "diagnose"], &[("explore.problem", 3)]);
    let all = [("explore.problem", 3), ("diagnose.number", 3), ("diagnose.funder", 3)];
    case(&["align", "align", "align"], &all);
    let mut deals = vec![decided(1, DealStatus::Lost), book(), book()];
    assert!(of_ana(None, deals.clone()).gaps.is_empty(), "a lost deal lacks nothing any more");
    deals[0].deal.status = DealStatus::Open;
    assert_eq!(of_ana(None, deals).gaps.len(), 3);
}

#[test]
fn without_a_deal_nothing_is_divided_by_nothing() {
    let figures = of_ana(None, Vec::new());
    assert_eq!(figures.lines.iter().filter(|line| line.own.value.is_some()).count(), 0);
    assert_eq!(figures.kept.percent(), None);
    assert!(figures.stages.is_empty() && figures.gaps.is_empty());
}

#[test]
fn a_stage_asks_about_a_figure_that_is_worse_than_its_target() {
    let mut deals: Vec<_> = (0..3).map(|_| decided(3, DealStatus::Lost)).collect();
    deals.extend((0..2).map(|_| decided(3, DealStatus::Won)));
    let process = template::read(WITH_TARGETS.as_bytes()).unwrap();
    let asked = |deals: &[DealBook]| {
        let facts: Vec<_> = deals.iter().map(|book| Facts::of(book, None, TODAY)).collect();
        let (team, processes, none) =
            (Team::new(process.id.clone()), BTreeMap::new(), BTreeMap::new());
        let (today, facts) = (TODAY, facts.as_slice());
        let known = Known { today, team: &team, processes: &processes, profiles: &none, facts };
        let worse = known.worse(&ana(), &process, process.first_stage());
        worse.iter().map(|it| (it.measure, it.own.to_string(), it.n)).collect::<Vec<_>>()
    };
    assert_eq!(asked(&deals), [(Measure::CloseRate, "0.40".to_owned(), 5)]);
    deals.pop();
    assert_eq!(asked(&deals), [], "four are too few");
}

const WITH_TARGETS: &str = r#"
format = 1
process = { id = "sale", name = "A sale" }

[metric.close-rate]
name = "Close rate"
target = "50%"

[metric.cycle-days]
name = "Days"
target = "5d"
better = "down"

[[stage]]
id = "explore"
name = "Explore"
metrics = ["close-rate", "cycle-days"]
exit = ["The buyer named the problem"]
"#;

#[test]
fn what_was_said_last_of_a_rep_is_told_with_its_day() {
    let mut book = book();
    let mut note = |days: i32, strength: Option<&str>, lesson: Option<&str>| {
        let coaching = &mut talked(&mut book, ago(days)).coaching;
        coaching.strength = strength.map(str::to_owned);
        coaching.lesson = lesson.map(str::to_owned);
    };
    note(40, Some("She asked unled"), Some("Ask who signs first"));
    note(8, Some("She waited for the answer"), None);
    note(-1, None, Some("Not yet"));
    let learned = of_ana(None, vec![book]).learned;
    let of = |told: Option<super::Told>| told.map(|told| (told.day, told.words));
    assert_eq!(of(learned.strength), Some((ago(8), "She waited for the answer".to_owned())));
    assert_eq!(of(learned.lesson), Some((ago(40), "Ask who signs first".to_owned())));
}

#[test]
fn whoever_took_over_is_named_where_it_is_known_of_each_call() {
    let by = |managers: &[Option<&str>]| {
        let mut book = book();
        for (nth, manager) in managers.iter().enumerate() {
            let nth_day = ago(i32::try_from(nth).unwrap() + 1);
            let session = talked(&mut book, nth_day);
            session.manager = manager.map(|id| id.parse().unwrap());
            let session = session.id.clone();
            let plan = CallPlan { date: Some(nth_day), ..CallPlan::default() };
            let call = Call {
                id: format!("m4x8c2v{nth}").parse().unwrap(),
                deal: book.deal.id.clone(),
                status: CallStatus::Held,
                plan,
                held: Held { role: Some(ManagerRole::Crutch), ..Held::default() },
                moved: BTreeMap::new(),
                owner_moved: BTreeMap::new(),
                session: Some(session),
            };
            book.calls.insert(call.id.clone(), call);
        }
        let by = of_ana(None, vec![book]).together.by;
        by.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(by(&[Some("goran"), Some("mia")]), ["goran", "mia"]);
    assert_eq!(by(&[Some("mia"), Some("mia")]), ["mia"]);
    // Ana has no manager: who took over on the call of no session is not known.
    assert!(by(&[Some("mia"), None]).is_empty());
}

#[test]
fn the_managers_of_the_talks_are_known() {
    let mut book = book();
    talked(&mut book, ago(3));
    talked(&mut book, ago(2)).manager = "mia".parse().ok();
    let stages = of_ana(None, vec![book]).stages;
    let with: Vec<String> = stages[0].with.iter().map(ToString::to_string).collect();
    assert_eq!(with, ["goran", "mia"]);
}
