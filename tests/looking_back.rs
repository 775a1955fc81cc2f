//! Look back: what became of steps, promises and calls.

use jiff::civil::{Date, date};
use sideline::domain::action::{ActionStatus, Move, Owner, Side};
use sideline::domain::ask::{Ask, AskKind, AskStatus, Asked, Executive};
use sideline::domain::call::{Asker, CallPlan, ManagerRole, Outcome};
use sideline::domain::fold::{looked_back, promise_after};
use sideline::domain::id::PersonId;
use sideline::domain::session::{Head, SessionState, Then};
use sideline::exchange::markdown::markdown;
use sideline::interview::field::Field;
use sideline::interview::keep::Refusal;
use sideline::interview::owed::by;
use sideline::interview::prompt::{Entry, Prompt};
use sideline::interview::situation::SoFar;
use sideline::interview::topic::prompt;
use sideline::pages::given;
use sideline::pages::minutes::minutes;

use crate::support::table::{TODAY, Table};

const STEP: &str = "looked_back.action.aaaa1111";
const PROMISE: &str = "looked_back.ask.cccc3333";
const CALL: &str = "looked_back.call.m4x8c2vj";

/// With a step of Ana's that was carried so often, and is not done today.
fn carried(times: i8) -> Table {
    let mut table = Table::at("simple", "discover").owing("aaaa1111", "ana", date(2026, 11, 20));
    let step = table.book.actions.values_mut().next().unwrap();
    for time in 1..=times {
        let moved = Move {
            from: None,
            to: date(2026, 11, 20),
            by: "ana".parse().unwrap(),
            got_in_the_way: None,
            why: None,
            session: Some("k3v9x2m4".parse().unwrap()),
        };
        step.moved.insert(date(2026, 11, 10 + time), moved);
    }
    give(&mut table, STEP, &[("done", "not-yet"), ("got_in_the_way", "time")]);
    table
}

/// With help that Goran promised by a day.
fn promised(by: Date) -> Table {
    let mut table = Table::at("simple", "discover");
    let ask = Ask::new(
        "cccc3333".parse().unwrap(),
        table.book.deal.id.clone(),
        AskKind::Resource,
        "ana".parse().unwrap(),
        Asked::Ours("goran".parse().unwrap()),
        date(2026, 11, 10),
    );
    let ask = Ask {
        status: AskStatus::Accepted,
        gist: Some("an hour with our lawyer".to_owned()),
        needed_by: Some(by),
        ..ask
    };
    table.book.asks.insert(ask.id.clone(), ask);
    table
}

/// With a call of last Friday's on which the manager was to have that role.
fn called(role: Option<ManagerRole>) -> Table {
    let plan = CallPlan {
        date: Some(date(2026, 11, 20)),
        with: vec!["dana-fox".parse().unwrap()],
        objective: Some("Dana edits the plan.".to_owned()),
        fallback: Some("She names who does".to_owned()),
        role_planned: role,
        ..CallPlan::default()
    };
    Table::at("simple", "discover").calling(plan)
}

fn give(table: &mut Table, of: &str, answers: &[(&str, &str)]) {
    for (part, answer) in answers {
        table.keep(&format!("{of}.{part}"), answer).unwrap();
    }
}

fn asked(table: &mut Table, field: &str) -> Prompt {
    let field: Field = field.parse().unwrap();
    table.with(|situation, session, _| prompt(situation, session, &field))
}

/// The answers offered, as they are kept.
fn offered(table: &mut Table, field: &str) -> Vec<String> {
    match asked(table, field).entry {
        Entry::Choice(choices, _) => choices.into_iter().map(|choice| choice.value).collect(),
        other => panic!("no choice: {other:?}"),
    }
}

/// What Look back asks by now, in one line.
fn parts(table: &mut Table) -> String {
    let fields = table.steps()[1].fields.clone();
    let part = |field: &Field| field.to_string().rsplit('.').next().unwrap().to_owned();
    fields.iter().map(part).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_step_that_was_carried_twice_gets_no_new_date_alone() {
    #[track_caller]
    fn case(times: i8, expected: &[&str]) {
        let mut table = carried(times);
        assert_eq!(offered(&mut table, &format!("{STEP}.then")), expected, "{times} times");
        let answer = table.keep(&format!("{STEP}.then"), "new-date");
        assert_eq!(answer.is_ok(), expected.contains(&"new-date"), "{times} times: {answer:?}");
    }
    case(0, &["new-date", "smaller", "ask", "drop"]);
    case(1, &["new-date", "smaller", "ask", "drop"]);
    case(2, &["smaller", "ask", "drop"]);
    case(3, &["smaller", "ask", "drop"]);
}

/// With a step of the manager's that was carried so often, and is not done today.
fn managers(times: i8) -> Table {
    let mut table = carried(times);
    let step = table.book.actions.values_mut().next().unwrap();
    step.owner = Owner::Ours("goran".parse().unwrap());
    step.is_inside = true;
    table
}

#[test]
fn a_step_of_the_managers_can_be_handed_to_the_rep() {
    for times in [0, 2] {
        let mut table = managers(times);
        assert!(offered(&mut table, &format!("{STEP}.then")).contains(&"hand-over".to_owned()));
        give(&mut table, STEP, &[("then", "hand-over")]);
        assert_eq!(asked(&mut table, &format!("{STEP}.then")).kept, "hand-over");
        assert_eq!(parts(&mut table), "done got_in_the_way then due");
        give(&mut table, STEP, &[("due", "fri")]);
        let ana: PersonId = "ana".parse().unwrap();
        let owed = table.with(|situation, session, _| by(SoFar { situation, session }, &ana));
        assert_eq!(owed[0].words, "↻ Step aaaa1111: now Ana's, due Fri 27 Nov");
        let step = table.book.actions.values().next().unwrap();
        let after = looked_back(&table.session, step);
        assert!(after.owner.is(&ana) && !after.is_inside, "{after:?}");
        assert_eq!(after.due, Some(date(2026, 11, 27)));
    }
}

#[test]
fn nobody_is_handed_a_step_of_their_own() {
    let mut table = carried(0);
    assert_eq!(table.keep(&format!("{STEP}.then"), "hand-over"), Err(Refusal::Choice));
}

#[test]
fn a_third_carry_wants_other_words_or_another_owner_before_its_date() {
    #[track_caller]
    fn case(times: i8, answers: &[(&str, &str)], is_taken: bool) {
        let mut table = carried(times);
        give(&mut table, STEP, &[("then", "smaller")]);
        give(&mut table, STEP, answers);
        let answer = table.keep(&format!("{STEP}.due"), "fri");
        let expected = if is_taken { Ok(()) } else { Err(Refusal::Unchanged) };
        assert_eq!(answer, expected, "{times} times, {answers:?}");
    }
    case(2, &[], false);
    case(2, &[("text", "Step aaaa1111")], false);
    case(2, &[("text", " Step aaaa1111 ")], false);
    case(2, &[("owner", "ana")], false);
    case(2, &[("text", "Call Tom")], true);
    case(2, &[("owner", "goran")], true);
    case(2, &[("owner", "dana")], true);
    case(1, &[], true);
}

#[test]
fn a_step_of_before_makes_nobody_step_in() {
    #[track_caller]
    fn case(answers: &[(&str, &str)], is_taken: bool) {
        let mut table = carried(2);
        give(&mut table, STEP, &[("then", "smaller")]);
        let mut taken = Ok(());
        for (part, text) in answers {
            taken = taken.and_then(|()| table.keep(&format!("{STEP}.{part}"), text));
        }
        let refusal =
            || Refusal::StepsIn { manager: "Goran Petrovic".to_owned(), rep: "Ana".to_owned() };
        assert_eq!(taken, is_taken.then_some(()).ok_or_else(refusal), "{answers:?}");
    }
    case(&[("text", "Call Dana"), ("owner", "goran")], false);
    case(&[("owner", "goran"), ("text", "Call Dana")], false);
    case(&[("text", "Call Dana")], true);
    case(&[("text", "Brief Ana for the call"), ("owner", "goran")], true);
}

#[test]
fn a_third_carry_asks_for_words_owner_and_date() {
    let mut table = carried(2);
    give(&mut table, STEP, &[("then", "smaller")]);
    assert_eq!(parts(&mut table), "done got_in_the_way then text owner due");
    let mut second = carried(1);
    give(&mut second, STEP, &[("then", "smaller")]);
    assert_eq!(parts(&mut second), "done got_in_the_way then text due");
}

#[test]
fn who_takes_the_other_words_back_takes_the_date_back() {
    let mut table = carried(2);
    give(&mut table, STEP, &[("then", "smaller"), ("text", "Call Tom"), ("due", "fri")]);
    let due = |table: &Table| table.session.looked_back.values().next().unwrap().due;
    assert_eq!(due(&table), Some(date(2026, 11, 27)));
    give(&mut table, STEP, &[("text", "")]);
    assert_eq!(due(&table), None);
}

#[test]
fn the_same_words_on_another_day_are_a_new_date_and_nothing_smaller() {
    let mut table = carried(0);
    give(&mut table, STEP, &[("then", "smaller"), ("text", "Step aaaa1111"), ("due", "fri")]);
    let then = |table: &Table| table.session.looked_back.values().next().unwrap().then;
    assert_eq!(then(&table), Some(Then::NewDate));
    give(&mut table, STEP, &[("then", "smaller"), ("text", "Call Tom"), ("due", "fri")]);
    assert_eq!(then(&table), Some(Then::Smaller));
}

#[test]
fn who_did_not_know_how_is_offered_to_practise_it() {
    #[track_caller]
    fn case(got_in_the_way: &str, owner: &str, expected: &str) {
        let mut table =
            Table::at("simple", "discover").owing("aaaa1111", owner, date(2026, 11, 20));
        give(&mut table, STEP, &[("done", "not-yet"), ("got_in_the_way", got_in_the_way)]);
        assert_eq!(asked(&mut table, &format!("{STEP}.then")).aside, expected, "{owner}");
    }
    let practise = "Practise it once, right here: Ana says it, Goran plays the buyer.";
    case("did-not-know-how", "ana", practise);
    case("did-not-know-how", "goran", "");
    case("time", "ana", "");
}

#[test]
fn a_promise_is_kept_moved_or_dropped_with_a_reason() {
    let mut table = promised(date(2026, 11, 20));
    let done = asked(&mut table, &format!("{PROMISE}.done"));
    assert_eq!(done.section, "Goran promised");
    assert!(done.ask.contains("an hour with our lawyer"), "{}", done.ask);
    assert_eq!(done.aside, "due Fri 20 Nov, 4 days late");
    give(&mut table, PROMISE, &[("done", "not-yet"), ("got_in_the_way", "time")]);
    assert_eq!(offered(&mut table, &format!("{PROMISE}.then")), ["new-date", "drop"]);
    assert_eq!(table.keep(&format!("{PROMISE}.then"), "ask"), Err(Refusal::Choice));
    give(&mut table, PROMISE, &[("then", "new-date"), ("due", "fri")]);
    let look = table.session.promises.values().next().unwrap();
    assert_eq!((look.then, look.due), (Some(Then::NewDate), Some(date(2026, 11, 27))));
    give(&mut table, PROMISE, &[("then", "drop")]);
    assert_eq!(parts(&mut table), "done got_in_the_way then why");
}

#[test]
fn what_came_of_a_call_is_asked_beside_what_was_meant() {
    let prompt = asked(&mut called(None), &format!("{CALL}.outcome"));
    assert_eq!(prompt.section, "Call of Fri 20 Nov with Dana Fox");
    assert_eq!(prompt.aside, "The plan: Dana edits the plan; if not, She names who does.");
    let Entry::Choice(choices, _) = &prompt.entry else { panic!("{prompt:?}") };
    let keys: String = choices.iter().filter_map(|choice| choice.key).collect();
    assert_eq!(keys, "anorut");
}

#[test]
fn each_outcome_asks_what_belongs_to_it_and_is_derived() {
    #[track_caller]
    fn case(answers: &[(&str, &str)], asks: &str, came: Option<Outcome>, moved_by: Option<Side>) {
        let mut table = called(None);
        give(&mut table, CALL, answers);
        assert_eq!(parts(&mut table), asks, "{answers:?}");
        let held = &table.session.outcomes.values().next().unwrap().held;
        assert_eq!((held.came(), held.moved_by), (came, moved_by), "{answers:?}");
    }
    let advance = ("outcome", "advance");
    let (act, day) = (("buyer_act", "Dana sends her date"), ("buyer_act_by", "fri"));
    let acts = "outcome buyer_act buyer_act_by role";
    case(&[advance, act, day], acts, Some(Outcome::Advance), None);
    case(&[advance, act], acts, Some(Outcome::Continuation), None);
    case(&[advance], acts, Some(Outcome::Continuation), None);
    case(&[("outcome", "continuation")], "outcome role", Some(Outcome::Continuation), None);
    case(&[("outcome", "order")], "outcome role", Some(Outcome::Order), None);
    case(&[("outcome", "no-sale")], "outcome role", Some(Outcome::NoSale), None);
    case(&[("outcome", "ours")], "outcome", None, Some(Side::Ours));
    case(&[("outcome", "buyer")], "outcome", None, Some(Side::Buyer));
    let changed = [advance, act, day, ("outcome", "continuation")];
    case(&changed, "outcome role", Some(Outcome::Continuation), None);
    case(&[advance, act, day, ("outcome", "ours")], "outcome", None, Some(Side::Ours));
    case(&[("outcome", "ours"), ("outcome", "order")], "outcome role", Some(Outcome::Order), None);
}

#[test]
fn after_a_call_it_is_asked_whether_the_manager_was_there_and_who_asked() {
    #[track_caller]
    fn case(planned: Option<ManagerRole>, answers: &[(&str, &str)], expected: &str) {
        let mut table = called(planned);
        give(&mut table, CALL, answers);
        assert_eq!(parts(&mut table), expected, "{planned:?} {answers:?}");
    }
    let joint = Some(ManagerRole::TechnicalExpert);
    let order = ("outcome", "order");
    case(None, &[order], "outcome role");
    case(None, &[order, ("role", "crutch")], "outcome role asks");
    case(Some(ManagerRole::Absent), &[order], "outcome role");
    case(joint, &[], "outcome");
    case(joint, &[order], "outcome role");
    case(joint, &[order, ("role", "crutch")], "outcome role asks");
    case(joint, &[order, ("role", "absent")], "outcome role");
    case(joint, &[("outcome", "ours")], "outcome");
}

#[test]
fn who_was_not_there_asked_for_nothing() {
    let mut table = called(Some(ManagerRole::Crutch));
    let held = |table: &Table| table.session.outcomes.values().next().unwrap().held.clone();
    give(&mut table, CALL, &[("outcome", "order"), ("role", "crutch"), ("asks", "manager")]);
    assert_eq!(held(&table).asks, Some(Asker::Manager));
    give(&mut table, CALL, &[("role", "absent")]);
    assert_eq!(held(&table).asks, Some(Asker::Rep));
    give(&mut table, CALL, &[("outcome", "")]);
    assert!(table.session.outcomes.is_empty());
}

#[test]
fn help_that_waits_for_an_answer_gets_one() {
    #[track_caller]
    fn case(answers: &[(&str, &str)], status: AskStatus, said: Option<&str>) {
        let mut table = promised(date(2026, 11, 28));
        let id = "cccc3333".parse().unwrap();
        table.book.asks.get_mut(&id).unwrap().status = AskStatus::Open;
        give(&mut table, PROMISE, answers);
        let after = promise_after(&table.session, &table.book.asks[&id]);
        assert_eq!(after.status, status, "{answers:?}");
        assert_eq!(after.reply.or(after.result).as_deref(), said, "{answers:?}");
    }
    case(&[("done", "accepted")], AskStatus::Accepted, None);
    case(&[("done", "done"), ("note", "We found a way")], AskStatus::Done, Some("We found a way"));
    case(&[("done", "drop"), ("why", "She is away")], AskStatus::Declined, Some("She is away"));
    case(&[], AskStatus::Open, None);
    let mut table = promised(date(2026, 11, 28));
    let refusal = table.keep(&format!("{PROMISE}.done"), "accepted").unwrap_err();
    assert_eq!(refusal, Refusal::Choice, "what was promised is not promised again");
}

#[test]
fn help_asked_of_somebody_else_is_not_the_managers_to_promise() {
    let mut table = promised(date(2026, 11, 28));
    let ask = table.book.asks.values_mut().next().unwrap();
    ask.status = AskStatus::Open;
    ask.of = Asked::Executive(Executive { name: "Eva Lund".to_owned(), title: None });
    assert!(!table.steps().iter().any(|step| step.name == "Look back"));
}

#[test]
fn what_is_done_after_its_day_asks_on_which_day_it_was() {
    let keys = |table: &mut Table, of: &str| {
        let back = table.steps().into_iter().find(|part| part.name == "Look back").unwrap();
        let keys = back.fields.into_iter().map(|field| field.to_string());
        let keys: Vec<String> = keys
            .filter_map(|key| key.strip_prefix(of)?.strip_prefix('.').map(str::to_owned))
            .collect();
        keys.join(" ")
    };
    let late = || Table::at("simple", "discover").owing("aaaa1111", "ana", date(2026, 11, 20));
    let mut table = late();
    table.book.actions.values_mut().for_each(|step| step.created = date(2026, 11, 10));
    give(&mut table, STEP, &[("done", "done")]);
    assert_eq!(keys(&mut table, STEP), "done closed note");
    let early = table.keep(&format!("{STEP}.closed"), "9 nov");
    assert!(matches!(early, Err(Refusal::Early(_))), "{early:?}");
    assert!(table.keep(&format!("{STEP}.closed"), "fri 27 nov").is_err(), "it is ahead");
    let closed = |table: &Table| {
        looked_back(&table.session, table.book.actions.values().next().unwrap()).closed
    };
    assert_eq!(closed(&table), Some(TODAY), "left open");
    give(&mut table, STEP, &[("closed", "fri 20 nov")]);
    assert_eq!(closed(&table), Some(date(2026, 11, 20)));

    let mut table = promised(date(2026, 11, 20));
    give(&mut table, PROMISE, &[("done", "done"), ("closed", "19 nov")]);
    let ask = table.book.asks.values().next().unwrap();
    assert_eq!(promise_after(&table.session, ask).closed, Some(date(2026, 11, 19)));

    let mut table = Table::at("simple", "discover").owing("aaaa1111", "ana", date(2026, 11, 24));
    give(&mut table, STEP, &[("done", "done")]);
    assert_eq!(keys(&mut table, STEP), "done note", "it is due today");
}

#[test]
fn who_confirms_later_has_the_steps_that_were_changed_proposed_too_and_they_are_named() {
    let mut table = Table::at("simple", "discover").owing("aaaa1111", "ana", date(2026, 11, 20));
    let lines = [
        ("done", "not-yet"),
        ("got_in_the_way", "time"),
        ("then", "smaller"),
        ("text", "Ask Dana one thing"),
        ("due", "fri"),
    ];
    give(&mut table, STEP, &lines);
    table.session.confirm_later.insert("ana".parse().unwrap());
    table.session.state = SessionState::Agreed;
    let step = table.book.actions.values_mut().next().unwrap();
    (step.status, step.text) = (ActionStatus::Proposed, "Ask Dana one thing".to_owned());
    let (books, Table { book, team, session, .. }) = (table.books(), &table);
    let words = given::word_of_each(session, book, team);
    assert_eq!(words, [(false, "Ana confirms later: 1 step proposed".to_owned())]);
    assert_eq!(given::how_far(&Head::of(session), 1).0, "Proposed");
    assert_eq!(given::how_far(&Head::of(session), 0).0, "Agreed", "she has confirmed");
    let changed = given::changed_steps(session, book, &books, TODAY);
    let named = "Ana Ruiz: ↻ Ask Dana one thing, by Fri 20 Nov".to_owned();
    assert_eq!(changed, [("Changed", named)]);
    let minutes = markdown(&minutes(session, book, &books, TODAY, false));
    let said = "made smaller, ran out of time, Fri 27 Nov (proposed)";
    assert!(minutes.contains(said), "{minutes}");
    assert!(minutes.contains(": proposed, and agreed by nobody yet"), "{minutes}");
}

#[test]
fn what_showed_that_the_larger_step_was_done_goes_with_its_words() {
    let mut table = Table::at("simple", "discover").owing("aaaa1111", "ana", date(2026, 11, 20));
    let before = Some("Rolf has it in his locker".to_owned());
    table.book.actions.values_mut().next().unwrap().done_when = before.clone();
    give(&mut table, STEP, &[("done", "not-yet"), ("then", "smaller")]);
    let aside = asked(&mut table, &format!("{STEP}.text")).aside;
    assert_eq!(aside, "In other words, \"Done when: Rolf has it in his locker\" goes.");
    let same = table.book.actions.values().next().unwrap().text.clone();
    let done_when = |table: &Table| {
        looked_back(&table.session, table.book.actions.values().next().unwrap()).done_when
    };
    give(&mut table, STEP, &[("text", &same), ("due", "fri")]);
    assert_eq!(done_when(&table), before);
    give(&mut table, STEP, &[("text", "Ask Rolf one question"), ("due", "fri")]);
    assert_eq!(done_when(&table), None);
}
