//! What reading the worst files costs in memory. In a binary of its own, because
//! its allocator counts for all of it.
#![allow(missing_docs, clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]

use std::fs;

use jiff::civil::date;
use jiff::tz::TimeZone;
use peak_alloc::PeakAlloc;
use sideline::record::store::Store;
use sideline::template::uses::Uses;
use sideline::workspace::Workspace;
use sideline::world::World;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The largest file that is read.
const LARGEST: usize = 1 << 20;
/// How often its size may be taken: the reader sets room aside for seven times
/// as much before it reads.
const TIMES: usize = 10;

/// Where a record lies, and where a process.
const RECORD: &str = "deals/acme/deal.toml";
const PROCESS: &str = "process-templates/ours.toml";

/// Many times the same, up to the largest file.
fn filled(start: &str, piece: &str, end: &str) -> String {
    let room = LARGEST - start.len() - end.len();
    format!("{start}{}{end}", piece.repeat(room / piece.len()))
}

/// Many lines that differ, up to the largest file.
fn numbered(start: &str, line: impl Fn(usize) -> String, end: &str) -> String {
    let mut text = start.to_owned();
    let lines = (0..).map(line);
    for line in lines {
        if text.len() + line.len() + end.len() > LARGEST {
            break;
        }
        text.push_str(&line);
    }
    text + end
}

/// As many pieces as are read, in a file as large as is read.
fn many_and_long(piece: &str, pieces: usize) -> String {
    many_within(LARGEST, piece, pieces)
}

fn many_within(bytes: usize, piece: &str, pieces: usize) -> String {
    let words = "word ".repeat((bytes - 19_000 * 6) / 5);
    format!("text = \"{words}\"\n{}", piece.repeat(19_000 / pieces))
}

/// Files that are small on the disk, and large for those who read them.
fn worst() -> Vec<String> {
    vec![
        filled("format = 1\n", "\n", ""),
        filled("format = 1\r\n", "\r\n", ""),
        filled("", "a=1\n", ""),
        filled("", "#\n", ""),
        filled("", "[[a]]\n", ""),
        filled("a=[", "1,", "]"),
        filled("a=[", "{},", "]"),
        filled("a=", "[", ""),
        filled("a=", "{a=", ""),
        filled("", "a.", "a=1"),
        filled("", "=", ""),
        filled("", "\"", ""),
        filled("a=\"", "\\n", "\""),
        filled("a=\"", "\\u0000", "\""),
        filled("a=\"\"\"", "word\r\n", "\"\"\""),
        filled("a=\"", "word", "\""),
        filled("", " ", "x"),
        numbered("", |n| format!("a{n}=1\n"), ""),
        numbered("", |n| format!("[a{n}]\n"), ""),
        numbered("a={", |n| format!("a{n}=1,"), "a=1}"),
        numbered("", |n| format!("a{n}={}{}\n", "[".repeat(70), "]".repeat(70)), ""),
        many_and_long("\n", 1),
        many_and_long("[[a]]\n", 6),
        many_and_long("=", 1),
        // About as long as files are of which all faults are told.
        many_within(480_000, "=", 1),
        format!("{}b=[{}]", many_and_long("\n", 19_000), "1,".repeat(9_000)),
        format!("a={}", "[".repeat(100_000)),
        format!("a={}", "{a=".repeat(100_000)),
        format!("{}a=1", "a.".repeat(100_000)),
        format!("a={}", "[".repeat(18_000)),
    ]
}

/// The most memory that `read` takes at a time.
fn peak<T>(read: impl FnOnce() -> T) -> usize {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    drop(read());
    MEMORY.peak_usage() - before
}

#[track_caller]
fn takes_little(taken: usize, text: &str) {
    let start: String = text.chars().take(16).collect();
    let (whole, tenths) = (taken / LARGEST, taken % LARGEST * 10 / LARGEST);
    println!("{whole}.{tenths} times for {} bytes of {start:?}", text.len());
    assert!(taken <= TIMES * LARGEST, "{start:?}: {taken}");
}

#[test]
fn reading_a_file_takes_little_more_than_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = |file: &str| folder.path().join(file);
    for file in [RECORD, PROCESS] {
        fs::create_dir_all(path(file).parent().unwrap()).unwrap();
    }
    fs::write(path("sideline.toml"), "format = 1\n").unwrap();
    let now = date(2026, 11, 24).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    let world = World::still(now, 7, folder.path());
    let workspace = Workspace::find(&world, Some(folder.path()));
    let uses = Uses::default();
    let store = Store::new(folder.path().to_owned());
    for text in worst() {
        assert!(text.len() <= LARGEST, "{}", text.len());
        fs::write(path(RECORD), &text).unwrap();
        let taken = peak(|| assert_eq!(store.load([].into()).unread.len(), 1));
        takes_little(taken, &text);
        fs::write(path(PROCESS), &text).unwrap();
        let read = || workspace.read_process(&path(PROCESS), &uses).checked.process;
        let taken = peak(|| assert!(read().is_none()));
        takes_little(taken, &text);
    }
}
