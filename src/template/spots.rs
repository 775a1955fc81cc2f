//! Where a process file says something of its stages, for who pastes into it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::lines::{Lines, Span};
use crate::domain::pasting::{ExitSpot, StageSpot};

type Node<'t> = Spanned<DeValue<'t>>;

/// The stages of a process file by their places; none where it is no TOML.
pub fn spots(text: &str) -> Vec<StageSpot> {
    let Ok(tree) = DeTable::parse(text) else { return Vec::new() };
    let lines = Lines::new(text);
    let stages = tree.get_ref().get("stage").map(Spanned::get_ref);
    let Some(DeValue::Array(stages)) = stages else { return Vec::new() };
    stages.iter().filter_map(|stage| spot(stage, &lines)).collect()
}

fn spot(stage: &Node<'_>, lines: &Lines<'_>) -> Option<StageSpot> {
    let (id, line) = id(stage, lines)?;
    let DeValue::Table(table) = stage.get_ref() else { return None };
    let list = |key: &str| {
        let (mut name, mut value) = table.get_key_value(key)?;
        // A list of the parent's that this file adds to.
        if let DeValue::Table(changes) = value.get_ref() {
            (name, value) = changes.get_key_value("add")?;
        }
        let DeValue::Array(items) = value.get_ref() else { return None };
        let is_of_texts = items.iter().all(|item| item.get_ref().is_str());
        is_of_texts.then(|| line_of(&name.span(), lines))
    };
    let exits = if let Some(DeValue::Array(exits)) = table.get("exit").map(Spanned::get_ref) {
        exits.iter().filter_map(|it| exit(it, lines)).collect()
    } else {
        Vec::new()
    };
    Some(StageSpot {
        id,
        line,
        last: lines.number(end(stage).saturating_sub(1)),
        traps: list("traps"),
        questions: list("question"),
        outcomes: list("exit"),
        exit: exits,
    })
}

fn exit(node: &Node<'_>, lines: &Lines<'_>) -> Option<ExitSpot> {
    let (id, line) = id(node, lines)?;
    let DeValue::Table(table) = node.get_ref() else { return None };
    let required = table.get_key_value("required").map(|(key, _)| line_of(&key.span(), lines));
    Some(ExitSpot { id, line, required })
}

/// The id of a table, and its line.
fn id(node: &Node<'_>, lines: &Lines<'_>) -> Option<(String, usize)> {
    let DeValue::Table(table) = node.get_ref() else { return None };
    let (key, value) = table.get_key_value("id")?;
    let id = value.get_ref().as_str()?.to_owned();
    Some((id, line_of(&key.span(), lines)))
}

fn line_of(span: &Span, lines: &Lines<'_>) -> usize {
    lines.number(span.start)
}

/// Where the last of what belongs to a value ends.
fn end(node: &Node<'_>) -> usize {
    let own = node.span().end;
    match node.get_ref() {
        DeValue::Table(table) => table.iter().map(|(_, value)| end(value)).fold(own, usize::max),
        DeValue::Array(items) => items.iter().map(end).fold(own, usize::max),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => own,
    }
}
