//! A window as text.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[ratatui::buffer::Cell]> {
    buffer.content.chunks(usize::from(buffer.area.width))
}

/// What stands in it.
pub(crate) fn text(buffer: &Buffer) -> String {
    let line = |row: &[ratatui::buffer::Cell]| {
        let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        line.trim_end().to_owned()
    };
    rows(buffer).map(line).collect::<Vec<_>>().join("\n")
}

/// What the cells look like beside their characters, a letter for each: lines
/// that have more than plain text and the frame, each with its number.
pub(crate) fn styles(buffer: &Buffer) -> String {
    let letter = |cell: &ratatui::buffer::Cell| {
        let is = |modifier| cell.modifier.contains(modifier);
        match cell.fg {
            _ if is(Modifier::REVERSED) => 'R',
            _ if is(Modifier::UNDERLINED) => 'u',
            Color::Indexed(32) => 'c',
            Color::Indexed(65) => 'g',
            Color::Indexed(100) => 'y',
            Color::Indexed(166) => 'r',
            Color::Indexed(244) => 'd',
            _ if is(Modifier::BOLD) => 'B',
            _ if cell.symbol() == " " => ' ',
            _ => '.',
        }
    };
    let line = |row: &[ratatui::buffer::Cell]| row.iter().map(letter).collect::<String>();
    let numbered = rows(buffer).map(line).enumerate();
    let styled = numbered.filter(|(_, line)| line.contains(|letter| !". d".contains(letter)));
    let styled = styled.map(|(at, line)| format!("{:>2} {}", at + 1, line.trim_end()));
    styled.collect::<Vec<_>>().join("\n")
}
