//! What the checks need to know beside the text.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::action::{Action, Owner};
use crate::domain::books::{Books, DealBook};
use crate::domain::call::CallPlan;
use crate::domain::deal::{CriterionStanding, Deal};
use crate::domain::id::{ActionId, PersonId};
use crate::domain::process::{Criterion, Process, Stage};
use crate::domain::session::{NewStep, Session, Then};
use crate::domain::team::Team;
use crate::domain::walk::Setting;

/// What is known around the sentence of the next call.
#[derive(Clone, Debug)]
pub struct ObjectiveFacts<'a> {
    /// This day.
    pub today: Date,
    /// The language of the process, such as `en`.
    pub language: &'a str,
    /// Days after the call in which the buyer's act should come.
    pub due_days: u32,
    /// Names of the buyer's people on the call, the first one first.
    pub on_call: Vec<&'a str>,
    /// Names of the buyer's other people.
    pub others: Vec<&'a str>,
    /// The rep's name.
    pub rep: &'a str,
    /// The manager's name.
    pub manager: Option<&'a str>,
    /// What the buyer has yet to do in the stage, the required first.
    pub unmet: Vec<&'a str>,
    /// The buyer's step beside the stage.
    pub buyer_step: Option<&'a str>,
}

impl<'a> ObjectiveFacts<'a> {
    /// What a session knows around its next call.
    pub fn of(setting: &'a Setting<'a>, session: &'a Session, plan: &'a CallPlan) -> Self {
        let name = |who| session.buyer_name(setting.deal, who);
        let on_call: Vec<&str> = plan.with.iter().map(name).collect();
        let others = buyers(setting, session).filter(|name| !on_call.contains(name)).collect();
        let stage = session.changed.stage.as_ref().unwrap_or(&session.stage_at_start);
        let stage = setting.process.stage(stage);
        Self {
            today: setting.today(),
            language: &setting.process.language,
            due_days: setting.process.actions.due_days,
            on_call,
            others,
            rep: setting.team.name_of(&session.rep),
            manager: session.manager.as_ref().map(|id| setting.team.name_of(id)),
            unmet: stage.map(|stage| unmet(setting, session, stage)).unwrap_or_default(),
            buyer_step: stage.and_then(|stage| stage.buyer_step.as_deref()),
        }
    }

    /// What is known around a call that is planned outside a session.
    pub fn by_hand(
        deal: &'a Deal,
        process: &'a Process,
        team: &'a Team,
        plan: &'a CallPlan,
        today: Date,
    ) -> Self {
        let on_call: Vec<&str> = plan.with.iter().map(|who| deal.buyer_name(who)).collect();
        let others = deal.people.keys().map(|who| deal.buyer_name(who));
        let others = others.filter(|name| !on_call.contains(name)).collect();
        let coach = team.people.get(&deal.owner).and_then(|rep| rep.manager.as_ref());
        Self {
            today,
            language: &process.language,
            due_days: process.actions.due_days,
            on_call,
            others,
            rep: team.name_of(&deal.owner),
            manager: coach.map(|manager| team.name_of(manager)),
            unmet: Vec::new(),
            buyer_step: None,
        }
    }
}

/// The criteria of a stage that are not verified by now, the required first.
fn unmet<'a>(setting: &Setting<'_>, session: &Session, stage: &'a Stage) -> Vec<&'a str> {
    let is_open = |criterion: &&Criterion| {
        let finding = session.finding(setting.deal, &stage.criterion(criterion));
        finding.standing() != CriterionStanding::Verified
    };
    let mut open: Vec<_> = stage.exit.iter().filter(is_open).collect();
    open.sort_by_key(|criterion| !criterion.required);
    open.into_iter().map(|criterion| criterion.outcome.as_str()).collect()
}

/// The names of the buyer's people, those whom the session adds as well.
fn buyers<'a>(setting: &'a Setting<'a>, session: &'a Session) -> impl Iterator<Item = &'a str> {
    let ids = setting.deal.people.keys().chain(session.people.keys());
    let ids: BTreeSet<_> = ids.collect();
    ids.into_iter().map(|id| session.buyer_name(setting.deal, id))
}

/// A step that somebody owes already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenStep<'a> {
    /// Who owes it.
    pub owner: &'a Owner,
    /// What is to be done.
    pub text: &'a str,
}

/// What is known around one step.
#[derive(Clone, Debug)]
pub struct StepFacts<'a> {
    /// This day.
    pub today: Date,
    /// The language of the process, such as `en`.
    pub language: &'a str,
    /// Days in which a step is usually due.
    pub due_days: u32,
    /// New steps of the rep in one session, at most.
    pub max_new: u32,
    /// New steps of the rep that stand before this one.
    pub new_before: u32,
    /// The rep.
    pub rep: &'a PersonId,
    /// The rep's name.
    pub rep_name: &'a str,
    /// The manager.
    pub manager: Option<&'a PersonId>,
    /// The manager's name.
    pub manager_name: Option<&'a str>,
    /// The name of who owes it.
    pub owner_name: Option<&'a str>,
    /// Names of the buyer's people.
    pub theirs: Vec<&'a str>,
    /// The day of the next call.
    pub call_day: Option<Date>,
    /// Steps that are owed already, this one left out.
    pub open: Vec<OpenStep<'a>>,
}

impl<'a> StepFacts<'a> {
    /// What a session knows around the step of that id.
    pub fn of(setting: &'a Setting<'a>, session: &'a Session, id: &ActionId) -> Self {
        let step = session.actions.get(id);
        let name = |owner: &'a Owner| match owner {
            Owner::Ours(id) => setting.team.name_of(id),
            Owner::Buyer(id) => session.buyer_name(setting.deal, id),
        };
        Self {
            today: setting.today(),
            language: &setting.process.language,
            due_days: setting.process.actions.due_days,
            max_new: setting.process.actions.max_new,
            new_before: new_before(session, id),
            rep: &session.rep,
            rep_name: setting.team.name_of(&session.rep),
            manager: session.manager.as_ref(),
            manager_name: session.manager.as_ref().map(|id| setting.team.name_of(id)),
            owner_name: step.and_then(|step| step.owner.as_ref()).map(name),
            theirs: buyers(setting, session).collect(),
            call_day: session.calls.values().find_map(|plan| plan.date),
            open: owed(setting, session, id),
        }
    }
}

impl<'a> StepFacts<'a> {
    /// What is known around a step that somebody writes down, or changes, outside
    /// a session; `before` is the one that is changed. Of the rep's open steps on
    /// all deals the process wants few.
    pub fn by_hand(
        step: &'a NewStep,
        before: Option<&ActionId>,
        book: &'a DealBook,
        books: &'a Books,
        process: &'a Process,
        today: Date,
    ) -> Self {
        let deal = &book.deal;
        let name = |owner: &'a Owner| match owner {
            Owner::Ours(id) => books.team.name_of(id),
            Owner::Buyer(id) => deal.buyer_name(id),
        };
        let coach = books.team.people.get(&deal.owner).and_then(|rep| rep.manager.as_ref());
        let open = books.deals.values().flat_map(DealBook::open_actions);
        let reps = open.filter(|open| open.owner.is(&deal.owner) && Some(&open.id) != before);
        let here = book.open_actions().into_iter().filter(|open| Some(&open.id) != before);
        let calls = book.calls.values().filter_map(|call| call.plan.date);
        Self {
            today,
            language: &process.language,
            due_days: process.actions.due_days,
            max_new: process.actions.max_open,
            new_before: u32::try_from(reps.count()).unwrap_or(u32::MAX),
            rep: &deal.owner,
            rep_name: books.team.name_of(&deal.owner),
            manager: coach,
            manager_name: coach.map(|manager| books.team.name_of(manager)),
            owner_name: step.owner.as_ref().map(name),
            theirs: deal.people.keys().map(|who| deal.buyer_name(who)).collect(),
            call_day: calls.filter(|day| *day >= today).min(),
            open: here.map(|open| OpenStep { owner: &open.owner, text: &open.text }).collect(),
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
fn owed<'a>(setting: &'a Setting<'a>, session: &'a Session, id: &ActionId) -> Vec<OpenStep<'a>> {
    let stays = |action: &'a Action| {
        let look = session.looked_back.get(&action.id);
        let is_gone = |then| matches!(then, Then::Done | Then::Drop | Then::Ask);
        let text = look.map_or(&action.text, |look| &look.text);
        let is_gone = look.and_then(|look| look.then).is_some_and(is_gone);
        (!is_gone).then_some(OpenStep { owner: &action.owner, text })
    };
    let before = setting.background.look_back.iter().filter_map(stays);
    let new = session.actions.iter().filter(|(other, _)| *other != id);
    let new = new
        .filter_map(|(_, step)| Some(OpenStep { owner: step.owner.as_ref()?, text: &step.text }));
    before.chain(new).collect()
}
