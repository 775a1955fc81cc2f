//! A figure that was reckoned: its value, how many things it is made of, and which.

use std::fmt;

use crate::domain::id::DealId;
use crate::domain::profile::Share;

/// The value of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A share, in hundredths.
    Share(u128),
    /// Days.
    Days(u128),
    /// Whole units of the team's currency.
    Money(u128),
    /// How often one thing is in another, in tenths.
    Times(u128),
    /// There is nothing left to reach.
    Reached,
    /// A share that somebody typed.
    Typed(Share),
}

impl fmt::Display for Value {
    /// As JSON says it: `0.63`, `80`, `reached`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share(hundredths) => write!(f, "{}.{:02}", hundredths / 100, hundredths % 100),
            Self::Days(whole) | Self::Money(whole) => whole.fmt(f),
            Self::Times(tenths) => write!(f, "{}.{}", tenths / 10, tenths % 10),
            Self::Reached => f.write_str("reached"),
            Self::Typed(share) => share.fmt(f),
        }
    }
}

/// A figure and what it is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reckoned {
    /// Its value; none where too little stands behind it.
    pub value: Option<Value>,
    /// The deals, by id.
    pub of: Vec<DealId>,
    /// How many reps they are of.
    pub reps: usize,
    /// How many would be in it, and are in another currency.
    pub elsewhere: usize,
}

impl Reckoned {
    /// How many deals it is made of.
    pub const fn n(&self) -> usize {
        self.of.len()
    }
}

/// One number in another, a half rounded up; none where there is nothing to divide
/// by, or the numbers are too large.
pub(super) fn half_up(number: u128, by: u128) -> Option<u128> {
    number.checked_mul(2)?.checked_add(by)?.checked_div(by.checked_mul(2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_rounds_up_and_nothing_is_divided_by_nothing() {
        assert_eq!(half_up(5, 2), Some(3));
        assert_eq!(half_up(4, 3), Some(1));
        assert_eq!(half_up(5, 3), Some(2));
        assert_eq!(half_up(0, 7), Some(0));
        assert_eq!(half_up(1, 0), None);
        assert_eq!(half_up(u128::MAX, 2), None);
    }

    #[test]
    fn a_value_has_its_decimals() {
        #[track_caller]
        fn case(value: &Value, expected: &str) {
            assert_eq!(value.to_string(), expected);
        }
        case(&Value::Share(63), "0.63");
        case(&Value::Share(5), "0.05");
        case(&Value::Share(100), "1.00");
        case(&Value::Times(4), "0.4");
        case(&Value::Times(125), "12.5");
        case(&Value::Money(41_000), "41000");
        case(&Value::Reached, "reached");
    }
}
