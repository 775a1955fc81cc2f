//! Process files, wherever somebody has them.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;

use super::patch::Endings;
use super::read::process_file;
use super::rights::Rights;
use super::{atomic, backup_name, reason};

/// Puts what `change` makes of a process file in its place, and gives the file
/// that keeps what it held. Where `change` makes nothing of it, it stays. What
/// the lines end with stays in any case.
///
/// # Errors
///
/// In words: it cannot be read or written. It is unharmed then.
pub fn rewrite(
    path: &Path,
    now: &ZonedDateTime,
    change: impl FnOnce(&str) -> Option<String>,
) -> Result<Option<PathBuf>, String> {
    let bytes = process_file(path)?;
    let text = str::from_utf8(&bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let (endings, lines) = Endings::take(text);
    let Some(changed) = change(&lines) else { return Ok(None) };
    let (folder, name) = parts(path).map_err(|error| reason(&error))?;
    let aside = path.with_file_name(backup_name::name(&folder, name, now));
    atomic::keep_beside(path, &aside)
        .and_then(|()| {
            let rights = Rights::of_group(path);
            atomic::replace(&folder.join(name), &endings.put_back(changed), rights)
        })
        .map_err(|error| reason(&error))?;
    Ok(Some(aside))
}

/// The folder and the name of a file.
fn parts(path: &Path) -> Result<(PathBuf, &str), Error> {
    let name = path.file_name().and_then(|name| name.to_str());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name =
        name.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "that is no name of a file"))?;
    Ok((folder.unwrap_or(Path::new(".")).to_owned(), name))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[expect(clippy::disallowed_methods, reason = "what is on the disk before a test")]
    fn put(path: &Path, text: &str) {
        fs::write(path, text).unwrap();
    }

    fn now() -> ZonedDateTime {
        "2026-11-24T14:30:00+01:00[+01:00]".parse().unwrap()
    }

    #[test]
    fn what_a_file_held_is_kept_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ours.toml");
        put(&path, "\u{feff}a = 1\r\nb = 2\r\n");
        let raise = |text: &str| Some(text.replace('1', "3"));
        let aside = rewrite(&path, &now(), raise).unwrap().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{feff}a = 3\r\nb = 2\r\n");
        assert_eq!(aside, folder.path().join(".ours.toml.20261124T143000.before-fix"));
        assert_eq!(fs::read_to_string(&aside).unwrap(), "\u{feff}a = 1\r\nb = 2\r\n");
        assert_eq!(rewrite(&path, &now(), |_| None), Ok(None));
        assert_ne!(rewrite(&path, &now(), raise).unwrap().unwrap(), aside);
    }
}
