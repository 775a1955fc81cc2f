//! Large workspaces, told with the same plays as the sample data: for benches,
//! and for tests of what must not grow with them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use jiff::tz::TimeZone;
use sideline::demo;
use sideline::domain::books::Books;
use sideline::domain::id::Draw;
use sideline::template::{read, shipped};
use sideline::workspace::Workspace;
use sideline::world::World;

/// How large a workspace is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// Deals that are being worked on.
    pub(crate) open: usize,
    /// Deals that were won or lost.
    pub(crate) decided: usize,
    /// Sessions, spread over the deals: one or two each. There are three steps
    /// from each.
    pub(crate) sessions: usize,
}

/// A team of sixty after some years, as the goals for speed have it.
#[allow(dead_code, reason = "the tests tell smaller ones")]
pub(crate) const LARGE: Size = Size { open: 80, decided: 2000, sessions: 4000 };

/// The world of whoever looks at it.
pub(crate) fn world(base: &Path) -> World {
    let now = date(2026, 11, 24).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    World::still(now, 7, base)
}

/// Tells so many deals of the sample team.
pub(crate) fn books(world: &World, size: Size) -> Books {
    let processes = shipped::SHIPPED.iter().map(|(_, text)| read(text.as_bytes()).unwrap());
    let processes = processes.map(|process| (process.id.clone(), process)).collect();
    let (now, mut draw) = (world.now().wall, Draw::seeded(7));
    let mut books = demo::books(processes, &now, &mut draw).unwrap();
    books.deals.clear();
    let deals = size.open + size.decided;
    let with_two = size.sessions - deals;
    for nth in 0..deals {
        let play = play(nth, nth < size.open, nth < with_two);
        demo::tell(&mut books, &play, &now, &mut draw).unwrap();
    }
    books
}

/// Writes them into a workspace in that folder.
#[allow(dead_code, reason = "a bench may change them before")]
pub(crate) fn write(world: &World, base: &Path, size: Size) -> Workspace {
    let workspace = Workspace::find(world, Some(&base.join("large")));
    demo::put(world, &workspace, &books(world, size)).unwrap();
    workspace
}

const REPS: [&str; 3] = ["ines", "tomasz", "priya"];

fn play(nth: usize, is_open: bool, has_two: bool) -> String {
    let owner = REPS[nth % REPS.len()];
    let before = if is_open { 0 } else { 40 + nth * 2 % 900 };
    let mut play = format!(
        "deal: Customer {nth} / Line {nth}\nowner: {owner}\nprocess: b2b-buyer-aligned\n\
         amount: {}\nclose: {}\ncreated: -{}\n",
        10_000 + nth * 137 % 90_000,
        30 - i64::try_from(before).unwrap(),
        before + 60,
    );
    sitting(&mut play, owner, "a", before + 50);
    if has_two {
        sitting(&mut play, owner, "b", before + 20);
    }
    if !is_open {
        close(&mut play, "a", before + 50);
        if has_two {
            close(&mut play, "b", before + 20);
        }
        let decided = if nth.is_multiple_of(3) { "won" } else { "lost no-budget" };
        writeln!(play, "-- -{before}\n{decided}").unwrap();
    }
    play
}

/// A session with an answer, two criteria, a call and three steps.
fn sitting(play: &mut String, rep: &str, name: &str, ago: usize) {
    let [step, call] = [ago - 5, ago - 7];
    writeln!(
        play,
        "== -{ago} 10:00 standard\n\
         goal: Find out who decides and by when\n\
         said explore.in-their-words | \"We lose a day a week to it, and nobody counts it\"\n\
         @ Dana Fox | CFO | economic-buyer | high | neutral | brief\n\
         + explore.problem-described | Dana Fox email {{-{}}} | Her mail with the sentence\n\
         ~ explore.diagnosis-accepted\n\
         buyer explore\nstage explore\n\
         call ${name}-call | -{call} | Dana | Dana names the colleague who feels it most | -{call} \
         | She sends us the list | Her mail | absent\n\
         step ${name}-one | {rep} | Send Dana the five questions | -{step} | Her reply | explore.why-now | Dana\n\
         step ${name}-two | {rep} | Ask Dana for last month's list | -{step} | The list | explore.why-now | Dana\n\
         step ${name}-three | Dana | Send the list of last month | -{step} | The list | explore.why-now\n\
         coaching.lesson: Ask what it cost before asking what they want",
        ago + 1,
    )
    .unwrap();
}

/// What came of a session: nobody owes anything any more, so that of a decided deal the
/// head is enough at a start.
fn close(play: &mut String, name: &str, ago: usize) {
    let day = ago - 4;
    writeln!(
        play,
        "-- -{day}\ndone ${name}-one | Her reply came\ndone ${name}-two | The list is here\n\
         done ${name}-three | She sent it\nhappened ${name}-call | advance",
    )
    .unwrap();
}

/// All files below a folder that are TOML.
#[allow(dead_code, reason = "for benches that read files")]
pub(crate) fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "toml") {
            found.push(path);
        }
    }
}
