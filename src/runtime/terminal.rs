//! Takes the terminal over and gives it back as it was, whatever happens.
//!
//! Whether the terminal is ours is known in one place, under one lock, because
//! three parties ask: the pump that draws, the panic hook, and the thread that
//! sleeps on signals. A frame is written as a whole under the same lock and is
//! dropped while the terminal is somebody else's, so that no half frame lands
//! in the shell.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

use farewell::farewell;

mod farewell;

/// Who has the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    /// Whoever started us: before the guard and after it.
    Shell,
    /// The screens.
    Screens,
    /// The shell, until this stopped process is continued.
    #[cfg_attr(not(unix), expect(dead_code, reason = "processes are stopped on unix alone"))]
    ShellForNow,
    /// A program that we started and wait for.
    Guest,
}

static HOLDER: Mutex<Holder> = Mutex::new(Holder::Shell);

/// Why the screens cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTerminal {
    /// Keys would come from a file or a pipe.
    #[error("the input is not a terminal")]
    Input,
    /// Frames would go to a file or a pipe.
    #[error("the output is not a terminal")]
    Output,
}

/// Holds the terminal for the screens and gives it back when dropped.
///
/// While it lives the terminal is in raw mode, on the alternate screen, with
/// pastes in brackets. Nothing else is set and nothing is asked of the terminal:
/// one that does not answer would cost two seconds.
#[derive(Debug)]
#[must_use = "the terminal is given back when the guard is dropped"]
pub struct Guard(());

impl Guard {
    /// Takes the terminal.
    ///
    /// # Errors
    ///
    /// [`NoTerminal`], inside an error of kind `Unsupported`, when input or
    /// output is none; else what the system says.
    pub fn enter() -> io::Result<Self> {
        if !io::stdin().is_terminal() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, NoTerminal::Input));
        }
        if !io::stdout().is_terminal() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, NoTerminal::Output));
        }
        let guard = Self(());
        take(&mut holder())?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back as it was found: cooked, on the ordinary screen, the
/// cursor shown, pastes without brackets.
///
/// May be called from any thread and any number of times; does nothing when the
/// terminal is not ours, and never waits long for one that has stopped reading.
pub fn restore() {
    give_back(Holder::Shell);
}

/// Gives the terminal back and then prints a text below what the shell had. One
/// that has stopped reading is not waited for.
pub(super) fn say_after(text: &str) {
    restore();
    let text = text.to_owned();
    let (done, is_done) = mpsc::channel();
    let printing = thread::Builder::new().spawn(move || {
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{text}");
        let _ = done.send(());
    });
    if printing.is_ok() {
        // Whether all of it was read in time makes no difference any more.
        let _ = is_done.recv_timeout(Duration::from_secs(1));
    }
}

/// Makes a panic give the terminal back before it says what happened.
///
/// Call it once, first thing.
pub fn restore_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        restore();
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{}", farewell(panic));
    }));
}

/// Where the frames go: collects what is written and sends it as one piece when
/// flushed, or drops it while the terminal is not ours.
#[derive(Debug, Default)]
pub struct Output {
    frame: Vec<u8>,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let holder = holder();
        let sent = if *holder == Holder::Screens { put(&self.frame) } else { Ok(()) };
        self.frame.clear();
        sent
    }
}

/// Gives the terminal to the shell, for a process about to be stopped. From a
/// guest it is not taken.
#[cfg(unix)]
pub(super) fn step_aside() {
    if !has_guest() {
        give_back(Holder::ShellForNow);
    }
}

/// Whether a program that we started has the terminal. Its keys are its own,
/// also those that are signals.
#[cfg(unix)]
pub(super) fn has_guest() -> bool {
    holder_soon().is_some_and(|holder| *holder == Holder::Guest)
}

/// Lends the terminal, given back as it was found, to a program that runs as
/// long as `guest` does. Then takes it again, unless it was given back for good
/// meanwhile.
pub(super) fn lend<T>(guest: impl FnOnce() -> T) -> io::Result<T> {
    give_back(Holder::Guest);
    let said = guest();
    let mut holder = holder();
    if *holder == Holder::Guest {
        take(&mut holder)?;
    }
    Ok(said)
}

/// Takes the terminal again in a process that was continued, and says whether it
/// did: one that was given back for good is left alone.
#[cfg(unix)]
pub(super) fn step_in() -> io::Result<bool> {
    // While a frame is stuck, nothing can be drawn anyway.
    let Some(mut holder) = holder_soon() else { return Ok(false) };
    match *holder {
        Holder::Shell | Holder::Guest => return Ok(false),
        Holder::ShellForNow => (),
        // Stopped without being asked: the shell has set its own modes since.
        // If that fails, so does the next line, which says why.
        Holder::Screens => drop(disable_raw_mode()),
    }
    take(&mut holder)?;
    Ok(true)
}

/// Whether the shell has us in the foreground. Changing the terminal from the
/// background would stop us on the spot.
#[cfg(unix)]
pub(super) fn in_foreground() -> bool {
    // Without an answer there is no shell that moves us about.
    rustix::termios::tcgetpgrp(io::stdin())
        .map_or(true, |group| group == rustix::process::getpgrp())
}

fn holder() -> MutexGuard<'static, Holder> {
    HOLDER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The lock, unless somebody sits on it: a frame that the terminal does not read
/// must not keep a signal from ending the process.
fn holder_soon() -> Option<MutexGuard<'static, Holder>> {
    for _ in 0..50 {
        match HOLDER.try_lock() {
            Ok(holder) => return Some(holder),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
    None
}

fn take(holder: &mut Holder) -> io::Result<()> {
    let mut start = Vec::new();
    queue!(start, EnterAlternateScreen, EnableBracketedPaste)?;
    enable_raw_mode()?;
    *holder = Holder::Screens;
    put(&start)
}

fn give_back(next: Holder) {
    let mut holder = holder_soon();
    let before = holder.as_deref().copied().unwrap_or(Holder::Screens);
    if before == Holder::Screens {
        hand_over();
    }
    if let Some(holder) = holder.as_deref_mut() {
        *holder = next;
    }
}

fn hand_over() {
    let mut end = Vec::new();
    // Errors are ignored here, and only here: the terminal may be gone, and what
    // the caller does next must happen all the same.
    let _ = queue!(
        end,
        SetAttribute(Attribute::Reset),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    if has_room() {
        let _ = put(&end);
    }
    #[cfg(unix)]
    if !in_foreground() {
        return; // the shell has set its own modes already
    }
    let _ = disable_raw_mode();
}

/// Whether the terminal takes what is written to it, rather than making us wait.
#[cfg(unix)]
fn has_room() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let stdout = io::stdout();
    let mut asked = [PollFd::new(&stdout, PollFlags::OUT)];
    let patience = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
    poll(&mut asked, Some(&patience)).is_ok_and(|ready| ready > 0)
}

#[cfg(not(unix))]
fn has_room() -> bool {
    true
}

/// Writes to the terminal past the buffer of `io::stdout`, whose lock a stuck
/// thread could hold.
#[cfg(unix)]
fn put(mut bytes: &[u8]) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::{Errno, write};

    let stdout = io::stdout();
    while !bytes.is_empty() {
        match write(&stdout, bytes) {
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => (),
            // Another program has left the terminal in non-blocking mode.
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn put(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_dropped_while_the_terminal_is_not_ours() {
        let mut output = Output::default();
        output.write_all(b"frame").unwrap();
        output.flush().unwrap();
        assert!(output.frame.is_empty());
    }
}
