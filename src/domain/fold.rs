//! What an agreed session changes: the deal, what was looked back on, and the
//! new steps, asks and calls. All of it can be done again without harm, so that
//! a crash between two files costs nothing.

mod changes;
mod looking_back;

use std::collections::BTreeMap;

use crate::domain::action::{Action, ActionStatus, AgreedOn, Owner};
use crate::domain::ask::{Ask, Asked};
use crate::domain::call::{Call, Held};
use crate::domain::change::Change;
use crate::domain::deal::Deal;
use crate::domain::id::PersonId;
use crate::domain::profile::Profile;
use crate::domain::proposal::{Proposal, ProposalStatus};
use crate::domain::session::{OrUnknown, Session};

pub use changes::changes;
pub use looking_back::{call_after, looked_back, promise_after};

/// Puts what the session found into the deal, at most once a session.
pub fn fold(session: &Session, deal: &mut Deal) {
    if deal.folded.contains_key(&session.id) {
        return;
    }
    let day = session.ended.as_ref().map_or_else(|| session.day(), jiff::ZonedDateTime::date);
    if let Some(moved) = &session.changed.process {
        moved.apply(deal, session.process.version);
    }
    for (id, buyer) in &session.people {
        deal.people.entry(id.clone()).or_default().take_over(buyer);
    }
    deal.relations = session.ties(deal);
    for (id, found) in &session.exit {
        deal.exit.insert(id.clone(), found.finding.clone());
    }
    for (id, scored) in &session.elements {
        deal.elements.insert(id.clone(), scored.score.clone());
    }
    for evidence in session.evidence() {
        deal.touch(evidence, session.day());
    }
    if let Some(OrUnknown::Known(amount)) = &session.changed.amount {
        deal.amount = Some(amount.clone());
    }
    if let Some(OrUnknown::Known(close_date)) = session.changed.close_date {
        let why = session.changed.close_date_why.clone();
        deal.move_close_date(day, close_date, session.rep.clone(), why);
    }
    if let Some(stage) = &session.changed.buyer_stage {
        deal.buyer_stage = Some(stage.clone());
    }
    if let Some(stage) = &session.changed.stage {
        deal.enter(stage, day);
    }
    // It may have been opened again meanwhile.
    if session.changed.look_again.is_some() && deal.status.is_not_won() {
        deal.look_again = session.changed.look_again;
    }
    deal.process_version = session.process.version;
    deal.folded.insert(session.id.clone(), day);
}

/// How much help the rep gets from now on, where a session that is over agreed on
/// another amount; and a figure of which it said why is not asked about again.
pub fn learned(session: &Session, before: &Profile) -> Option<Change> {
    let (mut after, day) = (before.clone(), session.day());
    after.help_with(&session.coaching.levels, day);
    let said = &session.coaching.metric_why;
    after.next_session.retain(|metric, since| !said.contains_key(metric) || *since > day);
    (!session.is_draft() && after != *before).then(|| Change::of(before.clone(), after))
}

/// The steps a session agreed, as records of their own.
pub fn new_actions(session: &Session) -> Vec<Action> {
    let day = session.day();
    session
        .actions
        .iter()
        .map(|(id, step)| {
            let owner = step.owner.clone().unwrap_or_else(|| Owner::Ours(session.rep.clone()));
            let proposed = is_proposed(session, &owner);
            Action {
                id: id.clone(),
                deal: session.deal.clone(),
                text: step.text.clone(),
                status: if proposed { ActionStatus::Proposed } else { ActionStatus::Open },
                due: step.due,
                done_when: step.done_when.clone(),
                criterion: step.criterion.clone(),
                person: step.person.clone(),
                call: step.call.clone(),
                is_inside: step.is_inside,
                created: day,
                by: session.rep.clone(),
                closed: None,
                result: None,
                why: None,
                agreed: (!proposed).then(|| AgreedOn {
                    session: Some(session.id.clone()),
                    on: day,
                    due: step.due,
                    changed_why: None,
                    by: None,
                    typed_by: None,
                }),
                moved: BTreeMap::new(),
                owner_moved: BTreeMap::new(),
                step_in: step.step_in.clone(),
                overrides: step.overrides.clone(),
                owner,
            }
        })
        .collect()
}

/// Whether the owner was there and has yet to confirm their steps.
fn is_proposed(session: &Session, owner: &Owner) -> bool {
    let is_silent = |person: &PersonId| {
        session.parties().any(|party| party == person) && !session.agreed.contains_key(person)
    };
    matches!(owner, Owner::Ours(person) if is_silent(person))
}

/// The asks a session raised, as records of their own. One of which nobody said
/// whom it is for goes to the manager.
///
/// Help that is asked of the manager is promised where the manager has agreed
/// by now: who will confirm has yet to answer.
pub fn new_asks(session: &Session) -> Vec<Ask> {
    let raised = session.asks.iter().filter_map(|(id, ask)| {
        let of = whom(&ask.of).or_else(|| session.manager.clone().map(Asked::Ours))?;
        let mut ask = Ask {
            id: id.clone(),
            deal: session.deal.clone(),
            of,
            created: session.day(),
            session: Some(session.id.clone()),
            ..ask.clone()
        };
        if is_promised(session, &ask.of) {
            // One that was answered before stays as it is.
            let _ = ask.accept(session.day());
        }
        Some(ask)
    });
    raised.collect()
}

/// Who is asked, where somebody was named.
fn whom(of: &Asked) -> Option<Asked> {
    let is_named = match of {
        Asked::Ours(_) => true,
        Asked::Executive(executive) => !executive.name.trim().is_empty(),
    };
    is_named.then(|| of.clone())
}

/// Whether the one who is asked is the manager, who has agreed to it.
fn is_promised(session: &Session, of: &Asked) -> bool {
    let Asked::Ours(person) = of else { return false };
    session.manager.as_ref() == Some(person) && session.agreed.contains_key(person)
}

/// The calls a session planned, as records of their own.
pub fn new_calls(session: &Session) -> Vec<Call> {
    session
        .calls
        .iter()
        .map(|(id, plan)| Call {
            id: id.clone(),
            deal: session.deal.clone(),
            status: plan.status(),
            plan: plan.clone(),
            held: Held::default(),
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: Some(session.id.clone()),
        })
        .collect()
}

/// The proposals of a session, as records of their own.
pub fn new_proposals(session: &Session) -> impl Iterator<Item = Proposal> {
    let whole = session.proposals.iter().filter(|(_, proposed)| proposed.is_whole());
    whole.map(|(id, proposed)| Proposal {
        id: id.clone(),
        process: session.process.id.clone(),
        deal: session.deal.clone(),
        session: session.id.clone(),
        by: session.rep.clone(),
        created: session.day(),
        proposed: proposed.clone(),
        status: ProposalStatus::Open,
        closed: None,
        why: None,
    })
}

#[cfg(test)]
mod tests;
