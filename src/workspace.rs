//! The workspace: finding it, and opening its books. What the command line and
//! the screens both begin with.

mod advice;
mod parents;
mod processes;
mod read_once;
mod sheets;
mod twice;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::domain::books::{Books, DealBook, Gathered, Opened};
use crate::domain::change::Change;
use crate::domain::id::{DealId, ProcessId};
use crate::domain::settings::Whose;
use crate::domain::team::Team;
use crate::failure::Failure;
use crate::record::config::Found;
use crate::record::layout::Place;
use crate::record::store::{self, Store};
use crate::record::{self, Clash, SaveError, config, reason};
use crate::world::World;
use read_once::ReadOnce;

pub use advice::advise;
pub use processes::{ProcessFile, process_files_in};
pub use twice::told as told_twice;

/// A workspace, whether or not anything stands in it yet.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// Its records.
    pub store: Store,
    /// Whether it may be made by the first change.
    makes_itself: bool,
    read_once: ReadOnce,
}

impl Workspace {
    /// The workspace that was named, else the nearest parent folder that is
    /// one, else the user's own.
    pub fn find(world: &World, named: Option<&Path>) -> Self {
        let named = named.map(Path::to_owned).or_else(|| world.workspace.clone());
        let is_one = |folder: &&Path| is_workspace(folder);
        let nearest = || world.here.ancestors().find(is_one).map(Path::to_owned);
        match named.or_else(nearest) {
            Some(root) => Self::of(store(world, root), false),
            None => Self::of(store(world, world.data.clone()), true),
        }
    }

    /// The same for the screens, whose first start says where it will be: what is
    /// not there by then is made by the first change.
    #[must_use]
    pub fn or_a_new_one(self) -> Self {
        let is_new = !self.is_made();
        Self { makes_itself: self.makes_itself || is_new, ..self }
    }

    fn of(store: Store, makes_itself: bool) -> Self {
        Self { store, makes_itself, read_once: ReadOnce::default() }
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
        self.is_not_torn()?;
        let folder = self.root().display().to_string();
        Err(Failure::not_done(format!("{folder} is not a workspace yet"))
            .hint(format!("sideline init {}", quoted(&folder))))
    }

    /// Whether records are to be found here: a folder that was named must be one. Where
    /// only the team's file is missing, that is told with what is there.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where the folder is no workspace.
    pub fn is_to_be_read(&self) -> Result<(), Failure> {
        if self.root().join("deals").is_dir() { Ok(()) } else { self.takes_changes() }
    }

    /// That no team's file is missing beside deals: an empty one made in its place
    /// would be a team without anybody.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where it is.
    pub fn is_not_torn(&self) -> Result<(), Failure> {
        // A folder of deals without any is what a start that was broken off left.
        let mut deals = std::fs::read_dir(self.root().join("deals")).into_iter().flatten();
        if self.is_made() || deals.next().is_none() {
            return Ok(());
        }
        let folder = self.root().display().to_string();
        Err(Failure::not_done(format!(
            "nothing was changed: {} is missing in {folder}",
            Place::Team
        ))
        .because("there are deals, and the file says whose team it is")
        .hint("bring it back from a backup, or from whoever shares the folder"))
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

    /// What is at hand: open deals, those that Today may show, the heads of the
    /// other decided ones, and the processes in use. What could not be read is named in it.
    pub fn books(&self, world: &World) -> Books {
        let mut books = self.store.at_hand();
        for deal in books.due_again(world.now().wall.date()) {
            books.open(self.store.open(&deal));
        }
        let mut in_use: BTreeSet<&ProcessId> = books.deals.values().flat_map(followed).collect();
        in_use.insert(&books.team.process);
        books.processes = self.processes_of(&in_use);
        self.with_me(books, world)
    }

    /// Our own team alone.
    pub fn team(&self) -> Team {
        self.store.team()
    }

    /// Who is in the team, and which of them sits at the keyboard.
    pub fn people(&self, world: &World) -> Books {
        self.with_me(Books::new(self.team(), BTreeMap::new()), world)
    }

    /// Who is in the team, and the heads of all deals. No process is read.
    pub fn heads(&self, world: &World) -> Books {
        self.with_me(self.store.heads(), world)
    }

    /// All that is known in it, each deal whole, and all processes.
    pub fn whole_books(&self, world: &World) -> Books {
        self.with_me(self.store.load(self.processes()), world)
    }

    /// Reads one deal whole, with the processes that it follows.
    pub fn open(&self, deal: &DealId) -> Opened {
        let opened = self.store.open(deal);
        let in_use = opened.book.iter().flat_map(followed).collect();
        Opened { processes: self.processes_of(&in_use), ..opened }
    }

    /// Some decided deals, whole, with the processes that they follow beside those that
    /// are known already.
    pub fn gather(&self, deals: &[DealId], known: &BTreeSet<ProcessId>) -> Gathered {
        let (books, unread) = self.store.whole(deals);
        let ids = books.iter().flat_map(followed).filter(|id| !known.contains(*id));
        let ids = ids.cloned().collect();
        Gathered { followed: self.followed_by(&ids), books, unread }
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

    /// The books with who sits at the keyboard.
    fn with_me(&self, mut books: Books, world: &World) -> Books {
        let Found { config, idle, unread } = config::found(&world.config);
        books.idle.extend(idle);
        books.unread.extend(unread);
        books.listing = config.listing();
        books.whose = config.actions_of.unwrap_or(Whose::Mine);
        books.sits_here(config.me_at(self.root()).cloned());
        books.local = world.now().wall.time_zone().clone();
        books.zone = world.zone_trouble();
        books.unread_processes =
            self.unread_processes(books.deals.values().flat_map(followed), &books.processes);
        advise(&mut books, world.now().wall.date());
        books
    }
}

/// The processes that a deal and its sessions follow.
fn followed(book: &DealBook) -> impl Iterator<Item = &ProcessId> {
    let sessions = book.sessions.values().map(|session| &session.process.id);
    std::iter::once(&book.deal.process).chain(sessions)
}

/// The records in that folder, with earlier versions in the state folder.
fn store(world: &World, root: PathBuf) -> Store {
    let zone = world.now().wall.time_zone().clone();
    Store::new(root).with_history(world.state.clone(), zone)
}

/// Whether there is a `sideline.toml`, be it one that cannot be read: a folder
/// whose file is damaged is not passed over for another one.
fn is_workspace(folder: &Path) -> bool {
    record::is_there(&folder.join(Place::Team.to_string()))
}

/// A folder as a shell takes it for one word.
pub(crate) fn quoted(folder: &str) -> String {
    if folder.contains(char::is_whitespace) { format!("\"{folder}\"") } else { folder.to_owned() }
}
