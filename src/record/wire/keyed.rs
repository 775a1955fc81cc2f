//! Maps by id as tables named after the id, and back.

use std::collections::BTreeMap;

use crate::domain::id::{InStage, StageId};

use super::word::Word;

/// Tables named after an id: `[person.<id>]`.
pub(crate) type Keyed<K, V> = BTreeMap<Word<K>, V>;

/// Tables named after a stage and an id: `[exit.<stage>.<criterion>]`.
pub(crate) type ByStage<K, V> = Keyed<StageId, Keyed<K, V>>;

/// A map by id as tables.
pub(crate) fn to_tables<K: Ord, V, W: From<V>>(map: BTreeMap<K, V>) -> Keyed<K, W> {
    map.into_iter().map(|(key, value)| (Word(key), value.into())).collect()
}

/// Tables as the map by id.
pub(crate) fn from_tables<K: Ord, V: From<W>, W>(tables: Keyed<K, W>) -> BTreeMap<K, V> {
    tables.into_iter().map(|(key, table)| (key.0, table.into())).collect()
}

/// A map by stage and id as tables within tables.
pub(crate) fn to_stages<K: Ord, V, W: From<V>>(map: BTreeMap<InStage<K>, V>) -> ByStage<K, W> {
    let mut stages: ByStage<K, W> = BTreeMap::new();
    for (key, value) in map {
        stages.entry(Word(key.stage)).or_default().insert(Word(key.id), value.into());
    }
    stages
}

/// Tables within tables as the map by stage and id.
pub(crate) fn from_stages<K: Ord, V: From<W>, W>(stages: ByStage<K, W>) -> BTreeMap<InStage<K>, V> {
    let mut map = BTreeMap::new();
    for (stage, tables) in stages {
        for (id, table) in tables {
            map.insert(InStage::new(stage.0.clone(), id.0), table.into());
        }
    }
    map
}
