//! `sideline init`: makes a workspace.

use std::path::{Path, PathBuf};

use clap::Args;

use super::desk::Desk;
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
pub(super) fn run(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let folder = desk.workspace.root().display().to_string();
    if desk.workspace.is_made() {
        return desk.say(&format!("{folder} is a workspace already."));
    }
    desk.workspace.make()?;
    desk.say(&format!("Made a workspace in {folder}."))?;
    desk.tell("Next: sideline team add NAME --role manager, then sideline deal add");
    Ok(())
}
