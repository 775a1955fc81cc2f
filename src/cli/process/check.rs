//! `sideline process check`.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::github::annotation;
use super::snippet::Page;
use crate::cli::ctx::Ctx;
use crate::cli::json::check::Report;
use crate::cli::{printed, told};
use crate::domain::phrase::{count, listed};
use crate::domain::printable::one_line;
use crate::failure::Failure;
use crate::record::layout::PROCESS_TEMPLATES;
use crate::template::fault::{Fault, Severity};
use crate::template::uses::Uses;
use crate::workspace::{ProcessFile, Workspace, process_files_in, told_twice};

/// Check process files and name every mistake with its place
///
/// Errors keep a session from starting with the file. Warnings do not: they
/// name what a session would stumble over, as a criterion that nobody could
/// show. In a workspace, open deals count as well: none may be left in a stage
/// that is gone.
#[derive(Args, Debug)]
pub(in crate::cli) struct Check {
    /// Files, folders of files, or - for what is typed or piped in
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Fail because of warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

/// How faults are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line of the file and what to type
    Human,
    /// One line for each
    Short,
    /// For other programs
    Json,
    /// Notes on a pull request
    Github,
}

/// How a fault of a file is printed: with its page, and the file's name.
type Print = fn(&Fault, &Page, &str) -> String;

impl Format {
    /// How one fault is printed, none where all are printed as one.
    fn print(self) -> Option<Print> {
        match self {
            Self::Human => Some(|fault, page, _| page.fault(fault) + "\n"),
            Self::Short => Some(|fault, _, name| one_line(&fault.in_file(name).to_string())),
            Self::Github => Some(|fault, _, name| annotation(fault, name)),
            Self::Json => None,
        }
    }
}

impl Check {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books();
        let uses = ctx.uses(&books);
        let mut files = Vec::new();
        for path in &self.files {
            files.extend(checked(path, ctx.workspace, &uses)?);
        }
        match self.format.print() {
            Some(print) => files.iter().try_for_each(|file| report(ctx, file, print))?,
            None => ctx.json(&Report::new(&files))?,
        }
        remember(ctx, &files);
        self.verdict(&files)
    }

    fn verdict(&self, files: &[ProcessFile]) -> Result<(), Failure> {
        let has = |severity| files.iter().any(|file| file.checked.count(severity) > 0);
        if has(Severity::Error) || (self.deny_warnings && has(Severity::Warning)) {
            let faults = files.iter().flat_map(|file| &file.checked.faults);
            return Err(Failure::not_done(tally(faults).unwrap_or_default()));
        }
        Ok(())
    }
}

/// Keeps what the workspace's own processes mean in this version. Without it
/// nothing is lost but a warning, so that a failure is only told.
fn remember(ctx: &mut Ctx<'_>, files: &[ProcessFile]) {
    let processes = files.iter().filter(|file| ctx.workspace.owns(file));
    let processes = processes.filter_map(|file| file.checked.process.as_ref());
    if let Err(error) = ctx.workspace.remember(ctx.world, processes) {
        ctx.say(&told(&error));
    }
}

/// The files that somebody named with `path`, checked.
fn checked(path: &Path, workspace: &Workspace, uses: &Uses) -> Result<Vec<ProcessFile>, Failure> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(LONGEST).read_to_end(&mut bytes);
        read.map_err(|e| Failure::not_done("what was piped in cannot be read").because(e))?;
        return Ok(vec![workspace.process_bytes(path, Ok(bytes), uses)]);
    }
    match process_files_in(path) {
        Some(Ok(files)) if files.is_empty() => {
            let none = "there is no process file in this folder: they end with .toml";
            Ok(vec![workspace.process_bytes(path, Err(none.to_owned()), uses)])
        }
        Some(Ok(files)) => {
            let files = files.iter().map(|path| workspace.read_process(path, uses)).collect();
            // An id has to be there once among the processes that deals follow.
            Ok(if path.ends_with(PROCESS_TEMPLATES) { told_twice(files) } else { files })
        }
        Some(Err(why)) => Ok(vec![workspace.process_bytes(path, Err(why), uses)]),
        None => Ok(vec![workspace.read_process(path, uses)]),
    }
}

/// More than any file that is read has, in bytes.
const LONGEST: u64 = (1 << 20) + 1;

fn report(ctx: &mut Ctx<'_>, file: &ProcessFile, print: Print) -> Result<(), Failure> {
    let name = file.name();
    let page = Page::new(&name, &file.text, ctx.world.shows_colour);
    for fault in &file.checked.faults {
        printed(writeln!(ctx.out, "{}", print(fault, &page, &name)))?;
    }
    if let Some(process) = &file.checked.process {
        let stages = count(process.stages.len(), "stage");
        let found = tally(&file.checked.faults).unwrap_or_else(|| "no mistakes".to_owned());
        ctx.say(&format!("{name}: {} v{}, {stages}, {found}", process.id, process.version));
    }
    Ok(())
}

/// How many errors and warnings there are, none where there are none.
pub(super) fn tally<'f>(faults: impl IntoIterator<Item = &'f Fault>) -> Option<String> {
    let mut found = [(Severity::Error, 0), (Severity::Warning, 0)];
    for fault in faults {
        for (severity, number) in &mut found {
            *number += usize::from(fault.severity == *severity);
        }
    }
    let found = found.iter().filter(|(_, number)| *number > 0);
    let found: Vec<_> =
        found.map(|(severity, number)| count(*number, &severity.to_string())).collect();
    let found: Vec<_> = found.iter().map(String::as_str).collect();
    (!found.is_empty()).then(|| listed(&found))
}
