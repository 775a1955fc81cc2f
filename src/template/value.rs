//! One value of a process file with its place, and the values it is made of.

use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Faults;
use super::lines::Span;
use super::row::Row;
use super::scalar;
use super::shape::{self, Key, Shape};
use crate::domain::id::NotAnId;

/// One value of the file.
#[derive(Clone, Copy)]
pub(super) struct Value<'t> {
    pub(super) faults: &'t Faults<'t>,
    /// The key it stands under, which a list and its items share.
    pub(super) key: &'static Key,
    node: &'t Spanned<DeValue<'t>>,
    /// Whether it is one of several under its key.
    item: bool,
}

/// A kind of value that a key takes.
pub(super) struct Wanted {
    /// Code of the fault where it is another kind.
    pub code: &'static str,
    /// The kind, with its article.
    pub words: &'static str,
}

/// Longest spelling of a wrong value, in bytes, that is worth repeating.
const REPEATED: usize = 40;

const LIST: Wanted = Wanted { code: "SL107", words: "a list in square brackets" };
const SECTION: Wanted = Wanted { code: "SL107", words: "keys with values in braces" };

impl<'t> Value<'t> {
    /// The value of `key`.
    pub(super) fn new(
        faults: &'t Faults<'t>,
        key: &'static Key,
        node: &'t Spanned<DeValue<'t>>,
    ) -> Self {
        Self { faults, key, node, item: false }
    }

    /// What it is.
    pub(super) fn node(self) -> &'t DeValue<'t> {
        self.node.get_ref()
    }

    /// Where it stands.
    pub(super) fn at(self) -> Span {
        self.node.span()
    }

    /// How it is spelt in the file.
    pub(super) fn spelling(self) -> &'t str {
        self.faults.sources().slice(&self.at())
    }

    /// How it is spelt, where that is worth repeating: in one short line.
    pub(super) fn short_spelling(self) -> Option<&'t str> {
        let short = |it: &&str| it.len() <= REPEATED && !it.contains('\n');
        Some(self.spelling()).filter(short)
    }

    /// What to type: the key and `value`, or `value` alone within a list.
    pub(super) fn typed(self, value: &str) -> String {
        if self.item { value.to_owned() } else { format!("{} = {value}", self.key.name) }
    }

    /// What to type where nothing better is known.
    pub(super) fn example(self) -> String {
        format!("{} = {}", self.key.name, self.key.example)
    }

    /// Tells an error at the value.
    pub(super) fn error<T>(self, code: &'static str, message: &str, help: &str) -> Option<T> {
        self.faults.error(code, &self.at(), message, help);
        None
    }

    /// Tells that it is of another kind than its key takes.
    pub(super) fn wrong<T>(self, wanted: &Wanted, help: &str) -> Option<T> {
        let message = format!("{} takes {}, not {}", self.key.name, wanted.words, self.kind());
        self.error(wanted.code, &message, help)
    }

    fn kind(self) -> &'static str {
        match self.node() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a number",
            DeValue::Float(_) => "a number with decimals",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(moment) if moment.time.is_some() => "a time",
            DeValue::Datetime(_) => "a day",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "keys with values",
        }
    }

    /// The items of a list.
    pub(super) fn items(self) -> Option<Vec<Self>> {
        if let Some(items) = self.node().as_array() {
            return Some(items.iter().map(|node| Self { node, item: true, ..self }).collect());
        }
        if self.changes_parent() {
            let none = if self.faults.is_inheriting(&self.at()) {
                "none is inherited here"
            } else {
                "this process inherits none"
            };
            let message = format!("{{ add = … }} changes an inherited list, and {none}");
            return self.error("SL307", &message, &self.example());
        }
        let alone = self.short_spelling().filter(|_| self.node().is_str());
        let help = alone.map(|text| self.typed(&format!("[{text}]")));
        self.wrong(&LIST, &help.unwrap_or_else(|| self.example()))
    }

    fn changes_parent(self) -> bool {
        let keys = self.node().as_table().map(DeTable::keys);
        keys.into_iter().flatten().any(|key| shape::OF_CHILDREN.contains(&&**key.get_ref()))
    }

    /// The keys and values it holds, which must be those of `shape`.
    pub(super) fn row(self, shape: &'static Shape) -> Option<Row<'t>> {
        Some(Row::new(self.faults, shape, self.table()?, self.at()).checked())
    }

    /// The same without a word about anything that is wrong with it.
    pub(super) fn glance(self, shape: &'static Shape) -> Option<Row<'t>> {
        Some(Row::new(self.faults, shape, self.node().as_table()?, self.at()))
    }

    /// The values it holds under ids that the author chose, in their order.
    pub(super) fn named<I>(self) -> Option<Vec<(I, Span, Self)>>
    where
        I: FromStr<Err = NotAnId>,
    {
        let mut entries: Vec<_> = self.table()?.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let named = entries.into_iter().filter_map(|(key, node)| {
            let id =
                scalar::id(self.faults, key.get_ref(), &key.span(), |id| format!("write {id}"))?;
            Some((id, key.span(), Self { node, item: true, ..self }))
        });
        Some(named.collect())
    }

    fn table(self) -> Option<&'t DeTable<'t>> {
        let node = self.node();
        if node.is_array()
            && let Some(header) = self.spelling().strip_prefix("[[")
        {
            let help = format!("[{}", header.trim_end_matches(']')) + "]";
            return self.error("SL106", "the header takes one bracket on each side", &help);
        }
        node.as_table().or_else(|| self.wrong(&SECTION, &self.example()))
    }

    /// The rows that `[[…]]` headers begin.
    pub(super) fn rows(self, shape: &'static Shape) -> Option<Vec<Row<'t>>> {
        if self.node().is_table() {
            return self.single(shape);
        }
        Some(self.items()?.into_iter().filter_map(|item| item.row(shape)).collect())
    }

    /// Tells that a row of its own stands where several can be, and reads on.
    fn single(self, shape: &'static Shape) -> Option<Vec<Row<'t>>> {
        if self.spelling().starts_with(['[', '{']) {
            shape.tell_single(&self.at(), self.faults);
            return Some(vec![self.row(shape)?]);
        }
        // No header made this table, so one of a part of it came first.
        let parts = self.table()?.values().map(Spanned::span);
        let first = parts.min_by_key(|at| at.start).unwrap_or(self.at());
        shape.tell_missing_above(&first, self.faults);
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::template::tests::{beside, told, within};

    #[test]
    fn headers_take_as_many_brackets_as_there_can_be_rows() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(text), expected, "{text}");
        }
        let head = "format = 1\nprocess = { id = 'p' }\n";
        case(&format!("{head}[stage]\nid = 's'\n"), "SL106 3:1");
        case(&format!("{head}[[stage.exit]]\nid = 'x'\n"), "SL115 3:1");
        case(&beside("element = { id = 'x' }"), "SL106 3:11, SL109 3:11");
        case(&within("[stage.exit]\nid = 'x'\noutcome = 'x'"), "SL106 5:1");
        case(&beside("[[defaults]]\nfirst = 'rep'"), "SL106 3:1");
        case(&beside("[[role.coach]]\nname = 'x'"), "SL106 3:1");
    }

    #[test]
    fn lists_and_sections_are_no_single_values() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(text), expected, "{text}");
        }
        case(&within("roles = 'coach'"), "SL107 5:9");
        case(&within("roles = { add = ['coach'] }"), "SL307 5:9");
        case(&within("roles = { coach = true }"), "SL107 5:9");
        case(&within("crm = ['A', 3]"), "SL107 5:13");
        case(&within("minimum = 3"), "SL107 5:11");
        case(&beside("session = 'quick'"), "SL107 3:11");
        case(&beside("role.coach = 'Coach'"), "SL107 3:14");
        case(&beside("[debrief]\npart = ['x']"), "SL107 4:9");
    }
}
