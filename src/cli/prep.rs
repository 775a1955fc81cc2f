//! `sideline prep`: the rep gets ready alone.

use clap::Args;

use super::ctx::Ctx;
use super::{Wanted, find};
use crate::domain::session::Beginning;
use crate::failure::Failure;

/// Get ready for a session: the rep alone, without a clock
///
/// It asks what the session will ask. What you answer is kept, and the session
/// begins with what is still open. Without a DEAL you choose it on the screen.
#[derive(Args, Debug)]
pub(super) struct Prep {
    /// The deal: its id, or words of its name
    deal: Option<String>,
}

impl Prep {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<Wanted, Failure> {
        let books = ctx.books();
        let deal = self.deal.map(|deal| find::deal_id(&books, &deal)).transpose()?;
        Ok(Wanted::Session(deal, Some(Beginning::PREP)))
    }
}
