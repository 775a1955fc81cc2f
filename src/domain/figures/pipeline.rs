//! What is to come in this fiscal quarter, beside what is left of the quota.

use super::facts::Facts;
use super::known::Known;
use super::reckoned::{Reckoned, Value, half_up};
use super::span::Span;
use crate::domain::deal::DealStatus;
use crate::domain::id::PersonId;
use crate::domain::team::TeamRole;

/// The pipeline of a rep, else of all reps with a quota. Without a value where
/// nobody of them has one.
pub(super) fn to_quota(known: &Known<'_>, rep: Option<&PersonId>) -> Reckoned {
    let reps: Vec<&PersonId> = match rep {
        Some(rep) => vec![rep],
        None => known.with_quota(),
    };
    let quotas: Vec<u128> = reps.iter().filter_map(|rep| known.quota(rep)).collect();
    let quota = quotas.iter().copied().reduce(u128::saturating_add);
    let (mut of, mut to_come) = (Vec::new(), 0_u128);
    for (facts, amount) in reps.iter().flat_map(|rep| known.due_in_quarter(rep)) {
        of.push(facts.deal.id.clone());
        to_come = to_come.saturating_add(amount);
    }
    of.sort_unstable();
    let won = reps.iter().map(|rep| known.won_in_quarter(rep)).fold(0, u128::saturating_add);
    let value = quota.map(|quota| beside(to_come, quota.saturating_sub(won)));
    Reckoned { value, of, reps: reps.len(), elsewhere: 0 }
}

/// What is to come, beside what is left.
fn beside(to_come: u128, left: u128) -> Value {
    let tenths = to_come.checked_mul(10).and_then(|to_come| half_up(to_come, left));
    tenths.filter(|_| left > 0).map_or(Value::Reached, Value::Times)
}

impl<'a> Known<'a> {
    /// The quota of somebody in the team's currency, in ten-thousandths.
    fn quota(&self, rep: &PersonId) -> Option<u128> {
        let profile = self.profiles.get(rep)?;
        let currency = profile.currency.as_ref().unwrap_or(&self.team.currency);
        let quota = profile.quota.as_ref().filter(|_| *currency == self.team.currency)?;
        quota.amount().in_ten_thousandths()
    }

    /// The reps who have one.
    fn with_quota(&self) -> Vec<&'a PersonId> {
        let reps = self.team.of_role(TeamRole::Rep).map(|(id, _)| id);
        reps.filter(|id| self.quota(id).is_some()).collect()
    }

    /// The open deals of a rep that should close in this quarter, with what they are
    /// worth.
    fn due_in_quarter(&self, rep: &PersonId) -> impl Iterator<Item = (&'a Facts, u128)> {
        let quarter = Span::quarter(self.today, self.team.fiscal_year_start);
        let known = *self;
        let open = self.open(rep);
        let open = open.filter(move |it| it.deal.close_date.is_some_and(|day| quarter.has(day)));
        open.filter_map(move |facts| Some((facts, known.amount(&facts.deal)?)))
    }

    /// What a rep won in this quarter.
    fn won_in_quarter(&self, rep: &PersonId) -> u128 {
        let first = Span::quarter(self.today, self.team.fiscal_year_start).first;
        let so_far = Span { first, last: self.today };
        let deals = self.facts.iter().map(|facts| &facts.deal);
        let won = deals.filter(|deal| deal.owner == *rep && deal.status == DealStatus::Won);
        let won = won.filter(|deal| deal.decided.is_some_and(|day| so_far.has(day)));
        won.filter_map(|deal| self.amount(deal)).fold(0, u128::saturating_add)
    }
}
