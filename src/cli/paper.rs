//! Papers on the command line: text for mails and notes, or Markdown.

use clap::{Args, ValueEnum};

use super::ctx::Ctx;
use super::output::Target;
use super::printed;
use crate::domain::printable::printable;
use crate::exchange::markdown::markdown;
use crate::exchange::text::text;
use crate::failure::Failure;
use crate::pages::paper::Paper;

/// How a paper is printed, and where it goes.
#[derive(Args, Debug)]
pub(super) struct Form {
    /// How: text for mails and notes that know no Markdown, or md
    #[arg(long, default_value = "text", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    Text,
    Md,
}

impl Form {
    /// Prints a paper, or writes it to its file.
    pub(super) fn print(&self, ctx: &mut Ctx<'_>, paper: &Paper) -> Result<(), Failure> {
        self.target.take(ctx, |ctx| print(ctx, paper, self.format))
    }
}

/// Prints a paper in that form.
pub(super) fn print(ctx: &mut Ctx<'_>, paper: &Paper, format: Format) -> Result<(), Failure> {
    let text = match format {
        Format::Text => text(paper),
        Format::Md => markdown(paper),
    };
    printed(write!(ctx.out, "{}", printable(&text)))
}
