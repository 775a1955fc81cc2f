//! What the checks of a wording need to know, as a session knows it by now.

use std::collections::BTreeSet;

use crate::domain::action::{Action, Owner};
use crate::domain::call::CallPlan;
use crate::domain::deal::CriterionStanding;
use crate::domain::id::ActionId;
use crate::domain::process::{Criterion, Stage};
use crate::domain::session::{NewStep, Session, Then};
use crate::interview::planned;
use crate::interview::situation::{Situation, SoFar};
use crate::reading::wording::{ObjectiveFacts, OpenStep, StepFacts};

impl<'a> ObjectiveFacts<'a> {
    /// What a session knows around its next call.
    pub fn of(situation: &'a Situation<'a>, session: &'a Session, plan: &'a CallPlan) -> Self {
        let name = |who| session.buyer_name(situation.deal, who);
        let on_call: Vec<&str> = plan.with.iter().map(name).collect();
        let others = buyers(situation, session).filter(|name| !on_call.contains(name)).collect();
        let stage = session.changed.stage.as_ref().unwrap_or(&session.stage_at_start);
        let stage = situation.process.stage(stage);
        Self {
            today: situation.today(),
            language: &situation.process.language,
            due_days: situation.process.actions.due_days,
            on_call,
            others,
            rep: situation.team.name_of(&session.rep),
            manager: session.manager.as_ref().map(|id| situation.team.name_of(id)),
            unmet: stage.map(|stage| unmet(situation, session, stage)).unwrap_or_default(),
            buyer_step: stage.and_then(|stage| stage.buyer_step.as_deref()),
        }
    }
}

/// The criteria of a stage that are not verified by now, the required first.
fn unmet<'a>(situation: &Situation<'_>, session: &Session, stage: &'a Stage) -> Vec<&'a str> {
    let is_open = |criterion: &&Criterion| {
        SoFar { situation, session }.standing(&stage.criterion(criterion))
            != CriterionStanding::Verified
    };
    let mut open: Vec<_> = stage.exit.iter().filter(is_open).collect();
    open.sort_by_key(|criterion| !criterion.required);
    open.into_iter().map(|criterion| criterion.outcome.as_str()).collect()
}

/// The names of the buyer's people, those whom the session adds as well.
fn buyers<'a>(situation: &'a Situation<'a>, session: &'a Session) -> impl Iterator<Item = &'a str> {
    let ids = situation.deal.people.keys().chain(session.people.keys());
    let ids: BTreeSet<_> = ids.collect();
    ids.into_iter().map(|id| session.buyer_name(situation.deal, id))
}

impl<'a> StepFacts<'a> {
    /// What a session knows around the step of that id.
    pub fn of(situation: &'a Situation<'a>, session: &'a Session, id: &ActionId) -> Self {
        let step = session.actions.get(id);
        let name = |owner: &'a Owner| match owner {
            Owner::Ours(id) => situation.team.name_of(id),
            Owner::Buyer(id) => session.buyer_name(situation.deal, id),
        };
        Self {
            today: situation.today(),
            language: &situation.process.language,
            due_days: situation.process.actions.due_days,
            max_new: situation.process.actions.max_new,
            new_before: new_before(session, id),
            rep: &session.rep,
            rep_name: situation.team.name_of(&session.rep),
            manager: session.manager.as_ref(),
            manager_name: session.manager.as_ref().map(|id| situation.team.name_of(id)),
            owner_name: step.and_then(|step| step.owner.as_ref()).map(name),
            theirs: buyers(situation, session).collect(),
            call_day: planned::next(SoFar { situation, session }).and_then(|plan| plan.date),
            open: owed(situation, session, id),
        }
    }
}

/// How many of the rep's new steps stand before that one.
fn new_before(session: &Session, id: &ActionId) -> u32 {
    let is_reps = |step: &NewStep| step.owner.as_ref().is_some_and(|owner| owner.is(&session.rep));
    let steps = session.steps_in_order();
    let before = steps.into_iter().take_while(|(other, _)| *other != id);
    u32::try_from(before.filter(|(_, step)| is_reps(step)).count()).unwrap_or(u32::MAX)
}

/// Steps looked back on that stay owed, and the other new ones.
fn owed<'a>(
    situation: &'a Situation<'a>,
    session: &'a Session,
    id: &ActionId,
) -> Vec<OpenStep<'a>> {
    let stays = |action: &'a Action| {
        let look = session.looked_back.get(&action.id);
        let is_gone = |then| matches!(then, Then::Done | Then::Drop | Then::Ask);
        let text = look.map_or(&action.text, |look| &look.text);
        let is_gone = look.and_then(|look| look.then).is_some_and(is_gone);
        (!is_gone).then_some(OpenStep { owner: &action.owner, text })
    };
    let before = situation.background.look_back.iter().filter_map(stays);
    let new = session.actions.iter().filter(|(other, _)| *other != id);
    let new = new
        .filter_map(|(_, step)| Some(OpenStep { owner: step.owner.as_ref()?, text: &step.text }));
    before.chain(new).collect()
}
