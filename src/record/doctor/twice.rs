//! Somebody of the buyer's people who stands in a deal twice: so git joins two
//! copies in which both sides had met them. Both are kept, the second one under
//! an id of their own.

use std::collections::BTreeMap;

use crate::record::history::is_readable;

/// How the head of a table of somebody begins.
const HEAD: &str = "[person.";

/// The text of a deal with everybody who stands in it a second time under an id
/// of their own; none where nobody does, or where that alone would not make the
/// deal readable.
pub(super) fn apart(file: &str, text: &str) -> Option<String> {
    let mut heads: Vec<&str> = Vec::new();
    let mut renamed: BTreeMap<&str, String> = BTreeMap::new();
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let Some((id, rest)) = person(line) else {
            lines.push(line.to_owned());
            continue;
        };
        let is_again = heads.contains(&line);
        heads.push(line);
        if is_again && (rest.starts_with(']') || !renamed.contains_key(id)) {
            renamed.insert(id, free(id, text, &renamed)?);
        }
        match renamed.get(id).filter(|_| is_again) {
            Some(new) => lines.push(format!("{HEAD}{new}{rest}")),
            None => lines.push(line.to_owned()),
        }
    }
    let apart = lines.concat();
    (!renamed.is_empty() && is_readable(file, &apart)).then_some(apart)
}

/// The id of whom a line is the head of a table, and what comes after it.
fn person(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix(HEAD)?;
    Some(line.split_at(line.find([']', '.'])?))
}

/// An id that nobody has yet.
fn free(id: &str, text: &str, renamed: &BTreeMap<&str, String>) -> Option<String> {
    let is_taken = |new: &String| {
        text.contains(&format!("{HEAD}{new}")) || renamed.values().any(|it| it == new)
    };
    (2..100).map(|number| format!("{id}-{number}")).find(|new| !is_taken(new))
}
