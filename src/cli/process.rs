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
use super::ctx::Ctx;
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
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<Wanted, Failure> {
        match self {
            Self::List(list) => list.run(ctx)?,
            Self::Show(show) => show.run(ctx)?,
            Self::Check(check) => check.run(ctx)?,
            Self::Preview(preview) => return preview.run(ctx),
            Self::Fix(fix) => fix.run(ctx)?,
            Self::New(new) => new.run(ctx)?,
            Self::Copy(copy) => copy.run(ctx)?,
            Self::Schema(schema) => schema.run(ctx)?,
        }
        Ok(Wanted::Done)
    }
}
