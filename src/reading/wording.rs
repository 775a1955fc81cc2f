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
mod objection;
mod objective;
mod selling;
mod sentence;
mod step;
mod words;

use self::words::Form;
use crate::domain::call::CallPlan;
use crate::domain::overrides::{CheckId, Severity};

pub use self::ask::ask;
pub use self::facts::{ObjectiveFacts, OpenStep, StepFacts};
pub use self::objection::objection;
pub use self::objective::objective;
pub use self::selling::{Selling, Sides, act_of, clauses, help, selling, selling_within};
pub use self::step::{carried, step, steps};

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

/// Whether a text begins with an act and whom or what it is done to: "send us the
/// list", "book the room".
pub fn is_an_act(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let verb = words.next().map(str::to_lowercase).and_then(|word| lexicon::verb(&word));
    let object = words.next().map(str::to_lowercase).unwrap_or_default();
    verb.is_some_and(|(_, form)| form == Form::Bare) && lexicon::is_before_object(&object)
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

/// Whether a text begins with a verb, as steps do: "book the room".
pub(super) fn begins_with_a_verb(text: &str) -> bool {
    let words = words::words(text);
    words.first().is_some_and(|first| lexicon::step_verb(&first.folded).is_some())
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
