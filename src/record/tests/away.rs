//! What a cloud drive keeps elsewhere counts as there: it is told, and neither
//! written over nor made again.

use std::fs::{self, File, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::{ACTION, ASK, CALL, COACHING, DEAL, Desk, SESSION};

const TEAM: &str = "sideline.toml";
const TOLD: &str = "not on this computer yet: open it in the file manager once";

/// Leaves a hidden file where the record was.
#[expect(clippy::disallowed_methods, reason = "what a cloud drive does")]
fn hide(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap().to_str().unwrap();
    let hidden = path.with_file_name(format!(".{name}.icloud"));
    fs::rename(path, &hidden).unwrap();
    hidden
}

/// Leaves the record's size alone.
fn hollow(path: &Path) -> PathBuf {
    let length = path.metadata().unwrap().len();
    File::create(path).unwrap().set_len(length).unwrap();
    path.to_owned()
}

/// What would change with a write in the place of a file.
fn state(path: &Path) -> (u64, u64, u64) {
    let of = |it: Metadata| (it.ino(), it.len(), it.blocks());
    path.symlink_metadata().map(of).unwrap()
}

#[test]
fn what_a_cloud_drive_keeps_elsewhere_is_told_and_never_made_again() {
    for (file, away) in [TEAM, DEAL, ACTION, ASK, CALL, SESSION, COACHING]
        .into_iter()
        .flat_map(|file| [hide as fn(&Path) -> PathBuf, hollow].map(|away| (file, away)))
    {
        let desk = Desk::with_examples();
        let book = desk.book();
        let path = desk.root().join(file);
        let placeholder = away(&path);
        let before = state(&placeholder);
        let told = desk.load().unread;
        let is_told = told.iter().any(|it| it.file == file && it.message.starts_with(TOLD));
        assert!(is_told, "{file}: {told:?}");
        for line in [
            "deal add Line --account Beta --owner ana",
            "deal add 'Plant rollout' --account 'Acme Robotics' --owner ana --another",
            "deal close acme --won",
            "action add Call --deal acme",
            "action done h7k2",
            "ask done w2n6",
            "call outcome m4x8 --nothing",
            "team add Bob --role rep",
            "doctor --fix",
            "init .",
        ] {
            drop(desk.types(
                &shell_words::split(line).unwrap().iter().map(String::as_str).collect::<Vec<_>>(),
            ));
            drop(desk.store().agree(book.sessions.values().next().unwrap(), &book));
            assert_eq!(state(&placeholder), before, "{file}: {line}");
            assert!(placeholder == path || !path.exists(), "{file}: {line}");
        }
    }
}
