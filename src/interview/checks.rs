//! The checks that want an answer before both agree: something is changed, or
//! there is a reason why it stands.

use crate::domain::overrides::{CheckId, Overrides, Severity};
use crate::domain::session::Checked;
use crate::interview::field::Field;
use crate::interview::situation::SoFar;
use crate::interview::topic::step;
use crate::reading::wording;
use crate::reading::wording::{ObjectiveFacts, Remark, StepFacts};

/// A question that is asked before both agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it is about.
    pub checked: Checked,
    /// Which check asks.
    pub id: CheckId,
    /// What it is about, in its own words.
    pub text: String,
    /// The question.
    pub question: String,
    /// Whether there is a reason why it stands.
    pub is_overridden: bool,
}

impl Check {
    /// Where the reason is said.
    pub fn field(&self) -> Field {
        Field::Override(self.checked.clone(), self.id)
    }
}

/// The questions of a session by now, at most one a check: the call first,
/// then the steps, then the asks.
pub fn checks(s: SoFar<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for (id, plan) in s.session.calls.iter().filter(|(_, plan)| plan.date.is_some()) {
        let remarks = wording::objective(plan, &ObjectiveFacts::of(s.situation, s.session, plan));
        let text = plan.objective.clone().unwrap_or_else(|| "The next call".to_owned());
        collect(&mut checks, &Checked::Call(id.clone()), &text, remarks, &plan.overrides);
    }
    for (id, step) in s.session.steps_in_order() {
        // What is missing altogether is asked at the step itself.
        if step::lacking(s.situation.process, step).is_empty() {
            let remarks = wording::step(step, &StepFacts::of(s.situation, s.session, id));
            collect(&mut checks, &Checked::Step(id.clone()), &step.text, remarks, &step.overrides);
        }
    }
    for (id, ask) in &s.session.asks {
        let checked = Checked::Ask(id.clone());
        collect(&mut checks, &checked, &ask.summary(), wording::ask(ask), &ask.overrides);
    }
    checks
}

fn collect(
    checks: &mut Vec<Check>,
    checked: &Checked,
    text: &str,
    remarks: Vec<Remark>,
    overrides: &Overrides,
) {
    for remark in remarks.into_iter().filter(|remark| remark.severity == Severity::Error) {
        if checks.iter().any(|there| there.checked == *checked && there.id == remark.check) {
            continue;
        }
        checks.push(Check {
            checked: checked.clone(),
            is_overridden: overrides.contains_key(&remark.check),
            id: remark.check,
            text: text.to_owned(),
            question: remark.question,
        });
    }
}
