//! The disk on trial: what is done in a closure is counted, and one of its
//! calls refused, or made the last.
//!
//! ```ignore
//! let whole = disk::trial::count(|| store.save(&change));
//! for last in 1..=whole.calls.len() {
//!     // A workspace as it was before, then killed at that call:
//!     let killed = disk::trial::run(Trial::Kill(last), || store.save(&change));
//!     // What is on the disk now is what the next start finds.
//! }
//! ```
//!
//! A trial holds for the thread that it runs on.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

use super::Call;

/// What the system says when it refuses.
pub(crate) type Refusal = fn() -> Error;

/// What goes wrong; calls are counted from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trial {
    /// Nothing.
    None,
    /// That call is refused; those after it are made again. Of a write half is
    /// done, as on a full disk.
    Refuse(usize, Refusal),
    /// All calls are refused from that one on, such as on a disk that is full.
    RefuseFrom(usize, Refusal),
    /// The program is killed there: neither that call is made nor one after it,
    /// the tidying up included. Of a write half is done.
    Kill(usize),
    /// That read of a file of that name is refused; those before and after it
    /// give what is there.
    Unread(&'static str, usize, Refusal),
}

/// The disk is full.
pub(crate) fn full() -> Error {
    ErrorKind::StorageFull.into()
}

/// Somebody has no right to it.
pub(crate) fn forbidden() -> Error {
    ErrorKind::PermissionDenied.into()
}

/// Nothing is there, as for a moment while a sync puts it in place.
pub(crate) fn missing() -> Error {
    ErrorKind::NotFound.into()
}

/// The system does not know that call.
pub(crate) fn unsupported() -> Error {
    ErrorKind::Unsupported.into()
}

/// What a closure did on trial.
#[derive(Debug)]
pub(crate) struct Tried<T> {
    /// What it gave.
    pub(crate) answer: T,
    /// The calls it made or wanted to make, with what they were made on.
    pub(crate) calls: Vec<(Call, PathBuf)>,
    /// The files that it read or wanted to read.
    pub(crate) reads: Vec<PathBuf>,
}

impl<T> Tried<T> {
    /// The kinds of call, in their order.
    pub(crate) fn kinds(&self) -> Vec<Call> {
        self.calls.iter().map(|(call, _)| *call).collect()
    }
}

struct Running {
    trial: Trial,
    calls: Vec<(Call, PathBuf)>,
    reads: Vec<PathBuf>,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Counts the calls of `what`.
pub(crate) fn count<T>(what: impl FnOnce() -> T) -> Tried<T> {
    run(Trial::None, what)
}

/// Does `what` with something going wrong.
pub(crate) fn run<T>(trial: Trial, what: impl FnOnce() -> T) -> Tried<T> {
    let running = Running { trial, calls: Vec::new(), reads: Vec::new() };
    RUNNING.set(Some(running));
    let answer = what();
    let Running { calls, reads, .. } = RUNNING.take().expect("a trial within a trial");
    Tried { answer, calls, reads }
}

/// More reads of one file than anything makes.
const READS: usize = 100;

/// Does `what` once for each read that it makes of files of that name, with that
/// read refused, and each time on a disk of its own. Gives how many there were.
pub(crate) fn each_read<D>(
    (name, says): (&'static str, Refusal),
    disk: impl Fn() -> D,
    what: impl Fn(&D),
    see: impl Fn(usize, &D),
) -> usize {
    let is_beyond = |nth: &usize| {
        let disk = disk();
        let tried = run(Trial::Unread(name, *nth, says), || what(&disk));
        see(*nth, &disk);
        tried.reads.iter().filter(|path| path.ends_with(name)).count() < *nth
    };
    (1..=READS).find(is_beyond).map(|beyond| beyond - 1).expect("reads without end")
}

/// Counts a read, and refuses it where the trial says so.
pub(super) fn may_read(path: &Path) -> Result<()> {
    RUNNING.with_borrow_mut(|running| {
        let Some(Running { trial, reads, .. }) = running else { return Ok(()) };
        reads.push(path.to_path_buf());
        let Trial::Unread(name, nth, says) = *trial else { return Ok(()) };
        let so_far = reads.iter().filter(|path| path.ends_with(name)).count();
        if path.ends_with(name) && so_far == nth { Err(says()) } else { Ok(()) }
    })
}

/// Counts a call, and refuses it where the trial says so.
pub(super) fn allow(call: Call, path: &Path) -> Result<()> {
    RUNNING.with_borrow_mut(|running| {
        let Some(running) = running else { return Ok(()) };
        running.calls.push((call, path.to_path_buf()));
        refusal(running.trial, running.calls.len()).map_or(Ok(()), Err)
    })
}

/// Writes the half of a write that is about to be refused.
pub(super) fn torn(mut file: &File, bytes: &[u8]) -> Result<()> {
    let is_torn = RUNNING.with_borrow(|running| {
        let Some(Running { trial, calls, .. }) = running else { return false };
        match *trial {
            Trial::None | Trial::Unread(..) => false,
            Trial::Refuse(at, _) | Trial::RefuseFrom(at, _) | Trial::Kill(at) => {
                at == calls.len() + 1
            }
        }
    });
    let half = bytes.len() / 2;
    if is_torn { file.write_all(&bytes[..half]) } else { Ok(()) }
}

fn refusal(trial: Trial, number: usize) -> Option<Error> {
    match trial {
        Trial::Refuse(at, says) if number == at => Some(says()),
        Trial::RefuseFrom(at, says) if number >= at => Some(says()),
        Trial::Kill(at) if number >= at => Some(Error::other("killed on trial")),
        Trial::None
        | Trial::Refuse(..)
        | Trial::RefuseFrom(..)
        | Trial::Kill(_)
        | Trial::Unread(..) => None,
    }
}
