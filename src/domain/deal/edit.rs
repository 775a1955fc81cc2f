//! Facts of a deal that one person changes by hand, and why they stay as they
//! are.

use jiff::civil::Date;

use super::Deal;
use crate::domain::books::DealBook;
use crate::domain::id::StageId;
use crate::domain::money::{Amount, Decimal};
use crate::domain::process::Process;

/// Why a fact stays as it is. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// Nothing would be left to call it by.
    #[error("a deal needs a customer or a name")]
    NoName,
    /// A currency alone says nothing.
    #[error("this deal has no amount yet")]
    NoAmount,
    /// Somebody is in the middle of its process.
    #[error("a session on {title} is not finished, and follows its process")]
    InASession {
        /// The deal.
        title: String,
    },
    /// The process does not have the stage that the deal is in.
    #[error("{process} has no stage \"{stage}\"")]
    NoSuchStage {
        /// What the process is called.
        process: String,
        /// The stage.
        stage: StageId,
    },
}

impl Deal {
    /// Calls it otherwise; what is none stays.
    ///
    /// # Errors
    ///
    /// [`NotChanged::NoName`] where neither customer nor name is left.
    pub fn rename(&mut self, account: Option<&str>, name: Option<&str>) -> Result<(), NotChanged> {
        let or = |said: Option<&str>, known: &String| said.map_or(known.clone(), str::to_owned);
        let (account, name) = (or(account, &self.account), or(name, &self.name));
        if account.trim().is_empty() && name.trim().is_empty() {
            return Err(NotChanged::NoName);
        }
        (self.account, self.name) = (account, name);
        Ok(())
    }

    /// Says what it is worth; what is none stays, and the first amount is in the
    /// `usual` currency where no other is named.
    ///
    /// # Errors
    ///
    /// [`NotChanged::NoAmount`] for a currency without a number.
    pub fn value(
        &mut self,
        value: Option<Decimal>,
        currency: Option<String>,
        usual: &str,
    ) -> Result<(), NotChanged> {
        let Some(value) = value.or_else(|| self.amount.as_ref().map(|it| it.value.clone())) else {
            return currency.map_or(Ok(()), |_| Err(NotChanged::NoAmount));
        };
        let known = match &self.amount {
            Some(amount) => amount.currency.clone(),
            None => Some(usual.to_owned()),
        };
        self.amount = Some(Amount { value, currency: currency.or(known) });
        Ok(())
    }
}

impl DealBook {
    /// The deal as it follows `process` from `day` on, in that stage where one is
    /// named.
    ///
    /// # Errors
    ///
    /// [`NotChanged::InASession`] where another process begins in the middle of
    /// a session, [`NotChanged::NoSuchStage`] where the deal would be nowhere.
    pub fn following(
        &self,
        process: &Process,
        stage: Option<&StageId>,
        day: Date,
    ) -> Result<Deal, NotChanged> {
        let mut deal = self.deal.clone();
        if process.id != deal.process {
            if self.draft().or_else(|| self.prep_draft()).is_some() {
                return Err(NotChanged::InASession { title: deal.title() });
            }
            deal.follow(process);
        }
        if let Some(stage) = stage {
            deal.enter(stage, day);
        }
        if process.stage(&deal.stage).is_none() {
            let (process, stage) = (process.name.clone(), deal.stage.clone());
            return Err(NotChanged::NoSuchStage { process, stage });
        }
        Ok(deal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Sample, TODAY, scored_process};

    #[test]
    fn a_deal_keeps_something_to_be_called_by() {
        #[track_caller]
        fn case(account: Option<&str>, name: Option<&str>, expected: Result<&str, NotChanged>) {
            let mut deal = Sample::at("explore").book.deal;
            let told = deal.rename(account, name).map(|()| deal.title());
            assert_eq!(told, expected.map(str::to_owned), "{account:?} {name:?}");
        }
        case(Some("Beta"), None, Ok("Beta · Plant rollout"));
        case(None, Some(""), Ok("Acme Robotics"));
        case(Some(" "), Some(""), Err(NotChanged::NoName));
    }

    #[test]
    fn an_amount_keeps_its_currency_until_another_is_named() {
        #[track_caller]
        fn case(known: Option<&str>, value: Option<&str>, currency: Option<&str>, expected: &str) {
            let mut deal = Sample::at("explore").book.deal;
            let usd = |value: &str| Amount {
                value: value.parse().unwrap(),
                currency: Some("USD".to_owned()),
            };
            deal.amount = known.map(usd);
            let value = value.map(|value| value.parse().unwrap());
            let told = match deal.value(value, currency.map(str::to_owned), "EUR") {
                Ok(()) => deal.amount.map(|amount| amount.to_string()).unwrap_or_default(),
                Err(refused) => refused.to_string(),
            };
            assert_eq!(told, expected);
        }
        case(None, Some("90"), None, "90 EUR");
        case(Some("80"), Some("90"), None, "90 USD");
        case(Some("80"), None, Some("SEK"), "80 SEK");
        case(None, None, Some("SEK"), "this deal has no amount yet");
        case(None, None, None, "");
    }

    #[test]
    fn a_deal_is_never_in_a_stage_that_its_process_does_not_have() {
        let Sample { book, .. } = Sample::at("diagnose");
        let (other, scope) = (scored_process(), "scope".parse().unwrap());
        let nowhere = book.following(&other, None, TODAY).unwrap_err();
        assert_eq!(nowhere.to_string(), "A scored sale has no stage \"diagnose\"");
        let moved = book.following(&other, Some(&scope), TODAY).unwrap();
        assert_eq!((moved.process, moved.stage), (other.id, scope));
    }
}
