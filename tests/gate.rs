//! The step-in gate: each way through it, and what is written down.

mod handing_back;
mod steps;

use std::collections::BTreeSet;

use jiff::civil::date;
use sideline::app::screen::Screen;
use sideline::domain::call::{Asker, CallPlan, ManagerRole};
use sideline::domain::step_in::{StepIn, StepInReason};
use sideline::interview::field::Field;
use sideline::interview::guidance::{Guidance, read_aloud};
use sideline::interview::keep::Refusal;
use sideline::interview::prompt::{Choice, Entry, Prompt, Says};
use sideline::interview::situation::SoFar;
use sideline::interview::topic::gate_lacks;
use sideline::interview::topic::prompt;

use crate::support::acme::{CALL, session};
use crate::support::play::Play;
use crate::support::table::{Table, won};
use crate::truth::untouched::answers_stand;

/// With a call planned, on which the manager is to have that role, and that
/// one asks.
fn planned(role: &str, asks: &str) -> Table {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    for (part, answer) in [
        ("date", "thu 3 dec"),
        ("with", "dana"),
        ("objective", "Dana edits the plan"),
        ("role_planned", role),
        ("asks_planned", asks),
    ] {
        table.keep(&format!("call.NEW.{part}"), answer).unwrap();
    }
    table
}

/// At the gate, with these answers given.
fn at_gate(answers: &[(&str, &str)]) -> Table {
    let mut table = planned("crutch", "manager");
    give(&mut table, answers);
    table
}

fn give(table: &mut Table, answers: &[(&str, &str)]) {
    for (part, answer) in answers {
        table.keep(&format!("call.NEW.step_in.{part}"), answer).unwrap();
    }
}

fn plan(table: &Table) -> &CallPlan {
    table.session.calls.values().next().unwrap()
}

/// The parts that the gate asks by now.
fn parts(table: &mut Table) -> Vec<String> {
    let steps = table.steps();
    let next_call = steps.iter().find(|step| step.name == "Next call").unwrap();
    let keys = next_call.fields.iter().map(ToString::to_string);
    let parts = keys.filter(|key| key.contains(".step_in."));
    parts.map(|key| key.rsplit('.').next().unwrap().to_owned()).collect()
}

fn asked(table: &mut Table, part: &str) -> Prompt {
    let id = table.session.calls.keys().next().unwrap();
    let field: Field = format!("call.{id}.{part}").parse().unwrap();
    table.with(|situation, session, _| prompt(situation, session, &field))
}

/// The choices of a prompt, and the one that Enter keeps.
fn choices(prompt: &Prompt) -> (&[Choice], Option<usize>) {
    let Entry::Choice(choices, says) = &prompt.entry else { panic!("no choice: {prompt:?}") };
    let at = match says {
        Says::Plan(at) => Some(*at),
        Says::Fact => choices.iter().position(|it| it.value == prompt.offered.text()),
    };
    (choices, at)
}

const COULD: (&str, &str) = ("rep_could_if", "Dana takes my call");
const NONE: (&str, &str) = ("catastrophe", "none");
const STAYS: [(&str, &str); 2] = [("rep_keeps", "the technical talk"), ("returns", "4 dec")];

#[test]
fn a_manager_who_asks_opens_the_gate_whatever_the_role_and_so_does_a_rep_who_is_stuck() {
    #[track_caller]
    fn case(role: &str, asks: &str, is_open: bool) {
        assert_eq!(!parts(&mut planned(role, asks)).is_empty(), is_open, "{role}, {asks} asks");
    }
    for role in ["visiting-dignitary", "depth-and-breadth", "technical-expert"] {
        case(role, "rep", false);
        case(role, "manager", true);
    }
    case("crutch", "rep", true);
    case("crutch", "manager", true);
    case("absent", "rep", false);
}

#[test]
fn each_part_of_the_gate_waits_for_the_one_before() {
    #[track_caller]
    fn case(answers: &[(&str, &str)], expected: &str) {
        let parts = parts(&mut at_gate(answers));
        assert_eq!(parts.join(" "), expected, "{answers:?}");
    }
    let layoffs = ("catastrophe", "layoffs");
    let judged = ("judged_by", "Our CFO");
    case(&[], "rep_could_if");
    case(&[COULD], "rep_could_if catastrophe");
    case(&[COULD, layoffs], "rep_could_if catastrophe judged_by");
    case(&[COULD, layoffs, judged], "rep_could_if catastrophe judged_by rep_keeps");
    case(
        &[COULD, layoffs, judged, STAYS[0]],
        "rep_could_if catastrophe judged_by rep_keeps returns",
    );
    case(&[COULD, ("catastrophe", "other-catastrophe")], "rep_could_if catastrophe why");
    case(&[COULD, NONE], "rep_could_if catastrophe instead");
    case(&[COULD, NONE, ("instead", "time")], "rep_could_if catastrophe instead rep_keeps");
    case(&[COULD, NONE, ("instead", "other")], "rep_could_if catastrophe instead why");
}

#[test]
fn the_deal_is_not_back_before_the_step_in() {
    let mut table = at_gate(&[COULD, NONE, ("instead", "time"), STAYS[0]]);
    let refused = table.keep("call.NEW.step_in.returns", "2 dec").unwrap_err().to_string();
    let both = "Wed 2 Dec is before Thu 3 Dec, the day of the step-in: write Thu 3 Dec or a later";
    assert!(refused.starts_with(both), "{refused}");
    give(&mut table, &[STAYS[1]]);
    let gap = |table: &mut Table| {
        table.with(|situation, session, _| {
            gate_lacks(SoFar { situation, session }).map(|(_, it)| it)
        })
    };
    assert_eq!(gap(&mut table), None);
    table.keep("call.NEW.date", "thu 10 dec").unwrap();
    assert_eq!(gap(&mut table).as_deref(), Some("when Ana has the deal back"));
}

#[test]
fn a_catastrophe_is_written_down_with_who_judged_it_and_what_stays() {
    #[track_caller]
    fn case(choice: &str, reason: StepInReason, why: Option<&str>) {
        let mut table = at_gate(&[COULD, ("catastrophe", choice)]);
        give(&mut table, why.map(|why| ("why", why)).as_slice());
        give(&mut table, &[("judged_by", "Our CFO")]);
        give(&mut table, &STAYS);
        let expected = StepIn {
            rep_could_if: Some("Dana takes my call".to_owned()),
            is_catastrophe: Some(true),
            reason: Some(reason),
            judged_by: Some("Our CFO".to_owned()),
            why: why.map(str::to_owned),
            rep_keeps: Some("the technical talk".to_owned()),
            returns: Some(date(2026, 12, 4)),
            ..StepIn::default()
        };
        assert_eq!(plan(&table).step_in.as_ref(), Some(&expected), "{choice}");
        assert!(expected.is_accepted(Some(&table.process)), "{choice}");
        assert_eq!(
            table.with(|situation, session, _| gate_lacks(SoFar { situation, session })),
            None
        );
    }
    case("layoffs", StepInReason::Layoffs, None);
    case("earnings-hit", StepInReason::EarningsHit, None);
    case("other-catastrophe", StepInReason::OtherCatastrophe, Some("We lose the licence"));
}

#[test]
fn what_leaves_the_rep_in_the_lead_closes_the_gate() {
    #[track_caller]
    fn case(choice: &str, role: ManagerRole) {
        let mut table = at_gate(&[COULD, NONE, ("instead", choice)]);
        let plan = plan(&table);
        assert_eq!(plan.step_in, None, "{choice}");
        assert_eq!((plan.role_planned, plan.asks_planned), (Some(role), Some(Asker::Rep)));
        let notes: Vec<&String> = table.session.notes.values().collect();
        assert_eq!(notes, ["What Ana needs to lead the next call: Dana takes my call"]);
        let steps = table.steps();
        let rehearses = steps.iter().any(|step| step.name == "Say it once");
        assert_eq!(rehearses, choice == "rehearse", "{choice}");
    }
    case("ask", ManagerRole::Absent);
    case("rehearse", ManagerRole::Absent);
    case("visiting-dignitary", ManagerRole::VisitingDignitary);
    case("depth-and-breadth", ManagerRole::DepthAndBreadth);
    case("technical-expert", ManagerRole::TechnicalExpert);
}

#[test]
fn to_step_in_anyway_is_written_down_and_not_accepted() {
    #[track_caller]
    fn case(choice: &str, reason: StepInReason) {
        let mut table = at_gate(&[COULD, NONE, ("instead", choice)]);
        if choice == "other" {
            give(&mut table, &[("why", "They asked for me")]);
        }
        give(&mut table, &STAYS);
        let gate = plan(&table).step_in.clone().unwrap();
        assert_eq!((gate.is_catastrophe, gate.reason), (Some(false), Some(reason)));
        assert!(!gate.is_accepted(Some(&table.process)), "{choice}");
        assert_eq!(gate.judged_by, None);
        assert_eq!(
            table.with(|situation, session, _| gate_lacks(SoFar { situation, session })),
            None
        );
    }
    case("make-number", StepInReason::MakeNumber);
    case("keep-rep-happy", StepInReason::KeepRepHappy);
    case("time", StepInReason::Time);
    case("other", StepInReason::Other);
}

#[test]
fn nothing_else_is_an_answer_at_the_gate() {
    #[track_caller]
    fn case(part: &str, answer: &str) {
        let mut table = at_gate(&[COULD, NONE]);
        let before = table.session.clone();
        let refusal = table.keep(&format!("call.NEW.step_in.{part}"), answer).unwrap_err();
        assert_eq!(refusal, Refusal::Choice, "{part} {answer}");
        assert_eq!(table.session, before);
    }
    case("catastrophe", "time");
    case("catastrophe", "maybe");
    case("instead", "crutch");
    case("instead", "absent");
    case("instead", "layoffs");
}

#[test]
fn another_answer_takes_back_what_hung_on_the_one_before() {
    let mut table = at_gate(&[COULD, ("catastrophe", "other-catastrophe"), ("why", "The licence")]);
    give(&mut table, &[("judged_by", "Our CFO"), NONE]);
    let gate = |table: &Table| plan(table).step_in.clone().unwrap();
    assert_eq!((gate(&table).reason, gate(&table).why), (None, None));
    assert_eq!(gate(&table).judged_by, None);
    give(&mut table, &[("instead", "other"), ("why", "They asked"), ("instead", "time")]);
    assert_eq!(gate(&table).why, None);
    give(&mut table, &[NONE]);
    assert_eq!(gate(&table).reason, Some(StepInReason::Time), "the same answer keeps it");
    give(&mut table, &[("catastrophe", "layoffs")]);
    assert_eq!(gate(&table).reason, Some(StepInReason::Layoffs));
}

#[test]
fn a_gate_that_is_no_longer_open_leaves_nothing_behind() {
    #[track_caller]
    fn case(changes: &[(&str, &str)], is_open: bool) {
        let mut table = at_gate(&[COULD, ("catastrophe", "layoffs")]);
        for (part, answer) in changes {
            table.keep(&format!("call.NEW.{part}"), answer).unwrap();
        }
        assert_eq!(plan(&table).step_in.is_some(), is_open, "{changes:?}");
    }
    case(&[("role_planned", "absent")], false);
    case(&[("role_planned", "technical-expert")], true);
    case(&[("asks_planned", "rep")], true);
    case(&[("role_planned", "technical-expert"), ("asks_planned", "rep")], false);
    case(&[("date", ""), ("date", "fri")], true);
    case(&[("date", ""), ("why", "Dana is away")], true);
}

#[test]
fn who_comes_after_all_is_asked_who_asks() {
    let mut table = planned("absent", "rep");
    table.keep("call.NEW.role_planned", "technical-expert").unwrap();
    assert_eq!(plan(&table).asks_planned, None);
}

#[test]
fn enter_alone_judges_no_loss_and_leaves_the_rep_in_the_lead() {
    let mut table = at_gate(&[COULD]);
    let chosen = |table: &mut Table, part: &str| {
        let prompt = asked(table, part);
        let (choices, at) = choices(&prompt);
        at.map(|at| choices[at].value.clone())
    };
    assert_eq!(chosen(&mut table, "step_in.catastrophe"), None);
    give(&mut table, &[NONE]);
    assert_eq!(chosen(&mut table, "step_in.instead").as_deref(), Some("ask"));
    let prompt = asked(&mut table, "step_in.instead");
    let labels: Vec<&str> = choices(&prompt).0.iter().map(|c| c.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "help with one thing that Ana asks for",
            "say it once with Ana, now",
            "go along: as the senior face",
            "go along: to widen the contact",
            "go along: as an expert",
            "step in anyway: to make the number",
            "step in anyway: to keep Ana happy",
            "step in anyway: to save this deal",
            "step in anyway: time is running out",
            "step in anyway: another reason",
        ]
    );
}

#[test]
fn the_gate_speaks_to_the_rep_first_and_of_the_managers_job() {
    let prompt = asked(&mut at_gate(&[]), "step_in.rep_could_if");
    assert_eq!(prompt.ask, "Ana: what would have to be true for you to do this yourself?");
    assert_eq!(prompt.aside, "What would help Ana do it?");
}

#[test]
fn with_the_largest_order_of_the_year_the_manager_goes_along_and_does_not_close() {
    let mut table = at_gate(&[COULD, NONE]);
    table.book.deal.amount =
        Some(sideline::domain::money::Amount { value: "120000".parse().unwrap(), currency: None });
    table.others.push(won("bea", "80000", date(2026, 3, 1)));
    let prompt = asked(&mut table, "step_in.instead");
    let (choices, at) = choices(&prompt);
    assert_eq!((choices[0].label.as_str(), at), ("go along, Ana leads", Some(0)));
    assert!(choices.iter().all(|choice| !choice.label.starts_with("step in")), "{choices:?}");
    assert_eq!(prompt.aside, "The largest order of the year: Goran goes along, Ana leads.");
    assert_eq!(table.keep("call.NEW.step_in.instead", "make-number"), Err(Refusal::Choice));
    give(&mut table, &[("instead", "visiting-dignitary")]);
    assert_eq!(plan(&table).role_planned, Some(ManagerRole::VisitingDignitary));
    assert_eq!(plan(&table).asks_planned, Some(Asker::Rep));
}

#[test]
fn an_open_gate_is_gone_through_before_anybody_agrees() {
    #[track_caller]
    fn case(answers: &[(&str, &str)], expected: &str, part: &str) {
        let mut table = at_gate(answers);
        let refusal = table.keep("agreed.ana", "y").unwrap_err();
        assert_eq!(refusal.to_string(), format!("before you agree, say {expected}"));
        let Refusal::GateOpen { field, .. } = refusal else { panic!("{refusal:?}") };
        assert!(field.to_string().ends_with(&format!(".step_in.{part}")), "{field}");
    }
    let layoffs = ("catastrophe", "layoffs");
    case(&[], "what would let Ana do it without Goran", "rep_could_if");
    case(&[COULD], "what a loss would do to the company", "catastrophe");
    case(&[COULD, layoffs], "who judged what a loss would do", "judged_by");
    case(&[COULD, NONE], "what Goran can do that leaves Ana in the lead", "instead");
    case(&[COULD, NONE, ("instead", "other")], "what Goran steps in for", "why");
    case(&[COULD, NONE, ("instead", "time")], "what stays with Ana", "rep_keeps");
    case(&[COULD, NONE, ("instead", "time"), STAYS[0]], "when Ana has the deal back", "returns");
}

#[test]
fn a_gate_that_was_gone_through_or_never_opened_stands_in_nobodys_way() {
    let mut through = at_gate(&[COULD, NONE, ("instead", "time"), STAYS[0], STAYS[1]]);
    through.keep("call.NEW.act_by", "4 dec").unwrap();
    through.says_why();
    through.keep("agreed.ana", "y").unwrap();
    let mut expert = planned("technical-expert", "rep");
    expert.keep("call.NEW.act_by", "4 dec").unwrap();
    expert.says_why();
    expert.keep("agreed.ana", "y").unwrap();
    let mut no_call = at_gate(&[]);
    no_call.keep("call.NEW.date", "").unwrap();
    no_call.keep("action.NEW.text", "Send the list by fri").unwrap();
    no_call.says_why();
    no_call.keep("agreed.ana", "y").unwrap();
}

#[test]
fn what_was_decided_is_read_aloud_with_the_call() {
    #[track_caller]
    fn case(table: &mut Table, expected: &str) {
        let field = Field::Agreed("ana".parse().unwrap());
        let lines =
            table.with(|situation, session, _| read_aloud(SoFar { situation, session }, &field));
        let Some(Guidance::Item(line)) = lines.last() else { panic!("{lines:?}") };
        assert!(line.ends_with(expected), "{line:?} ends with {expected:?}");
    }
    case(&mut planned("absent", "rep"), "Dana edits the plan.");
    case(
        &mut planned("visiting-dignitary", "rep"),
        "Goran goes along as the senior face. Ana asks.",
    );
    case(
        &mut at_gate(&[COULD, NONE, ("instead", "make-number"), STAYS[0], STAYS[1]]),
        "Goran steps in: to make the number (not accepted). \
         Ana keeps the technical talk and has it back on Fri 4 Dec.",
    );
    let judged = ("judged_by", "Our CFO");
    case(
        &mut at_gate(&[COULD, ("catastrophe", "layoffs"), judged, STAYS[0], STAYS[1]]),
        "Goran steps in: losing it would mean layoffs. \
         Ana keeps the technical talk and has it back on Fri 4 Dec.",
    );
    case(
        &mut at_gate(&[COULD, NONE, ("instead", "other"), ("why", "They asked for me.")]),
        "Goran steps in: They asked for me (not accepted).",
    );
}

/// At what the manager can do instead, by keys.
fn at_instead() -> Play {
    session()
        .keys("<esc><end><up><enter>")
        .answers(&CALL[..5])
        .answers(&[
            ("Does Goran come along?", "4"),
            ("Who asks for the commitment?", "1"),
            ("what would have to be true", "Dana calls"),
            ("If we lose it", "0"),
        ])
        .until("What can Goran do")
}

#[test]
fn enter_on_an_answer_of_the_gate_leaves_it() {
    let mut tried = BTreeSet::new();
    let mut play = at_instead().keys("<shift-tab>");
    answers_stand(&mut play, &mut tried);
    let answers: Vec<_> = tried.iter().filter_map(|it| it.split_once(": ")).collect();
    assert_eq!(answers.len(), 4, "{tried:?}");
    assert!(answers.iter().all(|(field, _)| field.ends_with("catastrophe")), "{tried:?}");
}

#[track_caller]
fn shows(play: Play, keys: &str, expected: &str) -> Play {
    let mut play = play.keys(keys);
    let screen = play.screen_in((120, 40));
    assert!(screen.contains(expected), "{keys} shows {expected:?}:\n{screen}");
    play
}

#[test]
fn each_way_out_of_the_gate_leads_on() {
    let play = shows(at_instead(), "", "What can Goran do that leaves Ana in the lead?");
    let play = shows(play, "3", "▌Rehearse it now? Ana asks, Goran plays the buyer");
    shows(play, "y", "▌What would you say differently, Ana?");
    shows(at_instead(), "2", "Ana asks, Goran plays Dana.");
    shows(at_instead(), "8", "▌What stays with Ana?");
}

#[test]
fn the_call_is_said_once_beside_what_is_needed_to_say_it() {
    let mut play = at_instead().keys("2");
    let screen = play.screen_in((120, 40));
    for said in ["Objective", "Smaller act"] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
    play = play.keys("Ask for her date first<enter>");
    let session = play.session();
    let last = session.notes.values().last().unwrap();
    assert_eq!(last, "Said once: Ask for her date first");
}

#[test]
fn an_ask_opens_its_slip_and_the_way_goes_on_after_it() {
    let mut play = at_instead().keys("1");
    let Some(Screen::Session(screen)) = play.model.screen() else { panic!("no session") };
    assert!(screen.below.is_some(), "{}", play.screen());
    shows(play, "<esc>", "▌Rehearse it now?");
}

#[test]
fn who_agrees_over_an_open_gate_is_led_back_to_it() {
    let play = at_instead().keys("<esc><end><enter>").tab_to("Ana, read your steps");
    let play = shows(play, "y", "! before you agree, say what Goran can do");
    shows(play, "", "▌What can Goran do that leaves Ana in the lead?");
}
