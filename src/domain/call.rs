//! Customer calls: what the buyer shall agree to, and what came of it.

use jiff::civil::Date;

use super::id::{BuyerId, CallId, CriterionRef, DealId, SessionId};
use super::word::words;

words! {
    /// Where a call stands.
    CallStatus, "a status of a call" {
        /// To be held.
        Planned = "planned",
        /// Held.
        Held = "held",
        /// Will not be held.
        Cancelled = "cancelled",
        /// There is no next call, for a reason.
        None = "none",
    }
}

/// One call with the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// The deal it belongs to.
    pub deal: DealId,
    /// Where it stands.
    pub status: CallStatus,
    /// The plan, as the session agreed it.
    pub plan: CallPlan,
    /// The session that planned it.
    pub session: Option<SessionId>,
}

/// What a call is for: the sentence of the next call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallPlan {
    /// The day of the call.
    pub date: Option<Date>,
    /// Who of the buyer's people is there.
    pub with: Vec<BuyerId>,
    /// What the buyer agrees to.
    pub objective: Option<String>,
    /// By when the buyer acts.
    pub act_by: Option<Date>,
    /// A smaller commitment, where they refuse.
    pub fallback: Option<String>,
    /// How we see it: a mail, an invitation, a document.
    pub evidence_wanted: Option<String>,
    /// The exit criterion it serves.
    pub criterion: Option<CriterionRef>,
    /// Why no call is planned, where none is.
    pub why_none: Option<String>,
}

impl CallPlan {
    /// The status of a call agreed like this.
    pub const fn status(&self) -> CallStatus {
        if self.why_none.is_some() { CallStatus::None } else { CallStatus::Planned }
    }
}
