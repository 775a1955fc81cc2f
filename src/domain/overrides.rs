//! The checks of a wording by their names, and the reasons for which some were
//! passed.

use std::collections::BTreeMap;

use crate::domain::word::words;

/// How much weight a remark has, the heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Wants an answer, or a reason, before both agree.
    Error,
    /// Worth a second look.
    Warning,
    /// A thought beside it.
    Hint,
}

words! {
    /// Which check a remark comes from, in the order of the sentence that it is
    /// about: who, act, date, seen by, fallback, then what it is for; then the
    /// checks of steps.
    CheckId, "a check" {
        /// Somebody of the buyer's acts, and is on the call.
        O1 = "o1",
        /// Who asks for the commitment: not the manager.
        O11 = "o11",
        /// The buyer does something.
        O2 = "o2",
        /// More than staying in touch.
        O3 = "o3",
        /// More than something to learn.
        O4 = "o4",
        /// One commitment, not two.
        O12 = "o12",
        /// The day of the call and the day of the act.
        O5 = "o5",
        /// How one sees it.
        O6 = "o6",
        /// A smaller act, where they say no.
        O8 = "o8",
        /// It serves the stage.
        O10 = "o10",
        /// Begins with a verb that says what to do.
        A1 = "a1",
        /// One owner.
        A2 = "a2",
        /// A day, not past and not far.
        A3 = "a3",
        /// One can see when it is done.
        A4 = "a4",
        /// Touches somebody, or a criterion.
        A5 = "a5",
        /// One step of the session has the buyer act.
        A6 = "a6",
        /// Few enough to be kept.
        A7 = "a7",
        /// The selling stays with the rep.
        A8 = "a8",
        /// Before the call that it prepares.
        A9 = "a9",
        /// Carried before.
        A10 = "a10",
        /// Not there already.
        A11 = "a11",
        /// Who is to be called or written to.
        K1 = "k1",
        /// The words of a mail, or the gist of them.
        K2 = "k2",
        /// What has happened, what they do, what the rep does next.
        K3 = "k3",
        /// The day by which the help is needed.
        K4 = "k4",
    }
}

/// Checks that were passed, each with a reason.
pub type Overrides = BTreeMap<CheckId, String>;
