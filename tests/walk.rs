//! The walk: what a session goes through, and what it asks.

use jiff::civil::date;
use sideline::domain::deal::{Finding, Status};
use sideline::domain::fold;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Beginning, PartId};
use sideline::interview::field::Field;
use sideline::interview::keep::{Refusal, keep};
use sideline::interview::leads::Leads;
use sideline::interview::prompt::Entry;
use sideline::interview::situation::SoFar;
use sideline::interview::topic::is_asked;
use sideline::interview::topic::prompt;
use sideline::interview::walk::{Mark, Way, expected, mark, points};

use crate::support::table::{TODAY, Table};

/// The agenda in short: each step with the number of fields it asks.
fn agenda(table: &mut Table) -> Vec<String> {
    let steps = table.steps();
    table.with(|situation, session, _| {
        let asked = |step: &sideline::interview::walk::Part| {
            step.fields.iter().filter(|field| is_asked(SoFar { situation, session }, field)).count()
        };
        steps.iter().map(|step| format!("{} {}", step.name, asked(step))).collect()
    })
}

#[test]
fn a_first_session_visits_every_stage_in_order() {
    #[track_caller]
    fn case(process: &str, stage: &str, expected: &[&str]) {
        assert_eq!(agenda(&mut Table::at(process, stage)), expected, "{process} at {stage}");
    }
    case(
        "simple",
        "discover",
        &[
            "Open 2",
            "1 Discover 7",
            "2 Propose 0",
            "Buyer map 2",
            "In the way 1",
            "Next call 2",
            "Agree 8",
        ],
    );
    case(
        "simple",
        "propose",
        &[
            "Open 2",
            "1 Discover 1",
            "2 Propose 7",
            "Buyer map 2",
            "In the way 1",
            "Next call 2",
            "Agree 8",
        ],
    );
    case(
        "b2b-buyer-aligned",
        "align",
        &[
            "Open 2",
            "1 Explore 2",
            "2 Diagnose 2",
            "3 Align 9",
            "4 Prove 0",
            "5 Commit 0",
            "6 Contract 0",
            "Buyer map 2",
            "In the way 1",
            "Next call 2",
            "Agree 8",
        ],
    );
}

#[test]
fn what_was_owed_comes_right_after_the_opening() {
    let mut table = Table::at("simple", "discover").owing("aaaa1111", "ana", TODAY);
    assert_eq!(agenda(&mut table)[1], "Look back 1");
}

#[test]
fn the_managers_promises_come_first() {
    let mut table = Table::at("simple", "discover")
        .owing("aaaa1111", "ana", date(2026, 11, 1))
        .owing("bbbb2222", "goran", date(2026, 11, 20));
    let fields: Vec<String> = table.steps()[1].fields.iter().map(ToString::to_string).collect();
    assert_eq!(fields, ["looked_back.action.bbbb2222.done", "looked_back.action.aaaa1111.done"]);
}

#[test]
fn firm_ground_is_one_line_and_a_person_who_left_unfolds_it() {
    let mut table = Table::at("b2b-buyer-aligned", "align").verified("explore");
    assert_eq!(agenda(&mut table)[1], "1 Explore 1");
    let fields = |table: &mut Table| table.steps()[1].fields.len();
    assert_eq!(fields(&mut table), 1);
    table.book.deal.people.get_mut(&"dana-fox".parse().unwrap()).unwrap().left = Some(TODAY);
    assert_eq!(fields(&mut table), 2, "both required criteria are asked again");
}

#[test]
fn ground_that_is_firm_no_longer_opens_its_outcomes() {
    let mut table = Table::at("b2b-buyer-aligned", "align").verified("explore");
    let firm: Field = "stage.explore.firm".parse().unwrap();
    table.with(|situation, session, draw| {
        let Entry::Choice(choices, _) = prompt(situation, session, &firm).entry else { panic!() };
        let keys: Vec<_> = choices.iter().map(|choice| choice.key.unwrap()).collect();
        assert_eq!(keys, ['y', 'n'], "a person answers yes or no");
        assert_eq!(keep(session, situation, draw, &firm, "yes"), Ok(Leads::On));
        let Ok(Leads::Over(popup)) = keep(session, situation, draw, &firm, "no") else { panic!() };
        let asked: Vec<String> =
            popup.fields(situation, session).iter().map(ToString::to_string).collect();
        let outcomes = ["problem-described", "diagnosis-accepted"];
        assert_eq!(asked, outcomes.map(|id| format!("exit.explore.{id}.status")));
    });
    table.keep("exit.explore.problem-described.status", "n").unwrap();
    let part = &table.steps()[1];
    assert!(part.fields.len() > 1, "the line unfolds: {:?}", part.fields);
}

/// What the stages behind ask, and the lines that name the others.
fn behind(table: &mut Table) -> Vec<String> {
    let steps = table.steps();
    table.with(|situation, session, _| {
        let s = SoFar { situation, session };
        let behind = steps.iter().filter(|step| step.way == Some(Way::Behind));
        let fields = behind.flat_map(|step| &step.fields);
        let told = fields.filter_map(|field| match field {
            Field::NotToday(id) => Some(format!("{id}: {}", prompt(situation, session, field).ask)),
            _ if is_asked(s, field) => Some(field.to_string()),
            _ => None,
        });
        told.collect()
    })
}

#[test]
fn of_stages_behind_a_first_session_asks_four_lines_and_names_the_others() {
    let mut table = Table::at("b2b-buyer-aligned", "commit");
    let asked = "exit.explore.problem-described.status exit.explore.diagnosis-accepted.status \
        exit.diagnose.cost-in-their-number.status exit.diagnose.owner-and-funder.status \
        align: Not today: 3 prove: Not today: 3";
    assert_eq!(behind(&mut table).join(" "), asked);
    let (kept, first) = ("exit.align.criteria-written.status", "align: Not today: 2");
    table.keep(kept, "p").unwrap();
    assert_eq!(behind(&mut table)[4], first, "what was opened and answered is no other any more");
}

#[test]
fn later_sessions_ask_eight_a_full_one_twelve_and_whom_it_is_the_turn_of() {
    let mut table = Table::at("b2b-buyer-aligned", "contract");
    let mut held = table.session.clone();
    held.id = "zzzz0000".parse().unwrap();
    held.state = sideline::domain::session::SessionState::Ended;
    table.book.sessions.insert(held.id.clone(), held);
    let asked = |told: &[String]| told.iter().filter(|it| it.starts_with("exit.")).count();
    assert_eq!(asked(&behind(&mut table)), 8);
    let said = |day| Finding { status: Status::Partial, on: Some(day), ..Finding::NOT_ASKED };
    for (id, day) in [("explore.problem-described", 12), ("diagnose.owner-and-funder", 10)] {
        table.book.deal.exit.insert(id.parse().unwrap(), said(date(2026, 11, day)));
    }
    let mut table = table.verified("align");
    let gone = table.book.deal.people.get_mut(&"dana-fox".parse().unwrap()).unwrap();
    gone.left = Some(TODAY);
    let told = behind(&mut table);
    assert_eq!(asked(&told), 8);
    assert!(told.contains(&"exit.align.decision-steps.status".to_owned()), "left: {told:?}");
    assert!(told.contains(&"diagnose: Seen before, not today: 1".to_owned()), "{told:?}");
    assert!(told.contains(&"explore: Seen before, not today: 1".to_owned()), "{told:?}");
    let mut table = table.beginning(Beginning::now(SessionKind::Full));
    assert_eq!(asked(&behind(&mut table)), 12);
}

#[test]
fn what_is_verified_is_not_asked_again() {
    let mut table = Table::at("b2b-buyer-aligned", "align").verified("align");
    assert_eq!(agenda(&mut table)[3], "3 Align 5", "three questions and where we really are");
}

#[test]
fn an_answer_of_an_earlier_session_makes_room_for_the_next_question() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    let asked = |table: &mut Table| {
        let steps = table.steps();
        let is_answer = |key: &String| key.starts_with("answer.");
        let keys = steps[3].fields.iter().map(ToString::to_string);
        keys.filter(is_answer).count()
    };
    assert_eq!(asked(&mut table), 3);
    let mut earlier = table.session.clone();
    earlier.id = "zzzz0000".parse().unwrap();
    earlier.state = sideline::domain::session::SessionState::Agreed;
    table.keep("answer.align.told-or-assumed.rep", "Both from her mail").unwrap();
    earlier.answers = std::mem::take(&mut table.session.answers);
    table.book.sessions.insert(earlier.id.clone(), earlier);
    assert_eq!(asked(&mut table), 4, "the earlier one folded, three new ones");
}

#[test]
fn evidence_makes_it_verified_and_nothing_else_does() {
    #[track_caller]
    fn case(key: &str, evidence: &str, expected: &str) {
        let mut table = Table::at("b2b-buyer-aligned", "align");
        table.keep("exit.align.criteria-written.status", key).unwrap();
        if !evidence.is_empty() {
            table.keep("exit.align.criteria-written.evidence", evidence).unwrap();
        }
        let standing = table.criterion("align.criteria-written");
        assert_eq!(standing.as_str(), expected, "{key} {evidence:?}");
    }
    case("y", "dana mail 18 nov", "verified");
    case("y", "", "assumed");
    case("a", "", "assumed");
    case("p", "", "partial");
    case("n", "", "no");
    case("?", "", "unknown");
}

#[test]
fn a_name_that_nobody_knows_becomes_a_person_of_the_deal() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep("exit.align.criteria-written.status", "y").unwrap();
    table.keep("exit.align.criteria-written.evidence", "Tom Ode mail 18 nov").unwrap();
    let people: Vec<&str> =
        table.session.people.keys().map(sideline::domain::id::BuyerId::as_str).collect();
    assert_eq!(people, ["tom-ode"]);
    table.keep("exit.align.criteria-written.evidence", "dana mail 18 nov").unwrap();
    assert!(table.session.people.is_empty(), "nobody is left of a slip");
}

#[test]
fn moving_on_names_what_is_missing_and_asks_why() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    let asks_why = |table: &mut Table| {
        let steps = table.steps();
        steps[3].fields.iter().any(|field| field.to_string() == "changed.stage_why")
    };
    table.keep("changed.stage", "align").unwrap();
    assert!(!asks_why(&mut table), "to stay needs no reason");
    table.keep("changed.stage", "prove").unwrap();
    assert!(asks_why(&mut table));
    assert_eq!(table.session.changed.stage_missing.len(), 3);
    table.keep("changed.stage", "explore").unwrap();
    assert!(asks_why(&mut table), "an earlier stage needs one");
    let mut firm = Table::at("b2b-buyer-aligned", "align").verified("align");
    firm.keep("changed.stage", "prove").unwrap();
    assert!(!asks_why(&mut firm));
}

#[test]
fn a_step_is_the_reps_and_is_not_agreed_without_a_date() {
    let mut table = Table::at("simple", "discover");
    table.keep("action.NEW.text", "Send the price list").unwrap();
    let refusal = table.keep("agreed.ana", "y").unwrap_err();
    assert_eq!(refusal.to_string(), "before you agree, \"Send the price list\" needs a date");
    table.keep("action.NEW.due", "in 3 days").unwrap();
    table.says_why();
    table.keep("agreed.ana", "y").unwrap();
    assert!(table.is_agreed(), "the manager owes nothing, and is not asked");
}

#[test]
fn the_rep_agrees_before_the_manager() {
    let mut table = Table::at("simple", "discover");
    table.keep("action.NEW.text", "Goran: send the list by fri").unwrap();
    table.keep("next_session", "in 2 weeks").unwrap();
    table.says_why();
    let refusal = table.keep("agreed.goran", "y").unwrap_err();
    assert!(matches!(refusal, Refusal::RepFirst { .. }));
}

#[test]
fn what_changes_after_the_read_back_has_to_be_agreed_again() {
    let mut table = Table::at("simple", "discover");
    table.keep("action.NEW.text", "Ana: send the list by fri").unwrap();
    table.says_why();
    table.keep("agreed.ana", "y").unwrap();
    table.keep("goal", "Is the date real?").unwrap();
    assert!(table.session.agreed.is_empty());
}

#[test]
fn the_words_of_a_step_tell_whose_it_is_and_by_when() {
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let mut table = Table::at("simple", "discover");
        table.keep("action.NEW.text", text).unwrap();
        let step = table.session.actions.values().next().unwrap().clone();
        let (owner, due) = (step.owner.unwrap(), step.due.map(|day| day.to_string()));
        let told = format!("{} | {} | {}", owner.as_str(), step.text, due.unwrap_or_default());
        assert_eq!(told, expected, "{text:?}");
    }
    case("Send the list", "ana | Send the list | ");
    case("Send the list by fri", "ana | Send the list | 2026-11-27");
    case("Goran: book the room, by 4 dec", "goran | book the room | 2026-12-04");
    case("dana: send her number", "dana-fox | send her number | ");
    case("Ask Dana: who signs?", "ana | Ask Dana: who signs? | ");
    let refused = Table::at("simple", "discover").keep("action.NEW.text", "Goran:").unwrap_err();
    assert_eq!(refused.to_string(), "Goran is to do what? Write it after the colon");
}

#[test]
fn a_step_can_be_owed_by_either_side_and_by_nobody_unknown() {
    let mut table = Table::at("simple", "discover");
    table.keep("action.NEW.text", "Send the list").unwrap();
    table.keep("action.NEW.owner", "dana").unwrap();
    let owner = table.session.actions.values().next().unwrap().owner.clone().unwrap();
    assert_eq!(owner.as_str(), "dana-fox");
    let refusal = table.keep("action.NEW.owner", "the team").unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "no one called \"the team\". Pick: Ana Ruiz, Goran Petrovic, Dana Fox"
    );
}

#[test]
fn the_start_of_a_sentence_is_no_text_and_what_stands_alone_drops_it() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep("call.NEW.date", "fri").unwrap();
    table.keep("call.NEW.with", "dana").unwrap();
    let start = "Dana shows the plan is theirs too by";
    let mut case = |text: &str, expected: Option<&str>| {
        table.keep("call.NEW.objective", "").unwrap();
        table.keep("call.NEW.objective", text).unwrap();
        let plan = table.session.calls.values().next().unwrap();
        assert_eq!(plan.objective.as_deref(), expected, "{text:?}");
    };
    case(start, None);
    let whole = format!("{start} editing it with us");
    case("editing it with us", Some(&whole));
    case(&whole, Some(&whole));
    case("Dana edits it", Some("Dana edits it"));
    case("They edit it", Some("They edit it"));
    case("We show it", Some("We show it"));

    let mut table = Table::at("b2b-buyer-aligned", "explore");
    table.keep("call.NEW.date", "fri").unwrap();
    table.keep("call.NEW.with", "dana").unwrap();
    let mut case = |text: &str, expected: &str| {
        table.keep("call.NEW.objective", text).unwrap();
        let plan = table.session.calls.values_mut().next().unwrap();
        assert_eq!(plan.objective.take().as_deref(), Some(expected), "{text:?}");
    };
    case("Tom and Jens", "Dana agrees to a diagnosis meeting with Tom and Jens");
    case("send us the returns", "Dana agrees to send us the returns");
    case("plant engineers", "Dana agrees to a diagnosis meeting with plant engineers");
}

#[test]
fn looking_back_asks_more_the_more_it_needs() {
    let mut table = Table::at("simple", "discover").owing("aaaa1111", "ana", TODAY);
    let parts = |table: &mut Table| -> Vec<String> {
        let fields = table.steps()[1].fields.clone();
        let part = |key: String| key.rsplit('.').next().unwrap().to_owned();
        fields.iter().map(|field| part(field.to_string())).collect()
    };
    let look = |part: &str| format!("looked_back.action.aaaa1111.{part}");
    assert_eq!(parts(&mut table), ["done"]);
    table.keep(&look("done"), "done").unwrap();
    assert_eq!(parts(&mut table), ["done", "note"]);
    table.keep(&look("done"), "not-yet").unwrap();
    assert_eq!(parts(&mut table), ["done", "got_in_the_way", "then"]);
    table.keep(&look("got_in_the_way"), "other").unwrap();
    table.keep(&look("then"), "new-date").unwrap();
    assert_eq!(parts(&mut table), ["done", "got_in_the_way", "why", "then", "due"]);
}

#[test]
fn a_carry_moves_the_date_and_is_counted_once() {
    let mut table = Table::at("simple", "discover").owing("aaaa1111", "ana", date(2026, 11, 20));
    for (part, answer) in [
        ("done", "not-yet"),
        ("got_in_the_way", "time"),
        ("then", "new-date"),
        ("due", "in 1 week"),
    ] {
        table.keep(&format!("looked_back.action.aaaa1111.{part}"), answer).unwrap();
    }
    let action = table.book.actions.values().next().unwrap();
    let once = fold::looked_back(&table.session, action);
    assert_eq!(once.due, Some(date(2026, 12, 1)));
    assert_eq!(once.carries(), 1);
    assert_eq!(fold::looked_back(&table.session, &once), once, "doing it again changes nothing");
}

#[test]
fn the_agenda_marks_what_was_left_open() {
    let mut table = Table::at("simple", "discover");
    let opening = |table: &mut Table| {
        let step = table.steps().remove(0);
        table.with(|situation, session, _| mark(situation, session, &step))
    };
    assert_eq!(opening(&mut table), Mark::NotYet);
    table.session.spend(&PartId::Open, 5);
    assert_eq!(opening(&mut table), Mark::Open);
    table.keep("goal", "Is the date real?").unwrap();
    assert_eq!(opening(&mut table), Mark::Open, "amount and close date are open");
    table.keep("close_date_whose", "?").unwrap();
    assert_eq!(opening(&mut table), Mark::Done);
}

#[test]
fn walking_past_a_step_is_not_working_on_it() {
    let mut table = Table::at("simple", "discover");
    let worked = |table: &mut Table| {
        let points = table.with(|situation, session, _| points(situation, session));
        (points.worked, points.expected)
    };
    assert_eq!(worked(&mut table), (0, 5), "the stage ahead counts in neither, nor does Agree");
    table.session.spend(&PartId::Open, 5);
    assert_eq!(worked(&mut table), (0, 5));
    table.keep("goal", "Is the date real?").unwrap();
    assert_eq!(worked(&mut table), (1, 5));
}

#[test]
fn not_known_and_assumed_are_no_work_on_the_stages_behind() {
    let ids = [
        "explore.problem-described",
        "explore.diagnosis-accepted",
        "diagnose.cost-in-their-number",
        "diagnose.owner-and-funder",
    ];
    let is_worked = |table: &mut Table| {
        let expected = table.with(|situation, session, _| expected(SoFar { situation, session }));
        expected.into_iter().find(|part| part.name == "the stages behind").unwrap().is_worked
    };
    let cases = [
        (["?", "?", "?", "?"], false),
        (["a", "a", "a", "a"], false),
        (["a", "?", "?", ""], false),
        (["n", "?", "?", ""], true),
        (["n", "", "", ""], false),
    ];
    for (keys, worked) in cases {
        let mut table = Table::at("b2b-buyer-aligned", "align");
        for (id, key) in ids.iter().zip(keys).filter(|(_, key)| !key.is_empty()) {
            table.keep(&format!("exit.{id}.status"), key).unwrap();
        }
        assert_eq!(is_worked(&mut table), worked, "{keys:?}");
    }
    // Words beside "we assume so" are more than the key.
    let mut table = Table::at("b2b-buyer-aligned", "align");
    for (id, key) in ids.iter().zip(["y", "a"]) {
        table.keep(&format!("exit.{id}.status"), key).unwrap();
    }
    assert!(!is_worked(&mut table));
    table.keep("exit.explore.problem-described.evidence", "Dana by mail").unwrap();
    assert!(is_worked(&mut table));
    // What an earlier session found is seen by going past it; answered once more it is not
    // just seen.
    let mut table = Table::at("b2b-buyer-aligned", "align");
    let said = Finding { status: Status::Partial, on: Some(TODAY), ..Finding::NOT_ASKED };
    for id in ids {
        table.book.deal.exit.insert(id.parse().unwrap(), said.clone());
    }
    for stage in ["explore", "diagnose"] {
        table.session.spend(&PartId::Stage(stage.parse().unwrap()), 5);
    }
    assert!(is_worked(&mut table), "seen today");
    for id in ids {
        table.keep(&format!("exit.{id}.status"), "?").unwrap();
    }
    assert!(!is_worked(&mut table), "and all of it is not known any more");
}

#[test]
fn the_fold_is_done_once() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep("exit.align.criteria-written.status", "y").unwrap();
    table.keep("exit.align.criteria-written.evidence", "Tom Ode mail 18 nov").unwrap();
    table.keep("changed.buyer_stage", "diagnose").unwrap();
    table.keep("changed.stage", "prove").unwrap();
    let mut deal = table.book.deal.clone();
    fold::fold(&table.session, &mut deal);
    assert_eq!(deal.stage.as_str(), "prove");
    assert_eq!(deal.buyer_stage.as_ref().unwrap().as_str(), "diagnose");
    assert!(deal.people.contains_key(&"tom-ode".parse().unwrap()));
    let folded = deal.clone();
    deal.stage = "commit".parse().unwrap();
    fold::fold(&table.session, &mut deal);
    assert_eq!(deal.stage.as_str(), "commit", "what people did since stays");
    assert_eq!(folded.exit, deal.exit);
}

#[test]
fn each_part_of_what_is_in_the_way_waits_for_the_one_before() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    let parts = |table: &mut Table| -> Vec<String> {
        let steps = table.steps();
        let step = steps.iter().find(|step| step.name == "In the way").unwrap();
        step.fields.iter().map(ToString::to_string).collect()
    };
    assert_eq!(parts(&mut table), ["in_the_way.holding_up"]);
    table.keep("in_the_way.holding_up", "Legal").unwrap();
    assert_eq!(parts(&mut table).last().unwrap(), "in_the_way.costing_us");
    table.keep("in_the_way.costing_us", "none").unwrap();
    table.keep("in_the_way.option_1", "Ask Tom").unwrap();
    table.keep("in_the_way.option_2", "Ask Dana").unwrap();
    assert_eq!(parts(&mut table).last().unwrap(), "in_the_way.chosen");
    table.keep("in_the_way.chosen", "2").unwrap();
    let after = parts(&mut table).split_off(5);
    assert_eq!(after, ["in_the_way.need", "coaching.manager_view"], "the manager comes last");
    table.keep("in_the_way.option_2", "").unwrap();
    assert_eq!(table.session.in_the_way.chosen, None, "one option left is no choice");
}

#[test]
fn who_confirms_later_has_proposed_steps_until_then() {
    #[track_caller]
    fn case(typist: &str, word: &str, status: &str, typed_by: Option<&str>) {
        let mut table = Table::at("simple", "discover");
        table.session.typed_by = Some(typist.parse().unwrap());
        table.keep("action.NEW.text", "Ana: send the list by fri").unwrap();
        table.says_why();
        table.keep("agreed.ana", word).unwrap();
        assert!(table.is_agreed(), "{word}");
        let action = fold::new_actions(&table.session).remove(0);
        assert_eq!(action.status.as_str(), status, "{word}");
        assert_eq!(action.agreed.is_some(), status == "open", "{word}");
        let typed = table.session.agreed.get(&"ana".parse().unwrap());
        assert_eq!(typed.map(|word| word.typed_by.as_str()), typed_by, "{word}");
    }
    case("ana", "y", "open", Some("ana"));
    case("goran", "y", "open", Some("goran"));
    case("ana", "w", "proposed", None);
}

#[test]
fn a_quick_session_lays_two_side_by_side() {
    let mut table = Table::at("b2b-buyer-aligned", "align").verified("explore");
    table.session.kind = sideline::domain::process::SessionKind::Quick;
    table.keep("in_the_way.holding_up", "Legal").unwrap();
    let field = "in_the_way.costing_us".parse().unwrap();
    let prompt = table.with(|situation, session, _| {
        sideline::interview::topic::prompt(situation, session, &field)
    });
    assert_eq!(prompt.ask, "Which of these costs us most?");
    let sideline::interview::prompt::Entry::Choice(
        choices,
        sideline::interview::prompt::Says::Fact,
    ) = prompt.entry
    else {
        panic!()
    };
    let values: Vec<&str> = choices.iter().map(|choice| choice.value.as_str()).collect();
    assert_eq!(values, ["diagnose.cost-in-their-number", "align.criteria-written", "none"]);
}

#[test]
fn nobody_agrees_to_a_stage_that_moved_without_its_reason() {
    let table = || {
        let mut table = Table::at("b2b-buyer-aligned", "align");
        table.keep("changed.stage", "prove").unwrap();
        table.keep("action.NEW.text", "Send Dana the plan by fri").unwrap();
        table.says_why();
        table
    };
    let mut moved = table();
    let refused = moved.keep("agreed.ana", "y").unwrap_err().to_string();
    assert_eq!(refused, "before you agree: What lets us move on without it?");
    moved.keep("changed.stage_why", "The pilot decides the rest").unwrap();
    assert_ne!(moved.keep("agreed.ana", "y").map_err(|refusal| refusal.to_string()), Err(refused));
    // Where nothing is agreed the deal stays where it was.
    let mut ended = table();
    ended.keep("ended_why", "They are away").unwrap();
    assert_eq!(ended.session.changed.stage, None);
}
