//! How lists are printed: columns that line up, no character that steers a
//! terminal.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

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

/// Prints rows in columns; the last one is as wide as it is.
pub(super) fn table(out: &mut dyn Write, rows: &[Vec<String>]) -> io::Result<()> {
    lines(rows).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// The lines of rows in columns.
pub(super) fn lines(rows: &[Vec<String>]) -> Vec<String> {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let padded =
            cells.map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Prints a label and what it says, if it says something.
pub(super) fn pair(out: &mut dyn Write, label: &str, text: Option<&str>) -> io::Result<()> {
    match text {
        Some(text) => writeln!(out, "{label:14}{}", one_line(text)),
        None => Ok(()),
    }
}
