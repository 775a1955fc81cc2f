//! The picture of the buyer map, or the part of it that is seen.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::Span;
use ratatui::widgets::Widget;

use super::{card, text};
use crate::domain::person::RelationKind;
use crate::pages::map::{BOX_COLUMNS, BOX_GAP, BOX_ROWS, BuyerMap, Line, Tie};
use crate::view::{theme, wrap};

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

/// Shows the part of the picture around the box under the cursor; below its last
/// row the ties and the notes in words.
pub(super) fn show(map: &BuyerMap, at: usize, area: Rect, frame: &mut Frame<'_>) {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let words = words(map, width);
    let rows = if words.is_empty() { map.rows } else { map.rows + 1 + words.len() };
    let (x, y) = map.boxes.get(at).map_or((0, 0), |spot| (spot.x, spot.y));
    // From the last row of boxes on there is only what stands below.
    let is_last = y + BOX_ROWS >= map.rows;
    let seen_first = if is_last { y } else { (y + BOX_ROWS / 2).saturating_sub(height / 2) };
    let corner = Corner {
        x: (x + BOX_COLUMNS / 2).saturating_sub(width / 2).min(map.columns.saturating_sub(width)),
        y: seen_first.min(rows.saturating_sub(height)),
    };
    let buffer = frame.buffer_mut();
    draw(map, corner, Some(at), area, buffer);
    for (row, line) in (map.rows + 1..).zip(words) {
        let window = Window { corner: Corner { x: 0, ..corner }, area };
        if let Some(Position { y, .. }) = window.place(0, row) {
            line.render(Rect { y, height: 1, ..area }, buffer);
        }
    }
}

/// What stands below the boxes.
fn words(map: &BuyerMap, width: usize) -> Vec<Span<'static>> {
    let ties = map.ties.iter().zip(text::ties(map));
    let ties = ties.map(|(tie, said)| Span::styled(wrap::cut(&said, width), theme::tie(tie.kind)));
    let notes = map.notes.iter().flat_map(|note| wrap::lines(&format!("! {note}"), width));
    let space = (!map.ties.is_empty() && !map.notes.is_empty()).then(|| Span::raw(""));
    ties.chain(space).chain(notes.map(|line| Span::styled(line, theme::ASSUMED))).collect()
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
            let drawn = card::drawn(map, place, &spot.card, marked);
            copy(&drawn, (spot.x, spot.y), &window, buffer);
        }
    }
    for line in &map.lines {
        draw_line(line, &window, buffer);
    }
    for (at, tie) in map.ties.iter().enumerate() {
        let before = map.ties.iter().take(at).filter(|other| is_same_pair(tie, other)).count();
        draw_tie(map, tie, before, &window, buffer);
    }
}

/// Whether two ties are between the same people.
fn is_same_pair(one: &Tie, other: &Tie) -> bool {
    (one.from, one.to) == (other.from, other.to) || (one.from, one.to) == (other.to, other.from)
}

/// Draws a tie between boxes that stand side by side, below as many others. Any
/// other line would run through boxes: the numbers tell of it.
fn draw_tie(map: &BuyerMap, tie: &Tie, before: usize, window: &Window, buffer: &mut Buffer) {
    let (Some(from), Some(to)) = (map.boxes.get(tie.from), map.boxes.get(tie.to)) else { return };
    let left = from.x.min(to.x) + BOX_COLUMNS;
    let is_beside = from.y == to.y && from.x.abs_diff(to.x) == BOX_COLUMNS + BOX_GAP;
    if !is_beside || before + 2 >= BOX_ROWS {
        return;
    }
    let symbols = match tie.kind {
        RelationKind::Influences if from.x < to.x => ["─", "▸"],
        RelationKind::Influences => ["◂", "─"],
        RelationKind::ConflictsWith => ["×", "×"],
        RelationKind::Informal => ["╌", "╌"],
    };
    for (x, symbol) in (left..).zip(symbols) {
        let at = window.place(x, from.y + 1 + before);
        if let Some(cell) = at.and_then(|at| buffer.cell_mut(at)) {
            cell.set_symbol(symbol).set_style(theme::tie(tie.kind));
        }
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
