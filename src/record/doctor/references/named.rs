//! The ids that a file names, found by the types that read it: wherever such a
//! type stands, as a value or as the name of a table, its id is looked at.

use toml::de::{DeArray, DeTable, DeValue};

use crate::domain::books::IdOf;
use crate::record::change;
use crate::record::wire::id_of::id_of;
use crate::record::wire::shape::Shape;

/// An id, and where it stands.
#[derive(Debug)]
pub(in super::super) struct Named<'t> {
    pub(in super::super) kind: IdOf,
    /// The id as it is written.
    pub(in super::super) id: &'t str,
    /// The keys that lead there.
    pub(in super::super) keys: Vec<&'t str>,
    /// Whether it is all that its key says: no name of a table, none of several.
    pub(in super::super) is_alone: bool,
    /// The byte of the text at which it stands.
    pub(in super::super) byte: usize,
}

/// The ids in a file of that name.
pub(in super::super) fn named<'t>(file: &str, tree: &'t DeTable<'_>) -> Vec<Named<'t>> {
    let mut search =
        Search { shape: change::kind(file).shape, keys: Vec::new(), found: Vec::new() };
    search.table(tree);
    search.found
}

struct Search<'t> {
    shape: fn(&[&str]) -> Shape,
    keys: Vec<&'t str>,
    found: Vec<Named<'t>>,
}

impl<'t> Search<'t> {
    fn table(&mut self, table: &'t DeTable<'_>) {
        let side = table.get("side").and_then(|side| side.get_ref().as_str());
        for (key, value) in table {
            self.keys.push(key.get_ref());
            let shape = (self.shape)(&self.keys);
            let kind = |word: &'static str| id_of(word, side);
            if let Some(kind) = shape.key(&self.keys).and_then(kind) {
                self.add(kind, key.get_ref(), key.span().start, false);
            }
            match (shape.word.and_then(kind), value.get_ref()) {
                (_, DeValue::Table(table)) => self.table(table),
                (Some(kind), DeValue::String(id)) => self.add(kind, id, value.span().start, true),
                (Some(kind), DeValue::Array(ids)) => self.list(kind, ids),
                _ => {}
            }
            self.keys.pop();
        }
    }

    fn list(&mut self, kind: IdOf, ids: &'t DeArray<'_>) {
        for id in ids {
            if let Some(text) = id.get_ref().as_str() {
                self.add(kind, text, id.span().start, false);
            }
        }
    }

    fn add(&mut self, kind: IdOf, id: &'t str, byte: usize, is_alone: bool) {
        self.found.push(Named { kind, id, keys: self.keys.clone(), is_alone, byte });
    }
}
