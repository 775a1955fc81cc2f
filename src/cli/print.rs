//! How lists are printed: columns that line up, no character that steers a
//! terminal.

use std::collections::BTreeSet;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::app::wrap::cut;
use crate::domain::books::Books;
use crate::domain::change::Record;
use crate::domain::id::UNKNOWN;
use crate::domain::printable::one_line;
use crate::failure::Failure;

/// What became of printing. A pipe that somebody closed is no error: they have
/// seen enough.
///
/// # Errors
///
/// A [`Failure`] where the result did not get out.
pub fn printed(outcome: io::Result<()>) -> Result<(), Failure> {
    match outcome {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::not_done("the result could not be printed").because(e))
        }
        _ => Ok(()),
    }
}

/// What is said of a failure: the sentence in one line, the cause in as many as
/// it has, the hint in one. Whatever was typed or read cannot steer the
/// terminal or add a line of its own.
pub fn told(failure: &Failure) -> String {
    let sentence = format!("sideline: {}", one_line(&failure.sentence));
    let cause = failure.cause.iter().flat_map(|cause| cause.lines());
    let cause = cause.map(|line| format!("  {}", one_line(line)));
    let hint = failure.hint.iter().map(|hint| format!("hint: {}", one_line(hint)));
    std::iter::once(sentence).chain(cause).chain(hint).collect::<Vec<_>>().join("\n")
}

/// What a column of a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// An id, a day, a word: never cut.
    Whole,
    /// Somebody's name.
    Person,
    /// What a deal is called.
    Deal,
    /// What somebody wrote.
    Text,
}

impl Column {
    /// Cells that it takes, at most.
    const fn most(self) -> usize {
        match self {
            Self::Whole => usize::MAX,
            Self::Person => 24,
            Self::Deal => 60,
            Self::Text => 80,
        }
    }
}

/// The columns of a list, each with its heading.
pub(super) type Columns = [(&'static str, Column)];

/// Cells that a column keeps in a narrow terminal, then in one that is narrower
/// still; after that it goes.
const LEAST: [usize; 2] = [12, 6];

/// Cuts the cells of a list to their columns, and to those of the terminal where
/// there is one: the last column that can be cut gives way first, and where all have,
/// it goes. A heading stays whole.
pub(super) fn fit(rows: &mut [Vec<String>], columns: &Columns, terminal: Option<usize>) {
    let mut most: Vec<usize> = columns.iter().map(|(_, column)| column.most()).collect();
    cut_to(rows, &most);
    let Some(terminal) = terminal else { return };
    let widths = widths(rows);
    let can_be_cut = |nth: &usize| columns.get(*nth).is_some_and(|it| it.1 != Column::Whole);
    let from_the_end = || (0..widths.len()).rev().filter(can_be_cut);
    let mut over = row_width(&widths).saturating_sub(terminal);
    for (least, nth) in LEAST.iter().flat_map(|least| from_the_end().map(move |nth| (least, nth))) {
        let (Some((head, _)), Some(most)) = (columns.get(nth), most.get_mut(nth)) else { continue };
        let width = widths.get(nth).copied().unwrap_or_default().min(*most);
        let less = width.saturating_sub(head.width().max(*least)).min(over);
        *most = width - less;
        over -= less;
    }
    cut_to(rows, &most);
    // What a step is says more than whose it is, and that more than its deal.
    let kinds = [Column::Deal, Column::Person, Column::Text];
    let is_of = |nth: usize, kind| columns.get(nth).is_some_and(|column| column.1 == kind);
    let order = kinds.into_iter().flat_map(|kind| from_the_end().map(move |nth| (nth, kind)));
    let mut gone: Vec<usize> = Vec::new();
    for (nth, _) in order.filter(|(nth, kind)| is_of(*nth, *kind)) {
        if row_width(&self::widths(rows)) > terminal {
            let at = nth - gone.iter().filter(|before| **before < nth).count();
            rows.iter_mut().filter(|row| at < row.len()).for_each(|row| drop(row.remove(at)));
            gone.push(nth);
        }
    }
}

/// The cells that a row of such columns takes, with what stands between them.
fn row_width(widths: &[usize]) -> usize {
    widths.iter().map(|width| width + 2).sum::<usize>().saturating_sub(2)
}

fn cut_to(rows: &mut [Vec<String>], most: &[usize]) {
    for (cell, most) in rows.iter_mut().flat_map(|row| row.iter_mut().zip(most)) {
        *cell = cut(cell, *most);
    }
}

/// Prints rows in columns; the last one is as wide as it is.
pub(super) fn table(out: &mut dyn Write, rows: &[Vec<String>]) -> io::Result<()> {
    lines(rows).try_for_each(|line| writeln!(out, "{line}"))
}

/// The lines of rows in columns, each made when it is asked for.
pub(super) fn lines(rows: &[Vec<String>]) -> impl Iterator<Item = String> {
    let widths = widths(rows);
    rows.iter().map(move |row| line(row, &widths))
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in rows {
        widths.resize(row.len().max(widths.len()), 0);
        for (cell, width) in row.iter().zip(&mut widths) {
            *width = one_line(cell).width().max(*width);
        }
    }
    widths
}

fn line(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        let cell = one_line(cell);
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
    }
    line.truncate(line.trim_end().len());
    line
}

/// Prints a label and what it says, if it says something.
pub(super) fn pair(out: &mut dyn Write, label: &str, text: Option<&str>) -> io::Result<()> {
    match text {
        Some(text) => writeln!(out, "{label:14}{}", one_line(text)),
        None => Ok(()),
    }
}

/// Names at the head of what a record shows what in it cannot be read. Gives the
/// keys of these values.
pub(super) fn wrong(
    out: &mut dyn Write,
    books: &Books,
    record: impl Into<Record>,
) -> io::Result<BTreeSet<String>> {
    let record = record.into();
    let mut keys = BTreeSet::new();
    for unread in books.wrong_in(&record) {
        writeln!(out, "{UNKNOWN} {}", one_line(&unread.in_short()))?;
        keys.extend(unread.wrong().and_then(|wrong| wrong.keys.first().cloned()));
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_wider_than_its_column_and_no_line_than_the_terminal() {
        #[track_caller]
        fn case(terminal: Option<usize>, expected: &[&str]) {
            use Column::{Deal, Person, Text, Whole};
            let long = |letter: &str| letter.repeat(100);
            let mut rows = [
                ["h7k2", "Ana", "Send it", "Acme"].map(str::to_owned).to_vec(),
                vec!["m4x8".to_owned(), long("p"), long("t"), long("d")],
            ];
            let columns = [("id", Whole), ("who", Person), ("step", Text), ("deal", Deal)];
            fit(&mut rows, &columns, terminal);
            let widths: Vec<String> = rows[1].iter().map(|cell| cell.width().to_string()).collect();
            assert_eq!(widths, expected);
        }
        case(None, &["4", "24", "80", "60"]);
        case(Some(200), &["4", "24", "80", "60"]);
        case(Some(150), &["4", "24", "80", "36"]);
        case(Some(100), &["4", "24", "54", "12"]);
        case(Some(46), &["4", "12", "12", "12"]);
        case(Some(40), &["4", "12", "12", "6"]);
        case(Some(28), &["4", "6", "6", "6"]);
        // What cannot be cut any more goes.
        case(Some(20), &["4", "6", "6"]);
        case(Some(3), &["4"]);
    }
}
