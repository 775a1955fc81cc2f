//! What is caught in passing, and what is asked before both agree.

use jiff::civil::date;
use sideline::domain::fold;
use sideline::domain::session::Points;
use sideline::interview::field::Field;
use sideline::interview::noted;
use sideline::interview::popup::{self, Popup};
use sideline::interview::prompt::{Entry, Says};
use sideline::interview::situation::SoFar;
use sideline::interview::topic::prompt;

use crate::support::acme::behind;
use crate::support::play::Play;
use crate::support::table::Table;

fn at_align() -> Table {
    Table::at("b2b-buyer-aligned", "align")
}

/// The fields of a popup by now, by the last word of their keys.
fn asked(table: &mut Table, popup: &Popup) -> Vec<String> {
    let fields = table.with(|situation, session, _| popup.fields(situation, session));
    let last = |field: &Field| field.to_string().rsplit('.').next().unwrap_or_default().to_owned();
    fields.iter().map(last).collect()
}

/// The fields that wait before both agree, each as what and which.
fn waiting(table: &mut Table) -> Vec<String> {
    let steps = table.steps();
    let keys = steps.last().unwrap().fields.iter().map(ToString::to_string);
    let checks = keys.filter(|key| key.contains(".override."));
    let short = |key: String| {
        format!("{} {}", key.split('.').next().unwrap(), key.rsplit('.').next().unwrap())
    };
    checks.map(short).collect()
}

#[test]
fn an_ask_asks_what_its_kind_needs() {
    #[track_caller]
    fn case(kind: &str, expected: &str) {
        let mut table = at_align();
        let popup = Popup::Ask(table.fresh.ask.clone());
        assert_eq!(asked(&mut table, &popup), ["kind"]);
        table.keep("ask.NEW.kind", kind).unwrap();
        assert_eq!(asked(&mut table, &popup).join(" "), expected, "{kind}");
    }
    case("email", "kind of recipient wording gist needed_by");
    case("call", "kind of recipient what_happened what_they_do my_next my_next_due needed_by");
    case("opinion", "kind of rep_view gist needed_by");
    case("resource", "kind of gist needed_by");
    case("unsure", "kind of gist needed_by");
}

#[test]
fn an_ask_is_of_the_manager_until_somebody_else_is_named() {
    #[track_caller]
    fn case(of: &str, expected: &str) {
        let mut table = at_align();
        table.keep("ask.NEW.kind", "opinion").unwrap();
        let told = match table.keep("ask.NEW.of", of) {
            Ok(()) => {
                let ask = table.session.asks.values().next().unwrap();
                ask.of.name(&table.team).to_owned()
            }
            Err(refusal) => refusal.to_string(),
        };
        assert_eq!(told, expected, "{of:?}");
    }
    case("goran", "Goran Petrovic");
    case("Eva Lund, CEO", "Eva Lund");
    case("ana", "whose help is it? Somebody else's name");
    case(
        "Gorna Petrovic",
        "nobody is called \"Gorna Petrovic\": did you mean Goran Petrovic? Else write the whole name",
    );
    case("", "whoever is asked needs a name");
}

#[test]
fn several_people_to_be_called_make_a_list_and_their_titles_come_along() {
    let mut table = at_align();
    let dana = "dana-fox".parse().unwrap();
    table.book.deal.people.get_mut(&dana).unwrap().title = Some("CFO".to_owned());
    table.keep("ask.NEW.kind", "call").unwrap();
    table.keep("ask.NEW.recipient", "dana; Jan Berg, CEO, +47 22 00 00 00").unwrap();
    let ask = table.session.asks.values().next().unwrap();
    let lines: Vec<String> =
        ask.recipients.values().map(sideline::domain::ask::Recipient::in_one_line).collect();
    assert_eq!(lines, ["Dana Fox, CFO", "Jan Berg, CEO, +47 22 00 00 00"]);
}

#[test]
fn what_the_rep_needs_becomes_the_first_ask() {
    let mut table = at_align();
    table.keep("in_the_way.holding_up", "Legal").unwrap();
    table.keep("in_the_way.costing_us", "none").unwrap();
    table.keep("in_the_way.option_1", "Ask Tom").unwrap();
    table.keep("in_the_way.option_2", "Ask Dana").unwrap();
    table.keep("in_the_way.chosen", "1").unwrap();
    table.keep("in_the_way.need", "A lawyer for an hour").unwrap();
    table.keep("ask.NEW.kind", "resource").unwrap();
    let ask = table.session.asks.values().next().unwrap();
    assert_eq!(ask.gist.as_deref(), Some("A lawyer for an hour"));
    assert!(table.session.need_is_an_ask());
    let now = table.session.started.clone();
    table.session.close(&now, Points { worked: 1, expected: 1 });
    assert_eq!(table.session.in_the_way.need, None, "it stands in the ask now");
}

#[test]
fn an_ask_that_lacks_something_waits_for_an_answer_or_a_reason() {
    let mut table = at_align();
    table.keep("ask.NEW.kind", "email").unwrap();
    table.says_why();
    assert_eq!(waiting(&mut table), ["ask k1", "ask k2"]);
    let refusal = table.keep("agreed.ana", "y").unwrap_err();
    assert_eq!(refusal.to_string(), "before you agree: To whom?");
    table.keep("ask.NEW.recipient", "dana").unwrap();
    assert_eq!(waiting(&mut table), ["ask k2"]);
    table.keep("ask.NEW.override.k2", "Goran knows what to say").unwrap();
    table.keep("agreed.ana", "y").unwrap();
}

#[test]
fn a_call_without_a_buyers_act_waits_for_an_answer_or_a_reason() {
    let mut table = at_align();
    table.keep("call.NEW.date", "fri").unwrap();
    table.keep("call.NEW.with", "dana").unwrap();
    table.keep("call.NEW.objective", "We follow up on the plan").unwrap();
    table.keep("call.NEW.act_by", "fri").unwrap();
    let first = waiting(&mut table);
    assert!(!first.is_empty());
    let refusal = table.keep("agreed.ana", "y").unwrap_err();
    assert!(refusal.to_string().starts_with("before you agree: "), "{refusal}");
    table.keep("call.NEW.objective", "Dana edits the plan and puts her date in it").unwrap();
    assert_eq!(waiting(&mut table), [""; 0]);
    table.says_why();
    table.keep("agreed.ana", "y").unwrap();
}

#[test]
fn a_step_of_yesterday_waits_and_its_reason_goes_into_its_record() {
    let mut table = at_align();
    table.keep("action.NEW.text", "Send Tom Ode the cost baseline").unwrap();
    table.keep("action.NEW.owner", "ana").unwrap();
    table.keep("action.NEW.due", "today").unwrap();
    let due = &mut table.session.actions.values_mut().next().unwrap().due;
    *due = due.map(|due| due.yesterday().unwrap());
    assert_eq!(waiting(&mut table), ["action a3"]);
    table.keep("action.NEW.override.a3", "Sent already, for the record").unwrap();
    table.says_why();
    table.keep("agreed.ana", "y").unwrap();
    let action = fold::new_actions(&table.session).remove(0);
    let why: Vec<&str> = action.overrides.values().map(String::as_str).collect();
    assert_eq!(why, ["Sent already, for the record"]);
}

#[test]
fn the_rep_answers_before_the_manager_asks_on() {
    let mut table = at_align();
    let follow_up = "answer.align.told-or-assumed.follow_up.1";
    let refusal = table.keep(&format!("{follow_up}.ask"), "Who at legal?").unwrap_err();
    assert_eq!(refusal.to_string(), "the rep answers first: then you ask on");
    table.keep("answer.align.told-or-assumed.rep", "Legal I assume").unwrap();
    table.keep(&format!("{follow_up}.ask"), "Who at legal?").unwrap();
    table.keep(&format!("{follow_up}.rep"), "Nobody named yet").unwrap();
    table.keep("answer.align.told-or-assumed.rep", "Legal I assume, still").unwrap();
    let answer = table.session.answers.values().next().unwrap();
    assert_eq!(answer.follow_ups[0].rep.as_deref(), Some("Nobody named yet"), "it stays");
    table.keep(&format!("{follow_up}.ask"), "").unwrap();
    assert!(table.session.answers.values().next().unwrap().follow_ups.is_empty());
}

#[test]
fn a_parked_thought_is_hidden_and_fills_the_managers_view_later() {
    let mut table = at_align();
    let prompt_of = |table: &mut Table, key: &str| {
        let field: Field = key.parse().unwrap();
        table.with(|situation, session, _| prompt(situation, session, &field))
    };
    assert_eq!(prompt_of(&mut table, "parked.1").entry, Entry::Hidden);
    table.keep("parked.1", "Legal again").unwrap();
    table.keep("parked.2", "Third deal this quarter").unwrap();
    let offered = prompt_of(&mut table, "coaching.manager_view").offered;
    assert_eq!(offered.text(), "Legal again\nThird deal this quarter");
    table.keep("parked.1", "").unwrap();
    assert_eq!(table.session.coaching.parked, ["Third deal this quarter"]);
}

#[test]
fn an_answer_that_tells_who_and_how_is_in_sight_of_an_outcome_and_no_evidence_of_it() {
    #[track_caller]
    fn case(answer: &str, expected: bool) {
        let mut table = at_align();
        table.keep("answer.align.told-or-assumed.rep", answer).unwrap();
        table.keep("exit.align.criteria-written.status", "y").unwrap();
        let field: Field = "exit.align.criteria-written.evidence".parse().unwrap();
        let prompt = table.with(|situation, session, _| prompt(situation, session, &field));
        assert_eq!(prompt.offered.text(), "", "{answer:?}");
        let said = format!("Said before: {answer}");
        assert_eq!(prompt.aside.ends_with(&said), expected, "{}", prompt.aside);
    }
    case("Dana mailed on 18 Nov that she likes the colour", true);
    case("Legal I assume", false);
    case("Dana likes us", false);
    case("Dana decides it with the board on 14 Jan", false);
}

#[test]
fn what_came_of_a_step_towards_an_outcome_is_offered_as_its_evidence() {
    let step = "align.criteria-written";
    let mut table = at_align().owing("aaaa1111", "ana", date(2026, 11, 27));
    table.book.actions.values_mut().next().unwrap().criterion = Some(step.parse().unwrap());
    table.keep("answer.align.told-or-assumed.rep", "Dana mailed on 18 Nov, she likes it").unwrap();
    table.keep("looked_back.action.aaaa1111.done", "done").unwrap();
    table.keep("looked_back.action.aaaa1111.note", "Dana mailed her list on 18 Nov").unwrap();
    table.keep(&format!("exit.{step}.status"), "y").unwrap();
    let field: Field = format!("exit.{step}.evidence").parse().unwrap();
    let prompt = table.with(|situation, session, _| prompt(situation, session, &field));
    assert_eq!(prompt.offered.text(), "Dana mailed her list on 18 Nov");
    assert!(!prompt.aside.contains("Said before"), "{}", prompt.aside);
}

#[test]
fn what_is_noted_at_a_step_names_it_and_stands_at_no_other() {
    let mut table = at_align().owing("aaaa1111", "ana", date(2026, 11, 20));
    let mut other = table.book.actions.values().next().unwrap().clone();
    (other.id, other.text) = ("bbbb2222".parse().unwrap(), "Call Tom".to_owned());
    table.book.actions.insert(other.id.clone(), other);
    let mut asked = |id: &str| {
        let field: Field = format!("looked_back.action.{id}.then").parse().unwrap();
        table.with(|situation, session, _| {
            let s = SoFar { situation, session };
            noted::asked(s, &field, &prompt(situation, session, &field))
        })
    };
    let (one, another) = (asked("aaaa1111"), asked("bbbb2222"));
    assert_eq!(another, "Call Tom: And now?");
    let notes = [(1, noted::at(&another, "fri"))].into();
    assert_eq!(noted::said_at(&another, &notes), ["fri"]);
    assert_eq!(noted::said_at(&one, &notes), [""; 0]);
}

#[test]
fn the_menu_of_a_rep_alone_has_nothing_that_both_agree() {
    #[track_caller]
    fn case(manager: bool, expected: &[&str]) {
        let mut table = at_align();
        if !manager {
            table.session.manager = None;
        }
        let entry =
            table.with(|situation, session, _| prompt(situation, session, &Field::New)).entry;
        let Entry::Choice(choices, Says::Plan(0)) = entry else { panic!("a menu") };
        let words: Vec<&str> = choices.iter().map(|choice| choice.value.as_str()).collect();
        assert_eq!(words, expected);
    }
    case(
        true,
        &[popup::STEP, popup::ASK, popup::PERSON, popup::NOTE, popup::FOLLOW_UP, popup::THOUGHT],
    );
    case(false, &[popup::PERSON, popup::NOTE]);
}

/// In the current stage of a session, with an answer half typed.
fn while_typing() -> Play {
    behind().keys("Board on 14 J")
}

/// The field in focus, and what is typed in it.
#[track_caller]
fn at(play: &Play) -> (String, String) {
    let row = play.session_screen().unwrap().form.focused().unwrap();
    (row.key().to_owned(), row.typed().unwrap_or_default().to_owned())
}

#[test]
fn what_was_caught_leads_back_to_the_same_cursor() {
    #[track_caller]
    fn case(keys: &str) {
        let play = while_typing();
        let cursor = at(&play);
        let play = play.keys("<left><left>").keys(keys).keys("X");
        let (key, typed) = at(&play);
        assert_eq!(key, cursor.0, "{keys}");
        assert_eq!(typed, "Board on 14X J", "{keys}: where one was typing");
        assert!(play.session_screen().unwrap().below.is_none(), "{keys}");
    }
    case("<ctrl-t>Ask Tom for his number<enter>fri<enter>");
    case("<ctrl-t>Ask Tom for his number by fri<enter>");
    case("<ctrl-t><esc>");
    case("<ctrl-r>3An hour<enter>fri<enter>");
    case("<ctrl-n>nThey moved offices<enter>");
    case("<ctrl-n><esc>");
    case("<f6>Legal again<enter>");
    case("<ctrl-n>pIlse Brandt<enter><esc>");
}

#[test]
fn what_was_being_caught_is_there_again_after_a_crash() {
    #[track_caller]
    fn case(keys: &str, field: &str) {
        let mut play = while_typing().keys(keys).again(date(2026, 11, 24)).keys("<enter>");
        let (key, typed) = at(&play);
        assert!(key.ends_with(field), "{keys}: {key}\n{}", play.screen());
        assert_eq!(typed, "Half a th", "{keys}");
        let play = play.keys("<esc>");
        assert_eq!(at(&play).1, "Board on 14 J", "what lay under it is there as well");
    }
    case("<ctrl-t>Half a th", ".text");
    case("<ctrl-r>4Half a th", ".gist");
    case("<ctrl-n>nHalf a th", "note.1");
    case("<f6>Half a th", "parked.1");
    case("<ctrl-n>pHalf a th", "person");
}

#[test]
fn a_session_with_something_half_caught_is_not_agreed_over() {
    let play = while_typing().keys("<ctrl-u><ctrl-t>Send it<esc><ctrl-t><ctrl-u>Send the list<enter><enter><enter><ctrl-t>Then call<esc><esc><end><enter>");
    let mut play = play.tab_to("Ana, read your steps").keys("y");
    assert!(play.screen().contains("typed, but not kept yet"), "{}", play.screen());
}

#[test]
fn every_line_of_an_ask_is_seen_in_the_smallest_window() {
    let lines =
        ["Jan Berg", "<ctrl-u>They met in May", "Jan calls Dana", "I call her", "", "next fri"];
    let mut play = while_typing().keys("<ctrl-r>2");
    for line in lines {
        let row = play.session_screen().unwrap().form.focused().unwrap();
        let ask: String = row.ask.prompt.ask.chars().take(20).collect();
        let screen = play.screen_in((60, 16));
        assert!(screen.contains(&format!("▌{ask}")), "{ask}\n{screen}");
        play = play.keys(line).keys("<enter>");
    }
    let ask = play.session().asks.values().next().unwrap().clone();
    assert_eq!(ask.lacking(), [], "all that a call needs was said");
    assert!(play.session_screen().unwrap().below.is_none());
}

#[test]
fn a_novel_that_is_pasted_into_a_slip_stays_in_it() {
    let novel = "Once upon a time. ".repeat(2_000);
    let mut play = while_typing().keys("<ctrl-n>n").paste(&novel);
    for size in [(120, 40), (80, 24), (60, 16)] {
        assert!(play.screen_in(size).contains("Once upon a time."), "{size:?}");
    }
    let play = play.keys("<enter>");
    assert_eq!(play.session().notes.values().next().unwrap(), &novel);
    assert_eq!(at(&play).1, "Board on 14 J");
}
