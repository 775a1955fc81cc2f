//! The step-in gate: what is asked before a manager asks for the order,
//! negotiates, or takes the next contact.
//!
//! Source: article 000. Only a catastrophe for the company justifies it, and
//! even then the rep keeps something and gets the deal back.

use jiff::civil::Date;

use crate::domain::call::{Asker, CallPlan, ManagerRole};
use crate::domain::phrase::{self, clause};
use crate::domain::process::Process;
use crate::domain::word::words;

words! {
    /// What a step-in is for.
    StepInReason, "a reason for a step-in" {
        /// People would lose their work.
        Layoffs = "layoffs",
        /// Earnings would take a significant hit.
        EarningsHit = "earnings-hit",
        /// Something else would change the company.
        OtherCatastrophe = "other-catastrophe",
        /// The number has to be made.
        MakeNumber = "make-number",
        /// The rep would be unhappy.
        KeepRepHappy = "keep-rep-happy",
        /// The deal would be lost.
        SaveDeal = "save-deal",
        /// Time is running out.
        Time = "time",
        /// Something else, in own words.
        Other = "other",
    }
}

impl StepInReason {
    /// What a loss can do to the company.
    pub const CATASTROPHES: &'static [Self] =
        &[Self::Layoffs, Self::EarningsHit, Self::OtherCatastrophe];

    /// Reasons that a session has to write down, and that no team accepts by
    /// itself.
    pub const NO_CATASTROPHES: &'static [Self] =
        &[Self::MakeNumber, Self::KeepRepHappy, Self::SaveDeal, Self::Time, Self::Other];

    /// Whether it says what a loss would do to the company.
    pub fn is_catastrophe(self) -> bool {
        Self::CATASTROPHES.contains(&self)
    }

    /// What it says, where the rep is called `rep`.
    pub fn in_words(self, rep: &str) -> String {
        match self {
            Self::Layoffs => "layoffs".to_owned(),
            Self::EarningsHit => "a significant hit to earnings".to_owned(),
            Self::OtherCatastrophe => "something else as serious".to_owned(),
            Self::MakeNumber => "to make the number".to_owned(),
            Self::KeepRepHappy => format!("to keep {rep} happy"),
            Self::SaveDeal => "to save this deal".to_owned(),
            Self::Time => "time is running out".to_owned(),
            Self::Other => "another reason".to_owned(),
        }
    }

    /// The reason that a text names, by its key or in words, with or without "to".
    pub fn named(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_lowercase();
        let typed = typed.strip_prefix("to ").unwrap_or(&typed);
        let says = |reason: &&Self| match reason {
            Self::KeepRepHappy => typed.starts_with("keep ") && typed.ends_with(" happy"),
            Self::Layoffs
            | Self::EarningsHit
            | Self::OtherCatastrophe
            | Self::MakeNumber
            | Self::SaveDeal
            | Self::Time
            | Self::Other => {
                let words = reason.in_words("");
                words.strip_prefix("to ").unwrap_or(&words) == typed
            }
        };
        typed.parse().ok().or_else(|| Self::ALL.iter().find(says).copied())
    }

    /// Whether it says nothing without words of one's own.
    pub const fn needs_words(self) -> bool {
        matches!(self, Self::OtherCatastrophe | Self::Other)
    }
}

/// Whether the gate is open: the manager asks for the commitment, or goes along
/// because the rep is stuck.
pub fn is_open(plan: &CallPlan) -> bool {
    takes_over(plan.role_planned, plan.asks_planned)
}

/// Whether a manager in that role, with somebody asking, does the rep's work.
pub fn takes_over(role: Option<ManagerRole>, asks: Option<Asker>) -> bool {
    role == Some(ManagerRole::Crutch) || asks == Some(Asker::Manager)
}

/// A deal that would be back before the step-in itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{back} is before {on}, the day of the step-in: write {on} or a later day")]
pub struct BackEarly {
    back: String,
    on: String,
}

impl BackEarly {
    /// Checks a day of return against the day of the step-in, as far as both are known.
    ///
    /// # Errors
    ///
    /// [`BackEarly`] with both days.
    pub fn check(back: Option<Date>, on: Option<Date>, today: Date) -> Result<(), Self> {
        match (back, on) {
            (Some(back), Some(on)) if back < on => {
                let [back, on] = [back, on].map(|day| phrase::shown(day, today));
                Err(Self { back, on })
            }
            _ => Ok(()),
        }
    }
}

/// A manager who takes over: what it is for, and what stays with the rep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepIn {
    /// What would have to be true for the rep to do it.
    pub rep_could_if: Option<String>,
    /// Whether a loss would be a catastrophe; none while nobody has said.
    pub is_catastrophe: Option<bool>,
    /// What it is for.
    pub reason: Option<StepInReason>,
    /// Who judged that.
    pub judged_by: Option<String>,
    /// Which catastrophe, or the reason in own words.
    pub why: Option<String>,
    /// What the rep keeps.
    pub rep_keeps: Option<String>,
    /// The day on which the rep has the deal back.
    pub returns: Option<Date>,
    /// The day on which the rep said that it is back.
    pub back_on: Option<Date>,
    /// What the rep would do alone next time.
    pub next_time: Option<String>,
}

/// What the rep says once the deal was to be back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedBack {
    /// What the manager stepped in for, word for word.
    pub text: String,
    /// The day on which the rep said that it is; none where it is not yet.
    pub on: Option<Date>,
    /// What the rep would do alone next time.
    pub next_time: Option<String>,
}

impl StepIn {
    /// Keeps that the deal is back with the rep, where that was not said before.
    pub fn hand_back(&mut self, said: &HandedBack) {
        if self.back_on.is_none() && said.on.is_some() {
            self.back_on = said.on;
            self.next_time.clone_from(&said.next_time);
        }
    }

    /// Whether the team accepts the reason; without rules of its own, only a
    /// catastrophe.
    pub fn is_accepted(&self, process: Option<&Process>) -> bool {
        let Some(reason) = self.reason else { return false };
        let accepts = |process: &Process| {
            let mut accepted = process.manager.step_in_reasons.iter();
            accepted.any(|known| known == reason.as_str())
        };
        process.map_or_else(|| reason.is_catastrophe(), accepts)
    }

    /// Since when it is back, and what the rep would do alone next time; none while
    /// it is not.
    pub fn back_in_words(&self, today: Date) -> Option<String> {
        let day = phrase::shown(self.back_on?, today);
        let next_time = self.next_time.as_deref().map(clause);
        let next_time = next_time.map(|next| format!("; next time alone: {next}"));
        Some(format!("since {day}{}", next_time.unwrap_or_default()))
    }

    /// What it is for, and that the team does not accept it, where the rep is
    /// called `rep`; none while no reason was said.
    pub fn in_words(&self, rep: &str, process: Option<&Process>) -> Option<String> {
        let reason = self.reason?;
        let why = self.why.as_deref().map(clause).filter(|_| reason.needs_words());
        let why = why.map(|why| phrase::Stem::WouldMean.before(&why).to_owned());
        let why = why.unwrap_or_else(|| reason.in_words(rep));
        let loss = if reason.is_catastrophe() { "losing it would mean " } else { "" };
        let accepted = if self.is_accepted(process) { "" } else { " (not accepted)" };
        Some(format!("{loss}{why}{accepted}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_named_by_its_key_or_in_words() {
        #[track_caller]
        fn case(typed: &str, expected: Option<StepInReason>) {
            assert_eq!(StepInReason::named(typed), expected, "{typed}");
        }
        case("save-deal", Some(StepInReason::SaveDeal));
        case("to save this deal", Some(StepInReason::SaveDeal));
        case("Save this deal", Some(StepInReason::SaveDeal));
        case("to keep Tomasz happy", Some(StepInReason::KeepRepHappy));
        case("time is running out", Some(StepInReason::Time));
        case("to save this deal from legal", None);
        case("keep it", None);
    }
}
