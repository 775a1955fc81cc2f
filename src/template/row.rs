//! The walk through the keys under one header.

use toml::de::DeTable;

use super::fault::Faults;
use super::lines::Span;
use super::shape::{self, Key, Shape};
use super::value::Value;
use super::wording::{nearest, one_of, quoted};

/// What stands under a header or between braces.
///
/// A header that the file does not have is an empty one: whoever reads its keys
/// finds none of them, which is what the usual values are for.
pub(super) struct Row<'t> {
    pub(super) faults: &'t Faults<'t>,
    /// Where its header stands.
    pub(super) at: Span,
    shape: &'static Shape,
    table: Option<&'t DeTable<'t>>,
}

impl<'t> Row<'t> {
    /// The keys of `table`.
    pub(super) fn new(
        faults: &'t Faults<'t>,
        shape: &'static Shape,
        table: &'t DeTable<'t>,
        at: Span,
    ) -> Self {
        Self { faults, at, shape, table: Some(table) }
    }

    /// A row without any key, for what the file does not have.
    pub(super) fn empty(faults: &'t Faults<'t>, shape: &'static Shape, at: Span) -> Self {
        Self { faults, at, shape, table: None }
    }

    /// The row, once every key that does not belong to it is told.
    pub(super) fn checked(self) -> Self {
        for key in self.table.into_iter().flat_map(DeTable::keys) {
            if self.shape.key(key.get_ref()).is_none() {
                self.tell_unknown(key.get_ref(), &key.span());
            }
        }
        self
    }

    /// Whether the file has it, and not only what holds in its place.
    pub(super) fn is_written(&self) -> bool {
        self.table.is_some()
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Value<'t>> {
        Some(Value::new(self.faults, self.shape.key(key)?, self.table?.get(key)?))
    }

    /// What `read` makes of the value of a key, none where there is none.
    pub(super) fn read<T>(
        &self,
        key: &str,
        read: impl FnOnce(Value<'t>) -> Option<T>,
    ) -> Option<T> {
        self.get(key).and_then(read)
    }

    /// What `read` makes of the value of a key that must be there.
    pub(super) fn need<T>(
        &self,
        key: &str,
        read: impl FnOnce(Value<'t>) -> Option<T>,
    ) -> Option<T> {
        match self.get(key) {
            Some(value) => read(value),
            None => self.tell_missing(self.shape.key(key)?),
        }
    }

    /// What `read` makes of each item of a list.
    pub(super) fn list<T>(&self, key: &str, read: impl FnMut(Value<'t>) -> Option<T>) -> Vec<T> {
        let items = self.read(key, Value::items).unwrap_or_default();
        items.into_iter().filter_map(read).collect()
    }

    /// The text of a key.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.read(key, Value::text)
    }

    /// The texts of a key.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        self.read(key, Value::texts).unwrap_or_default()
    }

    /// Whether something holds, which is `usual` where the file says nothing.
    pub(super) fn flag(&self, key: &str, usual: bool) -> bool {
        self.read(key, Value::flag).unwrap_or(usual)
    }

    /// The section under a key, an empty one where there is none.
    pub(super) fn section(&self, key: &str, shape: &'static Shape) -> Self {
        self.read(key, |value| value.row(shape))
            .unwrap_or_else(|| Self::empty(self.faults, shape, self.at.clone()))
    }

    /// The rows under a key.
    pub(super) fn rows(&self, key: &str, shape: &'static Shape) -> Vec<Self> {
        self.read(key, |value| value.rows(shape)).unwrap_or_default()
    }

    fn tell_missing<T>(&self, key: &Key) -> Option<T> {
        let Shape { header, noun, .. } = self.shape;
        let Key { name, example } = key;
        let (message, help) = match self.table {
            Some(_) => (format!("this {noun} has no {name}"), format!("{name} = {example}")),
            None => (format!("there is no {header}"), format!("{header} with {name} = {example}")),
        };
        self.faults.error("SL109", &self.at, message, help);
        None
    }

    fn tell_unknown(&self, key: &str, at: &Span) {
        let Shape { header, keys, .. } = self.shape;
        let names: Vec<_> = keys.iter().map(|key| key.name).collect();
        let homes = || shape::ALL.iter().filter(|shape| shape.key(key).is_some());
        if shape::OF_CHILDREN.contains(&key) && self.faults.is_inheriting(at) {
            let message = format!("{key} changes nothing that {header} inherits");
            self.faults.error("SL307", at, message, "delete it");
        } else if shape::OF_CHILDREN.contains(&key) {
            let message = format!("{key} changes an inherited process, and this one inherits none");
            self.faults.error("SL307", at, message, "delete it");
        } else if nearest(key, &names).is_none() && homes().next().is_some() {
            let homes: Vec<_> = homes().map(|shape| shape.header).collect();
            let message = format!("{key} does not belong to {header}");
            self.faults.error("SL104", at, message, format!("move it to {}", homes.join(" or ")));
        } else {
            let message = format!("{header} has no key {}", quoted(key));
            self.faults.error("SL103", at, message, one_of(key, &names));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::template::tests::{beside, told, within};

    #[test]
    fn a_key_has_one_home() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(text), expected, "{text}");
        }
        case(&beside("[proces]"), "SL103 3:2");
        case(&beside("name = 'x'"), "SL104 3:1");
        case(&beside("[defaults]\npurpose = 'x'"), "SL104 4:1");
        case(&beside("[defaults]\ncolor = 'x'"), "SL103 4:1");
        case(&within("buyers_step = 'x'"), "SL103 5:1");
        case(&within("remove = true\nafter = 'x'"), "SL307 5:1, SL307 6:1");
        case(&within("[[stage.exit]]\nid = 'x'\noutcome = 'x'\nask = 'x'"), "SL104 8:1");
    }

    #[test]
    fn what_must_be_there_is_missed_at_its_header() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(text), expected, "{text}");
        }
        case("format = 1\n[[stage]]\nid = 's'\n", "SL109 1:1");
        case("format = 1\n[process]\n[[stage]]\nid = 's'\n", "SL109 2:1");
        case("format = 1\nprocess = {}\n[[stage]]\nid = 's'\n", "SL109 2:11");
        case(&beside("[[stage]]\nname = 'x'"), "SL109 3:1");
        case(&within("[[stage.exit]]\nid = 'x'"), "SL109 5:1");
        case(&within("[[stage.question]]\nask = 'x'"), "SL109 5:1");
        case(&within("objective = [{ id = 'x' }]"), "SL109 5:14");
        case(&beside("[[debrief.part]]\nminutes = 5"), "SL109 3:1");
        case(&beside("[[element]]\nid = 'pain'"), "SL109 3:1");
    }
}
