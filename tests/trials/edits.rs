//! What one person changes in a workspace, an item at a time.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use sideline::domain::action::{Action, ActionStatus, Owner};
use sideline::domain::ask::{Ask, AskKind, Asked};
use sideline::domain::books::{Books, DealBook};
use sideline::domain::call::{Call, CallPlan, CallStatus, Held, Outcome};
use sideline::domain::change::{Change, Record};
use sideline::domain::deal::{Deal, Evidence, EvidenceKind, Finding, Status};
use sideline::domain::id::{ActionId, AskId, BuyerId, CallId, CriterionRef};
use sideline::domain::person::{Buyer, Coverage, Relation, RelationKind, Stance, Strength};
use sideline::domain::session::{Changed, Found, Session, SessionState};
use sideline::domain::team::{Person, TeamRole};
use sideline::record::store::Store;

/// The day of all edits.
const TODAY: Date = date(2026, 12, 3);
/// The people that the deal has before.
const PEOPLE: &[&str] = &["bo", "eva", "hugo", "lea", "nils", "pia", "rita", "vera"];
/// People who may join, each between two others.
const NEWCOMERS: &[&str] = &["ada", "carl", "finn", "ida", "mia", "olga", "sven", "zoe"];

/// What is edited. Two different ones are two different items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    AddStep(usize),
    CloseStep(usize),
    MoveStep(usize),
    RaiseAsk(usize),
    AnswerAsk(usize),
    PlanCall(usize),
    TellCall(usize),
    HoldSession(usize),
    JoinTeam(usize),
    ChangePerson(usize),
    AddPerson(usize),
    AddTie(usize),
    Answer(usize),
    Amount,
    CloseDate,
    Event,
}

/// Every edit there is.
pub(super) fn all() -> Vec<Edit> {
    let some = |edit: fn(usize) -> Edit, count: usize| (0..count).map(edit);
    let mut all = vec![Edit::Amount, Edit::CloseDate, Edit::Event];
    all.extend(
        some(Edit::AddStep, 6).chain(some(Edit::CloseStep, 4)).chain(some(Edit::MoveStep, 4)),
    );
    all.extend(some(Edit::RaiseAsk, 3).chain(some(Edit::AnswerAsk, 3)));
    all.extend(some(Edit::PlanCall, 3).chain(some(Edit::TellCall, 3)));
    all.extend(some(Edit::HoldSession, 2).chain(some(Edit::JoinTeam, 2)));
    all.extend(
        some(Edit::ChangePerson, PEOPLE.len()).chain(some(Edit::AddPerson, NEWCOMERS.len())),
    );
    all.extend(some(Edit::AddTie, PEOPLE.len() - 1).chain(some(Edit::Answer, 8)));
    all
}

/// What the deal has before anybody edits it.
pub(super) fn prepare(store: &Store, deal: &Deal) {
    let mut after = deal.clone();
    let process = crate::support::sample::shipped("b2b-buyer-aligned");
    after.make_room_for(&process);
    after.people.extend(PEOPLE.iter().map(|name| (id(name), Buyer::named(*name))));
    after.relations.extend((1..PEOPLE.len()).map(|n| tie(n - 1, RelationKind::Influences, None)));
    store.save(&Change::of(deal.clone(), after)).unwrap();
    for n in 0..4 {
        let owed: [Record; 4] = [
            step(deal, own('s', n)).into(),
            step(deal, own('m', n)).into(),
            ask(deal, own('a', n)).into(),
            call(deal, own('c', n)).into(),
        ];
        for record in owed {
            store.save(&Change::new(record)).unwrap();
        }
    }
}

impl Edit {
    /// Makes the edit. `who` tells the words of two people apart.
    pub(super) fn make(self, store: &Store, who: &str) {
        let books = store.load([].into());
        assert_eq!(books.unread, [], "before {self:?}");
        let book = books.deals.values().next().unwrap();
        match self.change(&books, book, who) {
            Some(change) => drop(store.save(&change).unwrap()),
            None => hold(store, book, self, who),
        }
    }

    /// What it changes; none for a session, which changes several records.
    fn change(self, books: &Books, book: &DealBook, who: &str) -> Option<Change> {
        let deal = &book.deal;
        let change = match self {
            Self::AddStep(n) => {
                Change::new(Action { text: who.to_owned(), ..step(deal, own('n', n)) })
            }
            Self::CloseStep(n) => on(&book.actions[&own::<ActionId>('s', n)], |step| {
                step.done(TODAY, Some(who.to_owned())).unwrap();
            }),
            Self::MoveStep(n) => on(&book.actions[&own::<ActionId>('m', n)], |step| {
                step.postpone(TODAY, TODAY + 9.days(), id("ana"), who).unwrap();
            }),
            Self::RaiseAsk(n) => {
                Change::new(Ask { gist: Some(who.to_owned()), ..ask(deal, own('r', n)) })
            }
            Self::AnswerAsk(n) => on(&book.asks[&own::<AskId>('a', n)], |ask| {
                ask.decline(TODAY, who.to_owned()).unwrap();
            }),
            Self::PlanCall(n) => {
                let plan = CallPlan { objective: Some(who.to_owned()), ..CallPlan::default() };
                Change::new(Call { plan, ..call(deal, own('p', n)) })
            }
            Self::TellCall(n) => on(&book.calls[&own::<CallId>('c', n)], |call| {
                let held = Held {
                    outcome: Some(Outcome::NoSale),
                    buyer_act: Some(who.to_owned()),
                    ..Held::default()
                };
                call.tell(held).unwrap();
            }),
            Self::HoldSession(_) => return None,
            Self::JoinTeam(n) => on(&books.team, |team| {
                // One before Ana, one behind Goran.
                let joined = Person { started: Some(TODAY), ..Person::new(who, TeamRole::Rep) };
                team.people.insert(id(["abe", "zed"][n]), joined);
            }),
            Self::ChangePerson(_)
            | Self::AddPerson(_)
            | Self::AddTie(_)
            | Self::Answer(_)
            | Self::Amount
            | Self::CloseDate
            | Self::Event => on(deal, |deal| self.of_deal(deal, who)),
        };
        Some(change)
    }

    /// An edit of what stands in the deal's own file.
    fn of_deal(self, deal: &mut Deal, who: &str) {
        let words = || Some(who.to_owned());
        match self {
            Self::ChangePerson(n) => {
                let person = deal.people.get_mut(&id::<BuyerId>(PEOPLE[n])).unwrap();
                person.title = words();
                person.stance = Some(Stance::Supporter);
                person.last_contact = Some(TODAY);
            }
            Self::AddPerson(n) => {
                let coverage = Some(Coverage::Brief);
                deal.people.insert(
                    id(NEWCOMERS[n]),
                    Buyer { title: words(), coverage, ..Buyer::named(NEWCOMERS[n]) },
                );
            }
            Self::AddTie(n) => {
                let strength = if who == "Ana" { Strength::Strong } else { Strength::Weak };
                deal.relations.push(tie(n, RelationKind::Informal, Some(strength)));
            }
            Self::Answer(n) => {
                let criterion = criterion(deal, n + 2);
                deal.exit.insert(criterion, found(who));
            }
            Self::Amount => {
                let value = format!("{}000", who.len()).parse().unwrap();
                deal.amount.as_mut().unwrap().value = value;
            }
            Self::CloseDate => deal.move_close_date(TODAY, TODAY + 40.days(), id("ana"), words()),
            Self::Event => deal.compelling_event.consequence = words(),
            other => unreachable!("{other:?} is not of the deal's own file"),
        }
    }
}

/// A session that was held and agreed: its own file, and what it found.
fn hold(store: &Store, book: &DealBook, edit: Edit, who: &str) {
    let Edit::HoldSession(n) = edit else { unreachable!("{edit:?} is no session") };
    let earlier = book.sessions.values().next().unwrap();
    let found = Found { outcome: who.to_owned(), finding: found(who) };
    let agreed = Session {
        id: own('h', n),
        started: TODAY
            .at(9, 0, 0, 0)
            .to_zoned_datetime(earlier.started.time_zone().clone())
            .unwrap(),
        ended: Some(
            TODAY.at(10, 0, 0, 0).to_zoned_datetime(earlier.started.time_zone().clone()).unwrap(),
        ),
        goal: Some(who.to_owned()),
        exit: [(criterion(&book.deal, n), found)].into(),
        people: [].into(),
        changed: Changed::default(),
        actions: [].into(),
        calls: [].into(),
        ..earlier.clone()
    };
    let draft =
        Session { state: SessionState::Draft, ended: None, agreed: [].into(), ..agreed.clone() };
    store.save(&Change::new(draft)).unwrap();
    let books = store.load([].into());
    store.agree(&agreed, books.deals.values().next().unwrap()).unwrap();
}

fn on<R: Clone + Into<Record>>(record: &R, edit: impl FnOnce(&mut R)) -> Change {
    let mut after = record.clone();
    edit(&mut after);
    Change::of(record.clone(), after)
}

fn id<T: FromStr<Err: Debug>>(id: &str) -> T {
    id.parse().unwrap()
}

/// An id that only one item has: a letter for its kind, and its number.
fn own<T: FromStr<Err: Debug>>(kind: char, number: usize) -> T {
    id(&format!("{kind}{number}").repeat(4))
}

/// A tie to the next one in the alphabet.
fn tie(n: usize, kind: RelationKind, strength: Option<Strength>) -> Relation {
    Relation { from: id(PEOPLE[n]), kind, to: id(PEOPLE[n + 1]), strength }
}

fn criterion(deal: &Deal, number: usize) -> CriterionRef {
    deal.exit.keys().nth(number).unwrap().clone()
}

fn found(who: &str) -> Finding {
    let evidence = Evidence {
        kind: Some(EvidenceKind::Email),
        text: Some(who.to_owned()),
        ..Evidence::default()
    };
    Finding {
        status: Status::Yes,
        on: Some(TODAY),
        by: Some(id("ana")),
        process_version: Some(1),
        session: None,
        evidence: Some(evidence),
    }
}

fn step(deal: &Deal, id: ActionId) -> Action {
    Action {
        id,
        deal: deal.id.clone(),
        text: "Send the baseline".to_owned(),
        owner: Owner::Ours("ana".parse().unwrap()),
        status: ActionStatus::Open,
        due: Some(TODAY),
        done_when: None,
        criterion: None,
        person: None,
        call: None,
        is_inside: false,
        created: TODAY,
        by: "ana".parse().unwrap(),
        closed: None,
        result: None,
        why: None,
        agreed: None,
        moved: [].into(),
        owner_moved: [].into(),
        step_in: None,
        overrides: [].into(),
    }
}

fn ask(deal: &Deal, ask: AskId) -> Ask {
    Ask::new(ask, deal.id.clone(), AskKind::Email, id("ana"), Asked::Ours(id("goran")), TODAY)
}

fn call(deal: &Deal, id: CallId) -> Call {
    let plan = CallPlan { date: Some(TODAY), ..CallPlan::default() };
    Call {
        id,
        deal: deal.id.clone(),
        status: CallStatus::Planned,
        plan,
        held: Held::default(),
        moved: BTreeMap::new(),
        owner_moved: BTreeMap::new(),
        session: None,
    }
}
