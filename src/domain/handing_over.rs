//! Handing over: a deal, or all that somebody has, goes into other hands.
//!
//! Whatever is handed over is a list of changes in the order in which they are
//! written: what belongs to a deal before the deal, and that somebody has left last.
//! Where that breaks off, the same again goes on from there.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::ask::{Ask, AskStatus, Asked};
use crate::domain::books::{Books, Cause, DealBook, Unread};
use crate::domain::call::{Call, CallStatus};
use crate::domain::change::{Change, Record};
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::id::{DealId, PersonId, UNKNOWN};
use crate::domain::leaving::Gone;
use crate::domain::mentions::in_words;
use crate::domain::owner_move::OwnerMove;
use crate::domain::phrase::count;
use crate::domain::team::{Person, Team, TeamRole};

/// Keys that say whose something is.
const WHOSE: [&str; 4] = ["owner", "from", "of", "manager"];

/// Into whose hands something goes, and what is kept of that.
#[derive(Clone, Debug)]
pub struct Handing {
    /// Who gets it.
    pub to: PersonId,
    /// Who says so.
    pub by: PersonId,
    /// Why.
    pub why: Option<String>,
    /// The day.
    pub day: Date,
}

/// What is handed over, as it is written.
#[derive(Clone, Debug, Default)]
pub struct Handed {
    /// The changes, in the order in which they are saved.
    pub changes: Vec<Change>,
    /// Asks of which nothing is left: whoever gets them is asked themselves.
    pub over: usize,
    /// What goes along.
    pub what: Holding,
}

/// How much of each kind somebody has that is still open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// Their deals.
    pub deals: usize,
    /// The steps they owe.
    pub steps: usize,
    /// What they asked for, and what was asked of them.
    pub asks: usize,
    /// The reps whom they coach.
    pub reps: usize,
}

impl Holding {
    /// As in "2 deals and 1 step"; nothing where there is nothing.
    pub fn in_words(self) -> String {
        let Self { deals, steps, asks, reps } = self;
        in_words(&[(deals, "deal"), (steps, "step"), (asks, "ask"), (reps, "rep")])
    }
}

/// Why something stays in the hands it is in. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotHanded {
    /// Whoever gets it has left, or whoever leaves has before.
    #[error("{0}")]
    Gone(#[from] Gone),
    /// It is theirs already.
    #[error("{title} is {name}'s already")]
    Theirs {
        /// The deal.
        title: String,
        /// Whose it is.
        name: String,
    },
    /// Whoever leaves hands nothing over to themselves.
    #[error("{name} cannot leave and take it all over")]
    Themselves {
        /// Who leaves.
        name: String,
    },
    /// Two people are in the middle of it.
    #[error("a session on {title} is not finished")]
    InASession {
        /// The deal.
        title: String,
    },
    /// Something that may be theirs cannot be read.
    #[error("whose everything is cannot be read: {0}")]
    Unread(Box<Unread>),
    /// Something would be left without anybody.
    #[error("{name} still has {what}")]
    Holds {
        /// Who leaves.
        name: String,
        /// What they have, with its numbers.
        what: String,
    },
    /// Reps would be coached by a rep.
    #[error("{name} is no manager, and {reps} would need one")]
    NoManager {
        /// Who would coach them.
        name: String,
        /// How many, in words.
        reps: String,
    },
}

/// Keeps that something changed hands on a day; a second time that day changes the
/// first, and back again takes it away.
fn note(moves: &mut BTreeMap<Date, OwnerMove>, from: &PersonId, handing: &Handing) {
    let first = moves.remove(&handing.day).map(|first| first.from);
    let from = first.unwrap_or_else(|| from.clone());
    let Handing { to, by, why, day } = handing.clone();
    // Nobody knows whose it was where that could not be read.
    if from != to && from.as_str() != UNKNOWN {
        moves.insert(day, OwnerMove { from, to, by: Some(by), why });
    }
}

impl Action {
    /// Gives an open step to somebody else of ours: they have yet to agree to it, and
    /// until then it counts for nobody.
    fn hand(&mut self, from: &PersonId, handing: &Handing) {
        note(&mut self.owner_moved, from, handing);
        self.owner = Owner::Ours(handing.to.clone());
        self.status = ActionStatus::Proposed;
        self.agreed = None;
    }
}

impl Call {
    /// Goes along with its deal while it is planned.
    fn hand(&mut self, from: &PersonId, handing: &Handing) {
        note(&mut self.owner_moved, from, handing);
    }
}

impl Ask {
    /// Gives an open ask of or from somebody to another one of ours. Nobody asks
    /// themselves: that one is over. What was promised is another one's to promise.
    fn hand(&mut self, from: &PersonId, handing: &Handing, team: &Team) {
        if self.from == *from {
            self.from = handing.to.clone();
        }
        if self.of.is(from) {
            self.of = Asked::Ours(handing.to.clone());
            self.status = AskStatus::Open;
            (self.replied, self.reply) = (None, None);
        }
        if self.of.is(&self.from) {
            let why = format!("it is {}'s own now", team.first_name_of(&handing.to));
            self.status = AskStatus::Declined;
            (self.replied, self.reply) = (Some(handing.day), Some(why));
        }
    }
}

impl DealBook {
    /// The open steps and asks of somebody in other hands; what they promised only
    /// where they leave.
    fn owed(&self, from: &PersonId, handing: &Handing, team: &Team, leaves: bool) -> Handed {
        let steps = self.open_actions().into_iter().filter(|step| step.owner.is(from));
        let steps = steps.map(|step| {
            let mut after = step.clone();
            after.hand(from, handing);
            Change::of(step.clone(), after)
        });
        let asks = self.open_asks().into_iter();
        let asks = asks.filter(|ask| ask.from == *from || leaves && ask.of.is(from));
        let asks = asks.map(|ask| {
            let mut after = ask.clone();
            after.hand(from, handing, team);
            Change::of(ask.clone(), after)
        });
        let (steps, asks): (Vec<_>, Vec<_>) = (steps.collect(), asks.collect());
        let what = Holding { steps: steps.len(), asks: asks.len(), ..Holding::default() };
        let is_over = |ask: &&Change| matches!(&ask.after, Record::Ask(ask) if !ask.is_open());
        let over = asks.iter().filter(is_over).count();
        Handed { changes: [steps, asks].concat(), over, what }
    }

    fn is_at_rest(&self) -> Result<(), NotHanded> {
        let in_a_session = |_| NotHanded::InASession { title: self.deal.title() };
        self.draft().map_or(Ok(()), |session| Err(in_a_session(session)))
    }

    /// The calls that are planned, in the hands of who gets their deal.
    fn planned(&self, handing: &Handing) -> Vec<Change> {
        let planned = self.calls.values().filter(|call| call.status == CallStatus::Planned);
        let handed = planned.map(|call| {
            let mut after = call.clone();
            after.hand(&self.deal.owner, handing);
            Change::of(call.clone(), after)
        });
        handed.collect()
    }

    /// The deal last: as long as it is its old owner's, the rest can be done again.
    fn handed(&self, mut after: Deal, handing: &Handing, owed: Handed) -> Handed {
        note(&mut after.owner_moved, &self.deal.owner, handing);
        after.owner = handing.to.clone();
        let Handed { mut changes, over, what } = owed;
        changes.extend(self.planned(handing));
        changes.push(Change::of(self.deal.clone(), after));
        Handed { changes, over, what: Holding { deals: 1, ..what } }
    }
}

impl Books {
    /// What it changes that a deal, which shall be `after` in all else, goes into
    /// other hands: its owner's open steps and asks go along.
    ///
    /// # Errors
    ///
    /// [`NotHanded`] where it is theirs already, they have left, a session is open, or
    /// something of the deal cannot be read.
    pub fn hand_over(
        &self,
        book: &DealBook,
        after: Deal,
        handing: &Handing,
    ) -> Result<Handed, NotHanded> {
        self.team.takes_on(&handing.to, handing.day)?;
        let owner = &book.deal.owner;
        if *owner == handing.to {
            let name = self.team.first_name_of(owner).to_owned();
            return Err(NotHanded::Theirs { title: book.deal.title(), name });
        }
        book.is_at_rest()?;
        let id = &book.deal.id;
        // Whose deal it is, is what is said here.
        let is_told = |unread: &Unread| unread.deal() == Some(id.as_str()) && !unread.is_whole();
        self.is_clear(|unread| unread.in_deal().as_ref() == Some(id) && !is_told(unread))?;
        Ok(book.handed(after, handing, book.owed(owner, handing, &self.team, false)))
    }

    /// What it changes that somebody leaves on a day: all that they have goes to who
    /// takes it over. Of all deals, read whole.
    ///
    /// # Errors
    ///
    /// [`NotHanded`] where they have left before, have something and nobody takes it
    /// over, or something cannot be handed over: then none of it.
    pub fn leaving(
        &self,
        who: &PersonId,
        on: Date,
        handing: Option<&Handing>,
        today: Date,
    ) -> Result<Handed, NotHanded> {
        // Cut off before, or with something that came in since: it goes on.
        if self.holding(who).in_words().is_empty() {
            self.team.takes_on(who, today)?;
        }
        let name = || self.team.first_name_of(who).to_owned();
        self.is_clear(|_| true)?;
        let mut handed = Handed::default();
        let mut team = self.team.clone();
        match handing {
            Some(handing) if handing.to == *who => {
                return Err(NotHanded::Themselves { name: name() });
            }
            Some(handing) => {
                self.team.takes_on(&handing.to, today)?;
                handed = self.all_of(who, handing)?;
                handed.what.reps = self.coached_by(who, &mut team, handing)?;
            }
            None => {
                let what = self.holding(who).in_words();
                if !what.is_empty() {
                    return Err(NotHanded::Holds { name: name(), what });
                }
            }
        }
        if let Some(person) = team.people.get_mut(who) {
            person.left = person.left.or(Some(on));
        }
        handed.changes.push(Change::of(self.team.clone(), team));
        Ok(handed)
    }

    /// How much somebody has that is still open, of deals that are read whole.
    pub fn holding(&self, who: &PersonId) -> Holding {
        let books = || self.deals.values();
        let deals = books().filter(|book| is_open_of(book, who));
        let steps = books().flat_map(DealBook::open_actions).filter(|step| step.owner.is(who));
        let asks = books().flat_map(DealBook::open_asks);
        let asks = asks.filter(|ask| ask.from == *who || ask.of.is(who));
        Holding {
            deals: deals.count(),
            steps: steps.count(),
            asks: asks.count(),
            reps: reps_of(&self.team, who).count(),
        }
    }

    /// All deals of theirs, and what they owe on others, one deal after the other.
    fn all_of(&self, who: &PersonId, handing: &Handing) -> Result<Handed, NotHanded> {
        let mut all = Handed::default();
        for book in self.deals.values() {
            let owed = book.owed(who, handing, &self.team, true);
            let of_deal = if is_open_of(book, who) {
                book.handed(book.deal.clone(), handing, owed)
            } else {
                owed
            };
            if !of_deal.changes.is_empty() {
                book.is_at_rest()?;
            }
            all.what.deals += of_deal.what.deals;
            all.what.steps += of_deal.what.steps;
            all.what.asks += of_deal.what.asks;
            all.over += of_deal.over;
            all.changes.extend(of_deal.changes);
        }
        Ok(all)
    }

    /// Gives the reps of who leaves to who takes over; how many.
    fn coached_by(
        &self,
        who: &PersonId,
        team: &mut Team,
        handing: &Handing,
    ) -> Result<usize, NotHanded> {
        let reps: Vec<PersonId> = reps_of(&self.team, who).map(|(id, _)| id.clone()).collect();
        let to = self.team.people.get(&handing.to);
        let others = reps.iter().filter(|rep| **rep != handing.to).count();
        if others > 0 && to.is_some_and(|to| to.role != TeamRole::Manager) {
            let name = self.team.first_name_of(&handing.to).to_owned();
            return Err(NotHanded::NoManager { name, reps: count(others, "rep") });
        }
        for rep in &reps {
            if let Some(person) = team.people.get_mut(rep) {
                person.manager = Some(handing.to.clone()).filter(|to| to != rep);
            }
        }
        Ok(reps.len())
    }

    /// Refuses where something of a deal cannot be read that may belong to it.
    ///
    /// # Errors
    ///
    /// [`NotHanded::Unread`].
    pub fn is_clear_of(&self, deal: &DealId) -> Result<(), NotHanded> {
        self.is_clear(|unread| unread.in_deal().as_ref() == Some(deal))
    }

    /// Refuses where a file, or a value that says whose something is, cannot be read.
    fn is_clear(&self, is_meant: impl Fn(&Unread) -> bool) -> Result<(), NotHanded> {
        let hides = |unread: &&Unread| match &unread.cause {
            Cause::SecondOf(_) | Cause::Renamed(_) => false,
            Cause::Value(wrong) => wrong.keys.last().is_some_and(|key| WHOSE.contains(&&**key)),
            Cause::Wrong | Cause::Lost | Cause::Newer | Cause::Away => {
                unread.file.starts_with("deals")
            }
        };
        let found = self.unread.iter().filter(|unread| is_meant(unread)).find(hides);
        found.map_or(Ok(()), |unread| Err(NotHanded::Unread(Box::new(unread.clone()))))
    }
}

fn is_open_of(book: &DealBook, who: &PersonId) -> bool {
    book.deal.status == DealStatus::Open && book.deal.owner == *who
}

fn reps_of<'t>(
    team: &'t Team,
    who: &'t PersonId,
) -> impl Iterator<Item = (&'t PersonId, &'t Person)> {
    team.here().filter(move |(_, person)| person.manager.as_ref() == Some(who))
}

#[cfg(test)]
mod tests;
