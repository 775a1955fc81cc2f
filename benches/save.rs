//! A kept answer on the disk: the store's save of one, beside the least that a
//! durable write of the same bytes can be.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};

use divan::Bencher;
use jiff::civil::date;
use jiff::tz::TimeZone;
use sideline::domain::change::{Change, Record};
use sideline::domain::session::{Session, SessionState};
use sideline::workspace::Workspace;
use sideline::world::World;
use tempfile::TempDir;
use toml_edit::DocumentMut;

/// On the disk that the build lies on: a temporary folder may be in memory.
const DISK: &str = env!("CARGO_TARGET_TMPDIR");

fn main() {
    divan::main();
}

/// A workspace of sample data, and the longest of its sessions, held again.
fn worker(base: &Path) -> (Workspace, Session) {
    let now = date(2026, 11, 24).at(14, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    let world = World::still(now, 7, base);
    let workspace = Workspace::find(&world, Some(&base.join("sales")));
    let books = sideline::demo::write(&world, &workspace).unwrap();
    let sessions = books.deals.values().flat_map(|book| book.sessions.values());
    let longest = sessions.max_by_key(|session| session.exit.len() + session.answers.len());
    let mut session = longest.unwrap().clone();
    session.id = "benchses".parse().unwrap();
    session.state = SessionState::Draft;
    session.agreed.clear();
    // As large as sessions get: about 25 kB.
    for number in 1..=100 {
        session.notes.insert(number, "Dana said it again, in other words. ".repeat(6));
    }
    workspace.store.save(&Change::new(session.clone())).unwrap();
    (workspace, session)
}

fn file(workspace: &Workspace, session: &Session) -> PathBuf {
    workspace.root().join(Record::from(session.clone()).place().to_string())
}

#[divan::bench]
fn kept_answer(bencher: Bencher<'_, '_>) {
    let base = TempDir::new_in(DISK).unwrap();
    let (workspace, mut session) = worker(base.path());
    let mut times = 0_u32;
    bencher.bench_local(|| {
        times += 1;
        let before = session.clone();
        session.goal = Some(format!("Who decides at Nordlys, in what order? ({times})"));
        workspace.store.save(&Change::of(before, session.clone())).unwrap();
    });
}

/// A temporary file, sync, rename, sync of the folder, and one reading and
/// printing of the text.
#[divan::bench]
fn kept_answer_bare(bencher: Bencher<'_, '_>) {
    let base = TempDir::new_in(DISK).unwrap();
    let (workspace, session) = worker(base.path());
    let path = file(&workspace, &session);
    let folder = path.parent().unwrap();
    bencher.bench_local(|| {
        let text = std::fs::read_to_string(&path).unwrap();
        let printed = text.parse::<DocumentMut>().unwrap().to_string();
        let mut temporary = tempfile::NamedTempFile::new_in(folder).unwrap();
        temporary.write_all(black_box(&printed).as_bytes()).unwrap();
        temporary.as_file().sync_all().unwrap();
        temporary.persist(&path).unwrap();
        File::open(folder).unwrap().sync_all().unwrap();
    });
}
