//! `sideline process`: the sales processes, and what is wrong with their files.

mod check;
mod github;
mod list;
mod preview;
mod show;
mod snippet;

use clap::Subcommand;

use super::Wanted;
use super::desk::Desk;
use crate::failure::Failure;

/// Sales processes, and their files
#[derive(Debug, Subcommand)]
pub(super) enum Process {
    List(list::List),
    Show(show::Show),
    Check(check::Check),
    Preview(preview::Preview),
}

impl Process {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<Wanted, Failure> {
        match self {
            Self::List(list) => list.run(desk)?,
            Self::Show(show) => show.run(desk)?,
            Self::Check(check) => check.run(desk)?,
            Self::Preview(preview) => return preview.run(desk),
        }
        Ok(Wanted::Done)
    }
}
