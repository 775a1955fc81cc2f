//! Keeping what came of a call that was to be held.

use super::{Keeping, Refusal};
use crate::domain::field::OutcomePart;
use crate::domain::id::{CallId, MetricId};

impl Keeping<'_, '_> {
    pub(super) fn outcome(
        &mut self,
        _id: &CallId,
        _part: OutcomePart,
        _text: &str,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    pub(super) fn close_date(&mut self, _text: &str) -> Result<(), Refusal> {
        Ok(())
    }

    pub(super) fn metric_why(&mut self, _metric: &MetricId, _text: &str) {}
}
