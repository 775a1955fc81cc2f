//! What the checks need to know beside the text.

use jiff::civil::Date;

use crate::domain::action::Owner;
use crate::domain::books::{Books, DealBook};
use crate::domain::call::CallPlan;
use crate::domain::deal::Deal;
use crate::domain::id::{ActionId, PersonId};
use crate::domain::process::Process;
use crate::domain::session::NewStep;
use crate::domain::team::Team;

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
        let coach = team.manager_of(&deal.owner);
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
        let coach = books.team.manager_of(&deal.owner);
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
