//! What a good coach would ask about a call objective or an action step.
//!
//! Each check looks at one thing and has a question for it, never a verdict:
//! what is missing is asked, no rule is quoted, and no text is ever rewritten.
//! The checks that go by words know English alone and are silent in other
//! languages; where a sentence may be read either way, they let it pass.

mod alike;
mod ask;
mod cast;
mod facts;
mod lexicon;
mod lists;
mod objective;
mod sentence;
mod step;
mod words;

use std::collections::BTreeMap;

use super::call::CallPlan;
use super::word::words;

pub use self::ask::ask;
pub use self::facts::{ObjectiveFacts, OpenStep, StepFacts};
pub use self::objective::objective;
pub use self::step::{carried, step, steps};

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

/// One thing a coach would ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The check it comes from.
    pub check: CheckId,
    /// How much weight it has.
    pub severity: Severity,
    /// The question, with names filled in.
    pub question: String,
}

impl Remark {
    fn new(check: CheckId, severity: Severity, question: impl Into<String>) -> Self {
        Self { check, severity, question: question.into() }
    }

    fn error(check: CheckId, question: impl Into<String>) -> Self {
        Self::new(check, Severity::Error, question)
    }

    fn warning(check: CheckId, question: impl Into<String>) -> Self {
        Self::new(check, Severity::Warning, question)
    }

    fn hint(check: CheckId, question: impl Into<String>) -> Self {
        Self::new(check, Severity::Hint, question)
    }
}

/// Which parts of the next call's sentence are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "five marks, each shown by itself")]
pub struct Marks {
    /// Somebody of the buyer's is on the call.
    pub who: bool,
    /// What they agree to.
    pub act: bool,
    /// The day of the call and the day of the act.
    pub date: bool,
    /// How one sees it.
    pub seen_by: bool,
    /// A smaller act, where they say no.
    pub fallback: bool,
}

/// The parts of the next call that were said, whatever their wording.
pub fn marks(plan: &CallPlan) -> Marks {
    Marks {
        who: !plan.with.is_empty(),
        act: said(plan.objective.as_deref()).is_some(),
        date: plan.date.is_some() && plan.act_by.is_some(),
        seen_by: said(plan.evidence_wanted.as_deref()).is_some(),
        fallback: said(plan.fallback.as_deref()).is_some(),
    }
}

/// A text that says anything.
fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_mark_stands_for_each_part_that_was_said() {
        assert_eq!(marks(&CallPlan::default()), Marks::default());
        let plan = CallPlan {
            date: Some(date(2026, 12, 9)),
            with: vec!["dana-fox".parse().unwrap()],
            objective: Some("Dana signs".to_owned()),
            fallback: Some("  ".to_owned()),
            ..CallPlan::default()
        };
        assert_eq!(marks(&plan), Marks { who: true, act: true, ..Marks::default() });
        let dated = CallPlan { act_by: plan.date, ..plan };
        assert!(marks(&dated).date);
    }
}
