//! The steps of a session, in the order of the agenda.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::domain::books::Books;
use crate::domain::deal::{Deal, tally};
use crate::domain::id::{DebriefPartId, StageId};
use crate::domain::session::{CallLookedBack, PartId, Session};

/// A step of the agenda, and how it stands.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    id: String,
    stage: Option<String>,
    name: String,
    seconds: u32,
    standing: &'static str,
    why: Option<String>,
}

/// The steps gone through, left out or without time, in the order of the agenda.
pub(super) fn parts(session: &Session, deal: &Deal, books: &Books, today: Date) -> Vec<Part> {
    let process = books.processes.get(&session.process.id);
    let debrief =
        || process.and_then(|it| it.debrief.as_ref()).into_iter().flat_map(|it| &it.parts);
    let place = |id: &DebriefPartId| debrief().position(|part| part.id == *id).unwrap_or(0);
    let position = |id: &PartId| match id {
        PartId::Open => (0, 0),
        PartId::LookBack => (1, 0),
        PartId::Stage(stage) => (2, process.and_then(|p| p.position(stage)).unwrap_or(0)),
        PartId::BuyerMap => (3, 0),
        PartId::InTheWay => (4, 0),
        PartId::NextCall => (5, 0),
        PartId::Rehearse => (6, 0),
        PartId::Steps => (7, 0),
        PartId::Asks => (8, 0),
        PartId::Debrief(part) => (9, place(part)),
        PartId::OneChange => (10, 0),
        PartId::Agree => (11, 0),
    };
    let steps = session.seconds.keys().chain(session.left_out.keys()).chain(&session.out_of_time);
    let steps: BTreeSet<&PartId> = steps.collect();
    let mut steps: Vec<&PartId> = steps.into_iter().collect();
    steps.sort_by_key(|id| position(id));
    let shape = |id: &PartId| {
        let step = step(id, session, deal, books, today);
        match session.left_out.get(id) {
            Some(why) => Part { standing: "left-out", why: Some(why.clone()), ..step },
            None if session.out_of_time.contains(id) => Part { standing: "out-of-time", ..step },
            None => step,
        }
    };
    steps.into_iter().map(shape).collect()
}

fn step(id: &PartId, session: &Session, deal: &Deal, books: &Books, today: Date) -> Part {
    let is_open = match id {
        PartId::Stage(stage) => {
            return stage_step(stage, session, deal, books, today);
        }
        PartId::Open => session.goal.is_none(),
        PartId::LookBack => {
            let mut looks = session.looked_back.values().chain(session.promises.values());
            looks.any(|look| look.then.is_none())
        }
        PartId::BuyerMap => session.people_news.is_none(),
        PartId::InTheWay => session.in_the_way.holding_up.is_none(),
        PartId::NextCall => {
            session.calls.is_empty() && !session.outcomes.values().any(CallLookedBack::is_kept)
        }
        PartId::Rehearse | PartId::Asks => false,
        PartId::Steps => session.actions.is_empty(),
        PartId::Debrief(part) => {
            !session.debrief.answers.keys().any(|question| question.part == *part)
        }
        PartId::OneChange => session.debrief.why.is_none(),
        PartId::Agree => session.is_draft(),
    };
    Part {
        id: id.to_string(),
        stage: None,
        name: session.part_name(id),
        seconds: seconds(id, session),
        standing: if is_open { "open" } else { "done" },
        why: None,
    }
}

/// Active time in a step; none in one that was left out at once, or had none.
fn seconds(id: &PartId, session: &Session) -> u32 {
    session.seconds.get(id).copied().unwrap_or_default()
}

fn stage_step(id: &StageId, session: &Session, deal: &Deal, books: &Books, today: Date) -> Part {
    let seconds = seconds(&PartId::Stage(id.clone()), session);
    let process = books.processes.get(&session.process.id);
    let stage = process.and_then(|process| process.stage(id));
    let wording = session.stages.get(id).map(|stage| stage.name.clone());
    let name = wording.or_else(|| stage.map(|stage| stage.name.clone()));
    let standing = process.zip(stage).map_or("open", |(process, stage)| {
        let tally = tally(stage, |criterion| session.standing(deal, criterion, today));
        let position = |id| process.position(id);
        match position(id).cmp(&position(&session.stage_at_start)) {
            Ordering::Greater => "ahead",
            Ordering::Less if tally.is_firm(process) => "firm",
            Ordering::Equal if tally.thin() == 0 => "done",
            Ordering::Less | Ordering::Equal => "open",
        }
    });
    let name = name.unwrap_or_else(|| id.to_string());
    Part { id: "stage".to_owned(), stage: Some(id.to_string()), name, seconds, standing, why: None }
}
