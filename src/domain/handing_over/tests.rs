use jiff::civil::date;

use super::*;
use crate::domain::ask::AskKind;
use crate::domain::call::{CallPlan, Held};
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, Sitting};
use crate::sample::{Sample, TODAY, morning, step};

const DUE: Date = date(2026, 12, 4);

fn id<T: std::str::FromStr<Err = crate::domain::id::NotAnId>>(id: &str) -> T {
    id.parse().unwrap()
}

fn ask(deal: &Deal, name: &str, from: &str, of: &str, status: AskStatus) -> Ask {
    let ask =
        Ask::new(id(name), deal.id.clone(), AskKind::Unsure, id(from), Asked::Ours(id(of)), TODAY);
    Ask { status, ..ask }
}

fn call(deal: &Deal, name: &str, status: CallStatus) -> Call {
    Call {
        id: id(name),
        deal: deal.id.clone(),
        status,
        plan: CallPlan::default(),
        held: Held::default(),
        moved: BTreeMap::new(),
        owner_moved: BTreeMap::new(),
        session: None,
    }
}

/// Ana's deal: two steps of hers, one done, one of Goran's; an ask of hers of Goran,
/// one of Ines of her. Goran coaches Ana and Ines.
fn books() -> Books {
    let mut book = Sample::at("explore").book;
    let deal = &book.deal;
    let done = Action { status: ActionStatus::Done, ..step(deal, "d1", "ana", DUE) };
    let steps = [step(deal, "a1", "ana", DUE), done, step(deal, "g1", "goran", DUE)];
    let asks = [
        ask(deal, "q1", "ana", "goran", AskStatus::Accepted),
        ask(deal, "q2", "ines", "ana", AskStatus::Accepted),
        ask(deal, "q3", "ana", "goran", AskStatus::Done),
    ];
    book.actions.extend(steps.map(|step| (step.id.clone(), step)));
    book.asks.extend(asks.map(|ask| (ask.id.clone(), ask)));
    let calls = [("c1", CallStatus::Planned), ("c2", CallStatus::Held)];
    book.calls.extend(calls.map(|(id, status)| (self::id(id), call(&book.deal, id, status))));
    let mut books = Sample::at("explore").books();
    books.deals.insert(book.deal.id.clone(), book);
    let goran = Person::new("Goran Petrović", TeamRole::Manager);
    let rep = |name| Person { manager: Some(id("goran")), ..Person::new(name, TeamRole::Rep) };
    books.team.people =
        [(id("ana"), rep("Ana Ruiz")), (id("goran"), goran), (id("ines"), rep("Ines Roth"))].into();
    books
}

fn the(books: &Books) -> &DealBook {
    books.deals.values().next().unwrap()
}

fn to(who: &str) -> Handing {
    Handing { to: id(who), by: id("goran"), why: Some("Ana is away".to_owned()), day: TODAY }
}

fn hand(books: &Books, who: &str) -> Result<Handed, NotHanded> {
    let book = the(books);
    books.hand_over(book, book.deal.clone(), &to(who))
}

fn leave(books: &Books, who: &str, to_whom: Option<&str>) -> Result<Handed, NotHanded> {
    books.leaving(&id(who), TODAY, to_whom.map(to).as_ref(), TODAY)
}

fn after(mut books: Books, handed: &Handed) -> Books {
    handed.changes.iter().for_each(|change| books.apply(change));
    books
}

/// What an owner, a status and an ask of each record are, in a line.
fn seen(books: &Books) -> String {
    let book = the(books);
    let steps = book.actions.values();
    let steps = steps.map(|it| format!("{} {} {}", it.id, it.owner.as_str(), it.status));
    let name = |of: &Asked| of.in_one_line(&books.team);
    let asks = book.asks.values();
    let asks = asks.map(|it| format!("{} {} of {} {}", it.id, it.from, name(&it.of), it.status));
    let all = [book.deal.owner.to_string()].into_iter().chain(steps).chain(asks);
    all.collect::<Vec<_>>().join(", ")
}

#[test]
fn open_steps_and_asks_go_along_and_the_deal_is_last() {
    let before = books();
    let handed = hand(&before, "ines").unwrap();
    assert_eq!(handed.what, Holding { deals: 1, steps: 1, asks: 1, reps: 0 });
    assert!(matches!(handed.changes.last().unwrap().after, Record::Deal(_)));
    let after = after(before, &handed);
    assert_eq!(
        seen(&after),
        "ines, a1 ines proposed, d1 ana done, g1 goran open, \
         q1 ines of Goran Petrović accepted, q2 ines of Ana Ruiz accepted, \
         q3 ana of Goran Petrović done"
    );
    let moved = OwnerMove {
        from: id("ana"),
        to: id("ines"),
        by: Some(id("goran")),
        why: Some("Ana is away".to_owned()),
    };
    assert_eq!(the(&after).deal.owner_moved, [(TODAY, moved.clone())].into());
    let step = &the(&after).actions[&id("a1")];
    assert_eq!((&step.owner_moved, &step.agreed), (&[(TODAY, moved.clone())].into(), &None));
    let call = |name: &str| the(&after).calls[&id(name)].owner_moved.clone();
    assert_eq!(call("c1"), [(TODAY, moved)].into(), "it is planned");
    assert_eq!(call("c2"), BTreeMap::new(), "it was held");
    assert_eq!(the(&after).session_of(&step.id), None);
}

#[test]
fn nobody_asks_themselves_and_a_way_back_leaves_no_trace_in_the_deal() {
    let before = books();
    let handed = hand(&before, "goran").unwrap();
    assert_eq!((handed.what.asks, handed.over), (1, 1));
    let at_goran = after(before.clone(), &handed);
    let ask = &the(&at_goran).asks[&id("q1")];
    assert_eq!(ask.status, AskStatus::Declined);
    assert_eq!(ask.reply.as_deref(), Some("it is Goran's own now"));
    let back = after(at_goran.clone(), &hand(&at_goran, "ana").unwrap());
    assert_eq!(the(&back).deal, the(&before).deal);
    // What nobody has agreed to again stays open to be agreed to.
    assert_eq!(the(&back).actions[&id("a1")].status, ActionStatus::Proposed);
}

#[test]
fn a_hand_over_is_refused_with_its_cause() {
    #[track_caller]
    fn case(change: fn(&mut Books), who: &str, expected: &str) {
        let mut books = books();
        change(&mut books);
        assert_eq!(hand(&books, who).unwrap_err().to_string(), expected);
    }
    case(|_| (), "ana", "Acme Robotics · Plant rollout is Ana's already");
    case(
        |books| books.team.people.get_mut(&id("ines")).unwrap().left = Some(date(2026, 11, 20)),
        "ines",
        "Ines left on Fri 20 Nov",
    );
    let in_a_session = |books: &mut Books| {
        let book = the(books).clone();
        let sitting = Sitting {
            id: id("s1"),
            kind: SessionKind::Standard,
            manager: None,
            started: morning(TODAY),
        };
        let session = Session::start(sitting, &book.deal, books.processes.values().next().unwrap());
        let book = books.deals.get_mut(&book.deal.id).unwrap();
        book.sessions.insert(session.id.clone(), session);
    };
    let open = "a session on Acme Robotics · Plant rollout is not finished";
    case(in_a_session, "ines", open);
    let mut books = books();
    in_a_session(&mut books);
    assert_eq!(leave(&books, "ana", Some("ines")).unwrap_err().to_string(), open);
}

#[test]
fn a_file_that_cannot_be_read_may_be_theirs() {
    let mut books = books();
    let file = format!("deals/{}/actions/x1.toml", the(&books).deal.id);
    let message = "it is torn".to_owned();
    let unread =
        Unread { file, line: None, column: None, cause: Cause::Lost, message, hidden: None };
    books.unread.push(unread);
    assert!(matches!(hand(&books, "ines"), Err(NotHanded::Unread(_))));
    assert!(matches!(leave(&books, "ines", Some("ana")), Err(NotHanded::Unread(_))));
    books.unread[0].cause = Cause::SecondOf("deals/x/deal.toml".to_owned());
    assert!(hand(&books, "ines").is_ok());
}

#[test]
fn who_leaves_hands_over_all_that_is_theirs() {
    let before = books();
    let handed = leave(&before, "ana", Some("ines")).unwrap();
    assert_eq!(handed.what, Holding { deals: 1, steps: 1, asks: 2, reps: 0 });
    assert!(matches!(handed.changes.last().unwrap().after, Record::Team(_)));
    let left = after(before, &handed);
    // Ines asked Ana, and would ask herself now.
    assert_eq!(
        seen(&left),
        "ines, a1 ines proposed, d1 ana done, g1 goran open, \
         q1 ines of Goran Petrović accepted, q2 ines of Ines Roth declined, \
         q3 ana of Goran Petrović done"
    );
    assert_eq!(left.team.people[&id("ana")].left, Some(TODAY));
    assert_eq!(left.holding(&id("ana")), Holding::default());
    let again = leave(&left, "ana", None).unwrap_err();
    assert_eq!(again.to_string(), "Ana left on Wed 25 Nov");
}

#[test]
fn a_manager_leaves_reps_and_what_was_promised_to_another_manager() {
    let mut before = books();
    let to_a_rep = leave(&before, "goran", Some("ines")).unwrap_err();
    assert_eq!(to_a_rep.to_string(), "Ines is no manager, and 1 rep would need one");
    before.team.people.insert(id("mia"), Person::new("Mia Bo", TeamRole::Manager));
    let handed = leave(&before, "goran", Some("mia")).unwrap();
    assert_eq!(handed.what, Holding { deals: 0, steps: 1, asks: 1, reps: 2 });
    let left = after(before, &handed);
    // Mia has promised nothing yet.
    assert_eq!(
        seen(&left),
        "ana, a1 ana open, d1 ana done, g1 mia proposed, q1 ana of Mia Bo open, \
         q2 ines of Ana Ruiz accepted, q3 ana of Goran Petrović done"
    );
    assert_eq!(left.team.coach_of(&id("ana"), None), Some(id("mia")));
}

#[test]
fn nobody_leaves_something_to_nobody() {
    let books = books();
    let refused = |who, to| leave(&books, who, to).unwrap_err().to_string();
    assert_eq!(refused("ana", None), "Ana still has 1 deal, 1 step and 2 asks");
    assert_eq!(refused("goran", None), "Goran still has 1 step, 1 ask and 2 reps");
    assert_eq!(refused("ana", Some("ana")), "Ana cannot leave and take it all over");
}
