use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::*;
use crate::domain::action::{Move, Obstacle, Side};
use crate::domain::ask::{AskKind, AskStatus, Executive};
use crate::domain::call::{CallPlan, CallStatus, Outcome};
use crate::domain::process::SessionKind;
use crate::domain::session::{Agreement, CallLookedBack, LookedBack, SessionState, Sitting, Then};
use crate::sample::{Sample, TODAY};

/// A session of today between Ana and Goran, whom both agreed to.
fn session() -> Session {
    let sitting = Sitting {
        id: "k3v9x2m4".parse().unwrap(),
        kind: SessionKind::Standard,
        manager: Some("goran".parse().unwrap()),
        started: TODAY.to_zoned_datetime(TimeZone::UTC).unwrap(),
    };
    let Sample { process, book } = Sample::at("align");
    let session = Session::start(sitting, &book.deal, &process);
    let agreed = ["ana", "goran"].map(|who| (who.parse().unwrap(), agreement(&session, who)));
    Session { state: SessionState::Agreed, agreed: agreed.into(), ..session }
}

fn agreement(session: &Session, who: &str) -> Agreement {
    let typed_by = session.rep.clone();
    Agreement { at: session.started.clone(), by: who.parse().unwrap(), typed_by }
}

fn ask(of: Asked) -> Ask {
    let day = date(2026, 11, 10);
    let deal = "acme".parse().unwrap();
    Ask::new("w2n6t8rb".parse().unwrap(), deal, AskKind::Call, "ana".parse().unwrap(), of, day)
}

fn goran() -> Asked {
    Asked::Ours("goran".parse().unwrap())
}

#[test]
fn an_ask_is_promised_where_the_manager_who_is_asked_has_agreed() {
    #[track_caller]
    fn case(of: &Asked, has_agreed: bool, expected: (AskStatus, Option<Date>)) {
        let mut session = session();
        let goran = "goran".parse().unwrap();
        session.agreed.retain(|person, _| has_agreed || *person != goran);
        session.asks = BTreeMap::from([("w2n6t8rb".parse().unwrap(), ask(of.clone()))]);
        let [new] = new_asks(&session).try_into().unwrap();
        assert_eq!((new.status, new.replied), expected, "{of:?}, {has_agreed}");
        assert_eq!((new.created, new.session), (TODAY, Some(session.id)));
    }
    let executive = |name: &str| Asked::Executive(Executive { name: name.to_owned(), title: None });
    let (promised, open) = ((AskStatus::Accepted, Some(TODAY)), (AskStatus::Open, None));
    case(&goran(), true, promised);
    case(&goran(), false, open);
    case(&executive("Petra Lund"), true, open);
    case(&Asked::Ours("ana".parse().unwrap()), true, open);
    // Nobody was named: it is the manager's.
    case(&executive(" "), true, promised);
}

#[test]
fn a_promise_is_done_dropped_or_moved_once() {
    #[track_caller]
    fn case(look: LookedBack, expected: impl Fn(&mut Ask)) {
        let mut session = session();
        let mut promise = ask(goran());
        promise.accept(date(2026, 11, 11)).unwrap();
        promise.needed_by = Some(date(2026, 11, 20));
        session.promises = BTreeMap::from([(promise.id.clone(), look)]);
        let after = promise_after(&session, &promise);
        expected(&mut promise);
        assert_eq!(after, promise);
        assert_eq!(promise_after(&session, &after), after);
    }
    let look = |then| LookedBack { then: Some(then), ..LookedBack::default() };
    let declined = |why: &'static str| {
        move |ask: &mut Ask| {
            ask.status = AskStatus::Declined;
            ask.replied = Some(TODAY);
            ask.reply = Some(why.to_owned());
        }
    };
    let note = Some("He called".to_owned());
    case(LookedBack { note: note.clone(), ..look(Then::Done) }, |ask| {
        ask.status = AskStatus::Done;
        ask.closed = Some(TODAY);
        ask.result = Some("He called".to_owned());
    });
    let in_the_way = |obstacle| LookedBack { got_in_the_way: Some(obstacle), ..look(Then::Drop) };
    case(LookedBack { note, ..look(Then::Drop) }, declined("He called"));
    case(in_the_way(Obstacle::NotWorthIt), declined("not worth it any more"));
    case(in_the_way(Obstacle::Other), declined("dropped when we looked back on it"));
    let due = Some(date(2026, 12, 1));
    case(LookedBack { due, ..look(Then::NewDate) }, |ask| ask.needed_by = Some(date(2026, 12, 1)));
    case(LookedBack { due, ..look(Then::Smaller) }, |ask| ask.needed_by = Some(date(2026, 12, 1)));
    case(look(Then::NewDate), |_| {});
    case(look(Then::Ask), |_| {});
    case(LookedBack::default(), |_| {});
}

#[test]
fn a_call_is_held_or_called_off_as_it_was_told_first() {
    #[track_caller]
    fn case(before: (CallStatus, &Held), told: &Held, expected: CallStatus, held: &Held) {
        let mut session = session();
        let call = Call {
            id: "m4x8c2vj".parse().unwrap(),
            deal: session.deal.clone(),
            status: before.0,
            plan: CallPlan::default(),
            held: before.1.clone(),
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: None,
        };
        let look = CallLookedBack { text: "Dana signs".to_owned(), held: told.clone() };
        session.outcomes = BTreeMap::from([(call.id.clone(), look)]);
        let after = call_after(&session, &call);
        assert_eq!((after.status, &after.held), (expected, held));
    }
    let nothing = Held::default();
    let order = Held { outcome: Some(Outcome::Order), ..nothing.clone() };
    let off = Held { moved_by: Some(Side::Buyer), ..nothing.clone() };
    let refused = Held { outcome: Some(Outcome::NoSale), ..nothing.clone() };
    let planned = (CallStatus::Planned, &nothing);
    case(planned, &order, CallStatus::Held, &order);
    case(planned, &off, CallStatus::Cancelled, &off);
    case(planned, &nothing, CallStatus::Planned, &nothing);
    // Held, and nobody had said what came of it.
    case((CallStatus::Held, &nothing), &order, CallStatus::Held, &order);
    case((CallStatus::Held, &refused), &order, CallStatus::Held, &refused);
    case((CallStatus::Cancelled, &nothing), &order, CallStatus::Cancelled, &nothing);
}

#[test]
fn a_planned_call_is_planned_otherwise_by_what_both_agreed() {
    #[track_caller]
    fn case(state: SessionState, status: CallStatus, day: Option<Date>, is_moved: bool) {
        let mut session = Session { state, ..session() };
        let before = CallPlan { date: Some(date(2026, 12, 3)), ..CallPlan::default() };
        let call = Call {
            id: "m4x8c2vj".parse().unwrap(),
            deal: session.deal.clone(),
            status,
            plan: before.clone(),
            held: Held::default(),
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: None,
        };
        let plan = CallPlan { date: day, ..before.clone() };
        session.calls = BTreeMap::from([(call.id.clone(), plan.clone())]);
        let after = call_after(&session, &call);
        assert_eq!(after.plan, if is_moved { plan } else { before }, "{state} {status} {day:?}");
        let moves: Vec<_> = after.moved.values().map(|moved| (moved.from, moved.to)).collect();
        let expected = (call.plan.date, day);
        assert_eq!(moves, if is_moved { vec![expected] } else { Vec::new() });
        assert_eq!(call_after(&session, &after), after, "once more changes nothing");
    }
    let friday = Some(date(2026, 12, 11));
    case(SessionState::Agreed, CallStatus::Planned, friday, true);
    case(SessionState::Ended, CallStatus::Planned, friday, false);
    case(SessionState::Agreed, CallStatus::Cancelled, friday, false);
    case(SessionState::Agreed, CallStatus::Planned, None, false);
}

/// A step of Ana's, agreed on 1 November and carried that often since.
fn carried(times: i8) -> Action {
    let moved = (0..times).map(|n| (date(2026, 11, 5 + n), date(2026, 11, 12 + n)));
    let moved = moved.map(|(on, to)| {
        let moved = Move {
            from: None,
            to,
            by: "ana".parse().unwrap(),
            got_in_the_way: None,
            why: None,
            session: Some("b2k7m3pd".parse().unwrap()),
        };
        (on, moved)
    });
    let agreed = AgreedOn {
        session: "a1k7m3pd".parse().ok(),
        on: date(2026, 11, 1),
        due: Some(date(2026, 11, 5)),
        changed_why: None,
        by: None,
        typed_by: None,
    };
    let sample = Sample::at("align").owing(ActionStatus::Open, date(2026, 11, 20));
    let step = sample.book.actions.into_values().next().unwrap();
    Action { agreed: Some(agreed), moved: moved.collect(), ..step }
}

#[test]
fn the_third_carry_is_agreed_anew() {
    #[track_caller]
    fn case(carries: i8, session: &Session, is_anew: bool) {
        let step = carried(carries);
        let after = looked_back(session, &step);
        let anew = AgreedOn {
            session: Some(session.id.clone()),
            on: TODAY,
            due: after.due,
            changed_why: None,
            by: None,
            typed_by: None,
        };
        let expected = if is_anew { Some(anew) } else { step.agreed };
        assert_eq!(after.due, Some(date(2026, 12, 1)));
        assert_eq!(after.agreed, expected, "{carries}, {}", session.state);
        assert_eq!(after.carries() == 0, is_anew, "{carries}, {}", session.state);
        assert_eq!(looked_back(session, &after), after);
    }
    let look = LookedBack {
        text: "Ask Dana for one name".to_owned(),
        then: Some(Then::Smaller),
        due: Some(date(2026, 12, 1)),
        ..LookedBack::default()
    };
    let looked_back = BTreeMap::from([("h7k2p9qd".parse().unwrap(), look)]);
    let agreed = Session { looked_back, ..session() };
    let ended = Session { state: SessionState::Ended, agreed: [].into(), ..agreed.clone() };
    let mut unconfirmed = agreed.clone();
    unconfirmed.agreed.remove(&"ana".parse().unwrap());
    case(1, &agreed, false);
    case(2, &agreed, true);
    case(3, &agreed, true);
    case(2, &ended, false);
    case(2, &unconfirmed, false);
}

#[test]
fn what_was_changed_and_its_owner_confirms_later_waits_until_then() {
    #[track_caller]
    fn case(carries: i8, is_new: bool) {
        let look = LookedBack {
            text: "Ask Dana for one name".to_owned(),
            then: Some(Then::Smaller),
            due: Some(date(2026, 12, 1)),
            ..LookedBack::default()
        };
        let looked_back_on = BTreeMap::from([("h7k2p9qd".parse().unwrap(), look)]);
        let agreed = [].into();
        let session = Session { looked_back: looked_back_on, agreed, ..session() };
        let step = carried(carries);
        let mut after = looked_back(&session, &step);
        assert_eq!((after.status, &after.agreed), (ActionStatus::Proposed, &step.agreed));
        after.confirm(Some(session.id), TODAY, None, None).unwrap();
        assert_eq!(after.status, ActionStatus::Open);
        assert_eq!(after.agreed != step.agreed, is_new, "{carries}");
    }
    case(1, false);
    case(2, true);
}

#[test]
fn somebody_else_may_take_a_step_over_and_what_they_do_with_it_stays() {
    let owner = Owner::Ours("goran".parse().unwrap());
    let look = LookedBack {
        text: "Ask Dana".to_owned(),
        then: Some(Then::Smaller),
        owner: Some(owner.clone()),
        due: Some(date(2026, 12, 1)),
        ..LookedBack::default()
    };
    let looked_back_on = BTreeMap::from([("h7k2p9qd".parse().unwrap(), look)]);
    let session = Session { looked_back: looked_back_on, ..session() };
    let after = looked_back(&session, &carried(0));
    assert_eq!(after.owner, owner);
    let reworded = Action { text: "Ask Dana today".to_owned(), ..after };
    assert_eq!(looked_back(&session, &reworded), reworded);
}

#[test]
fn what_was_passed_with_a_reason_stays_with_the_step() {
    let mut session = session();
    let overrides = BTreeMap::from([("a3".parse().unwrap(), "Closed until January".to_owned())]);
    let step = crate::domain::session::NewStep {
        text: "Send it".to_owned(),
        overrides: overrides.clone(),
        ..Default::default()
    };
    session.actions = BTreeMap::from([("b3c5d7fg".parse().unwrap(), step)]);
    assert_eq!(new_actions(&session)[0].overrides, overrides);
}
