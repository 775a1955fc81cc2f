//! The words of a call: where it stands, what came of it, who does what on it.

use crate::domain::word::words;

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

impl ManagerRole {
    /// Why the manager is there, where the rep is called `rep`.
    pub fn in_words(self, rep: &str) -> String {
        match self {
            Self::Absent => "not there".to_owned(),
            Self::VisitingDignitary => "as the senior face".to_owned(),
            Self::DepthAndBreadth => "to widen the contact".to_owned(),
            Self::TechnicalExpert => "as an expert".to_owned(),
            Self::Crutch => format!("to help {rep} out of a corner"),
        }
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
