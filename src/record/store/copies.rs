//! Second versions of records: what sync programs, merges and people leave
//! beside a file. They are known by the id inside, or by how their name begins,
//! whatever the program that made them calls them.

use std::path::Path;

use serde::Deserialize;

use crate::record::layout::ENDING;
use crate::record::read::{self, RECORD_LIMIT};
use crate::record::spoilt_day;

/// A record of a folder: the name of its file, and the id that stands in it.
pub(crate) type Known<'k> = (&'k str, &'k str);

/// The file, of those in its folder, that `stray` is another version of.
pub(crate) fn original<'k>(
    folder: &Path,
    stray: &str,
    known: impl Iterator<Item = Known<'k>> + Clone,
) -> Option<&'k str> {
    if !stray.contains(ENDING) {
        return None;
    }
    let by_name = known.clone().find(|(file, _)| begins_like(stray, file));
    let found = by_name.or_else(|| {
        let id = id_in(&folder.join(stray))?;
        known.into_iter().find(|(_, known)| *known == id)
    });
    found.map(|(file, _)| file)
}

/// Whether a name begins as that of a file or folder does, and goes on with
/// something that is no part of an id.
pub(crate) fn begins_like(stray: &str, name: &str) -> bool {
    let rest = stray.strip_prefix(name.strip_suffix(ENDING).unwrap_or(name));
    let next = rest.and_then(|rest| rest.chars().next());
    next.is_some_and(|next| !next.is_alphanumeric())
}

/// The id that stands in a file, where one can be read there.
fn id_in(path: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Head {
        id: String,
    }
    let text = read::text(path, RECORD_LIMIT).ok()??;
    toml::from_str(&spoilt_day::in_quotes(&text)).ok().map(|head: Head| head.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_second_version_is_known() {
        const STEP: Known<'_> = ("h7k2p9qd.toml", "h7k2p9qd");
        const SESSION: Known<'_> = ("2026-11-24-k3v9x2m4.toml", "k3v9x2m4");
        #[track_caller]
        fn case(stray: &str, expected: Option<&str>) {
            let found = original(Path::new("nowhere"), stray, [STEP, SESSION].into_iter());
            assert_eq!(found, expected, "{stray}");
        }
        for stray in [
            "h7k2p9qd (1).toml",
            "h7k2p9qd (Ana's conflicted copy 2026-12-01).toml",
            "h7k2p9qd (conflicted copy 2026-12-01 101112).toml",
            "h7k2p9qd.sync-conflict-20261201-101112-ABCDEFG.toml",
            "h7k2p9qd_conflict-20261201-101112.toml",
            "h7k2p9qd - Copy.toml",
            "h7k2p9qd-ANAS-LAPTOP.toml",
            "h7k2p9qd 2.toml",
            "h7k2p9qd.toml.orig",
            "h7k2p9qd.toml~",
        ] {
            case(stray, Some(STEP.0));
        }
        case("2026-11-24-k3v9x2m4 (1).toml", Some(SESSION.0));
        case("h7k2p9qd5.toml", None);
        case("h7k2p9qd notes.txt", None);
    }

    #[expect(clippy::disallowed_methods, reason = "what is on the disk before a test")]
    #[test]
    fn a_second_version_of_any_name_is_known_by_the_id_inside() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("theirs.toml"), "id = \"h7k2p9qd\"\n").unwrap();
        let find = |id| original(folder.path(), "theirs.toml", [("h7k2p9qd.toml", id)].into_iter());
        assert_eq!(find("h7k2p9qd"), Some("h7k2p9qd.toml"));
        assert_eq!(find("other"), None);
    }
}
