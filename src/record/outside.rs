//! Files that people take away, wherever they want them: whole or not at all.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::rights::Rights;
use super::{atomic, layout, read, reason};

/// Bytes of the largest file that is looked into before it is written over.
const LIMIT: u64 = 1 << 26;

/// What a file is that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Old {
    /// Somebody else's, as far as one can see.
    Foreign,
    /// Made by the program before.
    Ours,
    /// Made by the program before, and it says what is to be written.
    Same,
}

/// Why nothing was written. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The path ends in nothing that can be the name of a file.
    #[error("that is no name of a file")]
    NoName,
    /// There is no such folder.
    #[error("there is no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// A folder, a link, a pipe or a device is there: never written over.
    #[error("it is {0}")]
    NoFile(&'static str),
    /// Records of a workspace lie there: never written over, and nothing beside them.
    #[error("records of a workspace lie there")]
    Record,
    /// A file of somebody else's is there.
    #[error("it is there already")]
    There,
    /// The disk refuses.
    #[error("{0}")]
    Disk(String),
}

/// Writes a file that is made by the program. In the place of an old one only
/// where it is `forced` or `old` says that it is ours. Gives whether anything was
/// written: what says the same stays.
///
/// # Errors
///
/// [`Refused`]; what was there is unharmed then, and nothing is there by half.
pub fn write(
    path: &Path,
    text: &str,
    forced: bool,
    old: impl Fn(&str) -> Old,
) -> Result<bool, Refused> {
    let (folder, name) = parts(path)?;
    let path = folder.join(name);
    if layout::is_record(&path) {
        return Err(Refused::Record);
    }
    if !is_there(&path)? {
        let made = atomic::create(&path, text, Rights::of_group(&folder));
        return made.map(|()| true).map_err(|error| refused(&error));
    }
    match read::plain_text(&path, LIMIT).map_or(Old::Foreign, |text| old(&text)) {
        Old::Same => return Ok(false),
        Old::Foreign if !forced => return Err(Refused::There),
        Old::Foreign | Old::Ours => {}
    }
    let replaced = atomic::replace(&path, text, Rights::of_group(&path));
    replaced.map(|()| true).map_err(|error| refused(&error))
}

/// The folder and the name of a file.
fn parts(path: &Path) -> Result<(PathBuf, &str), Refused> {
    // A separator at its end means a folder, and `file_name` does not see it.
    let is_folder = path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    let name = path.file_name().and_then(|name| name.to_str()).filter(|_| !is_folder);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).to_owned();
    if path.is_dir() {
        return Err(Refused::NoFile("a folder"));
    }
    if folder.is_dir() {
        name.map(|name| (folder, name)).ok_or(Refused::NoName)
    } else {
        Err(Refused::NoFolder(folder))
    }
}

/// Whether a file is there, and nothing else.
fn is_there(path: &Path) -> Result<bool, Refused> {
    let kind = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(refused(&error)),
        Ok(metadata) => metadata.file_type(),
    };
    match (kind.is_file(), kind.is_symlink()) {
        (true, _) => Ok(true),
        (_, true) => Err(Refused::NoFile("a link")),
        _ => Err(Refused::NoFile("a pipe or device")),
    }
}

fn refused(error: &Error) -> Refused {
    if error.kind() == ErrorKind::AlreadyExists {
        return Refused::There;
    }
    Refused::Disk(reason(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::disk::trial::{Trial, count, full, run};

    #[expect(clippy::disallowed_methods, reason = "what is on the disk before a test")]
    fn put(path: &Path, text: &str) {
        fs::write(path, text).unwrap();
    }

    /// One that begins with "ours" is ours.
    fn old(there: &str) -> Old {
        if there.starts_with("ours") { Old::Ours } else { Old::Foreign }
    }

    #[test]
    fn only_a_file_of_ours_is_replaced_unless_it_is_forced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made.txt");
        let there = || fs::read_to_string(&path).unwrap();
        assert_eq!(write(&path, "ours 1", false, old), Ok(true));
        assert_eq!(write(&path, "ours 2", false, old), Ok(true));
        assert_eq!(there(), "ours 2");
        assert_eq!(write(&path, "ours 3", false, |_| Old::Same), Ok(false));
        assert_eq!(write(&path, "ours 3", true, |_| Old::Same), Ok(false));
        assert_eq!(there(), "ours 2");
        put(&path, "theirs");
        assert_eq!(write(&path, "ours 4", false, old), Err(Refused::There));
        assert_eq!(there(), "theirs");
        assert_eq!(write(&path, "ours 4", true, old), Ok(true));
        assert_eq!(there(), "ours 4");
    }

    #[test]
    fn what_is_no_file_is_refused_by_force_too() {
        let folder = tempfile::tempdir().unwrap();
        let inside = |name: &str| folder.path().join(name);
        let write = |path: &Path| write(path, "ours", true, |_| Old::Ours);
        assert_eq!(write(folder.path()), Err(Refused::NoFile("a folder")));
        let nowhere = inside("nowhere");
        assert_eq!(write(&nowhere.join("a.txt")), Err(Refused::NoFolder(nowhere)));
        assert_eq!(write(&inside("new/")), Err(Refused::NoName));
        assert_eq!(write(&inside("..")), Err(Refused::NoFile("a folder")));
        #[cfg(unix)]
        {
            put(&inside("a.txt"), "theirs");
            std::os::unix::fs::symlink(inside("a.txt"), inside("link")).unwrap();
            std::os::unix::fs::symlink(inside("gone"), inside("loose")).unwrap();
            assert_eq!(write(&inside("link")), Err(Refused::NoFile("a link")));
            assert_eq!(write(&inside("loose")), Err(Refused::NoFile("a link")));
            assert_eq!(fs::read_to_string(inside("a.txt")).unwrap(), "theirs");
            assert_eq!(write(Path::new("/dev/null")), Err(Refused::NoFile("a pipe or device")));
        }
    }

    #[test]
    fn no_place_of_records_is_taken_by_force_either() {
        let folder = tempfile::tempdir().unwrap();
        let inside = |name: &str| folder.path().join(name);
        let write = |name: &str| write(&inside(name), "ours", true, |_| Old::Ours);
        for folder in ["deals/acme/actions", "coaching/ana", "process-templates", "exports"] {
            crate::record::disk::make_all_folders(&inside(folder)).unwrap();
        }
        let records = [
            "deals/notes.md",
            "deals/acme/deal.toml",
            "deals/acme/actions/h7k2p9qd.toml",
            "coaching/ana/person.toml",
            "process-templates/ours.toml",
            ".lock",
        ];
        // Elsewhere a folder may be called so.
        assert_eq!(write("deals/acme/notes.md"), Ok(true));
        put(&inside(".lock"), "");
        assert_eq!(write("deals/acme/notes.md"), Err(Refused::Record));
        assert_eq!(write("sideline.toml"), Err(Refused::Record));
        put(&inside("sideline.toml"), "format = 1");
        for record in records {
            assert_eq!(write(record), Err(Refused::Record), "{record}");
        }
        for paper in ["paper.md", "exports/paper.md", "process-templates/process.json"] {
            assert_eq!(write(paper), Ok(true), "{paper}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(inside("deals/acme"), inside("exports/acme")).unwrap();
            assert_eq!(write("exports/acme/deal.toml"), Err(Refused::Record));
        }
    }

    #[test]
    fn a_full_disk_leaves_the_old_one_or_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made.txt");
        let write = |text: &str| write(&path, text, false, old);
        for before in [None, Some("ours 1")] {
            let put_back = || {
                drop(fs::remove_file(&path));
                before.inspect(|before| put(&path, before));
            };
            put_back();
            let calls = count(|| write("ours 2")).calls.len();
            let mut refused = 0;
            for nth in 1..=calls {
                put_back();
                let answer = run(Trial::Refuse(nth, full), || write("ours 2")).answer;
                let there = fs::read_to_string(&path).ok();
                let is_new = there.as_deref() == Some("ours 2");
                assert!(is_new || there.as_deref() == before, "{nth}: {there:?}");
                let names = fs::read_dir(folder.path()).unwrap().count();
                assert_eq!(names, usize::from(there.is_some()), "{nth}");
                match answer {
                    Ok(is_written) => assert!(is_written && is_new),
                    Err(why) => {
                        refused += 1;
                        assert_eq!(why, Refused::Disk("the disk is full".to_owned()));
                    }
                }
            }
            assert!(refused >= 3, "{refused} of {calls}");
        }
    }
}
