//! The questions: which field belongs to which, and what each of them does with
//! it.

pub(super) mod call;
pub(super) mod step_in;

use crate::domain::ask::AskPart;
use crate::domain::call::Held;
use crate::domain::coaching::Coaching;
use crate::domain::id::{AskId, BuyerId};
use crate::domain::overrides::CheckId;
use crate::domain::person::{PersonLine, RelationKind};
use crate::domain::session::{Checked, InTheWay, NewStep, Owed, PartId, Session};
use crate::interview::field::{
    AskLine, CoachingLine, Field, FollowUpLine, InTheWayLine, LookBackLine, OutcomeLine, StepLine,
};
use crate::interview::keeping::{Keeping, minutes, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::popup::Popup;
use crate::interview::prompt::{Entry, FILL, Prompt, REALLY, THEY_DID, YES, prepared};
use crate::interview::refusal::Refusal;
use crate::interview::situation::{Situation, SoFar};
use crate::interview::verified::{asks_of, is_settled};

pub use step_in::lacks as gate_lacks;

/// How a field is asked for by now.
pub fn prompt(situation: &Situation<'_>, session: &Session, field: &Field) -> Prompt {
    let prompt = ask(SoFar { situation, session }, field);
    prepared::offered(situation, field, prompt)
}

pub(super) fn ask(s: SoFar<'_>, field: &Field) -> Prompt {
    match field {
        Field::New => s.what_is_new(),
        Field::Minutes => Prompt::new("", "How many minutes did you talk?", Entry::Line)
            .kept(s.session.minutes.map(|minutes| minutes.to_string())),
        Field::Goal => {
            Prompt::new(s.in_your_words(), s.goal(), Entry::Text).kept(s.session.goal.as_deref())
        }
        Field::Facts => {
            Prompt::new("", "This is where the deal stands. Enter goes on.", Entry::Confirm)
        }
        Field::StageNow => s.stage_now(),
        Field::CloseDate => s.close_date(),
        Field::LookBack(owed, part) => s.look_back(owed, *part),
        Field::Outcome(call, part) => s.outcome(call, *part),
        Field::StillFirm(_) => {
            Prompt::new("The ground behind us", "Is the ground still firm?", Entry::Confirm)
                .aside(Some("Everything needed here is verified. Enter goes on."))
        }
        Field::Answer(id) => s.answer(id),
        Field::FollowUp(id, number, part) => s.follow_up(id, *number, *part),
        Field::Exit(id) => s.exit(id),
        Field::Evidence(id) => s.evidence(id),
        Field::Element(id) => s.element(id),
        Field::ElementEvidence(id) => s.element_evidence(id),
        Field::BuyerStage => s.buyer_stage(),
        Field::BuyerAct => Prompt::new(REALLY, "What did they do that shows it?", Entry::Line)
            .kept(s.session.changed.buyer_stage_act.as_deref()),
        Field::Stage => s.stage(),
        Field::StageWhy => Prompt::new(REALLY, s.why_this_stage(), Entry::Line)
            .kept(s.session.changed.stage_why.as_deref()),
        Field::StartNow => s.start_now(),
        Field::PeopleNews => s.people_news(),
        Field::Gap(gap) => s.gap(gap),
        Field::Fill(gap) => s.fill(gap),
        Field::MoveOne => s.move_one(),
        Field::NewPerson => Prompt::new("", "Who is it? The name", Entry::Line),
        Field::Person(person, part) => s.person(person, *part),
        Field::InTheWay(part) => s.in_the_way(*part),
        Field::MetricWhy(metric) => s.metric_why(metric),
        Field::Call(id, part) => call::ask(s, id, *part),
        Field::StepIn(id, part) => step_in::ask(s, id, *part),
        Field::SaidOnce => call::said_once(s),
        Field::Step(id, part) => s.step(id, *part),
        Field::Ask(id, line) => s.ask(id, *line),
        Field::Override(checked, check) => s.override_of(checked, *check),
        Field::Note(number) => Prompt::new("", "A note for the minutes", Entry::Text)
            .kept(s.session.notes.get(number).map(String::as_str)),
        Field::Thought(number) => s.thought(*number),
        Field::Coaching(part) => s.coaching(*part),
        Field::NextSession => {
            Prompt::new("Next session", "When do we look at this deal again?", Entry::Line)
                .kept(s.day(s.session.next_session))
                .offered(Some("in 2 weeks"))
        }
        Field::Agreed(person) => s.agreed(person),
        Field::Prepared => Prompt::new("", "That is all?", Entry::Confirm)
            .aside(Some("Enter keeps it. The session begins with what is still open.")),
        Field::LeftOut(step) => s.left_out(step),
        Field::EndedWhy => Prompt::new("", "Why does it end without an agreement?", Entry::Line)
            .kept(s.session.ended_why.as_deref())
            .aside(Some("What was learned about the deal is kept all the same.")),
    }
}

pub(super) fn take(k: &mut Keeping<'_, '_>, field: &Field, text: &str) -> Result<Leads, Refusal> {
    match field {
        Field::Minutes => k.session.minutes = minutes(text)?,
        Field::Goal => k.session.goal = some(text),
        Field::StageNow => k.stage_now(text)?,
        Field::CloseDate => k.close_date(text)?,
        Field::LookBack(owed, part) => k.look_back(owed, *part, text)?,
        Field::Outcome(call, part) => k.outcome(call, *part, text)?,
        Field::StillFirm(stage) => k.word_stage(stage),
        Field::Answer(id) => k.answer(id, text),
        Field::FollowUp(id, number, part) => k.follow_up(id, *number, *part, text)?,
        Field::Exit(id) => {
            k.exit(id, text)?;
            if text == THEY_DID {
                return Ok(Leads::To(Field::Evidence(id.clone())));
            }
        }
        Field::Evidence(id) => k.evidence(id, text)?,
        Field::Element(id) => {
            k.element(id, text)?;
            return Ok(Leads::To(Field::ElementEvidence(id.clone())));
        }
        Field::ElementEvidence(id) => k.element_evidence(id, text)?,
        Field::BuyerStage => k.session.changed.buyer_stage = k.choice(text)?,
        Field::BuyerAct => k.session.changed.buyer_stage_act = some(text),
        Field::Stage => k.stage(text)?,
        Field::StageWhy => k.session.changed.stage_why = some(text),
        Field::StartNow => k.session.start_now = some(text),
        Field::PeopleNews => k.people_news(text)?,
        Field::Gap(gap) if text == FILL => return Ok(Leads::Over(Popup::filling(gap))),
        Field::Gap(gap) => k.gap(gap, text)?,
        Field::Fill(gap) => k.fill(gap, text)?,
        Field::MoveOne => k.session.move_one = k.one_buyer(text)?,
        Field::NewPerson => return Ok(Leads::Over(Popup::Person(k.new_person(text)?))),
        Field::Person(person, part) => k.person(person, *part, text)?,
        Field::InTheWay(InTheWayLine::MakeAsk) if text == YES => {
            return Ok(Leads::Over(Popup::Ask(k.situation.fresh.ask.clone())));
        }
        Field::InTheWay(part) => k.in_the_way(*part, text)?,
        Field::MetricWhy(metric) => k.metric_why(metric, text),
        Field::Call(id, part) => return call::take(k, id, *part, text),
        Field::StepIn(id, part) => return step_in::take(k, id, *part, text),
        Field::SaidOnce => k.session.spend(&PartId::Rehearse, 0),
        Field::Step(id, part) => k.step(id, *part, text)?,
        Field::Ask(id, line) => k.ask(id, *line, text)?,
        Field::Override(checked, check) => k.override_with(checked, *check, text),
        Field::Note(number) => k.note(*number, text),
        Field::Thought(number) => k.thought(*number, text),
        Field::Coaching(part) => k.coaching(*part, text)?,
        Field::NextSession => k.session.next_session = k.day(text)?,
        Field::Agreed(person) => k.agreed(person, text)?,
        // What follows from these is up to who shows them.
        Field::New | Field::Facts | Field::Prepared => {}
        Field::LeftOut(step) => left_out(k, step, text)?,
        Field::EndedWhy => {
            k.session.ended_why = Some(some(text).ok_or(Refusal::NeedsReason)?);
        }
    }
    Ok(Leads::On)
}

/// Whether a field has its answer.
pub fn is_kept(s: SoFar<'_>, field: &Field) -> bool {
    let SoFar { situation, session } = s;
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
        Field::Call(id, line) => call::is_kept(s, id, *line),
        Field::StepIn(of, line) => step_in::is_kept(s, of, *line),
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

/// Whether Enter stops at a field: its answer is neither known from before nor
/// kept in this session.
pub fn is_asked(s: SoFar<'_>, field: &Field) -> bool {
    match counts(s, field) {
        Counts::OnlySeen => true,
        Counts::Known => false,
        Counts::Expected | Counts::Offered => !is_kept(s, field),
    }
}

/// How a field counts by now.
pub fn counts(s: SoFar<'_>, field: &Field) -> Counts {
    let SoFar { situation, session } = s;
    let known_or =
        |is_known: bool, otherwise: Counts| if is_known { Counts::Known } else { otherwise };
    match field {
        Field::LookBack(_, LookBackLine::Note | LookBackLine::Owner) => Counts::Offered,
        Field::Exit(id) => known_or(is_settled(s, id), Counts::Expected),
        Field::Element(id) => known_or(!asks_of(s, id), Counts::Expected),
        Field::Answer(id) => {
            known_or(situation.background.earlier.contains_key(id), Counts::Expected)
        }
        Field::StartNow => known_or(situation.background.start_now.is_some(), Counts::Offered),
        // Offered right after what it shows, and by Tab.
        Field::Evidence(_) | Field::ElementEvidence(_) => Counts::Known,
        Field::Call(id, line) => call::counts(s, id, *line),
        Field::InTheWay(InTheWayLine::MakeAsk) => known_or(
            session.need_is_an_ask() || session.coaching.manager_view.is_some(),
            Counts::Offered,
        ),
        Field::InTheWay(InTheWayLine::SecondOption | InTheWayLine::Need) => Counts::Offered,
        Field::Step(id, _) if *id == situation.fresh.action => Counts::Offered,
        Field::StillFirm(_) | Field::Facts => Counts::OnlySeen,
        Field::New
        | Field::FollowUp(..)
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
        | Field::EndedWhy => Counts::Offered,
        Field::Minutes
        | Field::Goal
        | Field::StageNow
        | Field::CloseDate
        | Field::LookBack(..)
        | Field::InTheWay(_)
        | Field::Step(..)
        | Field::Outcome(..)
        | Field::BuyerStage
        | Field::Stage
        | Field::StageWhy
        | Field::PeopleNews
        | Field::MoveOne
        | Field::StepIn(..)
        | Field::Override(..)
        | Field::NextSession
        | Field::Agreed(_) => Counts::Expected,
    }
}

/// Leaves a step out, with a reason.
fn left_out(k: &mut Keeping<'_, '_>, step: &PartId, text: &str) -> Result<(), Refusal> {
    let why = some(text).ok_or(Refusal::NeedsReason)?;
    k.session.leave_out(step, why, k.situation.process);
    Ok(())
}
