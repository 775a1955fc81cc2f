//! Results of a rep beside those of the team: over what was decided in twelve
//! months, or typed in them.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::known::{ENOUGH, Known};
use super::measured::Measure;
use super::pipeline;
use super::reckoned::{Reckoned, Value, half_up};
use super::span::{Span, days_between};
use crate::domain::deal::{DealStatus, Head};
use crate::domain::id::PersonId;

/// A result of a rep beside that of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub measure: Measure,
    /// The rep's own.
    pub own: Reckoned,
    /// The team's; none of what is typed, and where it is not for who looks.
    pub team: Option<Reckoned>,
    /// The newest why, and its day.
    pub why: Option<(Date, String)>,
    /// The day it was typed, of what is.
    pub on: Option<Date>,
}

impl Line {
    /// Whether nobody said why it is so since it was put on the next session.
    pub fn is_wanted(&self, since: Date) -> bool {
        self.why.as_ref().is_none_or(|(day, _)| *day <= since)
    }
}

/// The results of a rep; of what is typed only what was.
pub(super) fn lines(known: &Known<'_>, rep: &PersonId) -> Vec<Line> {
    let line = |measure: &Measure| {
        let why = known.why(rep, *measure);
        if measure.is_typed() {
            let (on, share) = known.typed(rep, *measure)?;
            let own = Reckoned { value: Some(Value::Typed(share)), ..Reckoned::default() };
            return Some(Line { measure: *measure, own, team: None, why, on: Some(on) });
        }
        let own = reckon(known, *measure, Some(rep));
        let team = Some(reckon(known, *measure, None));
        Some(Line { measure: *measure, own, team, why, on: None })
    };
    Measure::ALL.iter().filter_map(line).collect()
}

/// A result of a rep, else of all deals.
fn reckon(known: &Known<'_>, measure: Measure, rep: Option<&PersonId>) -> Reckoned {
    let span = Span::year(known.today);
    let heads = known.facts.iter().map(|facts| &facts.deal);
    let theirs = heads.filter(|deal| rep.is_none_or(|rep| deal.owner == *rep));
    let decided = theirs.filter(|deal| {
        deal.status != DealStatus::Open && deal.decided.is_some_and(|day| span.has(day))
    });
    match measure {
        Measure::CloseRate => close_rate(&decided.collect::<Vec<_>>()),
        Measure::CycleDays => cycle_days(&won(decided)),
        Measure::DealSize => deal_size(known, &won(decided)),
        Measure::PipelineToQuota => pipeline::to_quota(known, rep),
        Measure::SellingTime | Measure::LeadToClose => Reckoned::default(),
    }
}

fn won<'a>(decided: impl Iterator<Item = &'a Head>) -> Vec<&'a Head> {
    decided.filter(|deal| deal.status == DealStatus::Won).collect()
}

/// A figure of these deals; without a value where they are too few.
fn of(deals: &[&Head], value: Option<Value>) -> Reckoned {
    let mut of: Vec<_> = deals.iter().map(|deal| deal.id.clone()).collect();
    of.sort_unstable();
    let reps: BTreeSet<_> = deals.iter().map(|deal| &deal.owner).collect();
    let value = value.filter(|_| of.len() >= ENOUGH);
    Reckoned { value, of, reps: reps.len(), elsewhere: 0 }
}

fn close_rate(decided: &[&Head]) -> Reckoned {
    let won = decided.iter().filter(|deal| deal.status == DealStatus::Won).count();
    of(decided, half_up(100 * won as u128, decided.len() as u128).map(Value::Share))
}

fn cycle_days(won: &[&Head]) -> Reckoned {
    let days = |deal: &&Head| Some(days_between(deal.created, deal.decided?).max(0));
    let mut days: Vec<i32> = won.iter().filter_map(days).collect();
    days.sort_unstable();
    of(won, median(&days).map(Value::Days))
}

/// The one in the middle of a sorted list; of two the mean, a half rounded up.
fn median(sorted: &[i32]) -> Option<u128> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().checked_sub(1)? / 2)?;
    half_up(u128::try_from(i64::from(lower) + i64::from(upper)).ok()?, 2)
}

fn deal_size(known: &Known<'_>, won: &[&Head]) -> Reckoned {
    let (inside, outside): (Vec<&Head>, Vec<&Head>) =
        won.iter().partition(|deal| known.amount(deal).is_some());
    let amounts = inside.iter().filter_map(|deal| known.amount(deal));
    let sum = amounts.fold(0, u128::saturating_add);
    let mean = half_up(sum, inside.len() as u128 * ONE);
    let elsewhere = outside.iter().filter(|deal| deal.amount.is_some()).count();
    Reckoned { elsewhere, ..of(&inside, mean.map(Value::Money)) }
}

/// One whole unit of money.
const ONE: u128 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_in_the_middle_the_mean_is_taken() {
        assert_eq!(median(&[60, 70, 80, 100, 140]), Some(80));
        assert_eq!(median(&[60, 70, 80, 100, 140, 177]), Some(90));
        assert_eq!(median(&[1, 2]), Some(2));
        assert_eq!(median(&[0]), Some(0));
        assert_eq!(median(&[]), None);
    }
}
