//! Files that could not be read, or that do not count.

use super::cure::{self, Cure};
use super::{Doctor, Problem, idle, twice};
use crate::domain::books::{Cause, Unread};
use crate::record::read::{self, RECORD_LIMIT};

/// A problem for each of them.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    doctor.books.unread.iter().map(|unread| problem(doctor, unread)).collect()
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
