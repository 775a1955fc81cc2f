//! Verified is who, how and when: what is missing is asked in place, and no door
//! says it of less.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use sideline::cli::json;
use sideline::domain::books::DealBook;
use sideline::domain::deal::{CriterionStanding, Evidence, EvidenceKind, Finding, Status};
use sideline::domain::id::CriterionRef;
use sideline::domain::person::Buyer;
use sideline::domain::session::Found;
use sideline::exchange::markdown::markdown;
use sideline::interview::field::{ExitLine, Field};
use sideline::interview::prompt::{Offer, Prompt};
use sideline::interview::situation::SoFar;
use sideline::interview::{topic, verified};
use sideline::pages::list::{Cell, Column, Listed, cell};
use sideline::pages::minutes::minutes;
use sideline::pages::{deal_page, ladder};

use crate::support::sample::{danas_mail, rounds};
use crate::support::table::{TODAY, Table};

/// The outcome that is asked about.
const OUTCOME: &str = "align.criteria-written";
/// One that an evaluator does.
const WANTS_A_ROLE: &str = "prove.result-stated";

/// A table with Dana and Tom, where it was said that the buyer did it, and what
/// shows it.
fn said(line: &str) -> Table {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.book.deal.people.insert("tom-ode".parse().unwrap(), Buyer::named("Tom Ode"));
    table.keep(&format!("exit.{OUTCOME}.status"), "y").unwrap();
    table.keep(&format!("exit.{OUTCOME}.evidence"), line).unwrap();
    table
}

/// What is asked of the outcome beside how it stands, and how that is said.
fn asked(table: &mut Table) -> String {
    let outcome: CriterionRef = OUTCOME.parse().unwrap();
    let fields: Vec<Field> = table.steps().into_iter().flat_map(|part| part.fields).collect();
    let missing = |field: &Field| match field {
        Field::Exit(id, line) if *id == outcome => {
            !matches!(line, ExitLine::Status | ExitLine::Evidence | ExitLine::Role)
        }
        _ => false,
    };
    table.with(|situation, session, _| {
        let prompt = |field: &Field| topic::prompt(situation, session, field);
        let asks = fields.iter().filter(|field| missing(field)).map(|field| prompt(field).ask);
        let stands = prompt(&Field::Exit(outcome.clone(), ExitLine::Status)).standing;
        [stands].into_iter().chain(asks).collect::<Vec<_>>().join(" | ")
    })
}

/// How a line of an outcome is asked, and whether Enter stops there.
fn line(table: &mut Table, outcome: &str, line: ExitLine) -> Option<(Prompt, bool)> {
    let field = Field::Exit(outcome.parse().unwrap(), line);
    let is_there = table.steps().iter().any(|part| part.fields.contains(&field));
    let asked = table.with(|situation, session, _| {
        let prompt = topic::prompt(situation, session, &field);
        (prompt, topic::is_asked(SoFar { situation, session }, &field))
    });
    is_there.then_some(asked)
}

#[test]
fn a_role_that_nobody_has_yet_is_asked_beside_the_outcome_and_the_map_takes_it() {
    let mut table = Table::at("b2b-buyer-aligned", "prove");
    let is_asked = |table: &mut Table| line(table, WANTS_A_ROLE, ExitLine::Role);
    let say = |table: &mut Table, line: &str, text: &str| {
        table.keep(&format!("exit.{WANTS_A_ROLE}.{line}"), text).unwrap();
    };
    say(&mut table, "status", "y");
    say(&mut table, "evidence", "dana mail 18 nov");
    let (prompt, stops) = is_asked(&mut table).unwrap();
    assert_eq!((prompt.ask.as_str(), stops), ("Is Dana the Evaluator?", false));
    say(&mut table, "role", "no");
    assert!(is_asked(&mut table).is_some(), "no says nothing of the map");
    say(&mut table, "role", "yes");
    let dana = &table.session.people[&"dana-fox".parse().unwrap()];
    assert_eq!(dana.roles.last().unwrap().as_str(), "evaluator");
    assert_eq!(is_asked(&mut table), None);
}

#[test]
fn what_is_missing_of_what_they_did_in_part_can_be_said_and_need_not() {
    let mut table = said("");
    table.keep(&format!("exit.{OUTCOME}.status"), "p").unwrap();
    let (prompt, stops) = line(&mut table, OUTCOME, ExitLine::Missing).unwrap();
    assert_eq!((prompt.ask.as_str(), stops), ("What is missing?", false));
    table.keep(&format!("exit.{OUTCOME}.missing"), "the weights").unwrap();
    let (prompt, _) = line(&mut table, OUTCOME, ExitLine::Missing).unwrap();
    assert_eq!(prompt.kept, "the weights");
    assert_eq!(asked(&mut table), "partly | What is missing?");
}

#[test]
fn who_else_would_say_so_is_asked_once_of_somebody_who_has_left() {
    let mut table = said("");
    for outcome in [OUTCOME, "align.decision-steps"] {
        let evidence = Some(danas_mail(TODAY));
        let finding =
            Finding { status: Status::Yes, on: Some(TODAY), evidence, ..Finding::NOT_ASKED };
        table.book.deal.exit.insert(outcome.parse().unwrap(), finding);
    }
    table.book.deal.set_left(&"dana-fox".parse().unwrap(), Some(TODAY));
    let heading = |table: &mut Table, outcome: &str| {
        let field = Field::Exit(outcome.parse().unwrap(), ExitLine::Status);
        table.with(|situation, session, _| topic::prompt(situation, session, &field).section)
    };
    let asks = "Dana Fox has left. Who else would say so now?";
    assert_eq!(heading(&mut table, OUTCOME), asks);
    assert_eq!(heading(&mut table, "align.decision-steps"), "What the buyer has done");
}

#[test]
fn what_a_line_lacks_is_asked_after_it_and_nothing_else() {
    #[track_caller]
    fn case(line: &str, expected: &str) {
        assert_eq!(asked(&mut said(line)), expected, "{line}");
    }
    case("dana mail 18 nov", "Dana Fox · email · Wed 18 Nov");
    case("dana mail last week", "Dana Fox · email · about Sun 22 Nov");
    case("tom says laura approved, mail 18 nov", "Tom Ode told us · email · Wed 18 Nov");
    case("dana mail", "we assume so: when? | When?");
    case("dana 18 nov", "we assume so: how? | How do you know?");
    case("mail 18 nov", "we assume so: who? | Who did it, or showed it to us?");
    case(
        "no",
        "we assume so: who did it, how and when? | Who did it, or showed it to us? | How do you know? | When?",
    );
    case("Dnaa mail 18 nov", "we assume so: who? | Who was it?");
    case("Purchasing sent the order 18 nov", "we assume so: who? | Who signed, sent or showed it?");
    case("dana accepted the invite for 8 dec", "we assume so: when? | When was that accepted?");
    case("dana refused by mail 18 nov", "we assume so: that reads as not yet: y again if they did");
    case("tom will mail it next week", "we assume so: not done yet: s makes it a step");
    case(
        "mailed dana the plan 18 nov",
        "we assume so: that is what we did. What did Dana do? | That is what we did. What did Dana do?",
    );
    case("", "we assume so");
}

#[test]
fn each_part_that_is_told_counts_and_the_text_is_kept() {
    #[track_caller]
    fn case(line: &str, told: &[(&str, &str)], expected: &str) {
        let mut table = said(line);
        for (part, text) in told {
            assert_eq!(table.criterion(OUTCOME), CriterionStanding::Assumed, "{line}");
            table.keep(&format!("exit.{OUTCOME}.{part}"), text).unwrap();
        }
        assert_eq!(asked(&mut table), expected, "{line}");
        let text = &table.session.exit[&OUTCOME.parse().unwrap()].finding.evidence;
        let text = text.as_ref().unwrap().text.clone().unwrap_or_default();
        assert!(text.starts_with(line) || text.is_empty(), "{text}");
    }
    case("dana mail", &[("day", "yesterday")], "Dana Fox · email · Mon 23 Nov");
    case("dana mail", &[("day", "oct")], "Dana Fox · email · about Sat 31 Oct");
    case("dana fri", &[("kind", "call")], "Dana Fox · call · Fri 20 Nov");
    case(
        "trust me",
        &[("who", "ilse"), ("kind", "document"), ("day", "fri")],
        "Ilse · document · Fri 20 Nov",
    );
    case("Dnaa mail fri", &[("who", "dana-fox")], "Dana Fox · email · Fri 20 Nov");
    case(
        "mailed dana the plan fri",
        &[("who", "she confirmed in the call yesterday")],
        "Dana Fox · call · Mon 23 Nov",
    );
    case("dana refused by mail fri", &[("status", "y")], "Dana Fox · email · Fri 20 Nov");
}

#[test]
fn what_is_not_done_yet_becomes_a_step() {
    let mut table = said("tom will mail it next week");
    table.keep(&format!("exit.{OUTCOME}.status"), "s").unwrap();
    let step = table.session.actions.values().next().unwrap();
    assert!(step.text.contains("mail it"), "{step:?}");
    assert_eq!(step.criterion, Some(OUTCOME.parse().unwrap()));
    let mut table = said("dana mail");
    assert!(table.keep(&format!("exit.{OUTCOME}.status"), "s").is_err());
}

#[test]
fn a_day_ahead_and_a_department_are_refused_where_they_are_asked_for() {
    let refused = |table: &mut Table, part: &str, text: &str| {
        table.keep(&format!("exit.{OUTCOME}.{part}"), text).unwrap_err().to_string()
    };
    let mut table = said("dana mail");
    assert!(refused(&mut table, "day", "fri 27 nov").contains("is still to come"));
    assert!(refused(&mut table, "day", "soon").contains("is not a day"));
    let mut table = said("mail 18 nov");
    assert!(refused(&mut table, "who", "Purchasing").contains("is nobody"));
}

#[test]
fn of_rows_that_lacked_only_their_day_four_are_asked_for_it() {
    let mut table = Table::at("b2b-buyer-aligned", "commit");
    let finding = Finding {
        status: Status::Yes,
        on: Some(date(2026, 11, 10)),
        evidence: Some(Evidence { on: None, ..danas_mail(TODAY) }),
        ..Finding::NOT_ASKED
    };
    let criteria: Vec<CriterionRef> = table.process.criteria().map(|(id, _)| id).collect();
    for id in criteria {
        table.book.deal.exit.insert(id, finding.clone());
    }
    let days = |table: &mut Table| {
        let fields = table.steps().into_iter().flat_map(|part| part.fields);
        fields.filter(|field| matches!(field, Field::Exit(_, ExitLine::When))).collect::<Vec<_>>()
    };
    let asked = days(&mut table);
    assert!((1..=4).contains(&asked.len()), "{asked:?}");
    let first = asked[0].to_string();
    table.keep(&first, "18 nov").unwrap();
    let Field::Exit(id, _) = &asked[0] else { unreachable!() };
    assert_eq!(table.criterion(&id.to_string()), CriterionStanding::Verified);
    assert_eq!(days(&mut table).len(), asked.len() - 1);
}

#[test]
fn a_fact_that_the_rep_has_told_stands_at_its_outcome_and_y_takes_it() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    let stage = table.process.stage(&"align".parse().unwrap()).unwrap().clone();
    let question = stage.questions.iter().find(|question| question.exit.is_some()).unwrap();
    let outcome = format!("align.{}", question.exit.as_ref().unwrap());
    let answer = format!("answer.{}.rep", stage.question(question));
    let status = format!("exit.{outcome}.status");
    let stands = |table: &mut Table| {
        table.with(|situation, session, _| {
            topic::prompt(situation, session, &status.parse().unwrap()).standing
        })
    };
    table.keep(&answer, "The board decides").unwrap();
    assert_eq!(stands(&mut table), "not asked");
    table.keep(&answer, "Dana told me the steps in the call today").unwrap();
    assert_eq!(stands(&mut table), "Dana Fox · call · Tue 24 Nov");
    assert_eq!(table.criterion(&outcome), CriterionStanding::NotAsked);
    table.keep(&status, "y").unwrap();
    assert_eq!(table.criterion(&outcome), CriterionStanding::Verified);
    table.keep(&status, "n").unwrap();
    assert_eq!(stands(&mut table), "not yet");
}

/// A finding that lacks at least one of the three parts.
fn lacking() -> impl Strategy<Value = Finding> {
    let day = |from: i32| {
        (from..from + 60).prop_map(|days| TODAY.saturating_add(jiff::Span::new().days(days)))
    };
    let status = prop::sample::select(Status::ALL);
    let kind = prop::option::of(prop::sample::select(EvidenceKind::ALL));
    let on = prop::option::of(prop_oneof![day(-60), day(1)]);
    let text = prop::option::of("[a-z ]{1,12}".prop_map(|text| format!("x{text}")));
    let said = prop::option::of(day(-59));
    (status, kind, any::<bool>(), on, text, said).prop_filter_map(
        "one part is missing",
        |(status, kind, has_who, on, text, said)| {
            let who = has_who.then(|| "dana-fox".parse().unwrap());
            let by: Date = said.map_or(TODAY, |said: Date| said.min(TODAY));
            let is_whole = kind.is_some() && has_who && on.is_some_and(|on| on <= by);
            let evidence = Evidence { kind, who, on, about: None, text };
            let evidence = Some(evidence).filter(|evidence| !evidence.is_empty());
            let finding = Finding { status, on: said, evidence, ..Finding::NOT_ASKED };
            (!is_whole).then_some(finding)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(rounds(48)))]
    #[test]
    fn no_door_calls_less_than_the_three_parts_verified(
        findings in prop::collection::vec(lacking(), 40),
        is_of_the_session in any::<bool>(),
    ) {
        let mut table = Table::at("b2b-buyer-aligned", "align");
        let process = table.process.clone();
        for ((id, criterion), finding) in process.criteria().zip(findings.into_iter().cycle()) {
            if is_of_the_session {
                let found = Found { outcome: criterion.outcome.clone(), finding };
                table.session.exit.insert(id, found);
            } else {
                table.book.deal.exit.insert(id, finding);
            }
        }
        let (deal, session) = (&table.book.deal, &table.session);
        for (id, _) in process.criteria() {
            prop_assert_ne!(deal.standing(&id, TODAY), CriterionStanding::Verified);
            prop_assert_ne!(session.standing(deal, &id, TODAY), CriterionStanding::Verified);
        }
        let mut book = DealBook::new(deal.clone());
        book.sessions.insert(session.id.clone(), session.clone());
        let books = table.books();
        let mut books = books;
        books.deals.insert(deal.id.clone(), book.clone());
        let page = deal_page::page(&book, &books, TODAY, false);
        for line in page.iter().flat_map(|section| &section.lines) {
            let told = line.unfolds.iter().map(|(_, words)| words);
            for words in told.chain([&line.right, &line.text]) {
                prop_assert!(!words.starts_with("verified"), "{line:?}");
            }
        }
        let whole = serde_json::to_value(json::deal::whole(&book, &books, TODAY)).unwrap();
        for stage in whole["stages"].as_array().unwrap() {
            prop_assert_eq!(&stage["verified"], 0);
            prop_assert_ne!(&stage["standing"], "firm");
            for outcome in stage["exit"].as_array().unwrap() {
                prop_assert_ne!(&outcome["standing"], "verified");
            }
        }
        for rung in ladder::ladder(deal, &process, TODAY) {
            prop_assert!(rung.standing != "firm", "{rung:?}");
        }
        let listed = cell(Column::Verified, Listed::Whole(&book), &books, TODAY);
        prop_assert!(matches!(&listed, Cell::Plain(words) if words.starts_with("0 of")), "{listed:?}");
        let minutes = markdown(&minutes(session, &book, &books, TODAY, true));
        prop_assert!(!minutes.contains("verified"), "{minutes}");
        let here = process.stage(&session.stage_at_start).unwrap().required().count();
        let missing = table.with(|situation, session, _| {
            verified::missing(SoFar { situation, session }).len()
        });
        prop_assert_eq!(missing, here);
    }
}

#[test]
fn what_was_answered_for_one_outcome_is_offered_for_no_other() {
    let mut table = Table::at("b2b-buyer-aligned", "explore");
    table
        .keep("answer.explore.who-else.rep", "Dana feels it, she told me on the phone on 20 nov")
        .unwrap();
    let offered = |table: &mut Table, outcome: &str| {
        table.keep(&format!("exit.explore.{outcome}.status"), "y").unwrap();
        let field = format!("exit.explore.{outcome}.evidence").parse().unwrap();
        table.with(|situation, session, _| topic::prompt(situation, session, &field)).offered
    };
    assert_eq!(offered(&mut table, "why-now"), Offer::None);
    assert_eq!(table.criterion("explore.why-now"), CriterionStanding::Assumed);
}
