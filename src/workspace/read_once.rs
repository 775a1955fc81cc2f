//! Processes that were read in this run. While a file and those that it extends
//! hold the bytes that they held, nothing is made of them again.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::template::parents::{File, Missing, Parents};
use crate::template::read_with;

/// What a workspace and its clones have read.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadOnce(Arc<Mutex<Vec<Read>>>);

#[derive(Debug)]
struct Read {
    file: File,
    above: Vec<Above>,
    process: Process,
}

/// A file that was asked for, and found.
#[derive(Debug)]
struct Above {
    child: File,
    asked: Asked,
    found: File,
}

#[derive(Debug)]
enum Asked {
    Id(ProcessId),
    Path(String),
}

impl ReadOnce {
    /// The process in a file, none where there are errors.
    pub(super) fn process(&self, file: File, parents: &dyn Parents) -> Option<Process> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(read) = all.iter().find(|read| read.is_still(&file, parents)) {
            return Some(read.process.clone());
        }
        let noting = Noting { parents, above: RefCell::default() };
        let process = read_with(&file, &noting)?;
        let above = noting.above.into_inner();
        all.retain(|read| read.file.place != file.place);
        all.push(Read { file, above, process: process.clone() });
        Some(process)
    }
}

impl Read {
    fn is_still(&self, file: &File, parents: &dyn Parents) -> bool {
        let is_there = |above: &Above| {
            let found = match &above.asked {
                Asked::Id(id) => parents.by_id(&above.child, id),
                Asked::Path(path) => parents.by_path(&above.child, path),
            };
            found.is_ok_and(|found| found == above.found)
        };
        self.file == *file && self.above.iter().all(is_there)
    }
}

/// Finds files, and notes which were found.
struct Noting<'p> {
    parents: &'p dyn Parents,
    above: RefCell<Vec<Above>>,
}

impl Noting<'_> {
    fn note(&self, child: &File, asked: Asked, found: &Result<File, Missing>) {
        if let Ok(found) = found {
            let (child, found) = (child.clone(), found.clone());
            self.above.borrow_mut().push(Above { child, asked, found });
        }
    }
}

impl Parents for Noting<'_> {
    fn by_id(&self, child: &File, id: &ProcessId) -> Result<File, Missing> {
        let found = self.parents.by_id(child, id);
        self.note(child, Asked::Id(id.clone()), &found);
        found
    }

    fn by_path(&self, child: &File, path: &str) -> Result<File, Missing> {
        let found = self.parents.by_path(child, path);
        self.note(child, Asked::Path(path.to_owned()), &found);
        found
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::path::PathBuf;

    use super::*;

    /// One file above all others, and how often it was asked for.
    struct Base(Cell<&'static str>);

    fn file(name: &str, bytes: &str) -> File {
        File { name: name.to_owned(), place: PathBuf::from(name), bytes: bytes.into() }
    }

    impl Parents for Base {
        fn by_id(&self, _: &File, _: &ProcessId) -> Result<File, Missing> {
            Ok(file("base.toml", self.0.get()))
        }

        fn by_path(&self, child: &File, _: &str) -> Result<File, Missing> {
            self.by_id(child, &ProcessId::usual())
        }
    }

    const BASE: &str = "format = 1\n[process]\nid = \"base\"\n[[stage]]\nid = \"one\"\n\
        exit = [\"The buyer has said it\"]\n";
    const CHILD: &str = "format = 1\nextends = \"base\"\n[process]\nid = \"ours\"\n";

    #[test]
    fn a_process_is_read_again_when_its_bytes_or_those_above_it_are_others() {
        let (known, base) = (ReadOnce::default(), Base(Cell::new(BASE)));
        let read = |bytes: &str| known.process(file("ours.toml", bytes), &base);
        let digest = |bytes: &str| read(bytes).map(|process| process.digest);
        let first = digest(CHILD);
        assert!(first.is_some());
        assert_eq!(digest(CHILD), first);
        let other = CHILD.replace("ours", "other");
        assert_ne!(digest(&other), first);
        assert_eq!(known.0.lock().unwrap().len(), 1);
        assert_eq!(digest(CHILD), first);
        base.0.set("format = 1\n");
        assert_eq!(digest(CHILD), None);
    }
}
