//! `sideline today`.

use clap::Args;

use super::ctx::{Ctx, complete_but_for};
use super::find;
use super::json::today as shape;
use super::listing::Output;
use super::print::{Column, Columns, fit, lines, printed};
use super::starts::Starts;
use crate::app::wrap::cut;
use crate::domain::books::Books;
use crate::failure::Failure;
use crate::pages::thing::Thing;
use crate::pages::today::{Row, Section, coming, today};

/// Show what waits today
///
/// Prints the groups of the screen with all that is in them: what comes today and
/// tomorrow, what is late, what waits for a word, the next seven days, the deals to
/// look at. Where nothing waits it says so, with what comes next.
#[derive(Args, Debug)]
pub(super) struct Today {
    /// For this person, instead of me
    #[arg(long = "for", value_name = "PERSON")]
    who: Option<String>,
    #[command(flatten)]
    output: Output,
}

const COLUMNS: &Columns = &[
    ("kind", Column::Whole),
    ("what", Column::Text),
    ("deal", Column::Beside),
    ("when", Column::Whole),
    ("id", Column::Whole),
];

/// The number of the column that says what it is.
const TEXT: usize = 1;

impl Today {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let mut books = ctx.books();
        if let Some(who) = &self.who {
            books.me = Some(find::member(&books.team, who)?);
        }
        let now = ctx.world.now().wall;
        let sections = today(&books, &now);
        if self.output.json {
            let shape = shape::today(&books, now.date(), &sections);
            ctx.json(&shape)?;
        } else if sections.is_empty() {
            let name = self.who.and(books.known_me()).map(|(me, _)| books.team.first_name_of(me));
            ctx.say(&format!("Nothing waits for {} today.", name.unwrap_or("you")));
            if let Some(next) = coming(&books, &now) {
                ctx.say(&next);
            }
        } else {
            self.print(&books, sections, ctx)?;
        }
        complete_but_for(&books.unread)
    }

    /// Prints each group below its title, the columns alike in all of them.
    fn print(
        &self,
        books: &Books,
        sections: Vec<Section>,
        ctx: &mut Ctx<'_>,
    ) -> Result<(), Failure> {
        let starts = Starts::of(ids(books));
        let groups: Vec<_> = sections.iter().map(|it| (it.title, it.rows.len())).collect();
        let rows = sections.into_iter().flat_map(|section| section.rows);
        let mut rows: Vec<Vec<String>> = rows.map(|row| cells(row, &starts)).collect();
        let texts: Vec<String> = rows.iter().filter_map(|row| row.get(TEXT)).cloned().collect();
        let columns = ctx.world.columns.filter(|_| !self.output.wide);
        if !self.output.wide {
            fit(&mut rows, COLUMNS, columns.map(|columns| columns.saturating_sub(2)));
        }
        // Where a row has no room for it, what it says stands below.
        let below = columns.filter(|_| rows.iter().all(|row| row.len() < COLUMNS.len() - 1));
        let mut texts = texts.iter();
        let mut lines = lines(&rows);
        for (nth, (title, count)) in groups.into_iter().enumerate() {
            let gap = if nth == 0 { "" } else { "\n" };
            printed(writeln!(ctx.out, "{gap}{title} ({count})"))?;
            for (line, text) in lines.by_ref().zip(texts.by_ref()).take(count) {
                printed(writeln!(ctx.out, "  {line}"))?;
                if let Some(columns) = below {
                    printed(writeln!(ctx.out, "    {}", cut(text, columns.saturating_sub(4))))?;
                }
            }
        }
        Ok(())
    }
}

/// A row in columns, the id last: as short as it can be typed.
fn cells(row: Row, starts: &Starts<'_>) -> Vec<String> {
    let is_named = matches!(row.thing, Thing::Step(..) | Thing::Ask(..) | Thing::Call(..));
    let id = row.thing.id().filter(|_| is_named).unwrap_or_default();
    let id = starts.shorten(vec![id]).concat();
    vec![row.kind.word().to_owned(), row.whole_text(), row.deal, row.when, id]
}

/// The ids that others must differ from, each with whether it is open.
fn ids(books: &Books) -> impl Iterator<Item = (&str, bool)> {
    books.deals.values().flat_map(|book| {
        let steps = book.actions.values().map(|step| (step.id.as_str(), step.is_open()));
        let asks = book.asks.values().map(|ask| (ask.id.as_str(), ask.is_open()));
        let calls = book.calls.values().map(|call| (call.id.as_str(), call.is_untold()));
        steps.chain(asks).chain(calls)
    })
}
