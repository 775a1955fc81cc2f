//! `sideline process show`.

use std::io::{Result as IoResult, Write};

use clap::Args;

use super::snippet::Page;
use crate::cli::ctx::Ctx;
use crate::cli::print::{pair, table};
use crate::cli::printed;
use crate::domain::id::CriterionId;
use crate::domain::phrase::count;
use crate::domain::printable::{one_line, printable};
use crate::domain::process::{Debrief, Element, Process, Stage};
use crate::failure::Failure;
use crate::template::fault::Fault;
use crate::template::uses::Uses;
use crate::workspace::ProcessFile;

/// Show a process: its stages, what the buyer does, what is asked
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The process
    id: String,
    /// Print its file with all that it inherits, as one that extends nothing
    #[arg(long)]
    resolved: bool,
    /// Say after each line of it which file has it
    #[arg(long, requires = "resolved")]
    origin: bool,
}

impl Show {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let files = ctx.workspace.process_files(&Uses::default());
        let file = files.iter().find(|file| file.id == self.id).ok_or_else(|| {
            Failure::not_done(format!("there is no process \"{}\"", self.id))
                .hint("sideline process list shows all")
        })?;
        if !self.resolved {
            return match &file.checked.process {
                Some(process) => printed(show(ctx.out, process)),
                None => tell(ctx, file, &file.checked.faults),
            };
        }
        match ctx.workspace.resolved(file, self.origin) {
            Ok(text) => printed(ctx.out.write_all(printable(&text).as_bytes())),
            Err(faults) => tell(ctx, file, &faults),
        }
    }
}

fn tell(ctx: &mut Ctx<'_>, file: &ProcessFile, faults: &[Fault]) -> Result<(), Failure> {
    let name = file.name();
    let page = Page::new(&name, &file.text, ctx.world.shows_colour);
    for fault in faults {
        printed(writeln!(ctx.out, "{}\n", page.fault(fault)))?;
    }
    Err(Failure::not_done(format!("{name} has mistakes")))
}

fn show(out: &mut dyn Write, process: &Process) -> IoResult<()> {
    pair(out, "Process", Some(&format!("{} v{}", process.name, process.version)))?;
    pair(out, "For", process.description.as_deref())?;
    for (at, shown) in process.stages.iter().enumerate() {
        writeln!(out, "\n{} {} ({})", at + 1, one_line(&shown.name), shown.id)?;
        stage(out, shown)?;
    }
    scorecard(out, &process.elements)?;
    process.debrief.as_ref().map_or(Ok(()), |shown| debrief(out, shown))
}

fn stage(out: &mut dyn Write, stage: &Stage) -> IoResult<()> {
    pair(out, "  Buyer", stage.buyer_step.as_deref())?;
    pair(out, "  We", stage.purpose.as_deref())?;
    let days = stage.time_box_days.map(|days| count(days as usize, "day"));
    pair(out, "  Time box", days.as_deref())?;
    let minimum = stage.minimum.iter().map(|(element, level)| format!("{element} {level}"));
    pair(out, "  At least", listed(minimum).as_deref())?;
    let rows = stage.exit.iter().map(|criterion| {
        let need = if criterion.required { "needed" } else { "" };
        let id = stage.criterion(criterion).to_string();
        vec![format!("  {id}"), need.to_owned(), criterion.outcome.clone()]
    });
    table(out, &rows.collect::<Vec<_>>())?;
    stage.questions.iter().try_for_each(|question| {
        asked(out, &question.ask)?;
        pair(out, "    Shows", question.exit.as_ref().map(CriterionId::as_str))
    })
}

fn scorecard(out: &mut dyn Write, elements: &[Element]) -> IoResult<()> {
    for (at, element) in elements.iter().enumerate() {
        if at == 0 {
            writeln!(out, "\nScorecard")?;
        }
        writeln!(out, "  {} ({})", one_line(&element.name), element.id)?;
        for (level, meaning) in element.levels.iter().enumerate() {
            writeln!(out, "    {level} {}", one_line(meaning))?;
        }
    }
    Ok(())
}

fn debrief(out: &mut dyn Write, debrief: &Debrief) -> IoResult<()> {
    writeln!(out, "\nLooking back, once it is decided")?;
    pair(out, "  Lost by", listed(debrief.lost_reasons.iter().cloned()).as_deref())?;
    for part in &debrief.parts {
        let minutes = part.minutes.map(|minutes| count(minutes as usize, "minute"));
        let minutes = minutes.map(|minutes| format!(" ({minutes})")).unwrap_or_default();
        writeln!(out, "  {}{minutes}", one_line(&part.name))?;
        part.questions.iter().try_for_each(|question| asked(out, question))?;
    }
    Ok(())
}

fn asked(out: &mut dyn Write, question: &str) -> IoResult<()> {
    writeln!(out, "  ? {}", one_line(question))
}

/// The items of a list in one line, none where it is empty.
fn listed(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join(", "))
}
