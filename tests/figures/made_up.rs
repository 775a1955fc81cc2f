//! Workspaces drawn from a seed: the figures of each are what one counts who reads
//! the records one by one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{ToSpan, ZonedDateTime};
use sideline::cli::json::team as shape;
use sideline::domain::action::{ActionStatus, AgreedOn, Move, Obstacle, Owner};
use sideline::domain::ask::{Ask, AskKind, AskStatus, Asked};
use sideline::domain::books::{Books, DealBook};
use sideline::domain::call::{Asker, Call, CallPlan, CallStatus, Held, ManagerRole};
use sideline::domain::coaching::MetricWhy;
use sideline::domain::deal::{DealStatus, Finding, Status};
use sideline::domain::figures::{Facts, Known};
use sideline::domain::id::{ActionId, Draw};
use sideline::domain::money::Amount;
use sideline::domain::person::Buyer;
use sideline::domain::process::{Process, SessionKind};
use sideline::domain::profile::{Profile, Typed};
use sideline::domain::session::{Points, Session, SessionState, Sitting};
use sideline::domain::step_in::{StepIn, StepInReason};
use sideline::domain::team::{Person, Team, TeamRole};
use sideline::pages::team::{Shown, figures};

use super::second_way::second_way;
use crate::support::sample::{Sample, TODAY, danas_mail, process, rounds, scored_process, step};

/// Who there is, their role and their manager.
const TEAM: [(&str, TeamRole, Option<&str>); 7] = [
    ("ana", TeamRole::Rep, Some("goran")),
    ("ben", TeamRole::Rep, Some("mia")),
    ("cleo", TeamRole::Rep, None),
    ("dag", TeamRole::Rep, Some("goran")),
    ("goran", TeamRole::Manager, None),
    ("mia", TeamRole::Manager, None),
    ("nils", TeamRole::Manager, None),
];
const REPS: [&str; 4] = ["ana", "ben", "cleo", "dag"];
const MANAGERS: [&str; 2] = ["goran", "mia"];

/// A workspace drawn from a seed.
struct Made {
    rng: fastrand::Rng,
    ids: Draw,
}

impl Made {
    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.rng.usize(..all.len())]
    }

    fn one_in(&mut self, count: u8) -> bool {
        self.rng.u8(..count) == 0
    }

    /// A day that is mostly near one of the boundaries.
    fn day(&mut self) -> Date {
        let near = self.of(&[-0, -29, -30, -89, -90, -364, -365, -366, 1]);
        let any = self.rng.i32(-45..=5);
        TODAY.saturating_add((if self.one_in(3) { near } else { any }).days())
    }

    fn books(&mut self) -> Books {
        let (process, other) = (process(), scored_process());
        let mut team = Team::new(process.id.clone());
        team.fiscal_year_start = self.rng.u8(1..=12);
        for (id, role, manager) in TEAM {
            let manager = manager.map(|id| id.parse().unwrap());
            let ago = self.of(&[-1, 0, 28, 29, 55, 56, 70, 85, 400]);
            let started = self.rng.bool().then(|| TODAY.saturating_sub(ago.days()));
            let person = Person { manager, started, ..Person::new(id, role) };
            team.people.insert(id.parse().unwrap(), person);
        }
        let both = [process.clone(), other.clone()].map(|it| (it.id.clone(), it));
        let mut books = Books::new(team, both.into());
        for nth in 0..self.rng.usize(10..60) {
            let process = if self.one_in(5) { &other } else { &process };
            let book = self.deal(nth, process);
            books.deals.insert(book.deal.id.clone(), book);
        }
        for id in REPS.into_iter().chain(MANAGERS) {
            if !self.one_in(4) {
                let profile = self.profile(id);
                books.profiles.insert(profile.id.clone(), profile);
            }
        }
        books
    }

    fn profile(&mut self, id: &str) -> Profile {
        let mut profile = Profile::new(id.parse().unwrap());
        profile.quota = self.of(&["1000", "50000", "333.33"]).parse().ok();
        profile.currency = self.of(&[None, Some("EUR"), Some("USD")]).map(str::to_owned);
        for _ in 0..self.rng.usize(..5) {
            let metric = self.of(&["close-rate", "selling-time", "lead-to-close"]).parse().unwrap();
            let value =
                self.rng.bool().then(|| format!("0.{}", self.rng.u8(10..99)).parse().unwrap());
            let why = self.rng.bool().then(|| format!("why {}", self.rng.u32(..)));
            profile.tell(metric, self.day(), Typed { value, why });
        }
        for _ in 0..self.rng.usize(..3) {
            let is_held = self.rng.bool();
            profile.team_meeting.insert(self.day(), is_held);
        }
        profile
    }

    fn deal(&mut self, nth: usize, process: &Process) -> DealBook {
        let at = self.rng.usize(..process.stages.len());
        let stage = process.stages[at].id.to_string();
        let mut book = Sample::made(process.clone(), &stage, self.day(), &mut self.ids).book;
        book.deal.id = format!("deal-{nth}").parse().unwrap();
        book.deal.owner = self.of(&REPS).parse().unwrap();
        book.deal.created = self.day().saturating_sub(self.rng.i32(-3..90).days());
        book.deal.close_date =
            self.rng.bool().then(|| self.day().saturating_add(self.rng.i32(0..60).days()));
        if !self.one_in(3) {
            let status =
                [DealStatus::Won, DealStatus::Won, DealStatus::Lost, DealStatus::NoDecision];
            book.deal.status = self.of(&status);
            book.deal.decided = (!self.one_in(9)).then(|| self.day());
        }
        book.deal.amount = (!self.one_in(5)).then(|| Amount {
            value: format!("{}.{}", self.rng.u32(..90_000), self.rng.u8(..100)).parse().unwrap(),
            currency: self.of(&[None, Some("EUR"), Some("EUR"), Some("USD")]).map(str::to_owned),
        });
        book.deal.people.insert("dana-fox".parse().unwrap(), Buyer::named("Dana Fox".to_owned()));
        for (id, _) in process.criteria() {
            if self.rng.bool() {
                let evidence = Some(danas_mail(TODAY)).filter(|_| self.rng.bool());
                let finding = Finding {
                    status: Status::Yes,
                    on: Some(TODAY),
                    evidence,
                    ..Finding::NOT_ASKED
                };
                book.deal.exit.insert(id, finding);
            }
        }
        for _ in 0..self.rng.usize(..5) {
            self.session(&mut book, process);
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

    /// A moment of a day, in some zone.
    fn moment(&mut self, day: Date) -> ZonedDateTime {
        let zone = TimeZone::fixed(Offset::constant(self.of(&[-11, -5, 0, 1, 12])));
        day.at(self.rng.i8(0..24), 30, 0, 0).to_zoned_datetime(zone).unwrap()
    }

    fn session(&mut self, book: &mut DealBook, process: &Process) {
        let kinds = [
            SessionKind::Standard,
            SessionKind::Full,
            SessionKind::Quick,
            SessionKind::Debrief,
            SessionKind::Prep,
        ];
        let day = self.day();
        let sitting = Sitting {
            id: self.ids.id(|_| false),
            kind: self.of(&kinds),
            manager: (!self.one_in(5)).then(|| self.of(&MANAGERS).parse().unwrap()),
            started: self.moment(day),
        };
        let mut session = Session::start(sitting, &book.deal, process);
        session.state = self.of(&[SessionState::Agreed, SessionState::Ended, SessionState::Draft]);
        session.rep = self.of(&REPS).parse().unwrap();
        session.minutes = (!self.one_in(6)).then(|| self.of(&[9, 30, 90, 91, 200]));
        let worked = self.rng.u32(2..6);
        session.points = (!self.one_in(6)).then_some(Points { worked, expected: 8 });
        session.next_session = self.rng.bool().then(|| self.day().into());
        if self.one_in(6) {
            session.stage_at_start = "gone-by-now".parse().unwrap();
        }
        if self.one_in(4) {
            let why = MetricWhy { value: 1, n: 5, why: format!("said {}", self.rng.u32(..)) };
            session.coaching.metric_why.insert("close-rate".parse().unwrap(), why);
        }
        book.sessions.insert(session.id.clone(), session);
    }

    fn step(&mut self, book: &mut DealBook) {
        let id: ActionId = self.ids.id(|_| false);
        let everybody = ["ana", "ben", "cleo", "dag", "goran", "mia"];
        let due = self.day();
        let mut step = step(&book.deal, id.as_str(), self.of(&everybody), due);
        if self.one_in(6) {
            step.owner = Owner::Buyer("dana-fox".parse().unwrap());
        }
        step.status = self.of(ActionStatus::ALL);
        let is_open = step.is_open();
        let near = due.saturating_add(self.rng.i32(-1..=1).days());
        step.closed = (!is_open && !self.one_in(8)).then_some(near);
        let due = Some(due).filter(|_| !self.one_in(8));
        let agreed = AgreedOn {
            session: None,
            on: step.created,
            due,
            changed_why: None,
            by: None,
            typed_by: None,
        };
        step.agreed = (!self.one_in(5)).then_some(agreed);
        if self.one_in(3) {
            let got_in_the_way =
                self.of(&[None, Some(Obstacle::Time), Some(Obstacle::WaitingForBuyer)]);
            let from = self.of(&[due, due, Some(TODAY)]);
            let by = "ana".parse().unwrap();
            let moved = Move { from, to: TODAY, by, got_in_the_way, why: None, session: None };
            step.moved.insert(self.day(), moved);
        }
        step.step_in = self.one_in(3).then(|| self.step_in());
        book.actions.insert(step.id.clone(), step);
    }

    fn step_in(&mut self) -> StepIn {
        let reason = self.rng.bool().then(|| self.of(StepInReason::ALL));
        StepIn { reason, ..StepIn::default() }
    }

    fn ask(&mut self, book: &mut DealBook) {
        let of = Asked::Ours(self.of(&["ana", "goran", "mia"]).parse().unwrap());
        let (id, deal) = (self.ids.id(|_| false), book.deal.id.clone());
        let from = self.of(&REPS).parse().unwrap();
        let mut ask = Ask::new(id, deal, AskKind::Call, from, of, self.day());
        ask.status = self.of(AskStatus::ALL);
        let needed = self.day();
        ask.needed_by = (!self.one_in(6)).then_some(needed);
        let near = needed.saturating_add(self.rng.i32(-1..=1).days());
        ask.closed = (ask.status == AskStatus::Done).then_some(near);
        book.asks.insert(ask.id.clone(), ask);
    }

    fn call(&mut self, book: &mut DealBook) {
        let role = |made: &mut Self| made.rng.bool().then(|| made.of(ManagerRole::ALL));
        let step_in = self.rng.bool().then(|| self.step_in());
        let plan = CallPlan {
            date: (!self.one_in(8)).then(|| self.day()),
            role_planned: role(self),
            step_in,
            ..CallPlan::default()
        };
        let asks = self.of(&[None, Some(Asker::Rep), Some(Asker::Manager)]);
        let session = book.sessions.keys().next().cloned();
        let call = Call {
            id: self.ids.id(|_| false),
            deal: book.deal.id.clone(),
            status: self.of(CallStatus::ALL),
            plan,
            held: Held { role: role(self), asks, ..Held::default() },
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: session.filter(|_| self.rng.bool()),
        };
        book.calls.insert(call.id.clone(), call);
    }
}

#[test]
fn the_figures_are_those_that_one_counts_record_by_record() {
    let mut flags = 0;
    for seed in 0..rounds(20) {
        let seed = u64::from(seed);
        let books = Made { rng: fastrand::Rng::with_seed(seed), ids: Draw::seeded(seed) }.books();
        let facts = Facts::all(&books, TODAY);
        let known = Known::of(&books, &facts, TODAY);
        let shown = figures(&known, &Shown::Everybody, false);
        let told = serde_json::to_value(shape::team(&shown, TODAY, &[])).unwrap();
        let counted = second_way(&books);
        for list in ["reps", "managers"] {
            let both = [&told, &counted].map(|it| it[list].as_array().unwrap().clone());
            assert_eq!(both[0].len(), both[1].len());
            for (told, counted) in both[0].iter().zip(&both[1]) {
                for (key, value) in counted.as_object().unwrap() {
                    assert_eq!(told[key], *value, "seed {seed}, {} {key}", told["id"]);
                }
            }
        }
        flags += told.to_string().matches("\"look\":true").count();
    }
    assert!(flags >= 20, "{flags} flags are too few to say anything");
}
