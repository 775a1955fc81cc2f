//! What is said of a deal on the command line, read.

use crate::domain::books::Books;
use crate::domain::id::{ProcessId, StageId};
use crate::domain::money::{self, Decimal, NotAnAmount};
use crate::domain::process::{Process, Stage};
use crate::failure::Failure;

/// The process of that id.
pub(super) fn process<'a>(books: &'a Books, typed: &str) -> Result<&'a Process, Failure> {
    let found = books.processes.values().find(|process| process.id.as_str() == typed);
    found.ok_or_else(|| {
        let known: Vec<&str> = books.processes.keys().map(ProcessId::as_str).collect();
        Failure::not_done(format!("there is no process \"{typed}\" that can be read"))
            .hint(format!("one of {}", known.join(", ")))
    })
}

/// The number of an amount.
pub(super) fn value(typed: &str) -> Result<Decimal, Failure> {
    typed.parse().map_err(|e: NotAnAmount| Failure::wrong_use(e.to_string()))
}

/// A code of three letters, in capitals as records have it.
pub(super) fn currency(typed: &str) -> Result<String, Failure> {
    money::currency(typed).ok_or_else(|| {
        Failure::wrong_use(format!("\"{typed}\" is not a currency"))
            .hint("three letters, as in EUR or USD")
    })
}

/// The stage of that id or name.
pub(super) fn stage(process: &Process, typed: &str) -> Result<StageId, Failure> {
    let fits =
        |stage: &&Stage| stage.id.as_str() == typed || stage.name.eq_ignore_ascii_case(typed);
    process.stages.iter().find(fits).map(|stage| stage.id.clone()).ok_or_else(|| {
        Failure::not_done(format!("\"{typed}\" is no stage of {}", process.name))
            .hint(format!("one of {}", stages(process)))
    })
}

/// The ids of the stages, to choose from.
pub(super) fn stages(process: &Process) -> String {
    let known: Vec<&str> = process.stages.iter().map(|stage| stage.id.as_str()).collect();
    known.join(", ")
}
