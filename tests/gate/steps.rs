//! The gate on a step of the manager's that sells.

use jiff::civil::date;
use sideline::domain::ask::{AskKind, Asked};
use sideline::domain::fold::new_actions;
use sideline::domain::money::Amount;
use sideline::domain::session::NewStep;
use sideline::domain::step_in::StepInReason;
use sideline::interview::keep::Refusal;
use sideline::interview::spoken::Speaking;

use super::{STAYS, shows};
use crate::support::acme::session;
use crate::support::table::{Table, won};

/// With a step of the manager's, in those words.
fn owing(words: &str) -> Table {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep("action.NEW.text", &format!("Goran: {words} by 4 dec")).unwrap();
    table
}

fn step(table: &Table) -> &NewStep {
    table.session.actions.values().next().unwrap()
}

fn answer(table: &mut Table, part: &str, answer: &str) -> Result<(), Refusal> {
    let id = table.session.actions.keys().next().unwrap().clone();
    table.keep(&format!("action.{id}.step_in.{part}"), answer)
}

/// The parts that the gate asks by now.
fn parts(table: &mut Table) -> Vec<String> {
    let agree = table.steps().pop().unwrap();
    let keys = agree.fields.iter().map(ToString::to_string);
    let parts = keys.filter(|key| key.contains(".step_in."));
    parts.map(|key| key.rsplit('.').next().unwrap().to_owned()).collect()
}

#[test]
fn a_managers_step_that_sells_opens_the_gate_and_no_other_does() {
    #[track_caller]
    fn case(line: &str, is_open: bool) {
        let mut table = Table::at("b2b-buyer-aligned", "align");
        table.keep("action.NEW.text", line).unwrap();
        assert_eq!(!parts(&mut table).is_empty(), is_open, "{line}");
    }
    case("Goran: call Dana", true);
    case("Goran: close the deal", true);
    case("Goran: brief Ana for Dana's questions", false);
    case("Ana: call Dana", false);
    case("Call Dana", false);
    case("Dana: call her CFO", false);
}

#[test]
fn where_the_map_is_empty_a_name_of_nobody_of_ours_is_theirs() {
    #[track_caller]
    fn case(line: &str, is_open: bool) {
        let mut table = Table::at("b2b-buyer-aligned", "align");
        table.book.deal.people.clear();
        table.keep("action.NEW.text", line).unwrap();
        assert_eq!(!parts(&mut table).is_empty(), is_open, "{line}");
    }
    for line in [
        "Goran: Call Dana about price",
        "Goran: follow up with Elina on the redline",
        "Goran: Ask Elina for a slot",
        "Goran: introduce Elina to Ana",
    ] {
        case(line, true);
    }
    for line in [
        "Goran: call Acme",
        "Goran: ask Ana to call Dana",
        "Goran: send Gartner notes to Ana",
        "Goran: brief Ana for Elina's questions",
        "Goran: mail Monday's numbers to Ana",
        "Goran: read Elina's mail",
    ] {
        case(line, false);
    }
}

#[test]
fn a_step_of_the_reps_in_which_the_manager_acts_is_an_ask() {
    #[track_caller]
    fn case(line: &str, expected: Option<AskKind>) {
        let mut table = Table::at("b2b-buyer-aligned", "align");
        table.keep("action.NEW.text", line).unwrap();
        let asked = table.session.asks.values().next().map(|ask| ask.kind);
        assert_eq!(asked, expected, "{line}");
        assert_eq!(table.session.actions.is_empty(), expected.is_some(), "{line}");
    }
    case("Ana: have Goran call Dana by 4 dec", Some(AskKind::Call));
    case("Ask Goran to meet the CFO", Some(AskKind::Meeting));
    case("Ask my manager to call Dana", Some(AskKind::Call));
    case("Ana and Goran: meet Dana", Some(AskKind::Meeting));
    case("Goran and I will call Dana", Some(AskKind::Call));
    case("Ask the manager to call Dana", None);
    case("Goran mails Dana the reference", Some(AskKind::Email));
    case("Ask Goran to brief Ana for Dana's questions", None);
    case("Call Dana with Goran", None);
    case("Dana: have Goran call her CFO", None);
}

#[test]
fn a_step_of_the_reps_in_which_the_manager_bargains_is_the_managers() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep("action.NEW.text", "Have Goran negotiate the price with Dana").unwrap();
    assert_eq!(step(&table).text, "negotiate the price with Dana");
    assert!(step(&table).owner.as_ref().unwrap().is(&"goran".parse().unwrap()));
    assert_eq!(parts(&mut table), ["who"]);
}

#[test]
fn what_the_manager_does_in_the_plan_of_a_call_is_an_ask() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep("call.NEW.date", "thu 3 dec").unwrap();
    table.keep("call.NEW.objective", "have Goran call Dana").unwrap();
    let ask = table.session.asks.values().next().unwrap();
    assert_eq!((ask.kind, ask.gist.as_deref()), (AskKind::Call, Some("call Dana")));
    assert_eq!(table.session.calls.values().next().unwrap().objective, None);
}

#[test]
fn nobody_but_the_rep_closes_the_largest_order_of_the_year() {
    let largest = |words: &str| {
        let mut table = owing(words);
        table.book.deal.amount = Some(Amount { value: "120000".parse().unwrap(), currency: None });
        table.others.push(won("bea", "80000", date(2026, 3, 1)));
        table
    };
    let mut table = largest("close the deal with Dana");
    assert_eq!(answer(&mut table, "who", "step-in"), Err(Refusal::Choice));
    answer(&mut table, "who", "visiting-dignitary").unwrap();
    assert!(step(&table).owner.as_ref().unwrap().is(&table.session.rep));
    // Read aloud with the step, and so in lists and minutes.
    assert_eq!(step(&table).text, "close the deal with Dana, Goran goes along");
    // To speak to somebody is no closing.
    let mut table = largest("call Dana");
    answer(&mut table, "who", "step-in").unwrap();
    let mut table = owing("close the deal with Dana");
    assert_eq!(answer(&mut table, "who", "visiting-dignitary"), Err(Refusal::Choice));
}

#[test]
fn a_step_that_becomes_the_reps_closes_the_gate() {
    let mut table = owing("call Dana");
    answer(&mut table, "who", "rep").unwrap();
    assert!(step(&table).owner.as_ref().unwrap().is(&table.session.rep));
    assert!(parts(&mut table).is_empty());
}

#[test]
fn an_ask_has_what_the_step_said() {
    let mut table = owing("mail Dana the reference");
    answer(&mut table, "who", "ask").unwrap();
    assert!(table.session.actions.is_empty());
    let ask = table.session.asks.values().next().unwrap();
    assert_eq!((ask.kind, ask.needed_by.unwrap().day()), (AskKind::Email, 4));
    assert_eq!(ask.of, Asked::Ours("goran".parse().unwrap()));
    assert_eq!(ask.gist.as_deref(), Some("mail Dana the reference"));
    assert_eq!(ask.recipient_names(), ["Dana Fox"]);
}

#[test]
fn bargaining_is_no_ask() {
    let mut table = owing("negotiate the price with Dana");
    let before = table.session.clone();
    assert_eq!(answer(&mut table, "who", "ask"), Err(Refusal::Choice));
    assert_eq!(table.session, before);
}

#[test]
fn what_nobody_of_theirs_hears_is_said_of_those_words_alone() {
    let mut table = owing("call Dana");
    answer(&mut table, "who", "inside").unwrap();
    assert!(step(&table).is_inside && new_actions(&table.session)[0].is_inside);
    let id = table.session.actions.keys().next().unwrap().clone();
    table.keep(&format!("action.{id}.text"), "Goran: mail Dana").unwrap();
    assert!(!step(&table).is_inside);
}

#[test]
fn to_step_in_all_the_same_goes_through_the_gate() {
    let mut table = owing("call Dana");
    answer(&mut table, "who", "step-in").unwrap();
    assert_eq!(parts(&mut table), ["who", "rep_could_if"]);
    for (part, said) in [
        ("rep_could_if", "Dana takes my call"),
        ("catastrophe", "none"),
        ("instead", "save-deal"),
        STAYS[0],
        STAYS[1],
    ] {
        answer(&mut table, part, said).unwrap();
    }
    let step_in = new_actions(&table.session)[0].step_in.clone().unwrap();
    assert_eq!(step_in.reason, Some(StepInReason::SaveDeal));
    let expected = "call Dana, by Fri 4 Dec. Goran steps in: to save this deal (not accepted). \
                    Ana keeps the technical talk and has it back on Fri 4 Dec.";
    let said = table.with(|situation, session, _| {
        let process = Some(situation.process);
        let today = situation.today();
        let speaking =
            Speaking { session, deal: situation.deal, team: situation.team, process, today };
        speaking.step(session.actions.values().next().unwrap())
    });
    assert_eq!(said, expected);
}

#[test]
fn at_the_gate_it_can_still_be_left_to_the_rep() {
    let mut table = owing("call Dana");
    for (part, said) in [("who", "step-in"), ("rep_could_if", "A name"), ("catastrophe", "none")] {
        answer(&mut table, part, said).unwrap();
    }
    answer(&mut table, "instead", "rep").unwrap();
    assert!(step(&table).owner.as_ref().unwrap().is(&table.session.rep));
    assert_eq!(step(&table).step_in, None);
    let notes: Vec<&String> = table.session.notes.values().collect();
    assert_eq!(notes, ["What Ana needs to do \"call Dana\": A name"]);
}

#[test]
fn an_open_gate_of_a_step_is_gone_through_before_anybody_agrees() {
    let mut table = owing("call Dana");
    let refusal = table.keep("agreed.ana", "y").unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "before you agree, say whether Goran or Ana does it: call Dana"
    );
    answer(&mut table, "who", "inside").unwrap();
    table.says_why();
    table.keep("agreed.ana", "y").unwrap();
}

#[test]
fn enter_stays_at_the_gate_and_esc_goes_back_to_the_words() {
    let at_gate = || session().keys("<ctrl-t>Goran: call the CFO by fri<enter>");
    let play = shows(at_gate(), "", "▌Goran would speak to the buyer. Who does it?");
    let play = shows(play, "<enter>", "! who does it?");
    let play = shows(play, "", "▌Goran would speak to the buyer. Who does it?");
    shows(play, "<esc>", "▌Step");
    shows(at_gate(), "3", "▌Ana: what would have to be true");
    shows(at_gate(), "2", "Ana asks Goran");
    let said = session().keys("<ctrl-t>Have Goran call the CFO by fri<enter>");
    shows(said, "", "Ana asks Goran");
}

#[test]
fn a_session_asks_its_way_through_the_gate_of_a_step() {
    let mut play = session().keys("<ctrl-t>").answers(&[
        ("What is the first step?", "Goran: call the CFO by fri"),
        ("Who does it?", "step in all the same"),
        ("what would have to be true", "The CFO takes my call"),
        ("what happens to the company", "none of these"),
        ("What can Goran do", "step in anyway: time is running out"),
        ("What stays with Ana", "the plan"),
        ("have the deal back", "mon"),
    ]);
    let screen = play.screen_in((120, 40));
    assert!(!screen.contains("What stays with Ana?"), "the slip is done:\n{screen}");
}
