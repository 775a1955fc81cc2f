//! Writing a file so that a crash leaves the old one or the new one, and never
//! a part of either. The only place that writes records.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// Writes `text` in the place of the file at `path`. A link there is replaced,
/// not followed.
///
/// # Errors
///
/// What the system says; the old file is unharmed then.
pub(crate) fn replace(path: &Path, text: &str) -> Result<()> {
    let folder = folder_of(path)?;
    written(folder, text)?.persist(path)?;
    sync(folder)
}

/// Writes `text` to a new file at `path`.
///
/// # Errors
///
/// [`ErrorKind::AlreadyExists`] where something is there, which stays as it is;
/// else what the system says.
pub(crate) fn create(path: &Path, text: &str) -> Result<()> {
    let folder = folder_of(path)?;
    match written(folder, text)?.persist_noclobber(path) {
        Ok(_) => {}
        Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => {
            return Err(refused.error);
        }
        // Some drives know no hard links: the name is reserved, then taken.
        Err(refused) => {
            OpenOptions::new().write(true).create_new(true).open(path)?;
            refused.file.persist(path).inspect_err(|_| drop(fs::remove_file(path)))?;
        }
    }
    sync(folder)
}

/// Makes sure that the folders of `name`, a file within `root`, are there, and
/// that each is a folder and no link out of the workspace.
///
/// # Errors
///
/// One of them is something else, or cannot be made.
pub(crate) fn make_folders(root: &Path, name: &str) -> Result<()> {
    let mut folder = root.to_path_buf();
    let folders = Path::new(name).parent().into_iter().flat_map(Path::components);
    for part in folders {
        folder.push(part);
        make_folder(&folder)?;
    }
    Ok(())
}

/// Makes a folder that only its owner can enter, unless it is there.
///
/// # Errors
///
/// Something else is there, or it cannot be made.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
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
    match private().create(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    sync(folder_of(folder)?)
}

/// Makes a folder that holds records, and those it lies in. Those that are
/// there already may be links.
///
/// # Errors
///
/// It cannot be made.
pub(crate) fn make_root(folder: &Path) -> Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    make_root(folder_of(folder)?)?;
    make_folder(folder)
}

/// A temporary file beside the one to be written, complete and on the disk.
fn written(folder: &Path, text: &str) -> Result<NamedTempFile> {
    let mut file = Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn folder_of(path: &Path) -> Result<&Path> {
    path.parent().ok_or_else(|| Error::new(ErrorKind::InvalidInput, "a file without a folder"))
}

/// Makes the names in a folder outlive a power cut.
#[cfg(unix)]
fn sync(folder: &Path) -> Result<()> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(here)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_folder: &Path) -> Result<()> {
    Ok(())
}

/// How folders are made: for their owner alone.
fn private() -> DirBuilder {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}
