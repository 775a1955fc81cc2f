//! The results that are looked at.

use crate::domain::word::words;

words! {
    /// A result that is looked at.
    Measure, "a figure" {
        /// Won deals among the decided ones.
        CloseRate = "close-rate",
        /// Days from the first talk to an order.
        CycleDays = "cycle-days",
        /// How large an order is.
        DealSize = "deal-size",
        /// What is to come in this quarter beside what is left of the quota.
        PipelineToQuota = "pipeline-to-quota",
        /// The share of their time in which they sell.
        SellingTime = "selling-time",
        /// The share of first contacts that become orders.
        LeadToClose = "lead-to-close",
    }
}

impl Measure {
    /// How people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CloseRate => "Close rate",
            Self::CycleDays => "Days to an order",
            Self::DealSize => "Size of an order",
            Self::PipelineToQuota => "Pipeline to quota",
            Self::SellingTime => "Selling time",
            Self::LeadToClose => "Lead to close",
        }
    }

    /// Whether nothing counts it, so that somebody types it.
    pub const fn is_typed(self) -> bool {
        matches!(self, Self::SellingTime | Self::LeadToClose)
    }
}
