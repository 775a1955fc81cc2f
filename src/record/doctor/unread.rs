//! Files that could not be read, or that do not count.

use super::cure::{self, Cure};
use super::{Doctor, Problem, idle, twice};
use crate::domain::books::{Cause, IdleKey, Unread};
use crate::record::layout::Place;
use crate::record::read::{self, RECORD_LIMIT};

/// A problem for each of them.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let told = doctor.books.unread.iter().filter(|unread| !is_in_a_table(doctor, unread));
    told.map(|unread| problem(doctor, unread)).collect()
}

/// Whether a key is missing because it stands in a table, where it is told.
fn is_in_a_table(doctor: &Doctor<'_>, missing: &Unread) -> bool {
    let absent = missing.wrong().filter(|wrong| wrong.is_absent);
    let Some([key]) = absent.map(|wrong| wrong.keys.as_slice()) else { return false };
    let is_it = |other: &Unread| {
        let keys = other.wrong().map(|wrong| wrong.keys.as_slice()).unwrap_or_default();
        keys.len() > 1 && keys.last() == Some(key)
    };
    let mut same = doctor.books.unread.iter().filter(|other| other.file == missing.file);
    same.any(is_it)
}

/// The key with a slip in it that stands where that one is missing.
pub(super) fn meant_by(unread: &Unread, idle: &IdleKey) -> bool {
    let split =
        |keys: &[String]| keys.split_last().map(|(key, above)| (key.clone(), above.to_vec()));
    let (missing, there) = (unread.wrong().and_then(|wrong| split(&wrong.keys)), split(&idle.keys));
    let is_near =
        |((key, above), (slip, beside)): ((String, Vec<String>), (String, Vec<String>))| {
            above == beside && idle::is_near(&key, &slip)
        };
    unread.file == idle.file && missing.zip(there).is_some_and(is_near)
}

fn problem(doctor: &Doctor<'_>, unread: &Unread) -> Problem {
    let error = |help: &str| {
        Problem::error(&unread.file, &unread.message, help).at(unread.line, unread.column)
    };
    match &unread.cause {
        Cause::Wrong if stands_twice(doctor, &unread.file) => {
            error(cure::DOES_IT).mended_by(Cure::SetApart)
        }
        Cause::Wrong if unread.line.is_some() => error(
            "open it in an editor and put that line right; until then nothing is written to it",
        ),
        Cause::Value(_) => error(&value(doctor, unread)),
        Cause::Wrong if unread.file == Place::Team.to_string() => {
            error("until then ids stand for names, and nobody is added or renamed")
        }
        Cause::Wrong => error(
            "put it right, or move it out of the workspace; until then nothing is written to it",
        ),
        Cause::Newer => {
            error("update sideline on this computer; until then nothing is written to it")
        }
        Cause::Away => {
            error("until it is here, nothing is written to it, and none is made in its place")
        }
        // That there is one is said in the message.
        Cause::Lost if is_kept(doctor, unread) => error(cure::DOES_IT).mended_by(Cure::BringBack),
        Cause::Lost => {
            error("take it from a backup, or from whoever shares the folder; else move it away")
        }
        Cause::Renamed(own) => error(cure::DOES_IT).mended_by(Cure::Rename(own.clone())),
        Cause::SecondOf(first) => second(doctor, &unread.file, first, &unread.message),
    }
}

/// What to do about a value: the key may stand where another one belongs.
fn value(doctor: &Doctor<'_>, unread: &Unread) -> String {
    const USUAL: &str =
        "open it in an editor and put that line right; until then nothing is written to that key";
    let text = || read::text(&doctor.store.root().join(&unread.file), RECORD_LIMIT).ok().flatten();
    let mut slips = doctor.books.idle.iter().filter(|idle| meant_by(unread, idle));
    let slip = slips.next().and_then(|idle| idle.keys.last());
    if let Some((slip, wrong)) = slip.zip(unread.wrong()) {
        let key = wrong.keys.last().map_or("", String::as_str);
        return format!("{slip} stands there and does nothing: did you mean {key}?");
    }
    let belongs = || idle::at(&unread.file, &text()?, unread.line?);
    unread.advice().map(str::to_owned).or_else(belongs).unwrap_or_else(|| USUAL.to_owned())
}

/// Whether nothing is wrong with a deal but that somebody stands in it twice.
fn stands_twice(doctor: &Doctor<'_>, file: &str) -> bool {
    let text = read::text(&doctor.store.root().join(file), RECORD_LIMIT).ok().flatten();
    text.is_some_and(|text| twice::apart(file, &text).is_some())
}

/// Whether an earlier version of the file is kept on this computer.
fn is_kept(doctor: &Doctor<'_>, unread: &Unread) -> bool {
    doctor.store.history().is_some_and(|it| it.latest_readable(&unread.file).is_some())
}

/// A second version of a record. One that says the same is only in the way.
pub(super) fn second(doctor: &Doctor<'_>, file: &str, first: &str, message: &str) -> Problem {
    let root = doctor.store.root();
    let text = |file: &str| read::text(&root.join(file), RECORD_LIMIT).ok().flatten();
    if text(file).is_some_and(|copy| text(first) == Some(copy)) {
        return Problem::warning(file, format!("{message}; both say the same"), cure::DOES_IT)
            .mended_by(Cure::PutAside);
    }
    let name = first.rsplit('/').next().unwrap_or(first);
    Problem::error(
        file,
        message,
        format!(
            "look at both and keep one under the name {name}; move the other out of the workspace"
        ),
    )
}
