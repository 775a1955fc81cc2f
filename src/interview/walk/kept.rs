//! What was kept, what is expected, and how a part stands by that.

use super::stages::asks_of;
use super::{Part, Situation, Way, is_settled, walk};
use crate::domain::ask::AskPart;
use crate::domain::call::{CallPlan, Held};
use crate::domain::coaching::Coaching;
use crate::domain::id::{AskId, BuyerId};
use crate::domain::overrides::CheckId;
use crate::domain::person::{PersonLine, RelationKind};
use crate::domain::session::{Checked, InTheWay, NewStep, Owed, PartId, Points, Session};
use crate::domain::step_in::StepIn;
use crate::interview::field::{
    AskLine, CallLine, CoachingLine, Field, FollowUpLine, InTheWayLine, LookBackLine, OutcomeLine,
    StepInLine, StepLine,
};

/// Whether a field has its answer.
pub fn is_kept(session: &Session, situation: &Situation<'_>, field: &Field) -> bool {
    match field {
        Field::Minutes => session.minutes.is_some(),
        Field::Goal => session.goal.is_some(),
        Field::StageNow => situation.process.stage(&session.stage_at_start).is_some(),
        Field::CloseDate => session.close_date.is_some(),
        Field::LookBack(owed, part) => is_looked_back(session, situation, owed, *part),
        Field::Outcome(call, part) => {
            session.outcomes.get(call).is_some_and(|told| has_told(&told.held, *part))
        }
        Field::StillFirm(stage) => session.seconds.contains_key(&PartId::Stage(stage.clone())),
        Field::Answer(id) => session.answers.contains_key(id),
        Field::FollowUp(id, number, part) => {
            let answer = session.answers.get(id);
            let asked = answer.and_then(|answer| answer.follow_ups.get(*number as usize - 1));
            asked.is_some_and(|asked| *part == FollowUpLine::Ask || asked.rep.is_some())
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
        Field::Person(person, part) => knows(session, situation, person, *part),
        Field::InTheWay(part) => has_said(&session.in_the_way, *part),
        Field::MetricWhy(metric) => session.coaching.metric_why.contains_key(metric),
        Field::Call(id, part) => session.calls.get(id).is_some_and(|plan| has_part(plan, *part)),
        Field::StepIn(id, part) => {
            let gate = session.calls.get(id).and_then(|plan| plan.step_in.as_ref());
            gate.is_some_and(|gate| has_gate_part(gate, *part))
        }
        Field::SaidOnce => session.seconds.contains_key(&PartId::Rehearse),
        Field::Step(id, part) => {
            *id != situation.fresh.action
                && session.actions.get(id).is_some_and(|step| has_step_line(step, *part))
        }
        Field::Ask(id, line) => has_line(session, id, *line),
        Field::Override(checked, check) => is_overridden(session, checked, *check),
        Field::Note(number) => session.notes.contains_key(number),
        Field::Thought(number) => session.coaching.parked.len() >= *number as usize,
        Field::Coaching(part) => has_coaching(&session.coaching, *part),
        Field::NextSession => session.next_session.is_some(),
        Field::Agreed(person) => session.agreed.contains_key(person),
        Field::LeftOut(part) => session.left_out.contains_key(part),
        Field::EndedWhy => session.ended_why.is_some(),
    }
}

fn is_looked_back(
    session: &Session,
    situation: &Situation<'_>,
    owed: &Owed,
    part: LookBackLine,
) -> bool {
    let Some(look) = session.looked_back_at(owed) else { return false };
    match part {
        LookBackLine::Done => true,
        LookBackLine::Note | LookBackLine::Why => look.note.is_some(),
        LookBackLine::GotInTheWay => look.got_in_the_way.is_some(),
        LookBackLine::Then => look.then.is_some(),
        LookBackLine::Text => situation.background.owed(owed) != look.text,
        LookBackLine::Owner => look.owner.is_some(),
        LookBackLine::Due => look.due.is_some(),
    }
}

const fn has_told(held: &Held, part: OutcomeLine) -> bool {
    match part {
        OutcomeLine::Came => held.outcome.is_some() || held.moved_by.is_some(),
        OutcomeLine::Act => held.buyer_act.is_some(),
        OutcomeLine::ActBy => held.buyer_act_by.is_some(),
        OutcomeLine::Asks => held.asks.is_some(),
        OutcomeLine::Role => held.role.is_some(),
    }
}

/// Whether something is known about a person, from whenever.
fn knows(session: &Session, situation: &Situation<'_>, id: &BuyerId, part: PersonLine) -> bool {
    let buyers = session.buyers(situation.deal);
    let Some(person) = buyers.get(id) else { return false };
    // That we do not know is an answer, for today.
    let today = session.people.get(id);
    let ties =
        |kind| session.ties(situation.deal).iter().any(|tie| tie.from == *id && tie.kind == kind);
    match part {
        PersonLine::Title => person.title.is_some(),
        PersonLine::Role => !person.roles.is_empty(),
        PersonLine::Influence => {
            person.known_influence().is_some() || today.is_some_and(|p| p.influence.is_some())
        }
        PersonLine::Stance => {
            person.known_stance().is_some() || today.is_some_and(|p| p.stance.is_some())
        }
        PersonLine::Coverage => person.coverage.is_some(),
        PersonLine::ReportsTo => person.reports_to.is_some(),
        PersonLine::Influences => ties(RelationKind::Influences),
        PersonLine::ConflictsWith => ties(RelationKind::ConflictsWith),
        PersonLine::Power => person.champion.power.is_some(),
        PersonLine::Stake => person.champion.stake.is_some(),
        PersonLine::SellsForUs => person.champion.sells_for_us.is_some(),
        PersonLine::Evidence => person.champion.evidence.is_some(),
    }
}

fn has_said(way: &InTheWay, part: InTheWayLine) -> bool {
    match part {
        InTheWayLine::HoldingUp => way.holding_up.is_some(),
        InTheWayLine::CostingUs => way.costing_us.is_some(),
        InTheWayLine::FirstOption => !way.options.is_empty(),
        InTheWayLine::SecondOption => way.options.len() > 1,
        InTheWayLine::Chosen => way.chosen.is_some(),
        InTheWayLine::Need => way.need.is_some(),
        // Whether it becomes an ask is seen by the ask.
        InTheWayLine::MakeAsk => false,
    }
}

const fn has_part(plan: &CallPlan, part: CallLine) -> bool {
    match part {
        CallLine::Date => plan.date.is_some(),
        CallLine::WhyNone => plan.why_none.is_some(),
        CallLine::With => !plan.with.is_empty(),
        CallLine::Objective => plan.objective.is_some(),
        CallLine::ActBy => plan.act_by.is_some(),
        CallLine::Fallback => plan.fallback.is_some(),
        CallLine::Evidence => plan.evidence_wanted.is_some(),
        CallLine::Role => plan.role_planned.is_some(),
        CallLine::Asks => plan.asks_planned.is_some(),
        // Whether it was said is seen by the part.
        CallLine::SayItOnce => false,
    }
}

const fn has_gate_part(gate: &StepIn, part: StepInLine) -> bool {
    match part {
        StepInLine::RepCouldIf => gate.rep_could_if.is_some(),
        StepInLine::Catastrophe => gate.is_catastrophe.is_some(),
        StepInLine::Why => gate.why.is_some(),
        StepInLine::JudgedBy => gate.judged_by.is_some(),
        StepInLine::Instead => gate.reason.is_some(),
        StepInLine::RepKeeps => gate.rep_keeps.is_some(),
        StepInLine::Returns => gate.returns.is_some(),
    }
}

const fn has_step_line(step: &NewStep, line: StepLine) -> bool {
    match line {
        StepLine::Text => true,
        StepLine::Owner => step.owner.is_some(),
        StepLine::Due => step.due.is_some(),
        StepLine::DoneWhen => step.done_when.is_some(),
        StepLine::Criterion => step.criterion.is_some(),
        StepLine::Person => step.person.is_some(),
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
        Checked::Step(id) => session.actions.get(id).map(|part| &part.overrides),
        Checked::Ask(id) => session.asks.get(id).map(|ask| &ask.overrides),
    };
    overrides.is_some_and(|overrides| overrides.contains_key(&check))
}

const fn has_coaching(coaching: &Coaching, part: CoachingLine) -> bool {
    match part {
        CoachingLine::View => coaching.manager_view.is_some(),
        CoachingLine::ViewIs => coaching.view_is.is_some(),
        CoachingLine::Lesson => coaching.lesson.is_some(),
        CoachingLine::Strength => coaching.strength.is_some(),
    }
}

/// Whether the walk expects an answer, so that the agenda marks its lack.
fn is_expected(session: &Session, situation: &Situation<'_>, field: &Field) -> bool {
    match field {
        Field::LookBack(_, part) => !matches!(part, LookBackLine::Note | LookBackLine::Owner),
        Field::Exit(id) => !is_settled(situation, id),
        Field::Element(id) => asks_of(situation, session, id),
        Field::Answer(id) => !situation.background.earlier.contains_key(id),
        Field::Call(id, part) => {
            let is_planned = session.calls.get(id).is_none_or(|plan| plan.why_none.is_none());
            *part != CallLine::SayItOnce && (is_planned || *part != CallLine::Date)
        }
        Field::Step(id, _) => *id != situation.fresh.action,
        Field::InTheWay(part) => {
            !matches!(part, InTheWayLine::SecondOption | InTheWayLine::Need | InTheWayLine::MakeAsk)
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
pub fn is_asked(session: &Session, situation: &Situation<'_>, field: &Field) -> bool {
    let is_known = match field {
        Field::Exit(id) => is_settled(situation, id),
        Field::Element(id) => !asks_of(situation, session, id),
        Field::Answer(id) => situation.background.earlier.contains_key(id),
        Field::StartNow => situation.background.start_now.is_some(),
        // Offered right after what it shows, and by Tab.
        Field::Evidence(_) | Field::ElementEvidence(_) => true,
        Field::Call(id, CallLine::Date) => {
            session.calls.get(id).is_some_and(|plan| plan.why_none.is_some())
        }
        Field::InTheWay(InTheWayLine::MakeAsk) => {
            session.need_is_an_ask() || session.coaching.manager_view.is_some()
        }
        Field::Call(_, CallLine::SayItOnce) => session.seconds.contains_key(&PartId::Rehearse),
        Field::StillFirm(_) | Field::Facts => return true,
        _ => false,
    };
    !is_known && !is_kept(session, situation, field)
}

/// How a part stands on the agenda.
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

/// How a part stands, from what was kept so far.
pub fn mark(situation: &Situation<'_>, session: &Session, part: &Part) -> Mark {
    let is_open = |field: &Field| {
        is_expected(session, situation, field) && !is_kept(session, situation, field)
    };
    if session.left_out.contains_key(&part.id) || session.out_of_time.contains(&part.id) {
        Mark::LeftOut
    } else if !session.seconds.contains_key(&part.id) {
        Mark::NotYet
    } else if part.fields.iter().any(is_open) {
        Mark::Open
    } else {
        Mark::Done
    }
}

/// Whether a part was gone through, and not just past: of what it expects,
/// something was kept.
fn is_worked(situation: &Situation<'_>, session: &Session, part: &Part) -> bool {
    let mut expected = part.fields.iter().filter(|f| is_expected(session, situation, f)).peekable();
    session.seconds.contains_key(&part.id)
        && !session.left_out.contains_key(&part.id)
        && (expected.peek().is_none() || expected.any(|f| is_kept(session, situation, f)))
}

/// Adherence: parts gone through of those on the agenda. Stages ahead count in
/// neither, nor do parts for which no time was left.
pub fn points(situation: &Situation<'_>, session: &Session) -> Points {
    let parts = walk(situation, session);
    let counts = |part: &&Part| {
        !matches!(part.way, Some(Way::Next | Way::Later)) && !session.out_of_time.contains(&part.id)
    };
    let expected = parts.iter().filter(counts);
    let worked = expected.clone().filter(|part| is_worked(situation, session, part));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Points { worked: count(worked.count()), expected: count(expected.count()) }
}
