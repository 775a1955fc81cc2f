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
    /// The deal, where what stands before it says enough alone.
    Beside,
    /// What somebody wrote.
    Text,
}

impl Column {
    /// Cells that it takes, at most.
    const fn most(self) -> usize {
        match self {
            Self::Whole => usize::MAX,
            Self::Person => 24,
            Self::Deal | Self::Beside => 60,
            Self::Text => 80,
        }
    }
}

/// The columns of a list, each with its heading.
pub(super) type Columns = [(&'static str, Column)];

/// How columns give way in a narrow terminal, one after the other: to so many cells,
/// and in the end they go. What a step is says more than whose it is, and that more than
/// its deal.
const GIVE_WAY: [(Column, usize); 13] = [
    (Column::Beside, 12),
    (Column::Deal, 12),
    (Column::Text, 24),
    (Column::Beside, 0),
    (Column::Person, 12),
    (Column::Text, 18),
    (Column::Deal, 6),
    (Column::Person, 6),
    (Column::Text, 12),
    (Column::Deal, 0),
    (Column::Text, 6),
    (Column::Person, 0),
    (Column::Text, 0),
];

/// Cuts the cells of a list to their columns, and to those of the terminal where
/// there is one: of each kind the last column gives way first. A heading stays whole.
pub(super) fn fit(rows: &mut [Vec<String>], columns: &Columns, terminal: Option<usize>) {
    let most: Vec<usize> = columns.iter().map(|(_, column)| column.most()).collect();
    cut_to(rows, &most);
    let Some(terminal) = terminal else { return };
    let mut widths: Vec<Option<usize>> = widths(rows).into_iter().map(Some).collect();
    let steps = GIVE_WAY.iter().flat_map(|(kind, least)| {
        let of_kind = columns.iter().enumerate().rev().filter(move |(_, it)| it.1 == *kind);
        of_kind.map(move |(nth, (head, _))| (nth, *least, head.width()))
    });
    for (nth, least, head) in steps {
        let kept: Vec<usize> = widths.iter().copied().flatten().collect();
        let over = row_width(&kept).saturating_sub(terminal);
        let Some(width) = widths.get_mut(nth).filter(|_| over > 0) else { continue };
        let least = Some(least).filter(|least| *least > 0).map(|least| least.max(head));
        *width =
            width.zip(least).map(|(width, least)| width.min(width.saturating_sub(over).max(least)));
    }
    cut_to(rows, &widths.iter().map(|width| width.unwrap_or_default()).collect::<Vec<_>>());
    for row in rows {
        let mut stays = widths.iter().map(Option::is_some);
        row.retain(|_| stays.next().unwrap_or(true));
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
        case(Some(58), &["4", "12", "24", "12"]);
        case(Some(46), &["4", "12", "18", "6"]);
        case(Some(40), &["4", "6", "18", "6"]);
        case(Some(34), &["4", "6", "12", "6"]);
        // What cannot be cut any more goes.
        case(Some(28), &["4", "6", "12"]);
        case(Some(20), &["4", "6", "6"]);
        case(Some(12), &["4", "6"]);
        case(Some(3), &["4"]);
    }
}
