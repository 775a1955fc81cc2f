//! What two people changed at once: keys that are neither as before nor alike.

use std::collections::BTreeSet;

use toml_edit::{Item, Table, TableLike};

use crate::record::tree::{Tree, same};

/// The keys that changed from `before` to `after`, and otherwise from `before`
/// to what is `there` by now; in words.
pub(crate) fn clashes(before: &Tree, there: &Tree, after: &Tree) -> Vec<String> {
    let mut clashes = Clashes { path: Vec::new(), found: Vec::new() };
    clashes.look(before.table(), there.table(), after.table());
    clashes.found
}

struct Clashes {
    path: Vec<String>,
    found: Vec<String>,
}

impl Clashes {
    fn look(&mut self, before: &dyn TableLike, there: &dyn TableLike, after: &dyn TableLike) {
        let nothing = Table::new();
        let keys: BTreeSet<&str> = before.iter().chain(after.iter()).map(|(key, _)| key).collect();
        for key in keys {
            let (was, is, shall) = (before.get(key), there.get(key), after.get(key));
            if alike(was, shall) || alike(was, is) || alike(is, shall) {
                continue;
            }
            self.path.push(key.to_owned());
            // A group at the top is taken away key by key, all else as a whole.
            let is_group = shall.is_none() && self.path.len() == 1;
            let shall = table(shall).or_else(|| is_group.then_some(&nothing as &dyn TableLike));
            match (table(is), shall) {
                (Some(is), Some(shall)) => self.look(table(was).unwrap_or(&nothing), is, shall),
                _ if table(was.or(is)).is_some() => self.found.push(self.path.join(" ")),
                _ => self.found.push(in_words(&self.path)),
            }
            self.path.pop();
        }
    }
}

fn alike(a: Option<&Item>, b: Option<&Item>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn table(item: Option<&Item>) -> Option<&dyn TableLike> {
    item.and_then(Item::as_table_like)
}

/// A key as one speaks of it: `stance of person dana`.
pub(crate) fn in_words(path: &[String]) -> String {
    let Some((key, above)) = path.split_last() else { return String::new() };
    let key = key.replace('_', " ");
    if above.is_empty() { key } else { format!("{key} of {}", above.join(" ")) }
}
