//! What could not be read, beside the figures that do without it.

use std::collections::BTreeSet;

use crate::domain::books::{Books, Cause, Unread};
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::phrase::count;

/// "without 1 unread file": what the figures of deals do without; none where all of
/// them was read.
pub(super) fn without(books: &Books, beside: &[Unread]) -> Option<String> {
    let lacks = |one: &&Unread| match one.cause {
        Cause::Wrong | Cause::Lost | Cause::Away | Cause::Newer | Cause::Value(_) => true,
        Cause::SecondOf(_) | Cause::Renamed(_) => false,
    };
    let all = books.unread.iter().chain(beside);
    let of_deals = all.filter(|one| one.file.starts_with("deals/")).filter(lacks);
    let (whole, values): (Vec<&Unread>, Vec<&Unread>) = of_deals.partition(|one| one.is_whole());
    let files: BTreeSet<&str> = whole.iter().map(|one| one.file.as_str()).collect();
    let files = (!files.is_empty()).then(|| count(files.len(), "unread file"));
    let values = (!values.is_empty()).then(|| count(values.len(), "unread value"));
    let both: Vec<String> = files.into_iter().chain(values).collect();
    (!both.is_empty()).then(|| format!("without {}", both.join(" and ")))
}

/// Where the quota of somebody stands that cannot be read.
pub(super) fn quota(books: &Books, person: &PersonId) -> Option<String> {
    let is_it = |one: &&Unread| match one.wrong() {
        Some(wrong) => {
            matches!(wrong.keys.as_slice(), [key] if key == "quota" || key == "currency")
        }
        None => true,
    };
    of(books, person).find(is_it).map(not_read)
}

/// Why nothing that was typed of somebody is known, where that may have been: their file
/// cannot be read, or a team that shares its folder has it on another computer.
pub(super) fn whole(books: &Books, person: &PersonId) -> Option<String> {
    if let Some(file) = of(books, person).find(|one| one.wrong().is_none()) {
        return Some(not_read(file));
    }
    let is_elsewhere = books.team.shared && !books.profiles.contains_key(person);
    is_elsewhere.then(|| "not on this computer".to_owned())
}

/// Where all else stands that was typed of somebody and cannot be read.
pub(super) fn typed(books: &Books, person: &PersonId) -> Vec<String> {
    let is_it = |one: &&Unread| one.wrong().is_none_or(|wrong| wrong.keys.len() > 1);
    of(books, person).filter(is_it).map(not_read).collect()
}

/// Why processes of a rep's cannot be read: their talks have no stage, their deals no gaps.
pub(super) fn processes(books: &Books, unknown: &BTreeSet<ProcessId>) -> Vec<String> {
    let unread = unknown.iter().filter_map(|id| books.unread_processes.get(id));
    unread.map(|unread| format!("{}: no stages and no gaps", not_read(unread))).collect()
}

fn of<'b>(books: &'b Books, person: &PersonId) -> impl Iterator<Item = &'b Unread> {
    let file = format!("coaching/{person}/person.toml");
    books.unread.iter().filter(move |one| one.file == file)
}

fn not_read(unread: &Unread) -> String {
    let line = unread.line.map(|line| format!(", line {line}")).unwrap_or_default();
    format!("not read: {}{line}", unread.file)
}
