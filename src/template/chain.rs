//! From a file up to the one that extends nothing.

use std::cell::OnceCell;
use std::path::Path;

use toml::de::DeTable;

use super::fault::{Fault, Faults, Place};
use super::lines::{Lines, Span};
use super::parents::{File, Missing, Parents};
use super::row::Row;
use super::sources::Sources;
use super::value::Value;
use super::wording::{NAMED, nearest, quoted};
use super::{opening, shape, source, syntax};
use crate::domain::id::ProcessId;

/// Most files above a file, one over the other.
const MOST: usize = 5;
/// The cure where a file extends something far away.
const NEAR: &str = "extends = \"./base.toml\", seen from this file";

/// Room for the files above one, which lives longer than their trees.
#[derive(Default)]
pub(super) struct Room([OnceCell<File>; MOST]);

/// One file of a chain.
pub(super) struct Link<'t> {
    pub file: &'t File,
    pub text: &'t str,
    pub tree: DeTable<'t>,
}

/// A file and those above it: itself first.
///
/// # Errors
///
/// What is wrong with the first of them from which no way leads on. Nothing
/// else is told then: what a file inherits decides what is right in it.
pub(super) fn chain<'t>(
    room: &'t Room,
    file: &'t File,
    parents: &dyn Parents,
) -> Result<Vec<Link<'t>>, Vec<Fault>> {
    let mut links: Vec<Link<'t>> = Vec::new();
    let mut slots = room.0.iter();
    let mut next = Some(file);
    while let Some(file) = next {
        let link = link(file).map_err(|faults| in_parent(faults, file, links.is_empty()))?;
        links.push(link);
        let parent = parent(&links, parents)?;
        next = parent.zip(slots.next()).map(|(parent, slot)| slot.get_or_init(|| parent));
    }
    Ok(links)
}

/// Reads one file.
fn link(file: &File) -> Result<Link<'_>, Vec<Fault>> {
    let text = source::text(&file.bytes).map_err(|fault| vec![*fault])?;
    let faults = Faults::new(text);
    let readable = |tree: &DeTable<'_>| {
        opening::readable(&Row::new(&faults, &shape::FILE, tree, 0..0)).is_some()
    };
    match syntax::tree(text, &faults).filter(readable) {
        Some(tree) => Ok(Link { file, text, tree }),
        None => Err(faults.sorted()),
    }
}

/// The faults of a file, with its name where it is a parent.
fn in_parent(faults: Vec<Fault>, file: &File, is_own: bool) -> Vec<Fault> {
    if is_own {
        return faults;
    }
    let text = source::text(&file.bytes).unwrap_or_default();
    let parent = Sources::new([(&*file.name, text), ("", "")]).parents().pop();
    faults.into_iter().map(|fault| Fault { parent: parent.clone(), ..fault }).collect()
}

/// The parent of the last of `links`, where it has one.
fn parent(links: &[Link<'_>], parents: &dyn Parents) -> Result<Option<File>, Vec<Fault>> {
    let Some(child) = links.last() else { return Ok(None) };
    let faults = Faults::new(child.text);
    let row = Row::new(&faults, &shape::FILE, &child.tree, 0..0);
    let found = match row.get("extends") {
        None => return Ok(None),
        Some(extends) => find(extends, child.file, parents).and_then(|parent| {
            new(&parent, &extends.at(), links, &faults)?;
            Some(parent)
        }),
    };
    match found {
        Some(parent) => Ok(Some(parent)),
        None => Err(in_parent(faults.sorted(), child.file, links.len() == 1)),
    }
}

/// The file that `extends` names.
fn find(extends: Value<'_>, child: &File, parents: &dyn Parents) -> Option<File> {
    let name = extends.text()?;
    if is_absolute(&name) {
        let message = format!("{} is an absolute path", quoted(&name));
        return extends.error("SL301", &message, NEAR);
    }
    let found = if is_path(&name) {
        parents.by_path(child, &name)
    } else {
        parents.by_id(child, &extends.id()?)
    };
    found.map_err(|missing| tell_missing(&missing, extends, &name)).ok()
}

fn is_path(name: &str) -> bool {
    name.contains(['/', '\\']) || Path::new(name).extension().is_some_and(|end| end == "toml")
}

fn is_absolute(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive || name.starts_with(['/', '\\', '~'])
}

fn tell_missing(missing: &Missing, extends: Value<'_>, name: &str) {
    let Missing { why, instead } = missing;
    let known: Vec<&str> = instead.iter().take(NAMED).map(String::as_str).collect();
    let last = name.rsplit('/').next().unwrap_or(name);
    let help = match nearest(last, &known) {
        Some(near) => format!("did you mean {near}?"),
        None if known.is_empty() => {
            "write an id of sideline process list, or \"./base.toml\"".into()
        }
        None if is_path(name) => format!("files here: {}", known.join(", ")),
        None => format!("write one of: {}", known.join(", ")),
    };
    extends.faults.error("SL301", &extends.at(), format!("{} {why}", quoted(name)), help);
}

/// Something where a parent is not in the chain yet, and has a place in it.
fn new(parent: &File, at: &Span, links: &[Link<'_>], faults: &Faults<'_>) -> Option<()> {
    let names = links.iter().map(|link| link.file.name.as_str());
    let names: Vec<&str> = names.chain([parent.name.as_str()]).collect();
    let names = names.join(" → ");
    if links.iter().any(|link| link.file.place == parent.place) {
        let message = format!("these files extend each other: {names}");
        faults.error("SL302", at, message, "one of them must extend nothing");
        return None;
    }
    if links.len() > MOST {
        let message = format!("more than {MOST} files stand above the first: {names}");
        faults.error("SL302", at, message, "write two of them as one");
        return None;
    }
    Some(())
}

/// The id that a file says its process has, where it can be read that far.
pub(super) fn own_id<'t>(tree: &'t DeTable<'_>) -> Option<(&'t str, Span)> {
    let id = tree.get("process")?.get_ref().as_table()?.get("id")?;
    Some((id.get_ref().as_str()?, id.span()))
}

/// The id in the bytes of a file, however wrong the rest of it is, unless it is
/// very long.
pub(super) fn id_in(bytes: &[u8]) -> Option<ProcessId> {
    let (tree, _) = syntax::parsed(source::text(bytes).ok()?);
    own_id(&tree)?.0.parse().ok()
}

/// Where the text of a file has its id; its beginning where it has none.
pub(super) fn place_of_id(text: &str) -> Place {
    let (tree, _) = syntax::parsed(text);
    let at = own_id(&tree).map_or(0..0, |(_, at)| at);
    Lines::new(text).place(&at)
}

#[cfg(test)]
mod tests;
