//! Whatever bytes stand in a file, they are read or told: no panic, no end
//! without an answer.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::domain::change::Record;
use crate::record::layout::Place;
use crate::record::patch::patch;
use crate::record::read::{self, RECORD_LIMIT};
use crate::record::wire::coaching::CoachingFile;
use crate::record::{config, draft};
use crate::template;

use super::{ACTION, ASK, CALL, DEAL, Desk, SESSION};

/// What has broken readers before.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xff",
    "\u{feff}".as_bytes(),
    b"\r\n",
    b"\r",
    b"\n",
    b"\x1b[2J",
    b"\"\"\"",
    b"\'",
    b"\\",
    b"[[",
    b"]",
    b"= {",
    b"#",
    b"<<<<<<< HEAD\n",
    b"format = 2\n",
    b"9999-99-99",
    b"99999999999999999999",
    "\u{202e}山".as_bytes(),
];

/// Every file there is an example of: of each kind of record, a process, a log,
/// settings.
fn examples() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = files_in(&root.join("tests/records"));
    files.extend(files_in(&root.join("process-templates")));
    let mut texts: Vec<Vec<u8>> = files.into_iter().map(|file| fs::read(file).unwrap()).collect();
    texts.push(b"format = 1\nme = \"ana\"\n".to_vec());
    texts.push(
        br#"{"draft":1,"workspace":"/w","deal":"acme","session":"k3v9x2m4"}
{"here":"goal"}
{"field":"goal","text":"The board date"}
{"field":"goal","at":4,"cut":1,"put":"B"}
{"kept":"goal"}
"#
        .to_vec(),
    );
    texts
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// An example with some of its bytes changed.
fn damaged(seed: u64) -> Vec<u8> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut examples = examples();
    let mut bytes = examples.swap_remove(rng.usize(..examples.len()));
    for _ in 0..rng.usize(1..6) {
        let (at, other) = (rng.usize(..=bytes.len()), rng.usize(..=bytes.len()));
        let (start, end) = (at.min(other), at.max(other));
        match rng.u8(..6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(start..end.min(start + 40))),
            2 => {
                let twice = bytes[start..end].to_vec();
                bytes.splice(other..other, twice);
            }
            3 => drop(
                bytes.splice(at..at, PIECES[rng.usize(..PIECES.len())].repeat(rng.usize(1..200))),
            ),
            4 => drop(bytes.splice(at..at, PIECES[rng.usize(..PIECES.len())].iter().copied())),
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << rng.u8(..8)),
        }
    }
    bytes
}

/// Reads bytes as every kind of file that there is.
fn read_as_everything(bytes: &[u8]) {
    let desk = Desk::empty();
    desk.put(config::FILE, bytes);
    let path = desk.root().join(config::FILE);
    drop(draft::read(&path).unwrap());
    drop(config::read(desk.root()));
    drop(template::read(bytes));
    let Ok(Some(text)) = read::text(&path, RECORD_LIMIT) else { return };
    drop(read::record::<CoachingFile>(&text));
    for file in ["sideline.toml", DEAL, ACTION, ASK, CALL, SESSION] {
        let place = Place::of(file).unwrap();
        if let Ok(record) = Record::read(&place, &text) {
            saved_unchanged(&text, &record);
        }
    }
}

/// What can be read and is saved as it is keeps each byte.
fn saved_unchanged(text: &str, record: &Record) {
    let tree = record.tree().unwrap();
    assert_eq!(patch(text, &tree, &tree).unwrap(), text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::sample::rounds(256), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn any_text_is_read_or_told(text in "([a-z.]{1,9}|[=\\[\\]{}\"',#0-9TZ:+-]|\\PC|\n| ){0,60}") {
        read_as_everything(text.as_bytes());
    }

    #[test]
    fn a_damaged_file_is_read_or_told(seed: u64) {
        read_as_everything(&damaged(seed));
    }
}
