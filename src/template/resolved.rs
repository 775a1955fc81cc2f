//! A process with all that it inherits, written as one file.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml_edit::{Array, DocumentMut, Item, Table, Value};

use super::sources::Sources;
use super::wording::shown;

/// Longest list that stands in one line, in characters.
const LINE: usize = 80;

/// The text of `tree`, whose spans are in `sources`. With `origins`, each key
/// says where its value comes from.
pub(super) fn text(tree: &DeTable<'_>, sources: &Sources<'_>, origins: bool) -> String {
    let mut document = DocumentMut::new();
    *document.as_table_mut() = Writer { sources, origins }.table(tree);
    document.remove("extends");
    format!("# {}\n\n{document}", shown(&sources.names()))
}

struct Writer<'s, 't> {
    sources: &'s Sources<'t>,
    origins: bool,
}

impl Writer<'_, '_> {
    fn table(&self, tree: &DeTable<'_>) -> Table {
        let mut entries: Vec<_> = tree.iter().collect();
        entries.sort_by_key(|(key, _)| (key.span().start, key.span().end));
        let mut table = Table::new();
        // A header without keys of its own is shown where nothing else shows it.
        table.set_implicit(!tree.is_empty());
        for (key, node) in entries {
            table.insert(key.get_ref(), self.item(node));
        }
        table
    }

    fn item(&self, node: &Spanned<DeValue<'_>>) -> Item {
        let value = node.get_ref();
        if let Some(tree) = value.as_table() {
            let mut table = self.table(tree);
            if self.origins && tree.is_empty() {
                table.decor_mut().set_suffix(self.origin(node));
            }
            return Item::Table(table);
        }
        if let Some(rows) = value.as_array().and_then(rows) {
            return Item::ArrayOfTables(rows.into_iter().map(|row| self.table(row)).collect());
        }
        let mut value = self.value(node);
        if self.origins {
            value.decor_mut().set_suffix(self.origin(node));
        }
        Item::Value(value)
    }

    fn origin(&self, node: &Spanned<DeValue<'_>>) -> String {
        let (file, line) = self.sources.near_file_and_line(node.span().start);
        format!("  # from {}:{line}", shown(file))
    }

    /// A value that no header shows.
    fn value(&self, node: &Spanned<DeValue<'_>>) -> Value {
        let value = node.get_ref();
        if let Some(text) = value.as_str() {
            return text.into();
        }
        if let Some(items) = value.as_array() {
            return self.list(items).into();
        }
        // Everything else is spelt in one way only.
        let spelling = self.sources.slice(&node.span());
        spelling.parse().unwrap_or_else(|_| spelling.into())
    }

    /// A list in one line, or where that is long, in a line for each item.
    fn list(&self, items: &DeArray<'_>) -> Array {
        let mut list: Array = items.iter().map(|item| self.value(item)).collect();
        if list.to_string().chars().count() > LINE {
            for item in list.iter_mut() {
                item.decor_mut().set_prefix("\n  ");
            }
            list.set_trailing_comma(true);
            list.set_trailing("\n");
        }
        list
    }
}

/// The tables of a list, where it is one of tables.
fn rows<'r, 't>(items: &'r DeArray<'t>) -> Option<Vec<&'r DeTable<'t>>> {
    let rows: Option<Vec<_>> = items.iter().map(|item| item.get_ref().as_table()).collect();
    rows.filter(|rows| !rows.is_empty())
}

#[cfg(test)]
mod tests;
