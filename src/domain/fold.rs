//! What an agreed session changes: the deal, the steps looked back on, and the
//! new steps and calls. All of it can be done again without harm, so that a
//! crash between two files costs nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::action::{Action, ActionStatus, AgreedOn, Move, NotOpen, Owner};
use super::call::{Call, Held};
use super::deal::Deal;
use super::id::PersonId;
use super::session::{HowAgreed, LookedBack, Session, Then};

/// Puts what the session found into the deal, at most once a session.
pub fn fold(session: &Session, deal: &mut Deal) {
    if deal.folded.contains_key(&session.id) {
        return;
    }
    let day = session.ended.as_ref().map_or_else(|| session.day(), jiff::Zoned::date);
    for (id, buyer) in &session.people {
        deal.people.entry(id.clone()).or_default().take_over(buyer);
    }
    deal.relations = session.ties(deal);
    for (id, found) in &session.exit {
        deal.exit.insert(id.clone(), found.finding.clone());
        touch(deal, session, id);
    }
    if let Some(stage) = &session.changed.buyer_stage {
        deal.buyer_stage = Some(stage.clone());
    }
    if let Some(stage) = &session.changed.stage
        && *stage != deal.stage
    {
        deal.stage = stage.clone();
        deal.entered.insert(stage.clone(), day);
    }
    deal.process_version = session.process.version;
    deal.folded.insert(session.id.clone(), day);
}

/// Moves the last contact of the person in a criterion's evidence to its day.
fn touch(deal: &mut Deal, session: &Session, criterion: &super::id::CriterionRef) {
    let evidence = session.exit.get(criterion).and_then(|found| found.finding.evidence.as_ref());
    if let Some((who, on)) = evidence.and_then(|e| Some((e.who.as_ref()?, e.on?)))
        && let Some(buyer) = deal.people.get_mut(who)
        && buyer.last_contact.is_none_or(|last| last < on)
        && on <= session.day()
    {
        buyer.last_contact = Some(on);
    }
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
                created: day,
                by: session.rep.clone(),
                closed: None,
                result: None,
                why: None,
                agreed: (!proposed).then(|| AgreedOn {
                    session: session.id.clone(),
                    on: day,
                    due: step.due,
                }),
                moved: BTreeMap::new(),
                overrides: step.overrides.clone(),
                owner,
            }
        })
        .collect()
}

/// Whether the owner has yet to confirm their steps.
fn is_proposed(session: &Session, owner: &Owner) -> bool {
    let will_confirm = |person: &PersonId| {
        session.agreed.get(person).is_some_and(|a| a.how == HowAgreed::WillConfirm)
    };
    matches!(owner, Owner::Ours(person) if will_confirm(person))
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
            session: Some(session.id.clone()),
        })
        .collect()
}

/// What becomes of a step that the session looked back on. The same step where
/// nothing does, or where it was closed or moved in the session before.
pub fn looked_back(session: &Session, action: &Action) -> Action {
    let mut after = action.clone();
    match session.looked_back.get(&action.id) {
        Some(look) if action.is_open() && apply(look, session, &mut after).is_ok() => after,
        _ => action.clone(),
    }
}

fn apply(look: &LookedBack, session: &Session, action: &mut Action) -> Result<(), NotOpen> {
    let day = session.day();
    match look.then {
        Some(Then::Done) => action.done(day, look.note.clone()),
        Some(Then::Drop) => action.drop_it(day, look.note.clone()),
        Some(Then::NewDate | Then::Smaller) => {
            carry(look, session, action, day);
            Ok(())
        }
        Some(Then::Ask) | None => Ok(()),
    }
}

/// Carries a step over: a new date, and smaller words where there are any.
fn carry(look: &LookedBack, session: &Session, action: &mut Action, day: Date) {
    action.text.clone_from(&look.text);
    let Some(to) = look.due else { return };
    if action.moved.get(&day).is_some_and(|moved| moved.session.as_ref() == Some(&session.id)) {
        return;
    }
    let moved = Move {
        from: action.due,
        to,
        by: session.rep.clone(),
        got_in_the_way: look.got_in_the_way,
        why: look.note.clone(),
        session: Some(session.id.clone()),
    };
    action.move_to(day, moved);
}
