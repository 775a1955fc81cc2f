//! The rows of a list: a record is read, made a row and dropped, so that a list
//! of many thousands holds nothing but what is printed.

use super::ctx::{Ctx, complete_but_for, not_json};
use super::print::{Columns, fit, table};
use super::starts::Starts;
use super::{json, printed};
use crate::domain::books::Unread;
use crate::failure::Failure;
use clap::Args;
use serde::Serialize;

/// How a list is printed.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Output {
    /// Print as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Cut no line, however long
    #[arg(long)]
    pub(super) wide: bool,
}

impl Output {
    /// Prints rows in these columns, the id first. On a terminal there are headings,
    /// and the id comes last: whoever reads wants the words, a script the id.
    pub(super) fn table(
        self,
        ctx: &mut Ctx<'_>,
        mut rows: Vec<Vec<String>>,
        columns: &Columns,
    ) -> Result<(), Failure> {
        let mut columns = columns.to_vec();
        if ctx.world.columns.is_some() && !rows.is_empty() {
            rows.insert(0, columns.iter().map(|(head, _)| (*head).to_owned()).collect());
            for row in &mut rows {
                row.rotate_left(1);
            }
            columns.rotate_left(1);
        }
        if !self.wide {
            fit(&mut rows, &columns, ctx.world.columns);
        }
        printed(table(ctx.out, &rows))
    }
}

/// The rows of a list, each with what it is sorted by.
#[derive(Debug)]
pub(super) struct Listing<K> {
    output: Output,
    columns: &'static Columns,
    rows: Vec<(K, Row)>,
    /// The ids of all that was looked into, each with whether it is open.
    ids: Vec<(String, bool)>,
}

#[derive(Debug)]
enum Row {
    /// Its cells, the id first.
    Cells(Vec<String>),
    /// Its shape.
    Json(serde_json::Result<String>),
}

impl<K: Ord> Listing<K> {
    /// A list without a row.
    pub(super) const fn new(output: Output, columns: &'static Columns) -> Self {
        Self { output, columns, rows: Vec::new(), ids: Vec::new() }
    }

    /// Tells of an id that others must differ from.
    pub(super) fn know(&mut self, id: &str, is_open: bool) {
        if !self.output.json {
            self.ids.push((id.to_owned(), is_open));
        }
    }

    /// Adds a row: as its cells, the id first, or as its shape.
    pub(super) fn add<S: Serialize>(
        &mut self,
        key: K,
        cells: impl FnOnce() -> Vec<String>,
        shape: impl FnOnce() -> S,
    ) {
        let row =
            if self.output.json { Row::Json(json::pretty(&shape())) } else { Row::Cells(cells()) };
        self.rows.push((key, row));
    }

    /// Prints the rows in their order, as JSON within the shape of a list that has
    /// none; then names what could not be read. Of no row at all `nothing` is said.
    pub(super) fn print(
        mut self,
        ctx: &mut Ctx<'_>,
        unread: &[Unread],
        empty: &impl Serialize,
        nothing: &str,
    ) -> Result<(), Failure> {
        if self.rows.is_empty() && unread.is_empty() && !self.output.json {
            ctx.say(nothing);
        }
        self.rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        let rows = self.rows.into_iter().map(|(_, row)| row);
        if self.output.json {
            print_json(ctx, rows, &json::pretty(empty).map_err(not_json)?, unread)?;
        } else {
            let starts = Starts::of(self.ids.iter().map(|(id, is_open)| (id.as_str(), *is_open)));
            let cells = rows.filter_map(|row| match row {
                Row::Cells(cells) => Some(starts.shorten(cells)),
                Row::Json(_) => None,
            });
            self.output.table(ctx, cells.collect(), self.columns)?;
        }
        complete_but_for(unread)
    }
}

/// Prints the shapes of rows where the shape of a list without any has its first
/// empty list.
fn print_json(
    ctx: &mut Ctx<'_>,
    rows: impl Iterator<Item = Row>,
    empty: &str,
    unread: &[Unread],
) -> Result<(), Failure> {
    let (before, after) = empty.split_once("[]").unwrap_or((empty, ""));
    printed(write!(ctx.out, "{before}["))?;
    let mut end = "";
    for row in rows {
        let Row::Json(row) = row else { continue };
        // No text in it has a line break that is not escaped.
        let row = row
            .and_then(|row| json::but_for(row, unread))
            .map_err(not_json)?
            .replace('\n', "\n    ");
        let comma = if end.is_empty() { "" } else { "," };
        printed(write!(ctx.out, "{comma}\n    {row}"))?;
        end = "\n  ";
    }
    printed(writeln!(ctx.out, "{end}]{after}"))
}
