//! How things stand by now: what a session found, else the deal.

use jiff::civil::Date;

use super::Session;
use crate::domain::deal::{CriterionStanding, Deal, Finding, Source};
use crate::domain::id::{BuyerId, CriterionRef, ElementId};
use crate::domain::scorecard::{Score, Weighed};

impl Session {
    /// What is known of a criterion by now: what this session found, else the
    /// deal.
    pub fn finding<'a>(&'a self, deal: &'a Deal, criterion: &CriterionRef) -> &'a Finding {
        self.exit.get(criterion).map_or_else(|| deal.finding(criterion), |found| &found.finding)
    }

    /// How a criterion stands by now, on a day.
    pub fn standing(
        &self,
        deal: &Deal,
        criterion: &CriterionRef,
        today: Date,
    ) -> CriterionStanding {
        self.finding(deal, criterion).standing(today, |who| self.source(deal, who, today))
    }

    /// Whether somebody has left the buyer's side by a day, as far as it is known
    /// by now.
    pub fn has_left_by(&self, deal: &Deal, person: &BuyerId, day: Date) -> bool {
        let told = self.people.get(person).and_then(|person| person.left);
        deal.has_left_by(person, day) || told.is_some_and(|left| left <= day)
    }

    fn source(&self, deal: &Deal, person: &BuyerId, day: Date) -> Source {
        if self.has_left_by(deal, person, day) {
            Source::Left
        } else if self.people.contains_key(person) || deal.people.contains_key(person) {
            Source::There
        } else {
            Source::Nobody
        }
    }

    /// What is known of an element by now: what this session found, else the
    /// deal.
    pub fn score<'a>(&'a self, deal: &'a Deal, element: &ElementId) -> &'a Score {
        self.elements.get(element).map_or_else(|| deal.score(element), |scored| &scored.score)
    }

    /// The same, weighed by what shows it.
    pub fn weighed<'a>(&'a self, deal: &'a Deal, element: &ElementId, today: Date) -> Weighed<'a> {
        self.score(deal, element).weighed(today, |who| self.source(deal, who, today))
    }
}
