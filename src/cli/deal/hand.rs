//! `sideline deal hand`.

use clap::Args;

use super::refused_hands;
use crate::cli::ctx::Ctx;
use crate::cli::find;
use crate::cli::misuse::words;
use crate::domain::deal::Deal;
use crate::domain::handing_over::{Handed, Handing};
use crate::domain::phrase::{count, listed};
use crate::failure::Failure;

/// Hand deals over to somebody else of the team
///
/// The open steps of the rep before, and what they asked for, go along. Steps wait
/// for the word of who owns them now.
#[derive(Args, Debug)]
pub(in crate::cli) struct Hand {
    /// The deals: the id of each, or words of its name
    #[arg(required = true, value_name = "DEAL")]
    deals: Vec<String>,
    /// Whose they are from now on
    #[arg(long, value_name = "PERSON")]
    to: String,
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = words)]
    why: Option<String>,
}

impl Hand {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let mut books = ctx.books();
        let mut ids = Vec::new();
        for typed in &self.deals {
            let id = find::deal_id(&books, typed)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        for id in &ids {
            books.open(ctx.workspace.open(id));
        }
        let to = find::taker(&books.team, &self.to, ctx.today())?;
        let why = self.why.filter(|why| !why.trim().is_empty());
        let mut all: Vec<(Deal, Handed)> = Vec::new();
        for id in &ids {
            let book = find::deal(&books, id.as_str())?;
            let by = books.hand(&book.deal.owner);
            let handing = Handing { to: to.clone(), by, why: why.clone(), day: ctx.today() };
            let handed = books.hand_over(book, book.deal.clone(), &handing);
            all.push((book.deal.clone(), handed.map_err(refused_hands)?));
        }
        let name = books.team.name_of(&to).to_owned();
        for (deal, handed) in all {
            ctx.save_all(&handed.changes)?;
            ctx.print(&format!("{} ({}) is {name}'s now.", deal.title(), deal.id))?;
            tell(ctx, &handed, books.team.first_name_of(&to));
        }
        Ok(())
    }
}

/// Tells what went along, and that steps wait.
pub(in crate::cli) fn tell(ctx: &mut Ctx<'_>, handed: &Handed, name: &str) {
    let (what, over) = (handed.what, handed.over);
    let asks = what.asks.saturating_sub(over);
    let steps = count(what.steps, "step");
    let waits = if what.steps == 1 { "waits" } else { "wait" };
    let parts = [
        (what.steps, format!("{steps} {waits} for {name}'s word")),
        (asks, format!("{} {name}'s to follow", is_or_are(asks))),
        (over, format!("{} over, being {name}'s own now", is_or_are(over))),
    ];
    let told: Vec<String> =
        parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, told)| told).collect();
    if !told.is_empty() {
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        ctx.say(&format!("{}.", listed(&told)));
    }
}

fn is_or_are(asks: usize) -> String {
    format!("{} {}", count(asks, "ask"), if asks == 1 { "is" } else { "are" })
}
