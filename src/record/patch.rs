//! Putting what changed of a record into the text on the disk.
//!
//! The record before and after are compared as trees, and only what differs is
//! written: comments, order, keys of a newer version, inline and dotted tables
//! stay as somebody wrote them.

mod clash;
mod endings;
mod merge;
mod place;
mod spelling;

use toml_edit::{DocumentMut, Table, TomlError};

use super::spoilt_day;
use super::tree::{Tree, same_table};

pub(crate) use clash::{clashes, in_words};
pub(crate) use endings::Endings;

/// The text on the disk with what changed from `before` to `after`. Where the
/// text has a third value by now, the one of `after` is written. Where nothing
/// changed no byte does, not even an end of a line.
///
/// # Errors
///
/// The text is not TOML.
pub(crate) fn patch(text: &str, before: &Tree, after: &Tree) -> Result<String, TomlError> {
    if same_table(before.table(), after.table()) {
        return Ok(text.to_owned());
    }
    let (endings, lines) = Endings::take(text);
    let mut document: DocumentMut = match lines.parse() {
        Ok(document) => document,
        Err(_) => spoilt_day::in_quotes(&lines).parse()?,
    };
    put(&mut document, before.table(), after);
    Ok(endings.put_back(spoilt_day::out_of_quotes(document.to_string(), &lines)))
}

/// The text of a new file.
pub(crate) fn render(after: &Tree) -> String {
    let mut document = DocumentMut::new();
    put(&mut document, &Table::new(), after);
    document.to_string()
}

fn put(document: &mut DocumentMut, before: &Table, after: &Tree) {
    merge::root(document.as_item_mut(), before, after.table());
    place::settle(document.as_table_mut(), after.groups());
}
