//! What was kept, what is expected, and how a step stands by that.

use super::{Setting, Step, Way, is_settled, walk};
use crate::domain::action::Action;
use crate::domain::call::CallPlan;
use crate::domain::field::{CallPart, Field, InTheWayPart, LookBackPart, StepPart};
use crate::domain::id::ActionId;
use crate::domain::session::{InTheWay, NewStep, Points, Session, StepId};

/// Whether a field has its answer.
pub fn is_kept(session: &Session, setting: &Setting<'_>, field: &Field) -> bool {
    match field {
        Field::Goal => session.goal.is_some(),
        Field::LookBack(action, part) => is_looked_back(session, setting, action, *part),
        Field::StillFirm(stage) => session.seconds.contains_key(&StepId::Stage(stage.clone())),
        Field::Answer(id) => session.answers.contains_key(id),
        Field::Exit(id) => session.exit.contains_key(id),
        Field::Evidence(id) => {
            session.exit.get(id).is_some_and(|found| found.finding.evidence.is_some())
        }
        Field::BuyerStage => session.changed.buyer_stage.is_some(),
        Field::BuyerAct => session.changed.buyer_stage_act.is_some(),
        Field::Stage => session.changed.stage.is_some(),
        Field::StageWhy => session.changed.stage_why.is_some(),
        Field::StartNow => session.start_now.is_some(),
        Field::InTheWay(part) => has_said(&session.in_the_way, *part),
        Field::Call(id, part) => session.calls.get(id).is_some_and(|plan| has_part(plan, *part)),
        Field::Step(id, part) => {
            *id != setting.fresh.action
                && session.actions.get(id).is_some_and(|step| has_step_part(step, *part))
        }
        Field::NextSession => session.next_session.is_some(),
        Field::Agreed(person) => session.agreed.contains_key(person),
        Field::LeftOut(step) => session.left_out.contains_key(step),
        Field::EndedWhy => session.ended_why.is_some(),
    }
}

fn is_looked_back(
    session: &Session,
    setting: &Setting<'_>,
    action: &ActionId,
    part: LookBackPart,
) -> bool {
    let Some(look) = session.looked_back.get(action) else { return false };
    let same_words = |before: &Action| before.id == *action && before.text == look.text;
    match part {
        LookBackPart::Done => true,
        LookBackPart::Note | LookBackPart::Why => look.note.is_some(),
        LookBackPart::GotInTheWay => look.got_in_the_way.is_some(),
        LookBackPart::Then => look.then.is_some(),
        LookBackPart::Text => !setting.background.look_back.iter().any(same_words),
        LookBackPart::Due => look.due.is_some(),
    }
}

fn has_said(way: &InTheWay, part: InTheWayPart) -> bool {
    match part {
        InTheWayPart::HoldingUp => way.holding_up.is_some(),
        InTheWayPart::CostingUs => way.costing_us.is_some(),
        InTheWayPart::FirstOption => !way.options.is_empty(),
        InTheWayPart::SecondOption => way.options.len() > 1,
        InTheWayPart::Chosen => way.chosen.is_some(),
        InTheWayPart::Need => way.need.is_some(),
    }
}

const fn has_part(plan: &CallPlan, part: CallPart) -> bool {
    match part {
        CallPart::Date => plan.date.is_some(),
        CallPart::WhyNone => plan.why_none.is_some(),
        CallPart::With => !plan.with.is_empty(),
        CallPart::Objective => plan.objective.is_some(),
        CallPart::ActBy => plan.act_by.is_some(),
        CallPart::Fallback => plan.fallback.is_some(),
        CallPart::Evidence => plan.evidence_wanted.is_some(),
    }
}

const fn has_step_part(step: &NewStep, part: StepPart) -> bool {
    match part {
        StepPart::Text => true,
        StepPart::Owner => step.owner.is_some(),
        StepPart::Due => step.due.is_some(),
        StepPart::DoneWhen => step.done_when.is_some(),
        StepPart::Criterion => step.criterion.is_some(),
        StepPart::Person => step.person.is_some(),
    }
}

/// Whether the walk expects an answer, so that the agenda marks its lack.
fn is_expected(session: &Session, setting: &Setting<'_>, field: &Field) -> bool {
    match field {
        Field::LookBack(_, part) => *part != LookBackPart::Note,
        Field::Exit(id) => !is_settled(setting, id),
        Field::Answer(id) => !setting.background.earlier.contains_key(id),
        Field::Evidence(_)
        | Field::StillFirm(_)
        | Field::StartNow
        | Field::BuyerAct
        | Field::LeftOut(_)
        | Field::EndedWhy => false,
        Field::Call(id, CallPart::Date) => {
            session.calls.get(id).is_none_or(|plan| plan.why_none.is_none())
        }
        Field::Step(id, _) => *id != setting.fresh.action,
        Field::Goal
        | Field::BuyerStage
        | Field::Stage
        | Field::StageWhy
        | Field::Call(..)
        | Field::NextSession
        | Field::Agreed(_) => true,
        Field::InTheWay(part) => !matches!(part, InTheWayPart::SecondOption | InTheWayPart::Need),
    }
}

/// Whether Enter stops at a field: its answer is neither known from before nor
/// kept in this session.
pub fn is_asked(session: &Session, setting: &Setting<'_>, field: &Field) -> bool {
    let is_known = match field {
        Field::Exit(id) => is_settled(setting, id),
        Field::Answer(id) => setting.background.earlier.contains_key(id),
        // Offered right after "they did it", and by Tab.
        Field::Evidence(_) => true,
        Field::Call(id, CallPart::Date) => {
            session.calls.get(id).is_some_and(|plan| plan.why_none.is_some())
        }
        Field::StillFirm(_) => return true,
        Field::Goal
        | Field::LookBack(..)
        | Field::BuyerStage
        | Field::BuyerAct
        | Field::Stage
        | Field::StageWhy
        | Field::StartNow
        | Field::InTheWay(_)
        | Field::Call(..)
        | Field::Step(..)
        | Field::NextSession
        | Field::Agreed(_)
        | Field::LeftOut(_)
        | Field::EndedWhy => false,
    };
    !is_known && !is_kept(session, setting, field)
}

/// How a step stands on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nobody was there yet.
    NotYet,
    /// Gone through, nothing open.
    Done,
    /// Gone through, something open.
    Open,
    /// Left out, with a reason.
    LeftOut,
}

/// How a step stands, from what was kept so far.
pub fn mark(setting: &Setting<'_>, session: &Session, step: &Step) -> Mark {
    let is_open =
        |field: &Field| is_expected(session, setting, field) && !is_kept(session, setting, field);
    if session.left_out.contains_key(&step.id) {
        Mark::LeftOut
    } else if !session.seconds.contains_key(&step.id) {
        Mark::NotYet
    } else if step.fields.iter().any(is_open) {
        Mark::Open
    } else {
        Mark::Done
    }
}

/// Whether a step was gone through, and not just past: of what it expects,
/// something was kept.
fn is_worked(setting: &Setting<'_>, session: &Session, step: &Step) -> bool {
    let mut expected = step.fields.iter().filter(|f| is_expected(session, setting, f)).peekable();
    session.seconds.contains_key(&step.id)
        && !session.left_out.contains_key(&step.id)
        && (expected.peek().is_none() || expected.any(|f| is_kept(session, setting, f)))
}

/// Adherence: steps gone through of those on the agenda. Stages ahead count in
/// neither.
pub fn points(setting: &Setting<'_>, session: &Session) -> Points {
    let steps = walk(setting, session);
    let counts = |step: &&Step| !matches!(step.way, Some(Way::Next | Way::Later));
    let expected = steps.iter().filter(counts);
    let worked = expected.clone().filter(|step| is_worked(setting, session, step));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Points { worked: count(worked.count()), expected: count(expected.count()) }
}
