//! A box of the buyer map. What counts is told twice: influence by words and
//! the weight of the border, stance by words and colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Widget};

use crate::domain::person::{Influence, RelationKind};
use crate::pages::map::{BOX_COLUMNS, BOX_ROWS, BuyerMap, Card, Tie};
use crate::view::{theme, wrap};

/// Cells of a text: all but the borders and a column of air on both sides.
const ROOM: usize = BOX_COLUMNS - 4;
/// Lines between the name and the stance.
const MIDDLE: usize = BOX_ROWS - 4;

/// A box as it is drawn. The one under the cursor is marked, and so are its ties
/// in the boxes that they lead to.
pub(super) fn drawn(map: &BuyerMap, place: usize, card: &Card, marked: Option<usize>) -> Buffer {
    let is_marked = marked == Some(place);
    let side = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let area = Rect::new(0, 0, side(BOX_COLUMNS), side(BOX_ROWS));
    let mut buffer = Buffer::empty(area);
    let style = if is_marked { theme::BAR } else { border_style(card) };
    let mut block = Block::bordered().border_type(border(card)).border_style(style);
    let influence = card.influence_in_words();
    if !influence.is_empty() {
        block = block.title_top(Span::styled(format!(" {influence} "), influence_style(card)));
    }
    block = block.title_bottom(marks(map, place, marked).right_aligned());
    block.render(area, &mut buffer);
    let mut put = |row: usize, text: &str, style: Style| {
        buffer.set_string(2, side(row), wrap::cut(text, ROOM), style);
    };
    put(1, &card.name, name_style(card, is_marked));
    for (row, (line, style)) in (2..).zip(middle(card)) {
        put(row, &line, style);
    }
    put(BOX_ROWS - 2, card.stance_in_words(), theme::stance(card.stance));
    buffer
}

/// Title, and what they are in this deal in as many lines as are left.
fn middle(card: &Card) -> Vec<(String, Style)> {
    let title = card.title.iter().map(|title| (title.clone(), theme::QUIET));
    let mut lines: Vec<(String, Style)> = title.collect();
    let mut parts = wrap::lines(&card.parts.join(", "), ROOM);
    let room = MIDDLE - lines.len();
    if parts.len() > room {
        let rest = parts.split_off(room - 1).join(" ");
        parts.push(wrap::cut(&rest, ROOM));
    }
    lines.extend(parts.into_iter().map(|line| (line, theme::SAID)));
    lines
}

const fn border(card: &Card) -> BorderType {
    match (card.is_gap, card.influence) {
        (true, _) => BorderType::LightTripleDashed,
        (false, Some(Influence::High)) => BorderType::Thick,
        (false, _) => BorderType::Plain,
    }
}

const fn border_style(card: &Card) -> Style {
    match (card.is_gap, card.influence) {
        (true, _) => theme::ASSUMED,
        (false, Some(Influence::High)) => theme::SAID,
        (false, _) => theme::FRAME,
    }
}

const fn influence_style(card: &Card) -> Style {
    match card.influence {
        Some(Influence::High) => theme::FOCUS,
        Some(Influence::Medium | Influence::Low) => theme::SAID,
        Some(Influence::Unknown) | None => theme::QUIET,
    }
}

const fn name_style(card: &Card, is_marked: bool) -> Style {
    match (is_marked, card.is_gap) {
        (true, _) => theme::MARKED,
        (false, true) => theme::ASSUMED,
        (false, false) => theme::TITLE,
    }
}

/// The numbers of somebody's ties, as many as fit.
fn marks(map: &BuyerMap, place: usize, marked: Option<usize>) -> Line<'static> {
    let mut spans = Vec::new();
    let mut used = 0;
    for (number, tie) in map.ties_of(place) {
        let mark = mark(number, tie, place);
        used += wrap::width(&mark) + 1;
        if used > ROOM {
            spans.push(Span::styled(" …", theme::QUIET));
            break;
        }
        let is_marked = marked.is_some_and(|at| at != place && (at == tie.from || at == tie.to));
        let style = if is_marked { theme::MARKED } else { theme::tie(tie.kind) };
        spans.extend([Span::raw(" "), Span::styled(mark, style)]);
    }
    if !spans.is_empty() {
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// "1→" where it goes out from, "→1" where it leads to.
fn mark(number: usize, tie: &Tie, place: usize) -> String {
    match tie.kind {
        RelationKind::Influences if tie.to == place => format!("→{number}"),
        RelationKind::Influences | RelationKind::ConflictsWith | RelationKind::Informal => {
            format!("{number}{}", sign(tie.kind))
        }
    }
}

/// The sign of a kind of tie.
pub(super) const fn sign(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Influences => "→",
        RelationKind::ConflictsWith => "×",
        RelationKind::Informal => "↔",
    }
}
