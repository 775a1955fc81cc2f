//! What a coach would ask about what was said, each question at its field.

use jiff::civil::Date;

use crate::domain::call::CallPlan;
use crate::domain::id::ActionId;
use crate::domain::overrides::{CheckId, Severity};
use crate::domain::phrase;
use crate::domain::session::Session;
use crate::interview::field::{CallLine, Field, FollowUpLine, InTheWayLine, StepLine};
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
    if let Some(day) = signing_days(s).into_iter().find(|(at, _)| at == field).map(|(_, day)| day) {
        return asks_of_signing(s, day);
    }
    let Field::Step(id, StepLine::Text) = field else { return None };
    let own = of_steps(s).into_iter().find(|(step, _)| *step == id).map(|(_, question)| question);
    own.or_else(|| of_all_steps(s).filter(|(last, _)| *last == id).map(|(_, question)| question))
}

/// Whether they sign by another day than the close date.
fn asks_of_signing(s: SoFar<'_>, day: Date) -> Option<String> {
    let today = s.situation.today();
    let said = s.session.changed.close_date.as_ref().and_then(|day| day.known().copied());
    let known = said.or(s.situation.deal.close_date).filter(|known| *known != day)?;
    let [day, known] = [day, known].map(|day| phrase::shown(day, today));
    Some(format!("Do they sign by {day}? The close date is {known}."))
}

/// The days by which they sign, as the rep's answers say them: each at the first that
/// says it.
fn signing_days(s: SoFar<'_>) -> Vec<(Field, Date)> {
    let mut days: Vec<(Field, Date)> = Vec::new();
    for (field, said) in answers(s.session) {
        let day = close_date::signing_day(said, s.situation.calendar());
        if let Some(day) = day.filter(|day| days.iter().all(|(_, known)| known != day)) {
            days.push((field, day));
        }
    }
    days
}

/// What the rep has answered in own words once the close date was asked, in the order
/// of the questions.
fn answers(session: &Session) -> impl Iterator<Item = (Field, &str)> {
    let asked = session.answers.iter().flat_map(|(id, answer)| {
        let own = answer.rep.as_deref().map(|said| (Field::Answer(id.clone()), said));
        let on = (1..).zip(&answer.follow_ups).filter_map(|(number, on)| {
            let field = Field::FollowUp(id.clone(), number, FollowUpLine::Rep);
            Some((field, on.rep.as_deref()?))
        });
        own.into_iter().chain(on)
    });
    let way = &session.in_the_way;
    let in_the_way = [
        (InTheWayLine::HoldingUp, way.holding_up.as_deref()),
        (InTheWayLine::HereToo, way.here_too.as_deref()),
        (InTheWayLine::Need, way.need.as_deref()),
    ];
    let in_the_way = in_the_way.into_iter();
    asked.chain(in_the_way.filter_map(|(line, said)| Some((Field::InTheWay(line), said?))))
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
