//! Keys of a file that nobody reads.

use toml::de::{DeTable, DeValue};

use crate::domain::books::Keys;
use crate::record::wire::Wire;
use crate::record::wire::shape::{Known, Table};

/// What is left to others: to the CRM, and to people who said otherwise.
const OTHERS: &[&str] = &["crm", "said_twice"];
/// How a key begins that somebody made up for themselves.
const OWN: &str = "x_";

/// The keys that lead to what nobody reads, unless somebody else has a use for it.
pub(super) fn keys<W: Wire>(tree: &DeTable<'_>) -> Vec<Keys> {
    let found = Known::of::<W, _>(|known, file| {
        let mut look = Look { known, at: Vec::new(), found: Vec::new() };
        look.through::<W>(file, tree);
        look.found
    });
    found.into_iter().map(owned).filter(|keys| !is_used::<W>(keys)).collect()
}

/// A look through the tables of a file.
struct Look<'t, 'k> {
    known: &'k mut Known,
    /// The keys to where it is.
    at: Vec<&'t str>,
    /// The keys that lead to what the type that reads the table does not know.
    found: Vec<Vec<&'t str>>,
}

impl<'t> Look<'t, '_> {
    fn through<W: Wire>(&mut self, place: usize, table: &'t DeTable<'_>) {
        let Some(first) = table.keys().next() else { return };
        self.at.push(first.get_ref());
        let read = self.known.table::<W>(place, &self.at);
        self.at.pop();
        // Where no table is read, the file is no such record.
        let Some(read) = read else { return };
        for (key, value) in table {
            self.at.push(key.get_ref());
            match read {
                Table::By(_) => self.into::<W>(place, None, value.get_ref()),
                Table::Of(known) => {
                    match known.iter().find(|known| **known == key.get_ref().as_ref()) {
                        Some(known) => self.into::<W>(place, Some(known), value.get_ref()),
                        None => self.found.push(self.at.clone()),
                    }
                }
            }
            self.at.pop();
        }
    }

    fn into<W: Wire>(&mut self, place: usize, key: Option<&'static str>, value: &'t DeValue<'_>) {
        match value {
            DeValue::Table(table) => {
                let below = self.known.below(place, key);
                self.through::<W>(below, table);
            }
            DeValue::Array(list) => {
                let below = self.known.below(place, key);
                let tables = list.iter().filter_map(|one| one.get_ref().as_table());
                tables.for_each(|table| self.through::<W>(below, table));
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {}
        }
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
