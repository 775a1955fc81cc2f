//! The trace-back: where the trouble of today began. Closing trouble starts far
//! up the funnel, so the stages before the current one are looked at first.

use crate::domain::deal::CriterionStanding;
use crate::domain::id::{CriterionRef, StageId};
use crate::domain::process::{Process, Stage};

/// The required criteria of the stages before `stage` that are not verified,
/// earliest first; only where there are none, the first open one of `stage`
/// itself. Nothing where the process does not have the stage.
///
/// `standing` is how a criterion stands by now, so that what a session has
/// found counts. Source: article 000 and the contract of a session.
pub fn trace(
    process: &Process,
    stage: &StageId,
    standing: impl Fn(&CriterionRef) -> CriterionStanding,
) -> Vec<CriterionRef> {
    let Some(here) = process.position(stage) else { return Vec::new() };
    let (before, here_and_ahead) = process.stages.split_at(here);
    let behind: Vec<_> = before.iter().flat_map(|stage| open(stage, &standing)).collect();
    if behind.is_empty() {
        let current = here_and_ahead.iter().take(1);
        current.flat_map(|stage| open(stage, &standing)).take(1).collect()
    } else {
        behind
    }
}

/// The required criteria of a stage that are not verified, in order.
pub fn open(
    stage: &Stage,
    standing: impl Fn(&CriterionRef) -> CriterionStanding,
) -> impl Iterator<Item = CriterionRef> {
    let criteria = stage.required().map(|criterion| stage.criterion(criterion));
    criteria.filter(move |criterion| standing(criterion) != CriterionStanding::Verified)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::sample::process;

    /// The trace from a stage with those criteria verified, as one line.
    fn traced(stage: &str, verified: &[&str]) -> String {
        let verified: BTreeSet<CriterionRef> =
            verified.iter().map(|id| id.parse().unwrap()).collect();
        let standing = |id: &CriterionRef| {
            let is_verified = verified.contains(id);
            if is_verified { CriterionStanding::Verified } else { CriterionStanding::Assumed }
        };
        let trace = trace(&process(), &stage.parse().unwrap(), standing);
        trace.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn trouble_is_traced_to_the_earliest_stage_and_only_then_to_this_one() {
        #[track_caller]
        fn case(stage: &str, verified: &[&str], expected: &str) {
            assert_eq!(traced(stage, verified), expected, "{stage} with {verified:?}");
        }
        case("align", &[], "explore.problem diagnose.number diagnose.funder");
        case("align", &["explore.problem"], "diagnose.number diagnose.funder");
        case("align", &["align.steps", "diagnose.number"], "explore.problem diagnose.funder");
        let behind = ["explore.problem", "diagnose.number", "diagnose.funder"];
        case("align", &behind, "align.steps");
        case("align", &[behind.as_slice(), &["align.steps"]].concat(), "align.criteria");
        case("align", &[behind.as_slice(), &["align.steps", "align.criteria"]].concat(), "");
        case("explore", &[], "explore.problem");
        case("explore", &["explore.problem"], "");
    }

    #[test]
    fn a_stage_that_the_process_does_not_have_has_no_trace() {
        assert_eq!(traced("gone", &[]), "");
    }

    #[test]
    fn whatever_is_not_verified_is_open() {
        let process = process();
        for standing in [
            CriterionStanding::Assumed,
            CriterionStanding::Partial,
            CriterionStanding::No,
            CriterionStanding::Unknown,
            CriterionStanding::NotAsked,
        ] {
            assert_eq!(open(process.first_stage(), |_| standing).count(), 1, "{standing:?}");
        }
        assert_eq!(open(process.first_stage(), |_| CriterionStanding::Verified).count(), 0);
    }
}
