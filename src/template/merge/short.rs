//! Texts of a list as the entries that they stand for.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::Node;
use super::rows::Kind;
use crate::template::entry::MadeIds;

/// The entries of a list, those of texts with the ids that these make.
///
/// # Errors
///
/// The value itself, where it is no list, or one of texts and other things.
pub(super) fn rows<'t>(kind: &Kind, list: Node<'t>) -> Result<Vec<Node<'t>>, Node<'t>> {
    let at = list.span();
    let value = list.into_inner();
    let DeValue::Array(items) = value else { return Err(Spanned::new(at, value)) };
    if is_mixed(&items) {
        return Err(Spanned::new(at, DeValue::Array(items)));
    }
    let mut ids = MadeIds::default();
    Ok(items.into_iter().map(|item| entry(kind, item, &mut ids)).collect())
}

/// One entry, be it a text.
pub(super) fn row<'t>(kind: &Kind, item: Node<'t>) -> Node<'t> {
    entry(kind, item, &mut MadeIds::default())
}

fn is_mixed(items: &DeArray<'_>) -> bool {
    let texts = items.iter().filter(|item| item.get_ref().is_str()).count();
    texts > 0 && texts < items.len()
}

fn entry<'t>(kind: &Kind, item: Node<'t>, ids: &mut MadeIds) -> Node<'t> {
    let at = item.span();
    let (key, text) = match (kind.text, item.into_inner()) {
        (Some(key), DeValue::String(text)) => (key, text),
        (_, other) => return Spanned::new(at, other),
    };
    let id = ids.make(text.trim());
    let mut row = DeTable::new();
    // The id begins where the text does, and is nothing of it.
    let start = at.start..at.start;
    row.insert(
        Spanned::new(start, kind.id.into()),
        Spanned::new(at.clone(), DeValue::String(Cow::Owned(id))),
    );
    row.insert(
        Spanned::new(at.clone(), key.into()),
        Spanned::new(at.clone(), DeValue::String(text)),
    );
    Spanned::new(at, DeValue::Table(row))
}
