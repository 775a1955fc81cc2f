//! A deal strategy session: what was asked, what the rep said, what both
//! agreed. The record of one sitting, and what it changes about the deal.
//!
//! What a session stores are answers by id; its steps and fields are computed
//! by [`super::walk`]. Nothing of it touches the deal until it is folded.

mod step_id;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use jiff::civil::Date;

use super::action::{Obstacle, Owner};
use super::call::CallPlan;
use super::deal::{Deal, Finding};
use super::id::{
    ActionId, BuyerId, CallId, CriterionRef, DealId, PersonId, ProcessId, QuestionRef, SessionId,
    StageId,
};
use super::person::Buyer;
use super::process::{Process, SessionKind};
use super::word::words;

pub use step_id::StepId;

words! {
    /// Where a session stands.
    SessionState, "a state of a session" {
        /// Still being held.
        Draft = "draft",
        /// Both agreed.
        Agreed = "agreed",
        /// Over without an agreement.
        Ended = "ended",
    }
}

words! {
    /// What becomes of a step at Look back.
    Then, "what becomes of a step" {
        /// It was done.
        Done = "done",
        /// It gets a new date.
        NewDate = "new-date",
        /// It is made smaller.
        Smaller = "smaller",
        /// It becomes a manager ask.
        Ask = "ask",
        /// It is no longer owed.
        Drop = "drop",
    }
}

words! {
    /// How somebody agreed.
    HowAgreed, "a way to agree" {
        /// At the screen.
        Here = "here",
        /// Said yes to the one who typed.
        SaidYes = "said-yes",
        /// Will confirm; until then their steps are proposed.
        WillConfirm = "will-confirm",
    }
}

/// One session and its minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The deal it is about.
    pub deal: DealId,
    /// Where it stands.
    pub state: SessionState,
    /// Why it ended without an agreement.
    pub ended_why: Option<String>,
    /// What kind it is.
    pub kind: SessionKind,
    /// The rep whose deal it is.
    pub rep: PersonId,
    /// Who coaches; none where the rep is alone.
    pub manager: Option<PersonId>,
    /// When it began.
    pub started: Zoned,
    /// When it was over.
    pub ended: Option<Zoned>,
    /// Coaching minutes, at least 1.
    pub minutes: Option<u32>,
    /// Minutes it should take.
    pub planned_minutes: Option<u32>,
    /// The stage the deal was in.
    pub stage_at_start: StageId,
    /// Recorded afterwards, or unplanned.
    pub spontaneous: bool,
    /// What the rep wants from it.
    pub goal: Option<String>,
    /// What takes the buyer long and could start now.
    pub start_now: Option<String>,
    /// The day of the next session.
    pub next_session: Option<Date>,
    /// Adherence: points worked and expected.
    pub points: Option<Points>,
    /// The process whose wording stands below.
    pub process: ProcessStamp,
    /// Active seconds in each step.
    pub seconds: BTreeMap<StepId, u32>,
    /// Steps that were left out, and why.
    pub left_out: BTreeMap<StepId, String>,
    /// Wording of the stages gone through.
    pub stages: BTreeMap<StageId, StageWording>,
    /// What was found of each criterion, with its wording.
    pub exit: BTreeMap<CriterionRef, Found>,
    /// The rep's answers, with the wording of the questions.
    pub answers: BTreeMap<QuestionRef, Answer>,
    /// Facts of the deal that it changes.
    pub changed: Changed,
    /// People it met or changed.
    pub people: BTreeMap<BuyerId, Buyer>,
    /// What is in the way, and what the rep makes of it.
    pub in_the_way: InTheWay,
    /// What became of the steps looked back on.
    pub looked_back: BTreeMap<ActionId, LookedBack>,
    /// The steps agreed.
    pub actions: BTreeMap<ActionId, NewStep>,
    /// The next call.
    pub calls: BTreeMap<CallId, CallPlan>,
    /// Who agreed, when and how.
    pub agreed: BTreeMap<PersonId, Agreement>,
}

/// Adherence in points. A point is a step of the agenda; stages ahead are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// Steps gone through.
    pub worked: u32,
    /// Steps on the agenda.
    pub expected: u32,
}

/// The process a session was walked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessStamp {
    /// Its id.
    pub id: ProcessId,
    /// Its version.
    pub version: u32,
    /// Digest of its bytes.
    pub digest: Option<String>,
}

/// What a stage was called, so that minutes can be read without the process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageWording {
    /// Its name.
    pub name: String,
    /// The buyer's step beside it.
    pub buyer_step: Option<String>,
}

/// What was found of a criterion, with its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The buyer's act, word for word.
    pub outcome: String,
    /// What was said of it, and what shows it.
    pub finding: Finding,
}

/// The rep's answer to a question, with its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question, word for word.
    pub ask: String,
    /// The rep's words; none where nobody knows.
    pub rep: Option<String>,
    /// Asked on, and answered.
    pub follow_ups: Vec<FollowUp>,
    /// Why it was left out.
    pub left_out: Option<String>,
}

impl Answer {
    /// Whether the rep said that we do not know.
    pub const fn is_unknown(&self) -> bool {
        self.rep.is_none() && self.left_out.is_none()
    }
}

/// What the manager asked on, and what the rep said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The question.
    pub ask: String,
    /// The rep's words.
    pub rep: Option<String>,
}

/// Facts of the deal that a session changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// The buyer's step, as the rep sees it.
    pub buyer_stage: Option<StageId>,
    /// The act that shows it.
    pub buyer_stage_act: Option<String>,
    /// The stage decided on at Where are we really?; the same one: stay.
    pub stage: Option<StageId>,
    /// Why, where something is missing or an earlier stage is worked on.
    pub stage_why: Option<String>,
    /// What was missing.
    pub stage_missing: Vec<CriterionRef>,
}

/// What is in the way of a deal: the rep's view first, then where it began,
/// then the rep's ways out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InTheWay {
    /// What holds the deal up, in the rep's words.
    pub holding_up: Option<String>,
    /// What costs us now: a criterion, or the id of a red flag.
    pub costing_us: Option<String>,
    /// What the rep could do.
    pub options: Vec<String>,
    /// The number of the option chosen, from 1.
    pub chosen: Option<u32>,
    /// What the rep needs to do it.
    pub need: Option<String>,
}

/// What became of a step at Look back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedBack {
    /// What was owed, word for word; the new words where it was made smaller.
    pub text: String,
    /// What becomes of it; none while only "not done" was said.
    pub then: Option<Then>,
    /// What got in the way.
    pub got_in_the_way: Option<Obstacle>,
    /// What came of it, or why.
    pub note: Option<String>,
    /// The new date.
    pub due: Option<Date>,
}

/// A step agreed in a session. Parts are missing while it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewStep {
    /// What is to be done.
    pub text: String,
    /// Who owes it.
    pub owner: Option<Owner>,
    /// The day it is due.
    pub due: Option<Date>,
    /// How one sees that it is done.
    pub done_when: Option<String>,
    /// The exit criterion it serves.
    pub criterion: Option<CriterionRef>,
    /// The person it touches.
    pub person: Option<BuyerId>,
    /// The call it prepares or follows.
    pub call: Option<CallId>,
}

/// That somebody agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// When.
    pub at: Zoned,
    /// How.
    pub how: HowAgreed,
    /// Who typed it, where it was said.
    pub typed_by: Option<PersonId>,
}

/// Who holds a new session, and when.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// Its id.
    pub id: SessionId,
    /// What kind it is.
    pub kind: SessionKind,
    /// Who coaches.
    pub manager: Option<PersonId>,
    /// When it begins.
    pub started: Zoned,
}

impl Session {
    /// A new session on `deal`, walked with `process`.
    pub fn start(sitting: Sitting, deal: &Deal, process: &Process) -> Self {
        Self {
            id: sitting.id,
            deal: deal.id.clone(),
            state: SessionState::Draft,
            ended_why: None,
            kind: sitting.kind,
            rep: deal.owner.clone(),
            manager: sitting.manager,
            started: sitting.started,
            ended: None,
            minutes: None,
            planned_minutes: Some(process.minutes(sitting.kind)),
            stage_at_start: deal.stage.clone(),
            spontaneous: sitting.kind == SessionKind::Quick,
            goal: None,
            start_now: None,
            next_session: None,
            points: None,
            process: ProcessStamp {
                id: process.id.clone(),
                version: process.version,
                digest: Some(process.digest.clone()),
            },
            seconds: BTreeMap::new(),
            left_out: BTreeMap::new(),
            stages: BTreeMap::new(),
            exit: BTreeMap::new(),
            answers: BTreeMap::new(),
            changed: Changed::default(),
            people: BTreeMap::new(),
            in_the_way: InTheWay::default(),
            looked_back: BTreeMap::new(),
            actions: BTreeMap::new(),
            calls: BTreeMap::new(),
            agreed: BTreeMap::new(),
        }
    }

    /// The day it began, where it began.
    pub fn day(&self) -> Date {
        self.started.date()
    }

    /// Whether it is still being held.
    pub fn is_draft(&self) -> bool {
        self.state == SessionState::Draft
    }

    /// Who must agree: the rep, then the manager.
    pub fn parties(&self) -> impl Iterator<Item = &PersonId> {
        std::iter::once(&self.rep).chain(self.manager.iter().filter(|id| **id != self.rep))
    }

    /// Whether everybody who must has agreed.
    pub fn is_agreed_by_all(&self) -> bool {
        self.parties().all(|person| self.agreed.contains_key(person))
    }

    /// What is known of a criterion by now: what this session found, else the
    /// deal.
    pub fn finding<'a>(&'a self, deal: &'a Deal, criterion: &CriterionRef) -> &'a Finding {
        self.exit.get(criterion).map_or_else(|| deal.finding(criterion), |found| &found.finding)
    }

    /// The deal's people and those this session adds.
    pub fn buyers(&self, deal: &Deal) -> BTreeMap<BuyerId, Buyer> {
        let mut buyers = deal.people.clone();
        for (id, buyer) in &self.people {
            buyers.entry(id.clone()).or_insert_with(|| buyer.clone());
        }
        buyers
    }

    /// The name of somebody on the buyer's side, or their id.
    pub fn buyer_name<'a>(&'a self, deal: &'a Deal, id: &'a BuyerId) -> &'a str {
        // Of somebody the deal knows only what changed stands here.
        let named = self.people.get(id).filter(|person| !person.name.is_empty());
        named.map_or_else(|| deal.buyer_name(id), |person| &person.name)
    }

    /// The steps agreed, as they are read back: the rep's, the manager's, the
    /// buyer's, soonest first; one that is still being written comes last.
    pub fn steps_in_order(&self) -> Vec<(&ActionId, &NewStep)> {
        let whose = |step: &NewStep| match &step.owner {
            Some(owner) if owner.is(&self.rep) => 0,
            Some(Owner::Ours(_)) => 1,
            Some(Owner::Buyer(_)) => 2,
            None => 3,
        };
        let mut steps: Vec<_> = self.actions.iter().collect();
        steps.sort_by_key(|(id, step)| (whose(step), step.due.is_none(), step.due, *id));
        steps
    }

    /// Adds `seconds` of active time to a step, which marks it as visited.
    pub fn spend(&mut self, step: &StepId, seconds: u32) {
        *self.seconds.entry(step.clone()).or_default() += seconds;
    }

    /// Takes out the people that nothing in the session names any more.
    pub(super) fn forget_unnamed_people(&mut self, deal: &Deal) {
        let evidence = self.exit.values().filter_map(|found| found.finding.evidence.as_ref());
        let mut named: BTreeSet<BuyerId> = evidence.filter_map(|e| e.who.clone()).collect();
        named.extend(self.calls.values().flat_map(|call| call.with.iter().cloned()));
        for step in self.actions.values() {
            named.extend(step.person.clone());
            if let Some(Owner::Buyer(owner)) = &step.owner {
                named.insert(owner.clone());
            }
        }
        self.people.retain(|id, _| named.contains(id) || deal.people.contains_key(id));
    }

    /// Closes it as agreed at `now`, with its minutes and adherence.
    pub fn agree(&mut self, now: &Zoned, points: Points) {
        self.close(SessionState::Agreed, now, points);
    }

    /// Closes it without an agreement at `now`. What was learned about the deal
    /// holds all the same.
    pub fn end(&mut self, now: &Zoned, points: Points) {
        self.close(SessionState::Ended, now, points);
    }

    fn close(&mut self, state: SessionState, now: &Zoned, points: Points) {
        let seconds: u32 = self.seconds.values().sum();
        self.state = state;
        self.ended = Some(now.clone());
        self.minutes = Some(((seconds + 30) / 60).max(1));
        self.points = Some(points);
    }
}
