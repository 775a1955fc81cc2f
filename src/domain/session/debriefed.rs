//! What a debrief said: the answers to the process's parts, where more work would
//! have changed it, and why it was decided so.

use std::collections::BTreeMap;
use std::fmt;

use super::parts::Answer;
use crate::domain::id::{DebriefPartId, StageId};

/// A question of a debrief: its part, and its number in there from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DebriefQuestion {
    /// The part.
    pub part: DebriefPartId,
    /// The number.
    pub number: u32,
}

impl fmt::Display for DebriefQuestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.part, self.number)
    }
}

/// What a debrief said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Debriefed {
    /// The one reason that comes closest; of a deal that was won none.
    pub reason: Option<String>,
    /// What shows it; of a deal that was won, why they chose us.
    pub why: Option<String>,
    /// The stage at which more work would have changed it, or that none would.
    pub stage: Option<WhichStage>,
    /// The rep's answers, with the wording of the questions.
    pub answers: BTreeMap<DebriefQuestion, Answer>,
}

/// Where more work would have changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhichStage {
    /// At this one.
    At(StageId),
    /// At none.
    None,
}

/// How records say that it was at none.
const AT_NONE: &str = "none";
/// How they said it first.
const FIRST: &str = "at none";

impl fmt::Display for WhichStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(stage) => stage.fmt(f),
            Self::None => f.write_str(AT_NONE),
        }
    }
}

impl std::str::FromStr for WhichStage {
    type Err = crate::domain::id::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if matches!(text, AT_NONE | FIRST) { Ok(Self::None) } else { text.parse().map(Self::At) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_a_word_and_the_first_one_is_read() {
        assert_eq!(WhichStage::None.to_string(), "none");
        for word in ["none", "at none"] {
            assert_eq!(word.parse::<WhichStage>().unwrap(), WhichStage::None);
        }
        assert_eq!("size".parse(), Ok(WhichStage::At("size".parse().unwrap())));
    }
}
