//! Edits of a deal as people make them, one after the other. Nothing that was
//! written by hand is taken away, so that all of it can be looked for.

use jiff::civil::date;

use crate::domain::deal::{Deal, Evidence};
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Relation, RelationKind, Strength};

use super::Pick;

impl Pick {
    /// Edits one thing about a deal.
    pub(in crate::record::tests) fn edit(&mut self, deal: &mut Deal) {
        match self.0.u8(..8) {
            0 => self.edit_facts(deal),
            1 => self.edit_course(deal),
            2 | 3 => self.edit_person(deal),
            4 => self.edit_ties(deal),
            5 | 6 => self.edit_criterion(deal),
            _ => self.edit_event(deal),
        }
    }

    fn edit_facts(&mut self, deal: &mut Deal) {
        match self.0.u8(..6) {
            0 => deal.account = self.short(),
            1 => deal.name = self.short(),
            2 => deal.owner = self.id(),
            3 => deal.lost_reason = Some(self.short()),
            4 => deal.amount.as_mut().unwrap().value = self.number().to_string().parse().unwrap(),
            _ => deal.amount.as_mut().unwrap().currency = Some(self.short()),
        }
    }

    fn edit_course(&mut self, deal: &mut Deal) {
        let day = self.day();
        match self.0.u8(..5) {
            0 => deal.enter(&self.id(), day),
            1 => deal.buyer_stage = Some(self.id()),
            // The example's own move, on a day before all others, stays.
            2 => deal.move_close_date(day.max(date(2026, 11, 11)), self.day(), self.id(), None),
            3 => drop(deal.folded.insert(self.id(), day)),
            _ => deal.decided = Some(day),
        }
    }

    fn edit_event(&mut self, deal: &mut Deal) {
        let event = &mut deal.compelling_event;
        match self.0.u8(..3) {
            0 => event.text = Some(self.short()),
            1 => event.date = Some(self.day()),
            _ => event.consequence = Some(self.short()),
        }
    }

    /// Adds somebody, or takes over what is new about somebody.
    fn edit_person(&mut self, deal: &mut Deal) {
        let id: BuyerId = if self.0.bool() { self.somebody(deal) } else { self.id() };
        let news = self.buyer();
        match deal.people.get_mut(&id) {
            Some(there) => there.take_over(&Buyer { name: self.short(), ..news }),
            None => drop(deal.people.insert(id, Buyer { name: self.short(), ..news })),
        }
    }

    fn edit_ties(&mut self, deal: &mut Deal) {
        let (from, to) = (self.id(), self.somebody(deal));
        let kind = self.of(RelationKind::ALL);
        let strength = self.maybe(|pick| pick.of(Strength::ALL));
        let is_it = |tie: &Relation| tie.from == from && tie.kind == kind && tie.to == to;
        match deal.relations.iter().position(is_it) {
            Some(place) => drop(deal.relations.remove(place)),
            None => deal.relations.push(Relation { from, kind, to, strength }),
        }
        deal.relations.sort();
    }

    fn edit_criterion(&mut self, deal: &mut Deal) {
        let ids: Vec<_> = deal.exit.keys().cloned().collect();
        let id =
            if self.0.bool() { ids[self.0.usize(..ids.len())].clone() } else { self.in_stage() };
        let said = self.finding();
        let there = deal.exit.entry(id).or_insert_with(|| said.clone());
        there.status = said.status;
        there.on = said.on.or(there.on);
        there.by = said.by.or(there.by.take());
        if let Some(new) = said.evidence {
            let old = there.evidence.take().unwrap_or_default();
            there.evidence = Some(Evidence {
                kind: new.kind,
                who: new.who.or(old.who),
                on: new.on.or(old.on),
                about: new.about.or(old.about),
                text: new.text.map(|_| self.short()).or(old.text),
            });
        }
    }

    fn somebody(&mut self, deal: &Deal) -> BuyerId {
        deal.people.keys().nth(self.0.usize(..deal.people.len())).unwrap().clone()
    }

    /// A text that makes no file large.
    pub(super) fn short(&mut self) -> String {
        self.of(super::TEXTS).to_owned()
    }
}
