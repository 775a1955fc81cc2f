//! `sideline process fix`.

use std::path::PathBuf;

use clap::Args;

use super::check::tally;
use super::snippet::Page;
use crate::cli::ctx::Ctx;
use crate::cli::printed;
use crate::failure::Failure;
use crate::record::process::rewrite;
use crate::template::fault::{Fault, Severity};
use crate::template::fix::fix;
use crate::template::uses::Uses;

/// Write into a process file what is missing in it, such as ids
///
/// Criteria, questions and objectives that are written as a list of texts become
/// tables, with the ids by which deals know them already: from then on you can
/// change their words. A missing format is written, too. Comments and order
/// stay. The file as it was is kept beside it, in a hidden file that ends with
/// .before-fix.
#[derive(Args, Debug)]
pub(in crate::cli) struct Fix {
    /// The file
    file: PathBuf,
}

impl Fix {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let name = self.file.display().to_string();
        let mut fixed = Ok(Vec::new());
        let kept = rewrite(&self.file, &ctx.world.now().wall, |text| match fix(text) {
            Ok(done) => {
                let text = (!done.changes.is_empty()).then_some(done.text);
                fixed = Ok(done.changes);
                text
            }
            Err(faults) => {
                fixed = Err((text.to_owned(), faults));
                None
            }
        })
        .map_err(|why| {
            Failure::not_done(format!("{name} is as it was: {why}"))
                .hint("put that right, then try again")
        })?;
        let changes = fixed.or_else(|(text, faults)| refused(ctx, &name, &text, &faults))?;
        for change in &changes {
            ctx.print(&format!("{name}: {change}"))?;
        }
        match kept {
            Some(kept) => ctx.say(&format!("What it held is kept as {}.", kept.display())),
            None => ctx.say(&format!("{name}: there is nothing to write into it")),
        }
        self.tell_rest(ctx, &name);
        Ok(())
    }

    /// Says what is left for a person to put right.
    fn tell_rest(&self, ctx: &mut Ctx<'_>, name: &str) {
        let mut left = ctx.workspace.read_process(&self.file, &Uses::default()).checked.faults;
        left.retain(|fault| fault.severity == Severity::Error);
        if let Some(errors) = tally(&left) {
            ctx.say(&format!("{errors} left: sideline process check {name} says which"));
        }
    }
}

/// Shows why nothing was done.
fn refused<T>(ctx: &mut Ctx<'_>, name: &str, text: &str, faults: &[Fault]) -> Result<T, Failure> {
    let page = Page::new(name, text, ctx.world.shows_colour);
    for fault in faults {
        printed(writeln!(ctx.out, "{}\n", page.fault(fault)))?;
    }
    Err(Failure::not_done(format!("{name} is as it was, because it cannot be read"))
        .hint("put these right, then try again"))
}
