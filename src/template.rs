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

mod advice;
mod chain;
mod entry;
pub mod fault;
pub mod fix;
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
pub mod schema;
mod shape;
pub mod shipped;
mod source;
mod sources;
pub mod spots;
mod stage;
pub mod starter;
mod syntax;
pub mod uses;
mod value;
mod wording;

use std::path::PathBuf;

use sha2::{Digest, Sha256};
use toml::de::DeTable;

use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use chain::{Link, Room};
use fault::{Fault, Faults, Place, Severity};
use parents::{Alone, File, Parents};
use sources::Sources;
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

/// Checks a file together with what it inherits, for a workspace where
/// processes are used so.
///
/// A file that cannot be read as TOML has only the faults of its spelling,
/// since a tree mended by guessing would show faults that nobody made; and one
/// whose parent cannot be read has only those of the parent.
pub fn check_with(file: &File, parents: &dyn Parents, uses: &Uses) -> Checked {
    let room = Room::default();
    match whole(&room, file, parents, Some(uses)) {
        Ok(Whole { process, faults, .. }) => {
            let id = process.as_ref().map(|process| process.id.clone());
            let process = process.filter(|_| !faults.has_errors());
            Checked { id, process, faults: faults.sorted() }
        }
        Err(faults) => Checked { id: id_in(&file.bytes), process: None, faults },
    }
}

/// The process in a file and those it extends, none where there are errors.
/// Nothing is said about it: [`check_with`] adds what is wrong, and advice.
pub fn read_with(file: &File, parents: &dyn Parents) -> Option<Process> {
    let room = Room::default();
    let Whole { process, faults, .. } = whole(&room, file, parents, None).ok()?;
    process.filter(|_| !faults.has_errors())
}

/// Checks the bytes of a file that extends no other.
pub fn check(bytes: &[u8], uses: &Uses) -> Checked {
    check_with(&alone(bytes), &Alone, uses)
}

/// The process in the bytes of a file that extends no other.
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

/// The text of a file with all that it inherits, as one that extends nothing.
/// With `origins`, each key says where its value comes from.
///
/// # Errors
///
/// The faults that [`check_with`] finds, where errors are among them.
pub fn resolved(file: &File, parents: &dyn Parents, origins: bool) -> Result<String, Vec<Fault>> {
    let room = Room::default();
    let Whole { tree, faults, .. } = whole(&room, file, parents, Some(&Uses::default()))?;
    if faults.has_errors() {
        return Err(faults.sorted());
    }
    Ok(resolved::text(&tree, faults.sources(), origins))
}

/// The id that a file says its process has, however wrong the rest of it is,
/// unless it is very long.
pub fn id_in(bytes: &[u8]) -> Option<ProcessId> {
    chain::id_in(bytes)
}

/// Where a file says the id of its process; the beginning of one that does not.
pub fn place_of_id(text: &str) -> Place {
    chain::place_of_id(text)
}

fn alone(bytes: &[u8]) -> File {
    File { name: String::new(), place: PathBuf::new(), bytes: bytes.to_vec() }
}

/// A file and those it extends, as one. Without a use nobody looks at advice.
struct Whole<'t> {
    /// What is in them, as far as it could be read.
    process: Option<Process>,
    tree: DeTable<'t>,
    faults: Faults<'t>,
}

fn whole<'t>(
    room: &'t Room,
    file: &'t File,
    parents: &dyn Parents,
    uses: Option<&Uses>,
) -> Result<Whole<'t>, Vec<Fault>> {
    let links = chain::chain(room, file, parents)?;
    let digest = digest(&links);
    let texts = links.iter().rev().map(|link| (link.file.name.as_str(), link.text));
    let faults = Faults::of(Sources::new(texts));
    let faults = if uses.is_some() { faults } else { faults.errors_alone() };
    syntax::newer::tell(&faults);
    let tree = merge::chain(links, &faults);
    let process = process::process(&tree, digest, uses.unwrap_or(&Uses::default()), &faults);
    Ok(Whole { process, tree, faults })
}

/// What tells one version of a process from another: the bytes of its files,
/// the first parent first.
fn digest(links: &[Link<'_>]) -> String {
    let files: Vec<&[u8]> = links.iter().rev().map(|link| link.file.bytes.as_slice()).collect();
    sha256(&files.concat())
}

/// What tells one text from another.
fn sha256(bytes: &[u8]) -> String {
    let hex = |byte: &u8| format!("{byte:02x}");
    format!("sha256:{}", Sha256::digest(bytes).iter().map(hex).collect::<String>())
}

#[cfg(test)]
mod tests;
