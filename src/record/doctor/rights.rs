//! Who may read the records: their owner alone, and the group where the team
//! shares them.

use super::cure::Cure;
use super::survey::Entry;
use super::{Doctor, Problem, cure};
use crate::record::backup_name::KEPT;
use crate::record::layout::{self, EXPORTS, PROCESS_TEMPLATES, Place};

/// One problem for all that others may read.
#[cfg(unix)]
pub(super) fn problem(doctor: &Doctor<'_>, survey: &[Entry]) -> Option<Problem> {
    let is_shared = doctor.books.team.shared;
    let open: Vec<&Entry> = survey.iter().filter(|entry| is_open(entry, is_shared)).collect();
    let first = open.first()?;
    let others = if is_shared { "everybody on this computer" } else { "others on this computer" };
    let message = match open.len() - 1 {
        0 => format!("{others} may read this"),
        more => format!("{others} may read this, and {more} more of the records"),
    };
    let help = if is_shared {
        cure::DOES_IT.to_owned()
    } else {
        format!("{}; or let the group in: shared = true in sideline.toml", cure::DOES_IT)
    };
    let cure = Cure::Close(open.iter().map(|entry| entry.name.clone()).collect());
    Some(Problem::warning(&first.name, message, help).mended_by(cure))
}

/// Other systems have rights of another kind.
#[cfg(not(unix))]
pub(super) fn problem(_doctor: &Doctor<'_>, _survey: &[Entry]) -> Option<Problem> {
    None
}

/// The rights that nobody but the owner should have, and those of the group
/// where it shares.
pub(super) const fn too_many(is_shared: bool) -> u32 {
    if is_shared { 0o007 } else { 0o077 }
}

#[cfg(unix)]
fn is_open(entry: &Entry, is_shared: bool) -> bool {
    use std::os::unix::fs::MetadataExt;

    let is_plain = entry.metadata.is_file() || entry.metadata.is_dir();
    // A process is no secret.
    let is_record = !entry.name.starts_with(PROCESS_TEMPLATES);
    is_plain && is_record && is_ours(entry) && entry.metadata.mode() & too_many(is_shared) != 0
}

/// Whether it is a folder, a record, a paper or an earlier version of ours: of what somebody
/// else put there the rights are theirs.
#[cfg(unix)]
fn is_ours(entry: &Entry) -> bool {
    let is_paper = entry.name.starts_with(EXPORTS) && !layout::is_of_others(entry.file_name());
    let is_known = entry.metadata.is_dir() || is_paper || Place::of(&entry.name).is_some();
    if entry.is_hidden() { entry.name.ends_with(KEPT) } else { is_known }
}
