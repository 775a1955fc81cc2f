//! How long a stage takes a rep, seen over their other deals.

use std::borrow::Cow;

use crate::domain::deal::{Deal, Head};
use crate::domain::process::Process;

/// Deals from which a figure says something.
const ENOUGH: usize = 5;

/// A stage that takes a rep longer than planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The name of the stage.
    pub stage: String,
    /// Days it takes, as a median.
    pub days: u32,
    /// How many deals that is made from.
    pub n: u32,
    /// Days it should take.
    pub planned: u32,
}

/// How long the stage that `deal` is in takes its rep, over their `others` on
/// the same process; none while too few have left it, and where it takes no
/// longer than planned.
pub fn pace<'a>(
    deal: &Deal,
    process: &Process,
    others: impl Iterator<Item = Cow<'a, Head>>,
) -> Option<Pace> {
    let at = process.position(&deal.stage)?;
    let (stage, next) = (process.stages.get(at)?, process.stages.get(at + 1)?);
    let planned = stage.time_box_days?;
    let is_alike = |other: &Cow<'_, Head>| {
        other.owner == deal.owner && other.process == deal.process && other.id != deal.id
    };
    let days = |other: Cow<'_, Head>| {
        let (from, to) = (other.entered.get(&stage.id)?, other.entered.get(&next.id)?);
        u32::try_from((*to - *from).get_days()).ok()
    };
    let mut all: Vec<u32> = others.filter(is_alike).filter_map(days).collect();
    all.sort_unstable();
    let days = median(&all)?;
    (all.len() >= ENOUGH && days > planned).then(|| Pace {
        stage: stage.name.clone(),
        days,
        n: u32::try_from(all.len()).unwrap_or(u32::MAX),
        planned,
    })
}

/// The one in the middle of a sorted list, of two the mean.
fn median(sorted: &[u32]) -> Option<u32> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some(lower.midpoint(upper))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Sample, TODAY, process};

    fn deal() -> Deal {
        Sample::at("explore").book.deal
    }

    /// A deal that took that many days for its first stage.
    fn took(number: usize, days: i64) -> Deal {
        let mut deal = deal();
        deal.id = format!("deal-{number}").parse().unwrap();
        let left = TODAY.saturating_add(jiff::Span::new().days(days));
        deal.entered.insert("diagnose".parse().unwrap(), left);
        deal
    }

    fn heads(deals: &[Deal]) -> impl Iterator<Item = Cow<'_, Head>> {
        deals.iter().map(|deal| Cow::Owned(Head::of(deal)))
    }

    #[track_caller]
    fn case(planned: Option<u32>, days: &[i64], expected: Option<(u32, u32)>) {
        let mut process = process();
        process.stages[0].time_box_days = planned;
        let others: Vec<Deal> = days.iter().enumerate().map(|(at, d)| took(at, *d)).collect();
        let pace = pace(&deal(), &process, heads(&others));
        assert_eq!(pace.map(|pace| (pace.days, pace.n)), expected, "{planned:?} {days:?}");
    }

    #[test]
    fn a_stage_that_takes_longer_than_planned_is_told_from_five_deals_on() {
        case(Some(21), &[10, 30, 34, 40, 90], Some((34, 5)));
        case(Some(21), &[90, 10, 20, 34, 30, 40], Some((32, 6)));
        case(Some(34), &[10, 30, 34, 40, 90], None);
        case(Some(21), &[30, 34, 40, 90], None);
        case(None, &[10, 30, 34, 40, 90], None);
        // One that went back to the stage has no time for it.
        case(Some(21), &[30, 34, 40, 90, -5], None);
        case(Some(21), &[], None);
    }

    #[test]
    fn a_pace_is_that_of_the_rep_on_the_same_process() {
        let mut process = process();
        process.stages[0].time_box_days = Some(21);
        let mut others: Vec<Deal> = (0..5).map(|number| took(number, 30)).collect();
        assert!(pace(&deal(), &process, heads(&others)).is_some());
        others[0].owner = "bea".parse().unwrap();
        assert_eq!(pace(&deal(), &process, heads(&others)), None, "another rep's");
        others[0] = took(0, 30);
        others[0].process = "other".parse().unwrap();
        assert_eq!(pace(&deal(), &process, heads(&others)), None, "another process");
        others[0].id = deal().id;
        others[0].process = process.id.clone();
        assert_eq!(pace(&deal(), &process, heads(&others)), None, "the deal itself");
    }
}
