//! `sideline process schema`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::ctx::Ctx;
use crate::cli::{json, printed};
use crate::failure::Failure;
use crate::record;
use crate::template::schema;

/// Print what editors need to help with process files
///
/// Put into a file beside your processes, it makes editors such as VS Code (with
/// Even Better TOML) or Zed complete the keys, say what each is for, and mark
/// mistakes while you type. Process files name that file in their first line:
/// #:schema ./sideline-process-1.schema.json
#[derive(Args, Debug)]
pub(in crate::cli) struct Schema {
    /// Write it to a file, in the place of an older one
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Schema {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let text = text()?;
        let Some(path) = self.output else { return printed(ctx.out.write_all(text.as_bytes())) };
        let file = path.display();
        record::process::write(&path, &text, schema::is_ours).map_err(|why| {
            Failure::not_done(format!("{file} was not written: {why}"))
                .hint("what is there stays as it is: name another file")
        })?;
        ctx.say(&format!("{file} is written."));
        Ok(())
    }
}

/// The schema as a file has it.
pub(super) fn text() -> Result<String, Failure> {
    let text = json::pretty(&schema::schema())
        .map_err(|error| Failure::not_done("the schema cannot be printed").because(error))?;
    Ok(text + "\n")
}
