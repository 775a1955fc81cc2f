//! A deal strategy session: what was asked, what the rep said, what both
//! agreed. The record of one sitting, and what it changes about the deal.
//!
//! What a session stores are answers by id; its steps and fields are computed
//! by [`crate::interview::walk`]. Nothing of it touches the deal until it is folded.

mod adherence;
mod beginning;
mod closing;
mod debriefed;
mod follow;
mod head;
mod news;
mod or_unknown;
mod owed_after;
mod part_id;
mod parts;
mod standing;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::ZonedDateTime;
use jiff::civil::Date;

use crate::domain::action::Owner;
use crate::domain::ask::Ask;
use crate::domain::call::CallPlan;
use crate::domain::coaching::Coaching;
use crate::domain::deal::{Deal, Evidence};
use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionRef, DealId, ElementId, PersonId, ProposalId,
    QuestionRef, SessionId, StageId,
};
use crate::domain::person::{Buyer, Relation};
use crate::domain::process::{Process, SessionKind};
use crate::domain::proposal::Proposed;
use crate::domain::scorecard::Scored;
use crate::domain::slot::Slot;
use crate::domain::step_in::HandedBack;
use crate::domain::version::Moved;
use crate::domain::word::words;

pub use beginning::Beginning;
pub use debriefed::{DebriefQuestion, Debriefed, WhichStage};
pub use follow::gap_now;
pub use head::Head;
pub use news::{Item, News, Whom};
pub use or_unknown::OrUnknown;
pub use owed_after::{OwedAfter, owed_after, still_waits};
pub use part_id::PartId;
pub use parts::{
    Agreement, Answer, CallLookedBack, Changed, Checked, CloseDateSaid, FollowUp, Found, GapAnswer,
    GapId, GapRef, HowAgreed, InTheWay, LookedBack, NewStep, Owed, Points, ProcessStamp,
    StageWording, Then, Whose,
};

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
    /// Who sits at the keyboard; none said: the rep.
    pub typed_by: Option<PersonId>,
    /// When it began.
    pub started: ZonedDateTime,
    /// When it was over.
    pub ended: Option<ZonedDateTime>,
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
    /// Whose date the close date is.
    pub close_date: Option<CloseDateSaid>,
    /// What takes the buyer long and could start now.
    pub start_now: Option<String>,
    /// Who of the buyer's people was spoken to, is new, gone or moved.
    pub people_news: Option<String>,
    /// The one person who, moved one step, would change the deal.
    pub move_one: Option<BuyerId>,
    /// The day of the next session.
    pub next_session: Option<Slot>,
    /// Adherence: points worked and expected.
    pub points: Option<Points>,
    /// The process whose wording stands below.
    pub process: ProcessStamp,
    /// Active seconds in each step.
    pub seconds: BTreeMap<PartId, u32>,
    /// Parts that were passed, and why.
    pub left_out: BTreeMap<PartId, String>,
    /// Why no call is planned.
    pub no_call: Option<String>,
    /// Why nobody owes a step.
    pub no_step: Option<String>,
    /// Parts for which no time was left.
    pub out_of_time: BTreeSet<PartId>,
    /// Wording of the stages gone through.
    pub stages: BTreeMap<StageId, StageWording>,
    /// What was found of each criterion, with its wording.
    pub exit: BTreeMap<CriterionRef, Found>,
    /// The rep's answers, with the wording of the questions.
    pub answers: BTreeMap<QuestionRef, Answer>,
    /// How far the elements of the scorecard are.
    pub elements: BTreeMap<ElementId, Scored>,
    /// Facts of the deal that it changes.
    pub changed: Changed,
    /// People it met, and what it changed about others: there only what
    /// changed is filled.
    pub people: BTreeMap<BuyerId, Buyer>,
    /// Ties between them that it found.
    pub relations: Vec<Relation>,
    /// What becomes of gaps of the buyer map that stay open.
    pub gaps: BTreeMap<GapRef, GapAnswer>,
    /// What is in the way, and what the rep makes of it.
    pub in_the_way: InTheWay,
    /// What became of the steps looked back on.
    pub looked_back: BTreeMap<ActionId, LookedBack>,
    /// What became of the asks looked back on.
    pub promises: BTreeMap<AskId, LookedBack>,
    /// What came of calls that were to be held.
    pub outcomes: BTreeMap<CallId, CallLookedBack>,
    /// Step-ins that were to be back with the rep.
    pub handed_back: BTreeMap<Checked, HandedBack>,
    /// The steps agreed.
    pub actions: BTreeMap<ActionId, NewStep>,
    /// The asks raised.
    pub asks: BTreeMap<AskId, Ask>,
    /// Notes, by number from 1.
    pub notes: BTreeMap<u32, String>,
    /// What a debrief said.
    pub debrief: Debriefed,
    /// How it would have the process changed.
    pub proposals: BTreeMap<ProposalId, Proposed>,
    /// The next call.
    pub calls: BTreeMap<CallId, CallPlan>,
    /// What is said about the rep; it stands apart from the deal.
    pub coaching: Coaching,
    /// Who agreed, and when.
    pub agreed: BTreeMap<PersonId, Agreement>,
    /// Who said that they confirm later.
    pub confirm_later: BTreeSet<PersonId>,
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
    pub started: ZonedDateTime,
}

impl Session {
    /// A new session on `deal`, walked with `process`.
    pub fn start(sitting: Sitting, deal: &Deal, process: &Process) -> Self {
        // A rep who prepares is alone and on no clock.
        let is_prep = sitting.kind == SessionKind::Prep;
        let moved = Moved::between(deal, process);
        let stage = moved.as_ref().map_or(&deal.stage, |moved| moved.stage(&deal.stage));
        Self {
            id: sitting.id,
            deal: deal.id.clone(),
            state: SessionState::Draft,
            ended_why: None,
            kind: sitting.kind,
            rep: deal.owner.clone(),
            manager: sitting.manager.filter(|_| !is_prep),
            typed_by: None,
            started: sitting.started,
            ended: None,
            minutes: None,
            planned_minutes: (!is_prep).then(|| process.minutes(sitting.kind)),
            stage_at_start: stage.clone(),
            spontaneous: sitting.kind == SessionKind::Quick,
            goal: None,
            close_date: None,
            start_now: None,
            people_news: None,
            move_one: None,
            next_session: None,
            points: None,
            process: ProcessStamp {
                id: process.id.clone(),
                version: process.version,
                digest: Some(process.digest.clone()),
                from_version: None,
            },
            seconds: BTreeMap::new(),
            left_out: BTreeMap::new(),
            no_call: None,
            no_step: None,
            out_of_time: BTreeSet::new(),
            stages: BTreeMap::new(),
            exit: BTreeMap::new(),
            answers: BTreeMap::new(),
            elements: BTreeMap::new(),
            changed: Changed { process: moved, ..Changed::default() },
            people: BTreeMap::new(),
            relations: Vec::new(),
            gaps: BTreeMap::new(),
            in_the_way: InTheWay::default(),
            looked_back: BTreeMap::new(),
            promises: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            handed_back: BTreeMap::new(),
            actions: BTreeMap::new(),
            asks: BTreeMap::new(),
            notes: BTreeMap::new(),
            debrief: Debriefed::default(),
            proposals: BTreeMap::new(),
            calls: BTreeMap::new(),
            coaching: Coaching::default(),
            agreed: BTreeMap::new(),
            confirm_later: BTreeSet::new(),
        }
    }

    /// The deal as it is on the version of the process that is walked.
    pub fn deal_now<'a>(&self, deal: &'a Deal) -> Cow<'a, Deal> {
        let Some(moved) = self.changed.process.as_ref().filter(|_| self.is_draft()) else {
            return Cow::Borrowed(deal);
        };
        let mut deal = deal.clone();
        moved.apply(&mut deal, self.process.version);
        Cow::Owned(deal)
    }

    /// The day it began, where it began.
    pub fn day(&self) -> Date {
        self.started.date()
    }

    /// The day it ended, today while it has not.
    pub fn last_day(&self, today: Date) -> Date {
        self.ended.as_ref().map_or(today, ZonedDateTime::date)
    }

    /// Whether it is still being held.
    pub fn is_draft(&self) -> bool {
        self.state == SessionState::Draft
    }

    /// Who must agree: the rep, then the manager.
    pub fn parties(&self) -> impl Iterator<Item = &PersonId> {
        std::iter::once(&self.rep).chain(self.manager.iter().filter(|id| **id != self.rep))
    }

    /// What shows what this session found.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        let criteria = self.exit.values().filter_map(|found| found.finding.evidence.as_ref());
        let elements = self.elements.values().filter_map(|scored| scored.score.evidence.as_ref());
        criteria.chain(elements)
    }

    /// The deal's people as this session leaves them, and those it adds.
    pub fn buyers(&self, deal: &Deal) -> BTreeMap<BuyerId, Buyer> {
        let mut buyers = deal.people.clone();
        for (id, changed) in &self.people {
            buyers.entry(id.clone()).or_default().take_over(changed);
        }
        buyers
    }

    /// The ties between the buyer's people, those this session found as well.
    pub fn ties(&self, deal: &Deal) -> Vec<Relation> {
        let found = self.relations.iter().filter(|tie| !deal.relations.contains(tie));
        let mut ties: Vec<Relation> = deal.relations.iter().chain(found).cloned().collect();
        ties.sort();
        ties
    }

    /// The name of somebody on the buyer's side, or their id.
    pub fn buyer_name<'a>(&'a self, deal: &'a Deal, id: &'a BuyerId) -> &'a str {
        // Of somebody the deal knows only what changed stands here.
        let named = self.people.get(id).filter(|person| !person.name.is_empty());
        named.map_or_else(|| deal.buyer_name(id), |person| &person.name)
    }

    /// Adds `seconds` of active time to a step, which marks it as visited: there
    /// is time for it after all.
    pub fn spend(&mut self, step: &PartId, seconds: u32) {
        self.out_of_time.remove(step);
        *self.seconds.entry(step.clone()).or_default() += seconds;
    }

    /// What became of something that was owed, where it was looked back on.
    pub fn looked_back_at(&self, owed: &Owed) -> Option<&LookedBack> {
        match owed {
            Owed::Step(id) => self.looked_back.get(id),
            Owed::Promise(id) => self.promises.get(id),
        }
    }

    pub(crate) fn look_back_at(&mut self, owed: &Owed, look: LookedBack) {
        match owed {
            Owed::Step(id) => drop(self.looked_back.insert(id.clone(), look)),
            Owed::Promise(id) => drop(self.promises.insert(id.clone(), look)),
        }
    }

    pub(crate) fn forget_look_back(&mut self, owed: &Owed) {
        match owed {
            Owed::Step(id) => drop(self.looked_back.remove(id)),
            Owed::Promise(id) => drop(self.promises.remove(id)),
        }
    }

    /// Takes out the people whose name a slip brought in: of whom nothing but
    /// the name is known, and whom nothing names any more that did `before`.
    pub(crate) fn forget_people_named_only_in(&mut self, before: &Self, deal: &Deal) {
        let (named_before, named) = (before.people_named(), self.people_named());
        self.people.retain(|id, person| {
            let was_a_slip = named_before.contains(id) && !named.contains(id);
            let is_bare = *person == Buyer::named(person.name.clone());
            !was_a_slip || !is_bare || deal.people.contains_key(id)
        });
    }

    /// The people whom evidence, calls, steps and the news of people name.
    pub(crate) fn people_named(&self) -> BTreeSet<BuyerId> {
        let mut named: BTreeSet<BuyerId> = self.evidence().filter_map(|e| e.who.clone()).collect();
        named.extend(self.calls.values().flat_map(|call| call.with.iter().cloned()));
        named.extend(self.move_one.clone());
        named.extend(self.relations.iter().flat_map(|tie| [tie.from.clone(), tie.to.clone()]));
        named.extend(self.people.values().filter_map(|person| person.reports_to.clone()));
        let told = self.people.iter().filter(|(_, person)| is_told_of(person));
        named.extend(told.map(|(id, _)| id.clone()));
        for step in self.actions.values() {
            named.extend(step.person.clone());
            if let Some(Owner::Buyer(owner)) = &step.owner {
                named.insert(owner.clone());
            }
        }
        named
    }
}

/// Whether the news of a session told something of somebody: nothing else sets
/// these days.
pub const fn is_told_of(person: &Buyer) -> bool {
    person.last_contact.is_some() || person.since.is_some() || person.left.is_some()
}
