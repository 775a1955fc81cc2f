//! How lists are printed: columns that line up, no character that steers a
//! terminal.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::view::printable::one_line;

/// Prints rows in columns; the last one is as wide as it is.
pub(super) fn table(out: &mut dyn Write, rows: &[Vec<String>]) -> io::Result<()> {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Prints a label and what it says, if it says something.
pub(super) fn pair(out: &mut dyn Write, label: &str, text: Option<&str>) -> io::Result<()> {
    match text {
        Some(text) => writeln!(out, "{label:14}{}", one_line(text)),
        None => Ok(()),
    }
}
