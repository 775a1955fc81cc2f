//! The list of deals: which of them, in which order, and what stands in the
//! row of each.
//!
//! Of a deal that is decided a row says only what the head of its record says:
//! there may be thousands of them.

mod deals;
mod listed;
mod row;

use jiff::civil::{Date, date};

use crate::domain::books::{Books, DealBook};
use crate::domain::money::Amount;
use crate::domain::settings::{Listing, Shown, Sort};

pub use deals::Deals;
pub use listed::Listed;
pub use row::{Cell, Column, Unfolded, cell, unfolded};

impl Shown {
    /// What they are called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Mine => "My open deals",
            Self::Open => "Open deals",
            Self::Decided => "Decided deals",
            Self::All => "All deals",
        }
    }

    /// Whether that deal is one of them.
    pub fn has(self, deal: Listed<'_>, books: &Books) -> bool {
        let is_open = deal.open().is_some();
        match self {
            Self::Mine => is_open && books.is_my_care(deal.owner()),
            Self::Open => is_open,
            Self::Decided => !is_open,
            Self::All => true,
        }
    }
}

impl Sort {
    /// How the heading says it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::CloseDate => "by close date",
            Self::LastSession => "by last session, the longest ago first",
            Self::Stage => "by stage, the last one first",
            Self::Amount => "by amount",
            Self::Rep => "by rep",
            Self::Name => "by name",
        }
    }

    /// Where a deal comes: open ones first, then by group, then by rank. Those
    /// that come alike stay in the order of their ids.
    pub fn key(self, listed: Listed<'_>, books: &Books) -> (bool, String, i128) {
        let deal = listed.head();
        let is_decided = listed.open().is_none();
        let (group, rank) = match self {
            Self::CloseDate | Self::LastSession if is_decided => {
                (String::new(), deal.decided.map(|day| -rank(day)))
            }
            Self::CloseDate => (String::new(), deal.close_date.map(rank)),
            Self::LastSession => {
                // Nobody has waited longer than who never had one.
                let last = listed.open().and_then(DealBook::last_session);
                (String::new(), Some(last.map_or(i128::MIN, rank)))
            }
            Self::Stage => {
                let process = books.processes.get(&deal.process);
                let position = process.and_then(|process| process.position(&deal.stage));
                (String::new(), position.map(|position| -(position as i128)))
            }
            Self::Amount => amount(deal.amount.as_ref(), books),
            Self::Rep => (books.team.name_of(&deal.owner).to_lowercase(), None),
            Self::Name => (deal.title().to_lowercase(), None),
        };
        (is_decided, group, rank.unwrap_or(i128::MAX))
    }
}

/// Amounts in the team's currency first: those in another one do not compare.
fn amount(amount: Option<&Amount>, books: &Books) -> (String, Option<i128>) {
    let Some(amount) = amount else { return (String::new(), None) };
    let currency = amount.currency.as_ref().filter(|code| **code != books.team.currency);
    let value = amount.value.in_ten_thousandths().and_then(|value| i128::try_from(value).ok());
    (currency.cloned().unwrap_or_default(), value.map(|value| -value))
}

/// Days since some day.
fn rank(day: Date) -> i128 {
    i128::from((day - date(2000, 1, 1)).get_days())
}

impl Listing {
    /// The list before anybody chose.
    pub const USUAL: Self = Self { shown: Shown::Open, sort: Sort::CloseDate };

    /// The same deals, in the next order, or in the one before.
    #[must_use]
    pub fn sorted(self, is_next: bool) -> Self {
        Self { sort: beside(Sort::ALL, self.sort, is_next), ..self }
    }

    /// The next choice of deals, or the one before. Where nobody knows who sits
    /// at the keyboard, none are theirs.
    #[must_use]
    pub fn showing(self, is_next: bool, books: &Books) -> Self {
        let choices = if books.known_me().is_some() { Shown::ALL } else { &Shown::ALL[1..] };
        Self { shown: beside(choices, self.shown, is_next), ..self }
    }
}

/// The one after, or before, going round.
fn beside<T: Copy + PartialEq>(all: &[T], one: T, is_next: bool) -> T {
    let at = all.iter().position(|other| *other == one).unwrap_or(0);
    let step = if is_next { 1 } else { all.len() - 1 };
    all.get((at + step) % all.len()).copied().unwrap_or(one)
}

/// What a deal is found by: customer, name, rep and stage.
fn searched(deal: Listed<'_>, books: &Books) -> String {
    let deal = deal.head();
    let stage = books.processes.get(&deal.process).and_then(|it| it.stage_now(&deal.stage));
    let stage = stage.map_or(deal.stage.as_str(), |stage| &stage.name);
    format!("{} {} {} {stage}", deal.account, deal.name, books.team.name_of(&deal.owner))
}

#[cfg(test)]
mod tests;
