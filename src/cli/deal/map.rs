//! `sideline deal map`.

use clap::{Args, ValueEnum};

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::{find, printed};
use crate::domain::printable::printable;
use crate::exchange::map::dot::dot;
use crate::exchange::map::mermaid::mermaid;
use crate::failure::Failure;
use crate::pages::map::BuyerMap;
use crate::view::map::text;

/// Columns of the picture: what a mail, a ticket and the narrowest usual window
/// show without breaking lines.
const COLUMNS: usize = 80;

/// Print the buyer map: who reports to whom, influence, stance, gaps
///
/// Dashed boxes are roles that nobody fills yet. A number in two boxes is a tie
/// between them, told in a sentence below.
#[derive(Args, Debug)]
pub(in crate::cli) struct Map {
    /// The deal: its id, or words of its name
    deal: String,
    /// How: text, mermaid for wikis and Markdown, or dot for Graphviz
    #[arg(long, default_value = "text", hide_possible_values = true)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Mermaid,
    Dot,
}

impl Map {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?;
        let map = BuyerMap::of(&book.deal, books.process_of(&book.deal), COLUMNS);
        let text = match self.format {
            Format::Text => text(&map),
            Format::Mermaid => mermaid(&map),
            Format::Dot => dot(&map),
        };
        printed(write!(ctx.out, "{}", printable(&text)))?;
        complete_but_for(&books.unread)
    }
}
