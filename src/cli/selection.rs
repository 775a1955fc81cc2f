//! What somebody wants to see of a list: the same words mean the same in all.

use std::str::FromStr;

use jiff::civil::Date;

use super::ctx::Ctx;
use super::find;
use crate::domain::books::Books;
use crate::domain::deal::{DealStatus, Head};
use crate::domain::id::{DealId, PersonId};
use crate::domain::word::NotAWord;
use crate::failure::Failure;
use crate::reading::when::Way;

/// What was typed behind a list. Those options that it has not stay empty.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Typed<'t> {
    pub(super) mine: bool,
    pub(super) owner: Option<&'t str>,
    pub(super) deal: Option<&'t str>,
    pub(super) overdue: bool,
    pub(super) due_by: Option<&'t str>,
    pub(super) status: Option<&'t str>,
    pub(super) all: bool,
}

impl Typed<'_> {
    /// That the list of `things` is empty, and where there may be more.
    pub(super) fn nothing(self, things: &str) -> String {
        let is_open = !self.all && self.status.is_none();
        let open = if is_open { "open " } else { "" };
        let others = [self.owner, self.deal, self.due_by, self.status];
        let are = if self.mine {
            " are yours"
        } else if self.overdue || others.iter().any(Option::is_some) {
            " fit"
        } else {
            ""
        };
        let more = if is_open { " --all: closed ones too." } else { "" };
        format!("No {open}{things}{are}.{more}")
    }
}

/// What is wanted of a list.
#[derive(Debug)]
pub(super) struct Selection<S> {
    /// Of each of these people.
    owners: Vec<PersonId>,
    deal: Option<DealId>,
    /// Open, and due before this day.
    overdue: Option<Date>,
    /// Due on this day or before.
    due_by: Option<Date>,
    status: Option<S>,
    /// Closed ones too.
    all: bool,
}

/// What the rows of a list are chosen by.
#[derive(Debug)]
pub(super) struct Facts<'r, S> {
    pub(super) deal: &'r DealId,
    pub(super) status: S,
    pub(super) is_open: bool,
    /// Whether somebody owes it: what is not owed is never late.
    pub(super) is_owed: bool,
    /// Whose it is, where that is somebody of ours.
    pub(super) owner: Option<&'r PersonId>,
    pub(super) due: Option<Date>,
}

impl<S: FromStr<Err = NotAWord> + PartialEq> Selection<S> {
    /// What is meant by what was typed. A day that was understood is told.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where a name fits nobody or several, and where a status or a
    /// day is none.
    pub(super) fn read(
        typed: Typed<'_>,
        books: &Books,
        ctx: &mut Ctx<'_>,
    ) -> Result<Self, Failure> {
        let status = typed.status.map(str::parse).transpose();
        let status = status.map_err(|e: NotAWord| Failure::wrong_use(e.to_string()))?;
        let mut owners = Vec::new();
        if typed.mine {
            owners.push(find::me(books)?);
        }
        if let Some(owner) = typed.owner {
            owners.push(find::member(&books.team, owner)?);
        }
        let deal = typed.deal.map(|deal| find::deal_id(books, deal)).transpose()?;
        let overdue = typed.overdue.then(|| ctx.today());
        let due_by = typed.due_by.map(|day| ctx.day(day, Way::Any)).transpose()?;
        Ok(Self { owners, deal, overdue, due_by, status, all: typed.all })
    }

    /// Whether the records of a deal are looked into. Those of open ones always
    /// are: an id is as short as no other begins. Closed records may belong to
    /// any deal.
    pub(super) fn looks_into(&self, deal: &Head) -> bool {
        let is_meant = match &self.deal {
            Some(id) => deal.id == *id,
            None => self.all || self.status.is_some(),
        };
        is_meant || deal.status == DealStatus::Open
    }

    /// Whether a record is one of those that are wanted: an open one, where
    /// nothing is said of its status.
    pub(super) fn takes(&self, one: &Facts<'_, S>) -> bool {
        let is_of_status = match &self.status {
            Some(status) => one.status == *status,
            None => self.all || one.is_open,
        };
        is_of_status
            && self.deal.as_ref().is_none_or(|deal| deal == one.deal)
            && self.owners.iter().all(|owner| one.owner == Some(owner))
            && self.overdue.is_none_or(|today| one.is_owed && one.due.is_some_and(|d| d < today))
            && self.due_by.is_none_or(|last| one.due.is_some_and(|due| due <= last))
    }
}
