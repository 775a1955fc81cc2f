//! The head of a deal: what lists, averages and names on the command line need.
//! Of a decided deal nothing else is known until somebody opens it.
//!
//! A head is no deal, and no deal can be made from one. So nothing can be saved
//! from it, and what was not read is never taken for something that was deleted.
//! A deal becomes a change:
//!
//! ```
//! use sideline::domain::{change::Change, deal::Deal};
//! fn kept(before: Deal, after: Deal) -> Change { Change::of(before, after) }
//! ```
//!
//! and a head does not:
//!
//! ```compile_fail,E0277
//! use sideline::domain::{change::Change, deal::Head};
//! fn kept(before: Head, after: Head) -> Change { Change::of(before, after) }
//! ```

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Deal, DealStatus, ahead_of_buyer_by, days_since, title};
use crate::domain::action::Owner;
use crate::domain::id::{BuyerId, DealId, PersonId, ProcessId, StageId};
use crate::domain::money::Amount;
use crate::domain::process::Process;
use crate::domain::team::Team;

/// What the row of a list says of its deal, however much of that is known.
pub trait DealNames {
    /// Account and name, as people say it.
    fn title(&self) -> String;

    /// Whether it is still being worked on.
    fn status(&self) -> DealStatus;

    /// Account and name, and of a decided deal how it was decided.
    fn title_with_outcome(&self) -> String {
        match self.status() {
            DealStatus::Open => self.title(),
            decided @ (DealStatus::Won | DealStatus::Lost | DealStatus::NoDecision) => {
                format!("{}, {}", self.title(), decided.in_words())
            }
        }
    }

    /// The rep whose deal it is.
    fn owner(&self) -> &PersonId;

    /// The process it follows.
    fn process(&self) -> &ProcessId;

    /// The name of somebody on the buyer's side, or their id.
    fn buyer_name<'a>(&'a self, id: &'a BuyerId) -> &'a str;

    /// The name of whoever owes a step on it.
    fn owner_name<'a>(&'a self, owner: &'a Owner, team: &'a Team) -> &'a str {
        match owner {
            Owner::Ours(id) => team.name_of(id),
            Owner::Buyer(id) => self.buyer_name(id),
        }
    }
}

impl DealNames for Deal {
    fn title(&self) -> String {
        self.title()
    }

    fn status(&self) -> DealStatus {
        self.status
    }

    fn owner(&self) -> &PersonId {
        &self.owner
    }

    fn process(&self) -> &ProcessId {
        &self.process
    }

    fn buyer_name<'a>(&'a self, id: &'a BuyerId) -> &'a str {
        self.buyer_name(id)
    }
}

/// The head of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
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
    /// How often that day moved.
    pub close_date_moves: usize,
    /// The day it was written down.
    pub created: Date,
    /// The day it last entered each stage.
    pub entered: BTreeMap<StageId, Date>,
}

impl Head {
    /// The head of a deal.
    pub fn of(deal: &Deal) -> Self {
        Self {
            id: deal.id.clone(),
            account: deal.account.clone(),
            name: deal.name.clone(),
            owner: deal.owner.clone(),
            status: deal.status,
            decided: deal.decided,
            lost_reason: deal.lost_reason.clone(),
            look_again: deal.look_again,
            process: deal.process.clone(),
            process_version: deal.process_version,
            stage: deal.stage.clone(),
            buyer_stage: deal.buyer_stage.clone(),
            amount: deal.amount.clone(),
            close_date: deal.close_date,
            close_date_moves: deal.close_date_moved.len(),
            created: deal.created,
            entered: deal.entered.clone(),
        }
    }

    /// Account and name, as people say it.
    pub fn title(&self) -> String {
        title(&self.account, &self.name)
    }

    /// Days since the deal entered its stage, up to the day it was decided.
    pub fn days_in_stage(&self, today: Date) -> Option<i32> {
        days_since(&self.entered, &self.stage, self.decided.unwrap_or(today))
    }

    /// How many stages we are ahead of the buyer; below zero they are ahead.
    pub fn ahead_of_buyer_by(&self, process: &Process) -> Option<isize> {
        ahead_of_buyer_by(process, &self.stage, self.buyer_stage.as_ref())
    }
}
