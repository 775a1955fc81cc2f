//! How large an order is, beside those that were won: whether it is an
//! ordinary one, to coach and let go, or the largest of the year.
//!
//! Source: article 003. An average order is not rescued; the largest of the
//! year is not the time for a lesson: the manager goes along, the rep leads.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::deal::{Deal, DealStatus, Head};
use crate::domain::money::Amount;
use crate::domain::team::Team;

/// How many won deals an average must be made of to say something.
pub const ENOUGH: usize = 5;
/// How many reps must stand in a figure of the team for one of them to see it.
pub const IN_A_CROWD: usize = 3;

/// The amount of an open deal beside the orders that were won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Beside what the rep won in twelve months; none while that is too little.
    pub own: Option<Beside>,
    /// Beside what the team won in them; none, too, while too few reps did.
    pub team: Option<Beside>,
    /// Whether nothing larger was won in twelve months.
    pub is_largest: bool,
}

/// An amount beside an average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Tenths of the average.
    pub tenths: u32,
    /// How many won deals the average is made of.
    pub n: usize,
}

impl Size {
    /// It beside the averages, as the rep is told.
    pub fn beside_averages(self) -> impl Iterator<Item = String> {
        let averages = [("your average", self.own), ("the team's", self.team)];
        let told =
            |(whose, it): (&str, Option<Beside>)| it.map(|it| format!("{it} {whose} of {}", it.n));
        averages.into_iter().filter_map(told)
    }
}

impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}x", self.tenths / 10, self.tenths % 10)
    }
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
    let is_of_the_year = |other: &Head| {
        let decided = other.decided.is_some_and(|day| after < day && day <= today);
        decided && other.status == DealStatus::Won && other.id != deal.id
    };
    let (mut own, mut all, mut reps) = (Vec::new(), Vec::new(), BTreeSet::new());
    for other in others.filter(|other| is_of_the_year(other)) {
        let Some(won) = amount_in(other.amount.as_ref(), currency, team) else { continue };
        if other.owner == deal.owner {
            own.push(won);
        }
        all.push(won);
        reps.insert(other.owner.clone());
    }
    let is_a_crowd = reps.len() >= IN_A_CROWD;
    Some(Size {
        own: beside(amount, &own),
        team: is_a_crowd.then(|| beside(amount, &all)).flatten(),
        is_largest: all.into_iter().max().is_some_and(|largest| amount >= largest),
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

fn beside(amount: u128, won: &[u128]) -> Option<Beside> {
    let n = Some(won.len()).filter(|n| *n >= ENOUGH)?;
    let sum = won.iter().try_fold(0_u128, |sum, amount| sum.checked_add(*amount))?;
    let tenths = amount.checked_mul(10)?.checked_mul(n as u128)?;
    let tenths = u32::try_from(tenths.checked_add(sum / 2)?.checked_div(sum)?).ok()?;
    Some(Beside { tenths, n })
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
        let own = size.own.map(|it| it.tenths);
        assert_eq!((own, size.is_largest), (average, is_largest), "{amount}");
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
        case("110", &won("ana", &five, date(2025, 11, 25)), None, false);
    }

    #[test]
    fn the_teams_average_is_seen_where_three_reps_stand_in_it() {
        #[track_caller]
        fn case(reps: &[&str], expected: &[&str]) {
            let won: Vec<Deal> = reps
                .iter()
                .zip(["80", "90", "100", "110", "120"])
                .flat_map(|(rep, amount)| won(rep, &[amount], date(2026, 3, 1)))
                .collect();
            let team = Team::new("simple".parse().unwrap());
            let others = won.iter().map(|other| Cow::Owned(Head::of(other)));
            let size = size(&deal("ana", "110", None), others, &team, TODAY).unwrap();
            assert_eq!(size.beside_averages().collect::<Vec<_>>(), expected, "{reps:?}");
        }
        case(&["ana", "bea", "cem", "cem", "cem"], &["1.1x the team's of 5"]);
        case(&["ana", "bea", "bea", "bea", "bea"], &[]);
        case(&["ana", "bea", "cem", "dag"], &[]);
        case(&["ana"; 5], &["1.1x your average of 5"]);
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
