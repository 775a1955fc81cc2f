use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::domain::action::Owner;
use crate::domain::id::PersonId;
use crate::domain::overrides::Severity;
use crate::reading::wording::OpenStep;

const TODAY: Date = date(2026, 11, 20);

/// Who is there: the rep, the manager.
struct Table {
    ana: PersonId,
    goran: PersonId,
}

impl Table {
    fn new() -> Self {
        Self { ana: "ana".parse().unwrap(), goran: "goran".parse().unwrap() }
    }

    fn facts(&self) -> StepFacts<'_> {
        StepFacts {
            today: TODAY,
            language: "en",
            due_days: 7,
            max_new: 3,
            new_before: 0,
            rep: &self.ana,
            rep_name: "Ana Horvat",
            manager: Some(&self.goran),
            manager_name: Some("Goran Petrovic"),
            owner_name: Some("Ana Horvat"),
            theirs: vec!["Dana Fox", "Tom Ode"],
            call_day: None,
            open: Vec::new(),
        }
    }

    /// A step of the rep's with every part said, so that only its words may be
    /// asked about.
    fn step(&self, text: &str) -> NewStep {
        NewStep {
            text: text.to_owned(),
            owner: Some(Owner::Ours(self.ana.clone())),
            due: Some(date(2026, 11, 27)),
            ..NewStep::default()
        }
    }
}

fn question_of(check: CheckId, new: &NewStep, about: &StepFacts<'_>) -> Option<String> {
    let remarks = step(new, about);
    remarks.into_iter().find(|remark| remark.check == check).map(|remark| remark.question)
}

#[track_caller]
fn asks(check: CheckId, text: &str, question: &str) {
    let table = Table::new();
    let asked = question_of(check, &table.step(text), &table.facts());
    assert_eq!(asked.as_deref(), Some(question), "{check} of {text:?}");
}

#[track_caller]
fn lets_pass(check: CheckId, text: &str) {
    let table = Table::new();
    assert_eq!(question_of(check, &table.step(text), &table.facts()), None, "{check} of {text:?}");
}

#[test]
fn a_step_begins_with_a_verb() {
    const WHAT: &str = "What exactly will Ana do?";
    for text in [
        "Look into the pricing",
        "Think about a fallback",
        "Follow up with Tom",
        "Following up with Tom",
        "Work on the proposal",
        "Discuss terms with Tom",
        "Try to reach Dana",
        "Handle legal",
        "Please follow up with Tom",
        "I will look into it",
        "Pricing for Tom",
        "Preparing the deck",
        "The criteria list",
        "Confirmation from Tom",
        "Proposal to Dana",
        "Tom's list",
        "3 references",
        "Next call with Dana",
    ] {
        asks(CheckId::A1, text, WHAT);
    }
    for text in [
        "Send Tom the criteria list",
        "Ask Dana which date the board meets",
        "Please send Tom the list",
        "I will send Tom the list",
        "I'll send Tom the list",
        "Sends Tom the list",
        "Bring Tom the list",
        "Mention the date to Tom",
        "Draft the plan with Dana",
        "Rehearse the ask",
        "Email Tom the list",
        "Role-play the ask with Goran",
        "Whiteboard the flow with Tom",
        "Question the number with Tom",
        "",
        "👍",
    ] {
        lets_pass(CheckId::A1, text);
    }
}

#[test]
fn a_step_has_one_owner() {
    const ALONE: &str = "Is it Ana alone who does it?";
    let table = Table::new();
    let nobody = NewStep { owner: None, ..table.step("Send Tom the list") };
    let about = StepFacts { owner_name: None, ..table.facts() };
    let remarks = step(&nobody, &about);
    assert_eq!(
        remarks.first().map(|r| (r.check, r.severity)),
        Some((CheckId::A2, Severity::Error))
    );
    assert_eq!(question_of(CheckId::A2, &nobody, &about).as_deref(), Some("Who will do it?"));
    asks(CheckId::A2, "We send Tom the list", ALONE);
    asks(CheckId::A2, "Both send Tom the list", ALONE);
    asks(CheckId::A2, "The team sends Tom the list", ALONE);
    lets_pass(CheckId::A2, "Send Tom the list we made");
}

#[test]
fn a_step_has_a_day() {
    #[track_caller]
    fn case(due: Option<Date>, due_days: u32, expected: Option<(Severity, &str)>) {
        let table = Table::new();
        let new = NewStep { due, ..table.step("Send Tom the list") };
        let remarks = step(&new, &StepFacts { due_days, ..table.facts() });
        let asked = remarks.iter().find(|remark| remark.check == CheckId::A3);
        assert_eq!(asked.map(|r| (r.severity, r.question.as_str())), expected, "{due:?}");
    }
    case(Some(TODAY), 7, None);
    case(Some(date(2026, 12, 4)), 7, None);
    case(None, 7, Some((Severity::Error, "By when will Ana have done it?")));
    let passed = "That day has passed. By when will Ana have done it?";
    case(Some(date(2026, 11, 19)), 7, Some((Severity::Error, passed)));
    let far = "That is 15 days away. Which part of it could be done sooner?";
    case(Some(date(2026, 12, 5)), 7, Some((Severity::Warning, far)));
    case(Some(date(2026, 12, 5)), 21, None);
}

#[test]
fn one_can_see_when_a_step_is_done() {
    const SEE: &str = "How will you see that it is done?";
    asks(CheckId::A4, "Prepare the proposal", SEE);
    asks(CheckId::A4, "Improve the business case", SEE);
    lets_pass(CheckId::A4, "Send Tom the list");
    lets_pass(CheckId::A4, "Send the list to procurement");
    lets_pass(CheckId::A4, "Find three references");
    lets_pass(CheckId::A4, "Cut the deck to 5 slides");
    lets_pass(CheckId::A4, "Rehearse the ask with Goran");
    let table = Table::new();
    let done = NewStep { done_when: Some("Tom has it".to_owned()), ..table.step("Prepare it") };
    assert_eq!(question_of(CheckId::A4, &done, &table.facts()), None);
}

#[test]
fn a_step_touches_somebody_or_a_criterion() {
    asks(CheckId::A5, "Prepare the proposal", "Who on their side is it for?");
    lets_pass(CheckId::A5, "Send Tom the list");
    lets_pass(CheckId::A5, "Send the list to the CFO");
    let table = Table::new();
    let bare = table.step("Prepare the proposal");
    let to = NewStep { person: Some("tom-ode".parse().unwrap()), ..bare.clone() };
    let for_criterion = NewStep { criterion: Some("align.plan".parse().unwrap()), ..bare.clone() };
    let theirs = NewStep { owner: Some(Owner::Buyer("tom-ode".parse().unwrap())), ..bare };
    for new in [to, for_criterion, theirs] {
        assert_eq!(question_of(CheckId::A5, &new, &table.facts()), None);
    }
}

#[test]
fn one_step_of_a_session_has_the_buyer_act() {
    #[track_caller]
    fn case(texts: &[&str], expected: bool) {
        let table = Table::new();
        let all: Vec<NewStep> = texts.iter().map(|text| table.step(text)).collect();
        assert_eq!(steps(&all, "en", &["Dana Fox", "Tom Ode"]).is_some(), expected, "{texts:?}");
        assert_eq!(steps(&all, "de", &[]), None);
    }
    case(&[], false);
    case(&["Send Tom the list"], true);
    case(&["Update the CRM", "Prepare the proposal"], true);
    case(&["Update the CRM", "Ask Dana to name the reviewer"], false);
    case(&["Please get Tom to sign the pass marks"], false);
    case(&["Invite the controller to the review"], false);
    let table = Table::new();
    let theirs = Owner::Buyer("tom-ode".parse().unwrap());
    let theirs = NewStep { owner: Some(theirs), ..table.step("Return the redline") };
    assert_eq!(steps([&theirs], "en", &[]), None);
}

#[test]
fn few_steps_are_kept() {
    let table = Table::new();
    let new = table.step("Send Tom the list");
    let with = |new_before| StepFacts { new_before, ..table.facts() };
    assert_eq!(question_of(CheckId::A7, &new, &with(2)), None);
    let asked = question_of(CheckId::A7, &new, &with(3));
    assert_eq!(asked.as_deref(), Some("Ana has 3 steps already. Which of them can wait?"));
    let gorans = NewStep { owner: Some(Owner::Ours(table.goran.clone())), ..new };
    assert_eq!(question_of(CheckId::A7, &gorans, &with(3)), None);
}

#[test]
fn the_selling_stays_with_the_rep() {
    #[track_caller]
    fn case(text: &str, expected: bool) {
        let table = Table::new();
        let gorans = Owner::Ours(table.goran.clone());
        let new = NewStep { owner: Some(gorans), ..table.step(text) };
        let asked = question_of(CheckId::A8, &new, &table.facts());
        let question = "What can Goran do that leaves Ana in the lead?";
        assert_eq!(asked.as_deref(), expected.then_some(question), "{text}");
        lets_pass(CheckId::A8, text);
        let inside = NewStep { is_inside: true, ..new };
        assert_eq!(question_of(CheckId::A8, &inside, &table.facts()), None, "{text}");
    }
    case("Close the deal with Dana", true);
    case("Email Dana the reference", true);
    case("Brief Ana for Dana's questions", false);
    case("Close the gap in the price list", false);
}

#[test]
fn what_prepares_the_call_comes_before_it() {
    #[track_caller]
    fn case(text: &str, due: Date, expected: bool) {
        let table = Table::new();
        let about = StepFacts { call_day: Some(date(2026, 12, 2)), ..table.facts() };
        let new = NewStep { due: Some(due), ..table.step(text) };
        let asked = question_of(CheckId::A9, &new, &about);
        let question = "The call is on Wed 2 Dec. Can it be done before?";
        assert_eq!(asked.as_deref(), expected.then_some(question), "{text}");
    }
    case("Prepare the plan with Tom", date(2026, 12, 2), true);
    case("Rehearse the ask with Goran", date(2026, 12, 3), true);
    case("Send Dana the agenda before the call", date(2026, 12, 3), true);
    case("Prepare the plan with Tom", date(2026, 12, 1), false);
    case("Send Tom the minutes", date(2026, 12, 3), false);
}

#[test]
fn a_step_that_was_carried_is_asked_about() {
    assert_eq!(carried(0), None);
    assert_eq!(carried(1), None);
    assert_eq!(carried(2).map(|remark| remark.severity), Some(Severity::Warning));
    assert_eq!(carried(3).map(|remark| remark.severity), Some(Severity::Error));
    assert!(carried(usize::MAX).is_some());
}

#[test]
fn a_step_that_is_there_already_is_pointed_at() {
    let table = Table::new();
    let (ana, goran) = (Owner::Ours(table.ana.clone()), Owner::Ours(table.goran.clone()));
    let with = |owner, text| StepFacts { open: vec![OpenStep { owner, text }], ..table.facts() };
    let new = table.step("Send the criteria list to Tom");
    let asked = question_of(CheckId::A11, &new, &with(&ana, "Send Tom the criteria list"));
    assert_eq!(asked.as_deref(), Some("Is that the same as \"Send Tom the criteria list\"?"));
    for about in [with(&goran, "Send Tom the criteria list"), with(&ana, "Send Tom the redline")] {
        assert_eq!(question_of(CheckId::A11, &new, &about), None);
    }
}

#[test]
fn a_good_step_is_left_alone() {
    let table = Table::new();
    for text in ["Send Tom the criteria list", "Ask Dana which day her board meets"] {
        assert_eq!(step(&table.step(text), &table.facts()), []);
    }
}

#[test]
fn words_of_another_language_are_not_judged() {
    let table = Table::new();
    let german = StepFacts { language: "de", ..table.facts() };
    assert_eq!(step(&table.step("Wir kümmern uns um Tom"), &german), []);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        let table = Table::new();
        let _ = step(&table.step(&text), &table.facts());
    }
}
