//! When a stage is firm.

/// Share of required criteria that must be verified, in thousandths, so that
/// rounding up never meets a fraction that binary numbers cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold(u32);

impl Threshold {
    /// Four fifths, where the process does not say otherwise.
    pub const USUAL: Self = Self(800);

    /// A share from its thousandths, none where that is over the whole.
    pub fn from_thousandths(thousandths: u32) -> Option<Self> {
        (thousandths <= 1000).then_some(Self(thousandths))
    }

    /// How many of `required` criteria make a stage firm, rounded up.
    pub fn needed(self, required: usize) -> usize {
        (required * self.0 as usize).div_ceil(1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_rounds_up_and_never_over() {
        #[track_caller]
        fn case(thousandths: u32, required: usize, expected: usize) {
            let threshold = Threshold::from_thousandths(thousandths).unwrap();
            assert_eq!(threshold.needed(required), expected, "{thousandths} of {required}");
        }
        case(800, 3, 3);
        case(800, 5, 4);
        case(700, 10, 7);
        case(800, 0, 0);
        case(1000, 4, 4);
        assert_eq!(Threshold::from_thousandths(1001), None);
    }
}
