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
    lines(rows).try_for_each(|line| writeln!(out, "{line}"))
}

/// The lines of rows in columns, each made when it is asked for.
pub(super) fn lines(rows: &[Vec<String>]) -> impl Iterator<Item = String> {
    let mut widths = Vec::new();
    for row in rows {
        widths.resize(row.len().max(widths.len()), 0);
        for (cell, width) in row.iter().zip(&mut widths) {
            *width = one_line(cell).width().max(*width);
        }
    }
    rows.iter().map(move |row| line(row, &widths))
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
