//! `sideline process preview`: a process file as a session walks through it.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Wanted;
use crate::cli::ctx::Ctx;
use crate::failure::Failure;

/// Walk a process file as a session would, while you write it
///
/// Opens the screens on that file, wherever it lies. Whenever you save it, in
/// any editor, the preview shows it as it is now, or what is wrong with it and
/// where. Nothing is written.
#[derive(Args, Debug)]
pub(in crate::cli) struct Preview {
    /// The file
    file: PathBuf,
}

impl Preview {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<Wanted, Failure> {
        let file = ctx.world.here.join(&self.file);
        match file.try_exists() {
            Ok(true) => Ok(Wanted::Preview(file)),
            Ok(false) => Err(no_file(&self.file)),
            Err(error) => Err(no_file(&self.file).because(error)),
        }
    }
}

fn no_file(file: &std::path::Path) -> Failure {
    Failure::not_done(format!("there is no file {}", file.display()))
        .hint("sideline process list shows the processes that there are")
}
