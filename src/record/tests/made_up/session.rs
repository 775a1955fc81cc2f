//! Sessions with everything in them.

use std::collections::BTreeMap;

use crate::domain::action::Obstacle;
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::call::CallPlan;
use crate::domain::coaching::{Coaching, MetricWhy, ViewIs};
use crate::domain::deal::Finding;
use crate::domain::id::{AskId, DealId};
use crate::domain::missing::Missing;
use crate::domain::money::Amount;
use crate::domain::process::SessionKind;
use crate::domain::profile::Level;
use crate::domain::proposal::{ProposalKind, Proposed};
use crate::domain::scorecard::{Score, Scored};
use crate::domain::session::{
    Agreement, Answer, CallLookedBack, Changed, Checked, CloseDateSaid, DebriefQuestion, Debriefed,
    FollowUp, Found, GapAnswer, GapId, GapRef, InTheWay, LookedBack, NewStep, OrUnknown, PartId,
    Points, ProcessStamp, Session, SessionState, StageWording, Then, WhichStage, Whose,
};
use crate::domain::step_in::{HandedBack, StepIn, StepInReason};
use crate::domain::version::Moved;

use super::Pick;

impl Pick {
    fn step(&mut self) -> PartId {
        match self.0.u8(..10) {
            0 => PartId::Open,
            1 => PartId::LookBack,
            2 => PartId::NextCall,
            3 => PartId::Agree,
            4 => PartId::InTheWay,
            5 => PartId::BuyerMap,
            6 => PartId::Rehearse,
            7 => PartId::Steps,
            8 => PartId::Asks,
            9 => PartId::OneChange,
            10 => PartId::Debrief(self.id()),
            _ => PartId::Stage(self.id()),
        }
    }

    /// A session with all that stands in its own file.
    pub(in crate::record::tests) fn session(&mut self, deal: &DealId) -> Session {
        let mut session = self.quiet_session(deal);
        session.asks = self.asks_in(&session);
        session
    }

    fn quiet_session(&mut self, deal: &DealId) -> Session {
        Session {
            id: self.id(),
            deal: deal.clone(),
            state: self.of(SessionState::ALL),
            ended_why: self.maybe(Self::text),
            kind: self.of(SessionKind::ALL),
            rep: self.id(),
            manager: self.maybe(Self::id),
            typed_by: self.maybe(Self::id),
            started: self.moment(),
            ended: self.maybe(Self::moment),
            minutes: self.maybe(Self::number),
            planned_minutes: self.maybe(Self::number),
            stage_at_start: self.id(),
            spontaneous: self.0.bool(),
            goal: self.maybe(Self::text),
            close_date: self.maybe(|pick| CloseDateSaid {
                whose: pick.of(Whose::ALL),
                source: pick.maybe(Self::text),
            }),
            start_now: self.maybe(Self::text),
            people_news: self.maybe(Self::text),
            move_one: self.maybe(Self::id),
            next_session: self.maybe(Self::slot),
            points: self.maybe(|pick| Points { worked: pick.number(), expected: pick.number() }),
            process: ProcessStamp {
                id: self.id(),
                version: self.number(),
                digest: self.maybe(Self::text),
                from_version: self.maybe(Self::number),
            },
            seconds: self.map(Self::step, Self::number),
            left_out: self.map(Self::step, Self::text),
            no_call: self.maybe(Self::text),
            no_step: self.maybe(Self::text),
            out_of_time: self.several(Self::step).into_iter().collect(),
            stages: self.map(Self::id, |pick| StageWording {
                name: pick.text(),
                buyer_step: pick.maybe(Self::text),
            }),
            exit: self.map(Self::in_stage, Self::found),
            answers: self.map(Self::in_stage, Self::answer),
            elements: self.map(Self::id, Self::scored),
            changed: self.changed(),
            people: self.map(Self::id, Self::buyer),
            relations: self.relations(),
            gaps: self.map(Self::gap, |pick| pick.of(GapAnswer::ALL)),
            in_the_way: InTheWay {
                holding_up: self.maybe(Self::text),
                costing_us: self.maybe(Self::text),
                options: self.several(Self::text),
                chosen: self.maybe(Self::number),
                need: self.maybe(Self::text),
                from_debrief: self.maybe(Self::id),
                here_too: self.maybe(Self::text),
            },
            looked_back: self.map(Self::id, Self::looked_back),
            promises: self.map(Self::id, Self::looked_back),
            handed_back: self.handed_back(),
            outcomes: self
                .map(Self::id, |pick| CallLookedBack { text: pick.text(), held: pick.held() }),
            actions: self.map(Self::id, Self::new_step),
            asks: BTreeMap::new(),
            notes: self.map(|pick| pick.0.u32(1..=12), Self::text),
            debrief: self.debriefed(),
            proposals: self.map(Self::id, Self::proposed),
            calls: self.map(Self::id, |pick| CallPlan { date: Some(pick.day()), ..pick.plan() }),
            // It stands in a file of its own.
            coaching: Coaching::default(),
            agreed: self.map(Self::id, |pick| Agreement {
                at: pick.moment(),
                by: pick.id(),
                typed_by: pick.id(),
            }),
            confirm_later: self.several(Self::id).into_iter().collect(),
        }
    }

    /// What a session says about its rep.
    pub(in crate::record::tests) fn coaching(&mut self) -> Coaching {
        Coaching {
            strength: self.maybe(Self::text),
            lesson: self.maybe(Self::text),
            manager_view: self.maybe(Self::text),
            view_is: self.maybe(|pick| pick.of(ViewIs::ALL)),
            parked: self.several(Self::text),
            metric_why: self.map(Self::id, |pick| MetricWhy {
                value: pick.number(),
                n: pick.number(),
                why: pick.text(),
            }),
            levels: self.map(Self::id, |pick| pick.of(Level::ALL)),
        }
    }

    /// In a session nobody has answered an ask yet.
    fn asks_in(&mut self, session: &Session) -> BTreeMap<AskId, Ask> {
        let asks = self.map(Self::id, |pick| pick.ask(&session.deal));
        let raised = |(id, ask): (AskId, Ask)| {
            let raised = Ask {
                id: id.clone(),
                status: AskStatus::Open,
                created: session.day(),
                session: Some(session.id.clone()),
                replied: None,
                reply: None,
                closed: None,
                result: None,
                ..ask
            };
            (id, raised)
        };
        asks.into_iter().map(raised).collect()
    }

    fn gap(&mut self) -> GapRef {
        let of = if self.0.bool() { "map" } else { "dana-fox" };
        GapRef { id: self.of(GapId::ALL), of: of.to_owned() }
    }

    pub(super) fn step_in(&mut self) -> StepIn {
        StepIn {
            // Of a gate at which nothing was said nothing is written.
            rep_could_if: Some(self.text()),
            is_catastrophe: self.maybe(|pick| pick.0.bool()),
            reason: self.maybe(|pick| pick.of(StepInReason::ALL)),
            judged_by: self.maybe(Self::text),
            why: self.maybe(Self::text),
            rep_keeps: self.maybe(Self::text),
            returns: self.maybe(Self::day),
            back_on: self.maybe(Self::day),
            next_time: self.maybe(Self::text),
        }
    }

    /// Of what is not back yet nothing is written.
    fn handed_back(&mut self) -> BTreeMap<Checked, HandedBack> {
        // Another one than was looked back on: both have the same words.
        let id = "back2222";
        let of = if self.0.bool() {
            Checked::Call(id.parse().unwrap())
        } else {
            Checked::Step(id.parse().unwrap())
        };
        let next_time = self.maybe(Self::text);
        [(of, HandedBack { text: self.text(), on: Some(self.day()), next_time })].into()
    }

    fn looked_back(&mut self) -> LookedBack {
        LookedBack {
            text: self.text(),
            then: self.maybe(|pick| pick.of(Then::ALL)),
            got_in_the_way: self.maybe(|pick| pick.of(Obstacle::ALL)),
            note: self.maybe(Self::text),
            owner: self.maybe(Self::owner),
            due: self.maybe(Self::day),
            closed: self.maybe(Self::day),
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

    fn debriefed(&mut self) -> Debriefed {
        let question =
            |pick: &mut Self| DebriefQuestion { part: pick.id(), number: pick.0.u32(1..=12) };
        Debriefed {
            reason: self.maybe(Self::text),
            why: self.maybe(Self::text),
            stage: self.maybe(|pick| pick.maybe(Self::id).map_or(WhichStage::None, WhichStage::At)),
            answers: self.map(question, Self::answer),
        }
    }

    fn follow_up(&mut self) -> FollowUp {
        FollowUp { ask: self.text(), rep: self.maybe(Self::text) }
    }

    pub(super) fn proposed(&mut self) -> Proposed {
        Proposed {
            kind: self.of(ProposalKind::ALL),
            stage: self.maybe(Self::id),
            criterion: self.maybe(Self::in_stage),
            text: self.maybe(Self::text),
        }
    }

    fn changed(&mut self) -> Changed {
        Changed {
            amount: self.maybe(Self::amount),
            close_date: self
                .maybe(|it| it.maybe(Self::day).map_or(OrUnknown::Unknown, OrUnknown::Known)),
            close_date_why: self.maybe(Self::text),
            buyer_stage: self.maybe(Self::id),
            buyer_stage_act: self.maybe(Self::text),
            stage: self.maybe(Self::id),
            stage_why: self.maybe(Self::text),
            stage_missing: self.several(Self::missing),
            process: self.maybe(Self::moved),
            look_again: self.maybe(Self::day),
        }
    }

    fn amount(&mut self) -> OrUnknown<Amount> {
        let value = self.number().to_string().parse().unwrap();
        let amount = Amount { value, currency: self.maybe(Self::short) };
        self.maybe(|_| amount).map_or(OrUnknown::Unknown, OrUnknown::Known)
    }

    fn moved(&mut self) -> Moved {
        Moved {
            from: self.number(),
            stages: self.map(Self::id, Self::id),
            criteria: self.map(Self::in_stage, Self::in_stage),
            roles: self.map(Self::id, Self::id),
            new: self.several(Self::in_stage).into_iter().collect(),
        }
    }

    pub(super) fn missing(&mut self) -> Missing {
        if self.0.bool() {
            Missing::Criterion(self.in_stage())
        } else {
            Missing::Element(self.id())
        }
    }

    /// In a session it is always known when and by whom.
    fn scored(&mut self) -> Scored {
        let score = Score { on: Some(self.day()), by: Some(self.id()), ..self.score() };
        Scored { name: self.text(), means: self.text(), score }
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
            is_inside: self.0.bool(),
            step_in: self.maybe(Self::step_in),
            overrides: self.overrides(),
        }
    }
}
