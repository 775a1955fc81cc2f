//! What was kept, what is expected, and how a step stands by that.

use super::stages::asks_of;
use super::{Setting, Step, Way, is_settled, walk};
use crate::domain::ask::AskPart;
use crate::domain::call::{CallPlan, Held};
use crate::domain::coaching::Coaching;
use crate::domain::id::{AskId, BuyerId};
use crate::domain::overrides::CheckId;
use crate::domain::person::{PersonPart, RelationKind};
use crate::domain::session::{Checked, InTheWay, NewStep, Owed, Points, Session, StepId};
use crate::domain::step_in::StepIn;
use crate::interview::field::{
    AskLine, CallPart, CoachingPart, Field, FollowUpPart, InTheWayPart, LookBackPart, OutcomePart,
    StepInPart, StepPart,
};

/// Whether a field has its answer.
pub fn is_kept(session: &Session, setting: &Setting<'_>, field: &Field) -> bool {
    match field {
        Field::Minutes => session.minutes.is_some(),
        Field::Goal => session.goal.is_some(),
        Field::StageNow => setting.process.stage(&session.stage_at_start).is_some(),
        Field::CloseDate => session.close_date.is_some(),
        Field::LookBack(owed, part) => is_looked_back(session, setting, owed, *part),
        Field::Outcome(call, part) => {
            session.outcomes.get(call).is_some_and(|told| has_told(&told.held, *part))
        }
        Field::StillFirm(stage) => session.seconds.contains_key(&StepId::Stage(stage.clone())),
        Field::Answer(id) => session.answers.contains_key(id),
        Field::FollowUp(id, number, part) => {
            let answer = session.answers.get(id);
            let asked = answer.and_then(|answer| answer.follow_ups.get(*number as usize - 1));
            asked.is_some_and(|asked| *part == FollowUpPart::Ask || asked.rep.is_some())
        }
        Field::Exit(id) => session.exit.contains_key(id),
        Field::Evidence(id) => {
            session.exit.get(id).is_some_and(|found| found.finding.evidence.is_some())
        }
        Field::Element(id) => session.elements.contains_key(id),
        Field::ElementEvidence(id) => {
            session.elements.get(id).is_some_and(|scored| scored.score.evidence.is_some())
        }
        Field::BuyerStage => session.changed.buyer_stage.is_some(),
        Field::BuyerAct => session.changed.buyer_stage_act.is_some(),
        Field::Stage => session.changed.stage.is_some(),
        Field::StageWhy => session.changed.stage_why.is_some(),
        Field::StartNow => session.start_now.is_some(),
        Field::PeopleNews => session.people_news.is_some(),
        Field::Gap(gap) => session.gaps.contains_key(gap),
        Field::MoveOne => session.move_one.is_some(),
        Field::New | Field::Facts | Field::Fill(_) | Field::NewPerson | Field::Prepared => false,
        Field::Person(person, part) => knows(session, setting, person, *part),
        Field::InTheWay(part) => has_said(&session.in_the_way, *part),
        Field::MetricWhy(metric) => session.coaching.metric_why.contains_key(metric),
        Field::Call(id, part) => session.calls.get(id).is_some_and(|plan| has_part(plan, *part)),
        Field::StepIn(id, part) => {
            let gate = session.calls.get(id).and_then(|plan| plan.step_in.as_ref());
            gate.is_some_and(|gate| has_gate_part(gate, *part))
        }
        Field::SaidOnce => session.seconds.contains_key(&StepId::Rehearse),
        Field::Step(id, part) => {
            *id != setting.fresh.action
                && session.actions.get(id).is_some_and(|step| has_step_part(step, *part))
        }
        Field::Ask(id, line) => has_line(session, id, *line),
        Field::Override(checked, check) => is_overridden(session, checked, *check),
        Field::Note(number) => session.notes.contains_key(number),
        Field::Thought(number) => session.coaching.parked.len() >= *number as usize,
        Field::Coaching(part) => has_coaching(&session.coaching, *part),
        Field::NextSession => session.next_session.is_some(),
        Field::Agreed(person) => session.agreed.contains_key(person),
        Field::LeftOut(step) => session.left_out.contains_key(step),
        Field::EndedWhy => session.ended_why.is_some(),
    }
}

fn is_looked_back(
    session: &Session,
    setting: &Setting<'_>,
    owed: &Owed,
    part: LookBackPart,
) -> bool {
    let Some(look) = session.looked_back_at(owed) else { return false };
    match part {
        LookBackPart::Done => true,
        LookBackPart::Note | LookBackPart::Why => look.note.is_some(),
        LookBackPart::GotInTheWay => look.got_in_the_way.is_some(),
        LookBackPart::Then => look.then.is_some(),
        LookBackPart::Text => setting.background.owed(owed) != look.text,
        LookBackPart::Owner => look.owner.is_some(),
        LookBackPart::Due => look.due.is_some(),
    }
}

const fn has_told(held: &Held, part: OutcomePart) -> bool {
    match part {
        OutcomePart::Came => held.outcome.is_some() || held.moved_by.is_some(),
        OutcomePart::Act => held.buyer_act.is_some(),
        OutcomePart::ActBy => held.buyer_act_by.is_some(),
        OutcomePart::Asks => held.asks.is_some(),
        OutcomePart::Role => held.role.is_some(),
    }
}

/// Whether something is known about a person, from whenever.
fn knows(session: &Session, setting: &Setting<'_>, id: &BuyerId, part: PersonPart) -> bool {
    let buyers = session.buyers(setting.deal);
    let Some(person) = buyers.get(id) else { return false };
    // That we do not know is an answer, for today.
    let today = session.people.get(id);
    let ties =
        |kind| session.ties(setting.deal).iter().any(|tie| tie.from == *id && tie.kind == kind);
    match part {
        PersonPart::Title => person.title.is_some(),
        PersonPart::Role => !person.roles.is_empty(),
        PersonPart::Influence => {
            person.known_influence().is_some() || today.is_some_and(|p| p.influence.is_some())
        }
        PersonPart::Stance => {
            person.known_stance().is_some() || today.is_some_and(|p| p.stance.is_some())
        }
        PersonPart::Coverage => person.coverage.is_some(),
        PersonPart::ReportsTo => person.reports_to.is_some(),
        PersonPart::Influences => ties(RelationKind::Influences),
        PersonPart::ConflictsWith => ties(RelationKind::ConflictsWith),
        PersonPart::Power => person.champion.power.is_some(),
        PersonPart::Stake => person.champion.stake.is_some(),
        PersonPart::SellsForUs => person.champion.sells_for_us.is_some(),
        PersonPart::Evidence => person.champion.evidence.is_some(),
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
        // Whether it becomes an ask is seen by the ask.
        InTheWayPart::MakeAsk => false,
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
        CallPart::Role => plan.role_planned.is_some(),
        CallPart::Asks => plan.asks_planned.is_some(),
        // Whether it was said is seen by the step.
        CallPart::SayItOnce => false,
    }
}

const fn has_gate_part(gate: &StepIn, part: StepInPart) -> bool {
    match part {
        StepInPart::RepCouldIf => gate.rep_could_if.is_some(),
        StepInPart::Catastrophe => gate.is_catastrophe.is_some(),
        StepInPart::Why => gate.why.is_some(),
        StepInPart::JudgedBy => gate.judged_by.is_some(),
        StepInPart::Instead => gate.reason.is_some(),
        StepInPart::RepKeeps => gate.rep_keeps.is_some(),
        StepInPart::Returns => gate.returns.is_some(),
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

fn has_line(session: &Session, id: &AskId, line: AskLine) -> bool {
    let Some(ask) = session.asks.get(id) else { return false };
    match line {
        AskLine::Kind | AskLine::Of => true,
        AskLine::Recipient => ask.has(AskPart::Recipient),
        AskLine::Wording => ask.wording.is_some(),
        AskLine::Gist => ask.gist.is_some(),
        AskLine::WhatHappened => ask.has(AskPart::WhatHappened),
        AskLine::WhatTheyDo => ask.has(AskPart::WhatTheyDo),
        AskLine::MyNext => ask.has(AskPart::MyNext),
        AskLine::MyNextDue => ask.has(AskPart::MyNextDue),
        AskLine::RepView => ask.has(AskPart::RepView),
        AskLine::NeededBy => ask.needed_by.is_some(),
    }
}

fn is_overridden(session: &Session, checked: &Checked, check: CheckId) -> bool {
    let overrides = match checked {
        Checked::Call(id) => session.calls.get(id).map(|plan| &plan.overrides),
        Checked::Step(id) => session.actions.get(id).map(|step| &step.overrides),
        Checked::Ask(id) => session.asks.get(id).map(|ask| &ask.overrides),
    };
    overrides.is_some_and(|overrides| overrides.contains_key(&check))
}

const fn has_coaching(coaching: &Coaching, part: CoachingPart) -> bool {
    match part {
        CoachingPart::View => coaching.manager_view.is_some(),
        CoachingPart::ViewIs => coaching.view_is.is_some(),
        CoachingPart::Lesson => coaching.lesson.is_some(),
        CoachingPart::Strength => coaching.strength.is_some(),
    }
}

/// Whether the walk expects an answer, so that the agenda marks its lack.
fn is_expected(session: &Session, setting: &Setting<'_>, field: &Field) -> bool {
    match field {
        Field::LookBack(_, part) => !matches!(part, LookBackPart::Note | LookBackPart::Owner),
        Field::Exit(id) => !is_settled(setting, id),
        Field::Element(id) => asks_of(setting, session, id),
        Field::Answer(id) => !setting.background.earlier.contains_key(id),
        Field::Call(id, part) => {
            let is_planned = session.calls.get(id).is_none_or(|plan| plan.why_none.is_none());
            *part != CallPart::SayItOnce && (is_planned || *part != CallPart::Date)
        }
        Field::Step(id, _) => *id != setting.fresh.action,
        Field::InTheWay(part) => {
            !matches!(part, InTheWayPart::SecondOption | InTheWayPart::Need | InTheWayPart::MakeAsk)
        }
        Field::New
        | Field::Facts
        | Field::Evidence(_)
        | Field::ElementEvidence(_)
        | Field::StillFirm(_)
        | Field::FollowUp(..)
        | Field::StartNow
        | Field::BuyerAct
        | Field::Gap(_)
        | Field::Fill(_)
        | Field::NewPerson
        | Field::Person(..)
        | Field::MetricWhy(_)
        | Field::SaidOnce
        | Field::Ask(..)
        | Field::Note(_)
        | Field::Thought(_)
        | Field::Coaching(_)
        | Field::Prepared
        | Field::LeftOut(_)
        | Field::EndedWhy => false,
        Field::Minutes
        | Field::Goal
        | Field::StageNow
        | Field::CloseDate
        | Field::Outcome(..)
        | Field::BuyerStage
        | Field::Stage
        | Field::StageWhy
        | Field::PeopleNews
        | Field::MoveOne
        | Field::StepIn(..)
        | Field::Override(..)
        | Field::NextSession
        | Field::Agreed(_) => true,
    }
}

/// Whether Enter stops at a field: its answer is neither known from before nor
/// kept in this session.
#[expect(clippy::wildcard_enum_match_arm, reason = "most fields are known by what was kept alone")]
pub fn is_asked(session: &Session, setting: &Setting<'_>, field: &Field) -> bool {
    let is_known = match field {
        Field::Exit(id) => is_settled(setting, id),
        Field::Element(id) => !asks_of(setting, session, id),
        Field::Answer(id) => setting.background.earlier.contains_key(id),
        Field::StartNow => setting.background.start_now.is_some(),
        // Offered right after what it shows, and by Tab.
        Field::Evidence(_) | Field::ElementEvidence(_) => true,
        Field::Call(id, CallPart::Date) => {
            session.calls.get(id).is_some_and(|plan| plan.why_none.is_some())
        }
        Field::InTheWay(InTheWayPart::MakeAsk) => {
            session.need_is_an_ask() || session.coaching.manager_view.is_some()
        }
        Field::Call(_, CallPart::SayItOnce) => session.seconds.contains_key(&StepId::Rehearse),
        Field::StillFirm(_) | Field::Facts => return true,
        _ => false,
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
    /// Left out, with a reason; or no time was left for it.
    LeftOut,
}

/// How a step stands, from what was kept so far.
pub fn mark(setting: &Setting<'_>, session: &Session, step: &Step) -> Mark {
    let is_open =
        |field: &Field| is_expected(session, setting, field) && !is_kept(session, setting, field);
    if session.left_out.contains_key(&step.id) || session.out_of_time.contains(&step.id) {
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
/// neither, nor do steps for which no time was left.
pub fn points(setting: &Setting<'_>, session: &Session) -> Points {
    let steps = walk(setting, session);
    let counts = |step: &&Step| {
        !matches!(step.way, Some(Way::Next | Way::Later)) && !session.out_of_time.contains(&step.id)
    };
    let expected = steps.iter().filter(counts);
    let worked = expected.clone().filter(|step| is_worked(setting, session, step));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Points { worked: count(worked.count()), expected: count(expected.count()) }
}
