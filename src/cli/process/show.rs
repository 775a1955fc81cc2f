//! `sideline process show`.

use std::io::{Result as IoResult, Write};

use clap::Args;

use super::snippet::Page;
use crate::cli::desk::Desk;
use crate::cli::print::{pair, table};
use crate::cli::printed;
use crate::domain::process::Process;
use crate::domain::readback::count;
use crate::failure::Failure;
use crate::template::uses::Uses;
use crate::view::printable::one_line;

/// Show a process: its stages, what the buyer does, what is asked
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The process
    id: String,
}

impl Show {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let files = desk.workspace.process_files(&Uses::default());
        let file = files.iter().find(|file| file.id == self.id).ok_or_else(|| {
            Failure::not_done(format!("there is no process \"{}\"", self.id))
                .hint("sideline process list shows all")
        })?;
        if let Some(process) = &file.checked.process {
            return printed(show(desk.out, process));
        }
        let name = file.name();
        let page = Page::new(&name, &file.text, desk.world.shows_colour);
        for fault in &file.checked.faults {
            printed(writeln!(desk.out, "{}\n", page.fault(fault)))?;
        }
        Err(Failure::not_done(format!("{name} has mistakes")))
    }
}

fn show(out: &mut dyn Write, process: &Process) -> IoResult<()> {
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
