//! Who may read the records: their owner alone, and the group where the team
//! shares them.

use super::cure::Cure;
use super::survey::Entry;
use super::{Doctor, Problem, cure};
use crate::record::backup_name::KEPT;
use crate::record::layout::PROCESS_TEMPLATES;

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
    // A process is no secret, and other hidden files are none of ours.
    let is_record = !entry.name.starts_with(PROCESS_TEMPLATES);
    let is_ours = !entry.is_hidden() || entry.name.ends_with(KEPT);
    is_plain && is_record && is_ours && entry.metadata.mode() & too_many(is_shared) != 0
}
