//! A session as figures see it: who talked, when, and whether it counts.

use jiff::civil::Date;

use crate::domain::id::{PersonId, ProcessId, SessionId, StageId};
use crate::domain::process::SessionKind;
use crate::domain::session::{Head, Points, Session};

/// Minutes of one session that count, at most.
const MOST: u32 = 90;

/// A session that was held with a manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Talk {
    pub(super) id: SessionId,
    /// The day it began, where it began.
    pub(super) day: Date,
    pub(super) kind: SessionKind,
    pub(super) rep: PersonId,
    pub(super) manager: PersonId,
    /// The minutes that count, where it counts.
    pub(super) minutes: u32,
    pub(super) process: ProcessId,
    /// The stage the deal was in.
    pub(super) stage: StageId,
    /// Whether at least half of it was worked; else it is short.
    pub(super) counts: bool,
}

impl Talk {
    /// The talk of a session; none where none was held.
    pub(super) fn of(session: &Session) -> Option<Self> {
        Head::of(session).is_held().then_some(())?;
        Some(Self {
            id: session.id.clone(),
            day: session.day(),
            kind: session.kind,
            rep: session.rep.clone(),
            manager: session.manager.clone()?,
            minutes: session.minutes.unwrap_or_default().min(MOST),
            process: session.process.id.clone(),
            stage: session.stage_at_start.clone(),
            counts: session.points.is_some_and(Points::count),
        })
    }
}
