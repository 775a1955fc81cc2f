//! What lies in a folder. The standard library panics where a disk that fails
//! refuses to close one; nothing is lost by that here.

use std::ffi::OsString;
use std::io::Result;
use std::path::Path;

/// The names in a folder, in no order.
///
/// # Errors
///
/// What the system says.
#[cfg(unix)]
pub(crate) fn names(folder: &Path) -> Result<Vec<OsString>> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use rustix::fs::{Dir, Mode, OFlags, open};

    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let mut names = Vec::new();
    for entry in Dir::new(open(folder, flags, Mode::empty())?)? {
        let entry = entry?;
        let name = OsStr::from_bytes(entry.file_name().to_bytes());
        if name != "." && name != ".." {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

#[cfg(not(unix))]
pub(crate) fn names(folder: &Path) -> Result<Vec<OsString>> {
    std::fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what is on the disk before a test")]
    fn all_names_are_told_and_what_is_no_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.toml", ".hidden", "Zoë 山"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let mut names = names(folder.path()).unwrap();
        names.sort();
        assert_eq!(names, [".hidden", "Zoë 山", "b.toml"]);
        assert!(super::names(&folder.path().join("gone")).is_err());
        assert!(super::names(&folder.path().join("b.toml")).is_err());
    }
}
