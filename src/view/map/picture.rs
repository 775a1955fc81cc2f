//! The picture of the buyer map, or the part of it that is seen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::symbols::merge::MergeStrategy;

use super::card;
use crate::domain::map::{BOX_COLUMNS, BOX_ROWS, BuyerMap, Line};
use crate::view::theme;

/// The cell of the picture that is in the upper left corner of what is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Corner {
    /// Its column.
    pub(super) x: usize,
    /// Its row.
    pub(super) y: usize,
}

/// Where the cells of the picture are on the screen.
struct Window {
    corner: Corner,
    area: Rect,
}

impl Window {
    /// The place of a cell, if it is seen.
    fn place(&self, x: usize, y: usize) -> Option<Position> {
        let column = u16::try_from(x.checked_sub(self.corner.x)?).ok()?;
        let row = u16::try_from(y.checked_sub(self.corner.y)?).ok()?;
        let is_seen = column < self.area.width && row < self.area.height;
        is_seen.then(|| Position::new(self.area.x + column, self.area.y + row))
    }

    /// Whether something of a box may be seen.
    fn sees(&self, x: usize, y: usize) -> bool {
        let Corner { x: left, y: top } = self.corner;
        let across = x < left + usize::from(self.area.width) && x + BOX_COLUMNS > left;
        across && y < top + usize::from(self.area.height) && y + BOX_ROWS > top
    }
}

/// Draws what is seen of the picture from `corner` on into `area`, with the box
/// under the cursor marked.
pub(super) fn draw(
    map: &BuyerMap,
    corner: Corner,
    marked: Option<usize>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let window = Window { corner, area: area.intersection(buffer.area) };
    for (place, spot) in map.boxes.iter().enumerate() {
        if window.sees(spot.x, spot.y) {
            let drawn = card::drawn(map, place, &spot.card, marked == Some(place));
            copy(&drawn, (spot.x, spot.y), &window, buffer);
        }
    }
    for line in &map.lines {
        draw_line(line, &window, buffer);
    }
}

/// Copies a box to its place. What is wider than a cell and seen in half only
/// is left out.
fn copy(drawn: &Buffer, (x, y): (usize, usize), window: &Window, buffer: &mut Buffer) {
    for (row, cells) in drawn.content.chunks(BOX_COLUMNS).enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let place = window.place(x + column, y + row);
            if let Some(there) = place.and_then(|place| buffer.cell_mut(place)) {
                *there = cell.clone();
            }
        }
    }
}

/// Draws a line; where it meets another one or a border they are joined.
fn draw_line(line: &Line, window: &Window, buffer: &mut Buffer) {
    let ((left, top), (right, bottom)) = (line.from, line.to);
    for y in top..=bottom {
        for x in left..=right {
            let symbol = match (top == bottom, (x, y) == line.from, (x, y) == line.to) {
                (true, true, _) => "╶",
                (true, _, true) => "╴",
                (true, ..) => "─",
                (false, true, _) => "╷",
                (false, _, true) => "╵",
                (false, ..) => "│",
            };
            let Some(cell) = window.place(x, y).and_then(|at| buffer.cell_mut(at)) else {
                continue;
            };
            let is_free = cell.symbol() == " ";
            cell.merge_symbol(symbol, MergeStrategy::Exact);
            if is_free {
                cell.set_style(theme::FRAME);
            }
        }
    }
}
