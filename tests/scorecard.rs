//! The scorecard: asked where a stage wants something of it, kept, folded into
//! the deal, and counted at the gate.

use std::fmt::Write as _;

use sideline::domain::fold::fold;
use sideline::domain::missing::Missing;
use sideline::domain::session::SessionState;
use sideline::interview::situation::SoFar;
use sideline::interview::topic::is_asked;
use sideline::interview::topic::prompt;
use sideline::interview::verified::missing;

use crate::support::acme::new_deal;
use crate::support::binary::User;
use crate::support::play::Play;
use crate::support::table::{TODAY, Table};

/// The elements that each stage asks, those that Enter passes by in brackets.
fn asked(table: &mut Table) -> String {
    let steps = table.steps();
    table.with(|situation, session, _| {
        let line = |step: &sideline::interview::walk::Part| {
            let fields = step.fields.iter().filter(|field| field.to_string().starts_with("elem"));
            let fields: Vec<String> = fields
                .map(|field| {
                    let id = field.to_string().replace("element.", "").replace(".level", "");
                    if is_asked(SoFar { situation, session }, field) {
                        id
                    } else {
                        format!("({id})")
                    }
                })
                .collect();
            (!fields.is_empty()).then(|| format!("{}: {}", step.name, fields.join(" ")))
        };
        steps.iter().filter_map(line).collect::<Vec<_>>().join(", ")
    })
}

fn standing(table: &mut Table, element: &str) -> String {
    let field = format!("element.{element}.level").parse().unwrap();
    table.with(|situation, session, _| prompt(situation, session, &field).standing)
}

/// A deal as the session leaves it.
fn folded(mut table: Table) -> Table {
    table.session.state = SessionState::Agreed;
    let mut deal = table.book.deal.clone();
    fold(&table.session, &mut deal);
    table.book.deal = deal;
    let beginning = table.session.beginning();
    table.session.id = "zzzz0000".parse().unwrap();
    table.beginning(beginning)
}

#[test]
fn a_stage_asks_after_the_buyers_acts_what_it_wants_of_each_element() {
    let mut table = Table::at("enterprise-qualification", "scope");
    assert_eq!(asked(&mut table), "1 Scope: metrics pain");
    let scope = table.steps().into_iter().find(|step| step.name == "1 Scope").unwrap();
    let keys: Vec<String> = scope.fields.iter().map(ToString::to_string).collect();
    let at = |start: &str| keys.iter().rposition(|key| key.starts_with(start)).unwrap();
    assert!(at("answer.") < at("exit.") && at("exit.") < at("element."), "{keys:?}");
    assert!(at("element.") < at("changed.buyer_stage"), "{keys:?}");
}

#[test]
fn an_element_stands_beside_the_level_that_is_needed() {
    let mut table = Table::at("enterprise-qualification", "scope");
    assert_eq!(standing(&mut table, "pain"), "not asked, needs 2");
    table.keep("element.pain.level", "1").unwrap();
    assert_eq!(standing(&mut table, "pain"), "1, needs 2");
    assert_eq!(asked(&mut table), "1 Scope: metrics (pain)");
    table.keep("element.pain.level", "2").unwrap();
    assert_eq!(standing(&mut table, "pain"), "2 assumed, needs 2");
    assert_eq!(asked(&mut table), "1 Scope: metrics (pain) (pain.evidence)");
    table.keep("element.pain.evidence", "dana said so").unwrap();
    assert_eq!(standing(&mut table, "pain"), "2 assumed: when?, needs 2");
    table.keep("element.pain.evidence", "dana mail 18 nov").unwrap();
    assert_eq!(standing(&mut table, "pain"), "2 of 2 needed");
    // The same level once more keeps what shows it, another one does not.
    table.keep("element.pain.level", "2").unwrap();
    assert_eq!(standing(&mut table, "pain"), "2 of 2 needed");
    table.keep("element.pain.level", "3").unwrap();
    assert_eq!(standing(&mut table, "pain"), "3 assumed, needs 2");
    table.keep("element.pain.level", "").unwrap();
    assert_eq!(standing(&mut table, "pain"), "not asked, needs 2");
}

#[test]
fn what_is_no_level_is_refused() {
    let mut table = Table::at("enterprise-qualification", "scope");
    for (field, text) in [("element.pain.level", "4"), ("element.pain.level", "high")] {
        assert!(table.keep(field, text).is_err(), "{field} {text}");
    }
    assert!(table.keep("element.weather.level", "1").is_err());
    assert!(table.session.elements.is_empty());
}

#[test]
fn a_minimum_that_is_not_reached_is_named_at_the_gate_and_needs_a_reason() {
    let mut table = Table::at("enterprise-qualification", "scope").verified("scope");
    table.keep("element.metrics.level", "1").unwrap();
    table.keep("element.pain.level", "1").unwrap();
    let open = table.with(|situation, session, _| missing(SoFar { situation, session }));
    assert_eq!(open, [Missing::Element("pain".parse().unwrap())]);
    table.keep("changed.buyer_stage", "scope").unwrap();
    let gate = "changed.stage".parse().unwrap();
    let said = table.with(|situation, session, _| prompt(situation, session, &gate).aside);
    assert!(said.ends_with("Not far enough: Pain 1, needs 2."), "{said}");
    table.keep("changed.stage", "discover").unwrap();
    let fields = table.steps().into_iter().flat_map(|step| step.fields);
    assert!(fields.into_iter().any(|field| field.to_string() == "changed.stage_why"));
    let named: Vec<String> =
        table.session.changed.stage_missing.iter().map(ToString::to_string).collect();
    assert_eq!(named, ["pain"]);
    assert_eq!("pain".parse(), Ok(open[0].clone()));
}

#[test]
fn what_was_enough_once_is_asked_again_in_the_stage_behind_when_it_is_not_any_more() {
    let mut table = Table::at("enterprise-qualification", "discover").verified("scope");
    // What nobody asked while the deal passed is open, and only Tab goes there.
    table.book.deal.enter(&"sponsor".parse().unwrap(), crate::support::table::TODAY);
    let kind = table.session.beginning();
    table = table.beginning(kind);
    let sponsor = "3 Sponsor: economic-buyer decision-criteria decision-process champion";
    assert_eq!(asked(&mut table), format!("2 Discover: (metrics) (pain) (competition), {sponsor}"));
    table.keep("element.pain.level", "2").unwrap();
    table.keep("element.pain.evidence", "dana mail 18 nov").unwrap();
    table.keep("element.metrics.level", "1").unwrap();
    table = folded(table);
    assert_eq!(asked(&mut table), format!("2 Discover: metrics (competition), {sponsor}"));
    // Who confirmed it has left.
    let dana = table.book.deal.people.get_mut(&"dana-fox".parse().unwrap()).unwrap();
    dana.left = Some(crate::support::table::TODAY);
    assert_eq!(asked(&mut table), format!("2 Discover: metrics pain (competition), {sponsor}"));
}

#[test]
fn agreeing_folds_levels_and_evidence_into_the_deal() {
    let mut table = Table::at("enterprise-qualification", "scope");
    let pain = "pain".parse().unwrap();
    assert_eq!(table.book.deal.weighed(&pain, TODAY).in_words(Some(2)), "not asked, needs 2");
    table.keep("element.pain.level", "2").unwrap();
    table.keep("element.pain.evidence", "dana mail 18 nov").unwrap();
    let table = folded(table);
    let score = table.book.deal.score(&pain);
    assert_eq!(table.book.deal.weighed(&pain, TODAY).in_words(Some(2)), "2 of 2 needed");
    assert_eq!(score.by, Some("ana".parse().unwrap()));
    let dana = &table.book.deal.people[&"dana-fox".parse().unwrap()];
    assert_eq!(dana.last_contact, Some(jiff::civil::date(2026, 11, 18)));
}

/// A first session on a new deal in the first stage of the process.
fn begun() -> Play {
    new_deal(Play::first_start_on("enterprise-qualification"), "1").keys("2")
}

#[test]
fn a_whole_session_asks_the_scorecard_and_writes_it_down() {
    let mut pictures = String::new();
    let (play, _) = begun().talk(|play| {
        let field = play.session_screen().unwrap().field().map(|field| field.to_string());
        let field = field.unwrap_or_default();
        let is_first = field == "element.metrics.level" || field == "element.pain.evidence";
        if is_first || field == "changed.stage" {
            writeln!(pictures, "==== {field}\n{}", play.screen()).unwrap();
        }
    });
    insta::assert_snapshot!(pictures);
    let deal = play.file("deals/acme-robotics-plant-rollout/deal.toml");
    let pain = "[element.pain]\nlevel = 2\non = 2026-11-24\nby = \"ana\"\n\n\
        [element.pain.evidence]\nkind = \"email\"\nwho = \"dana\"\non = 2026-11-18\n";
    assert!(deal.contains(pain), "{deal}");
    assert!(deal.contains("[element.champion]\nlevel = 0\n\n"), "not asked: {deal}");
}

#[test]
fn a_deal_shows_how_far_each_element_is() {
    let user = User::with_examples();
    let add = "sideline deal add Lager --account Zoe --owner ana --process \
        enterprise-qualification --stage Discover";
    user.types(add).printed();
    let pain = "[element.pain]\nlevel = 1\non = 2026-12-01\nby = \"ana\"\n";
    user.edit("deals/zoe-lager/deal.toml", "[element.pain]\nlevel = 0\n", pain);
    let shown = user.types("sideline deal show zoe").printed();
    // Nothing wants the paper process yet.
    for [name, stands] in
        [["Pain", "1, needs 2"], ["Champion", "not asked, needs 1"], ["Paper process", "not asked"]]
    {
        let is_row = |line: &str| {
            line.trim().strip_prefix(name).is_some_and(|rest| rest.trim_start() == stands)
        };
        assert!(shown.lines().any(is_row), "{name}: {shown}");
    }
    let json = user.types("sideline deal show zoe --json").printed();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let elements = json["deal"]["elements"].as_array().unwrap();
    let pain = elements.iter().find(|element| element["id"] == "pain").unwrap();
    assert_eq!((&pain["level"], &pain["needed"]), (&1.into(), &2.into()));
    assert_eq!(pain["standing"], "partial");
    // What is no level is told with its place, and the file left alone.
    user.edit("deals/zoe-lager/deal.toml", "level = 1\n", "level = 4\n");
    let told = user.types("sideline deal list").err;
    assert!(told.contains("4 is not a level: 0, 1, 2 or 3"), "{told}");
}

#[test]
fn what_the_evidence_of_an_element_lacks_is_asked_in_place() {
    #[track_caller]
    fn case(line: &str, answers: &[(&str, &str)], expected: &str) {
        let mut table = Table::at("enterprise-qualification", "scope");
        table.keep("element.pain.level", "2").unwrap();
        table.keep("element.pain.evidence", line).unwrap();
        for (part, text) in answers {
            table.keep(&format!("element.pain.{part}"), text).unwrap();
        }
        let fields = table.steps().into_iter().flat_map(|part| part.fields);
        let asked = fields
            .map(|field| field.to_string())
            .filter_map(|field| field.strip_prefix("element.pain.").map(str::to_owned));
        assert_eq!(asked.collect::<Vec<_>>().join(" "), expected, "{line} {answers:?}");
    }
    case("dana mail 18 nov", &[], "level evidence");
    case("dana mail", &[], "level evidence when");
    case("dana mail", &[("when", "last week")], "level evidence");
    case("she said so", &[("when", "18 nov")], "level evidence who");
    case("trust me", &[], "level evidence who how when");
    case("trust me", &[("who", "Dana"), ("how", "email"), ("when", "18 nov")], "level evidence");
    case("dana refused by mail", &[], "level evidence");
}
