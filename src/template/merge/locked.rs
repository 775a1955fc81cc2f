//! What a parent has locked: children may word it anew and add to it, but it
//! stays, and stays needed.

use toml::de::{DeTable, DeValue};

use super::Node;
use crate::template::fault::Faults;
use crate::template::lines::Span;
use crate::template::wording::quoted;

const HELP: &str = "ask whoever looks after that file, or add your own beside it";

/// Tells that an entry is taken out which is locked, or holds one that is.
/// Gives whether it was told.
pub(super) fn tell_gone(id: &str, row: &Node<'_>, at: &Span, faults: &Faults<'_>) -> bool {
    let Some(table) = row.get_ref().as_table() else { return false };
    let (what, lock) = if let Some(lock) = lock(table) {
        (quoted(id), lock)
    } else if let Some((inner, lock)) = locked_in(table) {
        (format!("{} in {}", quoted(inner), quoted(id)), lock)
    } else {
        return false;
    };
    tell(&what, "", lock, at, faults);
    true
}

/// Tells that an entry which is locked would not be any more, or would not be
/// needed.
pub(super) fn tell_weaker(id: &str, below: &DeTable<'_>, over: &DeTable<'_>, faults: &Faults<'_>) {
    let Some(lock) = lock(below) else { return };
    let is_off = |table: &DeTable<'_>, key: &str| {
        table.get(key).is_some_and(|value| value.get_ref().as_bool() == Some(false))
    };
    for (key, stays) in [("locked", ", and stays so"), ("required", ", so it stays needed")] {
        if is_off(over, key)
            && !is_off(below, key)
            && let Some(value) = over.get(key)
        {
            tell(&quoted(id), stays, lock.clone(), &value.span(), faults);
        }
    }
}

fn tell(what: &str, stays: &str, lock: Span, at: &Span, faults: &Faults<'_>) {
    let (file, line) = faults.sources().file_and_line(lock.start);
    let message = format!("{what} is locked by {file}:{line}{stays}");
    faults.error_beside("SL303", at, message, HELP, (lock, "it is locked here"));
}

/// Where an entry is locked.
fn lock(entry: &DeTable<'_>) -> Option<Span> {
    let locked = entry.get("locked")?;
    (locked.get_ref().as_bool() == Some(true)).then(|| locked.span())
}

/// The first criterion of a stage that is locked.
fn locked_in<'r>(stage: &'r DeTable<'_>) -> Option<(&'r str, Span)> {
    let exit = stage.get("exit")?.get_ref().as_array()?;
    exit.iter()
        .map(Node::get_ref)
        .filter_map(DeValue::as_table)
        .find_map(|criterion| Some((criterion.get("id")?.get_ref().as_str()?, lock(criterion)?)))
}
