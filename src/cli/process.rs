//! `sideline process`: the sales processes, and what is wrong with their files.

mod preview;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::desk::{Desk, complete_but_for};
use super::json::process as shape;
use super::print::{pair, table};
use super::{Wanted, json, printed};
use crate::domain::deal::DealStatus;
use crate::domain::process::Process as Walked;
use crate::domain::readback::count;
use crate::failure::Failure;
use crate::template::fault::Fault;
use crate::view::printable::one_line;
use crate::workspace::{ProcessFile, read_process};

/// Sales processes, and their files
#[derive(Debug, Subcommand)]
pub(super) enum Process {
    List(List),
    Show(Show),
    Check(Check),
    Preview(preview::Preview),
}

/// List the processes: those that ship, and the team's
#[derive(Args, Debug)]
pub(super) struct List {
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

/// Show a process: its stages, what the buyer does, what is asked
#[derive(Args, Debug)]
pub(super) struct Show {
    /// The process
    id: String,
}

/// Check process files and name every mistake with its place
#[derive(Args, Debug)]
pub(super) struct Check {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Process {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<Wanted, Failure> {
        match self {
            Self::List(list) => list.run(desk)?,
            Self::Show(show) => show.run(desk)?,
            Self::Check(check) => check.run(desk)?,
            Self::Preview(preview) => return preview.run(desk),
        }
        Ok(Wanted::Done)
    }
}

impl List {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let files = desk.workspace.process_files();
        if self.json {
            let books = desk.books();
            let open_in = |id: &str| {
                let open = books.deals.values().filter(|book| book.deal.status == DealStatus::Open);
                open.filter(|book| book.deal.process.as_str() == id).count()
            };
            let list = files.iter().map(|file| shape::process(file, open_in(&file.id))).collect();
            desk.json(&shape::Processes::new(list, json::unread(&books.unread)))?;
            return complete_but_for(&books.unread);
        }
        let rows: Vec<Vec<String>> = files.iter().map(row).collect();
        printed(table(desk.out, &rows))
    }
}

fn row(file: &ProcessFile) -> Vec<String> {
    let source = if file.file.is_some() { "team" } else { "shipped" }.to_owned();
    match &file.process {
        Ok(process) => vec![
            file.id.clone(),
            format!("v{}", process.version),
            source,
            count(process.stages.len(), "stage"),
            process.name.clone(),
        ],
        Err(faults) => {
            let path = named(file);
            vec![
                file.id.clone(),
                String::new(),
                source,
                count(faults.len(), "error"),
                format!("sideline process check {path} says what is wrong"),
            ]
        }
    }
}

/// The file of a process, else its id.
fn named(file: &ProcessFile) -> String {
    file.file.as_ref().map_or_else(|| file.id.clone(), |path| path.display().to_string())
}

impl Show {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let files = desk.workspace.process_files();
        let file = files.iter().find(|file| file.id == self.id).ok_or_else(|| {
            Failure::not_done(format!("there is no process \"{}\"", self.id))
                .hint("sideline process list shows all")
        })?;
        match &file.process {
            Ok(process) => printed(show(desk.out, process)),
            Err(faults) => {
                let name = named(file);
                report(desk, &name, faults)?;
                Err(Failure::not_done(format!("{} of {name}", count(faults.len(), "mistake"))))
            }
        }
    }
}

fn show(out: &mut dyn std::io::Write, process: &Walked) -> std::io::Result<()> {
    pair(out, "Process", Some(&format!("{} v{}", process.name, process.version)))?;
    pair(out, "For", process.description.as_deref())?;
    for (at, stage) in process.stages.iter().enumerate() {
        writeln!(out, "\n{} {} ({})", at + 1, one_line(&stage.name), stage.id)?;
        pair(out, "  Buyer", stage.buyer_step.as_deref())?;
        pair(out, "  We", stage.purpose.as_deref())?;
        let days = stage.time_box_days.map(|days| count(days as usize, "day"));
        pair(out, "  Time box", days.as_deref())?;
        let rows: Vec<Vec<String>> = stage
            .exit
            .iter()
            .map(|criterion| {
                let need = if criterion.required { "needed" } else { "" };
                let id = stage.criterion(criterion).to_string();
                vec![format!("  {id}"), need.to_owned(), criterion.outcome.clone()]
            })
            .collect();
        table(out, &rows)?;
        for question in &stage.questions {
            writeln!(out, "  ? {}", one_line(&question.ask))?;
        }
    }
    Ok(())
}

/// Prints what is wrong with a file: a line each, and what to type below it.
fn report(desk: &mut Desk<'_>, name: &str, faults: &[Fault]) -> Result<(), Failure> {
    for fault in faults {
        desk.say(&fault.in_file(name).to_string())?;
        if let Some(help) = &fault.help {
            desk.say(&format!("  help: {help}"))?;
        }
    }
    Ok(())
}

impl Check {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let mut mistakes = 0;
        for path in &self.files {
            let name = path.display().to_string();
            match read_process(path).process {
                Ok(process) => {
                    let stages = count(process.stages.len(), "stage");
                    desk.tell(&format!(
                        "{name}: {} v{}, {stages}, no mistakes",
                        process.id, process.version
                    ));
                }
                Err(faults) => {
                    mistakes += faults.len();
                    report(desk, &name, &faults)?;
                }
            }
        }
        if mistakes > 0 {
            return Err(Failure::not_done(count(mistakes, "mistake")));
        }
        Ok(())
    }
}
