//! `sideline process copy`.

use clap::Args;

use super::made::{files, free, known, make, new_id};
use crate::cli::ctx::Ctx;
use crate::failure::Failure;
use crate::template::starter;

/// Take over a process that ships, to change it as you like
///
/// Its file is put into the folder process-templates of the workspace, with all
/// its notes. Under its own id it holds for the deals that follow it already;
/// under a new one it is a process beside it.
#[derive(Args, Debug)]
pub(in crate::cli) struct Copy {
    /// The process
    id: String,
    /// Id of the copy; its own where not given
    new_id: Option<String>,
}

impl Copy {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.workspace.takes_changes()?;
        let files = files(ctx);
        let original = known(&files, &self.id)?;
        let id = new_id(self.new_id.as_deref().unwrap_or(&self.id))?;
        if original.id == id.as_str() && original.file.is_none() {
            return make(ctx, &id, &original.text);
        }
        free(&files, &id)?;
        let text = starter::copy(&original.text, &id).ok_or_else(|| {
            let name = original.name();
            Failure::not_done(format!("{name} cannot be read, so it cannot be copied"))
                .hint(format!("sideline process check {name} says what is wrong"))
        })?;
        make(ctx, &id, &text)
    }
}
