//! The number that says how a file is to be read.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The format this version reads and writes.
pub(crate) const FORMAT: i64 = 1;

/// `format = 1`, the first key of every record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Format;

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(FORMAT)
    }
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match i64::deserialize(deserializer)? {
            FORMAT => Ok(Self),
            other => Err(Error::custom(format!("{other} is not a format: {FORMAT}"))),
        }
    }
}
