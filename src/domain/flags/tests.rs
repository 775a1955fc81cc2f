//! Each flag in its table: what is known, and the sentence it makes.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{Facts, FlagId, flags, flags_beside};
use crate::domain::action::ActionStatus;
use crate::domain::call::{CallStatus, Held, Outcome};
use crate::domain::date_move::DateMove;
use crate::domain::deal::{CompellingEvent, DealStatus, Status};
use crate::domain::person::{Advocate, Buyer, ChampionTest, Coverage, Influence, Reply, Stance};
use crate::sample::{Sample, TODAY, process};

/// What the flag says of a deal, empty where it is silent.
fn said(sample: &Sample, id: FlagId) -> String {
    let flags = flags(&Facts::of(&sample.book, &sample.process, TODAY));
    flags.into_iter().find(|flag| flag.id == id).map_or_else(String::new, |flag| flag.text)
}

#[track_caller]
fn case(sample: &Sample, id: FlagId, expected: &str) {
    assert_eq!(said(sample, id), expected, "{id}");
}

fn days_ago(days: i32) -> Date {
    TODAY - days.days()
}

fn economic_buyer(coverage: Option<Coverage>) -> Buyer {
    Buyer { roles: vec!["economic-buyer".parse().unwrap()], coverage, ..Buyer::default() }
}

fn met(coverage: Coverage) -> Buyer {
    Buyer { coverage: Some(coverage), ..Buyer::default() }
}

fn standing(stance: Stance) -> Buyer {
    Buyer { stance: Some(stance), ..Buyer::default() }
}

#[test]
fn a_new_deal_has_the_flags_of_what_nobody_knows_yet() {
    let sample = Sample::at("explore");
    let flags = flags(&Facts::of(&sample.book, &sample.process, TODAY));
    let ids: Vec<&str> = flags.iter().map(|flag| flag.id.as_str()).collect();
    let expected =
        ["no-economic-buyer", "one-contact", "no-champion", "no-next-step", "no-compelling-event"];
    assert_eq!(ids, expected);
}

#[test]
fn a_decided_deal_has_no_flags() {
    for status in [DealStatus::Won, DealStatus::Lost, DealStatus::NoDecision] {
        let mut sample = Sample::at("explore");
        sample.deal().status = status;
        assert_eq!(flags(&Facts::of(&sample.book, &sample.process, TODAY)), [], "{status}");
    }
}

#[test]
fn somebody_must_be_named_for_the_economic_buyer() {
    let missing = "We have no economic buyer";
    case(&Sample::at("explore"), FlagId::NoEconomicBuyer, missing);
    let named = Sample::at("explore").with("Dana Fox", economic_buyer(None));
    case(&named, FlagId::NoEconomicBuyer, "");
    let gone = Buyer { left: Some(days_ago(1)), ..economic_buyer(None) };
    case(&Sample::at("explore").with("Dana Fox", gone), FlagId::NoEconomicBuyer, missing);
}

#[test]
fn a_process_without_the_role_has_no_flags_about_it() {
    let mut process = process();
    process.roles.retain(|role| role.id.as_str() == "user");
    let sample =
        Sample::on(process, "prove").with("Dana Fox", economic_buyer(Some(Coverage::None)));
    case(&sample, FlagId::NoEconomicBuyer, "");
    case(&sample, FlagId::EconomicBuyerUnmet, "");
}

#[test]
fn the_economic_buyer_is_met_by_the_middle_of_the_process() {
    #[track_caller]
    fn at(stage: &str, coverage: Option<Coverage>, expected: &str) {
        let sample = Sample::at(stage).with("Dana Fox", economic_buyer(coverage));
        case(&sample, FlagId::EconomicBuyerUnmet, expected);
    }
    let unmet = "We have yet to meet Dana Fox (Economic buyer)";
    at("diagnose", Some(Coverage::None), "");
    at("align", Some(Coverage::None), unmet);
    at("prove", Some(Coverage::None), unmet);
    at("align", Some(Coverage::Brief), "");
    at("align", None, "");
    case(&Sample::at("align"), FlagId::EconomicBuyerUnmet, "");
    let two = |coverage| {
        Sample::at("align")
            .with("Dana Fox", economic_buyer(Some(Coverage::None)))
            .with("Jan Berg", economic_buyer(coverage))
    };
    case(&two(Some(Coverage::Brief)), FlagId::EconomicBuyerUnmet, "");
    case(&two(None), FlagId::EconomicBuyerUnmet, "");
    let both = "We have yet to meet Dana Fox and Jan Berg (Economic buyer)";
    case(&two(Some(Coverage::None)), FlagId::EconomicBuyerUnmet, both);
}

#[test]
fn one_contact_is_counted_in_those_who_are_there() {
    let id = FlagId::OneContact;
    let sample = || Sample::at("explore");
    let tom = || sample().with("Tom Ode", met(Coverage::Multiple));
    case(&sample(), id, "We have met nobody");
    case(&tom(), id, "Only Tom Ode has been met");
    case(&tom().with("Dana Fox", met(Coverage::None)), id, "Only Tom Ode has been met");
    case(&tom().with("Dana Fox", met(Coverage::Brief)), id, "");
    let gone = Buyer { left: Some(days_ago(60)), ..met(Coverage::InDepth) };
    case(&tom().with("Dana Fox", gone), id, "Only Tom Ode has been met");
    case(
        &tom().with("Dana Fox", Buyer::default()),
        id,
        "Only Tom Ode has been met, that we know of",
    );
    let spoke = Buyer { last_contact: Some(days_ago(3)), ..Buyer::default() };
    case(&tom().with("Dana Fox", spoke), id, "");
}

#[test]
fn a_champion_is_somebody_who_passed_the_test() {
    let id = FlagId::NoChampion;
    let yes = Some(Reply::Yes);
    let test = |sells_for_us| ChampionTest { power: yes, stake: yes, sells_for_us, evidence: None };
    let tested = |sells_for_us| Buyer { champion: test(sells_for_us), ..Buyer::default() };
    let with = |tom| Sample::at("explore").with("Tom Ode", tom);
    let nobody = "We have no proven champion";
    case(&with(Buyer::default()), id, nobody);
    case(&with(tested(Some(Reply::Unknown))), id, nobody);
    case(&with(tested(yes)), id, "");
    case(&with(Buyer { left: Some(days_ago(90)), ..tested(yes) }), id, nobody);
    let called = || Buyer { advocate: Some(Advocate::Champion), ..tested(None) };
    let one = format!("{nobody}; Tom Ode is noted as a champion");
    case(&with(called()), id, &one);
    let two = format!("{nobody}; Dana Fox and Tom Ode are noted as champions");
    case(&with(called()).with("Dana Fox", called()), id, &two);
}

#[test]
fn a_map_of_friends_alone_is_worth_a_look() {
    #[track_caller]
    fn of(people: &[Option<Stance>], expected: &str) {
        let mut sample = Sample::at("explore");
        for (number, stance) in people.iter().enumerate() {
            let known = Buyer { stance: *stance, ..Buyer::default() };
            sample = sample.with(&format!("Person {number}"), known);
        }
        case(&sample, FlagId::AllFriends, expected);
    }
    let (strong, friend) = (Some(Stance::StrongSupporter), Some(Stance::Supporter));
    of(&[], "");
    of(&[friend], "");
    let two = "All on the buyer map are for us, 2 of 2: no one with doubts is named";
    of(&[friend, strong], two);
    of(&[friend, strong, Some(Stance::Neutral)], "");
    of(&[friend, strong, Some(Stance::Skeptic)], "");
    of(&[friend, strong, Some(Stance::Unknown)], "");
    of(&[friend, strong, None], "");
}

#[test]
fn high_influence_against_us_or_unknown_is_named() {
    let id = FlagId::HighAgainst;
    let high = |stance| Buyer { influence: Some(Influence::High), stance, ..Buyer::default() };
    let dana = |stance| Sample::at("explore").with("Dana Fox", high(stance));
    case(&dana(Some(Stance::Supporter)), id, "");
    case(&dana(Some(Stance::Neutral)), id, "");
    case(&dana(Some(Stance::Skeptic)), id, "Dana Fox (skeptic) has high influence");
    case(&dana(Some(Stance::Opponent)), id, "Dana Fox (opponent) has high influence");
    case(&dana(Some(Stance::Unknown)), id, "Dana Fox (stance not known) has high influence");
    case(&dana(None), id, "Dana Fox (stance not known) has high influence");
    let two = dana(Some(Stance::Skeptic)).with("Jan Berg", high(None));
    let both = "Dana Fox (skeptic) and Jan Berg (stance not known) have high influence";
    case(&two, id, both);
    let medium = Buyer { influence: Some(Influence::Medium), ..standing(Stance::Opponent) };
    case(&Sample::at("explore").with("Tom Ode", medium), id, "");
    case(&Sample::at("explore").with("Tom Ode", standing(Stance::Opponent)), id, "");
}

#[test]
fn somebody_who_came_or_left_is_new_for_thirty_days() {
    #[track_caller]
    fn of(since: Option<i32>, left: Option<i32>, expected: &str) {
        let known =
            Buyer { since: since.map(days_ago), left: left.map(days_ago), ..Buyer::default() };
        case(&Sample::at("explore").with("Dana Fox", known), FlagId::NewFace, expected);
    }
    of(None, None, "");
    of(Some(13), None, "Dana Fox is new since Thu 12 Nov");
    of(Some(30), None, "Dana Fox is new since Mon 26 Oct");
    of(Some(31), None, "");
    of(Some(0), None, "Dana Fox is new since Wed 25 Nov");
    of(Some(-1), None, "");
    of(None, Some(22), "Dana Fox left on Tue 3 Nov");
    of(Some(25), Some(22), "Dana Fox left on Tue 3 Nov");
    of(Some(13), Some(31), "");
    let new = Buyer { since: Some(days_ago(13)), ..Buyer::default() };
    let gone = Buyer { left: Some(days_ago(22)), ..Buyer::default() };
    let two = Sample::at("explore").with("Dana Fox", new).with("Tom Ode", gone);
    let both = "Dana Fox is new since Thu 12 Nov and Tom Ode left on Tue 3 Nov";
    case(&two, FlagId::NewFace, both);
}

#[test]
fn our_stage_is_held_against_the_buyers_step() {
    #[track_caller]
    fn of(ours: &str, theirs: Option<&str>, expected: &str) {
        let mut sample = Sample::at(ours);
        sample.deal().buyer_stage = theirs.map(|stage| stage.parse().unwrap());
        case(&sample, FlagId::AheadOfBuyer, expected);
    }
    of("align", None, "");
    of("align", Some("align"), "");
    of("align", Some("prove"), "");
    of("align", Some("diagnose"), "We are in Align, 1 stage ahead of the buyer in Diagnose");
    of("prove", Some("diagnose"), "We are in Prove, 2 stages ahead of the buyer in Diagnose");
    of("prove", Some("gone"), "");
}

#[test]
fn a_time_box_is_over_on_the_day_after_it() {
    #[track_caller]
    fn of(stage: &str, entered: Option<i32>, expected: &str) {
        let mut sample = Sample::at(stage);
        let stage = stage.parse().unwrap();
        match entered {
            Some(days) => drop(sample.deal().entered.insert(stage, days_ago(days))),
            None => sample.deal().entered.clear(),
        }
        case(&sample, FlagId::OverTimeBox, expected);
    }
    of("align", Some(21), "");
    of("align", Some(22), "22 days in Align, planned 21");
    of("align", Some(34), "34 days in Align, planned 21");
    of("align", None, "");
    of("align", Some(-3), "");
    of("prove", Some(400), "");
}

#[test]
fn a_close_date_that_has_passed_is_named() {
    #[track_caller]
    fn of(close_date: Option<Date>, expected: &str) {
        let mut sample = Sample::at("align");
        sample.deal().close_date = close_date;
        case(&sample, FlagId::CloseDatePassed, expected);
    }
    of(None, "");
    of(Some(TODAY), "");
    of(Some(days_ago(1)), "The close date has passed, Tue 24 Nov");
}

#[test]
fn a_close_date_that_moved_again_is_named() {
    #[track_caller]
    fn of(days: &[i32], expected: &str) {
        let mut sample = Sample::at("align");
        let moved = DateMove { from: None, to: Some(TODAY), by: None, why: None };
        sample.deal().close_date_moved =
            days.iter().map(|days| (days_ago(*days), moved.clone())).collect();
        case(&sample, FlagId::CloseDateMoved, expected);
    }
    of(&[], "");
    of(&[15], "");
    of(&[15, 40], "The close date has moved 2 times, last on Tue 10 Nov");
    of(&[15, 40, 60], "The close date has moved 3 times, last on Tue 10 Nov");
}

#[test]
fn a_next_step_is_a_step_a_call_or_an_act_with_a_day_to_come() {
    let id = FlagId::NoNextStep;
    let nothing = "Nothing is agreed with a date ahead";
    let sample = || Sample::at("align");
    case(&sample(), id, nothing);
    case(&sample().owing(ActionStatus::Open, TODAY), id, "");
    case(&sample().owing(ActionStatus::Proposed, days_ago(-5)), id, "");
    case(&sample().owing(ActionStatus::Open, days_ago(1)), id, nothing);
    case(&sample().owing(ActionStatus::Done, days_ago(-5)), id, nothing);
    let call = |day, status, held| sample().calling(day, status, held);
    case(&call(TODAY, CallStatus::Planned, Held::default()), id, "");
    case(&call(days_ago(1), CallStatus::Planned, Held::default()), id, nothing);
    case(&call(days_ago(-1), CallStatus::Cancelled, Held::default()), id, nothing);
    case(&call(days_ago(-1), CallStatus::None, Held::default()), id, nothing);
    let act = |by| Held { buyer_act_by: Some(by), ..Held::default() };
    case(&call(days_ago(2), CallStatus::Held, act(days_ago(-3))), id, "");
    case(&call(days_ago(9), CallStatus::Held, act(days_ago(3))), id, nothing);
}

#[test]
fn two_calls_of_talk_alone_are_named_and_nothing_is_guessed() {
    #[track_caller]
    fn of(calls: &[(i32, Option<Outcome>)], expected: &str) {
        let mut sample = Sample::at("align");
        for (days, outcome) in calls {
            let acts = *outcome == Some(Outcome::Advance);
            let held = Held {
                outcome: *outcome,
                buyer_act: acts.then(|| "Dana sends her date".to_owned()),
                buyer_act_by: acts.then_some(TODAY),
                ..Held::default()
            };
            sample = sample.calling(days_ago(*days), CallStatus::Held, held);
        }
        case(&sample, FlagId::TalkOnly, expected);
    }
    let (talk, advance) = (Some(Outcome::Continuation), Some(Outcome::Advance));
    let both = "The last two calls, Thu 12 Nov and Thu 19 Nov, were good talk with nothing agreed";
    of(&[], "");
    of(&[(6, talk)], "");
    of(&[(6, talk), (13, talk)], both);
    of(&[(13, talk), (6, talk), (20, advance)], both);
    of(&[(6, advance), (13, talk), (20, talk)], "");
    of(&[(6, talk), (13, advance), (20, talk)], "");
    of(&[(6, talk), (13, Some(Outcome::NoSale))], "");
    of(&[(2, None), (6, talk), (13, talk)], "");
    of(&[(6, talk), (13, talk), (-4, talk)], both);
    let planned = Held { outcome: talk, ..Held::default() };
    let sample = Sample::at("align")
        .calling(days_ago(6), CallStatus::Held, planned.clone())
        .calling(days_ago(13), CallStatus::Planned, planned);
    case(&sample, FlagId::TalkOnly, "");
}

#[test]
fn a_required_yes_without_evidence_is_assumed() {
    let id = FlagId::Assumed;
    let sample = || Sample::at("align");
    case(&sample().found("align.steps", Status::Yes, true), id, "");
    case(&sample().found("align.steps", Status::Partial, false), id, "");
    case(&sample().found("explore.colleague", Status::Yes, false), id, "");
    let one = sample().found("align.steps", Status::Yes, false);
    let text = "We assume \"The buyer told us the steps of the decision\", not verified";
    case(&one, id, text);
    let three =
        one.found("diagnose.funder", Status::Yes, false).found("prove.result", Status::Yes, false);
    let text = "We assume \"The buyer named who would fund it\" and 2 more, not verified";
    case(&three, id, text);
    // What is named already is not said twice.
    let beside = |named: &[&str]| {
        let named: Vec<_> = named.iter().map(|id| id.parse().unwrap()).collect();
        let facts = Facts::of(&three.book, &three.process, TODAY);
        let flag = flags_beside(&facts, &named).into_iter().find(|flag| flag.id == id);
        flag.map_or_else(String::new, |flag| flag.text)
    };
    let text = "We assume \"The buyer told us the steps of the decision\" and 1 more, not verified";
    assert_eq!(beside(&["diagnose.funder"]), text);
    assert_eq!(beside(&["diagnose.funder", "align.steps", "prove.result"]), "");
}

#[test]
fn an_event_of_the_buyers_lies_ahead() {
    #[track_caller]
    fn of(text: Option<&str>, date: Option<Date>, expected: &str) {
        let mut sample = Sample::at("align");
        let text = text.map(str::to_owned);
        sample.deal().compelling_event = CompellingEvent { text, date, consequence: None };
        case(&sample, FlagId::NoCompellingEvent, expected);
    }
    let none = "No event on their side sets the date";
    let lease = Some("Lease of the old line ends");
    of(None, None, none);
    of(Some("  "), None, none);
    of(lease, None, "");
    of(lease, Some(TODAY), "");
    of(lease, Some(date(2027, 3, 31)), "");
    let past = "The buyer's own date has passed, Tue 24 Nov: Lease of the old line ends";
    of(lease, Some(days_ago(1)), past);
    of(None, Some(days_ago(1)), "The buyer's own date has passed, Tue 24 Nov");
}
