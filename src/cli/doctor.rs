//! `sideline doctor`: every record checked, and what can be mended, mended.

use clap::Args;

use super::desk::Desk;
use super::json::doctor as shape;
use crate::domain::books::Books;
use crate::domain::phrase::count;
use crate::failure::Failure;
use crate::record::doctor::{self, Problem, Severity};
use crate::template::fault::{Fault, Severity as FaultSeverity};
use crate::template::uses::Uses;
use crate::workspace::ProcessFile;

/// Rounds of mending, at most: what is brought back may need mending itself.
const ROUNDS: usize = 4;

/// Check every record, and say what is wrong, where, and what to do
///
/// Nothing is changed without --fix. With it, what can be mended without losing
/// anything is mended: what is replaced or in the way is kept beside its place,
/// in a hidden file that ends with .before-fix.
#[derive(Args, Debug)]
pub(super) struct Doctor {
    /// Mend what needs nobody's judgement
    #[arg(long)]
    fix: bool,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Doctor {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        if !desk.workspace.is_made() && desk.books().has_no_deal() {
            desk.workspace.takes_changes()?;
        }
        let mut problems = examine(desk);
        if self.fix {
            for _ in 0..ROUNDS {
                if !self.mend(desk, &problems)? {
                    break;
                }
                problems = examine(desk);
            }
        }
        if self.json {
            desk.json(&shape::Doctor::new(&problems))?;
        } else {
            for problem in &problems {
                desk.say(&problem.to_string())?;
                desk.say(&format!("  help: {}", problem.help))?;
            }
        }
        conclude(desk, &problems)
    }

    /// Mends what can be mended, a line for each; whether anything was.
    fn mend(&self, desk: &mut Desk<'_>, problems: &[Problem]) -> Result<bool, Failure> {
        let books = desk.whole_books();
        let mut is_any_mended = false;
        for problem in problems {
            let done = match doctor(desk, &books).mend(problem) {
                Some(Ok(done)) => done,
                Some(Err(error)) => {
                    desk.tell(&format!("not mended: {error}"));
                    continue;
                }
                None => continue,
            };
            is_any_mended = true;
            if self.json { desk.tell(&done) } else { desk.say(&done)? }
        }
        Ok(is_any_mended)
    }
}

fn doctor<'a>(desk: &'a Desk<'_>, books: &'a Books) -> doctor::Doctor<'a> {
    let store = &desk.workspace.store;
    doctor::Doctor { store, books, state: &desk.world.state, now: desk.world.now().wall }
}

/// What is wrong with the records and the processes that they follow, by file
/// and place.
fn examine(desk: &Desk<'_>) -> Vec<Problem> {
    let books = desk.whole_books();
    // How deals use the processes is told of the deals.
    let files = desk.workspace.process_files(&Uses::default());
    let mut problems = doctor(desk, &books).examine();
    problems.extend(files.iter().flat_map(of_process));
    problems.sort_by(|a, b| a.order().cmp(&b.order()));
    problems
}

fn of_process(file: &ProcessFile) -> Vec<Problem> {
    file.checked.faults.iter().filter_map(|fault| of_fault(fault, &file.name())).collect()
}

/// Advice on a file that can be used is for those who write it.
fn of_fault(fault: &Fault, file: &str) -> Option<Problem> {
    let file = fault.parent.as_ref().map_or(file, |parent| &parent.name);
    let help = fault.help.clone().unwrap_or_else(|| "put it right, or move it away".to_owned());
    match fault.severity {
        FaultSeverity::Error => Some(
            Problem::error(file, &fault.message, help)
                .at(Some(fault.place.line), Some(fault.place.column)),
        ),
        FaultSeverity::Warning | FaultSeverity::Note => None,
    }
}

/// An exit of 1 where something is wrong that is no warning.
fn conclude(desk: &mut Desk<'_>, problems: &[Problem]) -> Result<(), Failure> {
    let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let found = match (errors, warnings) {
        (0, 0) => "nothing is wrong".to_owned(),
        (errors, 0) => count(errors, "error"),
        (0, warnings) => count(warnings, "warning"),
        (errors, warnings) => {
            format!("{}, {}", count(errors, "error"), count(warnings, "warning"))
        }
    };
    if errors > 0 {
        return Err(Failure::not_done(found));
    }
    desk.tell(&format!("{}: {found}", desk.workspace.root().display()));
    Ok(())
}
