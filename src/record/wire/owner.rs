//! Who owes a step: `owner` and `side` in the file, one thing in the domain.

use std::fmt;
use std::str::FromStr;

use crate::domain::action::{Owner, Side};
use crate::domain::id::{BuyerId, NotAnId, PersonId};

/// The id of an owner. As it is read, nobody knows yet on which side it is.
#[derive(Debug)]
pub(crate) enum OwnerId {
    /// Read from a file: one of ours or one of theirs.
    Either(PersonId, BuyerId),
    /// About to be written.
    Known(Owner),
}

impl OwnerId {
    /// The owner on that side.
    pub(crate) fn on(self, side: Side) -> Owner {
        match (self, side) {
            (Self::Either(ours, _), Side::Ours) => Owner::Ours(ours),
            (Self::Either(_, theirs), Side::Buyer) => Owner::Buyer(theirs),
            (Self::Known(owner), _) => owner,
        }
    }
}

impl FromStr for OwnerId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Ok(Self::Either(text.parse()?, text.parse()?))
    }
}

impl fmt::Display for OwnerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Either(id, _) => id.fmt(f),
            Self::Known(owner) => f.write_str(owner.as_str()),
        }
    }
}
