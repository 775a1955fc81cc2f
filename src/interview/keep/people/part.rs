//! Keeping what is known about somebody, part by part. Of people whom the deal
//! knows the session holds only what it changes.

use super::{Keeping, Refusal, some};
use crate::domain::id::BuyerId;
use crate::domain::person;
use crate::domain::person::{
    Buyer, Influence, NotTold, PersonLine, Relation, RelationKind, Stance, UNKNOWN,
};
use crate::interview::keeping::word;

impl Keeping<'_, '_> {
    pub(in crate::interview) fn person(
        &mut self,
        id: &BuyerId,
        part: PersonLine,
        text: &str,
    ) -> Result<(), Refusal> {
        if !self.session.buyers(self.situation.deal).contains_key(id) {
            return Err(Refusal::Choice);
        }
        let text = if text == UNKNOWN { "" } else { text };
        match part {
            PersonLine::Title => self.changes(id, |person, _| person.title = some(text)),
            PersonLine::Role => self.role(id, text)?,
            PersonLine::Influence => {
                let influence = word(text)?;
                self.changes(id, |person, _| person.influence = influence);
            }
            PersonLine::Stance => {
                let stance = word(text)?;
                self.changes(id, |person, _| person.stance = stance);
            }
            PersonLine::Coverage => {
                let coverage = word(text)?;
                self.changes(id, |person, _| person.coverage = coverage);
            }
            PersonLine::ReportsTo => self.reports_to(id, text)?,
            PersonLine::Influences => self.ties(id, RelationKind::Influences, text)?,
            PersonLine::ConflictsWith => self.ties(id, RelationKind::ConflictsWith, text)?,
            PersonLine::Power
            | PersonLine::Stake
            | PersonLine::SellsForUs
            | PersonLine::Evidence => self.champion(id, part, text)?,
        }
        Ok(())
    }

    /// Changes what the session holds of somebody. `change` sees them as they
    /// are by now; what is the same as in the deal is not held.
    pub(in crate::interview) fn changes(
        &mut self,
        id: &BuyerId,
        change: impl FnOnce(&mut Buyer, &Buyer),
    ) {
        let now = self.session.buyers(self.situation.deal).remove(id).unwrap_or_default();
        let person = self.session.people.entry(id.clone()).or_default();
        change(person, &now);
        if let Some(known) = self.situation.deal.people.get(id) {
            forget_what_is_the_same(person, known);
        }
        self.session.people.retain(|_, person| *person != Buyer::default());
    }

    /// Gives somebody a role, or takes out one of several.
    fn role(&mut self, id: &BuyerId, text: &str) -> Result<(), Refusal> {
        let Some(text) = some(text) else { return Ok(()) };
        let role = self.situation.process.role_called(&text)?;
        self.changes(id, |person, now| {
            let mut roles = now.roles.clone();
            if !roles.contains(&role) {
                roles.push(role);
            } else if roles.len() > 1 {
                roles.retain(|known| *known != role);
            }
            person.roles = roles;
        });
        Ok(())
    }

    /// Gives somebody a role that nobody has.
    pub(in crate::interview) fn fills_role(
        &mut self,
        id: &BuyerId,
        role: &str,
    ) -> Result<(), Refusal> {
        let role = self.situation.process.role_called(role)?;
        self.changes(id, |person, now| {
            let others = now.roles.iter().filter(|known| **known != role).cloned();
            person.roles = others.chain([role.clone()]).collect();
        });
        Ok(())
    }

    fn reports_to(&mut self, id: &BuyerId, text: &str) -> Result<(), Refusal> {
        let boss = self.one_buyer(text)?;
        if let Some(boss) = &boss {
            self.is_no_circle(id, boss)?;
        }
        self.changes(id, |person, _| person.reports_to = boss);
        Ok(())
    }

    /// Whether somebody can report to a boss.
    fn is_no_circle(&self, id: &BuyerId, boss: &BuyerId) -> Result<(), Refusal> {
        self.is_somebody_else(id, boss)?;
        if person::is_above(id, boss, &self.session.buyers(self.situation.deal)) {
            let (name, boss) = (self.name(id), self.name(boss));
            return Err(NotTold::Circle { name, boss }.into());
        }
        Ok(())
    }

    fn is_somebody_else(&self, id: &BuyerId, other: &BuyerId) -> Result<(), Refusal> {
        let is_other = id != other;
        is_other.then_some(()).ok_or_else(|| NotTold::Themselves { name: self.name(id) }.into())
    }

    fn name(&self, id: &BuyerId) -> String {
        self.session.buyer_name(self.situation.deal, id).to_owned()
    }

    /// Whom somebody is tied to: those named now, instead of those named before
    /// in this session.
    fn ties(&mut self, id: &BuyerId, kind: RelationKind, text: &str) -> Result<(), Refusal> {
        let others = self.buyers(text)?;
        for other in &others {
            self.is_somebody_else(id, other)?;
        }
        let is_this = |tie: &Relation| tie.from == *id && tie.kind == kind;
        self.session.relations.retain(|tie| !is_this(tie));
        let known = |other: &BuyerId| {
            self.situation.deal.relations.iter().any(|tie| is_this(tie) && tie.to == *other)
        };
        let new = others.into_iter().filter(|other| !known(other));
        let tie = |to| Relation { from: id.clone(), kind, to, strength: None };
        self.session.relations.extend(new.map(tie));
        self.session.relations.sort();
        Ok(())
    }

    /// The champion test. What somebody is follows from its answers.
    fn champion(&mut self, id: &BuyerId, part: PersonLine, text: &str) -> Result<(), Refusal> {
        let evidence = some(text);
        let reply = if part == PersonLine::Evidence { None } else { word(text)? };
        self.changes(id, |person, _| match part {
            PersonLine::Power => person.champion.power = reply,
            PersonLine::Stake => person.champion.stake = reply,
            PersonLine::SellsForUs => person.champion.sells_for_us = reply,
            PersonLine::Evidence => person.champion.evidence = evidence,
            PersonLine::Title
            | PersonLine::Role
            | PersonLine::Influence
            | PersonLine::Stance
            | PersonLine::Coverage
            | PersonLine::ReportsTo
            | PersonLine::Influences
            | PersonLine::ConflictsWith => {}
        });
        self.changes(id, |person, now| person.advocate = now.champion.advocate());
        Ok(())
    }
}

/// Empties what the deal says as well. That we do not know is said again:
/// somebody was asked again.
fn forget_what_is_the_same(person: &mut Buyer, known: &Buyer) {
    fn forget<T: PartialEq>(there: &mut Option<T>, known: Option<&T>) {
        if there.as_ref() == known {
            *there = None;
        }
    }
    if person.roles == known.roles {
        person.roles.clear();
    }
    if person.influence != Some(Influence::Unknown) {
        forget(&mut person.influence, known.influence.as_ref());
    }
    if person.stance != Some(Stance::Unknown) {
        forget(&mut person.stance, known.stance.as_ref());
    }
    forget(&mut person.title, known.title.as_ref());
    forget(&mut person.coverage, known.coverage.as_ref());
    forget(&mut person.reports_to, known.reports_to.as_ref());
    forget(&mut person.advocate, known.advocate.as_ref());
    forget(&mut person.champion.power, known.champion.power.as_ref());
    forget(&mut person.champion.stake, known.champion.stake.as_ref());
    forget(&mut person.champion.sells_for_us, known.champion.sells_for_us.as_ref());
    forget(&mut person.champion.evidence, known.champion.evidence.as_ref());
}
