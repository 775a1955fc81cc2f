//! Team, in the workspace of `load` with thirty reps: the key that opens it, all that
//! is read for its figures, and a key while they are being read.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/support/large.rs"]
mod large;

use std::collections::BTreeSet;
use std::fs;
use std::hint::black_box;
use std::sync::LazyLock;

use divan::{AllocProfiler, Bencher};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use sideline::app::effect::Effect;
use sideline::app::message::Message;
use sideline::app::model::{Model, Wanted};
use sideline::app::update::update;
use sideline::demo;
use sideline::domain::books::Books;
use sideline::domain::id::{DealId, PersonId};
use sideline::domain::team::{Person, TeamRole};
use sideline::view;
use sideline::workspace::Workspace;
use sideline::world::World;
use tempfile::TempDir;

/// Counts what is in memory at a time: the column `max alloc`.
#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

const SIZE: (u16, u16) = (120, 40);
const REPS: usize = 30;
const MANAGER: &str = "margit";
/// Deals that are read before the screen hears of them.
const AT_A_TIME: usize = 64;
const NO_DEALS: large::Size = large::Size { open: 0, decided: 0, sessions: 0 };

static EMPTY: LazyLock<(TempDir, World, Workspace)> = LazyLock::new(|| told(NO_DEALS));
static LARGE: LazyLock<(TempDir, World, Workspace)> = LazyLock::new(|| told(large::LARGE));

fn main() {
    divan::main();
    // What is static is never dropped.
    for (folder, ..) in [&*EMPTY, &*LARGE] {
        let _ = fs::remove_dir_all(folder.path());
    }
}

/// A workspace of that size, in memory where the system has such a folder.
fn told(size: large::Size) -> (TempDir, World, Workspace) {
    let base = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let world = large::world(base.path());
    let mut books = large::books(&world, size);
    hand_out(&mut books);
    let workspace = Workspace::find(&world, Some(&base.path().join("large")));
    demo::put(&world, &workspace, &books).unwrap();
    (base, world, workspace)
}

/// Gives the deals, with their sessions, to thirty reps of one manager.
fn hand_out(books: &mut Books) {
    let reps: Vec<PersonId> = (0..REPS).map(|nth| format!("rep-{nth}").parse().unwrap()).collect();
    for rep in &reps {
        let mut person = Person::new(rep.as_str(), TeamRole::Rep);
        person.manager = MANAGER.parse().ok();
        books.team.people.insert(rep.clone(), person);
    }
    for (book, rep) in books.deals.values_mut().zip(reps.iter().cycle()) {
        book.deal.owner = rep.clone();
        for session in book.sessions.values_mut() {
            session.rep = rep.clone();
        }
    }
}

/// The manager at the keyboard of one of them.
fn manager((_, world, workspace): &(TempDir, World, Workspace), wanted: Wanted) -> Model {
    let mut books = workspace.books(world);
    books.me = MANAGER.parse().ok();
    let mut model = Model::new(world.now(), SIZE, world.draw(), wanted, "bench".to_owned());
    tell(world, &mut model, Message::Loaded(Box::new(books)));
    model
}

fn tell(world: &World, model: &mut Model, message: Message) -> Vec<Effect> {
    update(model, &world.now(), message)
}

/// A key and its frame; gives the deals that are to be read for it.
fn press(world: &World, model: &mut Model, terminal: &mut Screen, name: &str) -> Vec<DealId> {
    let effects = tell(world, model, Message::Key(name.parse().unwrap()));
    terminal.draw(|frame| view::draw(model, true, frame)).unwrap();
    let asked = |effect| if let Effect::Gather(deals) = effect { Some(deals) } else { None };
    effects.into_iter().find_map(asked).unwrap_or_default()
}

type Screen = Terminal<TestBackend>;

fn screen() -> Screen {
    Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap()
}

/// Reads deals as the clerk does, until so many are left.
fn gather(model: &mut Model, mut deals: Vec<DealId>, until: usize) {
    let (_, world, workspace) = &*LARGE;
    while deals.len() > until {
        let left = deals.split_off(deals.len().min(AT_A_TIME));
        let read = workspace.gather(&deals, &BTreeSet::new());
        tell(world, model, Message::Gathered(read, left.clone()));
        deals = left;
    }
}

/// The key that opens Team, and its frame: once there, it opens Team anew.
#[divan::bench(args = [false, true], sample_count = 20)]
fn first_frame(bencher: Bencher<'_, '_>, is_large: bool) {
    let all = if is_large { &*LARGE } else { &*EMPTY };
    let (mut model, mut screen) = (manager(all, Wanted::Home), screen());
    bencher.bench_local(|| {
        black_box(press(&all.1, &mut model, &mut screen, "4"));
    });
}

/// From the key to the figures of all thirty, all that was decided read for them.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn figures(bencher: Bencher<'_, '_>) {
    let anew = || (manager(&LARGE, Wanted::Home), screen());
    bencher.with_inputs(anew).bench_local_values(|(mut model, mut screen)| {
        let deals = press(&LARGE.1, &mut model, &mut screen, "4");
        assert!(!deals.is_empty());
        gather(&mut model, deals, 0);
        press(&LARGE.1, &mut model, &mut screen, "down");
        (model, screen)
    });
}

/// The same files, parsed with the bare `toml` crate.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn figures_bare(bencher: Bencher<'_, '_>) {
    let (_, world, workspace) = &*LARGE;
    let decided: Vec<DealId> = workspace.books(world).decided.into_keys().collect();
    let folders = decided.iter().map(|deal| format!("deals/{deal}"));
    let folders: Vec<String> = folders.chain(["coaching".to_owned()]).collect();
    bencher.bench_local(|| {
        for folder in &folders {
            let mut paths = Vec::new();
            large::files(&workspace.root().join(folder), &mut paths);
            for path in paths {
                let text = fs::read_to_string(path).unwrap();
                black_box(text.parse::<toml::Table>().unwrap());
            }
        }
    });
}

/// A line down and up on Team while its deals are being read, `true`, and on Deals.
#[divan::bench(args = [false, true], sample_count = 20)]
fn key_while_it_fills(bencher: Bencher<'_, '_>, on_team: bool) {
    let wanted = if on_team { Wanted::Home } else { Wanted::Choose(None) };
    let (mut model, mut screen) = (manager(&LARGE, wanted), screen());
    if on_team {
        let deals = press(&LARGE.1, &mut model, &mut screen, "4");
        let half = deals.len() / 2;
        gather(&mut model, deals, half);
    }
    bencher.bench_local(|| {
        press(&LARGE.1, &mut model, &mut screen, "down");
        press(&LARGE.1, &mut model, &mut screen, "up");
    });
}
