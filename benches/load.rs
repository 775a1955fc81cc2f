//! Reading a large workspace: 80 open and 2,000 decided deals, 4,000 sessions,
//! 12,000 steps. At every start the open deals are read whole, and of decided ones
//! only the head of `deal.toml` and whether a step, ask or call is open; beside it,
//! reading and parsing those files with `toml` alone: all files that are looked
//! into, each of them whole. Then everything whole, as `sideline doctor` reads it,
//! beside the same; and a search through all of it, once it is read.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/support/large.rs"]
mod large;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
use large::files;
use sideline::domain::books::Books;
use sideline::pages::search::Corpus;
use sideline::pages::today;
use sideline::record;
use sideline::workspace::Workspace;
use sideline::world::World;
use tempfile::TempDir;

/// Told once for all benches here; in memory where the system has such a folder,
/// since each of its 20,000 files is synced.
static LARGE: LazyLock<(TempDir, World, Workspace)> = LazyLock::new(|| {
    let base = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let world = large::world(base.path());
    let workspace = large::write(&world, base.path(), large::LARGE);
    (base, world, workspace)
});

fn main() {
    divan::main();
    // What is static is never dropped.
    let _ = fs::remove_dir_all(LARGE.0.path());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn workspace(bencher: Bencher<'_, '_>) {
    let (_, world, workspace) = &*LARGE;
    bencher.bench_local(|| {
        let books = workspace.books(world);
        assert!(books.unread.is_empty());
        books
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn workspace_whole(bencher: Bencher<'_, '_>) {
    let (_, world, workspace) = &*LARGE;
    bencher.bench_local(|| {
        let books = workspace.whole_books(world);
        assert!(books.unread.is_empty());
        books
    });
}

/// Today, from the files to what its page shows.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn today(bencher: Bencher<'_, '_>) {
    let (_, world, workspace) = &*LARGE;
    bencher.bench_local(|| today::today(&workspace.books(world), &world.now().wall));
}

/// Words that are found in all that was written down, decided deals included.
#[divan::bench(sample_count = 20, sample_size = 1, args = ["lose a day", "customer 7 nobody", "z"])]
fn search(bencher: Bencher<'_, '_>, words: &str) {
    let (_, world, workspace) = &*LARGE;
    let books = workspace.whole_books(world);
    let mut corpus = Corpus::default();
    for book in books.deals.values() {
        corpus.add(book, &books.team);
    }
    bencher.bench_local(|| corpus.find(words));
}

/// The files that are looked into at every start: all of open deals with the
/// notes on their sessions; of each decided deal its own and what may be owed on it;
/// and what lies beside the deals. The few sessions that tell who was last talked to are left out.
fn files_at_hand(root: &Path, books: &Books) -> Vec<PathBuf> {
    let mut found = vec![root.join("sideline.toml")];
    for id in books.deals.keys() {
        files(&root.join("deals").join(id.as_str()), &mut found);
    }
    for id in books.decided.keys() {
        let folder = root.join("deals").join(id.as_str());
        found.push(folder.join("deal.toml"));
        let owed = ["actions", "asks", "calls"].map(|shelf| folder.join(shelf));
        owed.iter().filter(|shelf| shelf.is_dir()).for_each(|shelf| files(shelf, &mut found));
    }
    let mut notes = Vec::new();
    files(&root.join("coaching"), &mut notes);
    let sessions = books.deals.values().flat_map(|book| book.sessions.keys());
    let sessions: Vec<String> = sessions.map(|id| format!("-{id}.toml")).collect();
    let is_theirs = |path: &PathBuf| {
        let name = path.to_string_lossy();
        sessions.iter().any(|session| name.ends_with(session))
    };
    found.extend(notes.into_iter().filter(is_theirs));
    found
}

fn parse(paths: Vec<PathBuf>) {
    for path in paths {
        let text = fs::read_to_string(path).unwrap();
        black_box(text.parse::<toml::Table>().unwrap());
    }
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn workspace_bare(bencher: Bencher<'_, '_>) {
    let (_, world, workspace) = &*LARGE;
    let books = workspace.books(world);
    bencher.with_inputs(|| files_at_hand(workspace.root(), &books)).bench_local_values(parse);
}

/// The texts of all deals and sessions, each with the name of its file.
fn texts() -> Vec<(String, String)> {
    let (_, _, workspace) = &*LARGE;
    let (root, mut paths) = (workspace.root(), Vec::new());
    files(&root.join("deals"), &mut paths);
    let named = paths.into_iter().map(|path| {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    named.filter(|(name, _)| name.ends_with("deal.toml") || name.contains("/sessions/")).collect()
}

/// What it costs to look at keys that nobody reads: the same texts with and without.
#[divan::bench(sample_count = 20, sample_size = 1, args = [false, true])]
fn keys_looked_at(bencher: Bencher<'_, '_>, looks: bool) {
    let texts = texts();
    bencher.bench_local(|| {
        assert!(texts.iter().all(|(file, text)| record::is_readable(file, text, looks)));
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn workspace_whole_bare(bencher: Bencher<'_, '_>) {
    let (_, _, workspace) = &*LARGE;
    bencher.bench_local(|| {
        let mut paths = Vec::new();
        files(workspace.root(), &mut paths);
        parse(paths);
    });
}
