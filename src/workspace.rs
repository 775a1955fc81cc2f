//! The workspace: finding it, and opening its books. What the command line and
//! the screens both begin with.

mod sheets;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::domain::books::{Books, Unread};
use crate::domain::change::Change;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::process::Process;
use crate::failure::Failure;
use crate::record::config;
use crate::record::layout::{PROCESS_TEMPLATES, Place};
use crate::record::store::{self, Store};
use crate::record::{Clash, SaveError, reason};
use crate::template::fault::Fault;
use crate::template::{self, shipped};
use crate::world::World;

pub use sheets::sheet_of;

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
    /// The id it says; where that cannot be read, the one its name gives.
    pub id: String,
    /// Where it is: for one of the team's seen from the workspace, none for one
    /// that ships.
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
            Some(root) => Self { store: store(world, root), makes_itself: false },
            None => Self { store: store(world, world.data.clone()), makes_itself: true },
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

    /// Makes sure that a change has a place to go. Gives whether that place
    /// had to be made.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where the folder is no workspace, and where the user's own
    /// cannot be made.
    pub fn ready(&self) -> Result<bool, Failure> {
        self.takes_changes()?;
        let is_new = !self.is_made();
        if is_new {
            self.make()?;
        }
        Ok(is_new)
    }

    /// Whether a change may go here: before anything is asked or looked up.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where the folder is no workspace.
    pub fn takes_changes(&self) -> Result<(), Failure> {
        if self.is_made() || self.makes_itself {
            return Ok(());
        }
        let folder = self.root().display().to_string();
        Err(Failure::not_done(format!("{folder} is not a workspace yet"))
            .hint(format!("sideline init {}", quoted(&folder))))
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
            Err(SaveError::Disk { source, .. }) => Err(self.not_made().because(reason(&source))),
            Err(error) => Err(self.not_made().because(error)),
        }
    }

    fn not_made(&self) -> Failure {
        Failure::not_done(format!("{} cannot be made a workspace", self.root().display()))
            .hint("make room or set the rights, then try again")
    }

    /// The process files by id: those that ship, and the team's, which win.
    pub fn process_files(&self) -> Vec<ProcessFile> {
        let ships = shipped::SHIPPED.iter().map(|(id, text)| {
            let process = template::read(text.as_bytes());
            ((*id).to_owned(), ProcessFile { id: (*id).to_owned(), file: None, process })
        });
        let mut files: BTreeMap<String, ProcessFile> = ships.collect();
        for name in self.team_processes() {
            let file =
                ProcessFile { file: Some(name.clone()), ..read_process(&self.root().join(name)) };
            files.insert(file.id.clone(), file);
        }
        files.into_values().collect()
    }

    /// The files of the team's own processes, seen from the workspace. A folder
    /// that is not there, or cannot be read, has none.
    fn team_processes(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.root().join(PROCESS_TEMPLATES));
        let names = entries.into_iter().flatten().flatten().map(|entry| entry.file_name());
        // A hidden file is what an editor leaves beside the one being written.
        let is_process = |name: &OsString| {
            let is_hidden = name.to_string_lossy().starts_with('.');
            !is_hidden && Path::new(name).extension().is_some_and(|end| end == "toml")
        };
        let mut names: Vec<OsString> = names.filter(is_process).collect();
        names.sort();
        names.into_iter().map(|name| Path::new(PROCESS_TEMPLATES).join(name)).collect()
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
            // The only file that is not in the workspace is told with its folder.
            Err(unread) => {
                let file = world.config.join(&unread.file).display().to_string();
                books.unread.push(Unread { file, ..unread });
            }
        }
        books
    }

    /// Writes a change. Gives what somebody else changed meanwhile, too.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where the workspace is none, or the record could not be
    /// written.
    pub fn save(&self, change: &Change) -> Result<Vec<Clash>, Failure> {
        self.ready()?;
        self.store.save(change).map_err(|e| Failure::not_done(e.to_string()))
    }
}

/// The records in that folder, with earlier versions in the state folder.
fn store(world: &World, root: PathBuf) -> Store {
    let zone = world.now().wall.time_zone().clone();
    Store::new(root).with_history(world.state.clone(), zone)
}

/// Whether there is a `sideline.toml`, be it one that cannot be read: a folder
/// whose file is damaged is not passed over for another one.
fn is_workspace(folder: &Path) -> bool {
    folder.join(Place::Team.to_string()).symlink_metadata().is_ok()
}

/// A folder as a shell takes it for one word.
pub(crate) fn quoted(folder: &str) -> String {
    if folder.contains(char::is_whitespace) { format!("\"{folder}\"") } else { folder.to_owned() }
}

/// Reads one process file. What cannot be read at all is a fault of it, too.
pub fn read_process(path: &Path) -> ProcessFile {
    let process = match crate::record::process_file(path) {
        Ok(bytes) => template::read(&bytes),
        Err(why) => Err(vec![Fault::of_file(why)]),
    };
    let stem = || path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let id = match &process {
        Ok(process) => process.id.to_string(),
        Err(_) => stem().unwrap_or_default(),
    };
    ProcessFile { id, file: Some(path.to_owned()), process }
}

/// Who `by` is where nobody else is named: me, else the owner.
pub fn by(books: &Books, owner: &PersonId) -> PersonId {
    books.me.clone().unwrap_or_else(|| owner.clone())
}
