//! What a change says that the record before did not, as lines to be read.

use toml_edit::TableLike;

use crate::domain::change::Change;

use super::tree::{Tree, same};

/// Keys that nobody said: they are made again with the record.
const NOT_SAID: &[&str] = &["format", "id", "deal", "state", "process", "seconds"];

/// The keys that changed, each with its new value. A record that cannot be
/// written as a tree has none.
pub(crate) fn conflict_notice(change: &Change) -> Vec<String> {
    let Ok(after) = change.after.tree() else { return Vec::new() };
    let before = change.before.as_ref().and_then(|before| before.tree().ok());
    let mut lines = Vec::new();
    collect(
        "",
        before.as_ref().map(Tree::table).map(|table| table as _),
        after.table(),
        &mut lines,
    );
    lines
}

fn collect(
    place: &str,
    before: Option<&dyn TableLike>,
    after: &dyn TableLike,
    lines: &mut Vec<String>,
) {
    for (key, item) in after.iter() {
        let old = before.and_then(|before| before.get(key));
        let is_said = !place.is_empty() || !NOT_SAID.contains(&key);
        if !is_said || old.is_some_and(|old| same(old, item)) {
            continue;
        }
        let place = if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
        match (item.as_table_like(), item.as_value()) {
            (Some(table), _) => {
                collect(&place, old.and_then(|old| old.as_table_like()), table, lines);
            }
            (None, Some(value)) => {
                let value = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
                lines.push(format!("{place}: {}", value.trim()));
            }
            (None, None) => {}
        }
    }
}
