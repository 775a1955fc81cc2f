//! How large an order is, beside those that were won: whether it is an
//! ordinary one, to coach and let go, or the largest of the year.
//!
//! Source: article 003. An average order is not rescued; the largest of the
//! year is not the time for a lesson: the manager goes along, the rep leads.

use std::borrow::Cow;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::deal::{Deal, DealStatus, Head};
use crate::domain::money::Amount;
use crate::domain::team::Team;

/// Won deals from which an average says something.
const ENOUGH: usize = 5;

/// The amount of an open deal beside the orders that were won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Tenths of the rep's average; none while too few were won.
    pub times_average_tenths: Option<u32>,
    /// How many won deals of the rep that average is made from.
    pub n: usize,
    /// Whether nothing larger was won in twelve months.
    pub is_largest: bool,
}

/// How large `deal` is beside the won ones among `others`, in its currency;
/// none where it has no amount.
pub fn size<'a>(
    deal: &Deal,
    others: impl Iterator<Item = Cow<'a, Head>>,
    team: &Team,
    today: Date,
) -> Option<Size> {
    let currency = currency(deal.amount.as_ref(), team);
    let amount = amount_in(deal.amount.as_ref(), currency, team)?;
    let after = today.saturating_sub(1.year());
    let mut reps = Vec::new();
    let mut largest = None;
    for other in others.filter(|other| other.status == DealStatus::Won && other.id != deal.id) {
        let Some(won) = amount_in(other.amount.as_ref(), currency, team) else { continue };
        if other.owner == deal.owner {
            reps.push(won);
        }
        if other.decided.is_some_and(|day| after < day && day <= today) {
            largest = largest.max(Some(won));
        }
    }
    Some(Size {
        times_average_tenths: times_average_tenths(amount, &reps),
        n: reps.len(),
        is_largest: largest.is_some_and(|largest| amount >= largest),
    })
}

fn currency<'a>(amount: Option<&'a Amount>, team: &'a Team) -> &'a str {
    amount.and_then(|amount| amount.currency.as_deref()).unwrap_or(&team.currency)
}

/// What a deal is worth, where that is said in this currency.
pub(in crate::domain) fn amount_in(
    amount: Option<&Amount>,
    wanted: &str,
    team: &Team,
) -> Option<u128> {
    let amount = amount.filter(|_| currency(amount, team) == wanted)?;
    amount.value.in_ten_thousandths()
}

fn times_average_tenths(amount: u128, won: &[u128]) -> Option<u32> {
    if won.len() < ENOUGH {
        return None;
    }
    let sum = won.iter().try_fold(0_u128, |sum, amount| sum.checked_add(*amount))?;
    let tenths = amount.checked_mul(10)?.checked_mul(won.len() as u128)?;
    u32::try_from(tenths.checked_add(sum / 2)?.checked_div(sum)?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::sample::{Sample, TODAY};

    /// A deal of somebody's that is worth that much, won on that day.
    fn deal(owner: &str, amount: &str, won: Option<Date>) -> Deal {
        let (value, currency) = match amount.split_once(' ') {
            Some((value, currency)) => (value, Some(currency.to_owned())),
            None => (amount, None),
        };
        let mut deal = Sample::at("explore").book.deal;
        let kind = if won.is_some() { "won" } else { "open" };
        deal.id = format!("{kind}-{}", slug::slugify(amount)).parse().unwrap();
        deal.owner = owner.parse().unwrap();
        deal.amount = Some(Amount { value: value.parse().unwrap(), currency });
        if won.is_some() {
            deal.status = DealStatus::Won;
            deal.decided = won;
        }
        deal
    }

    fn won(owner: &str, amounts: &[&str], on: Date) -> Vec<Deal> {
        amounts.iter().map(|amount| deal(owner, amount, Some(on))).collect()
    }

    #[track_caller]
    fn case(amount: &str, others: &[Deal], average: Option<u32>, is_largest: bool) {
        let team = Team::new("simple".parse().unwrap());
        let others = others.iter().map(|other| Cow::Owned(Head::of(other)));
        let size = size(&deal("ana", amount, None), others, &team, TODAY).unwrap();
        assert_eq!((size.times_average_tenths, size.is_largest), (average, is_largest), "{amount}");
    }

    #[test]
    fn an_amount_is_seen_beside_the_average_of_the_reps_won_deals() {
        let five = ["80", "90", "100", "110", "120"];
        let day = date(2026, 3, 1);
        case("110", &won("ana", &five, day), Some(11), false);
        case("33.3", &won("ana", &five, day), Some(3), false);
        case("110 EUR", &won("ana", &five, day), Some(11), false);
        case("110", &won("ana", &["80", "90", "100", "120"], day), None, false);
        case("110", &won("bea", &five, day), None, false);
        case("110", &won("ana", &["0", "0.0", "0.00", "00", "000"], day), None, true);
    }

    #[test]
    fn the_largest_of_the_year_is_at_least_as_large_as_all_that_were_won_in_it() {
        let this_year = date(2025, 11, 26);
        case("120", &won("bea", &["80", "120"], this_year), None, true);
        case("119.9999", &won("bea", &["80", "120"], this_year), None, false);
        case("120", &won("bea", &["500"], date(2025, 11, 25)), None, false);
        case("120", &[], None, false);
        case("120", &won("bea", &["80", "500 USD"], this_year), None, true);
        case("120", &won("bea", &["80"], date(2026, 11, 26)), None, false);
        case("120", &[deal("bea", "80", None)], None, false);
    }

    #[test]
    fn a_deal_without_an_amount_has_no_size() {
        let team = Team::new("simple".parse().unwrap());
        assert_eq!(size(&Sample::at("explore").book.deal, [].into_iter(), &team, TODAY), None);
    }
}
