//! The trace-back: where the trouble of today began. Closing trouble starts far
//! up the funnel, so the stages before the current one are looked at first.

use super::deal::CriterionStanding;
use super::id::{CriterionRef, StageId};
use super::process::{Process, Stage};

/// The required criteria of the stages before `stage` that are not verified,
/// earliest first; only where there are none, the first open one of `stage`
/// itself. Nothing where the process does not have the stage.
///
/// `standing` is how a criterion stands by now, so that what a session has
/// found counts. Source: article 000 and `product.md` section 2.
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
