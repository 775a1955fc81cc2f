//! An answer on its way into the session: what taking it has at hand, and what
//! the questions share in it.

use jiff::civil::Date;

use crate::domain::action::Owner;
use crate::domain::deal::Evidence;
use crate::domain::id::{BuyerId, Draw, StageId};
use crate::domain::names;
use crate::domain::names::Match;
use crate::domain::person::{Buyer, NotTold};
use crate::domain::reach::Reach;
use crate::domain::session::{Session, Whom};
use crate::domain::slot::Slot;
use crate::interview::refusal::Refusal;
use crate::interview::situation::{Situation, SoFar};
use crate::reading::evidence::Who;
use crate::reading::minutes;
use crate::reading::person::{self, Named, NotAPerson};
use crate::reading::promise;
use crate::reading::slot;
use crate::reading::unless_nothing;
use crate::reading::when::{self, Way};

/// A session into which an answer is put, the situation it is held in, and
/// where ids come from.
#[derive(Debug)]
pub(super) struct Keeping<'a, 'b> {
    pub(super) session: &'a mut Session,
    pub(super) situation: &'a Situation<'b>,
    pub(super) draw: &'a mut Draw,
}

impl Keeping<'_, '_> {
    /// The session so far.
    pub(super) fn so_far(&self) -> SoFar<'_> {
        SoFar { situation: self.situation, session: self.session }
    }

    /// A day that was typed over the one that is kept.
    pub(super) fn day(
        &self,
        text: &str,
        kept: Option<Date>,
        way: Way,
    ) -> Result<Option<Date>, Refusal> {
        let day = || when::over(kept, text, self.situation.calendar(), way);
        Ok(unless_nothing(text, day)?)
    }

    /// A day and its time, typed over the ones that are kept.
    pub(super) fn slot(
        &self,
        text: &str,
        kept: Option<Slot>,
        way: Way,
    ) -> Result<Option<Slot>, Refusal> {
        let slot = || slot::over(kept, text, self.situation.calendar(), way);
        Ok(unless_nothing(text, slot)?)
    }

    /// One of the process's stages by its id.
    pub(super) fn choice(&self, text: &str) -> Result<Option<StageId>, Refusal> {
        let Some(text) = some(text) else { return Ok(None) };
        let stage = text.parse().ok().filter(|id| self.situation.process.stage(id).is_some());
        stage.map(Some).ok_or(Refusal::Choice)
    }

    pub(super) fn word_stage(&mut self, id: &StageId) {
        self.session.word_stage(id, self.situation.process);
    }

    pub(super) fn several(&self, name: &str, ids: &[BuyerId]) -> Refusal {
        let deal = self.situation.deal;
        let names: Vec<&str> = ids.iter().map(|id| self.session.buyer_name(deal, id)).collect();
        NotTold::Several { name: name.trim().to_owned(), candidates: names.join(" or ") }.into()
    }

    /// Makes somebody new a person of the deal.
    pub(super) fn meet(&mut self, name: &str) -> BuyerId {
        let buyers = self.session.buyers(self.situation.deal);
        let id = self.draw.buyer(name, |id| buyers.contains_key(id));
        self.session.people.insert(id.clone(), Buyer::named(name));
        id
    }

    /// One of the buyer's people, known or new; none where nobody was named.
    pub(super) fn one_buyer(&mut self, text: &str) -> Result<Option<BuyerId>, Refusal> {
        let named = self.so_far().around(|around| person::read(text, around))?;
        named.map(|named| self.named(named)).transpose()
    }

    /// Whoever was named. Their title is theirs, and why they were named a note.
    fn named(&mut self, named: Named) -> Result<BuyerId, Refusal> {
        let id = match named.whom {
            Whom::Known(id) => id,
            Whom::Unknown(name) => self.meet(&name),
            Whom::Several(name, ids) => return Err(self.several(&name, &ids)),
            Whom::Near(name, near) => return Err(NotAPerson::Near { name, near }.into()),
        };
        let known = self.session.buyers(self.situation.deal);
        if known.get(&id).is_some_and(|person| person.title.is_none()) && named.title.is_some() {
            self.session.people.entry(id.clone()).or_default().title = named.title;
        }
        if named.reach != Reach::default() {
            self.session.people.entry(id.clone()).or_default().reach.take_over(&named.reach);
        }
        if let Some(reason) = named.reason {
            let note = format!("{}: {reason}", self.session.buyer_name(self.situation.deal, &id));
            if !self.session.notes.values().any(|known| *known == note) {
                self.session.notes.insert(self.session.next_note(), note);
            }
        }
        Ok(id)
    }

    /// The people in a list such as "Dana, Tom and Ilse".
    pub(super) fn buyers(&mut self, text: &str) -> Result<Vec<BuyerId>, Refusal> {
        let mut buyers = Vec::new();
        for named in self.so_far().around(|around| person::several(text, around))? {
            let buyer = self.named(named)?;
            if !buyers.contains(&buyer) {
                buyers.push(buyer);
            }
        }
        Ok(buyers)
    }

    /// Whoever acted, known or new; none where that is not clear.
    pub(super) fn acted(&mut self, who: &Who) -> Option<BuyerId> {
        match who {
            Who::Known(id) => Some(id.clone()),
            Who::New(name) => Some(self.meet(name)),
            Who::Nobody | Who::Several(_) | Who::Near(..) | Who::Group(_) => None,
        }
    }

    /// What shows something. Who is named there for the first time becomes a
    /// person of the deal.
    pub(super) fn read_evidence(&mut self, text: &str) -> Result<Evidence, Refusal> {
        let reading = self.so_far().reading(text);
        if let Who::Several(ids) | Who::Near(_, ids) = &reading.who {
            return Err(self.several(text, ids));
        }
        let who = self.acted(&reading.who);
        Ok(reading.evidence(who))
    }

    /// Refuses one of ours who has left.
    pub(super) fn takes_on(&self, owner: &Owner) -> Result<(), Refusal> {
        let Owner::Ours(id) = owner else { return Ok(()) };
        Ok(self.situation.team.takes_on(id, self.situation.today())?)
    }

    /// Who owes a step: one of ours by name, else one of the buyer's people.
    pub(super) fn owner(&self, text: &str) -> Result<Option<Owner>, Refusal> {
        let Some(name) = some(text) else { return Ok(None) };
        let (team, name) = (self.situation.team, name.trim().to_owned());
        match promise::owner(&name, team, &self.session.buyers(self.situation.deal)) {
            Match::One(owner) => self.takes_on(&owner).map(|()| Some(owner)),
            Match::Several(owners) => {
                let so_far = self.so_far();
                let called = |owner| so_far.owner_name(owner);
                let candidates = owners.iter().map(called).collect::<Vec<_>>().join(" or ");
                Err(NotTold::Several { name, candidates }.into())
            }
            Match::None => {
                let buyers = self.session.buyers(self.situation.deal);
                let near = [names::near(&name, &team.people), names::near(&name, &buyers)].concat();
                let all = self.so_far().owners();
                let known = if near.is_empty() { all.join(", ") } else { near.join(", ") };
                Err(Refusal::Nobody { name, known })
            }
        }
    }
}

/// A fixed word, none where nothing was typed.
pub(super) fn word<T: std::str::FromStr>(text: &str) -> Result<Option<T>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Refusal::Choice)
}

/// Minutes from 1 on, none where nothing was typed.
pub(super) fn minutes(text: &str) -> Result<Option<u32>, Refusal> {
    let Some(text) = some(text) else { return Ok(None) };
    minutes::read(&text)
        .filter(|minutes| (1..=600).contains(minutes))
        .map(Some)
        .ok_or(Refusal::Minutes)
}

/// The text, none where it is white space alone.
pub(super) fn some(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}
