//! Every call that changes what lies in a workspace, a state folder or the
//! settings, each a function of its own. Nothing else in the program writes
//! files; `tests/tidy.rs` holds it.
//!
//! That makes the disk a thing to try: in tests any of these calls can be
//! refused, or be the last before the program is killed. See `disk/trial.rs`.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Result, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::{Builder, NamedTempFile, PersistError};

#[cfg(test)]
pub(crate) mod trial;

/// A call that changes what is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// A new file is made.
    Make,
    /// Bytes are added to a file.
    Write,
    /// The end of a file is cut off.
    Cut,
    /// A file is put where a power cut leaves it.
    Sync,
    /// A file takes its name.
    Rename,
    /// A file is taken away.
    Remove,
    /// A folder is made.
    MakeFolder,
    /// The names in a folder are put where a power cut leaves them.
    SyncFolder,
    /// A file or folder gets its group and rights.
    Rights,
    /// A file is locked.
    Lock,
}

/// A file beside the one at hand, hidden and for its owner alone. It stays
/// until it takes a name or is removed, as it does when the program is killed.
pub(crate) fn temporary(folder: &Path) -> Result<NamedTempFile> {
    allow(Call::Make, folder)?;
    Builder::new().prefix(".").suffix(".tmp").disable_cleanup(true).tempfile_in(folder)
}

/// An empty file that reserves a name.
pub(crate) fn reserve(path: &Path) -> Result<()> {
    allow(Call::Make, path)?;
    options().write(true).create_new(true).open(path).map(drop)
}

/// A new file that grows at its end.
pub(crate) fn create_growing(path: &Path) -> Result<File> {
    allow(Call::Make, path)?;
    options().read(true).append(true).create_new(true).open(path)
}

/// A file that is there and grows at its end. Changes nothing by itself.
pub(crate) fn open_growing(path: &Path) -> Result<File> {
    options().read(true).append(true).open(path)
}

/// Writes all of `bytes`. What is refused may be there by half.
pub(crate) fn write(mut file: &File, path: &Path, bytes: &[u8]) -> Result<()> {
    #[cfg(test)]
    trial::torn(file, bytes)?;
    allow(Call::Write, path)?;
    file.write_all(bytes)
}

/// Cuts a file off after `length` bytes.
pub(crate) fn cut(file: &File, path: &Path, length: u64) -> Result<()> {
    allow(Call::Cut, path)?;
    file.set_len(length)
}

/// Makes a file outlive a power cut. Never to be tried a second time on the
/// same file: some systems forget what they could not write.
pub(crate) fn sync(file: &File, path: &Path) -> Result<()> {
    allow(Call::Sync, path)?;
    outlive(file)
}

/// Makes what was added to a file outlive a power cut.
pub(crate) fn sync_added(file: &File) -> Result<()> {
    allow(Call::Sync, Path::new(""))?;
    outlive(file)
}

/// Gives a temporary file its name, in the place of whatever has it.
pub(crate) fn rename(file: NamedTempFile, path: &Path) -> std::result::Result<(), PersistError> {
    match allow(Call::Rename, path) {
        Ok(()) => file.persist(path).map(drop),
        Err(error) => Err(PersistError { error, file }),
    }
}

/// Gives a temporary file its name, unless something has it.
pub(crate) fn rename_new(
    file: NamedTempFile,
    path: &Path,
) -> std::result::Result<(), PersistError> {
    match allow(Call::Rename, path) {
        Ok(()) => file.persist_noclobber(path).map(drop),
        Err(error) => Err(PersistError { error, file }),
    }
}

/// Takes a file away.
pub(crate) fn remove(path: &Path) -> Result<()> {
    allow(Call::Remove, path)?;
    fs::remove_file(path)
}

/// Takes a folder away with all that is in it.
pub(crate) fn remove_folder(path: &Path) -> Result<()> {
    allow(Call::Remove, path)?;
    fs::remove_dir_all(path)
}

/// Gives a file another name.
#[expect(clippy::disallowed_methods, reason = "this is where names are given")]
pub(crate) fn move_away(path: &Path, to: &Path) -> Result<()> {
    allow(Call::Rename, to)?;
    fs::rename(path, to)
}

/// A second file that holds the same bytes.
pub(crate) fn copy(path: &Path, to: &Path) -> Result<()> {
    allow(Call::Make, to)?;
    fs::copy(path, to)?;
    allow(Call::Sync, to)?;
    outlive(&File::open(to)?)
}

/// Takes rights away from a file or folder; other systems have rights of
/// another kind.
#[cfg(unix)]
pub(crate) fn take_rights(path: &Path, rights: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let file = open_to_look(path)?;
    let mode = file.metadata()?.permissions().mode();
    allow(Call::Rights, path)?;
    file.set_permissions(fs::Permissions::from_mode(mode & !rights))
}

#[cfg(not(unix))]
pub(crate) fn take_rights(_path: &Path, _rights: u32) -> Result<()> {
    Ok(())
}

/// Makes a folder that only its owner can enter.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    allow(Call::MakeFolder, path)?;
    private().create(path)
}

/// Makes a folder that only its owner can enter, and those it lies in, unless
/// they are there.
pub(crate) fn make_all_folders(path: &Path) -> Result<()> {
    allow(Call::MakeFolder, path)?;
    private().recursive(true).create(path)
}

/// Makes the names in a folder outlive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    allow(Call::SyncFolder, folder)?;
    confirm(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

#[cfg(unix)]
fn confirm(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|folder| outlive(&folder)).or_else(unconfirmed)
}

#[cfg(not(unix))]
fn confirm(_folder: &Path) -> Result<()> {
    Ok(())
}

/// Some drives cannot confirm what they keep: what was written to them is written
/// all the same. A full or failing disk says otherwise.
#[cfg(unix)]
fn unconfirmed(error: std::io::Error) -> Result<()> {
    use rustix::io::Errno;

    let unable =
        [Errno::INVAL, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::NOSYS, Errno::NOTTY, Errno::ACCESS];
    let is_unable = unable.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()));
    if is_unable {
        CANNOT_CONFIRM.store(true, Ordering::Relaxed);
        return Ok(());
    }
    Err(error)
}

static CANNOT_CONFIRM: AtomicBool = AtomicBool::new(false);

/// Whether the drive could not confirm something that was written in this run: a
/// power cut may lose that.
pub fn cannot_confirm() -> bool {
    CANNOT_CONFIRM.load(Ordering::Relaxed)
}

/// A file or folder, to be looked after. Changes nothing by itself.
pub(crate) fn open_to_look(path: &Path) -> Result<File> {
    not_followed(OpenOptions::new().read(true)).open(path)
}

/// Gives a file or folder to a group.
#[cfg(unix)]
pub(crate) fn grant(file: &File, path: &Path, group: u32, mode: u32) -> Result<()> {
    allow(Call::Rights, path)?;
    // In this order: a new group takes rights away.
    std::os::unix::fs::fchown(file, None, Some(group))?;
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
pub(crate) fn grant(_file: &File, _path: &Path, _group: u32, _mode: u32) -> Result<()> {
    Ok(())
}

/// The file that is locked. Changes nothing by itself.
pub(crate) fn open_lock(path: &Path) -> Result<File> {
    not_followed(OpenOptions::new().read(true).write(true)).open(path)
}

/// The file that is locked, where there is none yet.
pub(crate) fn create_lock(path: &Path) -> Result<File> {
    allow(Call::Make, path)?;
    not_followed(options().read(true).write(true).create(true)).open(path)
}

/// Locks a file for as long as it is open, unless somebody else has.
pub(crate) fn lock(file: &File, path: &Path) -> std::result::Result<(), TryLockError> {
    allow(Call::Lock, path).map_err(TryLockError::Error)?;
    file.try_lock()
}

/// How folders are made: for their owner alone.
fn private() -> DirBuilder {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// How files are made that are not temporary: for their owner alone.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Opens no link, and waits for no other end of a pipe.
fn not_followed(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;

        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits();
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.cast_signed());
    }
    options
}

/// Whether a file may be read; always, but for a trial.
#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, clippy::missing_const_for_fn, reason = "refused on trial")]
pub(crate) fn may_read(_path: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
pub(crate) fn may_read(path: &Path) -> Result<()> {
    trial::may_read(path)
}

/// Whether the call may be made; always, but for a trial.
#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, clippy::missing_const_for_fn, reason = "refused on trial")]
fn allow(_call: Call, _path: &Path) -> Result<()> {
    Ok(())
}

/// Makes a file outlive a power cut.
#[cfg(not(test))]
fn outlive(file: &File) -> Result<()> {
    file.sync_all()
}

/// No test outlives a power cut, and the syncs would be most of its time.
#[cfg(test)]
#[expect(clippy::unnecessary_wraps, reason = "it stands for a call that may be refused")]
fn outlive(_file: &File) -> Result<()> {
    Ok(())
}

#[cfg(test)]
fn allow(call: Call, path: &Path) -> Result<()> {
    trial::allow(call, path)
}
