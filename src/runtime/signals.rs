//! The thread that sleeps on signals.
//!
//! Signals that end the process are answered here even while the pump is busy:
//! what is not on disk is saved, the terminal is given back, and the exit code
//! is the customary 128 and the number of the signal. A process that is stopped
//! and continued gives the terminal back and takes it again.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::input::Waker;
use super::terminal;

/// Starts the thread. From here on `save` stands between a signal and the end.
///
/// Call it before the terminal is taken, or a signal in between leaves the
/// terminal in raw mode. `save` runs on this thread, at most once, while the
/// pump may still be at work: it must not wait for a lock that the pump holds.
/// What it prints after calling [`terminal::restore`] is seen, but a terminal that
/// has stopped reading then keeps the process from ending.
///
/// # Errors
///
/// When the system refuses the handlers or the thread.
pub fn watch(waker: Waker, save: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        // Of several that wait, the lowest number comes first, so that one that
        // ends the process is not kept waiting by SIGTSTP or SIGCONT.
        for signal in signals.forever() {
            match signal {
                SIGTSTP => stop(),
                SIGCONT => resume(&waker),
                // Typed at a program that has the terminal for now.
                SIGINT | SIGQUIT if terminal::has_guest() => (),
                signal => end(save, signal),
            }
        }
    })?;
    Ok(())
}

fn stop() {
    terminal::step_aside();
    // A process that cannot be stopped just goes on.
    if emulate_default_handler(SIGTSTP).is_err() {
        let _ = terminal::step_in();
    }
}

fn resume(waker: &Waker) {
    if !terminal::in_foreground() {
        // Sent to the background, where there is no terminal to draw on. Stopped
        // again, the shell wakes us when it brings us to the foreground.
        stop();
        return;
    }
    // When it fails the terminal is gone, which the pump finds out by itself.
    if matches!(terminal::step_in(), Ok(true)) {
        waker.wake_resumed();
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the terminal is given back here, and `main` may be anywhere"
)]
fn end(save: impl FnOnce(), signal: i32) -> ! {
    // A mistake in `save` must not keep the process alive; the panic hook has
    // told of it.
    let _ = panic::catch_unwind(AssertUnwindSafe(save));
    terminal::restore();
    std::process::exit(128 + signal);
}
