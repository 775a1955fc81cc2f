//! `sideline completions` and `sideline man`: the commands themselves, for the
//! shell and for the manual.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::ctx::Ctx;
use super::{Line, printed};
use crate::failure::Failure;

/// Print the script that completes commands in your shell
///
/// For bash: sideline completions bash > ~/.local/share/bash-completion/completions/sideline
#[derive(Args, Debug)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

/// Print the manual page
///
/// To read it: sideline man | man -l -
#[derive(Args, Debug)]
pub(super) struct Man {}

impl Completions {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        // Into memory first: it would panic where the pipe was closed.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Line::command(), "sideline", &mut script);
        printed(ctx.out.write_all(&script))
    }
}

/// Prints the manual page.
pub(super) fn page(ctx: &mut Ctx<'_>) -> Result<(), Failure> {
    printed(clap_mangen::Man::new(Line::command()).render(ctx.out))
}
