//! Customer calls: what the buyer shall agree to, and what came of it.

use jiff::civil::Date;

use super::action::Side;
use super::id::{BuyerId, CallId, CriterionRef, DealId, SessionId};
use super::step_in::StepIn;
use super::word::words;
use super::wording::Overrides;

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

words! {
    /// What came of a call.
    Outcome, "an outcome of a call" {
        /// They ordered.
        Order = "order",
        /// They agreed to act by a day, and that moves it forward.
        Advance = "advance",
        /// Good talk, nothing agreed.
        Continuation = "continuation",
        /// They said no.
        NoSale = "no-sale",
    }
}

impl Outcome {
    /// How people say it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Order => "ordered",
            Self::Advance => "moved forward",
            Self::Continuation => "good talk, nothing agreed",
            Self::NoSale => "they said no",
        }
    }
}

words! {
    /// What the manager does on a joint call.
    ///
    /// Source: article 003, the four roles.
    ManagerRole, "a role on a call" {
        /// Not there.
        Absent = "absent",
        /// Meets somebody senior.
        VisitingDignitary = "visiting-dignitary",
        /// Shows that there is more than one of us.
        DepthAndBreadth = "depth-and-breadth",
        /// Knows what the rep need not know.
        TechnicalExpert = "technical-expert",
        /// Does what the rep is stuck with.
        Crutch = "crutch",
    }
}

words! {
    /// Who asks for the commitment.
    Asker, "somebody who asks for the commitment" {
        /// The rep.
        Rep = "rep",
        /// The manager.
        Manager = "manager",
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
    /// How it went, or who called it off.
    pub held: Held,
    /// The session that planned it.
    pub session: Option<SessionId>,
}

/// How a call went. What was not said is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// What the manager did.
    pub role: Option<ManagerRole>,
    /// Who asked for the commitment.
    pub asks: Option<Asker>,
    /// Minutes it took.
    pub minutes: Option<u32>,
    /// What the buyer agreed to do.
    pub buyer_act: Option<String>,
    /// By when.
    pub buyer_act_by: Option<Date>,
    /// What came of it, as it was said.
    pub outcome: Option<Outcome>,
    /// Who called it off.
    pub moved_by: Option<Side>,
}

impl Call {
    /// What came of it: as it was said, else an advance where the buyer agreed
    /// to act by a day; none where it was not held or the records do not tell.
    pub fn outcome(&self) -> Option<Outcome> {
        let held = &self.held;
        let is_dated_act = held.buyer_act.is_some() && held.buyer_act_by.is_some();
        let told = held.outcome.or_else(|| is_dated_act.then_some(Outcome::Advance));
        told.filter(|_| self.status == CallStatus::Held)
    }
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
    /// What the manager is to do on it.
    pub role_planned: Option<ManagerRole>,
    /// Who is to ask for the commitment.
    pub asks_planned: Option<Asker>,
    /// Why no call is planned, where none is.
    pub why_none: Option<String>,
    /// The gate, where the manager wants to take over.
    pub step_in: Option<StepIn>,
    /// Checks that were passed with a reason.
    pub overrides: Overrides,
}

impl CallPlan {
    /// The status of a call agreed like this.
    pub const fn status(&self) -> CallStatus {
        if self.why_none.is_some() { CallStatus::None } else { CallStatus::Planned }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_outcome_is_what_was_said_or_a_dated_act_and_never_a_guess() {
        #[track_caller]
        fn case(status: CallStatus, held: &Held, expected: Option<Outcome>) {
            let call = Call {
                id: "m4x8c2vj".parse().unwrap(),
                deal: "acme".parse().unwrap(),
                status,
                plan: CallPlan::default(),
                held: held.clone(),
                session: None,
            };
            assert_eq!(call.outcome(), expected, "{status} {held:?}");
        }
        let said = |outcome| Held { outcome: Some(outcome), ..Held::default() };
        let act = Held { buyer_act: Some("Dana sends her date".to_owned()), ..Held::default() };
        let dated = Held { buyer_act_by: Some(date(2026, 12, 8)), ..act.clone() };
        let ordered = Held { outcome: Some(Outcome::Order), ..dated.clone() };
        case(CallStatus::Held, &said(Outcome::NoSale), Some(Outcome::NoSale));
        case(CallStatus::Held, &dated, Some(Outcome::Advance));
        case(CallStatus::Held, &ordered, Some(Outcome::Order));
        case(CallStatus::Held, &act, None);
        case(CallStatus::Held, &Held::default(), None);
        case(CallStatus::Planned, &dated, None);
        case(CallStatus::Cancelled, &said(Outcome::Continuation), None);
    }
}
