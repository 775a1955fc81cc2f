//! Decided deals: known by their heads until somebody opens one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Books, Cause, DealBook, Unread};
use crate::domain::deal::Head;
use crate::domain::debriefing::lately_lost;
use crate::domain::id::{DealId, ProcessId};
use crate::domain::names;
use crate::domain::process::{DebriefPart, Process};

/// A deal that was read whole, or what kept it from being read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The deal.
    pub deal: DealId,
    /// All that belongs to it; none where the deal itself cannot be read.
    pub book: Option<DealBook>,
    /// What of it could not be read.
    pub unread: Vec<Unread>,
    /// The processes that it and its sessions follow.
    pub processes: BTreeMap<ProcessId, Process>,
}

/// Processes that deals and their sessions follow.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// Those that can be walked.
    pub processes: BTreeMap<ProcessId, Process>,
    /// The others, and why.
    pub unread: BTreeMap<ProcessId, Unread>,
}

/// Decided deals that were read whole for a look through all of them.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The deals.
    pub books: Vec<DealBook>,
    /// What of them could not be read.
    pub unread: Vec<Unread>,
    /// The processes that they and their sessions follow, but for those read before.
    pub followed: Followed,
}

impl Books {
    /// The heads of all deals, whether or not they were opened.
    pub fn heads(&self) -> impl Iterator<Item = Cow<'_, Head>> {
        let whole = self.deals.values().map(|book| Cow::Owned(Head::of(&book.deal)));
        whole.chain(self.decided.values().map(Cow::Borrowed))
    }

    /// Of those known by their heads alone, the ones that Today may show: their
    /// debrief may wait, which is known once they are opened, or the day to look at
    /// them again has come.
    pub fn due_again(&self, today: Date) -> Vec<DealId> {
        let is_due = |head: &&Head| {
            lately_lost(head.status, head.decided, today).is_some()
                || head.look_again.is_some_and(|day| day <= today)
        };
        self.decided.values().filter(is_due).map(|head| head.id.clone()).collect()
    }

    /// The deal that is called so already, however that is written, but for this one.
    pub fn namesake(&self, account: &str, name: &str, but: Option<&DealId>) -> Option<Head> {
        let is_called = |deal: &Head| {
            names::is_same(&deal.account, account) && names::is_same(&deal.name, name)
        };
        let mut others = self.heads().filter(|deal| Some(&deal.id) != but);
        others.find(|deal| is_called(deal)).map(Cow::into_owned)
    }

    /// What cannot be read, and may be the deal that is called so already, but for this
    /// one.
    pub fn unread_namesake(
        &self,
        account: &str,
        name: &str,
        but: Option<&DealId>,
    ) -> Option<&Unread> {
        let id = DealId::called(account, name).filter(|id| Some(id) != but)?;
        self.unread_deal(&id)
    }

    /// Whether there is no deal that can be read.
    pub fn has_no_deal(&self) -> bool {
        self.deals.is_empty() && self.decided.is_empty()
    }

    /// Whether some deal has that id.
    pub fn has_deal(&self, id: &DealId) -> bool {
        self.deals.contains_key(id) || self.decided.contains_key(id)
    }

    /// What cannot be read and has the id of a deal: its file, or its folder under
    /// another name.
    pub fn unread_deal(&self, id: &DealId) -> Option<&Unread> {
        let folder = format!("deals/{id}");
        self.unread.iter().filter(|_| !self.has_deal(id)).find(|unread| {
            unread.deal() == Some(id.as_str())
                || matches!(&unread.cause, Cause::Renamed(own) if *own == folder)
        })
    }

    /// Whether a new deal cannot have that id.
    pub fn is_taken(&self, id: &DealId) -> bool {
        self.has_deal(id) || self.unread_deal(id).is_some()
    }

    /// How people call a deal.
    pub fn title_of(&self, id: &DealId) -> Option<String> {
        let whole = self.deals.get(id).map(|book| book.deal.title());
        whole.or_else(|| self.decided.get(id).map(Head::title))
    }

    /// Adds what could not be read, as far as that is not told yet.
    pub fn tell(&mut self, unread: Vec<Unread>) {
        let is_known = |one: &Unread| self.unread.iter().any(|known| known.is_same(one));
        let news = unread.into_iter().filter(|unread| !is_known(unread));
        let news: Vec<Unread> = news.collect();
        self.unread.extend(news);
    }

    /// Puts a deal that was read whole in the place of its head. What was changed
    /// here in one that is open already stays as it is.
    pub fn open(&mut self, opened: Opened) {
        self.tell(opened.unread);
        if let Some(book) = opened.book {
            self.decided.remove(&opened.deal);
            self.deals.entry(opened.deal).or_insert(book);
        }
        for (id, process) in opened.processes {
            self.processes.entry(id).or_insert(process);
        }
    }

    /// What is asked in a debrief: the parts of the process, else of the usual one.
    pub fn debrief_parts<'a>(&'a self, process: Option<&'a Process>) -> &'a [DebriefPart] {
        let own = process.map(Process::debrief_parts).filter(|parts| !parts.is_empty());
        let usual = || self.processes.get(&ProcessId::usual()).map(Process::debrief_parts);
        own.or_else(usual).unwrap_or_default()
    }

    /// Whether these processes are known as they are.
    pub fn knows(&self, followed: &Followed) -> bool {
        let Followed { processes, unread } = followed;
        processes.iter().all(|(id, process)| self.processes.get(id) == Some(process))
            && unread.iter().all(|(id, why)| self.unread_processes.get(id) == Some(why))
    }

    /// Takes in processes beside those that are at hand.
    pub fn know(&mut self, followed: Followed) {
        self.processes.extend(followed.processes);
        self.unread_processes.extend(followed.unread);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Record};
    use crate::domain::deal::DealStatus;
    use crate::domain::team::Team;
    use crate::sample::Sample;

    /// Books in which the one deal is won and was not opened; and all that
    /// belongs to it.
    fn won() -> (Books, DealBook) {
        let Sample { mut book, process } = Sample::at("explore");
        book.deal.status = DealStatus::Won;
        let mut books = Books::new(Team::new(process.id), BTreeMap::new());
        books.decided.insert(book.deal.id.clone(), Head::of(&book.deal));
        (books, book)
    }

    fn opened(book: Option<DealBook>, unread: Vec<Unread>) -> Opened {
        let deal = won().1.deal.id;
        Opened { deal, book, unread, processes: BTreeMap::new() }
    }

    #[test]
    fn a_deal_that_is_opened_is_known_whole_from_then_on() {
        let (mut books, book) = won();
        let id = book.deal.id.clone();
        assert!(books.has_deal(&id) && books.deals.is_empty());
        books.open(opened(Some(book), Vec::new()));
        assert!(books.deals.contains_key(&id) && books.decided.is_empty());
        assert_eq!(books.heads().count(), 1);
    }

    #[test]
    fn what_is_wrong_in_a_deal_is_told_once_and_its_head_stays() {
        let unread = Unread {
            file: "deals/acme/deal.toml".to_owned(),
            line: None,
            column: None,
            cause: Cause::Wrong,
            message: "not TOML".to_owned(),
            hidden: None,
        };
        let (mut books, book) = won();
        for _ in 0..2 {
            books.open(opened(None, vec![unread.clone()]));
        }
        assert_eq!(books.unread, [unread]);
        assert_eq!(books.title_of(&book.deal.id), Some(book.deal.title()));
    }

    #[test]
    fn what_was_changed_here_is_not_lost_by_opening_the_deal_once_more() {
        let (mut books, book) = won();
        books.open(opened(Some(book.clone()), Vec::new()));
        let mut changed = book.deal.clone();
        changed.account = "Acme Group".to_owned();
        books.apply(&Change::of(book.deal.clone(), changed.clone()));
        books.open(opened(Some(book.clone()), Vec::new()));
        assert_eq!(books.title_of(&book.deal.id), Some(changed.title()));
    }

    #[test]
    fn a_change_opens_no_deal() {
        let (mut books, book) = won();
        books.apply(&Change { before: None, after: Record::from(book.deal) });
        assert!(books.deals.is_empty(), "a deal with nothing that belongs to it");
    }
}
