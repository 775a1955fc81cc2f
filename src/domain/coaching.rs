//! What a session says about the rep rather than about the deal. It stands
//! apart from the deal, so that the deal can be shared without it.

use std::collections::BTreeMap;

use crate::domain::id::{MetricId, SkillId};
use crate::domain::profile::Level;
use crate::domain::word::words;

words! {
    /// What the manager's view of the rep's options comes to.
    ViewIs, "what a view comes to" {
        /// The rep's options would fail.
        Fails = "fails",
        /// They are only not how the manager would do it.
        Different = "different",
    }
}

/// The coaching notes of one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coaching {
    /// What the manager saw the rep do well.
    pub strength: Option<String>,
    /// What the rep uses on the next deal.
    pub lesson: Option<String>,
    /// What the manager thinks of the rep's options.
    pub manager_view: Option<String>,
    /// Whether they would fail, or are only not the manager's way.
    pub view_is: Option<ViewIs>,
    /// Thoughts that waited until the rep had spoken.
    pub parked: Vec<String>,
    /// Why the rep's figures are what they are.
    pub metric_why: BTreeMap<MetricId, MetricWhy>,
    /// How much help the rep gets from now on with what they learn.
    pub levels: BTreeMap<SkillId, Level>,
}

/// A figure of the rep's, and the why behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetricWhy {
    /// The figure.
    pub value: u32,
    /// How many deals it is made from.
    pub n: u32,
    /// The why, in the rep's words.
    pub why: String,
}
