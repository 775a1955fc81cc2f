//! The draft log on the pump: what is noted in it, and when it is on disk.

use std::time::Duration;

use super::{Pump, SECOND};
use crate::app::message::Message;

impl Pump<'_> {
    /// How long the oldest line of the draft log may still wait.
    pub(super) fn time_to_sync(&self) -> Option<Duration> {
        let waited = self.world.now().steady.saturating_sub(self.unsynced?);
        Some(SECOND.saturating_sub(waited))
    }

    /// A line was written into a log, or not.
    pub(super) fn noted(&mut self, noted: Result<(), String>, is_answer_kept: bool) {
        if noted.is_ok() {
            self.unsynced.get_or_insert(self.world.now().steady);
            if is_answer_kept {
                self.sync();
            }
        }
        self.kept(noted);
    }

    /// Says whether the logs have all that was typed, where that is news.
    pub(super) fn kept(&mut self, kept: Result<(), String>) {
        let missing = self.logs.missing();
        let is_trouble = self.model.troubles.is_not_kept();
        match kept {
            Err(why) => self.tell(Message::NotKept(Some(why))),
            Ok(()) if is_trouble && missing.is_empty() => self.tell(Message::NotKept(None)),
            Ok(()) => {}
        }
        if is_trouble || !missing.is_empty() {
            self.last_words.of_texts(missing);
        }
    }

    pub(super) fn sync_when_due(&mut self) {
        if self.time_to_sync().is_some_and(|time| time.is_zero()) {
            self.sync();
        }
    }
}
