//! What is at hand at every start: deals that are open, or on which somebody
//! still owes something, whole, and of other decided ones the head alone. The
//! rest of those is read when somebody opens one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::domain::action::ActionStatus;
use crate::domain::ask::AskStatus;
use crate::domain::books::{Books, DealBook, Opened, Unread};
use crate::domain::call::CallStatus;
use crate::domain::deal::{DealStatus, Head};
use crate::domain::id::{DealId, PersonId};
use crate::record::layout::{ACTIONS, ASKS, CALLS, DEALS, ENDING, Place, SESSIONS};
use crate::record::read::{self, Noticed, RECORD_LIMIT};
use crate::record::{abreast, head};

use super::Store;
use super::load::{Loading, names};

impl Store {
    /// What is known of the workspace without opening a decided deal. What is
    /// wrong in one of those is told when it is opened. There are no processes
    /// in it.
    pub fn at_hand(&self) -> Books {
        let mut books = Loading::of(self).books(|id| self.decided(id));
        books.one_to_ones = self.one_to_ones(&books);
        books
    }

    /// Reads one deal whole, with all that belongs to it but the processes.
    pub fn open(&self, deal: &DealId) -> Opened {
        let mut loading = Loading::of(self);
        let mut book = loading.deal(deal);
        if let Some(book) = &mut book {
            loading.coaching_of(book);
        }
        Opened { deal: deal.clone(), book, unread: loading.unread, processes: BTreeMap::new() }
    }

    /// Reads these deals whole, with what is wrong in them.
    pub fn whole(&self, deals: &[DealId]) -> (Vec<DealBook>, Vec<Unread>) {
        let opened = abreast::each(deals, |deal| self.open(deal));
        let (books, unread): (Vec<_>, Vec<_>) =
            opened.into_iter().map(|opened| (opened.book, opened.unread)).unzip();
        (books.into_iter().flatten().collect(), unread.concat())
    }

    /// The head of a deal that is decided, and on which nobody owes anything.
    fn decided(&self, id: &DealId) -> Option<Head> {
        let place = Place::Deal(id.clone());
        let head = head::of_deal(&place, &self.text(&place)?, &mut Noticed::default()).ok()?;
        (head.status != DealStatus::Open && !self.owes(id)).then_some(head)
    }

    /// Whether somebody still owes something on a deal, or a call is planned, by the
    /// status in each of its steps, asks and calls: too many to be read whole at every start.
    fn owes(&self, deal: &DealId) -> bool {
        [ACTIONS, ASKS, CALLS].into_iter().any(|shelf| {
            let folder = self.root.join(format!("{DEALS}/{deal}/{shelf}"));
            // What cannot be looked into is told when the deal is opened.
            let mut names = names(&folder).unwrap_or_default().into_iter();
            names.any(|name| match read::text(&folder.join(name), RECORD_LIMIT) {
                Ok(text) => text.is_some_and(|text| is_owed(&text)),
                Err(_) => false,
            })
        })
    }

    /// When each rep who has open deals last sat down with their manager on one
    /// of their decided deals.
    fn one_to_ones(&self, books: &Books) -> BTreeMap<PersonId, Date> {
        let reps: BTreeSet<_> = books.deals.values().map(|book| &book.deal.owner).collect();
        let last = |rep: &PersonId| Some((rep.clone(), self.last_one_to_one(rep, books)?));
        reps.into_iter().filter_map(last).collect()
    }

    /// Sessions are called after their day, so that only the newest are looked
    /// into.
    fn last_one_to_one(&self, rep: &PersonId, books: &Books) -> Option<Date> {
        let own = books.decided.values().filter(|head| head.owner == *rep);
        let mut files: Vec<(String, String)> = own.flat_map(|head| self.sessions(head)).collect();
        files.sort_unstable();
        let heads = files.into_iter().rev().filter_map(|(name, folder)| {
            let place = Place::of(&format!("{folder}/{name}"))?;
            head::of_session(&place, &self.text(&place)?, &mut Noticed::default()).ok()
        });
        let mut theirs = heads.filter(|head| head.rep == *rep && head.is_one_to_one());
        theirs.next().map(|head| head.day())
    }

    /// The files of the sessions on a deal, each with its folder.
    fn sessions(&self, head: &Head) -> impl Iterator<Item = (String, String)> {
        let folder = format!("{DEALS}/{}/{SESSIONS}", head.id);
        // What cannot be looked into is told when the deal is opened.
        let names = names(&self.root.join(&folder)).unwrap_or_default().into_iter();
        let files = names.filter(|name| name.ends_with(ENDING));
        files.map(move |name| (name, folder.clone()))
    }
}

/// Whether a step, an ask or a call says of itself that it is open.
fn is_owed(text: &str) -> bool {
    let open = [
        ActionStatus::Proposed.as_str(),
        ActionStatus::Open.as_str(),
        AskStatus::Accepted.as_str(),
        CallStatus::Planned.as_str(),
    ];
    let value = text.lines().find_map(|line| line.trim_start().strip_prefix("status"));
    value.is_some_and(|value| open.iter().any(|status| value.contains(status)))
}
