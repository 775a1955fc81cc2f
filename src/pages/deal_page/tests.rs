//! What stands on the page of a deal, group by group.

use jiff::ToSpan;
use jiff::civil::date;

use super::{Fact, Line, Thing, Tone, page};
use crate::domain::action::ActionStatus;
use crate::domain::call::{CallStatus, Held, ManagerRole, Outcome};
use crate::domain::date_move::DateMove;
use crate::domain::deal::{DealStatus, Status};
use crate::sample::{Sample, TODAY};

/// The lines of the group of that title.
fn lines(sample: &Sample, title: &str) -> Vec<Line> {
    let books = Sample { process: sample.process.clone(), book: sample.book.clone() }.books();
    let sections = page(&sample.book, &books, TODAY, false).into_iter();
    sections.filter(|section| section.title == title).flat_map(|section| section.lines).collect()
}

fn fact(sample: &Sample, fact: Fact) -> Line {
    let mut facts = lines(sample, "Facts").into_iter();
    facts.rfind(|line| matches!(line.thing, Some(Thing::Fact(_, it)) if it == fact)).unwrap()
}

#[test]
fn a_fact_that_is_not_known_says_so() {
    let sample = Sample::at("diagnose");
    assert_eq!(fact(&sample, Fact::Amount).text, "not said yet");
    assert_eq!(fact(&sample, Fact::CloseDate).text, "not said yet");
    assert_eq!(fact(&sample, Fact::Buyer).text, "not known yet");
    assert_eq!(fact(&sample, Fact::Stage).text, "Diagnose · here for 0 days, planned 21");
    let event = fact(&sample, Fact::Event).text;
    assert_eq!(event, "none is known that sets the buyer's own date");
}

#[test]
fn each_move_of_the_close_date_stands_below_it_with_its_reason() {
    let mut sample = Sample::at("diagnose");
    let moved = |why: Option<&str>| DateMove {
        from: Some(date(2026, 12, 1)),
        to: Some(date(2026, 12, 31)),
        by: Some("ana".parse().unwrap()),
        why: why.map(str::to_owned),
    };
    let deal = sample.deal();
    deal.close_date = Some(date(2026, 12, 31));
    deal.close_date_moved.insert(date(2026, 11, 2), moved(None));
    deal.close_date_moved.insert(date(2026, 11, 16), moved(Some("The board meets later")));
    let line = fact(&sample, Fact::CloseDate);
    assert_eq!(line.text, "Thu 31 Dec · moved 2 times");
    let below: Vec<&str> = line.below.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        below,
        [
            "Mon 16 Nov: from 1 Dec to 31 Dec, by ana: The board meets later",
            "Mon 2 Nov: from 1 Dec to 31 Dec, by ana: no reason",
        ]
    );
}

#[test]
fn criteria_stand_up_to_here_and_those_to_come_once_they_were_asked() {
    let sample = Sample::at("diagnose").found("explore.problem", Status::Yes, true);
    assert_eq!(lines(&sample, "1 Explore").len(), 2);
    assert_eq!(lines(&sample, "2 Diagnose").len(), 2);
    assert_eq!(lines(&sample, "3 Align"), []);
    let told = lines(&sample, "1 Explore").remove(0);
    assert_eq!((told.right.as_str(), told.below.len()), ("verified", 1));
    let sample = sample.found("align.steps", Status::No, false);
    assert_eq!(lines(&sample, "3 Align").len(), 2);
    assert_eq!(lines(&sample, "4 Prove"), []);
}

#[test]
fn a_call_stands_as_intended_and_as_it_went() {
    #[track_caller]
    fn case(status: CallStatus, held: Held, right: &str, tone: Tone, below: &[&str]) {
        let mut sample = Sample::at("diagnose").calling(TODAY - 1.days(), status, held);
        let plan = &mut sample.book.calls.values_mut().next().unwrap().plan;
        plan.objective = Some("Dana names the date".to_owned());
        plan.fallback = Some("She asks her board".to_owned());
        plan.role_planned = Some(ManagerRole::TechnicalExpert);
        let line = lines(&sample, "Calls").remove(0);
        assert_eq!((line.right.as_str(), line.tone), (right, tone));
        let told: Vec<String> =
            line.below.iter().map(|(label, text)| format!("{label}: {text}")).collect();
        assert_eq!(told, below);
    }
    let intended = "intended: Dana names the date; if not: She asks her board";
    let planned = "roles: planned: as an expert";
    case(
        CallStatus::Planned,
        Held::default(),
        "what came of it?",
        Tone::Late,
        &[intended, planned],
    );
    let advance = Held {
        buyer_act: Some("Dana named 3 May".to_owned()),
        buyer_act_by: Some(TODAY),
        role: Some(ManagerRole::Absent),
        ..Held::default()
    };
    let did = "they did: Dana named 3 May, by Wed 25 Nov";
    let roles = "roles: planned: as an expert · was: not there";
    case(CallStatus::Held, advance, "moved forward", Tone::Plain, &[intended, did, roles]);
    let talk = Held { outcome: Some(Outcome::Continuation), ..Held::default() };
    let nothing = "they did: nothing agreed";
    let words = "good talk, nothing agreed";
    case(CallStatus::Held, talk, words, Tone::Plain, &[intended, nothing, planned]);
}

#[test]
fn what_happened_stands_with_the_last_first() {
    let mut sample = Sample::at("diagnose");
    let deal = sample.deal();
    deal.created = TODAY - 9.days();
    deal.entered.insert("explore".parse().unwrap(), TODAY - 9.days());
    deal.status = DealStatus::Won;
    deal.decided = Some(TODAY);
    let told = lines(&sample, "What happened");
    let told: Vec<&str> = told.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(
        told,
        ["Into Diagnose", "Won on Wed 25 Nov", "Into Explore", "The deal was written down"]
    );
}

#[test]
fn a_decided_deal_has_no_session_to_begin() {
    let mut sample = Sample::at("diagnose");
    assert!(matches!(lines(&sample, "").remove(0).thing, Some(Thing::Deal(_))));
    sample.deal().status = DealStatus::Won;
    let first = lines(&sample, "");
    assert_eq!((first.len(), &first[0].thing), (1, &None));
}

#[test]
fn what_is_owed_says_by_whom_and_what_is_late_says_so() {
    let sample = Sample::at("diagnose").owing(ActionStatus::Open, TODAY - 2.days());
    let step = lines(&sample, "Steps").remove(0);
    assert_eq!((step.right.as_str(), step.tone), ("2 days late", Tone::Late));
    assert_eq!(step.below, [(String::new(), "ana".to_owned())]);
    let sample = Sample::at("diagnose").owing(ActionStatus::Proposed, TODAY);
    let step = lines(&sample, "Steps").remove(0);
    assert_eq!(step.below, [(String::new(), "ana · to be confirmed".to_owned())]);
    assert!(matches!(step.thing, Some(Thing::Step(..))));
}
