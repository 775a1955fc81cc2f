//! What a stage needs and does not have.

use std::fmt;
use std::str::FromStr;

use crate::domain::id::{CriterionRef, ElementId, NotAnId};

/// What a stage needs and does not have yet: records name an element by its id,
/// and a criterion with its stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A required criterion that is not verified.
    Criterion(CriterionRef),
    /// An element that is not as far as it must be.
    Element(ElementId),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Criterion(id) => id.fmt(f),
            Self::Element(id) => id.fmt(f),
        }
    }
}

impl FromStr for Missing {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.contains('.') {
            text.parse().map(Self::Criterion)
        } else {
            text.parse().map(Self::Element)
        }
    }
}
