//! The places on the agenda, as screens and records name them.

use std::fmt;
use std::str::FromStr;

use crate::domain::id::{NotAnId, StageId};

/// A place on the agenda.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepId {
    /// What the rep wants from it.
    Open,
    /// What became of the last steps.
    LookBack,
    /// One stage of the process.
    Stage(StageId),
    /// What holds the deal up, and what to do about it.
    InTheWay,
    /// What the buyer shall agree to next.
    NextCall,
    /// Steps, read-back, agreement.
    Agree,
}

impl fmt::Display for StepId {
    /// As records name it: `look-back`, `stage.align`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("open"),
            Self::LookBack => f.write_str("look-back"),
            Self::Stage(stage) => write!(f, "stage.{stage}"),
            Self::InTheWay => f.write_str("in-the-way"),
            Self::NextCall => f.write_str("next-call"),
            Self::Agree => f.write_str("agree"),
        }
    }
}

impl FromStr for StepId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Ok(match text {
            "open" => Self::Open,
            "look-back" => Self::LookBack,
            "in-the-way" => Self::InTheWay,
            "next-call" => Self::NextCall,
            "agree" => Self::Agree,
            other => {
                let stage = other.strip_prefix("stage.");
                let stage = stage.ok_or_else(|| NotAnId { found: other.to_owned() })?;
                Self::Stage(stage.parse()?)
            }
        })
    }
}
