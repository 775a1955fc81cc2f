//! A session as figures see it: who talked, when, and whether it counts.

use jiff::civil::Date;

use crate::domain::id::{PersonId, ProcessId, SessionId, StageId};
use crate::domain::process::SessionKind;
use crate::domain::session::{Head, Points, Session};

/// Minutes of one session that count, at most.
const MOST: u32 = 90;

/// A session that was held with a manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::domain::figures) struct Talk {
    pub(in crate::domain::figures) id: SessionId,
    /// The day it began, where it began.
    pub(in crate::domain::figures) day: Date,
    pub(in crate::domain::figures) kind: SessionKind,
    pub(in crate::domain::figures) rep: PersonId,
    pub(in crate::domain::figures) manager: PersonId,
    /// The minutes that it took.
    pub(in crate::domain::figures) minutes: u32,
    pub(in crate::domain::figures) process: ProcessId,
    /// The stage the deal was in.
    pub(in crate::domain::figures) stage: StageId,
    /// The parts that were worked, of those that were expected.
    pub(in crate::domain::figures) points: Option<Points>,
    /// Whether at least half of it was worked; else it is short.
    pub(in crate::domain::figures) counts: bool,
}

impl Talk {
    /// The talk of a session; none where none was held.
    pub(in crate::domain::figures) fn of(session: &Session) -> Option<Self> {
        Head::of(session).is_held().then_some(())?;
        Some(Self {
            id: session.id.clone(),
            day: session.day(),
            kind: session.kind,
            rep: session.rep.clone(),
            manager: session.manager.clone()?,
            minutes: session.minutes.unwrap_or_default(),
            process: session.process.id.clone(),
            stage: session.stage_at_start.clone(),
            points: session.points,
            counts: session.points.is_some_and(Points::count),
        })
    }

    /// The minutes that count, where it counts.
    pub(in crate::domain::figures) fn counted(&self) -> u32 {
        self.minutes.min(MOST)
    }
}
