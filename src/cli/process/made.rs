//! A process file that is made for the team.

use std::str::FromStr;

use super::schema;
use crate::cli::ctx::{Ctx, not_saved};
use crate::domain::id::{ProcessId, short_form};
use crate::failure::Failure;
use crate::template::schema::FILE;
use crate::template::uses::Uses;
use crate::workspace::ProcessFile;

/// The id that somebody typed for a new process.
pub(super) fn new_id(typed: &str) -> Result<ProcessId, Failure> {
    ProcessId::from_str(typed).map_err(|_| {
        let rule = "small letters and digits, words joined by a hyphen";
        let failure = Failure::wrong_use(format!("\"{typed}\" cannot be an id: {rule}"));
        match short_form(typed) {
            meant if meant.is_empty() => failure.hint("for instance our-sale"),
            meant => failure.hint(format!("for instance {meant}")),
        }
    })
}

/// Nothing where no process has that id yet.
pub(super) fn free(files: &[ProcessFile], id: &ProcessId) -> Result<(), Failure> {
    let Some(taken) = files.iter().find(|file| file.id == id.as_str()) else { return Ok(()) };
    let failure = Failure::not_done(format!("there is a process \"{id}\" already"));
    Err(match &taken.file {
        Some(file) => failure.hint(format!("change {}, or choose another id", file.display())),
        None => failure
            .hint(format!("choose another id, or take that one over: sideline process copy {id}")),
    })
}

/// The process of that id, of the team's or one that ships.
pub(super) fn known<'f>(files: &'f [ProcessFile], id: &str) -> Result<&'f ProcessFile, Failure> {
    files.iter().find(|file| file.id == id).ok_or_else(|| {
        Failure::not_done(format!("there is no process \"{id}\""))
            .hint("sideline process list shows all")
    })
}

/// All process files that there are.
pub(super) fn files(ctx: &Ctx<'_>) -> Vec<ProcessFile> {
    ctx.workspace.process_files(&Uses::default())
}

/// Makes the file, with the schema for editors beside it.
pub(super) fn make(ctx: &mut Ctx<'_>, id: &ProcessId, text: &str) -> Result<(), Failure> {
    ctx.make_ready()?;
    let store = &ctx.workspace.store;
    let file = store.make_process(id, text).map_err(not_saved)?;
    let schema = store.put_schema(FILE, &schema::text()?).map_err(not_saved);
    ctx.print(&format!("Made {}.", ctx.workspace.root().join(&file).display()))?;
    ctx.say(&format!("Next: write your own words into it, then sideline process show {id}"));
    schema
}
