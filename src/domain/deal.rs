//! A deal: its facts, what the buyer has done so far and how we know, and the
//! people on the buyer's side.

mod edit;
pub mod evidence;
mod finding;
mod head;
mod people;
mod stage_move;
mod standing;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use edit::{NotChanged, NotClosed, StatusMove};
pub(in crate::domain) use evidence::Source;
pub use evidence::{Evidence, EvidenceKind, Lack, Stretch};
pub use finding::{CriterionStanding, Finding, Status};
pub use head::{DealNames, Head};
pub use stage_move::StageMove;

use crate::domain::date_move::DateMove;
use crate::domain::id::{
    BuyerId, CriterionRef, DealId, Draw, ElementId, PersonId, ProcessId, RoleId, SessionId, StageId,
};
use crate::domain::money::Amount;
use crate::domain::owner_move::OwnerMove;
use crate::domain::person::{Buyer, Relation};
use crate::domain::process::{Process, Stage};
use crate::domain::scorecard::{Score, Weighed};
use crate::domain::word::words;

words! {
    /// Whether a deal is still being worked on.
    DealStatus, "a status of a deal" {
        /// Being worked on.
        Open = "open",
        /// They bought.
        Won = "won",
        /// They bought elsewhere.
        Lost = "lost",
        /// They bought nothing.
        NoDecision = "no-decision",
    }
}

/// A date of the buyer's that costs them something when it is missed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompellingEvent {
    /// What happens then.
    pub text: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// What it costs the buyer to miss it.
    pub consequence: Option<String>,
}

impl CompellingEvent {
    /// Whether neither the event nor its day is known.
    pub fn is_empty(&self) -> bool {
        self.date.is_none() && self.text.as_deref().is_none_or(|text| text.trim().is_empty())
    }
}

/// One deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deal {
    /// Its id.
    pub id: DealId,
    /// The customer.
    pub account: String,
    /// What they would buy.
    pub name: String,
    /// The rep whose deal it is.
    pub owner: PersonId,
    /// Whether it is still being worked on.
    pub status: DealStatus,
    /// The day it was decided.
    pub decided: Option<Date>,
    /// Why it was lost.
    pub lost_reason: Option<String>,
    /// Where it was not won: the day to look at it again.
    pub look_again: Option<Date>,
    /// The process it follows.
    pub process: ProcessId,
    /// The version of the process it was last worked with.
    pub process_version: u32,
    /// The stage people put it in.
    pub stage: StageId,
    /// The stage whose buyer step the buyer is in.
    pub buyer_stage: Option<StageId>,
    /// What it is worth.
    pub amount: Option<Amount>,
    /// The day they should order.
    pub close_date: Option<Date>,
    /// The day it was written down.
    pub created: Date,
    /// What sets the buyer's own date.
    pub compelling_event: CompellingEvent,
    /// The day it last entered each stage.
    pub entered: BTreeMap<StageId, Date>,
    /// How the close date moved, by the day of the move.
    pub close_date_moved: BTreeMap<Date, DateMove>,
    /// Moves to another stage outside a session, by the day.
    pub stage_moved: BTreeMap<Date, StageMove>,
    /// That it was decided, or opened again, by the day.
    pub status_moved: BTreeMap<Date, StatusMove>,
    /// That the next session moved or was called off outside a session, by the day.
    pub session_moved: BTreeMap<Date, DateMove>,
    /// That it got another owner, by the day.
    pub owner_moved: BTreeMap<Date, OwnerMove>,
    /// The people on the buyer's side.
    pub people: BTreeMap<BuyerId, Buyer>,
    /// How they are tied.
    pub relations: Vec<Relation>,
    /// What is known of each exit criterion.
    pub exit: BTreeMap<CriterionRef, Finding>,
    /// What is known of each element of the scorecard.
    pub elements: BTreeMap<ElementId, Score>,
    /// Sessions whose results stand above, and the day.
    pub folded: BTreeMap<SessionId, Date>,
}

/// What a new deal needs to be told.
#[derive(Clone, Debug)]
pub struct NewDeal {
    /// The customer.
    pub account: String,
    /// What they would buy.
    pub name: String,
    /// The rep whose deal it is.
    pub owner: PersonId,
    /// Where it stands; the first stage where not said.
    pub stage: Option<StageId>,
    /// What it is worth.
    pub amount: Option<Amount>,
    /// The day they should order.
    pub close_date: Option<Date>,
}

impl Deal {
    /// A new deal on `process`, with a place for each of its criteria.
    pub fn new(
        new: NewDeal,
        process: &Process,
        today: Date,
        draw: &mut Draw,
        taken: impl Fn(&DealId) -> bool,
    ) -> Self {
        let stage = new.stage.unwrap_or_else(|| process.first_stage().id.clone());
        let mut deal = Self {
            id: draw.deal(&new.account, &new.name, taken),
            account: new.account,
            name: new.name,
            owner: new.owner,
            status: DealStatus::Open,
            decided: None,
            lost_reason: None,
            look_again: None,
            process: process.id.clone(),
            process_version: process.version,
            entered: BTreeMap::from([(stage.clone(), today)]),
            stage,
            buyer_stage: None,
            amount: new.amount,
            close_date: new.close_date,
            created: today,
            compelling_event: CompellingEvent::default(),
            close_date_moved: BTreeMap::new(),
            stage_moved: BTreeMap::new(),
            status_moved: BTreeMap::new(),
            session_moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            people: BTreeMap::new(),
            relations: Vec::new(),
            exit: BTreeMap::new(),
            elements: BTreeMap::new(),
            folded: BTreeMap::new(),
        };
        deal.make_room_for(process);
        deal
    }

    /// Gives each criterion and element of `process` its place, so that two
    /// copies of the deal never add the same one twice.
    pub fn make_room_for(&mut self, process: &Process) {
        for (id, _) in process.criteria() {
            self.exit.entry(id).or_insert(Finding::NOT_ASKED);
        }
        for element in &process.elements {
            self.elements.entry(element.id.clone()).or_insert(Score::NOT_ASKED);
        }
    }

    /// Account and name, as people say it.
    pub fn title(&self) -> String {
        title(&self.account, &self.name)
    }

    /// What is known of one criterion.
    pub fn finding(&self, criterion: &CriterionRef) -> &Finding {
        self.exit.get(criterion).unwrap_or(&Finding::NOT_ASKED)
    }

    /// How one criterion stands on a day.
    pub fn standing(&self, criterion: &CriterionRef, today: Date) -> CriterionStanding {
        self.finding(criterion).standing(today, |who| self.source(who, today))
    }

    /// What is known of one element of the scorecard.
    pub fn score(&self, element: &ElementId) -> &Score {
        self.elements.get(element).unwrap_or(&Score::NOT_ASKED)
    }

    /// The same, weighed by what shows it.
    pub fn weighed(&self, element: &ElementId, today: Date) -> Weighed<'_> {
        self.score(element).weighed(today, |who| self.source(who, today))
    }

    /// Days since the deal entered its stage, up to the day it was decided.
    pub fn days_in_stage(&self, today: Date) -> Option<i32> {
        days_since(&self.entered, &self.stage, self.decided.unwrap_or(today))
    }

    /// The close date, where it lies before `today`.
    pub fn close_date_passed(&self, today: Date) -> Option<Date> {
        self.close_date.filter(|day| *day < today)
    }

    /// The people on the buyer's side who have not left.
    pub fn people_there(&self) -> impl Iterator<Item = (&BuyerId, &Buyer)> {
        self.people.iter().filter(|(_, person)| person.left.is_none())
    }

    /// Those of [`Self::people_there`] who fill a role of the process.
    pub fn people_in<'a>(
        &'a self,
        role: &'a RoleId,
    ) -> impl Iterator<Item = (&'a BuyerId, &'a Buyer)> {
        self.people_there().filter(|(_, person)| person.roles.contains(role))
    }

    /// Whether somebody has left the buyer's side.
    pub fn has_left(&self, person: &BuyerId) -> bool {
        self.people.get(person).is_some_and(|person| person.left.is_some())
    }

    /// Whether one of theirs was there on a day.
    pub(in crate::domain) fn source(&self, person: &BuyerId, day: Date) -> Source {
        if self.has_left_by(person, day) {
            Source::Left
        } else if self.people.contains_key(person) {
            Source::There
        } else {
            Source::Nobody
        }
    }

    /// Whether they had left by a day.
    pub fn has_left_by(&self, person: &BuyerId, day: Date) -> bool {
        let left = self.people.get(person).and_then(|person| person.left);
        left.is_some_and(|left| left <= day)
    }

    /// The name of somebody on the buyer's side, or their id.
    pub fn buyer_name<'a>(&'a self, id: &'a BuyerId) -> &'a str {
        let named = self.people.get(id).filter(|person| !person.name.is_empty());
        named.map_or(id.as_str(), |person| &person.name)
    }

    /// The last day on which a fact of it was found or moved.
    pub fn changed_last(&self) -> Option<Date> {
        let found = self.exit.values().filter_map(|finding| finding.on);
        let moved = self.close_date_moved.keys().chain(self.stage_moved.keys());
        let moved = moved.chain(self.status_moved.keys()).chain(self.owner_moved.keys());
        found.chain(self.entered.values().copied()).chain(moved.copied()).max()
    }

    /// How many required criteria of a stage are verified and assumed, and how
    /// many there are.
    pub fn tally(&self, stage: &Stage, today: Date) -> Tally {
        tally(stage, |criterion| self.standing(criterion, today))
    }

    /// How a stage stands on a day, seen from the stage the deal is in.
    pub fn stage_standing(&self, process: &Process, stage: &Stage, today: Date) -> StageStanding {
        let places = process.position(&self.stage).zip(process.position(&stage.id));
        let Some((here, there)) = places else { return StageStanding::Unknown };
        let is_firm = || self.tally(stage, today).is_firm(process);
        match there.cmp(&here) {
            std::cmp::Ordering::Equal => StageStanding::Current,
            std::cmp::Ordering::Greater => StageStanding::Ahead,
            std::cmp::Ordering::Less if is_firm() => StageStanding::Firm,
            std::cmp::Ordering::Less => StageStanding::Behind,
        }
    }

    /// How many stages we are ahead of the buyer; below zero they are ahead.
    pub fn ahead_of_buyer_by(&self, process: &Process) -> Option<isize> {
        ahead_of_buyer_by(process, &self.stage, self.buyer_stage.as_ref())
    }
}

fn title(account: &str, name: &str) -> String {
    match (account.trim().is_empty(), name.trim().is_empty()) {
        (false, false) => format!("{account} · {name}"),
        (true, _) => name.to_owned(),
        (_, true) => account.to_owned(),
    }
}

fn days_since(entered: &BTreeMap<StageId, Date>, stage: &StageId, today: Date) -> Option<i32> {
    entered.get(stage).map(|since| (today - *since).get_days())
}

fn ahead_of_buyer_by(process: &Process, ours: &StageId, theirs: Option<&StageId>) -> Option<isize> {
    let ours = process.position(ours)?.cast_signed();
    let theirs = process.position(theirs?)?.cast_signed();
    Some(ours - theirs)
}

/// How the required criteria of a stage stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many are needed to leave.
    pub required: usize,
    /// How many of them are verified.
    pub verified: usize,
    /// How many of them are assumed.
    pub assumed: usize,
}

impl Tally {
    /// Whether enough is verified for the process to call the stage firm.
    pub fn is_firm(self, process: &Process) -> bool {
        self.verified >= process.threshold.needed(self.required)
    }

    /// How many required criteria are not verified.
    pub const fn thin(self) -> usize {
        self.required - self.verified
    }
}

/// Counts the required criteria of a stage by how they stand.
pub fn tally(stage: &Stage, standing: impl Fn(&CriterionRef) -> CriterionStanding) -> Tally {
    let mut tally = Tally::default();
    for criterion in stage.required() {
        tally.required += 1;
        match standing(&stage.criterion(criterion)) {
            CriterionStanding::Verified => tally.verified += 1,
            CriterionStanding::Assumed => tally.assumed += 1,
            CriterionStanding::Partial
            | CriterionStanding::No
            | CriterionStanding::Unknown
            | CriterionStanding::NotAsked => {}
        }
    }
    tally
}

/// How a stage of a deal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageStanding {
    /// Passed, and enough of it verified.
    Firm,
    /// Passed, and not firm.
    Behind,
    /// Where the deal is.
    Current,
    /// Yet to come.
    Ahead,
    /// The process has no place for the stage that the deal is in.
    Unknown,
}

impl StageStanding {
    /// The word of the printed shapes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Behind => "behind",
            Self::Current => "current",
            Self::Ahead => "ahead",
            Self::Unknown => "unknown",
        }
    }
}
