//! Keys that do nothing: each with where it would do something.

use std::path::Path;

use toml::de::DeTable;

use super::Problem;
use crate::domain::books::IdleKey;
use crate::record::change;
use crate::record::fault::Fault;
use crate::record::read::{self, RECORD_LIMIT};
use crate::record::spoilt_day;
use crate::record::wire::shape::{Kind, Table};

/// How far a misspelt key may be from the one that was meant.
const OFF: usize = 2;
/// How many tables deep a key is looked for.
const DEPTH: usize = 3;
/// Stands for any id and any day.
const ANY: &str = "2026-01-01";

/// A problem for each of these keys of files in that workspace.
pub fn problems(root: &Path, idle: &[IdleKey]) -> Vec<Problem> {
    idle.iter().map(|idle| problem(root, idle)).collect()
}

/// Whether one key may be the other with a slip.
pub(super) fn is_near(key: &str, slip: &str) -> bool {
    key != slip && strsim::osa_distance(key, slip) <= OFF
}

fn problem(root: &Path, IdleKey { file, keys }: &IdleKey) -> Problem {
    let text = read::text(&root.join(file), RECORD_LIMIT).ok().flatten().unwrap_or_default();
    let at = Fault::at_name(&text, keys, "").of(file);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let key = keys.last().copied().unwrap_or_default();
    let help = advice(file, &keys)
        .unwrap_or_else(|| "no such key here; a newer sideline may know it".to_owned());
    Problem::warning(at.file, format!("{key} does nothing here"), help).at(at.line, at.column)
}

/// Where the key belongs that is wrong in that line, if that is elsewhere.
pub(super) fn at(file: &str, text: &str, line: usize) -> Option<String> {
    let text = &*spoilt_day::in_quotes(text);
    let tree = DeTable::parse(text).ok()?;
    let is_there = |byte| Fault::at(text, byte, "").of(file).line == Some(line);
    let (table, inner) = tree.get_ref().iter().find_map(|(table, inner)| {
        let inner = inner.get_ref().as_table()?;
        inner.keys().find(|key| is_there(key.span().start)).map(|key| (table, key))
    })?;
    of_head(change::kind(file), &[table.get_ref(), inner.get_ref()])
}

/// Where a key in the wrong place belongs, or which one was meant.
fn advice(file: &str, keys: &[&str]) -> Option<String> {
    let kind = change::kind(file);
    let key = *keys.last()?;
    let near = || Some(format!("did you mean {}?", near(kind, keys)?));
    let tables = || Some(format!("{key} belongs to {}", tables(kind, key)?));
    of_head(kind, keys).or_else(near).or_else(tables)
}

/// What is said of a key of the head that fell into a table.
fn of_head(kind: Kind, keys: &[&str]) -> Option<String> {
    let key = *keys.last()?;
    let is_of_head = keys.len() > 1 && is_read(kind, &[key]) && !kind.groups.contains(&key);
    is_of_head.then(|| format!("{key} belongs above the first [table]"))
}

/// The key that was meant, of those that are read of the same table.
fn near(kind: Kind, keys: &[&str]) -> Option<&'static str> {
    let key = *keys.last()?;
    let known = (kind.shape)(keys).tables;
    let Some(Table::Of(known)) = known.get(keys.len() - 1) else { return None };
    let off = |known: &str| strsim::osa_distance(known, key);
    let near = known.iter().filter(|known| off(known) <= OFF && off(known) < key.len());
    near.copied().min_by_key(|known| off(known))
}

/// The tables of which that key is read.
fn tables(kind: Kind, key: &str) -> Option<String> {
    let deep =
        |group| (0..DEPTH).map(move |depth| [vec![group], vec![ANY; depth], vec![key]].concat());
    let places = kind.groups.iter().flat_map(|group| deep(*group));
    let known: Vec<String> =
        places.filter(|keys| is_read(kind, keys)).map(|keys| named(kind, &keys)).collect();
    (!known.is_empty()).then(|| known.join(" or "))
}

fn is_read(kind: Kind, keys: &[&str]) -> bool {
    let last = keys.len().saturating_sub(1);
    let tables = (kind.shape)(keys).tables;
    matches!(tables.get(last), Some(Table::Of(known)) if keys.last().is_some_and(|key| known.contains(key)))
}

/// The table of a key, as in `[person.<id>]`.
fn named(kind: Kind, keys: &[&str]) -> String {
    let above = keys.split_last().map_or(keys, |(_, above)| above);
    let part = |(key, table): (&&str, &Table)| match table {
        Table::Of(_) => (*key).to_owned(),
        Table::By(_) => "<id>".to_owned(),
    };
    let tables = (kind.shape)(keys).tables;
    let parts: Vec<String> = above.iter().zip(&tables).map(part).collect();
    format!("[{}]", parts.join("."))
}
