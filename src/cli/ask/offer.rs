//! `sideline ask offer`.

use clap::Args;

use crate::cli::ctx::Ctx;
use crate::cli::find;
use crate::domain::ask::Ask as Request;
use crate::domain::books::NotOffered;
use crate::failure::Failure;

/// Ask the rep of a late or stuck deal: could I help?
///
/// The rep sees it on Today, and answers with an ask, or "not now" and why.
#[derive(Args, Debug)]
pub(in crate::cli) struct Offer {
    /// The deal
    deal: String,
}

impl Offer {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let books = ctx.books();
        let book = find::deal(&books, &self.deal)?;
        let today = ctx.today();
        let offer = ctx.world.draw().id(|id| books.has_ask(id));
        let offer = books.offering(book, offer, today).map_err(|refusal| {
            let is_not_me = matches!(refusal, NotOffered::NotTheCoach { .. });
            let failure = Failure::not_done(refusal.to_string());
            if is_not_me { failure.hint("w on Today says who you are") } else { failure }
        })?;
        let offer =
            ctx.add(|draw| Request { id: draw.id(|id| books.has_ask(id)), ..offer.clone() })?;
        let rep = books.team.name_of(&offer.from);
        ctx.print(&format!("Asked {rep}: could I help with {}? ({})", book.deal.title(), offer.id))
    }
}
