//! Records one by one, for lists: the heads of the deals, then the files of one
//! kind. What is made of a record is all that is kept of it.

use std::cell::{OnceCell, RefCell};

use crate::domain::action::Action;
use crate::domain::ask::Ask;
use crate::domain::books::{Books, Unread};
use crate::domain::call::Call;
use crate::domain::change::Record;
use crate::domain::deal::{Deal, DealNames, DealStatus, Head};
use crate::domain::id::{ActionId, AskId, BuyerId, PersonId, ProcessId};
use crate::domain::session;
use crate::record::fault::Fault;
use crate::record::head;
use crate::record::layout::{self, Place};
use crate::record::read::Noticed;

use super::Store;
use super::load::Loading;

/// What is made of the text of the file at a place.
type Read<T> = fn(&Place, &str, &mut Noticed) -> Result<Option<T>, Fault>;

/// A kind of record, and what a list reads of it.
#[derive(Debug)]
pub struct Kind<T> {
    /// The folder of a deal in which they lie.
    shelf: &'static str,
    read: Read<T>,
}

/// Agreed action steps.
pub const ACTIONS: Kind<Action> = Kind {
    shelf: "actions",
    read: |place, text, noticed| {
        Ok(if let Record::Action(action) = Record::read_noticing(place, text, noticed)? {
            Some(*action)
        } else {
            None
        })
    },
};

/// What reps asked for.
pub const ASKS: Kind<Ask> = Kind {
    shelf: "asks",
    read: |place, text, noticed| {
        Ok(if let Record::Ask(ask) = Record::read_noticing(place, text, noticed)? {
            Some(*ask)
        } else {
            None
        })
    },
};

/// Calls.
pub const CALLS: Kind<Call> = Kind {
    shelf: "calls",
    read: |place, text, noticed| {
        Ok(if let Record::Call(call) = Record::read_noticing(place, text, noticed)? {
            Some(*call)
        } else {
            None
        })
    },
};

/// The heads of sessions.
pub const SESSIONS: Kind<session::Head> = Kind {
    shelf: layout::SESSIONS,
    read: |place, text, noticed| head::of_session(place, text, noticed).map(Some),
};

/// The deal of a record in a list: its head, and its people where a row names
/// one.
#[derive(Debug)]
pub struct Listed<'s> {
    head: &'s Head,
    people: OnceCell<Option<Deal>>,
    /// The keys of the record in hand whose values cannot be read.
    wrong: RefCell<Vec<String>>,
    loading: RefCell<Loading<'s>>,
}

impl Store {
    /// The books in which every deal is known by its head alone: `decided` has
    /// all of them.
    pub fn heads(&self) -> Books {
        Loading::of(self).heads()
    }

    /// Hands each record of a kind on these deals to `row`. Gives what could
    /// not be read of what was looked into.
    pub fn each<'h, T>(
        &self,
        kind: &Kind<T>,
        deals: impl Iterator<Item = &'h Head>,
        mut row: impl FnMut(T, &Listed<'_>),
    ) -> Vec<Unread> {
        let mut unread = Vec::new();
        for head in deals {
            let mut loading = Loading::of(self);
            let deal = Listed {
                head,
                people: OnceCell::new(),
                wrong: RefCell::default(),
                loading: RefCell::new(Loading::of(self)),
            };
            let read = |place: &Place, text: &str, noticed: &mut Noticed| {
                (kind.read)(&place.within(&head.id), text, noticed)
            };
            for place in loading.shelf(&self.folder_of(&head.id), kind.shelf) {
                let told = loading.unread.len();
                if let Some(record) = loading.take(&place, read).flatten() {
                    let values = loading.unread.iter().skip(told).filter_map(Unread::wrong);
                    let keys = values.filter_map(|value| value.keys.last().cloned());
                    deal.wrong.replace(keys.collect());
                    row(record, &deal);
                }
            }
            unread.append(&mut deal.loading.into_inner().unread);
            unread.append(&mut loading.unread);
        }
        unread
    }
}

impl Listed<'_> {
    /// Whether the value of a key cannot be read in the record in hand.
    pub fn is_wrong(&self, key: &str) -> bool {
        self.wrong.borrow().iter().any(|wrong| wrong == key)
    }

    /// A step of the deal, as it stands.
    pub fn step(&self, id: &ActionId) -> Option<Action> {
        let place = Place::Action(self.head.id.clone(), id.clone());
        let record = self.loading.borrow_mut().record(&place)?;
        if let Record::Action(step) = record { Some(*step) } else { None }
    }

    /// An ask of the deal, as it stands.
    pub fn ask(&self, id: &AskId) -> Option<Ask> {
        let place = Place::Ask(self.head.id.clone(), id.clone());
        let record = self.loading.borrow_mut().record(&place)?;
        if let Record::Ask(ask) = record { Some(*ask) } else { None }
    }
}

impl DealNames for Listed<'_> {
    fn title(&self) -> String {
        self.head.title()
    }

    fn status(&self) -> DealStatus {
        self.head.status
    }

    fn owner(&self) -> &PersonId {
        &self.head.owner
    }

    fn process(&self) -> &ProcessId {
        &self.head.process
    }

    fn buyer_name<'a>(&'a self, id: &'a BuyerId) -> &'a str {
        let whole = self.people.get_or_init(|| {
            let place = Place::Deal(self.head.id.clone());
            let record = self.loading.borrow_mut().record(&place)?;
            if let Record::Deal(deal) = record { Some(*deal) } else { None }
        });
        whole.as_ref().map_or(id.as_str(), |deal| deal.buyer_name(id))
    }
}
