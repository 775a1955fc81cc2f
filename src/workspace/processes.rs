//! The process files of a workspace, and those that ship.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::parents::{Templates, place, shipped};
use super::{Workspace, twice};
use crate::domain::books::{Cause, Followed, Unread};
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::record::folder;
use crate::record::layout::PROCESS_TEMPLATES;
use crate::record::{process_file, reason};
use crate::template::fault::{Fault, Severity};
use crate::template::parents::File;
use crate::template::shipped::SHIPPED;
use crate::template::uses::Uses;
use crate::template::{self, Checked};

/// A process file: one that ships, or one of the team's.
#[derive(Debug)]
pub struct ProcessFile {
    /// The id it says; where that cannot be read, the one its name gives.
    pub id: String,
    /// Where it is: for one of the team's seen from the workspace, none for one
    /// that ships.
    pub file: Option<PathBuf>,
    /// What is in it, and what is wrong with it.
    pub checked: Checked,
    /// Its text, as far as it is one.
    pub text: String,
}

impl ProcessFile {
    /// The file, or its id where it has none.
    pub fn name(&self) -> String {
        self.file.as_ref().map_or_else(|| self.id.clone(), |path| path.display().to_string())
    }
}

impl Workspace {
    /// The process files by id: those that ship, and the team's, which win. Of
    /// several with one id the one that is used comes first.
    pub fn process_files(&self, uses: &Uses) -> Vec<ProcessFile> {
        let templates = self.templates();
        let team = templates.team();
        let team = team.map(|(path, file)| understood(&path, file.as_ref(), &templates, uses));
        let mut files = twice::told(team.collect());
        let of_team: BTreeSet<String> = files.iter().map(|file| file.id.clone()).collect();
        let ships = SHIPPED.iter().filter(|(id, _)| !of_team.contains(*id));
        files.extend(ships.map(|process @ (id, text)| {
            let (id, text) = ((*id).to_owned(), (*text).to_owned());
            let checked = template::check_with(&shipped(process), &templates, uses);
            ProcessFile { id, file: None, checked, text }
        }));
        files.sort_by(|a, b| (&a.id, !a.is_used()).cmp(&(&b.id, !b.is_used())));
        files
    }

    /// The processes that can be walked.
    pub fn processes(&self) -> BTreeMap<ProcessId, Process> {
        let ids = self.templates().all_ids();
        self.processes_of(&ids.iter().collect())
    }

    /// Those of these ids that can be walked, and the usual one where one of them asks
    /// nothing in a debrief: then that is what is asked. Of all others no more is read
    /// than their id.
    pub(super) fn processes_of(&self, ids: &BTreeSet<&ProcessId>) -> BTreeMap<ProcessId, Process> {
        let templates = self.templates();
        let read = |id: &ProcessId| {
            let file = templates.of_id(id)?;
            let process = self.read_once.process(file, &templates)?;
            Some((id.clone(), process))
        };
        let mut processes: BTreeMap<ProcessId, Process> =
            ids.iter().filter_map(|id| read(id)).collect();
        let usual = ProcessId::usual();
        let asks_nothing = |process: &Process| process.debrief_parts().is_empty();
        if !processes.contains_key(&usual) && processes.values().any(asks_nothing) {
            processes.extend(read(&usual));
        }
        processes
    }

    /// Those of these ids that can be walked, and why the others cannot.
    pub fn followed_by(&self, ids: &BTreeSet<ProcessId>) -> Followed {
        let processes = self.processes_of(&ids.iter().collect());
        let unread = self.unread_processes(ids.iter(), &processes);
        Followed { processes, unread }
    }

    /// Those of these ids that are not among the processes that can be walked, and why.
    pub(super) fn unread_processes<'i>(
        &self,
        ids: impl Iterator<Item = &'i ProcessId>,
        processes: &BTreeMap<ProcessId, Process>,
    ) -> BTreeMap<ProcessId, Unread> {
        let lacking: BTreeSet<_> = ids.filter(|id| !processes.contains_key(*id)).collect();
        if lacking.is_empty() {
            return BTreeMap::new();
        }
        let files = self.process_files(&Uses::default());
        let told = |id: &ProcessId| {
            let file = files.iter().find(|file| file.id == id.as_str());
            (id.clone(), file.map_or_else(|| missing(id), why_unread))
        };
        lacking.into_iter().map(told).collect()
    }

    /// Reads one process file, wherever it is. What cannot be read at all is a
    /// fault of it, too.
    pub fn read_process(&self, path: &Path, uses: &Uses) -> ProcessFile {
        self.process_bytes(path, process_file(path), uses)
    }

    /// The process in the bytes that a file has, or why there are none.
    pub fn process_bytes(
        &self,
        path: &Path,
        bytes: Result<Vec<u8>, String>,
        uses: &Uses,
    ) -> ProcessFile {
        let name = path.display().to_string();
        let file = bytes.map(|bytes| File { name, place: place(path), bytes });
        understood(path, file.as_ref(), &self.templates(), uses)
    }

    /// The text of a process with all that it inherits, as one that extends
    /// nothing. With `origins`, each key says where its value comes from.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn resolved(&self, file: &ProcessFile, origins: bool) -> Result<String, Vec<Fault>> {
        let templates = self.templates();
        let own = match &file.file {
            Some(path) => {
                templates.team().find(|(own, _)| own == path).map(|(_, file)| file.clone())
            }
            None => SHIPPED.iter().find(|(id, _)| *id == file.id).map(|it| Ok(shipped(it))),
        };
        let own = own.unwrap_or_else(|| Err("there is no such file".to_owned()));
        let own = own.map_err(|why| vec![Fault::of_file(why)])?;
        template::resolved(&own, &templates, origins)
    }

    fn templates(&self) -> Templates {
        Templates::of(self.root().join(PROCESS_TEMPLATES))
    }
}

/// Why a process cannot be walked: the first error of its file.
fn why_unread(file: &ProcessFile) -> Unread {
    let fault = file.checked.faults.iter().find(|fault| fault.severity == Severity::Error);
    Unread {
        line: fault.map(|fault| fault.place.line),
        column: fault.map(|fault| fault.place.column),
        ..unread(file.name(), fault.map_or("it cannot be used", |fault| &fault.message))
    }
}

/// That no file has it.
fn missing(id: &ProcessId) -> Unread {
    let file = Path::new(PROCESS_TEMPLATES).join(format!("{id}.toml"));
    unread(file.display().to_string(), "deals follow it, and it is not there")
}

fn unread(file: String, message: &str) -> Unread {
    let message = message.to_owned();
    Unread { file, line: None, column: None, cause: Cause::Wrong, message, hidden: None }
}

/// What is in a process file, or what is wrong with it.
fn understood(
    path: &Path,
    file: Result<&File, &String>,
    templates: &Templates,
    uses: &Uses,
) -> ProcessFile {
    let (checked, text) = match file {
        // The text last: it is one more in memory than the check needs.
        Ok(file) => (template::check_with(file, templates, uses), template::text(&file.bytes)),
        Err(why) => (Checked::refused(Fault::of_file(why)), String::new()),
    };
    let stem = || path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let id = checked.id.as_ref().map(ToString::to_string).or_else(stem).unwrap_or_default();
    ProcessFile { id, file: Some(path.to_owned()), checked, text }
}

/// The process files in a folder, in the order of their names; none where it is
/// no folder.
///
/// # Errors
///
/// Why it cannot be looked into, in words.
pub fn process_files_in(folder: &Path) -> Option<Result<Vec<PathBuf>, String>> {
    // A hidden file is what an editor leaves beside the one being written.
    let is_process = |path: &PathBuf| {
        let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        !name.starts_with('.') && path.extension().is_some_and(|end| end == "toml")
    };
    if !folder.is_dir() {
        return None;
    }
    let names = folder::names(folder);
    let paths = names.map(|names| names.iter().map(|name| folder.join(name)).collect::<Vec<_>>());
    Some(paths.map_err(|error| format!("cannot be read: {}", reason(&error))).map(|mut paths| {
        paths.retain(is_process);
        paths.sort();
        paths
    }))
}
