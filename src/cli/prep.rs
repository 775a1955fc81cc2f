//! `sideline prep`: the rep gets ready alone.

use clap::Args;

use super::desk::Desk;
use super::{Place, Wanted, find};
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
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<Wanted, Failure> {
        let Some(deal) = &self.deal else {
            return Ok(Wanted::Screens(Place::Choose(Beginning::PREP)));
        };
        let id = find::deal(&desk.books(), deal)?.deal.id.clone();
        Ok(Wanted::Screens(Place::Session(id, Some(Beginning::PREP))))
    }
}
