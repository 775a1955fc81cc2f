//! What a session holds, part by part.

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::or_unknown::OrUnknown;
use crate::domain::action::{Obstacle, Owner};
use crate::domain::call::Held;
use crate::domain::deal::Finding;
use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionRef, PersonId, ProcessId, SessionId, StageId,
};
use crate::domain::missing::Missing;
use crate::domain::money::Amount;
use crate::domain::overrides::Overrides;
use crate::domain::step_in::StepIn;
use crate::domain::version::Moved;
use crate::domain::word::words;

words! {
    /// What becomes of a step at Look back.
    Then, "what becomes of a step" {
        /// It was done.
        Done = "done",
        /// It gets a new date.
        NewDate = "new-date",
        /// It is made smaller.
        Smaller = "smaller",
        /// It becomes a manager ask.
        Ask = "ask",
        /// Help that was asked for is promised.
        Accepted = "accepted",
        /// It is no longer owed.
        Drop = "drop",
    }
}

words! {
    /// How somebody agreed.
    HowAgreed, "a way to agree" {
        /// At the screen.
        Here = "here",
        /// Said yes to the one who typed.
        SaidYes = "said-yes",
        /// Will confirm; until then their steps are proposed.
        WillConfirm = "will-confirm",
    }
}

words! {
    /// Whose date the close date is.
    Whose, "whose date it is" {
        /// The buyer's.
        Theirs = "theirs",
        /// Our own.
        Ours = "ours",
    }
}

/// Adherence in points. A point is a part of the agenda; stages ahead are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// Parts worked.
    pub worked: u32,
    /// Parts expected.
    pub expected: u32,
}

impl Points {
    /// Whether they make a session count: at least half was worked.
    pub const fn count(self) -> bool {
        self.worked.saturating_mul(2) >= self.expected
    }
}

/// The process a session was walked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessStamp {
    /// Its id.
    pub id: ProcessId,
    /// Its version.
    pub version: u32,
    /// Digest of its bytes.
    pub digest: Option<String>,
    /// The version that it was begun with, where that was changed meanwhile.
    pub from_version: Option<u32>,
}

/// What a stage was called, so that minutes can be read without the process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageWording {
    /// Its name.
    pub name: String,
    /// The buyer's step beside it.
    pub buyer_step: Option<String>,
}

/// What was found of a criterion, with its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The buyer's act, word for word.
    pub outcome: String,
    /// What was said of it, and what shows it.
    pub finding: Finding,
}

/// The rep's answer to a question, with its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question, word for word.
    pub ask: String,
    /// The rep's words; none where nobody knows.
    pub rep: Option<String>,
    /// Asked on, and answered.
    pub follow_ups: Vec<FollowUp>,
    /// Why it was left out.
    pub left_out: Option<String>,
}

impl Answer {
    /// Whether the rep said that we do not know.
    pub const fn is_unknown(&self) -> bool {
        self.rep.is_none() && self.left_out.is_none()
    }
}

/// What the manager asked on, and what the rep said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The question.
    pub ask: String,
    /// The rep's words.
    pub rep: Option<String>,
}

/// Facts of the deal that a session changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// What it is worth, as the rep said where nobody knew.
    pub amount: Option<OrUnknown<Amount>>,
    /// The day they would sign, as the rep said where nobody knew.
    pub close_date: Option<OrUnknown<Date>>,
    /// What changed on their side, where the one before has passed.
    pub close_date_why: Option<String>,
    /// The buyer's step, as the rep sees it.
    pub buyer_stage: Option<StageId>,
    /// The act that shows it.
    pub buyer_stage_act: Option<String>,
    /// The stage decided on at Where are we really?; the same one: stay.
    pub stage: Option<StageId>,
    /// Why, where something is missing or an earlier stage is worked on.
    pub stage_why: Option<String>,
    /// What was missing.
    pub stage_missing: Vec<Missing>,
    /// The day to look again at a deal that was not won.
    pub look_again: Option<Date>,
    /// How the deal came to the version of the process that was walked.
    pub process: Option<Moved>,
}

/// What is in the way of a deal: the rep's view first, then where it began,
/// then the rep's ways out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InTheWay {
    /// What holds the deal up, in the rep's words.
    pub holding_up: Option<String>,
    /// What costs us now: a criterion, or the id of a red flag.
    pub costing_us: Option<String>,
    /// What the rep could do.
    pub options: Vec<String>,
    /// The number of the option chosen, from 1.
    pub chosen: Option<u32>,
    /// What the rep needs to do it.
    pub need: Option<String>,
    /// The debrief of another deal that was asked about.
    pub from_debrief: Option<SessionId>,
    /// Whether what it taught is so here, in the rep's words.
    pub here_too: Option<String>,
}

/// What became of a step, or of a promise, at Look back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookedBack {
    /// What was owed, word for word; the new words where it was made smaller.
    pub text: String,
    /// What becomes of it; none while only "not done" was said.
    pub then: Option<Then>,
    /// What got in the way.
    pub got_in_the_way: Option<Obstacle>,
    /// What came of it, or why.
    pub note: Option<String>,
    /// Who does it instead.
    pub owner: Option<Owner>,
    /// The new date.
    pub due: Option<Date>,
    /// The day on which it was done, where that was told.
    pub closed: Option<Date>,
}

impl LookedBack {
    /// Whether it is owed on, by another day or in other words.
    pub fn is_changed(&self) -> bool {
        matches!(self.then, Some(Then::NewDate | Then::Smaller))
    }
}

/// What came of a call that was to be held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallLookedBack {
    /// What it was for, word for word.
    pub text: String,
    /// What came of it, or who called it off.
    pub held: Held,
}

impl CallLookedBack {
    /// Whether it is still ahead and is kept: nothing came of it yet.
    pub fn is_kept(&self) -> bool {
        self.held == Held::default()
    }
}

/// Whose date the close date is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseDateSaid {
    /// Theirs or ours.
    pub whose: Whose,
    /// Who told us.
    pub source: Option<String>,
}

/// A step agreed in a session. Parts are missing while it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewStep {
    /// What is to be done.
    pub text: String,
    /// Who owes it.
    pub owner: Option<Owner>,
    /// The day it is due.
    pub due: Option<Date>,
    /// How one sees that it is done.
    pub done_when: Option<String>,
    /// The exit criterion it serves.
    pub criterion: Option<CriterionRef>,
    /// The person it touches.
    pub person: Option<BuyerId>,
    /// The call it prepares or follows.
    pub call: Option<CallId>,
    /// Whether a manager does it of whom nobody of theirs hears.
    pub is_inside: bool,
    /// What was said before the manager steps in.
    pub step_in: Option<StepIn>,
    /// Checks that were passed with a reason.
    pub overrides: Overrides,
}

/// That somebody agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// When.
    pub at: ZonedDateTime,
    /// Whose word it is.
    pub by: PersonId,
    /// Who sat at the keyboard.
    pub typed_by: PersonId,
}

impl Agreement {
    /// How it was agreed.
    pub fn how(&self) -> HowAgreed {
        if self.by == self.typed_by { HowAgreed::Here } else { HowAgreed::SaidYes }
    }
}

/// Something that somebody owes since before the session.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owed {
    /// An action step.
    Step(ActionId),
    /// An ask that was accepted: a promise.
    Promise(AskId),
}

/// Something whose checks can be passed with a reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Checked {
    /// The next call.
    Call(CallId),
    /// A step to be agreed.
    Step(ActionId),
    /// An ask to be raised.
    Ask(AskId),
}

words! {
    /// Which gap it is.
    GapId, "a gap of the buyer map" {
        /// Nobody fills a role that the process asks for by now.
        RoleMissing = "role-missing",
        /// Somebody whose view counts, and we don't know where Dana stands.
        HighUnknown = "high-unknown",
        /// Hardly anybody was met more than once.
        FewContacts = "few-contacts",
    }
}

/// A gap as records name it: which one, and of whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GapRef {
    /// Which one.
    pub id: GapId,
    /// The role or person it is about, or `map`.
    pub of: String,
}

words! {
    /// What becomes of a gap that stays open.
    GapAnswer, "an answer to a gap" {
        /// A step was made of it.
        Step = "step",
        /// It is left as it is.
        Leave = "leave",
    }
}
