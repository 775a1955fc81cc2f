//! The folders that everything is kept in: what they are, and whether they can
//! be written.

use std::path::Path;

use super::Problem;

/// A problem for each of these folders that is a link, or cannot be written; each
/// with what it is for.
pub fn problems(folders: &[(&str, &Path)]) -> Vec<Problem> {
    let there = folders.iter().filter(|(_, path)| path.exists());
    there.flat_map(|(what, path)| link(what, path).into_iter().chain(shut(what, path))).collect()
}

fn link(what: &str, path: &Path) -> Option<Problem> {
    let target = path.read_link().ok()?;
    let message = format!("the folder of {what} is a link to {}", target.display());
    let help = "nothing is to be done while what it leads to is there";
    Some(Problem::warning(path.display().to_string(), message, help).by("folder"))
}

#[cfg(unix)]
fn shut(what: &str, path: &Path) -> Option<Problem> {
    use rustix::fs::{Access, access};

    let error = access(path, Access::WRITE_OK | Access::EXEC_OK).err()?;
    let reason = crate::record::error::Reason::of(&error.into());
    let message = format!("the folder of {what} cannot be written: {}", reason.words);
    let help = format!("{}: until then nothing is saved there", reason.remedy);
    Some(Problem::error(path.display().to_string(), message, help).by("folder"))
}

/// Other systems have rights of another kind.
#[cfg(not(unix))]
fn shut(_: &str, _: &Path) -> Option<Problem> {
    None
}
