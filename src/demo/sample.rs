//! The sample data as a workspace: in a folder that is named, or in one that
//! lives as long as somebody looks at it.

use std::fs;
use std::path::Path;
use std::thread;

use tempfile::TempDir;

use super::books;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::{Change, Record};
use crate::failure::Failure;
use crate::record::config::{self, Config};
use crate::record::{disk, reason};
use crate::workspace::Workspace;
use crate::world::World;

/// How many files are written at a time.
const WRITERS: usize = 16;

/// The sample data in a folder of its own, with settings of its own. Dropped,
/// it is gone.
#[derive(Debug)]
pub struct Sample {
    /// The world with all its folders in there.
    pub world: World,
    /// The workspace.
    pub workspace: Workspace,
    /// The folder that all of it lies in.
    pub folder: TempDir,
}

impl Sample {
    /// Makes it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where there is no room for it.
    pub fn new(world: &World) -> Result<Self, Failure> {
        let folder = tempfile::Builder::new().prefix("sideline-demo-").tempdir();
        let folder = folder.map_err(|error| not_written().because(reason(&error)))?;
        let world = world.within(folder.path());
        let workspace = Workspace::find(&world, Some(&folder.path().join("sales")));
        let me = write(&world, &workspace)?.me;
        config::save(&world.config, &Config::default(), &Config { me, ..Config::default() })
            .map_err(|error| not_written().because(error))?;
        Ok(Self { world, workspace, folder })
    }
}

/// Takes sample data away, where the program ends without a way back to whoever
/// holds its folder. One that stays is in the system's folder for such.
pub fn remove(folder: &Path) {
    drop(disk::remove_folder(folder));
}

/// Writes the sample data into a workspace that is not there yet.
///
/// # Errors
///
/// A [`Failure`] where something lies in its folder, or it cannot be written.
pub fn write(world: &World, workspace: &Workspace) -> Result<Books, Failure> {
    is_free(workspace.root())?;
    let books = books(workspace.processes(), &world.now().wall, &mut world.draw())
        .map_err(|error| Failure::not_done("the sample data cannot be told").because(error))?;
    put(world, workspace, &books)?;
    Ok(books)
}

/// Makes a workspace of books that were told.
///
/// # Errors
///
/// A [`Failure`] where it cannot be written.
pub fn put(world: &World, workspace: &Workspace, books: &Books) -> Result<(), Failure> {
    workspace.make()?;
    let usual = workspace.books(world).team;
    save(workspace, &Change::of(usual, books.team.clone()))?;
    // Each file waits for the disk: several wait together.
    let deals: Vec<&DealBook> = books.deals.values().collect();
    let shares = deals.chunks(deals.len().div_ceil(WRITERS).max(1));
    thread::scope(|scope| {
        let writers: Vec<_> =
            shares.map(|share| scope.spawn(|| save_all(workspace, share))).collect();
        let lost = || Err(not_written());
        writers.into_iter().try_for_each(|writer| writer.join().unwrap_or_else(|_| lost()))
    })
}

fn save_all(workspace: &Workspace, deals: &[&DealBook]) -> Result<(), Failure> {
    let mut records = deals.iter().flat_map(|book| records(book));
    records.try_for_each(|record| save(workspace, &Change::new(record)))
}

fn save(workspace: &Workspace, change: &Change) -> Result<(), Failure> {
    workspace.store.save(change).map(drop).map_err(|error| not_written().because(error))
}

fn not_written() -> Failure {
    Failure::not_done("the sample data cannot be written")
        .hint("make room or set the rights, then try again")
}

/// Whether nothing lies in the folder that would be written over or mixed up.
fn is_free(folder: &Path) -> Result<(), Failure> {
    let is_empty = |mut entries: fs::ReadDir| entries.next().is_none();
    let is_free = match fs::symlink_metadata(folder) {
        Ok(_) => fs::read_dir(folder).is_ok_and(is_empty),
        Err(_) => true,
    };
    if is_free {
        return Ok(());
    }
    Err(Failure::not_done(format!(
        "{} is not empty, so nothing was written there",
        folder.display()
    ))
    .hint("name a folder that is empty or not there yet"))
}

/// The records of a deal.
fn records(book: &DealBook) -> Vec<Record> {
    let mut records = vec![book.deal.clone().into()];
    records.extend(book.actions.values().cloned().map(Record::from));
    records.extend(book.asks.values().cloned().map(Record::from));
    records.extend(book.calls.values().cloned().map(Record::from));
    records.extend(book.sessions.values().cloned().map(Record::from));
    records
}
