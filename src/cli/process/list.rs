//! `sideline process list`.

use clap::Args;

use super::check::tally;
use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, process as shape};
use crate::cli::listing::Output;
use crate::cli::print::{Column, Columns};
use crate::domain::deal::DealStatus;
use crate::domain::phrase::count;
use crate::failure::Failure;
use crate::workspace::ProcessFile;

/// List the processes: those that ship, and the team's
#[derive(Args, Debug)]
pub(in crate::cli) struct List {
    #[command(flatten)]
    output: Output,
}

const COLUMNS: &Columns = &[
    ("id", Column::Whole),
    ("v", Column::Whole),
    ("source", Column::Whole),
    ("stages", Column::Text),
    ("name", Column::Text),
];

impl List {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books();
        let uses = ctx.uses(&books);
        let files = ctx.workspace.process_files(&uses);
        if self.output.json {
            let open_in = |id: &str| {
                let open = books.deals.values().filter(|book| book.deal.status == DealStatus::Open);
                open.filter(|book| book.deal.process.as_str() == id).count()
            };
            let list = files.iter().map(|file| shape::process(file, open_in(&file.id))).collect();
            ctx.json(&shape::Processes::new(list, json::unread(&books.unread)))?;
            return complete_but_for(&books.unread);
        }
        let rows: Vec<Vec<String>> = files.iter().map(row).collect();
        self.output.table(ctx, rows, COLUMNS)
    }
}

fn row(file: &ProcessFile) -> Vec<String> {
    let source = if file.file.is_some() { "team" } else { "shipped" }.to_owned();
    let found = tally(&file.checked.faults);
    let Some(process) = &file.checked.process else {
        let advice = match file.told_twice() {
            Some(fault) => format!("{}: {}", file.name(), fault.message),
            None => format!("sideline process check {} says what is wrong", file.name()),
        };
        return vec![file.id.clone(), String::new(), source, found.unwrap_or_default(), advice];
    };
    let name = match found {
        Some(found) => format!("{} ({found})", process.name),
        None => process.name.clone(),
    };
    let stages = count(process.stages.len(), "stage");
    vec![file.id.clone(), format!("v{}", process.version), source, stages, name]
}
