//! Records with everything in them that somebody might type, made up from a
//! seed.

mod edits;
mod session;

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::civil::{Date, Time, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan, ZonedDateTime};

use crate::domain::action::{Action, ActionStatus, AgreedOn, Move, Obstacle, Owner, Side};
use crate::domain::ask::{Ask, AskKind, AskStatus, Asked, Executive, Initiator, Recipient};
use crate::domain::calendar::DateOrder;
use crate::domain::call::{Asker, Call, CallPlan, CallStatus, Held, LENGTHS, ManagerRole, Outcome};
use crate::domain::change::Record;
use crate::domain::date_move::DateMove;
use crate::domain::deal::{
    CompellingEvent, Deal, DealStatus, Evidence, EvidenceKind, Finding, StageMove, Status,
    StatusMove, Stretch,
};
use crate::domain::id::{DealId, InStage, NotAnId};
use crate::domain::money::Amount;
use crate::domain::overrides::{CheckId, Overrides};
use crate::domain::owner_move::OwnerMove;
use crate::domain::person::{
    Advocate, Buyer, ChampionTest, Coverage, Influence, Mode, Relation, RelationKind, Reply,
    Stance, Strength,
};
use crate::domain::proposal::{Proposal, ProposalStatus};
use crate::domain::reach::Reach;
use crate::domain::scorecard::Score;
use crate::domain::slot::Slot;
use crate::domain::team::{Person, Targets, Team, TeamRole};

/// What has broken text files before.
const TEXTS: &[&str] = &[
    "plain",
    "  kept as typed  ",
    "two\nlines",
    "\n\nstarts and ends empty\n",
    "quotes \" and ' and \\ and # and =",
    "\"",
    "three \"\"\" in a row \"\"\"\"\n\"\"\"",
    "'''",
    "ends with a backslash \\\n\\",
    "\u{1b}]52;c;aGk=\u{7}\u{1b}[2J\u{0}\u{7f}\u{9b}",
    "\ttab\rreturn\r\nboth",
    "Zoë 山田 👍🏽 e\u{301} שלום \u{202e}right to left\u{202c}",
    "<<<<<<< HEAD\n=======\n>>>>>>> theirs",
    "[table]\nkey = 1",
    "\u{feff}mark",
    "= + - @",
];
const IDS: &[&str] = &["a", "b-2", "ana", "dana-fox", "align", "10", "9", "k3v9x2m4", "2026-11-24"];

/// Draws parts of records, always the same from one seed.
#[derive(Clone)]
pub(super) struct Pick(fastrand::Rng);

impl Pick {
    pub(super) fn seeded(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    pub(super) fn bool(&mut self) -> bool {
        self.0.bool()
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.0.usize(..all.len())]
    }

    fn id<T: FromStr<Err = NotAnId>>(&mut self) -> T {
        self.of(IDS).parse().unwrap()
    }

    fn in_stage<T: FromStr<Err = NotAnId>>(&mut self) -> InStage<T> {
        InStage::new(self.id(), self.id())
    }

    fn text(&mut self) -> String {
        match self.0.u8(..20) {
            0 => "long ".repeat(2000),
            1 => (0..self.0.usize(1..20)).map(|_| self.0.char(..)).chain(['.']).collect(),
            _ => self.of(TEXTS).to_owned(),
        }
    }

    fn number(&mut self) -> u32 {
        self.0.u32(..)
    }

    fn time(&mut self) -> Time {
        Time::MIN + i64::from(self.0.u32(..86_400)).seconds()
    }

    fn slot(&mut self) -> Slot {
        Slot { day: self.day(), time: self.maybe(Self::time) }
    }

    fn day(&mut self) -> Date {
        date(2024, 2, 27) + self.0.i32(0..1000).days()
    }

    fn moment(&mut self) -> ZonedDateTime {
        let offset = Offset::from_seconds(self.0.i32(-48..=56) * 15 * 60).unwrap();
        let instant = Timestamp::from_second(self.0.i64(0..4_000_000_000)).unwrap();
        instant.to_zoned_datetime(TimeZone::fixed(offset))
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.0.bool().then(|| make(self))
    }

    fn several<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.0.usize(..4)).map(|_| make(self)).collect()
    }

    fn map<K: Ord, V>(
        &mut self,
        key: impl Fn(&mut Self) -> K,
        value: impl Fn(&mut Self) -> V,
    ) -> BTreeMap<K, V> {
        self.several(|pick| (key(pick), value(pick))).into_iter().collect()
    }

    /// One record of each kind.
    pub(super) fn records(&mut self) -> [Record; 7] {
        let deal: DealId = self.id();
        [
            self.team().into(),
            self.deal(&deal).into(),
            self.action(&deal).into(),
            self.ask(&deal).into(),
            self.call(&deal).into(),
            self.session(&deal).into(),
            self.proposal(&deal).into(),
        ]
    }

    fn proposal(&mut self, deal: &DealId) -> Proposal {
        Proposal {
            id: self.id(),
            process: self.id(),
            deal: deal.clone(),
            session: self.id(),
            by: self.id(),
            created: self.day(),
            proposed: self.proposed(),
            status: self.of(ProposalStatus::ALL),
            closed: self.maybe(Self::day),
            why: self.maybe(Self::text),
        }
    }

    fn team(&mut self) -> Team {
        Team {
            name: self.maybe(Self::text),
            currency: self.text(),
            fiscal_year_start: self.0.u8(1..=12),
            unread: None,
            process: self.id(),
            shared: self.0.bool(),
            date_order: self.maybe(|pick| pick.of(DateOrder::ALL)),
            targets: Targets {
                coaching_minutes_month: self.number(),
                one_to_one_days: self.number(),
                joint_calls_month: self.number(),
            },
            people: self.map(Self::id, |pick| Person {
                name: pick.text(),
                role: pick.of(TeamRole::ALL),
                manager: pick.maybe(Self::id),
                started: pick.maybe(Self::day),
                left: pick.maybe(Self::day),
                reach: pick.reach(),
            }),
        }
    }

    fn reach(&mut self) -> Reach {
        Reach {
            phone: self.maybe(|pick| format!("+47 {}", pick.0.u32(100..))),
            mail: self.maybe(|pick| format!("a{}@norvik.example", pick.0.u32(..))),
        }
    }

    fn deal(&mut self, id: &DealId) -> Deal {
        Deal {
            id: id.clone(),
            account: self.text(),
            name: self.text(),
            owner: self.id(),
            status: self.of(DealStatus::ALL),
            decided: self.maybe(Self::day),
            lost_reason: self.maybe(Self::text),
            look_again: self.maybe(Self::day),
            process: self.id(),
            process_version: self.number(),
            stage: self.id(),
            buyer_stage: self.maybe(Self::id),
            amount: self.maybe(|pick| Amount {
                value: "120000.50".parse().unwrap(),
                currency: pick.maybe(Self::text),
            }),
            close_date: self.maybe(Self::day),
            created: self.day(),
            compelling_event: CompellingEvent {
                text: self.maybe(Self::text),
                date: self.maybe(Self::day),
                consequence: self.maybe(Self::text),
            },
            entered: self.map(Self::id, Self::day),
            close_date_moved: self.map(Self::day, Self::date_move),
            stage_moved: self.map(Self::day, Self::stage_move),
            status_moved: self.map(Self::day, Self::status_move),
            session_moved: self.map(Self::day, Self::date_move),
            owner_moved: self.map(Self::day, Self::owner_move),
            people: self.map(Self::id, Self::buyer),
            relations: self.relations(),
            exit: self.map(Self::in_stage, Self::finding),
            elements: self.map(Self::id, Self::score),
            folded: self.map(Self::id, Self::day),
        }
    }

    fn relations(&mut self) -> Vec<Relation> {
        let relations = self.map(
            |pick| (pick.id(), pick.of(RelationKind::ALL), pick.id()),
            |pick| pick.maybe(|pick| pick.of(Strength::ALL)),
        );
        let relation = |((from, kind, to), strength)| Relation { from, kind, to, strength };
        relations.into_iter().map(relation).collect()
    }

    fn buyer(&mut self) -> Buyer {
        Buyer {
            name: self.text(),
            title: self.maybe(Self::text),
            reach: self.reach(),
            roles: self.several(Self::id),
            influence: self.maybe(|pick| pick.of(Influence::ALL)),
            stance: self.maybe(|pick| pick.of(Stance::ALL)),
            coverage: self.maybe(|pick| pick.of(Coverage::ALL)),
            mode: self.maybe(|pick| pick.of(Mode::ALL)),
            reports_to: self.maybe(Self::id),
            advocate: self.maybe(|pick| pick.of(Advocate::ALL)),
            champion: ChampionTest {
                power: self.maybe(|pick| pick.of(Reply::ALL)),
                stake: self.maybe(|pick| pick.of(Reply::ALL)),
                sells_for_us: self.maybe(|pick| pick.of(Reply::ALL)),
                evidence: self.maybe(Self::text),
            },
            last_contact: self.maybe(Self::day),
            since: self.maybe(Self::day),
            left: self.maybe(Self::day),
        }
    }

    fn finding(&mut self) -> Finding {
        Finding {
            status: self.of(Status::ALL),
            on: self.maybe(Self::day),
            by: self.maybe(Self::id),
            process_version: self.maybe(Self::number),
            session: self.maybe(Self::id),
            evidence: self.maybe(Self::evidence),
        }
    }

    fn evidence(&mut self) -> Evidence {
        Evidence {
            kind: Some(self.of(EvidenceKind::ALL)),
            who: self.maybe(Self::id),
            on: self.maybe(Self::day),
            about: self.0.bool().then(|| self.of(Stretch::ALL)),
            text: self.maybe(Self::text),
        }
    }

    fn score(&mut self) -> Score {
        Score {
            level: self.0.u8(..4),
            on: self.maybe(Self::day),
            by: self.maybe(Self::id),
            evidence: self.maybe(Self::evidence),
        }
    }

    fn owner(&mut self) -> Owner {
        if self.0.bool() { Owner::Ours(self.id()) } else { Owner::Buyer(self.id()) }
    }

    fn action(&mut self, deal: &DealId) -> Action {
        Action {
            id: self.id(),
            deal: deal.clone(),
            text: self.text(),
            owner: self.owner(),
            status: self.of(ActionStatus::ALL),
            due: self.maybe(Self::day),
            done_when: self.maybe(Self::text),
            criterion: self.maybe(Self::in_stage),
            person: self.maybe(Self::id),
            call: self.maybe(Self::id),
            is_inside: self.0.bool(),
            created: self.day(),
            by: self.id(),
            closed: self.maybe(Self::day),
            result: self.maybe(Self::text),
            why: self.maybe(Self::text),
            agreed: self.maybe(|pick| AgreedOn {
                session: pick.maybe(Self::id),
                on: pick.day(),
                due: pick.maybe(Self::day),
                changed_why: pick.maybe(Self::text),
                by: pick.maybe(Self::id),
                typed_by: pick.maybe(Self::id),
            }),
            moved: self.map(Self::day, |pick| Move {
                from: pick.maybe(Self::day),
                to: pick.day(),
                by: pick.id(),
                got_in_the_way: pick.maybe(|pick| pick.of(Obstacle::ALL)),
                why: pick.maybe(Self::text),
                session: pick.maybe(Self::id),
            }),
            owner_moved: self.map(Self::day, Self::owner_move),
            step_in: self.maybe(Self::step_in),
            overrides: self.overrides(),
        }
    }

    fn ask(&mut self, deal: &DealId) -> Ask {
        Ask {
            id: self.id(),
            deal: deal.clone(),
            kind: self.of(AskKind::ALL),
            from: self.id(),
            of: self.asked(),
            status: self.of(AskStatus::ALL),
            initiated_by: self.of(Initiator::ALL),
            needed_by: self.maybe(Self::day),
            wording: self.maybe(Self::text),
            gist: self.maybe(Self::text),
            what_happened: self.maybe(Self::text),
            what_they_do: self.maybe(Self::text),
            my_next: self.maybe(Self::text),
            my_next_due: self.maybe(Self::day),
            rep_view: self.maybe(Self::text),
            created: self.day(),
            session: self.maybe(Self::id),
            replied: self.maybe(Self::day),
            reply: self.maybe(Self::text),
            closed: self.maybe(Self::day),
            result: self.maybe(Self::text),
            recipients: self.map(Self::id, Self::recipient),
            overrides: self.overrides(),
        }
    }

    fn recipient(&mut self) -> Recipient {
        Recipient {
            person: self.maybe(Self::id),
            name: self.text(),
            title: self.maybe(Self::text),
            contact: self.maybe(Self::text),
        }
    }

    fn asked(&mut self) -> Asked {
        if self.0.bool() {
            return Asked::Ours(self.id());
        }
        Asked::Executive(Executive { name: self.text(), title: self.maybe(Self::text) })
    }

    fn plan(&mut self) -> CallPlan {
        CallPlan {
            date: self.maybe(Self::day),
            time: self.maybe(Self::time),
            minutes: self.maybe(|pick| pick.0.u32(LENGTHS)),
            place: self.maybe(Self::text),
            with: self.several(Self::id),
            objective: self.maybe(Self::text),
            act_by: self.maybe(Self::day),
            fallback: self.maybe(Self::text),
            evidence_wanted: self.maybe(Self::text),
            criterion: self.maybe(Self::in_stage),
            role_planned: self.maybe(|pick| pick.of(ManagerRole::ALL)),
            asks_planned: self.maybe(|pick| pick.of(Asker::ALL)),
            why_none: self.maybe(Self::text),
            step_in: self.maybe(Self::step_in),
            overrides: self.overrides(),
        }
    }

    fn overrides(&mut self) -> Overrides {
        self.map(|pick| pick.of(CheckId::ALL), Self::text)
    }

    fn held(&mut self) -> Held {
        Held {
            role: self.maybe(|pick| pick.of(ManagerRole::ALL)),
            asks: self.maybe(|pick| pick.of(Asker::ALL)),
            minutes: self.maybe(Self::number),
            buyer_act: self.maybe(Self::text),
            buyer_act_by: self.maybe(Self::day),
            outcome: self.maybe(|pick| pick.of(Outcome::ALL)),
            moved_by: self.maybe(|pick| pick.of(Side::ALL)),
            off_why: None,
        }
    }

    fn status_move(&mut self) -> StatusMove {
        StatusMove {
            from: self.of(DealStatus::ALL),
            to: self.of(DealStatus::ALL),
            by: self.maybe(Self::id),
            why: self.maybe(Self::text),
        }
    }

    fn owner_move(&mut self) -> OwnerMove {
        OwnerMove {
            from: self.id(),
            to: self.id(),
            by: self.maybe(Self::id),
            why: self.maybe(Self::text),
        }
    }

    fn stage_move(&mut self) -> StageMove {
        StageMove {
            from: self.id(),
            to: self.id(),
            by: self.maybe(Self::id),
            why: self.maybe(Self::text),
            missing: self.several(Self::missing),
        }
    }

    fn date_move(&mut self) -> DateMove {
        DateMove {
            from: self.maybe(Self::day),
            to: Some(self.day()),
            by: self.maybe(Self::id),
            why: self.maybe(Self::text),
        }
    }

    fn call(&mut self, deal: &DealId) -> Call {
        let (status, mut plan, mut held) = (self.of(CallStatus::ALL), self.plan(), self.held());
        // One key says why there is none, or why it was called off.
        if status == CallStatus::Cancelled {
            held.off_why = plan.why_none.take();
        }
        Call {
            id: self.id(),
            deal: deal.clone(),
            status,
            plan,
            held,
            moved: self.map(Self::day, Self::date_move),
            owner_moved: self.map(Self::day, Self::owner_move),
            session: self.maybe(Self::id),
        }
    }
}
