//! Keys of a file that nobody reads.

use serde_ignored::Path;

use crate::domain::books::Keys;
use crate::record::wire::Wire;

/// What is left to others: to the CRM, and to people who said otherwise.
const OTHERS: &[&str] = &["crm", "said_twice"];
/// How a key begins that somebody made up for themselves.
const OWN: &str = "x_";

/// The keys that lead to what was not read, unless somebody else has a use for
/// it.
pub(super) fn told<W: Wire>(path: &Path<'_>) -> Option<Keys> {
    let mut keys = Keys::new();
    gather(path, &mut keys);
    let is_group = |keys: &Keys| matches!(keys.as_slice(), [key] if W::GROUPS.contains(&&**key));
    let is_others = |keys: &Keys| keys.first().is_some_and(|key| OTHERS.contains(&&**key));
    let is_own = |keys: &Keys| keys.iter().any(|key| key.starts_with(OWN));
    let is_later = |keys: &Keys| W::LATER.iter().any(|later| leads_to(later, keys));
    let is_used = is_group(&keys) || is_others(&keys) || is_own(&keys) || is_later(&keys);
    (!is_used).then_some(keys)
}

/// Whether `keys` are those of `later`, in which a star stands for any.
pub(super) fn leads_to(later: &str, keys: &Keys) -> bool {
    let mut known = later.split('.');
    keys.iter().all(|key| known.next().is_some_and(|it| it == "*" || it == key))
        && known.next().is_none()
}

fn gather(path: &Path<'_>, keys: &mut Keys) {
    match path {
        Path::Root => {}
        Path::Map { parent, key } => {
            gather(parent, keys);
            keys.push(key.clone());
        }
        Path::Seq { parent, .. }
        | Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => gather(parent, keys),
    }
}
