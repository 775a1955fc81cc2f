//! Keys of a file that nobody reads.

use toml::de::{DeTable, DeValue};

use crate::domain::books::Keys;
use crate::record::wire::Wire;
use crate::record::wire::shape::{Shape, Table};

/// What is left to others: to the CRM, and to people who said otherwise.
const OTHERS: &[&str] = &["crm", "said_twice"];
/// How a key begins that somebody made up for themselves.
const OWN: &str = "x_";

/// The keys that lead to what nobody reads, unless somebody else has a use for it.
pub(super) fn keys<W: Wire>(tree: &DeTable<'_>) -> Vec<Keys> {
    let mut found = Vec::new();
    look::<W>(tree, &mut Vec::new(), &mut found);
    found.into_iter().map(owned).filter(|keys| !is_used::<W>(keys)).collect()
}

/// Looks through a table and those in it, for what the type that reads it does not know.
fn look<'t, W: Wire>(table: &'t DeTable<'_>, at: &mut Vec<&'t str>, found: &mut Vec<Vec<&'t str>>) {
    let Some(first) = table.keys().next() else { return };
    at.push(first.get_ref());
    let read = Shape::of::<W>(at).tables.get(at.len() - 1).copied();
    at.pop();
    // Where no table is read, the file is no such record.
    let Some(read) = read else { return };
    for (key, value) in table {
        at.push(key.get_ref());
        match read {
            Table::Of(known) if !known.contains(&&**key.get_ref()) => found.push(at.clone()),
            Table::Of(_) | Table::By(_) => look_into::<W>(value.get_ref(), at, found),
        }
        at.pop();
    }
}

fn look_into<'t, W: Wire>(
    value: &'t DeValue<'_>,
    at: &mut Vec<&'t str>,
    found: &mut Vec<Vec<&'t str>>,
) {
    match value {
        DeValue::Table(table) => look::<W>(table, at, found),
        DeValue::Array(list) => {
            list.iter().for_each(|one| look_into::<W>(one.get_ref(), at, found));
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => {}
    }
}

fn owned(keys: Vec<&str>) -> Keys {
    keys.into_iter().map(str::to_owned).collect()
}

/// Whether somebody has a use for it all the same.
fn is_used<W: Wire>(keys: &Keys) -> bool {
    let is_group = || matches!(keys.as_slice(), [key] if W::GROUPS.contains(&&**key));
    let is_others = || keys.first().is_some_and(|key| OTHERS.contains(&&**key));
    let is_own = || keys.iter().any(|key| key.starts_with(OWN));
    let is_later = || W::LATER.iter().any(|later| leads_to(later, keys));
    is_group() || is_others() || is_own() || is_later()
}

/// Whether `keys` are those of `later`, in which a star stands for any.
pub(super) fn leads_to(later: &str, keys: &Keys) -> bool {
    let mut known = later.split('.');
    keys.iter().all(|key| known.next().is_some_and(|it| it == "*" || it == key))
        && known.next().is_none()
}
