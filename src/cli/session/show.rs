//! `sideline session show`: the minutes.

use std::io::{self, Write};

use clap::Args;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, session as shape};
use crate::cli::print::{pair, table};
use crate::cli::{find, printed};
use crate::domain::printable::one_line;
use crate::failure::Failure;
use crate::pages::minutes;
use crate::pages::paper::{Block, Paper, Section, Step};

/// Show the minutes of a session
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The session: the start of its id, or a deal for its latest one
    id: String,
    /// With what it says about the rep: strength, lesson, the manager's view
    #[arg(long)]
    with_coaching: bool,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::session(books, &self.id).is_ok());
        let (session, book) = find::session(&books, &self.id)?;
        if self.json {
            let whole = shape::whole(session, book, &books, ctx.today(), self.with_coaching);
            ctx.json_but_for(
                &shape::OneSession::new(whole, json::unread(&books.unread)),
                &books.unread,
            )?;
        } else {
            let minutes = minutes::minutes(session, book, &books, ctx.today(), self.with_coaching);
            printed(show(ctx.out, &minutes))?;
        }
        complete_but_for(&books.unread)
    }
}

fn show(out: &mut dyn Write, minutes: &Paper) -> io::Result<()> {
    pair(out, "Deal", Some(&minutes.title))?;
    minutes.sections.iter().try_for_each(|section| under_heading(out, section))
}

fn under_heading(out: &mut dyn Write, section: &Section) -> io::Result<()> {
    let is_head = section.heading.is_empty();
    if !is_head {
        writeln!(out, "\n{}", one_line(&section.heading))?;
    }
    section.blocks.iter().try_for_each(|one| block(out, one, if is_head { "" } else { "  " }))
}

fn block(out: &mut dyn Write, block: &Block, indent: &str) -> io::Result<()> {
    match block {
        Block::Facts(facts) => facts
            .iter()
            .try_for_each(|(label, text)| pair(out, &format!("{indent}{label}"), Some(text))),
        Block::Rows(rows) => {
            let row = |(what, how): &(String, String)| vec![format!("{indent}{what}"), how.clone()];
            table(out, &rows.iter().map(row).collect::<Vec<_>>())
        }
        Block::Said(said) => said.iter().try_for_each(|(ask, said)| {
            writeln!(out, "{indent}{}\n{indent}  {}", one_line(ask), one_line(said))
        }),
        Block::Steps(steps) => {
            let row = |step: &Step| {
                let Step { who, what, by, done_when } = step.clone();
                vec![format!("{indent}{who}"), what, by, done_when]
            };
            table(out, &steps.iter().map(row).collect::<Vec<_>>())
        }
        Block::Lines(lines) => {
            lines.iter().try_for_each(|line| writeln!(out, "{indent}{}", one_line(line)))
        }
    }
}
