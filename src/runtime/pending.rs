//! How much the clerk still has to do, for whoever must not leave before it is
//! done.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Counts the jobs that were handed over and are not done.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending(Arc<(Mutex<usize>, Condvar)>);

impl Pending {
    /// One more job was handed over.
    pub(super) fn add(&self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }

    /// One job is done.
    pub(super) fn done(&self) {
        let mut count = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.saturating_sub(1);
        self.0.1.notify_all();
    }

    /// Waits until all are done, but not longer than `most`: a disk that hangs
    /// must not keep the process alive.
    pub(super) fn wait(&self, most: Duration) {
        let count = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Whether it was done in time makes no difference: what is not written
        // yet is in the draft log.
        let _ = self.0.1.wait_timeout_while(count, most, |count| *count > 0);
    }
}
