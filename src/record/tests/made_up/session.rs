//! Sessions with everything in them.

use crate::domain::action::Obstacle;
use crate::domain::call::CallPlan;
use crate::domain::deal::Finding;
use crate::domain::id::DealId;
use crate::domain::process::SessionKind;
use crate::domain::session::{
    Agreement, Answer, Changed, FollowUp, Found, HowAgreed, InTheWay, LookedBack, NewStep, Points,
    ProcessStamp, Session, SessionState, StageWording, StepId, Then,
};

use super::Pick;

impl Pick {
    fn step(&mut self) -> StepId {
        match self.0.u8(..6) {
            0 => StepId::Open,
            1 => StepId::LookBack,
            2 => StepId::NextCall,
            3 => StepId::Agree,
            4 => StepId::InTheWay,
            _ => StepId::Stage(self.id()),
        }
    }

    pub(super) fn session(&mut self, deal: &DealId) -> Session {
        Session {
            id: self.id(),
            deal: deal.clone(),
            state: self.of(SessionState::ALL),
            ended_why: self.maybe(Self::text),
            kind: self.of(SessionKind::ALL),
            rep: self.id(),
            manager: self.maybe(Self::id),
            started: self.moment(),
            ended: self.maybe(Self::moment),
            minutes: self.maybe(Self::number),
            planned_minutes: self.maybe(Self::number),
            stage_at_start: self.id(),
            spontaneous: self.0.bool(),
            goal: self.maybe(Self::text),
            close_date: None,
            start_now: self.maybe(Self::text),
            people_news: None,
            move_one: None,
            out_of_time: std::collections::BTreeSet::new(),
            relations: Vec::new(),
            gaps: std::collections::BTreeMap::new(),
            promises: std::collections::BTreeMap::new(),
            outcomes: std::collections::BTreeMap::new(),
            asks: std::collections::BTreeMap::new(),
            notes: std::collections::BTreeMap::new(),
            coaching: crate::domain::coaching::Coaching::default(),
            next_session: self.maybe(Self::day),
            points: self.maybe(|pick| Points { worked: pick.number(), expected: pick.number() }),
            process: ProcessStamp {
                id: self.id(),
                version: self.number(),
                digest: self.maybe(Self::text),
            },
            seconds: self.map(Self::step, Self::number),
            left_out: self.map(Self::step, Self::text),
            stages: self.map(Self::id, |pick| StageWording {
                name: pick.text(),
                buyer_step: pick.maybe(Self::text),
            }),
            exit: self.map(Self::in_stage, Self::found),
            answers: self.map(Self::in_stage, Self::answer),
            changed: self.changed(),
            people: self.map(Self::id, Self::buyer),
            in_the_way: InTheWay {
                holding_up: self.maybe(Self::text),
                costing_us: self.maybe(Self::text),
                options: self.several(Self::text),
                chosen: self.maybe(Self::number),
                need: self.maybe(Self::text),
            },
            looked_back: self.map(Self::id, |pick| LookedBack {
                text: pick.text(),
                then: pick.maybe(|pick| pick.of(Then::ALL)),
                got_in_the_way: pick.maybe(|pick| pick.of(Obstacle::ALL)),
                note: pick.maybe(Self::text),
                owner: None,
                due: pick.maybe(Self::day),
            }),
            actions: self.map(Self::id, Self::new_step),
            calls: self.map(Self::id, |pick| CallPlan { date: Some(pick.day()), ..pick.plan() }),
            agreed: self.map(Self::id, |pick| Agreement {
                at: pick.moment(),
                how: pick.of(HowAgreed::ALL),
                typed_by: pick.maybe(Self::id),
            }),
        }
    }

    /// In a session it is always known when, by whom and how.
    fn found(&mut self) -> Found {
        let finding = Finding {
            on: Some(self.day()),
            by: Some(self.id()),
            process_version: Some(self.number()),
            session: Some(self.id()),
            ..self.finding()
        };
        Found { outcome: self.text(), finding }
    }

    fn answer(&mut self) -> Answer {
        Answer {
            ask: self.text(),
            rep: self.maybe(Self::text),
            follow_ups: (0..self.of(&[0, 1, 12])).map(|_| self.follow_up()).collect(),
            left_out: self.maybe(Self::text),
        }
    }

    fn follow_up(&mut self) -> FollowUp {
        FollowUp { ask: self.text(), rep: self.maybe(Self::text) }
    }

    fn changed(&mut self) -> Changed {
        Changed {
            buyer_stage: self.maybe(Self::id),
            buyer_stage_act: self.maybe(Self::text),
            stage: self.maybe(Self::id),
            stage_why: self.maybe(Self::text),
            stage_missing: self.several(Self::in_stage),
        }
    }

    fn new_step(&mut self) -> NewStep {
        NewStep {
            text: self.text(),
            owner: self.maybe(Self::owner),
            due: self.maybe(Self::day),
            done_when: self.maybe(Self::text),
            criterion: self.maybe(Self::in_stage),
            person: self.maybe(Self::id),
            call: self.maybe(Self::id),
            ..NewStep::default()
        }
    }
}
