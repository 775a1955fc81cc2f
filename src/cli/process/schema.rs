//! `sideline process schema`.

use clap::Args;

use crate::cli::ctx::Ctx;
use crate::cli::json;
use crate::cli::output::Target;
use crate::failure::Failure;
use crate::record::outside::Old;
use crate::template::schema;

/// Print what editors need to help with process files
///
/// Put into a file beside your processes, it makes editors such as VS Code (with
/// Even Better TOML) or Zed complete the keys, say what each is for, and mark
/// mistakes while you type. Process files name that file in their first line:
/// #:schema ./sideline-process-1.schema.json
#[derive(Args, Debug)]
pub(in crate::cli) struct Schema {
    #[command(flatten)]
    target: Target,
}

impl Schema {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let old = |there: &str| if schema::is_ours(there) { Old::Ours } else { Old::Foreign };
        self.target.put(ctx, &text()?, old)
    }
}

/// The schema as a file has it.
pub(super) fn text() -> Result<String, Failure> {
    let text = json::pretty(&schema::schema())
        .map_err(|error| Failure::not_done("the schema cannot be printed").because(error))?;
    Ok(text + "\n")
}
