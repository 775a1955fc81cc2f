//! The schema by which editors complete, explain and check process files while
//! they are written. Made of the table that files are read by.
//!
//! Draft 7 of JSON Schema, the newest that the usual editors for TOML know.

use serde_json::{Map, Value, json};

use super::merge;
use super::opening::FORMAT;
use super::shape::{self, Key, Need, Shape, Takes};

/// Name of the file that process files call for in their first line.
pub const FILE: &str = "sideline-process-1.schema.json";
/// What is said of a schema that this program made.
const TITLE: &str = "A sales process for sideline, format 1";

/// An id: small letters and digits, words joined by a hyphen.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// A text that is not empty, and can be shown.
const TEXT: &str = concat!(
    r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*",
    r"[^\s\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]",
    r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$",
);

/// The schema.
pub fn schema() -> Value {
    let shapes = shape::ALL.iter().filter(|shape| **shape != &shape::FILE);
    let mut schema = row(&shape::FILE);
    schema.extend(object(json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": TITLE,
        "if": { "required": ["extends"] },
        "else": alone(&shape::FILE),
        "definitions": shapes.map(|shape| (name(shape), definition(shape).into()))
            .collect::<Map<_, _>>(),
    })));
    schema.into()
}

/// Whether a text is a schema that this program, or another version of it,
/// made.
pub fn is_ours(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|schema| schema["title"] == TITLE)
}

/// What a row of a shape is called: `stage.exit`.
fn name(shape: &Shape) -> String {
    shape.header.trim_matches(['[', ']']).trim_end_matches(".…").to_owned()
}

fn reference(shape: &Shape) -> Value {
    json!(format!("#/definitions/{}", name(shape)))
}

/// A row, be it one that is written as its text alone.
fn definition(shape: &'static Shape) -> Map<String, Value> {
    let mut row = row(shape);
    let is_short =
        |key: &Key| matches!(key.takes, Takes::List(entries) if std::ptr::eq(entries, shape));
    if shape::ALL.iter().flat_map(|shape| shape.keys).any(is_short) {
        row.extend(object(json!({ "type": ["string", "object"], "pattern": TEXT })));
    }
    row
}

/// The keys of a shape, as they may stand in any file.
fn row(shape: &Shape) -> Map<String, Value> {
    let keys = shape.keys.iter().map(|key| (key.name.to_owned(), described(key)));
    let changes =
        merge::changes(shape).iter().map(|change| ((*change).to_owned(), changing(change)));
    object(json!({
        "description": shape.about.trim(),
        "type": "object",
        "properties": keys.chain(changes).collect::<Map<_, _>>(),
        "required": needed(shape, Need::Always),
        "additionalProperties": false,
    }))
}

fn needed(shape: &Shape, need: Need) -> Vec<&'static str> {
    shape.keys.iter().filter(|key| key.need == need).map(|key| key.name).collect()
}

/// A key by which a child changes what it inherits.
fn changing(key: &str) -> Value {
    match key {
        "remove" => json!({
            "description": "Takes this out of what is inherited: remove = true.",
            "type": "boolean",
        }),
        place => json!({
            "description": format!("Puts this {place} the one with that id."),
            "type": "string",
        }),
    }
}

fn described(key: &Key) -> Value {
    let mut value = object(value(&key.takes));
    value.insert("description".to_owned(), json!(key.about.trim()));
    value.into()
}

/// What a value may be, whatever file it stands in.
fn value(takes: &Takes) -> Value {
    match takes {
        Takes::Format => json!({ "type": "integer", "const": FORMAT }),
        Takes::Text => json!({ "type": "string", "pattern": TEXT }),
        Takes::Texts => list(&value(&Takes::Text)),
        Takes::Levels => {
            let mut levels = object(list(&value(&Takes::Text)));
            levels.extend(object(json!({ "minItems": 4, "maxItems": 4 })));
            levels.into()
        }
        Takes::Id => json!({ "type": "string", "pattern": ID, "maxLength": 100 }),
        Takes::Ids => list(&value(&Takes::Id)),
        Takes::Number(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Takes::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Day => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
        Takes::Days => json!({ "type": "string", "pattern": "^0*[1-9][0-9]*[dw]$" }),
        Takes::Version => json!({ "type": "string", "pattern": r"^\d+(\.\d+){0,2}$" }),
        Takes::Word(words) => json!({ "type": "string", "enum": words }),
        Takes::Words(words) => list(&json!({ "type": "string", "enum": words })),
        Takes::Minimum => by_id(&json!({
            "type": ["integer", "object"],
            "minimum": 0,
            "maximum": 3,
            "properties": { "remove": changing("remove") },
            "required": ["remove"],
            "additionalProperties": false,
        })),
        Takes::Section(shape) => json!({ "allOf": [{ "$ref": reference(shape) }] }),
        Takes::Named(shape) => by_id(&json!({ "$ref": reference(shape) })),
        Takes::Rows(shape) | Takes::List(shape) => list(&json!({ "$ref": reference(shape) })),
    }
}

/// Values under ids that the author chose.
fn by_id(value: &Value) -> Value {
    json!({
        "type": "object",
        "propertyNames": { "pattern": ID, "maxLength": 100 },
        "additionalProperties": value,
    })
}

/// A list, or what a child changes in the one that it inherits.
fn list(item: &Value) -> Value {
    json!({
        "type": ["array", "object"],
        "items": item,
        "properties": {
            "add": {
                "description": "What comes to the inherited list.",
                "type": "array",
                "items": item,
            },
            "remove": {
                "description": "What goes from the inherited list.",
                "type": "array",
                "items": { "type": "string" },
            },
        },
        "minProperties": 1,
        "additionalProperties": false,
    })
}

/// What holds besides in a file that extends no other.
fn alone(shape: &Shape) -> Value {
    let keys = shape.keys.iter().filter_map(|key| {
        let mut value = object(alone_value(&key.takes)?);
        if key.need == Need::Alone && value["type"] == "array" {
            value.insert("minItems".to_owned(), json!(1));
        }
        Some((key.name.to_owned(), value.into()))
    });
    let changes = merge::changes(shape).iter().map(|key| ((*key).to_owned(), json!(false)));
    json!({
        "properties": keys.chain(changes).collect::<Map<_, _>>(),
        "required": needed(shape, Need::Alone),
    })
}

/// What holds besides for a value, none where nothing does.
fn alone_value(takes: &Takes) -> Option<Value> {
    Some(match takes {
        Takes::Texts | Takes::Levels | Takes::Ids | Takes::Words(_) => json!({ "type": "array" }),
        Takes::Rows(shape) | Takes::List(shape) => {
            json!({ "type": "array", "items": alone(shape) })
        }
        Takes::Section(shape) => alone(shape),
        Takes::Named(shape) => json!({ "additionalProperties": alone(shape) }),
        Takes::Minimum => json!({ "additionalProperties": { "type": "integer" } }),
        Takes::Format
        | Takes::Text
        | Takes::Id
        | Takes::Number(..)
        | Takes::Share
        | Takes::Flag
        | Takes::Day
        | Takes::Days
        | Takes::Version
        | Takes::Word(_) => return None,
    })
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(keys) = value { keys } else { Map::new() }
}

#[cfg(test)]
mod tests;
