//! Who reports to whom, as trees: records may say what no tree can hold.

use std::collections::BTreeMap;

use crate::domain::deal::Deal;
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Influence};
use crate::domain::phrase::listed;

/// The people who are there, each under their boss.
#[derive(Debug, Default)]
pub(super) struct Forest<'a> {
    /// Those who report to nobody who is there.
    pub(super) tops: Vec<&'a BuyerId>,
    /// Those who report to somebody, in the order they are drawn.
    pub(super) below: BTreeMap<&'a BuyerId, Vec<&'a BuyerId>>,
    /// The boss of each.
    pub(super) bosses: BTreeMap<&'a BuyerId, &'a BuyerId>,
    /// What is left out, in words.
    pub(super) notes: Vec<String>,
}

impl<'a> Forest<'a> {
    pub(super) fn of(deal: &'a Deal) -> Self {
        let mut forest = Self::default();
        for (id, person) in deal.people_there() {
            forest.add(deal, id, person);
        }
        forest.cut_circles(deal);
        let mut people: Vec<(&BuyerId, &Buyer)> = deal.people_there().collect();
        people.sort_by_key(|(id, person)| (rank(person), *id));
        for (id, _) in &people {
            match forest.bosses.get(id) {
                Some(boss) => forest.below.entry(boss).or_default().push(id),
                None => forest.tops.push(id),
            }
        }
        // Those with people below come first: small boxes fill up the rows.
        let below = &forest.below;
        forest.tops.sort_by_key(|id| !below.contains_key(id));
        let is_leaf: BTreeMap<&BuyerId, bool> =
            people.iter().map(|(id, _)| (*id, !below.contains_key(id))).collect();
        for reports in forest.below.values_mut() {
            reports.sort_by_key(|id| is_leaf.get(id));
        }
        forest
    }

    fn add(&mut self, deal: &'a Deal, id: &'a BuyerId, person: &'a Buyer) {
        let Some(boss) = &person.reports_to else { return };
        let (name, boss_name) = (deal.buyer_name(id), deal.buyer_name(boss));
        if boss == id {
            self.notes.push(format!("{name} cannot report to {boss_name}: that line is left out"));
        } else if deal.has_left(boss) {
            self.notes.push(format!("{name} reported to {boss_name}, who has left"));
        } else if deal.people.contains_key(boss) {
            self.bosses.insert(id, boss);
        } else {
            self.notes.push(format!("{name} reports to {boss_name}, who is not on the map"));
        }
    }

    /// Takes one line out of every circle: that of the one who counts most, as
    /// if they were at the top.
    fn cut_circles(&mut self, deal: &Deal) {
        while let Some(circle) = self.circle() {
            let top = circle.iter().min_by_key(|id| (deal.people.get(**id).map(rank), **id));
            let Some(top) = top else { return };
            let Some(boss) = self.bosses.remove(top) else { return };
            let names: Vec<&str> = circle.iter().map(|id| deal.buyer_name(id)).collect();
            self.notes.push(format!(
                "{} report to each other in a circle: the line from {} to {} is left out",
                listed(&names),
                deal.buyer_name(top),
                deal.buyer_name(boss)
            ));
        }
    }

    /// Those who report to each other in a circle, if some do.
    fn circle(&self) -> Option<Vec<&'a BuyerId>> {
        let mut done: BTreeMap<&BuyerId, usize> = BTreeMap::new();
        for (round, start) in self.bosses.keys().enumerate() {
            let mut chain = vec![*start];
            let mut here = *start;
            done.entry(here).or_insert(round);
            while let Some(boss) = self.bosses.get(here) {
                match done.get(boss) {
                    Some(seen) if *seen == round => {
                        let from = chain.iter().position(|id| id == boss).unwrap_or(0);
                        return Some(chain.split_off(from));
                    }
                    Some(_) => break,
                    None => done.insert(boss, round),
                };
                chain.push(boss);
                here = boss;
            }
        }
        None
    }
}

/// How much somebody's view counts: those whose view counts most come first.
fn rank(person: &Buyer) -> Influence {
    person.known_influence().unwrap_or(Influence::Unknown)
}
