//! Where a result goes that people take away: it is printed, or written to a file.

use std::path::{Path, PathBuf};

use clap::Args;

use super::ctx::Ctx;
use super::printed;
use crate::failure::Failure;
use crate::record::outside::{self, Old, Refused};

/// Where a result goes.
#[derive(Args, Debug)]
pub(super) struct Target {
    /// Write it to a file instead, whole or not at all
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// In the place of a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

impl Target {
    /// Lets `make` print, into the file where one was named. Nothing is written
    /// where it fails.
    pub(super) fn take(
        &self,
        ctx: &mut Ctx<'_>,
        make: impl FnOnce(&mut Ctx<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        if self.output.is_none() {
            return make(ctx);
        }
        let mut text = Vec::new();
        make(&mut Ctx { out: &mut text, err: &mut *ctx.err, ..*ctx })?;
        self.put(ctx, &String::from_utf8_lossy(&text), |_| Old::Foreign)
    }

    /// Prints the text as it stands, or writes it to the file. `old` looks at one
    /// that is there already.
    pub(super) fn put(
        &self,
        ctx: &mut Ctx<'_>,
        text: &str,
        old: impl Fn(&str) -> Old,
    ) -> Result<(), Failure> {
        let Some(path) = &self.output else { return printed(ctx.out.write_all(text.as_bytes())) };
        let written = outside::write(path, text, self.force, old);
        let is_written = written.map_err(|why| not_written(path, &why))?;
        ctx.say(&if is_written {
            format!("{} is written.", path.display())
        } else {
            "Nothing has changed.".to_owned()
        });
        Ok(())
    }
}

fn not_written(path: &Path, why: &Refused) -> Failure {
    let failure = Failure::not_done(format!("{} was not written: {why}", path.display()));
    failure.hint(match why {
        Refused::NoName | Refused::NoFile(_) => "name a file",
        Refused::NoFolder(_) => "make the folder first, or name a file elsewhere",
        Refused::Record => "it stays as it is: name a file elsewhere, as in exports/minutes.md",
        Refused::There => "it stays as it is: name another file, or --force to write over it",
        Refused::Disk(_) => "nothing is there by half: make room or set the rights, then try again",
    })
}
