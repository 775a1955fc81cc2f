//! Made-up workspaces: the groups against a second way that goes through the
//! records one by one, and each row under the keys.

use std::collections::BTreeMap;

use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{ToSpan, ZonedDateTime};
use sideline::app::message::Message;
use sideline::app::model::{Model, Wanted};
use sideline::app::screen::Screen;
use sideline::app::update::update;
use sideline::domain::action::{ActionStatus, Owner};
use sideline::domain::ask::{Ask, AskKind, AskStatus, Asked, Initiator};
use sideline::domain::books::{Books, DealBook};
use sideline::domain::call::{Call, CallPlan, CallStatus, Held, ManagerRole, Outcome};
use sideline::domain::deal::DealStatus;
use sideline::domain::id::{ActionId, Draw};
use sideline::domain::now::Now;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{NewStep, Points, Session, SessionState, Sitting};
use sideline::domain::step_in::StepIn;
use sideline::domain::team::{Person, Team, TeamRole};
use sideline::pages::Page;
use sideline::pages::thing::Thing;
use sideline::pages::today::{Group, today};

use super::second_way::{Told, second_way};
use crate::support::sample::{Sample, TODAY, process, rounds, step};

/// Who there is, their role and their manager.
const TEAM: [(&str, TeamRole, Option<&str>); 5] = [
    ("ana", TeamRole::Rep, Some("goran")),
    ("ben", TeamRole::Rep, Some("mia")),
    ("cleo", TeamRole::Rep, None),
    ("goran", TeamRole::Manager, None),
    ("mia", TeamRole::Manager, None),
];
/// Who looks: one of them, or somebody whom the team does not know.
const LOOKERS: [&str; 6] = ["ana", "ben", "cleo", "goran", "mia", "nobody"];

fn now() -> ZonedDateTime {
    TODAY.at(12, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap()
}

/// A workspace drawn from a seed.
struct Made {
    rng: fastrand::Rng,
    ids: Draw,
}

impl Made {
    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.rng.usize(..all.len())]
    }

    fn day(&mut self) -> Date {
        TODAY.saturating_add(self.rng.i32(-17..=10).days())
    }

    fn somebody(&mut self) -> &'static str {
        self.of(&TEAM).0
    }

    fn books(&mut self) -> Books {
        let process = process();
        let mut team = Team::new(process.id.clone());
        for (id, role, manager) in TEAM {
            let manager = manager.map(|id| id.parse().unwrap());
            let person = Person { manager, ..Person::new(id, role) };
            team.people.insert(id.parse().unwrap(), person);
        }
        let mut books = Books::new(team, [(process.id.clone(), process)].into());
        books.me = self.of(&LOOKERS).parse().ok();
        for _ in 0..self.rng.usize(..7) {
            let book = self.deal(books.deals.len());
            books.deals.insert(book.deal.id.clone(), book);
        }
        books
    }

    fn deal(&mut self, nth: usize) -> DealBook {
        let stage = self.of(&["explore", "diagnose", "align"]);
        let mut book = Sample::made(process(), stage, self.day(), &mut self.ids).book;
        book.deal.id = format!("deal-{nth}").parse().unwrap();
        book.deal.name = format!("Deal {nth}");
        book.deal.owner = self.somebody().parse().unwrap();
        book.deal.close_date = self.rng.bool().then(|| self.day());
        if self.rng.u8(..4) == 0 {
            book.deal.status = self.of(&[DealStatus::Won, DealStatus::Lost]);
        }
        for _ in 0..self.rng.usize(..4) {
            self.session(&mut book);
        }
        for _ in 0..self.rng.usize(..6) {
            self.step(&mut book);
        }
        for _ in 0..self.rng.usize(..4) {
            self.ask(&mut book);
        }
        for _ in 0..self.rng.usize(..4) {
            self.call(&mut book);
        }
        book
    }

    fn session(&mut self, book: &mut DealBook) {
        let kinds = [SessionKind::Standard, SessionKind::Quick, SessionKind::Prep];
        let ago = self.rng.i64(1..30 * 24 * 60);
        let sitting = Sitting {
            id: self.ids.id(|_| false),
            kind: self.of(&kinds),
            manager: self.rng.bool().then(|| self.of(&["goran", "mia"]).parse().unwrap()),
            started: &now() - ago.minutes(),
        };
        let mut session = Session::start(sitting, &book.deal, &process());
        session.state = self.of(&[SessionState::Agreed, SessionState::Ended, SessionState::Draft]);
        session.points = Some(Points { worked: self.rng.u32(2..6), expected: 8 });
        session.next_session = self.rng.bool().then(|| self.day().into());
        book.sessions.insert(session.id.clone(), session);
    }

    fn step(&mut self, book: &mut DealBook) {
        let id: ActionId = self.ids.id(|_| false);
        let mut step = step(&book.deal, id.as_str(), self.somebody(), self.day());
        if self.rng.u8(..4) == 0 {
            step.owner = Owner::Buyer("dana-fox".parse().unwrap());
        }
        step.status = self.of(ActionStatus::ALL);
        if self.rng.u8(..4) == 0 {
            step.step_in = Some(self.step_in());
        }
        let session = book.sessions.values_mut().next().filter(|_| self.rng.bool());
        if let Some(session) = session {
            session.actions.insert(step.id.clone(), NewStep::default());
        }
        book.actions.insert(step.id.clone(), step);
    }

    fn step_in(&mut self) -> StepIn {
        let back_on = self.rng.bool().then_some(TODAY);
        StepIn { returns: Some(self.day()), back_on, ..StepIn::default() }
    }

    fn ask(&mut self, book: &mut DealBook) {
        let (from, of) = (self.somebody(), self.somebody());
        let asked = Asked::Ours(of.parse().unwrap());
        let (id, deal) = (self.ids.id(|_| false), book.deal.id.clone());
        let kind = self.of(&[AskKind::Call, AskKind::Unsure, AskKind::Unsure]);
        let mut ask = Ask::new(id, deal, kind, from.parse().unwrap(), asked, self.day());
        ask.initiated_by = self.of(&[Initiator::Rep, Initiator::Manager]);
        ask.status = self.of(AskStatus::ALL);
        ask.needed_by = self.rng.bool().then(|| self.day());
        (ask.replied, ask.closed) = (Some(self.day()), Some(self.day()));
        ask.reply = self.rng.bool().then(|| "taken back".to_owned());
        book.asks.insert(ask.id.clone(), ask);
    }

    fn call(&mut self, book: &mut DealBook) {
        let roles = [ManagerRole::Absent, ManagerRole::Crutch];
        let days = [TODAY, self.day()];
        let plan = CallPlan {
            date: self.rng.bool().then(|| self.of(&days)),
            time: self.rng.bool().then(|| time(self.rng.i8(8..16), 0, 0, 0)),
            minutes: self.rng.bool().then_some(90),
            role_planned: self.rng.bool().then(|| self.of(&roles)),
            step_in: (self.rng.u8(..4) == 0).then(|| self.step_in()),
            ..CallPlan::default()
        };
        let outcome = self.rng.bool().then_some(Outcome::NoSale);
        let role = self.rng.bool().then(|| self.of(&roles));
        let call = Call {
            id: self.ids.id(|_| false),
            deal: book.deal.id.clone(),
            status: self.of(CallStatus::ALL),
            plan,
            held: Held { outcome, role, ..Held::default() },
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: None,
        };
        book.calls.insert(call.id.clone(), call);
    }
}

pub(crate) fn made(seed: u32) -> Books {
    let seed = u64::from(seed);
    Made { rng: fastrand::Rng::with_seed(seed), ids: Draw::seeded(seed) }.books()
}

/// What waits, as the page has it.
fn told(books: &Books) -> Vec<Told> {
    let sections = today(books, &now()).into_iter();
    let mut told: Vec<Told> = sections
        .flat_map(|section| {
            let rows = section.rows.into_iter();
            rows.map(move |row| (section.group, row.kind.word(), format!("{:?}", row.thing)))
        })
        .collect();
    told.sort();
    told
}

#[test]
fn nothing_is_missing_and_nothing_stands_twice() {
    let mut kinds = BTreeMap::new();
    for seed in 0..rounds(200) {
        let books = made(seed);
        let told = told(&books);
        assert_eq!(told, second_way(&books, &now()), "{seed} {:?}", books.me);
        for (_, kind, _) in told {
            *kinds.entry(kind).or_insert(0) += 1;
        }
    }
    // Files are told of elsewhere: all other kinds are made up often enough.
    assert_eq!(kinds.len(), 14, "{kinds:?}");
    assert!(kinds.values().all(|count| *count >= 5), "{kinds:?}");
}

/// Somebody who looks at these books.
fn looking(books: &Books) -> Model {
    let mut model = Model::new(the_time(), (80, 24), Draw::seeded(1), Wanted::Home, String::new());
    tell(&mut model, Message::Loaded(Box::new(books.clone())));
    model
}

fn the_time() -> Now {
    Now { wall: now(), steady: std::time::Duration::ZERO }
}

pub(super) fn tell(model: &mut Model, message: Message) {
    update(model, &the_time(), message);
}

pub(super) fn press(model: &mut Model, key: &str) {
    tell(model, Message::Key(key.parse().unwrap()));
}

/// The group, kind and thing under the cursor; none on a row that unfolds others.
fn under_the_cursor(model: &Model) -> Option<(Group, &'static str, Thing)> {
    let (Page::Today(today), Some(Screen::Today(screen))) = (model.page(), model.screen()) else {
        panic!("Today is not in front");
    };
    let row = today.row(screen.at())?;
    Some((today.group(screen.at())?, row.kind.word(), row.thing.clone()))
}

#[test]
fn each_is_reached_by_down_and_enter() {
    for seed in 0..rounds(200) {
        let books = made(seed);
        if books.known_me().is_none() || books.deals.is_empty() {
            continue;
        }
        let (mut model, mut reached) = (looking(&books), Vec::new());
        let expected = told(&books);
        while reached.len() < expected.len() {
            let Some((group, kind, thing)) = under_the_cursor(&model) else {
                press(&mut model, "enter");
                assert!(under_the_cursor(&model).is_some(), "{seed}: nothing unfolded");
                continue;
            };
            let mut opened = model.clone();
            press(&mut opened, "enter");
            let leads_on = opened.screens.len() > 1 || opened.dialog.is_some();
            assert!(leads_on || opened.notice.is_some(), "{seed}: {kind} {thing:?}");
            reached.push((group, kind, format!("{thing:?}")));
            press(&mut model, "down");
        }
        reached.sort();
        assert_eq!(reached, expected, "{seed}");
    }
}
