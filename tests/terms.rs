//! How much, by when they would sign, and whose date that is: one line at the
//! opening of a session on a deal that does not have it.

use insta::assert_snapshot;
use jiff::civil::{Date, date};
use sideline::domain::fold::fold;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Beginning, OrUnknown, SessionState};
use sideline::interview::field::Field;
use sideline::interview::guidance;
use sideline::interview::situation::SoFar;
use sideline::interview::topic::prompt;
use sideline::reading::amount;

use crate::support::acme::{GOAL, session};
use crate::support::play::Play;
use crate::support::table::Table;

const BOTH: &str = "How much, and by when would they sign? Whose date is that?";
const FIELD: &str = "close_date_whose";
const SESSIONS: &str = "deals/acme-robotics-plant-rollout/sessions";

/// In front of the question.
fn asked() -> Play {
    session().answers(&[(GOAL, "Is the date real?")]).until(BOTH)
}

/// What the record of the session says of it.
fn kept(play: &Play) -> Vec<String> {
    let record = play.file(&format!("{SESSIONS}/{}", play.names(SESSIONS)[0]));
    let is_meant =
        |line: &&str| ["amount", "currency", "close_date"].iter().any(|key| line.starts_with(key));
    record.lines().filter(is_meant).map(str::to_owned).collect()
}

#[test]
fn the_question() {
    assert_snapshot!(asked().keys("120000, 31 jan").shot());
}

#[test]
fn one_line_says_it_all_and_is_kept_as_facts() {
    let mut play = asked().keys("120000, 31 jan, theirs, Dana");
    let understood = "120 000 EUR · Sun 31 Jan · theirs, told by Dana";
    assert!(play.screen().contains(understood), "{}", play.screen());
    let play = play.keys("<enter>");
    let facts = [
        "close_date_whose = \"theirs\"",
        "close_date_source = \"Dana\"",
        "amount = \"120000\"",
        "currency = \"EUR\"",
        "close_date = 2027-01-31",
    ];
    assert_eq!(kept(&play), facts);
}

#[test]
fn what_the_line_lacks_is_asked_beside_it_and_stays_open() {
    let mut play = asked().keys("120000");
    assert!(play.screen().contains("120 000 EUR · when? · whose date?"), "{}", play.screen());
    assert_eq!(kept(&play.keys("<enter>")), ["amount = \"120000\"", "currency = \"EUR\""]);
    assert_eq!(kept(&asked().keys("<enter>")), [""; 0], "Enter says nothing");
}

#[test]
fn that_nobody_knows_is_an_answer() {
    let play = asked().keys("?<enter>");
    assert_eq!(kept(&play), ["amount = \"unknown\"", "close_date = \"unknown\""]);
    let read = play.killed().keys("<enter>");
    assert_eq!(kept(&read), ["amount = \"unknown\"", "close_date = \"unknown\""]);
}

#[test]
fn what_a_piece_may_be_is_chosen_from_and_the_rest_of_the_line_stays() {
    let mut play = asked().keys("3.400k, 31 jan, theirs<enter>");
    for choice in ["1  3 400 000 EUR, 31 jan, theirs", "2  3 400 EUR, 31 jan, theirs"] {
        assert!(play.screen().contains(choice), "{}", play.screen());
    }
    assert!(kept(&play.keys("2")).contains(&"amount = \"3400\"".to_owned()));
}

#[test]
fn what_says_none_of_it_is_refused_and_the_text_stays() {
    #[track_caller]
    fn case(typed: &str, why: &str) {
        let mut play = asked().keys(typed).keys("<enter>");
        let screen = play.screen();
        assert!(screen.contains(typed), "the text stays: {screen}");
        let words: String = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(why), "{typed}: {screen}");
        assert_eq!(kept(&play), [""; 0], "{typed}");
    }
    case("3.400k", "Write 3 400 000 EUR or 3 400 EUR");
    case("lots", "\"lots\" is no amount, day or whose date");
    case("31 jan, 14 feb", "Sun 31 Jan and Sun 14 Feb are two days");
    case("2026-11-20", "Fri 20 Nov has passed");
}

#[test]
fn only_what_the_deal_lacks_is_asked() {
    #[track_caller]
    fn case(kind: SessionKind, amount: Option<&str>, closes: Option<Date>, asked: Option<&str>) {
        let mut table = Table::at("b2b-buyer-aligned", "align");
        table.book.deal.amount = amount.map(|amount| amount::read(amount, Some("EUR")).unwrap());
        table.book.deal.close_date = closes;
        let mut table = table.beginning(Beginning::now(kind));
        let field: Field = FIELD.parse().unwrap();
        let is_asked = table.steps()[0].fields.contains(&field);
        let words = table.with(|situation, session, _| prompt(situation, session, &field).ask);
        assert_eq!(is_asked.then_some(words.as_str()), asked, "{kind} {amount:?} {closes:?}");
    }
    let (standard, day) = (SessionKind::Standard, Some(date(2027, 1, 20)));
    case(standard, None, None, Some(BOTH));
    case(SessionKind::Full, None, day, Some("How much is it?"));
    case(standard, Some("120000"), None, Some("By when would they sign? Whose date is that?"));
    case(standard, Some("120000"), day, None);
    let past = Some(date(2026, 11, 20));
    case(standard, Some("120000"), past, Some("By when would they sign? Whose date is that?"));
    case(standard, None, past, Some(BOTH));
    case(SessionKind::Quick, None, None, None);
    case(SessionKind::Prep, None, None, None);
    let quarter_end = Some(date(2026, 12, 29));
    let whose = "Whose date is Tue 29 Dec, theirs or ours, and who told you?";
    case(SessionKind::Quick, None, quarter_end, Some(whose));
}

#[test]
fn what_was_said_becomes_a_fact_of_the_deal_and_a_move_where_it_got_a_date_since() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep(FIELD, "120000, 31 jan, theirs, Dana").unwrap();
    let mut deal = table.book.deal.clone();
    fold(&table.session, &mut deal);
    assert_eq!(deal.amount.unwrap().to_string(), "120 000 EUR");
    assert_eq!((deal.close_date, deal.close_date_moved.len()), (Some(date(2027, 1, 31)), 0));
    let mut deal = table.book.deal.clone();
    deal.close_date = Some(date(2027, 2, 26));
    fold(&table.session, &mut deal);
    let moved = &deal.close_date_moved[&table.session.day()];
    assert_eq!((moved.from, moved.to), (Some(date(2027, 2, 26)), Some(date(2027, 1, 31))));
    assert_eq!(moved.by.as_ref().unwrap().as_str(), "ana");
}

#[test]
fn a_question_mark_changes_no_fact_and_an_empty_line_takes_all_of_it_back() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.keep(FIELD, "?").unwrap();
    assert_eq!(table.session.changed.amount, Some(OrUnknown::Unknown));
    let mut deal = table.book.deal.clone();
    fold(&table.session, &mut deal);
    assert_eq!((deal.amount, deal.close_date), (None, None));
    table.keep(FIELD, "").unwrap();
    assert_eq!((&table.session.changed.amount, &table.session.changed.close_date), (&None, &None));
}

#[test]
fn a_close_date_that_has_passed_is_asked_about_and_moves_with_what_changed() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.book.deal.amount = Some(amount::read("120000", Some("EUR")).unwrap());
    table.book.deal.close_date = Some(date(2026, 11, 20));
    let why: Field = "changed.close_date_why".parse().unwrap();
    let fields = table.steps()[0].fields.clone();
    let at = |field: &Field| fields.iter().position(|there| there == field);
    assert!(at(&why) < at(&FIELD.parse().unwrap()) && at(&why).is_some());
    let ask = table.with(|situation, session, _| prompt(situation, session, &why).ask);
    assert_eq!(ask, "Close date was Fri 20 Nov. What changed on their side?");
    table.keep("changed.close_date_why", "Their board meets in January").unwrap();
    table.keep(FIELD, "31 jan").unwrap();
    let mut deal = table.book.deal.clone();
    fold(&table.session, &mut deal);
    let moved = &deal.close_date_moved[&table.session.day()];
    assert_eq!(moved.why.as_deref(), Some("Their board meets in January"));
    assert_eq!(deal.close_date, Some(date(2027, 1, 31)));
}

#[test]
fn what_we_said_we_do_not_know_is_not_asked_again_in_the_stage() {
    #[track_caller]
    fn case(said: &str, stage: &str, is_asked: bool) {
        let mut table = Table::at("simple", "discover");
        table.keep(FIELD, said).unwrap();
        let mut session = table.session.clone();
        session.state = SessionState::Agreed;
        table.book.sessions.insert(session.id.clone(), session);
        table.book.deal.stage = stage.parse().unwrap();
        let mut next = table.beginning(Beginning::now(SessionKind::Standard));
        let fields: Vec<Field> = next.steps().into_iter().flat_map(|part| part.fields).collect();
        let there = fields.iter().any(|field| field.to_string() == FIELD);
        assert_eq!(there, is_asked, "{said} {stage}");
    }
    case("?", "discover", false);
    case("?", "propose", true);
    case("", "discover", true);
}

#[test]
fn another_signing_day_in_an_answer_is_asked_about_under_it() {
    let mut table = Table::at("simple", "discover");
    table.book.deal.close_date = Some(date(2027, 1, 31));
    let mut remark = |text: &str| {
        let parts = table.steps();
        let answers = parts.iter().flat_map(|part| &part.fields);
        let is_answer = |field: &&Field| matches!(field, Field::Answer(_));
        let field = answers.into_iter().find(is_answer).unwrap().clone();
        table.keep(&field.to_string(), text).unwrap();
        table.with(|situation, session, _| guidance::remark(SoFar { situation, session }, &field))
    };
    let asks = "Do they sign by Mon 15 Mar? The close date is Sun 31 Jan.";
    assert_eq!(remark("Dana signs by 15 mar"), Some(asks.to_owned()));
    assert_eq!(remark("Dana signs by 31 jan"), None);
    assert_eq!(remark("Dana meets the board on 15 mar"), None);
}

#[test]
fn it_is_asked_about_once_under_whatever_the_rep_has_answered() {
    #[track_caller]
    fn case(said: &str, day: &str) {
        let mut table = Table::at("simple", "discover");
        table.book.deal.close_date = Some(date(2027, 1, 31));
        let mut remark = |key: &str, text: &str| {
            table.keep(key, text).unwrap();
            let field: Field = key.parse().unwrap();
            table.with(|situation, session, _| {
                guidance::remark(SoFar { situation, session }, &field)
            })
        };
        let asks = format!("Do they sign by {day}? The close date is Sun 31 Jan.");
        assert_eq!(remark("in_the_way.holding_up", said), Some(asks), "{said}");
        assert_eq!(remark("in_the_way.need", said), None, "{said}: once");
    }
    case("Anke signs on 18 dec", "Fri 18 Dec");
    case("close by 18 dec", "Fri 18 Dec");
    case("order comes on 15 jan", "Fri 15 Jan");
    case("slips to 15 jan", "Fri 15 Jan");
}
