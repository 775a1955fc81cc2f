//! Process files: TOML text to a valid [`Process`], or every fault found in it.
//!
//! The people who write these files sell for a living, so a fault says what is
//! wrong in their words and then what to type. The text is read in three steps,
//! and only a step without faults lets the next one begin: bytes to text
//! (`source`), text to a tree with a place for every key and value
//! (`syntax`), tree to process (`process`, `stage` and their neighbors).
//!
//! Nothing here opens a file, prints, or knows what a deal is.

mod advice;
mod entry;
pub mod fault;
mod known;
mod lines;
mod opening;
mod process;
mod register;
mod retired;
mod row;
mod scalar;
mod shape;
pub mod shipped;
mod source;
mod stage;
mod syntax;
pub mod uses;
mod value;
mod wording;

use sha2::{Digest, Sha256};

use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use fault::{Fault, Faults, Severity};
use uses::Uses;

/// What the check of a file found.
#[derive(Debug)]
pub struct Checked {
    /// The id it says, be it in a file with errors.
    pub id: Option<ProcessId>,
    /// The process, none where there are errors.
    pub process: Option<Process>,
    /// What was found, in the order of the places: errors, warnings and notes,
    /// up to a number that nobody mends at once.
    pub faults: Vec<Fault>,
}

impl Checked {
    /// A file that could not be read at all.
    pub fn refused(fault: Fault) -> Self {
        Self { id: None, process: None, faults: vec![fault] }
    }

    /// How many of its faults are that bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.faults.iter().filter(|fault| fault.severity == severity).count()
    }
}

/// Checks the bytes of a file, for a workspace where processes are used so.
///
/// A file that cannot be read as TOML has only the faults of its spelling,
/// since a tree mended by guessing would show faults that nobody made.
pub fn check(bytes: &[u8], uses: &Uses) -> Checked {
    let text = match source::text(bytes) {
        Ok(text) => text,
        Err(fault) => return Checked::refused(fault),
    };
    let faults = Faults::new(text);
    let process = syntax::tree(text, &faults)
        .and_then(|tree| process::process(&tree, sha256(bytes), uses, &faults));
    let id = process.as_ref().map(|process| process.id.clone());
    let process = process.filter(|_| !faults.has_errors());
    Checked { id, process, faults: faults.sorted() }
}

/// The process in the bytes of a file.
///
/// # Errors
///
/// All errors that [`check`] finds.
pub fn read(bytes: &[u8]) -> Result<Process, Vec<Fault>> {
    let Checked { process, mut faults, .. } = check(bytes, &Uses::default());
    faults.retain(|fault| fault.severity == Severity::Error);
    process.ok_or(faults)
}

/// The text of a file as far as it can be shown, so that its lines and columns
/// are those of the faults in it.
pub fn text(bytes: &[u8]) -> String {
    source::shown(bytes)
}

/// What tells one text from another.
fn sha256(bytes: &[u8]) -> String {
    let hex = |byte: &u8| format!("{byte:02x}");
    format!("sha256:{}", Sha256::digest(bytes).iter().map(hex).collect::<String>())
}

#[cfg(test)]
mod tests;
