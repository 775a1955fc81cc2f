//! Telling of the buyer's people outside of a session. What is told takes the
//! place of what was known; an empty answer takes it back.

use jiff::civil::Date;

use super::Deal;
use crate::domain::id::{BuyerId, Draw, RoleId};
use crate::domain::names::{self, Match};
use crate::domain::person::{
    self, Buyer, NotNamed, NotTold, PersonLine, Relation, RelationKind, UNKNOWN,
};
use crate::domain::process::Process;

impl Process {
    /// The role of that id.
    ///
    /// # Errors
    ///
    /// [`NotTold::NoRole`] where it has none.
    pub fn role_called(&self, name: &str) -> Result<RoleId, NotTold> {
        let role = name.parse().ok().filter(|role| self.role(role).is_some());
        role.ok_or_else(|| {
            let known: Vec<&str> = self.roles.iter().map(|role| role.name.as_str()).collect();
            NotTold::NoRole { name: name.to_owned(), known: known.join(", ") }
        })
    }
}

impl Deal {
    /// Puts somebody new on the map.
    ///
    /// # Errors
    ///
    /// [`NotNamed`] where they have no name, or that of somebody else.
    pub fn add_person(
        &mut self,
        name: &str,
        role: Option<RoleId>,
        draw: &mut Draw,
    ) -> Result<BuyerId, NotNamed> {
        let name = names::as_a_name(name);
        self.is_free(&name, None)?;
        let id = draw.buyer(&name, |id| self.people.contains_key(id));
        let person = Buyer { roles: role.into_iter().collect(), ..Buyer::named(name) };
        self.people.insert(id.clone(), person);
        Ok(id)
    }

    /// Gives somebody another name.
    ///
    /// # Errors
    ///
    /// [`NotNamed`] where it is empty, or that of somebody else.
    pub fn rename_person(&mut self, id: &BuyerId, name: &str) -> Result<(), NotNamed> {
        self.is_free(name, Some(id))?;
        if let Some(person) = self.people.get_mut(id) {
            name.trim().clone_into(&mut person.name);
        }
        Ok(())
    }

    fn is_free(&self, name: &str, except: Option<&BuyerId>) -> Result<(), NotNamed> {
        if name.trim().is_empty() {
            return Err(NotNamed::Nobody);
        }
        let wanted = name.trim().to_lowercase();
        let mut others = self.people_there().filter(|(id, _)| Some(*id) != except);
        match others.find(|(_, person)| person.name.trim().to_lowercase() == wanted) {
            Some((_, known)) => Err(NotNamed::Known(known.name.clone())),
            None => Ok(()),
        }
    }

    /// Says on which day somebody left; none: they are there.
    pub fn set_left(&mut self, id: &BuyerId, day: Option<Date>) {
        if let Some(person) = self.people.get_mut(id) {
            person.left = day;
        }
    }

    /// Takes in what is told of one part of somebody. Whoever is named and not
    /// known comes onto the map.
    ///
    /// # Errors
    ///
    /// A [`NotTold`] where the text is no answer.
    pub fn take(
        &mut self,
        id: &BuyerId,
        part: PersonLine,
        text: &str,
        draw: &mut Draw,
    ) -> Result<(), NotTold> {
        let text = if text == UNKNOWN { "" } else { text.trim() };
        match part {
            PersonLine::ReportsTo => return self.report_to(id, text, draw),
            PersonLine::Influences => return self.tie(id, RelationKind::Influences, text, draw),
            PersonLine::ConflictsWith => {
                return self.tie(id, RelationKind::ConflictsWith, text, draw);
            }
            PersonLine::Title
            | PersonLine::Role
            | PersonLine::Influence
            | PersonLine::Stance
            | PersonLine::Coverage
            | PersonLine::Power
            | PersonLine::Stake
            | PersonLine::SellsForUs
            | PersonLine::Evidence
            | PersonLine::Phone
            | PersonLine::Mail => {}
        }
        let Some(person) = self.people.get_mut(id) else { return Ok(()) };
        known(person, part, text)
    }

    fn report_to(&mut self, id: &BuyerId, text: &str, draw: &mut Draw) -> Result<(), NotTold> {
        let boss = if text.is_empty() { None } else { Some(self.called(text, draw)?) };
        if let Some(boss) = &boss {
            let (name, boss_name) = (self.buyer_name(id), self.buyer_name(boss));
            if id == boss {
                return Err(NotTold::Themselves { name: name.to_owned() });
            }
            if person::is_above(id, boss, &self.people) {
                return Err(NotTold::Circle { name: name.to_owned(), boss: boss_name.to_owned() });
            }
        }
        if let Some(person) = self.people.get_mut(id) {
            person.reports_to = boss;
        }
        Ok(())
    }

    /// Ties somebody to those named, and to nobody else in this way. What was
    /// known of a tie stays.
    fn tie(
        &mut self,
        id: &BuyerId,
        kind: RelationKind,
        text: &str,
        draw: &mut Draw,
    ) -> Result<(), NotTold> {
        let mut others = Vec::new();
        for name in names::listed(text) {
            let other = self.called(&name, draw)?;
            if other == *id {
                return Err(NotTold::Themselves { name: self.buyer_name(id).to_owned() });
            }
            others.push(other);
        }
        self.relations
            .retain(|tie| tie.from != *id || tie.kind != kind || others.contains(&tie.to));
        for to in others {
            let is_known = |tie: &Relation| tie.from == *id && tie.kind == kind && tie.to == to;
            if !self.relations.iter().any(is_known) {
                self.relations.push(Relation { from: id.clone(), kind, to, strength: None });
            }
        }
        self.relations.sort();
        Ok(())
    }

    /// Somebody by name, known or new.
    fn called(&mut self, name: &str, draw: &mut Draw) -> Result<BuyerId, NotTold> {
        match names::find(name, &self.people) {
            Match::One(id) => Ok(id),
            Match::None => self.add_person(name, None, draw).map_err(|_| NotTold::NeedsName),
            Match::Several(ids) => {
                let names: Vec<&str> = ids.iter().map(|id| self.buyer_name(id)).collect();
                Err(NotTold::Several { name: name.to_owned(), candidates: names.join(" or ") })
            }
        }
    }
}

/// What is known of somebody alone.
fn known(person: &mut Buyer, part: PersonLine, text: &str) -> Result<(), NotTold> {
    let some = (!text.is_empty()).then(|| text.to_owned());
    match part {
        PersonLine::Title => person.title = some,
        PersonLine::Phone => person.reach.phone = some,
        PersonLine::Mail => person.reach.mail = some,
        PersonLine::Role => role(person, text)?,
        PersonLine::Influence => person.influence = word(text)?,
        PersonLine::Stance => person.stance = word(text)?,
        PersonLine::Coverage => person.coverage = word(text)?,
        PersonLine::Power => person.champion.power = word(text)?,
        PersonLine::Stake => person.champion.stake = word(text)?,
        PersonLine::SellsForUs => person.champion.sells_for_us = word(text)?,
        PersonLine::Evidence => person.champion.evidence = some,
        PersonLine::ReportsTo | PersonLine::Influences | PersonLine::ConflictsWith => {}
    }
    let is_of_test = matches!(part, PersonLine::Power | PersonLine::Stake | PersonLine::SellsForUs);
    if is_of_test && !text.is_empty() {
        person.advocate = person.champion.advocate();
    }
    Ok(())
}

/// Gives somebody a role, or takes out one of several; without one they stay as
/// they are.
fn role(person: &mut Buyer, text: &str) -> Result<(), NotTold> {
    let Some(role) = word::<RoleId>(text)? else { return Ok(()) };
    if !person.roles.contains(&role) {
        person.roles.push(role);
    } else if person.roles.len() > 1 {
        person.roles.retain(|known| *known != role);
    }
    Ok(())
}

/// A fixed word, none where nothing was told.
fn word<T: std::str::FromStr>(text: &str) -> Result<Option<T>, NotTold> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| NotTold::Choice) }
}
