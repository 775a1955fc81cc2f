//! How a session begins: how long it takes, who is there, and whether it is
//! held now or was held before.

use super::{Session, Sitting};
use crate::domain::id::{ActionId, PersonId};
use crate::domain::process::SessionKind;

/// How a session is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// What kind it is.
    pub kind: SessionKind,
    /// It was held before and is only written down.
    pub is_afterwards: bool,
}

impl Beginning {
    /// The rep gets ready alone.
    pub const PREP: Self = Self::now(SessionKind::Prep);
    /// It was held a moment ago.
    pub const AFTERWARDS: Self = Self { kind: SessionKind::Standard, is_afterwards: true };

    /// It is held from now on.
    pub const fn now(kind: SessionKind) -> Self {
        Self { kind, is_afterwards: false }
    }

    /// Whether the rep gets ready alone.
    pub fn is_prep(self) -> bool {
        self.kind == SessionKind::Prep
    }
}

impl Session {
    /// Who sits at the keyboard.
    pub fn typist(&self) -> &PersonId {
        self.typed_by.as_ref().unwrap_or(&self.rep)
    }

    /// Who held it, and when.
    pub fn sitting(&self) -> Sitting {
        Sitting {
            id: self.id.clone(),
            kind: self.kind,
            manager: self.manager.clone(),
            started: self.started.clone(),
        }
    }

    /// The same session, written down after it was held: how long it took is
    /// said, not counted.
    #[must_use]
    pub const fn recorded_afterwards(mut self) -> Self {
        self.spontaneous = true;
        self.planned_minutes = None;
        self
    }

    /// How it began.
    pub fn beginning(&self) -> Beginning {
        Beginning { kind: self.kind, is_afterwards: self.is_recorded_afterwards() }
    }

    /// Whether it is written down after it was held: nothing was planned.
    pub fn is_recorded_afterwards(&self) -> bool {
        self.spontaneous && !self.has_clock()
    }

    /// Whether it looks back on a deal that was decided.
    pub fn is_debrief(&self) -> bool {
        self.kind == SessionKind::Debrief
    }

    /// The one step that a debrief comes down to.
    pub fn change(&self) -> Option<&ActionId> {
        let steps = self.is_debrief().then(|| self.steps_in_order());
        steps.and_then(|steps| steps.first().map(|(id, _)| *id))
    }

    /// Whether the rep gets ready alone.
    pub fn is_prep(&self) -> bool {
        self.kind == SessionKind::Prep
    }

    /// Whether its time is planned and counted.
    pub const fn has_clock(&self) -> bool {
        self.planned_minutes.is_some()
    }
}
