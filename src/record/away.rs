//! Files that a cloud drive keeps elsewhere, and of which only a placeholder lies
//! here: to open one waits for the network, and to make it again makes a second
//! version of it.

use std::fs::Metadata;
use std::path::Path;

use super::backup_name::KEPT;
use super::folder;
use super::layout::ENDING;

/// What is told of one.
pub(super) const TOLD: &str = "not on this computer yet: open it in the file manager once";

/// How hidden files end that an editor, a crash or we put beside a record.
const OTHERS: [&str; 4] = [".tmp", ".swp", ".swo", KEPT];

/// The name of the file that a hidden file stands for, as `.deal.toml.icloud` does
/// for `deal.toml`.
pub(super) fn stands_for(hidden: &str) -> Option<&str> {
    let name = hidden.strip_prefix('.')?;
    let end = name.find(&format!("{ENDING}."))? + ENDING.len();
    let is_others = OTHERS.iter().any(|end| hidden.ends_with(end));
    name.get(..end).filter(|_| !is_others)
}

/// Whether a placeholder lies in the folder of a file that is not there itself.
pub(super) fn is_held(path: &Path) -> bool {
    let (Some(folder), Some(file)) = (path.parent(), path.file_name().and_then(|it| it.to_str()))
    else {
        return false;
    };
    let names = folder::names(folder).unwrap_or_default();
    names.iter().any(|name| name.to_str().and_then(stands_for) == Some(file))
}

/// Whether a file is there, be it elsewhere.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok() || is_held(path)
}

/// Whether nothing of a file is on this computer: it has a size and no blocks.
#[cfg(unix)]
pub(super) fn is_hollow(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;

    metadata.len() > 0 && metadata.blocks() == 0
}

#[cfg(not(unix))]
pub(super) const fn is_hollow(_metadata: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_file_stands_for_the_record_in_its_name() {
        #[track_caller]
        fn case(hidden: &str, expected: Option<&str>) {
            assert_eq!(stands_for(hidden), expected, "{hidden}");
        }
        case(".deal.toml.icloud", Some("deal.toml"));
        case(".sideline.toml.partial", Some("sideline.toml"));
        case(".2026-11-24-k3v9x2m4.toml.icloud", Some("2026-11-24-k3v9x2m4.toml"));
        for hidden in ["deal.toml.icloud", ".toml", ".deal.toml", ".a1B2c3.tmp", ".deal.toml.swp"] {
            case(hidden, None);
        }
        case(".deal.toml.20261203T140000.before-fix", None);
        case(".syncthing.deal.toml.tmp", None);
    }
}
