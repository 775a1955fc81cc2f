//! What a coach would ask about the next call and its steps, from a session.

use sideline::domain::id::ActionId;
use sideline::domain::overrides::CheckId;
use sideline::reading::wording::{ObjectiveFacts, Remark, StepFacts, objective, step, steps};
use sideline::template::shipped::SHIPPED;

use crate::support::sample::shipped;
use crate::support::table::Table;

/// A table with Dana on the next call, and nothing else of it said.
fn table() -> Table {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep("call.NEW.date", "9 dec").unwrap();
    table.keep("call.NEW.with", "dana, Ilse Marx").unwrap();
    table
}

fn about_the_call(table: &mut Table) -> Vec<Remark> {
    table.with(|situation, session, _| {
        let plan = session.calls.values().next().unwrap();
        objective(plan, &ObjectiveFacts::of(situation, session, plan))
    })
}

fn questions(remarks: &[Remark]) -> Vec<&str> {
    remarks.iter().map(|remark| remark.question.as_str()).collect()
}

#[test]
fn a_session_knows_what_to_ask_about_its_next_call() {
    let mut table = table();
    assert_eq!(
        questions(&about_the_call(&mut table)),
        [
            "What will Dana do?",
            "By when will Dana have done it?",
            "How will we see it: a mail, an invitation, a document?",
            "And if Dana says no, what smaller step is there?",
        ]
    );
    // As a record may hold it: no session takes it.
    let plan = table.session.calls.values_mut().next().unwrap();
    plan.objective = Some("Goran closes Ilse over lunch".to_owned());
    table.keep("call.NEW.act_by", "11 dec").unwrap();
    table.keep("call.NEW.evidence_wanted", "invite").unwrap();
    table.keep("call.NEW.fallback", "she names the owner").unwrap();
    let asked = about_the_call(&mut table);
    assert_eq!(
        questions(&asked),
        [
            "And what will Dana do?",
            "What would have to be true for Ana to ask for it?",
            "Which of these does it bring nearer: \
             \"Buyer wrote or corrected the decision criteria\" or \
             \"Buyer walked us through decision steps with names and dates\"?",
        ]
    );
    table.keep("call.NEW.objective", "Dana corrects the decision criteria with Ilse").unwrap();
    assert_eq!(questions(&about_the_call(&mut table)), Vec::<&str>::new());
}

#[test]
fn what_is_verified_is_no_longer_a_goal() {
    let mut table = table().verified("align");
    table.keep("call.NEW.objective", "Dana takes us to lunch").unwrap();
    let asked = about_the_call(&mut table);
    assert!(asked.iter().all(|remark| remark.check != CheckId::O10), "{asked:?}");
}

#[test]
fn a_session_knows_what_to_ask_about_its_steps() {
    let mut table = table();
    let texts = ["Send Dana the list", "Look into pricing", "Send the list to Dana", "Call Dana"];
    for (text, id) in texts.iter().zip(["aaaa1111", "bbbb2222", "cccc3333", "dddd4444"]) {
        table.keep(&format!("action.{id}.text"), text).unwrap();
        table.keep(&format!("action.{id}.owner"), "ana").unwrap();
        table.keep(&format!("action.{id}.due"), "1 dec").unwrap();
    }
    table.with(|situation, session, _| {
        let ids: Vec<ActionId> =
            session.steps_in_order().into_iter().map(|(id, _)| id.clone()).collect();
        let asked = |check| {
            let remarks = ids.iter().map(|id| {
                let about = StepFacts::of(situation, session, id);
                (session.actions[id].text.as_str(), step(&session.actions[id], &about))
            });
            let with = |(_, remarks): &(&str, Vec<Remark>)| {
                remarks.iter().any(|remark| remark.check == check)
            };
            let mut texts: Vec<&str> = remarks.filter(with).map(|(text, _)| text).collect();
            texts.sort_unstable();
            texts
        };
        assert_eq!(asked(CheckId::A1), ["Look into pricing"]);
        assert_eq!(asked(CheckId::A4), ["Look into pricing"]);
        assert_eq!(asked(CheckId::A7).len(), 1, "one of four is one too many");
        assert_eq!(asked(CheckId::A11), ["Send Dana the list", "Send the list to Dana"]);
        let all = steps(session.actions.values(), "en", &["Dana Fox"]);
        let asked = all.map(|remark| remark.question);
        assert_eq!(asked.as_deref(), Some("Which of these gets somebody on their side to act?"));
    });
}

#[test]
fn the_examples_of_every_shipped_process_pass() {
    for (id, _) in SHIPPED {
        for stage in shipped(id).stages {
            let examples = stage.objectives.iter().flat_map(|objective| &objective.examples);
            for example in examples {
                let mut table = Table::at(id, stage.id.as_str());
                table.keep("call.NEW.date", "9 dec").unwrap();
                table.keep("call.NEW.with", "dana").unwrap();
                table.keep("call.NEW.objective", example).unwrap();
                let asked = about_the_call(&mut table);
                let of_text = [CheckId::O1, CheckId::O2, CheckId::O3, CheckId::O4, CheckId::O11];
                let wrong = asked.iter().find(|remark| of_text.contains(&remark.check));
                assert_eq!(wrong, None, "{id} {}: {example}", stage.id);
            }
        }
    }
}
