//! A record as a tree of keys and values, to be compared and written.

use toml_edit::{Item, Table, TableLike, Value, ser};

use super::wire::Wire;

/// A record as a tree, and the order of its groups of tables.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    table: Table,
    groups: &'static [&'static str],
}

impl Tree {
    /// The tree of a record.
    ///
    /// # Errors
    ///
    /// A value that TOML cannot write, such as a year of five digits.
    pub(crate) fn of<W: Wire>(record: &W) -> Result<Self, ser::Error> {
        let table = ser::to_document(record)?.into_table();
        Ok(Self { table, groups: W::GROUPS })
    }

    fn get(&self, keys: &[String]) -> Option<&Item> {
        let (key, rest) = keys.split_first()?;
        let first = self.table.get(key)?;
        rest.iter().try_fold(first, |item, key| item.as_table_like()?.get(key))
    }

    /// Whether both say the same at these keys.
    pub(crate) fn says_the_same(&self, other: &Self, keys: &[String]) -> bool {
        match (self.get(keys), other.get(keys)) {
            (Some(a), Some(b)) => same(a, b),
            (a, b) => a.is_none() && b.is_none(),
        }
    }

    /// Whether a table stands at these keys.
    pub(crate) fn has_table(&self, keys: &[String]) -> bool {
        self.get(keys).is_some_and(Item::is_table_like)
    }

    /// Says at these keys what `was` says there.
    pub(crate) fn put_back(&mut self, was: &Self, keys: &[String]) {
        let Some((key, above)) = keys.split_last() else { return };
        let top: &mut dyn TableLike = &mut self.table;
        let inner =
            above.iter().try_fold(top, |table, key| table.get_mut(key)?.as_table_like_mut());
        match (inner, was.get(keys)) {
            (Some(table), Some(item)) => _ = table.insert(key, item.clone()),
            (Some(table), None) => _ = table.remove(key),
            (None, _) => {}
        }
    }

    /// Its keys, from the top.
    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    /// Its groups of tables in their order.
    pub(crate) const fn groups(&self) -> &'static [&'static str] {
        self.groups
    }
}

/// Whether two items say the same, however they are written.
pub(crate) fn same(a: &Item, b: &Item) -> bool {
    match (a.as_table_like(), b.as_table_like()) {
        (Some(a), Some(b)) => same_table(a, b),
        (None, None) => a.as_value().zip(b.as_value()).is_some_and(|(a, b)| same_value(a, b)),
        _ => false,
    }
}

/// Whether two tables say the same, however they are written.
pub(crate) fn same_table(a: &dyn TableLike, b: &dyn TableLike) -> bool {
    a.len() == b.len() && a.iter().all(|(key, item)| b.get(key).is_some_and(|b| same(item, b)))
}

fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a.value() == b.value(),
        (Value::Integer(a), Value::Integer(b)) => a.value() == b.value(),
        (Value::Boolean(a), Value::Boolean(b)) => a.value() == b.value(),
        (Value::Datetime(a), Value::Datetime(b)) => a.value() == b.value(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b))
        }
        _ => false,
    }
}
