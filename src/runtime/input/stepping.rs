//! The wait for systems without `poll`: looks every ten milliseconds.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event;

use super::Woken;

const STEP: Duration = Duration::from_millis(10);

/// What the pump waits with.
#[derive(Debug)]
pub struct Input {
    waker: Waker,
}

/// Ends a wait from another thread.
#[derive(Clone, Debug)]
pub struct Waker(Arc<AtomicBool>);

impl Waker {
    /// Makes the pump's wait end, now or when it next begins.
    pub fn wake(&self) {
        self.0.store(true, Ordering::Release);
    }
}

impl Input {
    /// Gets ready to wait.
    ///
    /// # Errors
    ///
    /// None here; elsewhere what the system says.
    pub fn new() -> io::Result<Self> {
        Ok(Self { waker: Waker(Arc::default()) })
    }

    /// Something for other threads to end the wait with.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Waits for events, for a ring, or for as long as `timeout`.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn wait(&mut self, timeout: Option<Duration>) -> io::Result<Woken> {
        let mut woken = Woken::default();
        let mut left = timeout;
        while !self.waker.0.swap(false, Ordering::Acquire) {
            let step = left.map_or(STEP, |left| left.min(STEP));
            if event::poll(step)? || left == Some(Duration::ZERO) {
                break;
            }
            left = left.map(|left| left.saturating_sub(step));
        }
        while event::poll(Duration::ZERO)? {
            woken.events.push(event::read()?);
        }
        Ok(woken)
    }
}
