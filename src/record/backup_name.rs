//! Where a file goes that is replaced or in the way: beside its place, under a
//! hidden name that nothing is read by.

use std::path::Path;

use jiff::ZonedDateTime;

/// How the name of a file ends that is kept.
pub(super) const KEPT: &str = ".before-fix";

/// The name under which `file`, seen from `root`, is kept: one that is free.
pub(super) fn name(root: &Path, file: &str, now: &ZonedDateTime) -> String {
    let (folder, name) = file.rsplit_once('/').unwrap_or((".", file));
    let moment = now.strftime("%Y%m%dT%H%M%S");
    let stem = format!("{folder}/.{}.{moment}", name.trim_start_matches('.'));
    let mut aside = format!("{stem}{KEPT}");
    let mut number = 2;
    while root.join(&aside).symlink_metadata().is_ok() {
        aside = format!("{stem}-{number}{KEPT}");
        number += 1;
    }
    aside.strip_prefix("./").map(str::to_owned).unwrap_or(aside)
}
