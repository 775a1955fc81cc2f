//! The workspace: finding it, and opening its books. What the command line and
//! the screens both begin with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::process::Process;
use crate::failure::Failure;
use crate::record::SaveError;
use crate::record::config;
use crate::record::layout::{PROCESS_TEMPLATES, Place};
use crate::record::store::{self, Store};
use crate::template::fault::Fault;
use crate::template::{self, shipped};
use crate::world::World;

/// A workspace, whether or not anything stands in it yet.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// Its records.
    pub store: Store,
    /// Whether it may be made by the first change.
    makes_itself: bool,
}

/// A process file: one that ships, or one of the team's.
#[derive(Debug)]
pub struct ProcessFile {
    /// The id its name gives.
    pub id: String,
    /// Where it is; none for one that ships.
    pub file: Option<PathBuf>,
    /// What is in it, or all that is wrong with it.
    pub process: Result<Process, Vec<Fault>>,
}

impl Workspace {
    /// The workspace that was named, else the nearest parent folder that is
    /// one, else the user's own.
    pub fn find(world: &World, named: Option<&Path>) -> Self {
        let named = named.map(Path::to_owned).or_else(|| world.workspace.clone());
        let is_one = |folder: &&Path| is_workspace(folder);
        let nearest = || world.here.ancestors().find(is_one).map(Path::to_owned);
        match named.or_else(nearest) {
            Some(root) => Self { store: Store::new(root), makes_itself: false },
            None => Self { store: Store::new(world.data.clone()), makes_itself: true },
        }
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        self.store.root()
    }

    /// Whether it has been made.
    pub fn is_made(&self) -> bool {
        is_workspace(self.root())
    }

    /// Makes sure that a change has a place to go.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where the folder is no workspace, and where the user's own
    /// cannot be made.
    pub fn ready(&self) -> Result<(), Failure> {
        if self.is_made() {
            return Ok(());
        }
        if !self.makes_itself {
            let folder = self.root().display();
            return Err(Failure::not_done(format!("{folder} is not a workspace yet"))
                .hint(format!("sideline init {folder}")));
        }
        self.make()
    }

    /// Makes it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where its folder cannot be written.
    pub fn make(&self) -> Result<(), Failure> {
        match store::init(self.root()) {
            // Another window was faster.
            Ok(_) | Err(SaveError::Taken { .. }) => Ok(()),
            Err(error) => Err(Failure::not_done(error.to_string())),
        }
    }

    /// The process files by id: those that ship, and the team's, which win.
    pub fn process_files(&self) -> Vec<ProcessFile> {
        let ships = shipped::SHIPPED.iter().map(|(id, text)| {
            let process = template::read(text.as_bytes());
            ((*id).to_owned(), ProcessFile { id: (*id).to_owned(), file: None, process })
        });
        let mut files: BTreeMap<String, ProcessFile> = ships.collect();
        for path in self.team_processes() {
            let file = read_process(&path);
            files.insert(file.id.clone(), file);
        }
        files.into_values().collect()
    }

    /// The files of the team's own processes. A folder that is not there, or
    /// cannot be read, has none.
    fn team_processes(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.root().join(PROCESS_TEMPLATES));
        let paths = entries.into_iter().flatten().flatten().map(|entry| entry.path());
        let mut paths: Vec<_> =
            paths.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
        paths.sort();
        paths
    }

    /// All that is known in it. What could not be read is named in it.
    pub fn books(&self, world: &World) -> Books {
        let files = self.process_files();
        let read = files.into_iter().filter_map(|file| file.process.ok());
        let processes: BTreeMap<ProcessId, Process> =
            read.map(|process| (process.id.clone(), process)).collect();
        let mut books = self.store.load(processes);
        match config::read(&world.config) {
            Ok(config) => books.me = config.me,
            Err(unread) => books.unread.push(unread),
        }
        books
    }

    /// Writes a change.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where the workspace is none, or the record could not be
    /// written.
    pub fn save(&self, change: &Change) -> Result<(), Failure> {
        self.ready()?;
        self.store.save(change).map_err(|e| Failure::not_done(e.to_string()))
    }
}

fn is_workspace(folder: &Path) -> bool {
    folder.join(Place::Team.to_string()).is_file()
}

/// Reads one process file. What cannot be read at all is a fault of it, too.
pub fn read_process(path: &Path) -> ProcessFile {
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let process = match crate::record::process_file(path) {
        Ok(bytes) => template::read(&bytes),
        Err(why) => Err(vec![Fault::of_file(why)]),
    };
    ProcessFile { id, file: Some(path.to_owned()), process }
}

/// Who `by` is where nobody else is named: me, else the owner.
pub fn by(books: &Books, owner: &PersonId) -> PersonId {
    books.me.clone().unwrap_or_else(|| owner.clone())
}
