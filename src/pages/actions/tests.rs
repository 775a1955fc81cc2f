use jiff::ToSpan;
use jiff::civil::date;

use super::*;
use crate::domain::action::{ActionStatus, Move};
use crate::domain::ask::{AskKind, AskStatus};
use crate::domain::id::{BuyerId, DealId};
use crate::domain::settings::Whose;
use crate::domain::team::{Person, TeamRole};
use crate::sample::{Sample, TODAY, morning};

/// A deal of Ana's, whom Goran manages, with a step of hers.
fn sample(status: ActionStatus, due: Option<Date>) -> Sample {
    let mut sample = Sample::at("explore").owing(status, TODAY);
    step(&mut sample).due = due;
    sample
}

fn step(sample: &mut Sample) -> &mut Action {
    sample.book.actions.values_mut().next().unwrap()
}

/// The books as that person sees them.
fn seen_by(me: &str, sample: Sample) -> Books {
    let mut books = sample.books();
    let person = |role, manager: Option<&str>| Person {
        manager: manager.map(|id| id.parse().unwrap()),
        ..Person::new("", role)
    };
    let people = [
        ("ana", person(TeamRole::Rep, Some("goran"))),
        ("ben", person(TeamRole::Rep, Some("goran"))),
        ("goran", person(TeamRole::Manager, None)),
    ];
    books.team.people = people.map(|(id, person)| (id.parse().unwrap(), person)).into();
    books.me = Some(me.parse().unwrap());
    books
}

fn groups(books: &Books, whose: Whose) -> Vec<Group> {
    owed(books, &morning(TODAY), whose).iter().map(|row| row.group).collect()
}

#[test]
fn a_step_stands_where_its_day_puts_it() {
    #[track_caller]
    fn case(status: ActionStatus, due: Option<Date>, expected: Option<Group>) {
        let mut sample = sample(status, due);
        if !step(&mut sample).is_open() {
            step(&mut sample).closed = due;
        }
        let books = seen_by("ana", sample);
        assert_eq!(groups(&books, Whose::Mine), Vec::from_iter(expected), "{status} {due:?}");
    }
    let day = |days: i32| Some(TODAY.saturating_add(days.days()));
    case(ActionStatus::Open, day(-1), Some(Group::Overdue));
    case(ActionStatus::Proposed, day(-1), Some(Group::ToConfirm));
    case(ActionStatus::Open, day(0), Some(Group::Soon));
    case(ActionStatus::Open, day(7), Some(Group::Soon));
    case(ActionStatus::Open, day(8), Some(Group::Later));
    case(ActionStatus::Open, None, Some(Group::Later));
    case(ActionStatus::Done, day(0), Some(Group::Lately));
    case(ActionStatus::Dropped, day(-14), Some(Group::Lately));
    case(ActionStatus::Done, day(-15), None);
    case(ActionStatus::Done, None, None);
}

#[test]
fn what_the_buyer_owes_is_waited_for_by_whoever_sells_to_them() {
    let theirs = || {
        let mut sample = sample(ActionStatus::Open, Some(date(2026, 11, 20)));
        step(&mut sample).owner = Owner::Buyer("dana-fox".parse::<BuyerId>().unwrap());
        sample
    };
    assert_eq!(groups(&seen_by("ana", theirs()), Whose::Mine), [Group::Waiting]);
    assert_eq!(groups(&seen_by("ben", theirs()), Whose::Everyones), []);
    assert_eq!(groups(&seen_by("goran", theirs()), Whose::Mine), []);
    assert_eq!(groups(&seen_by("goran", theirs()), Whose::Everyones), [Group::Waiting]);
}

#[test]
fn a_step_that_waits_for_the_buyer_does_so_until_its_day() {
    #[track_caller]
    fn case(to: Date, due: Date, why: Obstacle, expected: Group) {
        let mut sample = sample(ActionStatus::Open, Some(due));
        let by = "ana".parse().unwrap();
        let moved =
            Move { from: None, to, by, got_in_the_way: Some(why), why: None, session: None };
        step(&mut sample).moved.insert(date(2026, 11, 20), moved);
        assert_eq!(groups(&seen_by("ana", sample), Whose::Mine), [expected], "{to} {due} {why}");
    }
    let (gone, soon) = (date(2026, 11, 24), date(2026, 11, 27));
    case(soon, soon, Obstacle::WaitingForBuyer, Group::Waiting);
    case(soon, soon, Obstacle::Time, Group::Soon);
    case(gone, gone, Obstacle::WaitingForBuyer, Group::Overdue);
    case(gone, soon, Obstacle::WaitingForBuyer, Group::Soon);
}

#[test]
fn a_manager_sees_the_steps_of_the_reps_when_they_are_asked_for() {
    let books = seen_by("goran", sample(ActionStatus::Open, Some(TODAY)));
    assert_eq!(groups(&books, Whose::Mine), []);
    assert_eq!(groups(&books, Whose::Everyones), [Group::Soon]);
    let other = seen_by("ben", sample(ActionStatus::Open, Some(TODAY)));
    assert_eq!(groups(&other, Whose::Everyones), [], "another rep's deals are theirs");
}

#[test]
fn an_ask_is_listed_for_who_asks_until_its_answer_is_no_news() {
    #[track_caller]
    fn case(me: &str, status: AskStatus, answered: Date, expected: usize) {
        let mut sample = Sample::at("explore");
        let (deal, from): (DealId, PersonId) = ("acme".parse().unwrap(), "ana".parse().unwrap());
        let of = Asked::Ours("goran".parse().unwrap());
        let id: crate::domain::id::AskId = "w2n6t8rb".parse().unwrap();
        let mut ask = Ask::new(id.clone(), deal, AskKind::Opinion, from, of, TODAY);
        ask.status = status;
        (ask.replied, ask.closed) = (Some(answered), Some(answered));
        sample.book.asks.insert(id, ask);
        let listed = groups(&seen_by(me, sample), Whose::Mine);
        assert_eq!(listed, vec![Group::Asks; expected], "{me} {status} {answered}");
    }
    let (lately, long_ago) = (date(2026, 11, 11), date(2026, 11, 10));
    for me in ["ana", "goran"] {
        case(me, AskStatus::Open, long_ago, 1);
        case(me, AskStatus::Accepted, long_ago, 1);
    }
    case("ana", AskStatus::Declined, lately, 1);
    case("ana", AskStatus::Done, long_ago, 0);
    case("goran", AskStatus::Declined, lately, 0);
    case("ben", AskStatus::Open, lately, 0);
}

#[test]
fn the_latest_come_first_and_what_has_no_day_last() {
    let mut sample = Sample::at("explore");
    let dues = [Some(TODAY), None, Some(date(2026, 11, 20)), Some(date(2026, 11, 23))];
    for (id, due) in ["a2a2a2a2", "b2b2b2b2", "c2c2c2c2", "d2d2d2d2"].into_iter().zip(dues) {
        let one = Sample::at("explore").owing(ActionStatus::Open, TODAY);
        let step = one.book.actions.into_values().next().unwrap();
        let id: crate::domain::id::ActionId = id.parse().unwrap();
        sample.book.actions.insert(id.clone(), Action { id, due, ..step });
    }
    let books = seen_by("ana", sample);
    let now = morning(TODAY);
    let rows = owed(&books, &now, Whose::Mine);
    let ids: Vec<&str> = rows.iter().map(|row| row.step().unwrap().id.as_str()).collect();
    assert_eq!(ids, ["c2c2c2c2", "d2d2d2d2", "a2a2a2a2", "b2b2b2b2"]);
}

#[test]
fn a_line_is_found_by_its_words_its_deal_and_its_owner() {
    #[track_caller]
    fn case(typed: &str, expected: bool) {
        let books = seen_by("ana", sample(ActionStatus::Open, Some(TODAY)));
        let words: Vec<&str> = typed.split_whitespace().collect();
        let now = morning(TODAY);
        let rows = owed(&books, &now, Whose::Mine);
        assert_eq!(rows[0].fits(&words, &books), expected, "{typed}");
    }
    case("", true);
    case("base", true);
    case("acme base", true);
    case("plant send", true);
    case("ben", false);
    case("acme other", false);
}
