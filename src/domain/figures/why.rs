//! Why a figure is what it is, and what was typed where nothing counts it.

use jiff::civil::Date;

use super::known::Known;
use super::measured::Measure;
use super::span::Span;
use crate::domain::id::PersonId;
use crate::domain::profile::{Share, Typed};

impl Known<'_> {
    /// The newest why of a rep's figure in twelve months, and its day.
    pub(super) fn why(&self, rep: &PersonId, measure: Measure) -> Option<(Date, String)> {
        let said = self.facts.iter().flat_map(|facts| &facts.whys);
        let said = said.filter(|it| it.rep == *rep && it.metric.as_str() == measure.as_str());
        let said = said.map(|it| (it.day, it.why.clone()));
        let typed = self.told(rep, measure).filter_map(|(day, it)| Some((day, it.why.clone()?)));
        let year = Span::year(self.today);
        let all = said.chain(typed);
        let all = all.filter(|(day, why)| year.has(*day) && !why.trim().is_empty());
        // What was typed of a day says more than what was said on it.
        all.max_by_key(|(day, _)| *day)
    }

    /// The newest share that was typed in twelve months, and its day.
    pub(super) fn typed(&self, rep: &PersonId, measure: Measure) -> Option<(Date, Share)> {
        let typed = self.told(rep, measure).filter_map(|(day, it)| Some((day, it.value.clone()?)));
        typed.filter(|(day, _)| Span::year(self.today).has(*day)).max_by_key(|(day, _)| *day)
    }

    fn told(&self, rep: &PersonId, measure: Measure) -> impl Iterator<Item = (Date, &Typed)> {
        let metrics = self.profiles.get(rep).into_iter().flat_map(|profile| &profile.metrics);
        let days = metrics.filter(move |(id, _)| id.as_str() == measure.as_str());
        days.flat_map(|(_, days)| days.iter().map(|(day, typed)| (*day, typed)))
    }
}
