//! What a record may hold at a place, from the very types that read it: the keys
//! of each table on the way there, and the kind of word at its end.

use std::any::{TypeId, type_name};
use std::cell::RefCell;
use std::collections::HashMap;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserializer, forward_to_deserialize_any};

use super::Wire;

/// A kind of file: what it may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// Its groups of tables.
    pub(crate) groups: &'static [&'static str],
    /// What stands where the keys lead.
    pub(crate) shape: fn(&[&str]) -> Shape,
}

impl Kind {
    /// The kind of file that `W` reads.
    pub(crate) const fn of<W: Wire>() -> Self {
        Self { groups: W::GROUPS, shape: Shape::of::<W> }
    }
}

/// A table on the way to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    /// These keys are read of it.
    Of(&'static [&'static str]),
    /// Its keys are words of a kind, as in `[person.<id>]`.
    By(&'static str),
}

/// What was seen on the way to a place.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// A table for each of the keys, as far as they lead somewhere.
    pub(crate) tables: Vec<Table>,
    /// The kind of word that stands there.
    pub(crate) word: Option<&'static str>,
}

impl Shape {
    /// What the type `W` reads where `keys` lead.
    pub(crate) fn of<W: DeserializeOwned>(keys: &[&str]) -> Self {
        let mut shape = Self::default();
        // Nothing is there to be read: it ends as soon as all was seen.
        let _ = W::deserialize(Walk { keys, shape: &mut shape });
        shape
    }

    /// The kind of word that the last of `keys` is, where it is one.
    pub(crate) fn key(&self, keys: &[&str]) -> Option<&'static str> {
        match self.tables.get(keys.len().checked_sub(1)?)? {
            Table::By(word) => Some(word),
            Table::Of(_) => None,
        }
    }
}

thread_local! {
    /// What was found out of each kind of file: the same for all files. Of each
    /// thread, since many files are read abreast.
    static KNOWN: RefCell<HashMap<TypeId, Known>> = RefCell::default();
}

/// What was found out of the tables of a kind of file, each at its place.
#[derive(Debug, Default)]
pub(crate) struct Known {
    places: Vec<Place>,
}

/// A place in a kind of file: the tables that are reached by the same keys, but for
/// ids.
#[derive(Debug, Default)]
struct Place {
    table: Option<Table>,
    /// The places below, by key; none for ids.
    below: Vec<(Option<&'static str>, usize)>,
}

impl Known {
    /// Lends what was found out of the files that `W` reads, and the place of the
    /// whole file.
    pub(crate) fn of<W: 'static, R>(lend: impl FnOnce(&mut Self, usize) -> R) -> R {
        KNOWN.with_borrow_mut(|known| {
            let known = known.entry(TypeId::of::<W>()).or_default();
            if known.places.is_empty() {
                known.places.push(Place::default());
            }
            lend(known, 0)
        })
    }

    /// What the type `W` reads as the table in which the last of `keys` stands, which
    /// is at that place.
    pub(crate) fn table<W: DeserializeOwned>(&mut self, at: usize, keys: &[&str]) -> Option<Table> {
        let place = self.places.get_mut(at)?;
        // Behind a key that is no id nothing is seen; another file may have better ones.
        let seen = || Shape::of::<W>(keys).tables.get(keys.len() - 1).copied();
        place.table = place.table.or_else(seen);
        place.table
    }

    /// The place below one, behind a key; none for ids.
    pub(crate) fn below(&mut self, at: usize, key: Option<&'static str>) -> usize {
        let new = self.places.len();
        let Some(place) = self.places.get_mut(at) else { return at };
        if let Some((_, known)) = place.below.iter().find(|(it, _)| *it == key) {
            return *known;
        }
        place.below.push((key, new));
        self.places.push(Place::default());
        new
    }
}

/// The name of a kind of word.
pub(crate) fn word<T>() -> &'static str {
    type_name::<T>()
}

/// Goes where the keys lead, without a file.
struct Walk<'de, 's> {
    keys: &'de [&'de str],
    shape: &'s mut Shape,
}

impl<'de> Walk<'de, '_> {
    fn enter<V: Visitor<'de>>(self, table: Table, visitor: V) -> Result<V::Value, Error> {
        if !self.keys.is_empty() {
            self.shape.tables.push(table);
        }
        visitor.visit_map(self)
    }
}

fn seen<T>() -> Result<T, Error> {
    Err(Error::custom("all was seen"))
}

impl<'de> Deserializer<'de> for Walk<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        seen()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: V,
    ) -> Result<V::Value, Error> {
        self.shape.word = self.keys.is_empty().then_some(name);
        seen()
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.enter(Table::By(""), visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        // TOML reads a day as a table of a name of its own.
        self.shape.word = Some(name).filter(|name| self.keys.is_empty() && name.starts_with('$'));
        self.enter(Table::Of(fields), visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct tuple tuple_struct enum identifier ignored_any
    }
}

/// A table in which only the next key stands.
impl<'de> MapAccess<'de> for Walk<'de, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(key) = self.keys.first() else { return seen() };
        seed.deserialize(Key { key, shape: self.shape }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let keys = self.keys.split_first().map_or(self.keys, |(_, rest)| rest);
        seed.deserialize(Walk { keys, shape: self.shape })
    }
}

/// A list of one.
impl<'de> SeqAccess<'de> for Walk<'de, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        seed.deserialize(Walk { keys: self.keys, shape: self.shape }).map(Some)
    }
}

/// A key, which tells of what kind of word it is.
struct Key<'de, 's> {
    key: &'de str,
    shape: &'s mut Shape,
}

impl<'de> Deserializer<'de> for Key<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let key: StrDeserializer<'_, Error> = self.key.into_deserializer();
        key.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Some(table) = self.shape.tables.last_mut() {
            *table = Table::By(name);
        }
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{BuyerId, CriterionId, RoleId, StageId};
    use crate::record::wire::deal::DealFile;
    use crate::record::wire::keyed::Keyed;
    use jiff::civil::Date;

    #[test]
    fn the_kind_of_each_word_is_known_by_its_keys() {
        #[track_caller]
        fn case(keys: &[&str], key: Option<&str>, value: Option<&str>) {
            let shape = Shape::of::<DealFile>(keys);
            assert_eq!((shape.key(keys), shape.word), (key, value), "{keys:?}");
        }
        case(&["stage"], None, Some(word::<StageId>()));
        case(&["account"], None, None);
        case(&["person", "dana"], Some(word::<BuyerId>()), None);
        case(&["person", "dana", "roles"], None, Some(word::<RoleId>()));
        case(&["person", "dana", "reports_to"], None, Some(word::<BuyerId>()));
        case(&["exit", "align", "one"], Some(word::<CriterionId>()), None);
        case(&["relation", "dana", "influences", "tom"], Some(word::<BuyerId>()), None);
        case(&["person", "dana", "nothing", "of", "that"], None, None);
    }

    #[test]
    fn a_table_behind_a_key_that_is_no_id_is_found_out_of_the_next_file() {
        #[derive(serde::Deserialize)]
        #[expect(dead_code, reason = "a kind of file that no other test reads")]
        struct Moves {
            moved: Keyed<Date, Move>,
        }
        #[derive(serde::Deserialize)]
        #[expect(dead_code, reason = "a table in it")]
        struct Move {
            to: Option<String>,
        }
        let of = |day| {
            Known::of::<Moves, _>(|known, file| {
                let moved = known.below(file, Some("moved"));
                let place = known.below(moved, None);
                known.table::<Moves>(place, &["moved", day, "to"])
            })
        };
        assert_eq!(of("no day"), None);
        assert_eq!(of("2026-12-01"), Some(Table::Of(&["to"])));
    }

    #[test]
    fn the_keys_of_each_table_are_known() {
        let keys = ["compelling_event", "dat"];
        let Some(Table::Of(fields)) = Shape::of::<DealFile>(&keys).tables.pop() else { panic!() };
        assert_eq!(fields, ["text", "date", "consequence"]);
    }
}
