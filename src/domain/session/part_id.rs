//! The places on the agenda, as screens and records name them.

use std::fmt;
use std::str::FromStr;

use crate::domain::id::{DebriefPartId, NotAnId, StageId};

/// A place on the agenda.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartId {
    /// What the rep wants from it.
    Open,
    /// What became of the last steps.
    LookBack,
    /// One stage of the process.
    Stage(StageId),
    /// The buyer's people, and what we do not know of them.
    BuyerMap,
    /// What holds the deal up, and what to do about it.
    InTheWay,
    /// What the buyer shall agree to next.
    NextCall,
    /// The next call, said once.
    Rehearse,
    /// The steps, where a session is written down afterwards.
    Steps,
    /// The asks, where it is.
    Asks,
    /// One part of a debrief, as the process has it.
    Debrief(DebriefPartId),
    /// The one thing that a debrief changes.
    OneChange,
    /// Steps, read-back, agreement.
    Agree,
}

impl PartId {
    /// The stage, of one.
    pub const fn stage(&self) -> Option<&StageId> {
        match self {
            Self::Stage(id) => Some(id),
            Self::Open
            | Self::LookBack
            | Self::BuyerMap
            | Self::InTheWay
            | Self::NextCall
            | Self::Rehearse
            | Self::Steps
            | Self::Asks
            | Self::Debrief(_)
            | Self::OneChange
            | Self::Agree => None,
        }
    }

    /// What the agenda calls it; stages and the parts of a debrief have names of
    /// their own.
    pub const fn name(&self) -> Option<&'static str> {
        Some(match self {
            Self::Open => "Open",
            Self::LookBack => "Look back",
            Self::Stage(_) | Self::Debrief(_) => return None,
            Self::BuyerMap => "Buyer map",
            Self::InTheWay => "In the way",
            Self::NextCall => "Next call",
            Self::Rehearse => "Say it once",
            Self::Steps => "Steps",
            Self::Asks => "Asks",
            Self::OneChange => "One change",
            Self::Agree => "Agree",
        })
    }
}

impl PartId {
    /// The same place, a stage under the id that `now` gives it.
    #[must_use]
    pub fn with_stage(&self, now: impl Fn(&StageId) -> StageId) -> Self {
        if let Self::Stage(stage) = self { Self::Stage(now(stage)) } else { self.clone() }
    }
}

impl fmt::Display for PartId {
    /// As records name it: `look-back`, `stage.align`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("open"),
            Self::LookBack => f.write_str("look-back"),
            Self::Stage(stage) => write!(f, "stage.{stage}"),
            Self::BuyerMap => f.write_str("buyer-map"),
            Self::InTheWay => f.write_str("in-the-way"),
            Self::NextCall => f.write_str("next-call"),
            Self::Rehearse => f.write_str("rehearse"),
            Self::Steps => f.write_str("steps"),
            Self::Asks => f.write_str("asks"),
            Self::Debrief(part) => write!(f, "debrief.{part}"),
            Self::OneChange => f.write_str("one-change"),
            Self::Agree => f.write_str("agree"),
        }
    }
}

impl FromStr for PartId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Ok(match text {
            "open" => Self::Open,
            "look-back" => Self::LookBack,
            "buyer-map" => Self::BuyerMap,
            "in-the-way" => Self::InTheWay,
            "next-call" => Self::NextCall,
            "rehearse" => Self::Rehearse,
            "steps" => Self::Steps,
            "asks" => Self::Asks,
            "one-change" => Self::OneChange,
            "agree" => Self::Agree,
            other => {
                if let Some(part) = other.strip_prefix("debrief.") {
                    return part.parse().map(Self::Debrief);
                }
                let stage = other.strip_prefix("stage.");
                let stage = stage.ok_or_else(|| NotAnId { found: other.to_owned() })?;
                Self::Stage(stage.parse()?)
            }
        })
    }
}
