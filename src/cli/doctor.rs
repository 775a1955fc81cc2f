//! `sideline doctor`: every record checked, and what can be mended, mended.

use clap::Args;

use super::ctx::Ctx;
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
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        if !ctx.workspace.is_made() && ctx.books().has_no_deal() {
            ctx.workspace.takes_changes()?;
        }
        let mut problems = examine(ctx);
        if self.fix {
            for _ in 0..ROUNDS {
                if !self.mend(ctx, &problems)? {
                    break;
                }
                problems = examine(ctx);
            }
        }
        if self.json {
            ctx.json(&shape::Doctor::new(&problems))?;
        } else {
            for cause in causes(&problems) {
                print(ctx, &cause)?;
            }
        }
        conclude(ctx, &problems)
    }

    /// Mends what can be mended, a line for each; whether anything was.
    fn mend(&self, ctx: &mut Ctx<'_>, problems: &[Problem]) -> Result<bool, Failure> {
        let books = ctx.whole_books();
        let mut is_any_mended = false;
        for problem in problems {
            let done = match doctor(ctx, &books).mend(problem) {
                Some(Ok(done)) => done,
                Some(Err(error)) => {
                    ctx.say(&format!("not mended: {error}"));
                    continue;
                }
                None => continue,
            };
            is_any_mended = true;
            if self.json { ctx.say(&done) } else { ctx.print(&done)? }
        }
        Ok(is_any_mended)
    }
}

fn doctor<'a>(ctx: &'a Ctx<'_>, books: &'a Books) -> doctor::Doctor<'a> {
    let store = &ctx.workspace.store;
    doctor::Doctor { store, books, state: &ctx.world.state, now: ctx.world.now().wall }
}

/// How many places are named of one cause.
const PLACES: usize = 20;

/// The problems, those of one cause together.
fn causes(problems: &[Problem]) -> Vec<Vec<&Problem>> {
    let mut causes: Vec<Vec<&Problem>> = Vec::new();
    for problem in problems {
        let is_alike = |cause: &&mut Vec<&Problem>| cause.iter().any(|it| it.is_alike(problem));
        match causes.iter_mut().find(is_alike) {
            Some(cause) => cause.push(problem),
            None => causes.push(vec![problem]),
        }
    }
    causes
}

/// Prints a cause with its first place, the others below, and what to do.
fn print(ctx: &mut Ctx<'_>, cause: &[&Problem]) -> Result<(), Failure> {
    let Some((first, others)) = cause.split_first() else { return Ok(()) };
    ctx.print(&first.to_string())?;
    for other in others.iter().take(PLACES - 1) {
        ctx.print(&format!("  {}", other.place()))?;
    }
    if let more @ 1.. = cause.len().saturating_sub(PLACES) {
        ctx.print(&format!("  and {more} more"))?;
    }
    ctx.print(&format!("  help: {}", first.help))
}

/// What is wrong with the records and the processes that they follow, by file
/// and place.
fn examine(ctx: &Ctx<'_>) -> Vec<Problem> {
    let books = ctx.whole_books();
    // How deals use the processes is told of the deals.
    let files = ctx.workspace.process_files(&Uses::default());
    let mut problems = doctor(ctx, &books).examine();
    problems.extend(files.iter().flat_map(of_process));
    let world = ctx.world;
    let folders = [
        ("the workspace", ctx.workspace.root()),
        ("drafts", &world.state),
        ("settings", &world.config),
    ];
    problems.extend(doctor::of_folders(&folders));
    problems.extend(doctor::of_me(&books, &world.config, ctx.workspace.root()));
    problems.extend(world.zone_trouble().map(of_zone));
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
                .at(Some(fault.place.line), Some(fault.place.column))
                .by(fault.code),
        ),
        FaultSeverity::Warning | FaultSeverity::Note => None,
    }
}

fn of_zone(trouble: String) -> Problem {
    let help = "set TZ to the name of a zone, as in Europe/Berlin, or take it out";
    Problem::warning("TZ", trouble, help).by("zone")
}

/// An exit of 1 where something is wrong that is no warning.
fn conclude(ctx: &mut Ctx<'_>, problems: &[Problem]) -> Result<(), Failure> {
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
    ctx.say(&format!("{}: {found}", ctx.workspace.root().display()));
    Ok(())
}
