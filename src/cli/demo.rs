//! `sideline demo`: the screens on sample data.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Wanted;
use super::ctx::Ctx;
use crate::demo;
use crate::domain::phrase::count;
use crate::failure::Failure;
use crate::workspace::{Workspace, quoted};
use crate::world::World;

/// Look around with sample data
///
/// Opens the screens on the deals of a team that does not exist: nine deals and
/// four months of sessions. You are their manager. Whatever you change is gone
/// when you leave, and nothing of your own is touched.
#[derive(Args, Debug)]
pub(super) struct Demo {
    /// Write the sample data into this folder instead, to keep it
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Demo {
    /// The workspace to be written: the folder given.
    pub(super) fn workspace(&self, world: &World, named: Option<&Path>) -> Workspace {
        let folder = self.dir.as_ref().map(|dir| world.here.join(dir));
        Workspace::find(world, folder.as_deref().or(named))
    }

    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<Wanted, Failure> {
        let Some(dir) = self.dir else {
            return Ok(Wanted::Demo);
        };
        let books = demo::write(ctx.world, ctx.workspace)?;
        let folder = ctx.workspace.root().display().to_string();
        let deals = count(books.deals.len(), "deal");
        ctx.print(&format!("Wrote {deals} of sample data into {folder}."))?;
        ctx.say(&format!("Next: sideline -w {}", quoted(&dir.display().to_string())));
        Ok(Wanted::Done)
    }
}
