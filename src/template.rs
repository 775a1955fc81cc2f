//! Process files: TOML text to a valid [`Process`], or every fault found in it.
//!
//! The people who write these files sell for a living, so a fault says what is
//! wrong in their words and then what to type. The text is read in four steps,
//! and only a step without faults lets the next one begin: bytes to text
//! (`source`), text to a tree with a place for every key and value
//! (`syntax`), the trees of a file and of those it extends to one (`chain`,
//! `merge`), tree to process (`process`, `stage` and their neighbors).
//!
//! Nothing here opens a file, prints, or knows what a deal is.

mod chain;
mod entry;
pub mod fault;
mod known;
mod lines;
mod merge;
mod opening;
pub mod parents;
mod process;
mod register;
mod resolved;
mod retired;
mod row;
mod scalar;
mod shape;
pub mod shipped;
mod source;
mod sources;
mod stage;
mod syntax;
mod value;
mod wording;

use std::path::PathBuf;

use sha2::{Digest, Sha256};
use toml::de::DeTable;

use crate::domain::process::Process;
use chain::{Link, Room};
use fault::{Fault, Faults};
use parents::{Alone, File, Parents};
use sources::Sources;

/// The process in the bytes of a file that extends no other.
///
/// # Errors
///
/// As those of [`resolve`].
pub fn read(bytes: &[u8]) -> Result<Process, Vec<Fault>> {
    let file = File { name: String::new(), place: PathBuf::new(), bytes: bytes.to_vec() };
    resolve(file, &Alone)
}

/// The process in a file, together with what it inherits.
///
/// # Errors
///
/// The faults found in one run, in the order of their places: all of them, up
/// to a number that nobody mends at once. A file that cannot be read as TOML
/// has only the faults of its spelling, since a tree mended by guessing would
/// show faults that nobody made; and one whose parent cannot be read has only
/// those of the parent.
pub fn resolve(file: File, parents: &dyn Parents) -> Result<Process, Vec<Fault>> {
    whole(file, parents, |process, _, _| process)
}

/// The text of a file with all that it inherits, as one that extends nothing.
/// With `origins`, each key says where its value comes from.
///
/// # Errors
///
/// As those of [`resolve`].
pub fn resolved(file: File, parents: &dyn Parents, origins: bool) -> Result<String, Vec<Fault>> {
    whole(file, parents, |_, tree, sources| resolved::text(&tree, sources, origins))
}

/// The id that a file says its process has, however wrong the rest of it is.
pub fn id_in(bytes: &[u8]) -> Option<String> {
    chain::id_in(bytes)
}

/// What `done` makes of a process and the tree it was read from.
fn whole<T>(
    file: File,
    parents: &dyn Parents,
    done: impl FnOnce(Process, DeTable<'_>, &Sources<'_>) -> T,
) -> Result<T, Vec<Fault>> {
    let room = Room::default();
    let links = chain::chain(&room, file, parents)?;
    let digest = digest(&links);
    let texts = links.iter().rev().map(|link| (link.file.name.as_str(), link.text));
    let faults = Faults::of(Sources::new(texts));
    let tree = merge::chain(links, &faults);
    match process::process(&tree, digest, &faults) {
        Some(process) if faults.is_empty() => Ok(done(process, tree.clone(), faults.sources())),
        _ => Err(faults.sorted()),
    }
}

/// What tells one version of a process from another: the bytes of its files,
/// the first parent first.
fn digest(links: &[Link<'_>]) -> String {
    let mut digest = Sha256::new();
    for link in links.iter().rev() {
        digest.update(&link.file.bytes);
    }
    let hex = |byte: &u8| format!("{byte:02x}");
    format!("sha256:{}", digest.finalize().iter().map(hex).collect::<String>())
}

#[cfg(test)]
mod tests;
