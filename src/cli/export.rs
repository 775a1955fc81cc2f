//! `sideline export`: what other programs take.

mod calendar;

use clap::Subcommand;

use super::ctx::Ctx;
use crate::failure::Failure;

/// Files for other programs
#[derive(Debug, Subcommand)]
pub(super) enum Export {
    Calendar(calendar::Calendar),
}

impl Export {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match self {
            Self::Calendar(calendar) => calendar.run(ctx),
        }
    }
}
