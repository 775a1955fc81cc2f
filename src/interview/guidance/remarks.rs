//! What a coach would ask about what was said, each question at its field.

use crate::domain::call::CallPlan;
use crate::domain::id::ActionId;
use crate::domain::overrides::{CheckId, Severity};
use crate::domain::phrase;
use crate::interview::field::{CallLine, Field, StepLine};
use crate::interview::situation::SoFar;
use crate::interview::topic::{self, step};
use crate::reading::close_date;
use crate::reading::wording::{self, ObjectiveFacts, Remark, StepFacts};

/// Questions about steps that are shown at once, at most.
const QUESTIONS: usize = 3;

/// What a coach would ask at a field; nothing at most of them.
pub fn remark(s: SoFar<'_>, field: &Field) -> Option<String> {
    if let Field::Call(_, line) = field {
        return of_call(s).filter(|(at, _)| at == line).map(|(_, question)| question);
    }
    if let Field::Answer(id) = field {
        return of_signing(s, s.session.answers.get(id)?.rep.as_deref()?);
    }
    let Field::Step(id, StepLine::Text) = field else { return None };
    let own = of_steps(s).into_iter().find(|(step, _)| *step == id).map(|(_, question)| question);
    own.or_else(|| of_all_steps(s).filter(|(last, _)| *last == id).map(|(_, question)| question))
}

/// Whether the day by which they sign, as an answer says it, is the close date.
fn of_signing(s: SoFar<'_>, answer: &str) -> Option<String> {
    let today = s.situation.today();
    let said = s.session.changed.close_date.as_ref().and_then(|day| day.known().copied());
    let known = said.or(s.situation.deal.close_date)?;
    let day =
        close_date::signing_day(answer, s.situation.calendar()).filter(|day| *day != known)?;
    let [day, known] = [day, known].map(|day| phrase::shown(day, today));
    Some(format!("Do they sign by {day}? The close date is {known}."))
}

/// The one question about the next call, at what was said; only once it was said
/// what the buyer agrees to.
pub(super) fn of_call(s: SoFar<'_>) -> Option<(CallLine, String)> {
    let (id, plan) = s.session.calls.iter().next().filter(|(_, plan)| plan.objective.is_some())?;
    let remarks = wording::objective(plan, &ObjectiveFacts::of(s.situation, s.session, plan));
    let mut remarks = remarks.into_iter().map(|remark| (line(plan, s, &remark), remark.question));
    remarks.find(|(line, _)| topic::is_kept(s, &Field::Call(id.clone(), *line)))
}

/// Whether what the buyer shall do may be no act: nobody does anything in it, or no
/// more than to talk or to learn.
pub(super) fn is_no_act(s: SoFar<'_>) -> bool {
    let plan = s.session.calls.values().next().filter(|plan| plan.objective.is_some());
    plan.is_some_and(|plan| {
        let remarks = wording::objective(plan, &ObjectiveFacts::of(s.situation, s.session, plan));
        remarks.iter().any(|it| matches!(it.check, CheckId::O2 | CheckId::O3 | CheckId::O4))
    })
}

/// The field that a question about a call is about.
fn line(plan: &CallPlan, s: SoFar<'_>, remark: &Remark) -> CallLine {
    let is_passed = plan.date.is_none_or(|day| day < s.situation.today());
    let lines = [
        (CheckId::O1, plan.with.is_empty(), CallLine::With),
        (CheckId::O5, is_passed, CallLine::Date),
        (CheckId::O5, true, CallLine::ActBy),
        (CheckId::O6, true, CallLine::Evidence),
        (CheckId::O8, true, CallLine::Fallback),
    ];
    let mut lines = lines.into_iter().filter(|(check, fits, _)| *check == remark.check && *fits);
    lines.next().map_or(CallLine::Objective, |(.., line)| line)
}

/// A question for each of the steps that have all they need; hints are left for
/// another day, and what has to be answered is a field of its own.
fn of_steps(s: SoFar<'_>) -> Vec<(&ActionId, String)> {
    let steps = s.session.steps_in_order().into_iter();
    let complete = steps.filter(|(_, step)| step::lacking(s.situation.process, step).is_empty());
    let question = |(id, step)| {
        let remarks = wording::step(step, &StepFacts::of(s.situation, s.session, id));
        let mut quiet = remarks.into_iter().filter(|it| it.severity == Severity::Warning);
        quiet.next().map(|remark| (id, remark.question))
    };
    complete.filter_map(question).take(QUESTIONS).collect()
}

/// The question about all steps together, at the last of them.
fn of_all_steps(s: SoFar<'_>) -> Option<(&ActionId, String)> {
    let (last, _) = s.session.steps_in_order().into_iter().next_back()?;
    let buyers = s.session.buyers(s.situation.deal);
    let theirs: Vec<&str> = buyers.values().map(|buyer| buyer.name.as_str()).collect();
    let steps = s.session.actions.values();
    let remark = wording::steps(steps, &s.situation.process.language, &theirs)?;
    Some((last, remark.question))
}
