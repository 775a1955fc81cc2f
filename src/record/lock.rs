//! One window or program changes a workspace at a time: a lock of the operating
//! system, which ends with the one who has it, however that one ends.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Result};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::disk;
use super::layout::Place;
use super::rights::Rights;

/// The file that is locked, in the workspace. It says nothing and stays.
pub(crate) const FILE: &str = ".lock";

/// What is said while another one is waited for.
pub(crate) const WAITING: &str = "Another window or program is saving here: waiting for it.";

/// How long to wait while another one is saving, counted in tries and not by
/// the clock.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// The pause between two tries; up to half of it is added by chance, so
    /// that two who wait do not try in step.
    pub pause: Duration,
    /// After so many tries it is said that there is a wait.
    pub said_after: u32,
    /// After so many tries it is given up.
    pub given_up_after: u32,
}

impl Default for Patience {
    /// Said after about two seconds, given up after about ten.
    fn default() -> Self {
        Self { pause: Duration::from_millis(16), said_after: 100, given_up_after: 500 }
    }
}

/// Another one had the lock for all that time.
#[derive(Debug)]
pub(crate) struct Busy;

/// The lock of a workspace, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    /// None on a drive that knows no locks, and where nothing can be made.
    _file: Option<File>,
}

impl Lock {
    /// Takes the lock of the workspace at `root`, whose file has `rights`. Calls
    /// `waiting` once where that takes long.
    ///
    /// # Errors
    ///
    /// Another one kept it for longer than the patience lasts.
    pub(crate) fn take(
        root: &Path,
        rights: impl FnOnce() -> Rights,
        patience: Patience,
        waiting: &mut dyn FnMut(),
    ) -> std::result::Result<Self, Busy> {
        let path = root.join(FILE);
        // A drive without locks is used without, as every program did before.
        let Ok(file) = open(&path, rights) else { return Ok(Self { _file: None }) };
        for tries in 1..=patience.given_up_after {
            match disk::lock(&file, &path) {
                Ok(()) => return Ok(Self { _file: Some(file) }),
                Err(TryLockError::Error(_)) => return Ok(Self { _file: None }),
                Err(TryLockError::WouldBlock) => {}
            }
            if tries == patience.said_after {
                waiting();
            }
            thread::sleep(patience.pause.mul_f64(1.0 + fastrand::f64() / 2.0));
        }
        Err(Busy)
    }
}

/// Whether the drive that `root` lies on knows locks, as far as that can be
/// tried without changing anything.
pub(crate) fn is_known(root: &Path) -> bool {
    let path = root.join(Place::Team.to_string());
    let Ok(file) = disk::open_to_look(&path) else { return true };
    !matches!(disk::lock(&file, &path), Err(TryLockError::Error(_)))
}

fn open(path: &Path, rights: impl FnOnce() -> Rights) -> Result<File> {
    match disk::open_lock(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        opened => return opened,
    }
    let file = disk::create_lock(path)?;
    rights().give_file(&file, path);
    Ok(file)
}
