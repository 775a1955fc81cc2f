//! The wait on unix: one sleep on the terminal and on the bell together.
//!
//! crossterm's own reader is not used. It takes at most 1,024 bytes of what is
//! waiting and does not look again before the next key, blocks on a sequence it
//! does not know, and spins when the terminal is gone.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::SIGWINCH;
use signal_hook::{SigId, flag, low_level};

use super::Woken;
use super::decode::Decoder;

/// How long the rest of a torn sequence may take before an escape is the key of
/// that name.
const TORN: Duration = Duration::from_millis(25);

/// Most bytes taken in one wait, so that a flood still lets frames be drawn.
const MOST: usize = 1 << 16;

/// What the pump waits with. There should be one.
#[derive(Debug)]
pub struct Input {
    bell: Arc<Bell>,
    ear: UnixStream,
    resized: Arc<AtomicBool>,
    handlers: Vec<SigId>,
    decoder: Decoder,
}

/// Ends a wait from another thread.
#[derive(Clone, Debug)]
pub struct Waker(Arc<Bell>);

#[derive(Debug)]
struct Bell {
    clapper: UnixStream,
    resumed: AtomicBool,
}

impl Waker {
    /// Makes the pump's wait end, now or when it next begins.
    pub fn wake(&self) {
        // Full means that it rings already; anything else, that nobody waits.
        let _ = (&self.0.clapper).write(&[0]);
    }

    /// The same, and tells the pump to draw everything anew.
    pub fn wake_resumed(&self) {
        self.0.resumed.store(true, Ordering::Release);
        self.wake();
    }
}

/// What a sleep ended with.
#[derive(Clone, Copy, Default)]
struct Ready {
    keys: bool,
    bell: bool,
    gone: bool,
}

impl Input {
    /// Gets ready to wait: makes the bell, and has a new size of the window ring
    /// it.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn new() -> io::Result<Self> {
        let (ear, clapper) = UnixStream::pair()?;
        ear.set_nonblocking(true)?;
        clapper.set_nonblocking(true)?;
        let resized = Arc::new(AtomicBool::new(false));
        // The flag first: handlers run in order, and the bell makes us look.
        let handlers = vec![
            flag::register(SIGWINCH, Arc::clone(&resized))?,
            low_level::pipe::register(SIGWINCH, clapper.try_clone()?)?,
        ];
        let bell = Arc::new(Bell { clapper, resumed: AtomicBool::new(false) });
        Ok(Self { bell, ear, resized, handlers, decoder: Decoder::default() })
    }

    /// Something for other threads to end the wait with.
    pub fn waker(&self) -> Waker {
        Waker(Arc::clone(&self.bell))
    }

    /// Waits for events, for a ring, or for about as long as `timeout`, and takes
    /// all events that are there.
    ///
    /// # Errors
    ///
    /// What the system says. A terminal that is gone is no error but
    /// [`Woken::gone`].
    pub fn wait(&mut self, timeout: Option<Duration>) -> io::Result<Woken> {
        let mut woken = Woken::default();
        let mut rung = false;
        let mut taken = 0;
        loop {
            let torn = woken.events.is_empty() && self.decoder.is_torn();
            let patience = match timeout {
                _ if torn => Some(TORN),
                _ if rung || !woken.events.is_empty() => Some(Duration::ZERO),
                timeout => timeout,
            };
            let ready = self.sleep(patience, !torn)?;
            if ready.bell {
                rung = true;
                self.hush();
            }
            woken.gone = ready.gone;
            if ready.keys && !woken.gone && taken < MOST {
                let count = self.take(&mut woken.events)?;
                taken += count;
                woken.gone = count == 0;
                if !woken.gone {
                    continue;
                }
            } else if torn && !ready.bell {
                self.decoder.settle(&mut woken.events);
            }
            break;
        }
        woken.resumed = self.bell.resumed.swap(false, Ordering::Acquire);
        if self.resized.swap(false, Ordering::Acquire) || woken.resumed {
            // Without an answer the terminal is about to be found gone.
            if let Ok(size) = rustix::termios::tcgetwinsize(io::stdin()) {
                woken.events.push(Event::Resize(size.ws_col, size.ws_row));
            }
        }
        Ok(woken)
    }

    /// Sleeps until a key comes, or, unless it waits for the rest of one, until
    /// the bell rings.
    fn sleep(&self, patience: Option<Duration>, listening: bool) -> io::Result<Ready> {
        let stdin = io::stdin();
        let bell = if listening { PollFlags::IN } else { PollFlags::empty() };
        let mut watched = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.ear, bell)];
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        match poll(&mut watched, patience.as_ref()) {
            Ok(_) => (),
            // A signal came: its handler has run, and what it changed is seen by
            // the caller.
            Err(Errno::INTR) => return Ok(Ready { bell: true, ..Ready::default() }),
            Err(error) => return Err(error.into()),
        }
        let [keys, bell] = watched.map(|watched| watched.revents());
        Ok(Ready {
            keys: keys.contains(PollFlags::IN),
            bell: bell.contains(PollFlags::IN),
            gone: keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL),
        })
    }

    /// Takes bytes that are there. None means the end of the terminal.
    fn take(&mut self, events: &mut Vec<Event>) -> io::Result<usize> {
        let mut bytes = [0; 4096];
        loop {
            match rustix::io::read(io::stdin(), &mut bytes) {
                Ok(count) => {
                    self.decoder.feed(bytes.get(..count).unwrap_or_default(), events);
                    return Ok(count);
                }
                Err(Errno::INTR) => (),
                Err(Errno::IO) => return Ok(0),
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn hush(&self) {
        let mut rings = [0; 64];
        while matches!((&self.ear).read(&mut rings), Ok(count) if count == rings.len()) {}
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        for handler in self.handlers.drain(..) {
            low_level::unregister(handler);
        }
    }
}
