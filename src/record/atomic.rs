//! Writing a file so that a crash leaves the old one or the new one, and never
//! a part of either. The only place that writes records.

use std::fs;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

use tempfile::{NamedTempFile, PersistError};

use super::disk;
use super::rights::Rights;

/// Writes `text` in the place of the file at `path`. A link there is replaced,
/// not followed.
///
/// # Errors
///
/// What the system says; the old file is unharmed then.
pub(crate) fn replace(path: &Path, text: &str, rights: Rights) -> Result<()> {
    let folder = folder_of(path)?;
    disk::rename(written(folder, text, rights)?, path).map_err(given_up)?;
    disk::sync_folder(folder)
}

/// Writes `text` to a new file at `path`.
///
/// # Errors
///
/// [`ErrorKind::AlreadyExists`] where something is there, which stays as it is;
/// else what the system says.
pub(crate) fn create(path: &Path, text: &str, rights: Rights) -> Result<()> {
    let folder = folder_of(path)?;
    match disk::rename_new(written(folder, text, rights)?, path) {
        Ok(()) => {}
        Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => {
            return Err(given_up(refused));
        }
        // Some drives know no hard links: the name is reserved, then taken.
        Err(refused) => {
            if let Err(error) = disk::reserve(path) {
                return Err(given_up(PersistError { error, ..refused }));
            }
            disk::rename(refused.file, path).map_err(|refused| {
                tidy_up(path);
                given_up(refused)
            })?;
        }
    }
    // A name that a power cut may take away is taken back: a second try would be
    // a second record.
    disk::sync_folder(folder).inspect_err(|_| tidy_up(path))
}

/// Gives a file another name in its folder, which must be free.
///
/// # Errors
///
/// What the system says; the file has its old name then.
pub(crate) fn put_aside(path: &Path, aside: &Path) -> Result<()> {
    disk::move_away(path, aside)?;
    disk::sync_folder(folder_of(path)?)
}

/// Keeps the bytes of a file under another name in its folder, which must be
/// free.
///
/// # Errors
///
/// What the system says; the file is unharmed.
pub(crate) fn keep_beside(path: &Path, aside: &Path) -> Result<()> {
    disk::copy(path, aside)?;
    disk::sync_folder(folder_of(path)?)
}

/// Makes sure that the folders of `name`, a file within `root`, are there, and
/// that each is a folder and no link out of the workspace.
///
/// # Errors
///
/// One of them is something else, or cannot be made.
pub(crate) fn make_folders(root: &Path, name: &str, rights: Rights) -> Result<()> {
    let mut folder = root.to_path_buf();
    let folders = Path::new(name).parent().into_iter().flat_map(Path::components);
    for part in folders {
        folder.push(part);
        make_folder(&folder, rights)?;
    }
    Ok(())
}

/// Makes a folder, unless it is there.
///
/// # Errors
///
/// Something else is there, or it cannot be made.
pub(crate) fn make_folder(folder: &Path, rights: Rights) -> Result<()> {
    match fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_dir() => return Ok(()),
        Ok(_) => {
            let message =
                format!("{} is a link or file, where a folder should be", folder.display());
            return Err(Error::new(ErrorKind::NotADirectory, message));
        }
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Err(_) => {}
    }
    match disk::make_folder(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        Err(_) => {}
        Ok(()) => rights.give_folder(folder),
    }
    disk::sync_folder(folder_of(folder)?)
}

/// Makes a folder that holds files for their owner alone, and those it lies in.
/// Those that are there already may be links.
///
/// # Errors
///
/// It cannot be made.
pub(crate) fn make_root(folder: &Path) -> Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    make_root(folder_of(folder)?)?;
    make_folder(folder, Rights::PRIVATE)
}

/// A temporary file beside the one to be written, complete and on the disk.
fn written(folder: &Path, text: &str, rights: Rights) -> Result<NamedTempFile> {
    let file = disk::temporary(folder)?;
    let path = file.path();
    rights.give_file(file.as_file(), path);
    let written = disk::write(file.as_file(), path, text.as_bytes())
        .and_then(|()| disk::sync(file.as_file(), path));
    match written {
        Ok(()) => Ok(file),
        Err(error) => Err(given_up(PersistError { error, file })),
    }
}

/// Takes away a temporary file that came to nothing. Each try makes a new one:
/// a file whose sync failed once is never trusted again.
fn given_up(refused: PersistError) -> Error {
    tidy_up(refused.file.path());
    refused.error
}

/// A file that stays is hidden and says nothing, and why it was given up is
/// what is told.
fn tidy_up(path: &Path) {
    drop(disk::remove(path));
}

fn folder_of(path: &Path) -> Result<&Path> {
    path.parent().ok_or_else(|| Error::new(ErrorKind::InvalidInput, "a file without a folder"))
}
