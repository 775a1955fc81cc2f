//! The head of a session: who sat together, when, and what lists say of it.

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::{Points, Session, SessionState};
use crate::domain::id::{ActionId, AskId, DealId, PersonId, SessionId, StageId};
use crate::domain::process::SessionKind;
use crate::domain::slot::Slot;

/// The head of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: SessionId,
    /// The deal it is about.
    pub deal: DealId,
    /// How far it is.
    pub state: SessionState,
    /// Its kind.
    pub kind: SessionKind,
    /// The rep.
    pub rep: PersonId,
    /// The manager; none where the rep was alone.
    pub manager: Option<PersonId>,
    /// When it began.
    pub started: ZonedDateTime,
    /// When it was over.
    pub ended: Option<ZonedDateTime>,
    /// Coaching minutes, at least 1.
    pub minutes: Option<u32>,
    /// Minutes it should take.
    pub planned_minutes: Option<u32>,
    /// The stage the deal was in.
    pub stage_at_start: StageId,
    /// Recorded afterwards, or unplanned.
    pub spontaneous: bool,
    /// What the rep wants from it.
    pub goal: Option<String>,
    /// When the next session is.
    pub next_session: Option<Slot>,
    /// Adherence: points worked and expected.
    pub points: Option<Points>,
    /// How many gave their word, where somebody owes theirs.
    pub words: usize,
    /// Who owes what they have not given their word for.
    pub later: Vec<PersonId>,
    /// The steps that it wrote down or changed.
    pub steps: Vec<ActionId>,
    /// The asks that were raised in it.
    pub asks: Vec<AskId>,
}

impl Head {
    /// The head of a session.
    pub fn of(session: &Session) -> Self {
        Self {
            id: session.id.clone(),
            deal: session.deal.clone(),
            state: session.state,
            kind: session.kind,
            rep: session.rep.clone(),
            manager: session.manager.clone(),
            started: session.started.clone(),
            ended: session.ended.clone(),
            minutes: session.minutes,
            planned_minutes: session.planned_minutes,
            stage_at_start: session.stage_at_start.clone(),
            spontaneous: session.spontaneous,
            goal: session.goal.clone(),
            next_session: session.next_session,
            points: session.points,
            words: session.agreed.len(),
            later: session.later(),
            steps: session.steps_written().cloned().collect(),
            asks: session.asks.keys().cloned().collect(),
        }
    }

    /// The day it began, where it began.
    pub fn day(&self) -> Date {
        self.started.date()
    }

    /// Whether it is still being held.
    pub fn is_draft(&self) -> bool {
        self.state == SessionState::Draft
    }

    /// Whether it is over, counts, and both took their time for it.
    pub fn is_one_to_one(&self) -> bool {
        is_one_to_one(self.is_held(), self.kind, self.points)
    }

    /// Whether it was held and counts in no figure: less than half was worked.
    pub fn is_short(&self) -> bool {
        self.is_held() && self.points.is_some_and(|points| !points.count())
    }

    /// Whether it is over, and a manager was there.
    pub fn is_held(&self) -> bool {
        is_held(self.state, self.kind, self.manager.as_ref())
    }
}

impl Session {
    /// Whether it is over, counts, and both took their time for it.
    pub fn is_one_to_one(&self) -> bool {
        let is_held = is_held(self.state, self.kind, self.manager.as_ref());
        is_one_to_one(is_held, self.kind, self.points)
    }
}

fn is_held(state: SessionState, kind: SessionKind, manager: Option<&PersonId>) -> bool {
    state != SessionState::Draft && manager.is_some() && kind != SessionKind::Prep
}

fn is_one_to_one(is_held: bool, kind: SessionKind, points: Option<Points>) -> bool {
    is_held && kind.is_one_to_one() && points.is_some_and(Points::count)
}
