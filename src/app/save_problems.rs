//! What stays on the screen until it is true no more: what is not saved, and
//! what is not kept.

use std::time::Duration;

/// How long until it is tried again to save what could not be saved.
const AGAIN: Duration = Duration::from_secs(3);

/// What is in the way of the disk.
#[derive(Clone, Debug, Default)]
pub struct Troubles {
    unsaved: Option<String>,
    not_kept: Option<String>,
    /// When it was last tried to save.
    tried: Duration,
}

impl Troubles {
    /// Whether nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.unsaved.is_none() && self.not_kept.is_none()
    }

    /// Whether something is to be tried again after a while.
    pub const fn is_waiting(&self) -> bool {
        self.unsaved.is_some()
    }

    /// Whether what is typed is not kept in the draft log.
    pub const fn is_not_kept(&self) -> bool {
        self.not_kept.is_some()
    }

    /// What is wrong, in sentences.
    pub fn lines(&self) -> Vec<String> {
        let typed = self
            .not_kept
            .as_ref()
            .map(|why| format!("Draft not kept: {why}. Go on typing, each key tries again"));
        self.unsaved.iter().cloned().chain(typed).collect()
    }

    /// It was tried to save: what is not saved, none where all of it is.
    pub(super) fn saved(&mut self, unsaved: Option<String>, now: Duration) {
        self.unsaved = unsaved;
        self.tried = now;
    }

    /// It was tried to keep a draft: why it is not.
    pub(super) fn kept(&mut self, not_kept: Option<String>) {
        self.not_kept = not_kept;
    }

    /// Whether it is time to try again to save. Each time is said once.
    pub(super) fn tries_again(&mut self, now: Duration) -> bool {
        let is_time = self.is_waiting() && now.saturating_sub(self.tried) >= AGAIN;
        if is_time {
            self.tried = now;
        }
        is_time
    }
}
