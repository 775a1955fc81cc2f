//! The schema takes what the reader takes, and nothing else.

use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use toml::Value as Toml;

use super::*;
use crate::template::shipped::SHIPPED;
use crate::template::tests::family::{BASE, family};
use crate::template::tests::told;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft7::new(&schema()).unwrap());

/// A file as editors hand it to the schema: days are texts there.
fn json(value: Toml) -> Value {
    match value {
        Toml::String(text) => json!(text),
        Toml::Integer(number) => json!(number),
        Toml::Float(number) => json!(number),
        Toml::Boolean(flag) => json!(flag),
        Toml::Datetime(day) => json!(day.to_string()),
        Toml::Array(items) => items.into_iter().map(json).collect(),
        Toml::Table(keys) => keys.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

/// What the schema says against a file, one that is no TOML included.
fn against(text: &str) -> Vec<String> {
    let file = match toml::from_str(text) {
        Ok(file) => json(Toml::Table(file)),
        Err(error) => return vec![error.to_string()],
    };
    let said =
        |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
    SCHEMA.iter_errors(&file).map(said).collect()
}

fn samples() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/process"))
}

fn sample(name: &str) -> String {
    std::fs::read_to_string(samples().join(name)).unwrap()
}

#[test]
fn good_files_pass() {
    for (id, text) in SHIPPED {
        assert_eq!(against(text), <[&str; 0]>::default(), "{id}");
    }
    for name in ["complex-b2b.toml", "team-dach.toml"] {
        assert_eq!(against(&sample(name)), <[&str; 0]>::default(), "{name}");
    }
}

/// Faults that need more than a schema: what refers to something else in the
/// file, to other files, or is a matter of wording.
const BEYOND: &[&str] = &["SL2", "SL3", "SL4"];

fn is_beyond(code: &str) -> bool {
    let is_known = ["SL201", "SL307", "SL401", "SL413"].contains(&code);
    !is_known && BEYOND.iter().any(|kind| code.starts_with(kind))
}

#[test]
fn bad_files_fail_where_a_schema_can_see_it() {
    for line in sample("bad/expected.tsv").lines().skip(1) {
        let (file, rest) = line.split_once('\t').unwrap();
        let code = rest.split('\t').next().unwrap();
        let said = against(&sample(&format!("bad/{file}")));
        assert_eq!(said.is_empty(), is_beyond(code), "{file}: {said:#?}");
    }
}

/// A row of a shape with all it must have, but for `key`, which has `value`.
fn typed(shape: &Shape, key: &Key, value: Option<&str>) -> Vec<String> {
    let others = shape.keys.iter().filter(|it| it.need != Need::Never && it.name != key.name);
    let others = others.map(|it| format!("{} = {}", it.name, it.example));
    others.chain(value.map(|value| format!("{} = {value}", key.name))).collect()
}

/// A file with `key` in a row of `shape`.
fn file(shape: &'static Shape, key: &Key, value: Option<&str>) -> String {
    let keys = typed(shape, key, value);
    let all = || shape::ALL.iter().flat_map(|above| above.keys.iter().map(move |key| (above, key)));
    for (above, home) in all() {
        let row = format!("{{ {} }}", keys.join(", "));
        let row = if home.takes == Takes::Section(shape) {
            row
        } else if home.takes == Takes::Named(shape) {
            format!("{{ x = {row} }}")
        } else if home.takes == Takes::Rows(shape) || home.takes == Takes::List(shape) {
            format!("[{row}]")
        } else {
            continue;
        };
        return file(above, home, Some(&row));
    }
    keys.join("\n")
}

/// Values of all kinds.
const VALUES: &[&str] = &[
    "0",
    "1",
    "3",
    "100",
    "101",
    "481",
    "-1",
    "0.5",
    "1.5",
    "true",
    "''",
    "' '",
    "'x'",
    "'X y'",
    "'a--b'",
    "'rep'",
    "'up'",
    "'3d'",
    "'0d'",
    "'3 weeks'",
    "'0.1'",
    "'new'",
    "\"\\u001B\"",
    "[]",
    "[3]",
    "['']",
    "['x']",
    "['X y']",
    "['owner']",
    "['a', 'b', 'c', 'd']",
    "[{}]",
    "[[]]",
    "{}",
    "{ x = 3 }",
    "{ x = 4 }",
    "{ X = 3 }",
    "{ x = 'y' }",
    "{ x = {} }",
    "{ add = ['x'] }",
    "{ remove = true }",
    "[{ remove = true }]",
    "[{ id = 'x', after = 'y' }]",
];

/// What the reader finds and a schema could.
fn plain_faults(text: &str) -> Vec<String> {
    let faults = told(text);
    let code = |fault: &&str| fault.split(' ').next().is_some_and(|code| !is_beyond(code));
    faults.split(", ").filter(|fault| !fault.is_empty()).filter(code).map(str::to_owned).collect()
}

#[track_caller]
fn agree(text: &str) {
    let (found, said) = (plain_faults(text), against(text));
    assert_eq!(found.is_empty(), said.is_empty(), "{text}\n{found:#?}\n{said:#?}");
}

#[test]
fn reader_and_schema_agree_on_every_key_and_every_kind_of_value() {
    for shape in shape::ALL {
        for key in shape.keys.iter().filter(|key| key.name != "extends") {
            agree(&file(shape, key, Some(key.example)));
            agree(&file(shape, key, None));
            for value in VALUES {
                agree(&file(shape, key, Some(value)));
            }
        }
    }
}

#[test]
fn both_refuse_a_key_that_nobody_knows() {
    for shape in shape::ALL {
        let need = Need::Never;
        let colour = Key { name: "colour", about: "", need, takes: Takes::Text, example: "" };
        let text = file(shape, &colour, Some("'red'"));
        agree(&text);
        assert_ne!(against(&text), <[&str; 0]>::default(), "{text}");
    }
}

#[test]
fn a_child_may_change_what_it_inherits() {
    #[track_caller]
    fn case(text: &str) {
        let text = format!("format = 1\nextends = 'base'\nprocess = {{ id = 'ours' }}\n{text}");
        let faults = family(&[("ours.toml", &text), ("base.toml", BASE)]).err();
        let mut found = faults.unwrap_or_default();
        found.retain(|fault| !is_beyond(fault.code));
        let said = against(&text);
        assert_eq!(found.is_empty(), said.is_empty(), "{text}\n{found:#?}\n{said:#?}");
    }
    case("");
    case("role.coach.remove = true");
    case("role.coach = { remove = 'yes' }");
    case("metric.won = { name = 'Won', remove = false }");
    case("stage = [{ id = 'one', roles = { add = ['x'], remove = ['coach'] } }]");
    case("stage = [{ id = 'one', roles = { add = 'x' } }]");
    case("stage = [{ id = 'one', roles = { plus = ['x'] } }]");
    case("stage = [{ id = 'one', exit = { add = ['The buyer has paid'] } }]");
    case("stage = [{ id = 'one', minimum = { pain = { remove = true } } }]");
    case("stage = [{ id = 'two', exit = [{ id = 'rule', evidence = 'Mail' }] }]");
    case("stage = [{ id = 'new', after = 'one', exit = ['x'] }]");
    case("stage = [{ id = 'new', after = 3 }]");
    case("stage = [{ name = 'New' }]");
    case("[[element]]\nid = 'pain'\nname = 'Hurt'");
}

#[test]
fn editors_are_told_what_each_key_is_for() {
    let schema = schema();
    let mut rows = vec![&schema];
    rows.extend(schema["definitions"].as_object().unwrap().values());
    for row in rows {
        for (key, value) in row["properties"].as_object().unwrap() {
            let about = value["description"].as_str().unwrap();
            assert!(about.ends_with('.') && about.len() < 90, "{key}: {about}");
        }
    }
}
