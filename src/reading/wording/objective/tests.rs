mod enough;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::domain::overrides::Severity;

const TODAY: Date = date(2026, 11, 20);

/// The objectives that the shipped processes teach with.
const EXAMPLES: &[&str] = &[
    "Priya (ops lead) agrees to a 45-min session with two colleagues on 12 May",
    "She sends last month's error report before it",
    "Tom (controller) agrees to check our cost baseline and return his number by Friday",
    "He names who would fund it and introduces us",
    "Dana edits the draft plan with us on the call and puts her own go-live date in it",
    "She invites security and finance to a criteria meeting",
    "Evaluation lead signs the pass marks and end date before we start",
    "CFO takes 20 minutes to react to the one-page case",
    "CFO tells us in the call whether we are the choice and which conditions remain",
    "Purchasing head gives the approval list with dates",
    "Counsel returns the redline by Thursday",
    "Sponsor books the kick-off with the two first users",
    "VP confirms the consequence in a reply to our summary",
    "She opens the door to the plant manager",
    "Finance partner agrees to own the baseline",
    "Champion-to-be shares the org decision chart from the last purchase",
    "Champion sets a meeting with the economic buyer and says what she will say first",
    "Economic buyer names the result that would make it worth it",
    "Team lead issues ranked criteria by the 10th",
    "CISO names the reviewer and the queue time",
    "Champion presents the case at the Tuesday board and calls us the same day",
    "Economic buyer agrees the value number",
    "Signatory blocks 30 minutes on the 28th",
    "Procurement confirms which clause is last",
    "Director says whether scope A or B is what they would consider",
    "He gives the planning date it must fit",
    "Coach confirms who signs for this amount",
    "Head of quality accepts a first talk",
    "Plant head states the result he would report upwards",
    "Approver tells us what would worry her most",
    "Sceptic agrees to a reference call with a peer and to say what would change his mind",
    "Coach tells us our rank and why",
    "Approver says yes subject to two listed conditions",
    "Each reviewer answers whether anything would stop them",
    "Owner confirms he decides and books Thursday 10:00",
    "Owner sends the last invoices so we can price the loss together",
    "He agrees the partner joins the next talk",
    "Decider agrees to try the first job on Monday",
    "She says which concern would stop an order",
    "She orders, refuses, or names the date and the fact she still needs",
    "Customer owner confirms who decides this time and invites them to the value review",
    "Budget holder states the result in her own numbers",
    "She names the shortfall to fix first",
    "Sponsor picks keep, change, or grow and lists the approvals",
    "Decider agrees terms in principle and names the signing date",
    "Sponsor sets next year's goal and the first review date",
    "Lena (shop owner) agrees to go through last month's returns with us on 12 May",
    "She sends us the list of returns the day before",
    "Lena agrees to decide by 26 May, with her business partner on the call",
    "She names who else has to agree and when they will talk",
    "Dana (CFO) agrees to a 30-minute review of the cost baseline with her controller by 14 May; \
     fallback: she names the controller.",
];

fn facts() -> ObjectiveFacts<'static> {
    ObjectiveFacts {
        today: TODAY,
        language: "en",
        due_days: 7,
        on_call: vec!["Dana Fox"],
        others: vec!["Tom Ode", "Will Price"],
        rep: "Ana Horvat",
        manager: Some("Goran Petrovic"),
        unmet: Vec::new(),
        buyer_step: None,
    }
}

/// A plan with every part said, so that only its objective may be asked about.
fn plan(text: &str) -> CallPlan {
    CallPlan {
        date: Some(date(2026, 12, 9)),
        with: vec!["dana-fox".parse().unwrap()],
        objective: Some(text.to_owned()),
        act_by: Some(date(2026, 12, 14)),
        fallback: Some("Dana names the controller".to_owned()),
        evidence_wanted: Some("her mail".to_owned()),
        ..CallPlan::default()
    }
}

fn question_of(check: CheckId, plan: &CallPlan, about: &ObjectiveFacts<'_>) -> Option<String> {
    let remarks = objective(plan, about);
    remarks.into_iter().find(|remark| remark.check == check).map(|remark| remark.question)
}

#[track_caller]
fn asks(check: CheckId, text: &str, question: &str) {
    let asked = question_of(check, &plan(text), &facts());
    assert_eq!(asked.as_deref(), Some(question), "{check} of {text:?}");
}

#[track_caller]
fn lets_pass(check: CheckId, text: &str) {
    assert_eq!(question_of(check, &plan(text), &facts()), None, "{check} of {text:?}");
}

#[test]
fn every_example_of_the_processes_passes() {
    for text in EXAMPLES {
        for check in [CheckId::O2, CheckId::O3, CheckId::O4, CheckId::O11, CheckId::O12] {
            lets_pass(check, text);
        }
    }
}

#[test]
fn somebody_who_acts_is_on_the_call() {
    let without = CallPlan { with: Vec::new(), ..plan("Dana signs the plan") };
    let nobody = ObjectiveFacts { on_call: Vec::new(), ..facts() };
    let question = question_of(CheckId::O1, &without, &nobody);
    assert_eq!(question.as_deref(), Some("Who from their side will be on the call?"));
    asks(
        CheckId::O1,
        "Tom signs the plan",
        "Will Tom be on the call too, or is there something Dana can do?",
    );
    lets_pass(CheckId::O1, "Dana signs the plan");
    lets_pass(CheckId::O1, "Dana gets Tom to sign the plan");
    lets_pass(CheckId::O1, "She signs the plan");
    lets_pass(CheckId::O1, "CFO signs the plan");
    lets_pass(CheckId::O1, "agrees to sign the plan");
}

#[test]
fn the_buyer_does_something() {
    const OURS: &str = "And what will Dana do?";
    const NONE: &str = "What will Dana do?";
    asks(CheckId::O2, "Show the new dashboard and build rapport.", OURS);
    asks(CheckId::O2, "We present the roadmap and explain pricing", OURS);
    asks(CheckId::O2, "Ana sends the proposal", OURS);
    asks(CheckId::O2, "I'll follow up with Dana", OURS);
    asks(CheckId::O2, "Present the offer to Dana", OURS);
    asks(CheckId::O2, "Our CEO meets Dana", OURS);
    asks(CheckId::O2, "Meet with Dana to review pricing", NONE);
    asks(CheckId::O2, "Understand who decides", OURS);
    asks(CheckId::O2, "Meeting with Dana", NONE);
    asks(CheckId::O2, "Set up a meeting so I can close", OURS);
    asks(CheckId::O2, "Agreement on pass marks", NONE);
    asks(CheckId::O2, "Review of the plan", NONE);
    asks(CheckId::O2, "Next steps and owners", NONE);
    asks(CheckId::O2, "Dana", NONE);
    asks(CheckId::O2, "Dana agrees", NONE);
    asks(CheckId::O2, "Dana is happy with the demo", NONE);
    asks(CheckId::O2, "Dana likes our approach", NONE);
    asks(CheckId::O2, "Dana understands our value", NONE);
    asks(CheckId::O2, "👍", NONE);
    asks(CheckId::O2, "", NONE);
}

#[test]
fn many_ways_to_say_what_the_buyer_does_pass() {
    for text in [
        "Dana will sign the order",
        "Dana's going to sign; she sends it by Friday",
        "dana signs",
        "DANA FOX SIGNS THE PLAN",
        "Dana to introduce us to the CFO",
        "Dana: sign the plan",
        "Dana and Tom agree to a pilot",
        "Dana, the CFO, returns the redline",
        "Dana then books the room",
        "Dana from finance confirms the number",
        "Dana rubber-stamps the pilot",
        "Dana greenlights it",
        "Dana is ready to sign and signs",
        "Dana signed the plan by Friday",
        "They greenlight the pilot",
        "Both plants trial the line: Dana starts it",
        "agrees to a pilot in May",
        "to review the baseline with her controller",
        "Sign the order by Friday",
        "Introduce us to her CFO",
        "Send us the error report",
        "Get Dana to sign the plan",
        "Have Dana sign the plan",
        "Ask Dana to invite Tom",
        "Get her to agree to a pilot date",
        "Get approval from Dana",
        "Get Dana's sign-off on the plan",
        "Plan approved by the CFO",
        "Redline sent by Dana",
        "We show the plan and Dana signs it",
        "After our demo Dana names the date",
        "On the call she puts her date in the plan",
        "Our champion introduces us to finance",
        "Ilse rubber-stamps the pilot",
        "The works council approves the rollout",
        "Someone from finance joins the review",
        "One of the two plant leads tests the cell",
        "IT grants us access to the sandbox",
        "Dana and her controller review the baseline",
        "She's bringing the CFO",
        "PO from procurement",
        "Will Dana sign the plan?",
        "Will Price signs the plan",
        "Dana can't sign; she names who can",
        "Zoë signs the plan",
    ] {
        lets_pass(CheckId::O2, text);
    }
}

#[test]
fn both_days_are_wanted_and_in_reach() {
    #[track_caller]
    fn case(call: Option<Date>, act: Option<Date>, expected: &[(Severity, &str)]) {
        let plan = CallPlan { date: call, act_by: act, ..plan("Dana signs the plan") };
        let remarks = objective(&plan, &facts());
        let asked: Vec<_> = remarks.iter().map(|r| (r.severity, r.question.as_str())).collect();
        assert_eq!(asked, expected, "{call:?} {act:?}");
    }
    let (call, by) = (Some(date(2026, 12, 9)), |day| Some(date(2026, 12, day)));
    case(call, by(9), &[]);
    case(call, by(16), &[]);
    let late = "That is 8 days after the call. What could Dana do sooner?";
    case(call, by(17), &[(Severity::Warning, late)]);
    let early = "That is before the call. By when will Dana have done it?";
    case(call, by(8), &[(Severity::Warning, early)]);
    let when = (Severity::Error, "When is the call?");
    let by_when = (Severity::Error, "By when will Dana have done it?");
    case(call, None, &[by_when]);
    case(None, None, &[when, by_when]);
    case(None, by(9), &[when]);
    let passed = "That day has passed. When is the call?";
    case(Some(date(2026, 11, 19)), Some(date(2026, 11, 20)), &[(Severity::Error, passed)]);
    case(Some(TODAY), Some(TODAY), &[]);
}

#[test]
fn a_day_in_the_words_of_the_act_is_its_day_or_the_calls() {
    let both =
        |said| format!("{said} stands in what they agree to, and here Mon 14 Dec. Which day?");
    let other = both("Fri 11 Dec");
    asks(CheckId::O5, "Dana agrees by Fri 11 Dec to sign the plan", &other);
    asks(CheckId::O5, "Dana signs the plan by 11 dec with Tom", &other);
    asks(CheckId::O5, "On 10 dec Dana signs the plan", &both("Thu 10 Dec"));
    lets_pass(CheckId::O5, "Dana agrees by Mon 14 Dec to sign the plan");
    lets_pass(CheckId::O5, "On 9 dec Dana signs the plan");
    lets_pass(CheckId::O5, "Dana books the board of 14 jan");
    lets_pass(CheckId::O5, "Dana, by her own mail, signs the plan");
}

#[test]
fn evidence_and_fallback_are_asked_for() {
    let bare =
        CallPlan { fallback: None, evidence_wanted: Some(" ".to_owned()), ..plan("Tom signs") };
    let about = ObjectiveFacts { on_call: vec!["Dana Fox", "Tom Ode"], others: vec![], ..facts() };
    let remarks = objective(&bare, &about);
    let asked: Vec<_> = remarks.iter().map(|remark| remark.question.as_str()).collect();
    let seen = "How will we see it: a mail, an invitation, a document?";
    assert_eq!(asked, [seen, "And if Tom says no, what smaller step is there?"]);
    let same = CallPlan { fallback: Some("tom signs.".to_owned()), ..plan("Tom signs") };
    assert!(question_of(CheckId::O8, &same, &about).is_some());
}

#[test]
fn an_objective_serves_the_stage() {
    #[track_caller]
    fn case(text: &str, unmet: &[&'static str], expected: Option<&str>) {
        let about = ObjectiveFacts {
            unmet: unmet.to_vec(),
            buyer_step: Some("Agree what we need and how we will choose"),
            ..facts()
        };
        assert_eq!(question_of(CheckId::O10, &plan(text), &about).as_deref(), expected, "{text}");
    }
    const PLAN: &str = "Buyer edited a plan that runs back from their own date";
    const CRITERIA: &str = "Buyer wrote or corrected the decision criteria";
    case("Dana edits the draft plan", &[CRITERIA, PLAN], None);
    case("She invites security to a criteria meeting", &[CRITERIA], None);
    case("Dana says what they need and chooses a supplier", &[CRITERIA], None);
    case("Dana takes us to lunch", &[], None);
    let one = "How does it bring \"Buyer wrote or corrected the decision criteria\" nearer?";
    case("Dana takes us to lunch", &[CRITERIA], Some(one));
    let two = format!("Which of these does it bring nearer: \"{CRITERIA}\" or \"{PLAN}\"?");
    case("Dana takes us to lunch", &[CRITERIA, PLAN, PLAN], Some(&two));
    let linked = CallPlan {
        criterion: Some("align.plan".parse().unwrap()),
        ..plan("Dana takes us to lunch")
    };
    let about = ObjectiveFacts { unmet: vec![PLAN], ..facts() };
    assert_eq!(question_of(CheckId::O10, &linked, &about), None);
}

#[test]
fn the_manager_does_not_close() {
    const LEAD: &str = "What would have to be true for Ana to ask for it?";
    for text in [
        "Manager closes the deal with Dana",
        "My boss will get Dana to sign",
        "Our manager will take over the pricing talk",
        "Goran closes",
        "Goran asks for the order and Dana signs",
        "Dana agrees to a call so Goran can close",
        "Get Goran to negotiate the terms",
    ] {
        asks(CheckId::O11, text, LEAD);
    }
    for text in [
        "Goran joins, and Dana signs the plan",
        "My boss will join, and Dana signs the plan",
        "Goran introduces himself and Dana names the date",
        "She opens the door to the plant manager",
        "Her manager signs the plan",
        "Dana asks Goran to send the references",
        "Dana closes the ticket",
    ] {
        lets_pass(CheckId::O11, text);
    }
    let two_gorans = ObjectiveFacts { on_call: vec!["Goran Kos"], ..facts() };
    assert_eq!(question_of(CheckId::O11, &plan("Goran closes the books"), &two_gorans), None);
}

#[test]
fn two_commitments_of_different_people_are_two() {
    const ONE: &str = "If you could have only one of the two, which would it be?";
    asks(CheckId::O12, "Dana signs the plan and Tom sends the list", ONE);
    asks(CheckId::O12, "Dana signs the plan; the CFO names a date", ONE);
    asks(CheckId::O12, "CFO signs the plan and procurement sends the list", ONE);
    lets_pass(CheckId::O12, "Dana signs the plan and she sends the list");
    lets_pass(CheckId::O12, "Dana shares the org chart and the names of the approvers");
    lets_pass(CheckId::O12, "If the pilot passes, Dana signs by 15 Jan");
    lets_pass(CheckId::O12, "Dana and Tom agree to a pilot");
    lets_pass(CheckId::O12, "Dana invites security and finance to review the criteria");
    lets_pass(CheckId::O12, "Dana asks Tom to sign and sends it to us");
    lets_pass(CheckId::O12, "We send the plan and Dana signs it");
}

#[test]
fn the_heaviest_comes_first_then_the_order_of_the_sentence() {
    use CheckId::{O1, O2, O3, O4, O5, O6, O8, O10, O11};
    let about = ObjectiveFacts { on_call: Vec::new(), unmet: vec!["Buyer ordered"], ..facts() };
    let empty = objective(&CallPlan::default(), &about);
    let order: Vec<_> = empty.iter().map(|remark| remark.check).collect();
    assert_eq!(order, [O1, O2, O5, O5, O6, O8]);
    let learn = CallPlan {
        objective: Some("Touch base, so my boss can close".to_owned()),
        ..CallPlan::default()
    };
    let order: Vec<_> = objective(&learn, &about).iter().map(|remark| remark.check).collect();
    assert_eq!(order, [O1, O2, O3, O5, O5, O11, O6, O8, O10]);
    let learn = CallPlan { objective: Some("Learn who signs".to_owned()), ..learn };
    let order: Vec<_> = objective(&learn, &about).iter().map(|remark| remark.check).collect();
    assert_eq!(order, [O1, O2, O5, O5, O4, O6, O8, O10]);
}

#[test]
fn no_call_planned_is_an_answer() {
    let none = CallPlan { why_none: Some("they are away".to_owned()), ..CallPlan::default() };
    assert_eq!(objective(&none, &facts()), []);
}

#[test]
fn words_of_another_language_are_not_judged() {
    let german = ObjectiveFacts { language: "de", unmet: vec!["Der Kunde hat"], ..facts() };
    assert_eq!(objective(&plan("Wir zeigen das Dashboard"), &german), []);
    let empty = CallPlan { objective: None, ..plan("") };
    assert_eq!(objective(&empty, &german).len(), 1);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        let _ = objective(&plan(&text), &facts());
    }

    #[test]
    fn no_order_of_words_panics(
        text in "(Dana|Goran|will|to|and|we|by|from|the|signs|sign|get|follow|up|,|;|'s|my| ){0,25}",
    ) {
        let _ = objective(&plan(&text), &facts());
    }
}
