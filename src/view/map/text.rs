//! The buyer map in plain text: the picture, its ties and its notes in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::card;
use super::picture::{self, Corner};
use crate::domain::printable::one_line;
use crate::pages::map::BuyerMap;

/// Rows of the picture that are drawn at once: one of many people would not fit
/// what a screen can hold.
const STRIP: u16 = 1000;

/// The map as text. What people wrote cannot steer a terminal.
pub fn text(map: &BuyerMap) -> String {
    let mut parts = vec![one_line(&map.title)];
    if map.boxes.is_empty() {
        parts.push("Nobody is on the map yet.".to_owned());
    } else {
        parts.push(lines(map).join("\n"));
    }
    parts.extend(joined(ties(map)));
    parts.extend(joined(map.notes.iter().map(|note| format!("{}.", one_line(note)))));
    parts.join("\n\n") + "\n"
}

fn joined(lines: impl Iterator<Item = String>) -> Option<String> {
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What each number in the boxes stands for.
pub(super) fn ties(map: &BuyerMap) -> impl Iterator<Item = String> {
    let width = map.ties.len().to_string().len();
    map.ties.iter().zip(1..).map(move |(tie, number)| {
        format!("{number:>width$} {} {}", card::sign(tie.kind), one_line(&map.tie_in_words(tie)))
    })
}

/// The lines of the picture, without spaces at their ends.
fn lines(map: &BuyerMap) -> Vec<String> {
    let width = u16::try_from(map.columns).unwrap_or(u16::MAX);
    let strips = (0..map.rows).step_by(usize::from(STRIP));
    strips.flat_map(|y| strip(map, y, Rect::new(0, 0, width, STRIP))).take(map.rows).collect()
}

fn strip(map: &BuyerMap, y: usize, area: Rect) -> Vec<String> {
    let mut buffer = Buffer::empty(area);
    picture::draw(map, Corner { x: 0, y }, None, area, &mut buffer);
    let rows = buffer.content.chunks(usize::from(area.width));
    rows.map(|row| {
        let mut line = String::new();
        let mut covered = 0;
        for cell in row {
            // The cell after a wide character belongs to it.
            if covered == 0 {
                line.push_str(cell.symbol());
                covered = cell.symbol().width();
            }
            covered = covered.saturating_sub(1);
        }
        line.trim_end().to_owned()
    })
    .collect()
}
