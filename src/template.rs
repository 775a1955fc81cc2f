//! Process files: TOML text to a valid [`Process`], or every fault found in it.
//!
//! The people who write these files sell for a living, so a fault says what is
//! wrong in their words and then what to type. The text is read in three steps,
//! and only a step without faults lets the next one begin: bytes to text
//! (`source`), text to a tree with a place for every key and value
//! (`syntax`), tree to process (`process`, `stage` and their neighbors).
//!
//! Nothing here opens a file, prints, or knows what a deal is.

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
mod value;
mod wording;

use sha2::{Digest, Sha256};

use crate::domain::process::Process;
use fault::{Fault, Faults};

/// The process in the bytes of a file.
///
/// # Errors
///
/// The faults found in one run, in the order of their places: all of them, up
/// to a number that nobody mends at once. A file that cannot be read as TOML
/// has only the faults of its spelling, since a tree mended by guessing would
/// show faults that nobody made.
pub fn read(bytes: &[u8]) -> Result<Process, Vec<Fault>> {
    let text = source::text(bytes).map_err(|fault| vec![fault])?;
    let faults = Faults::new(text);
    let process = syntax::tree(text, &faults)
        .and_then(|tree| process::process(&tree, digest(bytes), &faults));
    match process {
        Some(process) if faults.is_empty() => Ok(process),
        _ => Err(faults.sorted()),
    }
}

/// What tells one version of a file from another.
fn digest(bytes: &[u8]) -> String {
    let hex = |byte: &u8| format!("{byte:02x}");
    format!("sha256:{}", Sha256::digest(bytes).iter().map(hex).collect::<String>())
}

#[cfg(test)]
mod tests;
