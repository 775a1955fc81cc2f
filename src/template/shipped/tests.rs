//! What the shipped processes have in common, and what sets them apart.

use std::collections::BTreeMap;

use super::*;
use crate::domain::process::{Motion, Process, Stage};
use crate::template::read;

/// Names that belong to others.
const MARKS: &[&str] =
    &["meddic", "meddpicc", "spin ", "blue sheet", "miller heiman", "challenger"];

fn all() -> impl Iterator<Item = Process> {
    SHIPPED.iter().map(|(id, text)| {
        read(text.as_bytes()).unwrap_or_else(|faults| panic!("{id}: {faults:#?}"))
    })
}

fn shipped(id: &str) -> Process {
    all().find(|process| process.id.as_str() == id).unwrap()
}

#[test]
fn every_shipped_process_has_the_id_of_its_file() {
    let ids: Vec<String> = all().map(|process| process.id.to_string()).collect();
    let files: Vec<&str> = SHIPPED.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, files);
}

#[test]
fn no_shipped_process_uses_a_name_of_others() {
    for (id, text) in SHIPPED {
        let text = text.to_lowercase();
        let used: Vec<_> = MARKS.iter().filter(|mark| text.contains(**mark)).collect();
        assert!(used.is_empty(), "{id}: {used:?}");
    }
}

#[test]
fn each_is_for_a_business_of_its_own() {
    #[track_caller]
    fn case(id: &str, motion: Motion, days: u32, stages: usize, criteria: usize) {
        let process = shipped(id);
        assert_eq!(process.motion, Some(motion), "{id}");
        assert_eq!(process.typical_cycle_days, Some(days), "{id}");
        let found: usize = process.stages.iter().map(|stage| stage.exit.len()).sum();
        assert_eq!((process.stages.len(), found), (stages, criteria), "{id}");
    }
    case("b2b-buyer-aligned", Motion::NewBusiness, 90, 6, 24);
    case("enterprise-qualification", Motion::NewBusiness, 180, 6, 22);
    case("complex-sale-influences", Motion::NewBusiness, 150, 5, 17);
    case("smb-question-led", Motion::Transactional, 21, 4, 10);
    case("renewal-expansion", Motion::Renewal, 120, 5, 14);
    case("simple", Motion::NewBusiness, 30, 2, 4);
}

#[test]
fn every_stage_of_theirs_is_whole() {
    for process in all() {
        for stage in &process.stages {
            let place = format!("{} {}", process.id, stage.id);
            assert!(stage.buyer_step.is_some() && stage.purpose.is_some(), "{place}");
            assert!(stage.time_box_days.is_some(), "{place}");
            assert!((1..=4).contains(&stage.traps.len()), "{place}");
            criteria_can_be_shown(stage, &place);
            questions_are_open_and_have_a_why(stage, &place);
            let [objective] = &stage.objectives[..] else { panic!("{place}: one objective") };
            assert!(objective.prompt.starts_with(char::is_lowercase), "{place}");
            assert!(objective.fallback.is_some() && objective.examples.len() == 2, "{place}");
        }
    }
}

#[track_caller]
fn criteria_can_be_shown(stage: &Stage, place: &str) {
    assert!((2..=5).contains(&stage.exit.len()), "{place}");
    assert!(stage.exit.iter().any(|criterion| criterion.required), "{place}");
    let bare = stage.exit.iter().find(|criterion| criterion.evidence.is_none());
    assert_eq!(bare, None, "{place}");
}

#[track_caller]
fn questions_are_open_and_have_a_why(stage: &Stage, place: &str) {
    const OPEN: &str = "what who whose whom how when which where why if walk say";
    assert!((3..=6).contains(&stage.questions.len()), "{place}");
    for question in &stage.questions {
        let first = question.ask.split(' ').next().unwrap().to_lowercase();
        assert!(OPEN.split(' ').any(|word| word == first), "{place}: {}", question.ask);
        assert!(question.ask.chars().count() <= 140, "{place}: {}", question.ask);
        assert!(question.why.is_some(), "{place}: {}", question.ask);
    }
}

#[test]
fn what_is_declared_is_used() {
    for process in all() {
        let id = &process.id;
        for role in &process.roles {
            let is_used = process.stages.iter().any(|stage| stage.roles.contains(&role.id));
            assert!(is_used && role.cares_about.is_some(), "{id}: {}", role.id);
        }
        for metric in &process.metrics {
            let is_used = process.stages.iter().any(|stage| stage.metrics.contains(&metric.id));
            assert!(is_used && metric.why.is_some(), "{id}: {}", metric.id);
        }
    }
}

#[test]
fn every_debrief_tells_comfort_from_fear_and_leaves_the_one_change_to_the_program() {
    for process in all() {
        let id = &process.id;
        let debrief = process.debrief.as_ref().unwrap();
        assert!((5..=8).contains(&debrief.lost_reasons.len()), "{id}");
        for reason in ["no-decision-status-quo", "no-decision-indecision"] {
            assert!(debrief.lost_reasons.iter().any(|known| known == reason), "{id}: {reason}");
        }
        let names: Vec<&str> = debrief.parts.iter().map(|part| part.name.as_str()).collect();
        let usual = ["Facts", "Their view", "Trace back", "Ours to change"];
        assert_eq!(names, usual, "{id}");
        assert!(debrief.parts.iter().all(|part| part.questions.len() >= 2), "{id}");
        let is_small = process.motion == Some(Motion::Transactional);
        assert_eq!(debrief.minutes(), Some(if is_small { 18 } else { 30 }), "{id}");
    }
}

#[test]
fn the_scorecard_has_eight_elements_with_a_meaning_for_each_level() {
    let process = shipped("enterprise-qualification");
    let ids: Vec<&str> = process.elements.iter().map(|element| element.id.as_str()).collect();
    let expected = "metrics economic-buyer decision-criteria decision-process paper-process pain \
        champion competition";
    assert_eq!(ids.join(" "), expected);
    for element in &process.elements {
        assert_eq!(element.levels.len(), 4, "{}", element.id);
        assert_eq!(element.levels[1], "We believe it");
    }
    assert_eq!(process.elements[0].levels[3], "Economic buyer uses the number in their own case");
}

#[test]
fn what_a_stage_needs_of_the_scorecard_never_falls_later() {
    let process = shipped("enterprise-qualification");
    let minimum = |at: usize| {
        let levels = process.stages[at].minimum.iter();
        levels.map(|(id, level)| format!("{id} {level}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(minimum(0), "metrics 1, pain 2");
    assert_eq!(minimum(5), "decision-process 3, paper-process 3");
    let mut reached = BTreeMap::new();
    for stage in &process.stages {
        for (element, level) in &stage.minimum {
            let before = reached.insert(element, level);
            assert!(before <= Some(level), "{}: {element}", stage.id);
        }
    }
    assert_eq!(reached.len(), process.elements.len(), "every element is needed somewhere");
}
