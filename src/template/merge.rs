//! A file laid over the one it extends: the tree of both.
//!
//! A key stays where the parent has it, and a value says where it comes from,
//! so that whoever reads the tree finds each fault in the file that has it.
//! What is of the wrong kind is passed on as it is, and told there.

mod changed;
mod locked;
mod order;
mod rows;
mod short;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::chain::{Link, own_id};
use super::fault::Faults;
use super::lines::Span;
use super::opening;
use super::row::Row;
use super::shape::{self, Shape};
use super::sources::moved;
use super::wording::{one_of, quoted};
use rows::Kind;

/// A value and its place.
type Node<'t> = Spanned<DeValue<'t>>;

/// Tables whose keys are ids, and what stands under each.
const NAMED: &[(&str, &Shape)] =
    &[("role", &shape::ROLE), ("metric", &shape::METRIC), ("minimum", &shape::ELEMENT)];

/// The keys by which a child changes an entry of that shape: where it stands
/// in its list, and whether it stays.
pub(super) fn changes(shape: &Shape) -> &'static [&'static str] {
    if rows::is_list_of(shape) {
        &["after", "before", "remove"]
    } else if NAMED.iter().any(|(_, named)| *named == shape) {
        &["remove"]
    } else {
        &[]
    }
}

/// The tree of a file and of those above it, itself first.
pub(super) fn chain<'t>(links: Vec<Link<'t>>, faults: &Faults<'t>) -> DeTable<'t> {
    let starts: Vec<usize> = faults.sources().starts().collect();
    let trees = links.into_iter().rev().zip(&starts).map(|(link, at)| moved(link.tree, *at));
    let trees: Vec<_> = trees.zip(starts.iter().map(|at| *at..*at)).collect();
    for (tree, at) in &trees {
        // Whether it can be read is known by now, but not all that is wrong.
        opening::readable(&Row::new(faults, &shape::FILE, tree, at.clone()));
    }
    tell_parents_id(&trees, faults);
    let extend = |parent, (child, at)| (extended(parent, child, &at, faults), at);
    trees.into_iter().reduce(|(parent, _), child| extend(parent, child)).unwrap_or_default().0
}

/// Tells of files that have the id of one above them: deals could not say which
/// of the two they follow.
fn tell_parents_id(trees: &[(DeTable<'_>, Span)], faults: &Faults<'_>) {
    let ids: Vec<_> = trees.iter().map(|(tree, _)| own_id(tree)).collect();
    for (number, own) in ids.iter().enumerate() {
        let Some((id, at)) = own else { continue };
        let above = ids.iter().take(number).flatten();
        if above.into_iter().any(|(other, _)| other == id) {
            let id = quoted(id);
            let message = format!("this file needs an id of its own: {id} is its parent's");
            faults.error("SL306", at, message, format!("id = {}-ours\"", id.trim_end_matches('"')));
        }
    }
}

/// A file, which begins at `at`, over its parent.
fn extended<'t>(
    mut parent: DeTable<'t>,
    mut child: DeTable<'t>,
    at: &Span,
    faults: &Faults<'t>,
) -> DeTable<'t> {
    drop_own(&mut parent, &child);
    if !child.contains_key("process") {
        // What is missing in it is missed in this file, not in the parent.
        let none = DeValue::Table(DeTable::new());
        child.insert(Spanned::new(at.clone(), "process".into()), Spanned::new(at.clone(), none));
    }
    table(parent, child, faults)
}

/// Takes out what a parent says of itself alone. Where the child says it too,
/// that stands in the same place.
fn drop_own(parent: &mut DeTable<'_>, child: &DeTable<'_>) {
    parent.remove("format");
    parent.remove("extends");
    let own = child.get("process").and_then(|own| own.get_ref().as_table());
    if let Some(DeValue::Table(process)) = parent.get_mut("process").map(Spanned::get_mut) {
        for key in ["id", "version", "updated"] {
            if own.is_none_or(|own| !own.contains_key(key)) {
                process.remove(key);
            }
        }
    }
}

/// Tables merge key by key.
fn table<'t>(mut below: DeTable<'t>, over: DeTable<'t>, faults: &Faults<'t>) -> DeTable<'t> {
    for (key, over) in over {
        let (key, below_it) = match below.remove_entry(&**key.get_ref()) {
            Some((first, value)) => (first, Some(value)),
            None => (key, None),
        };
        let merged = value(key.get_ref(), below_it, over, faults);
        below.insert(key, merged);
    }
    below
}

/// The value of a key that a child has, and perhaps its parent.
fn value<'t>(key: &str, below: Option<Node<'t>>, over: Node<'t>, faults: &Faults<'t>) -> Node<'t> {
    // The outcome that a question names stands under the key of a list.
    let is_text = below.iter().chain([&over]).any(|value| value.get_ref().is_str());
    if let Some(kind) = Kind::of(key).filter(|_| !is_text) {
        return rows::merged(kind, below, over, faults);
    }
    if let Some((_, shape)) = NAMED.iter().find(|(name, _)| *name == key) {
        return named(shape, below, over, faults);
    }
    if changed::is_change(&over) {
        return changed::list(key, below, over, faults);
    }
    section(below, over, faults)
}

/// The child's, or both where each has keys of its own.
fn section<'t>(below: Option<Node<'t>>, over: Node<'t>, faults: &Faults<'t>) -> Node<'t> {
    let at = over.span();
    match (below.map(Spanned::into_inner), over.into_inner()) {
        (Some(DeValue::Table(below)), DeValue::Table(over)) => {
            Spanned::new(at, DeValue::Table(table(below, over, faults)))
        }
        (_, DeValue::Table(over)) => {
            Spanned::new(at, DeValue::Table(table(DeTable::new(), over, faults)))
        }
        (_, over) => Spanned::new(at, over),
    }
}

/// A table whose keys are ids: each is patched, added, or taken out.
fn named<'t>(
    shape: &Shape,
    below: Option<Node<'t>>,
    over: Node<'t>,
    faults: &Faults<'t>,
) -> Node<'t> {
    let at = over.span();
    let mut merged = DeTable::new();
    if let Some(below) = below {
        let at = below.span();
        let value = below.into_inner();
        let DeValue::Table(below) = value else { return Spanned::new(at, value) };
        merged = below;
    }
    let value = over.into_inner();
    let DeValue::Table(over) = value else { return Spanned::new(at, value) };
    for (key, mut over) in over {
        let inherited = merged.remove_entry(&**key.get_ref());
        match (is_removed(&mut over, faults), inherited) {
            (Some(_), Some(_)) => {}
            (Some(at), None) => {
                let known = merged.keys().map(|key| key.get_ref().to_string());
                tell_nothing(shape, key.get_ref(), &at, &known.collect::<Vec<_>>(), faults);
            }
            (None, Some((first, below))) => {
                merged.insert(first, section(Some(below), over, faults));
            }
            (None, None) => {
                merged.insert(key, section(None, over, faults));
            }
        }
    }
    Spanned::new(at, DeValue::Table(merged))
}

/// Where an entry says that it is to be taken out. Its `remove` is no part of
/// it any more.
fn is_removed(entry: &mut Node<'_>, faults: &Faults<'_>) -> Option<Span> {
    let DeValue::Table(entry) = entry.get_mut() else { return None };
    let remove = entry.remove("remove")?;
    match remove.get_ref().as_bool() {
        Some(true) => return Some(remove.span()),
        Some(false) => {}
        None => faults.error("SL107", &remove.span(), "remove takes true", "remove = true"),
    }
    None
}

/// Tells that what is to be taken out is not there.
fn tell_nothing(shape: &Shape, id: &str, at: &Span, known: &[String], faults: &Faults<'_>) {
    let message = format!("the parent has no {} {}", shape.noun, quoted(id));
    let help = if known.is_empty() { "delete it".to_owned() } else { one_of(id, known) };
    faults.error("SL305", at, message, help);
}

#[cfg(test)]
mod tests;
