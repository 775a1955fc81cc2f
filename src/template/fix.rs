//! A process file as the newest format has it, with an id for everything that
//! has none yet. Comments and order stay.

mod comments;

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::entry::{Kind, MadeIds};
use super::fault::{Fault, Faults};
use super::opening::{self, FORMAT};
use super::row::Row;
use super::stage::{EXIT, OBJECTIVE, QUESTION};
use super::{shape, syntax};
use crate::domain::id::CriterionId;
use crate::domain::phrase::count;
use comments::Comments;

/// What was done to a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Its text now.
    pub text: String,
    /// Each change in a sentence; none where the text is as it was.
    pub changes: Vec<String>,
}

/// Fixes the text of a file whose lines end with a line feed.
///
/// # Errors
///
/// What keeps it from being read: nothing is guessed about such a file.
pub fn fix(text: &str) -> Result<Fixed, Vec<Fault>> {
    let faults = Faults::new(text);
    let tree = syntax::tree(text, &faults)
        .filter(|tree| opening::readable(&Row::new(&faults, &shape::FILE, tree, 0..0)).is_some());
    let Some(tree) = tree else { return Err(faults.sorted()) };
    let mut changes = Vec::new();
    let text = if tree.contains_key("format") {
        text.to_owned()
    } else {
        changes.push(format!("format = {FORMAT} stands at the top now"));
        with_format(text)
    };
    let mut document: DocumentMut =
        text.parse().map_err(|error| vec![Fault::of_file(format!("{error}"))])?;
    raise_format(&mut document, &mut changes);
    document.get_mut("stage").into_iter().for_each(|stages| each_stage(stages, &mut changes));
    let text = if changes.is_empty() { text } else { document.to_string() };
    Ok(Fixed { text, changes })
}

/// The text with its format before everything but the line for editors.
fn with_format(text: &str) -> String {
    let (editors, rest) = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("#:schema") => (format!("{first}\n\n"), rest),
        _ => (String::new(), text),
    };
    format!("{editors}format = {FORMAT}\n\n{}", rest.trim_start_matches('\n'))
}

fn raise_format(document: &mut DocumentMut, changes: &mut Vec<String>) {
    let Some(Item::Value(format)) = document.get_mut("format") else { return };
    if format.as_integer().is_some_and(|number| number < i64::from(FORMAT)) {
        replace(format, Value::from(i64::from(FORMAT)));
        changes.push(format!("format = {FORMAT} is the newest"));
    }
}

/// Puts a value in the place of another, with what is written around it.
fn replace(old: &mut Value, mut new: Value) {
    *new.decor_mut() = old.decor().clone();
    *old = new;
}

fn each_stage(stages: &mut Item, changes: &mut Vec<String>) {
    match stages {
        Item::ArrayOfTables(stages) => stages.iter_mut().for_each(|stage| below(stage, changes)),
        Item::Value(Value::Array(stages)) => between(stages, changes),
        Item::Value(_) | Item::Table(_) => {
            let added = stages.as_table_like_mut().and_then(|stages| stages.get_mut("add"));
            added.and_then(Item::as_array_mut).into_iter().for_each(|it| between(it, changes));
        }
        Item::None => {}
    }
}

/// Stages that stand between brackets.
fn between(stages: &mut Array, changes: &mut Vec<String>) {
    for stage in stages.iter_mut().filter_map(Value::as_inline_table_mut) {
        for kind in [&EXIT, &QUESTION, &OBJECTIVE] {
            in_braces(stage, kind, changes);
        }
    }
}

/// A stage that stands under a header: its lists get headers, too.
fn below(stage: &mut Table, changes: &mut Vec<String>) {
    for kind in [&EXIT, &QUESTION, &OBJECTIVE] {
        let list = stage.get(kind.key).and_then(Item::as_array);
        match list.and_then(|list| Some((list.clone(), made(list)?))) {
            Some((list, ids)) => {
                changes.push(said(stage, kind, &ids));
                in_headers(stage, kind, &list, &ids);
            }
            None => in_braces(stage, kind, changes),
        }
    }
}

/// The ids of a list of texts, none where it is something else, or a text makes
/// no id.
fn made(list: &Array) -> Option<Vec<String>> {
    let mut made = MadeIds::default();
    let id = |text: &Value| Some(made.make(text.as_str()?.trim()));
    let ids: Vec<String> = list.iter().map(id).collect::<Option<_>>()?;
    let are_ids = ids.iter().all(|id| id.parse::<CriterionId>().is_ok());
    (!ids.is_empty() && are_ids).then_some(ids)
}

fn said(stage: &dyn TableLike, kind: &Kind, ids: &[String]) -> String {
    let stage = stage.get("id").and_then(Item::as_str).unwrap_or("without id");
    format!("stage {stage}, {}: {} written: {}", kind.key, count(ids.len(), "id"), ids.join(", "))
}

fn in_headers(stage: &mut Table, kind: &Kind, list: &Array, ids: &[String]) {
    let Some((mut key, item)) = stage.get_key_value_mut(kind.key) else { return };
    let comments = Comments::of(&key, list);
    // What stood before the key would stand within the header.
    key.fmt();
    let mut rows = ArrayOfTables::new();
    for (at, (text, id)) in list.iter().zip(ids).enumerate() {
        let mut text = text.clone();
        text.decor_mut().clear();
        if let Some(behind) = comments.behind(at) {
            text.decor_mut().set_suffix(format!("  {behind}"));
        }
        let mut row = Table::new();
        row.insert("id", Item::Value(Value::from(id)));
        row.insert(kind.text, Item::Value(text));
        row.decor_mut().set_prefix(format!("\n{}", comments.above(at)));
        rows.push(row);
    }
    *item = Item::ArrayOfTables(rows);
}

/// Texts stay between their brackets, and become rows in braces there.
fn in_braces(stage: &mut dyn TableLike, kind: &Kind, changes: &mut Vec<String>) {
    let mut all = Vec::new();
    if let Some(list) = stage.get_mut(kind.key) {
        if let Some(list) = list.as_array_mut() {
            all.extend(made(list).into_iter().flat_map(|ids| to_rows(list, kind, ids)));
        } else if let Some(added) = list.as_table_like_mut().and_then(|list| list.get_mut("add")) {
            let added = added.as_array_mut();
            all.extend(
                added.and_then(|list| Some(to_rows(list, kind, made(list)?))).into_iter().flatten(),
            );
        }
    }
    if !all.is_empty() {
        changes.push(said(stage, kind, &all));
    }
}

fn to_rows(list: &mut Array, kind: &Kind, ids: Vec<String>) -> Vec<String> {
    for (text, id) in list.iter_mut().zip(&ids) {
        let mut outcome = text.clone();
        outcome.decor_mut().clear();
        let mut row = InlineTable::new();
        row.insert("id", Value::from(id));
        row.insert(kind.text, outcome);
        replace(text, Value::InlineTable(row));
    }
    ids
}

#[cfg(test)]
mod tests;
