//! Time: what is said when there is little left, and what was out of time.

use sideline::cli::json;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Beginning, PartId, Session, SessionState};
use sideline::interview::walk::{minutes_left, points, to_next_call};

use super::{AGREED, field, session, walked};
use crate::support::acme::wanted;
use crate::support::play::Play;
use crate::support::table::Table;

#[test]
fn what_is_left_is_said_when_only_the_next_call_has_time() {
    #[track_caller]
    fn case(kind: SessionKind, at: &PartId, spent: u32, expected: Option<u32>) {
        let mut table = Table::at("simple", "propose").beginning(Beginning::now(kind));
        let steps = table.steps();
        let left = minutes_left(&table.session, &steps, at, spent);
        assert_eq!(left, expected, "{kind} at {at} after {spent} seconds");
    }
    use SessionKind::{Full, Prep, Quick, Standard};
    case(Standard, &PartId::InTheWay, 24 * 60 - 1, None);
    case(Standard, &PartId::InTheWay, 24 * 60, Some(6));
    case(Standard, &PartId::Open, 24 * 60 + 1, Some(6));
    case(Standard, &PartId::InTheWay, 25 * 60, Some(5));
    case(Standard, &PartId::InTheWay, 40 * 60, Some(0));
    case(Standard, &PartId::NextCall, 25 * 60, None);
    case(Standard, &PartId::Agree, 25 * 60, None);
    case(Full, &PartId::InTheWay, 35 * 60 - 1, None);
    case(Full, &PartId::InTheWay, 35 * 60, Some(10));
    case(Quick, &PartId::InTheWay, 5 * 60, Some(5));
    case(Prep, &PartId::InTheWay, 90 * 60, None);
}

fn out_of_time(session: &Session) -> Vec<String> {
    session.out_of_time.iter().map(ToString::to_string).collect()
}

#[test]
fn what_lies_before_the_next_call_is_out_of_time_and_needs_no_reason() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.session.spend(&PartId::Open, 20);
    table.session.spend(&"stage.align".parse().unwrap(), 20);
    let at = "stage.align".parse().unwrap();
    table.with(|situation, session, _| to_next_call(situation, session, &at, true));
    assert_eq!(out_of_time(&table.session), ["stage.prove", "buyer-map", "in-the-way"]);
    assert_eq!(table.session.stages[&"prove".parse().unwrap()].name, "Prove");
    // What is visited after all is taken out again.
    table.session.spend(&PartId::BuyerMap, 0);
    assert_eq!(out_of_time(&table.session), ["stage.prove", "in-the-way"]);
    let points = table.with(|situation, session, _| points(situation, session));
    assert_eq!(points.expected, 5, "neither worked nor expected, the stages behind as one");
}

#[test]
fn what_is_left_out_with_a_reason_is_not_out_of_time() {
    let mut table = Table::at("simple", "propose");
    table.keep("left_out.buyer-map", "Nobody new").unwrap();
    table.with(|situation, session, _| to_next_call(situation, session, &PartId::Open, true));
    assert_eq!(
        out_of_time(&table.session),
        ["open", "stage.discover", "stage.propose", "in-the-way"]
    );
}

#[test]
fn what_was_out_of_time_comes_first_next_time() {
    let mut table = Table::at("simple", "propose");
    let mut last = table.session.clone();
    last.id = "zzzz0000".parse().unwrap();
    last.state = SessionState::Agreed;
    last.out_of_time.insert(PartId::InTheWay);
    table.book.sessions.insert(last.id.clone(), last);
    let names: Vec<String> = table.steps().into_iter().map(|step| step.name).collect();
    assert_eq!(names[..3], ["Open", "In the way", "1 Discover"]);
}

/// When no more is left than the last parts need.
fn short() -> Play {
    wanted("Is it real?").wait(24 * 60)
}

#[test]
fn before_time_is_short_what_lies_between_is_passed_and_asked_about() {
    let mut play = wanted("Is it real?").keys("<f9>");
    assert!(field(&mut play).starts_with("call."), "{}", field(&mut play));
    assert_eq!(out_of_time(&session(&play)), [""; 0]);
    let mut play = play.keys("<esc><end><enter>");
    let screen = play.screen_in((120, 40));
    assert!(screen.contains("Not worked today: the stages behind, Align"), "{screen}");
}

#[test]
fn one_key_goes_to_the_next_call() {
    for keys in ["<f9>", "<esc>o"] {
        let mut play = short().keys(keys);
        assert!(field(&mut play).starts_with("call."), "{keys}: {}", field(&mut play));
        assert!(out_of_time(&session(&play)).contains(&"in-the-way".to_owned()), "{keys}");
        let screen = play.screen_in((120, 40));
        assert!(screen.contains("↷ In the way"), "{keys}: {screen}");
        // Going back takes it out again.
        let play = play.keys("<pgup>").answers(&[("What is holding this deal up?", "Legal")]);
        assert!(!out_of_time(&session(&play)).contains(&"in-the-way".to_owned()), "{keys}");
    }
}

#[test]
fn other_programs_are_told_what_was_out_of_time() {
    let play = short().keys("<f9>");
    let books = play.model.books.as_ref().unwrap();
    let session = session(&play);
    let shape =
        json::session::whole(&session, &books.deals[&session.deal], books, session.day(), false);
    let shape = serde_json::to_value(shape).unwrap();
    let steps = shape["steps"].as_array().unwrap();
    let standing = |id: &str| {
        let step = steps.iter().find(|step| step["id"] == id);
        step.map(|step| (step["standing"].clone(), step["why"].clone()))
    };
    assert_eq!(standing("in-the-way"), Some(("out-of-time".into(), serde_json::Value::Null)));
    assert_eq!(standing("open").unwrap().0, "done");
}

#[test]
fn a_quiet_line_says_that_time_is_short() {
    let mut play = wanted("Is it real?");
    assert!(!play.screen().contains("F9"), "{}", play.screen());
    play = play.wait(24 * 60);
    for size in [(120, 40), (80, 24), (60, 20)] {
        let screen = play.screen_in(size);
        assert!(screen.contains("6 minutes left: F9 goes to the next call"), "{screen}");
    }
    let mut play = play.keys("<f9>");
    assert!(!play.screen().contains("F9 goes"), "{}", play.screen());
}

#[test]
fn how_it_was_held_is_a_sentence() {
    let (mut play, _) = walked(wanted("Is it real?").keys("<f9>"), &AGREED);
    let screen = play.screen_in((120, 40));
    let said: String =
        screen.lines().map(|line| line.trim_matches(['│', ' '])).collect::<Vec<_>>().join(" ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("1 minute, "), "{said}");
    assert!(said.contains("Not worked"), "{said}");
    assert!(said.contains("the way"), "{said}");
}
