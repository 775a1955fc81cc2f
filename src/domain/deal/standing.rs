//! Where a deal stands, in words.

use jiff::civil::Date;

use super::{Deal, DealStatus, Head, Tally};
use crate::domain::phrase;
use crate::domain::process::Process;

impl DealStatus {
    /// How a sentence says it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
            Self::NoDecision => "closed without a decision",
        }
    }

    /// How a column says it.
    pub const fn outcome(self) -> &'static str {
        match self {
            Self::NoDecision => "no decision",
            Self::Open | Self::Won | Self::Lost => self.in_words(),
        }
    }

    /// Whether it was decided, and not for us.
    pub const fn is_not_won(self) -> bool {
        matches!(self, Self::Lost | Self::NoDecision)
    }
}

impl Deal {
    /// How the required criteria of all stages up to its own stand on a day.
    pub fn tally_up_to_here(&self, process: &Process, today: Date) -> Tally {
        let passed = process.position(&self.stage).map_or(0, |here| here + 1);
        let tallies = process.stages.iter().take(passed).map(|stage| self.tally(stage, today));
        tallies.fold(Tally::default(), |sum, one| Tally {
            required: sum.required + one.required,
            verified: sum.verified + one.verified,
            assumed: sum.assumed + one.assumed,
        })
    }

    /// Where we are beside the buyer: "We are ahead of the buyer by 2".
    pub fn beside_the_buyer(&self, process: &Process) -> String {
        match self.ahead_of_buyer_by(process) {
            None if self.buyer_stage.is_some() => {
                "Nobody can say who is ahead: a stage is not there".to_owned()
            }
            None => "Nobody has said yet where the buyer is".to_owned(),
            Some(0) => "We are where the buyer is".to_owned(),
            Some(by) if by > 0 => format!("We are ahead of the buyer by {by}"),
            Some(by) => format!("The buyer is ahead of us by {}", by.unsigned_abs()),
        }
    }

    /// As of [`Head::decided_in_words`].
    pub fn decided_in_words(&self, today: Date) -> String {
        Head::of(self).decided_in_words(today)
    }
}

impl Head {
    /// How it was decided: "Lost on Tue 3 Nov: no-budget". Of an open one, that
    /// it is open.
    pub fn decided_in_words(&self, today: Date) -> String {
        let day = self.decided.map(|day| format!(" on {}", phrase::shown(day, today)));
        let why = self.lost_reason.as_deref().map(|why| format!(": {}", phrase::reason(why)));
        let words = match self.status {
            DealStatus::Open => "Open",
            DealStatus::Won => "Won",
            DealStatus::Lost => "Lost",
            DealStatus::NoDecision => "Closed without a decision",
        };
        format!("{words}{}{}", day.unwrap_or_default(), why.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::Sample;

    #[test]
    fn who_is_ahead_is_said_where_both_stages_are_there() {
        #[track_caller]
        fn case(stage: &str, buyer: Option<&str>, expected: &str) {
            let mut sample = Sample::at("align");
            sample.deal().stage = stage.parse().unwrap();
            sample.deal().buyer_stage = buyer.map(|stage| stage.parse().unwrap());
            let books = sample.books();
            let deal = &books.deals.values().next().unwrap().deal;
            assert_eq!(deal.beside_the_buyer(books.process_of(deal).unwrap()), expected);
        }
        case("align", Some("align"), "We are where the buyer is");
        case("align", Some("explore"), "We are ahead of the buyer by 2");
        case("explore", Some("align"), "The buyer is ahead of us by 2");
        case("align", None, "Nobody has said yet where the buyer is");
        case("contrat", Some("align"), "Nobody can say who is ahead: a stage is not there");
    }
}
