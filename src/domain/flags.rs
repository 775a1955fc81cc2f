//! Red flags: what in a deal is worth a look, each in one sentence that names
//! the people or the numbers.
//!
//! Computed and never stored. A flag says what the records tell and nothing
//! more: where they do not tell, there is none. Source: the trade's practice.

mod course;
mod people;

use jiff::civil::Date;

use crate::domain::action::Action;
use crate::domain::books::DealBook;
use crate::domain::call::Call;
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::id::CriterionRef;
use crate::domain::process::Process;
use crate::domain::word::words;

words! {
    /// Which red flag it is.
    FlagId, "a red flag" {
        /// Nobody has the final say over the money, as far as we know.
        NoEconomicBuyer = "no-economic-buyer",
        /// Past the middle of the process, and nobody met who has it.
        EconomicBuyerUnmet = "economic-buyer-unmet",
        /// At most one person met.
        OneContact = "one-contact",
        /// Nobody passed the champion test.
        NoChampion = "no-champion",
        /// Everybody is for us: the map is too rosy.
        AllFriends = "all-friends",
        /// High influence, and against us or not known.
        HighAgainst = "high-against",
        /// Somebody new, in a new role, or gone.
        NewFace = "new-face",
        /// Our stage lies beyond the buyer's step.
        AheadOfBuyer = "ahead-of-buyer",
        /// Longer in the stage than planned.
        OverTimeBox = "over-time-box",
        /// The close date has passed, and nothing was decided.
        CloseDatePassed = "close-date-passed",
        /// The close date moved more than once.
        CloseDateMoved = "close-date-moved",
        /// Nothing is dated ahead.
        NoNextStep = "no-next-step",
        /// Good talk on the last calls, and nothing agreed.
        TalkOnly = "talk-only",
        /// Required criteria taken as met without evidence.
        Assumed = "assumed",
        /// Nothing on the buyer's side sets a date, or the date has passed.
        NoCompellingEvent = "no-compelling-event",
    }
}

/// The flags for which a deal is looked at, the most pressing first.
pub const PRESSING: [FlagId; 8] = [
    FlagId::CloseDatePassed,
    FlagId::NoNextStep,
    FlagId::TalkOnly,
    FlagId::AheadOfBuyer,
    FlagId::OverTimeBox,
    FlagId::HighAgainst,
    FlagId::NewFace,
    FlagId::CloseDateMoved,
];

impl FlagId {
    /// Its place among those for which a deal is looked at; behind them all others.
    pub fn urgency(self) -> usize {
        PRESSING.iter().position(|id| *id == self).unwrap_or(PRESSING.len())
    }

    /// What there is to see, without its names and numbers.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::NoEconomicBuyer => "nobody is known who has the final say over the money",
            Self::EconomicBuyerUnmet => "we have not met who has the final say",
            Self::OneContact => "we know one person there",
            Self::NoChampion => "we have no proven champion",
            Self::AllFriends => "everybody on the map is for us",
            Self::HighAgainst => "somebody who decides is against us, or not known",
            Self::NewFace => "somebody is new, has another role, or left",
            Self::AheadOfBuyer => "we are ahead of the buyer",
            Self::OverTimeBox => "too long in this stage",
            Self::CloseDatePassed => "the close date has passed",
            Self::CloseDateMoved => "the close date keeps moving",
            Self::NoNextStep => "nothing is agreed with a date ahead",
            Self::TalkOnly => "the last calls ended with nothing agreed",
            Self::Assumed => "much is assumed and not shown",
            Self::NoCompellingEvent => "no event on their side sets the date",
        }
    }
}

/// Something in a deal to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Which one.
    pub id: FlagId,
    /// What there is to see, in one sentence without a full stop.
    pub text: String,
}

/// What the flags of a deal depend on.
///
/// In a session it is the deal as it would be by now: a copy with the session
/// folded in, its steps and its calls.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The deal.
    pub deal: &'a Deal,
    /// The process it follows.
    pub process: &'a Process,
    /// The steps that somebody still owes, on either side.
    pub steps: Vec<&'a Action>,
    /// The calls held and planned.
    pub calls: Vec<&'a Call>,
    /// This day.
    pub today: Date,
}

impl<'a> Facts<'a> {
    /// The facts of a deal with all that belongs to it.
    pub fn of(book: &'a DealBook, process: &'a Process, today: Date) -> Self {
        let steps = book.open_actions();
        Self { deal: &book.deal, process, steps, calls: book.calls.values().collect(), today }
    }
}

/// The red flags of an open deal, in their usual order. A decided deal has
/// none: nothing about it can be changed any more.
pub fn flags(facts: &Facts<'_>) -> Vec<Flag> {
    flags_beside(facts, &[])
}

/// The same beside criteria that are named already: of what is assumed the others.
pub fn flags_beside(facts: &Facts<'_>, named: &[CriterionRef]) -> Vec<Flag> {
    if facts.deal.status != DealStatus::Open {
        return Vec::new();
    }
    let flag = |id: &FlagId| Some(Flag { id: *id, text: text(*id, facts, named)? });
    FlagId::ALL.iter().filter_map(flag).collect()
}

/// What there is to see of one flag, none where there is nothing.
fn text(id: FlagId, facts: &Facts<'_>, named: &[CriterionRef]) -> Option<String> {
    match id {
        FlagId::NoEconomicBuyer => people::no_economic_buyer(facts),
        FlagId::EconomicBuyerUnmet => people::economic_buyer_unmet(facts),
        FlagId::OneContact => people::one_contact(facts),
        FlagId::NoChampion => people::no_champion(facts),
        FlagId::AllFriends => people::all_friends(facts),
        FlagId::HighAgainst => people::high_against(facts),
        FlagId::NewFace => people::new_face(facts),
        FlagId::AheadOfBuyer => course::ahead_of_buyer(facts),
        FlagId::OverTimeBox => course::over_time_box(facts),
        FlagId::CloseDatePassed => course::close_date_passed(facts),
        FlagId::CloseDateMoved => course::close_date_moved(facts),
        FlagId::NoNextStep => course::no_next_step(facts),
        FlagId::TalkOnly => course::talk_only(facts),
        FlagId::Assumed => course::assumed(facts, named),
        FlagId::NoCompellingEvent => course::no_compelling_event(facts),
    }
}

#[cfg(test)]
mod tests;
