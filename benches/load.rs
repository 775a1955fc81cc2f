//! Reading a large workspace: 80 open and 2,000 decided deals, 4,000 sessions,
//! 12,000 steps; beside reading and parsing the same files with `toml` alone.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/support/large.rs"]
mod large;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
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

/// All files of the workspace that are TOML.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "toml") {
            found.push(path);
        }
    }
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn workspace_bare(bencher: Bencher<'_, '_>) {
    let (_, _, workspace) = &*LARGE;
    bencher.bench_local(|| {
        let mut paths = Vec::new();
        files(workspace.root(), &mut paths);
        for path in paths {
            let text = fs::read_to_string(path).unwrap();
            black_box(text.parse::<toml::Table>().unwrap());
        }
    });
}
