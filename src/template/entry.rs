//! Lists of a stage that may be written short, as texts, or long, as rows with
//! ids. Both read as rows, those of texts with nothing but usual values.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::DeValue;

use super::lines::Span;
use super::register::{Id, Register};
use super::row::Row;
use super::shape::Shape;
use super::value::Value;
use super::wording::quoted;
use crate::domain::id::short_form;

/// Which list of a stage, and how it is written long.
pub(super) struct Kind {
    /// Key of the list.
    pub key: &'static str,
    /// Key of what the short form consists of.
    pub text: &'static str,
    /// What a row holds.
    pub shape: &'static Shape,
}

/// One of the list, as far as it could be read.
pub(super) struct Entry<'t, I> {
    /// Its id, none where a fault was told.
    pub id: Option<I>,
    /// Its text, none where a fault was told.
    pub text: Option<String>,
    /// Where its text stands, or should.
    pub text_at: Span,
    /// Everything else.
    pub row: Row<'t>,
}

/// A list of a stage, and the ids in it.
pub(super) fn entries<'t, I: Id>(
    stage: &Row<'t>,
    kind: &Kind,
) -> (Vec<Entry<'t, I>>, Register<'t, I>) {
    let mut register = Register::new(stage.faults, kind.shape, "SL203");
    let entries = stage.read(kind.key, |list| read(list, kind, &mut register));
    (entries.unwrap_or_default(), register)
}

fn read<'t, I: Id>(
    list: Value<'t>,
    kind: &Kind,
    register: &mut Register<'t, I>,
) -> Option<Vec<Entry<'t, I>>> {
    match (item(list, DeValue::is_str), item(list, DeValue::is_table)) {
        (Some(_), Some(row)) => tell_mixed(list, row),
        (Some(_), None) => Some(short(list, kind, register)),
        (None, _) => long(list, kind, register),
    }
}

fn item<'t>(list: Value<'t>, is_wanted: fn(&DeValue<'t>) -> bool) -> Option<Span> {
    let mut items = list.node().as_array()?.iter();
    items.find(|item| is_wanted(item.get_ref())).map(Spanned::span)
}

fn tell_mixed<T>(list: Value<'_>, row: Span) -> Option<T> {
    let message = format!("{} is a list of texts, and this is none", list.key.name);
    list.faults.error("SL114", &row, message, "write either texts or [[…]] headers");
    None
}

fn long<'t, I: Id>(
    list: Value<'t>,
    kind: &Kind,
    register: &mut Register<'t, I>,
) -> Option<Vec<Entry<'t, I>>> {
    let entry = |row: Row<'t>| Entry {
        id: register.declare(&row),
        text: row.need(kind.text, Value::text),
        text_at: row.get(kind.text).map_or_else(|| row.at.clone(), Value::at),
        row,
    };
    Some(list.rows(kind.shape)?.into_iter().map(entry).collect())
}

fn short<'t, I: Id>(
    list: Value<'t>,
    kind: &Kind,
    register: &mut Register<'t, I>,
) -> Vec<Entry<'t, I>> {
    let mut ids = MadeIds::default();
    let entry = |item: Value<'t>| {
        let text = item.text()?;
        let id = made(item, &text, &mut ids, register);
        let row = Row::empty(item.faults, kind.shape, item.at());
        Some(Entry { id, text: Some(text), text_at: item.at(), row })
    };
    list.items().into_iter().flatten().filter_map(entry).collect()
}

/// The id that a text makes.
fn made<I: Id>(
    item: Value<'_>,
    text: &str,
    ids: &mut MadeIds,
    register: &mut Register<'_, I>,
) -> Option<I> {
    let Ok(id) = ids.make(text).parse::<I>() else {
        let message = format!("no id can be made of {}", quoted(text));
        return item.error("SL201", &message, "write it under a header, with an id");
    };
    register.add(id.clone(), item.at()).then_some(id)
}

/// Ids that are made of the texts of a list, none of them twice.
#[derive(Default)]
pub(super) struct MadeIds {
    /// How often each was made, so that a long list of one text is no long
    /// search.
    uses: BTreeMap<String, usize>,
    taken: BTreeSet<String>,
}

impl MadeIds {
    /// The id of a text, with a number where it is taken.
    pub(super) fn make(&mut self, text: &str) -> String {
        let made = short_form(text);
        let uses = self.uses.entry(made.clone()).or_default();
        loop {
            *uses += 1;
            let id = if *uses == 1 { made.clone() } else { format!("{made}-{uses}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::template::tests::{sound, told, within};

    #[test]
    fn texts_get_ids() {
        #[track_caller]
        fn case(list: &str, expected: &[&str]) {
            let process = sound(&within(&format!("exit = {list}")));
            let exit = &process.first_stage().exit;
            let ids: Vec<_> = exit.iter().map(|criterion| criterion.id.as_str()).collect();
            assert_eq!(ids, expected, "{list}");
            assert!(exit.iter().all(|criterion| criterion.required));
        }
        case("['The buyer has said it']", &["the-buyer-has-said-it"]);
        case("['Same', 'same!', 'SAME']", &["same", "same-2", "same-3"]);
        case("['x', 'x-2', 'x']", &["x", "x-2", "x-3"]);
        case("[]", &[]);
        case("[{ id = 'a', outcome = 'b' }]", &["a"]);
    }

    #[test]
    fn a_list_is_written_one_way() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(&within(text)), expected, "{text}");
        }
        case("exit = ['x', { id = 'y' }]", "SL114 5:14");
        case("exit = [{ id = 'y' }, 'x']", "SL114 5:9");
        case("exit = ['x']\n[[stage.exit]]\nid = 'y'", "SL114 6:9");
        case("question = 'x'", "SL107 5:12");
        case("objective = ['???']", "SL201 5:14");
    }

    #[test]
    fn ids_are_there_once_in_a_stage() {
        let twice = "exit = [{ id = 'a', outcome = 'b' }, { id = 'a', outcome = 'c' }]";
        assert_eq!(told(&within(twice)), "SL203 5:45");
        let stages = within("exit = ['x']") + "[[stage]]\nid = 't'\nexit = ['x']\n";
        assert_eq!(told(&stages), "");
    }
}
