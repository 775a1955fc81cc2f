//! `sideline process new`.

use clap::Args;

use super::made::{files, free, known, make, new_id};
use crate::cli::ctx::Ctx;
use crate::domain::process::Process;
use crate::failure::Failure;
use crate::template::starter;
use crate::workspace::ProcessFile;

/// Make a process file to start from, with notes in it
///
/// It has two stages, and a note on everything that it says. With --from it has
/// no stages of its own: it follows another process, and shows by examples what
/// can be changed. The file lies in the folder process-templates of the
/// workspace.
#[derive(Args, Debug)]
pub(in crate::cli) struct New {
    /// Id of the new process, such as our-sale
    id: String,
    /// The process that it follows but for what you change
    #[arg(long, value_name = "ID")]
    from: Option<String>,
}

impl New {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.workspace.takes_changes()?;
        let id = new_id(&self.id)?;
        let files = files(ctx);
        free(&files, &id)?;
        let text = match self.from {
            None => starter::own(&id),
            Some(parent) => starter::child(&id, parent_of(&files, &parent)?),
        };
        make(ctx, &id, &text)
    }
}

fn parent_of<'f>(files: &'f [ProcessFile], id: &str) -> Result<&'f Process, Failure> {
    let file = known(files, id)?;
    file.checked.process.as_ref().ok_or_else(|| {
        let name = file.name();
        Failure::not_done(format!("{name} has mistakes, so nothing can follow it"))
            .hint(format!("sideline process check {name} says what is wrong"))
    })
}
