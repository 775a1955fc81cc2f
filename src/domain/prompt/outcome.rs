//! What came of a call, whose date the close date is, and why a figure is
//! what it is.

use super::{Asking, Entry, Prompt};
use crate::domain::field::OutcomePart;
use crate::domain::id::{CallId, MetricId};

impl Asking<'_> {
    pub(super) fn outcome(self, _id: &CallId, _part: OutcomePart) -> Prompt {
        Prompt::new("", "", Entry::Line)
    }

    pub(super) fn close_date(self) -> Prompt {
        Prompt::new("", "", Entry::Line)
    }

    pub(super) fn metric_why(self, _metric: &MetricId) -> Prompt {
        Prompt::new("", "", Entry::Line)
    }
}
