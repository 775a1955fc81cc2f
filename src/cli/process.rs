//! `sideline process`: the sales processes, and what is wrong with their files.

mod check;
mod copy;
mod fix;
mod github;
mod list;
mod made;
mod new;
mod preview;
mod schema;
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
    Fix(fix::Fix),
    New(new::New),
    Copy(copy::Copy),
    Schema(schema::Schema),
}

impl Process {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<Wanted, Failure> {
        match self {
            Self::List(list) => list.run(desk)?,
            Self::Show(show) => show.run(desk)?,
            Self::Check(check) => check.run(desk)?,
            Self::Preview(preview) => return preview.run(desk),
            Self::Fix(fix) => fix.run(desk)?,
            Self::New(new) => new.run(desk)?,
            Self::Copy(copy) => copy.run(desk)?,
            Self::Schema(schema) => schema.run(desk)?,
        }
        Ok(Wanted::Done)
    }
}
