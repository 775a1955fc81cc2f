//! `sideline init`: makes a workspace.

use std::path::{Path, PathBuf};

use clap::Args;

use super::ctx::Ctx;
use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::world::World;

/// Make a workspace: a folder for the team's deals
///
/// Writes sideline.toml, which lists the team, and a folder for its own
/// processes. Nothing that is there already is touched.
#[derive(Args, Debug)]
pub(super) struct Init {
    /// The folder; the one you are in where not given
    dir: Option<PathBuf>,
}

impl Init {
    /// The workspace to be made: the folder given, else `-w`, else this one.
    pub(super) fn workspace(&self, world: &World, named: Option<&Path>) -> Workspace {
        let folder = self.dir.as_deref().or(named).unwrap_or(&world.here);
        Workspace::find(world, Some(&world.here.join(folder)))
    }
}

/// Makes the workspace.
pub(super) fn run(ctx: &mut Ctx<'_>) -> Result<(), Failure> {
    let folder = ctx.workspace.root().display().to_string();
    if ctx.workspace.is_made() {
        return ctx.print(&format!("{folder} is a workspace already."));
    }
    ctx.workspace.is_not_torn()?;
    ctx.workspace.make()?;
    ctx.print(&format!("Made a workspace in {folder}."))?;
    ctx.say("Next: sideline team add NAME --role manager, then sideline deal add NAME --account CUSTOMER --owner REP");
    Ok(())
}
