//! Help over a screen: the keys that work there, by place.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::frame;
use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::app::help::{HelpOverlay, Order};
use crate::app::model::Model;

/// Columns of the keys, at most.
const KEYS: usize = 26;

/// Draws the help.
pub(super) fn draw(help: &HelpOverlay, model: &Model, frame: &mut Frame<'_>) {
    let area = inset(frame.area());
    frame.render_widget(Clear, area);
    let title = match help.order {
        Order::Place => "Help",
        Order::Name => "Commands",
    };
    let block = frame::block(title, "type to search, Enter does it, Esc closes");
    let inner = frame::inside(&block, area);
    frame.render_widget(block, area);
    let places = model.places();
    let mut page = Lines::new(inner.width);
    let keys_width = KEYS.min(page.width() / 3);
    page.editor(&help.filter, 0, theme::SAID);
    page.push("");
    let mut scope = None;
    for (at, line) in help.lines(&places).into_iter().enumerate() {
        if help.order == Order::Place && scope != Some(line.binding.scope) {
            scope = Some(line.binding.scope);
            page.space();
            page.text(line.binding.scope.title(), 0, theme::HEADING);
        }
        let is_marked = at == help.at;
        let style = if is_marked { theme::MARKED } else { theme::SAID };
        let texts = wrap::lines(line.binding.help, page.width() - keys_width);
        for (row, text) in texts.into_iter().enumerate() {
            let keys = if row == 0 { wrap::cut(&line.keys, keys_width - 4) } else { String::new() };
            let keys = format!("  {keys:width$}", width = keys_width - 2);
            let shown = Line::from(vec![Span::styled(keys, theme::KEY), Span::styled(text, style)]);
            if is_marked && row == 0 {
                page.marked(shown);
            } else {
                page.push(shown);
            }
        }
    }
    page.show(frame, inner);
}

/// A part of the window, so that the screen below is seen around it.
const fn inset(area: Rect) -> Rect {
    let width = if area.width > 84 { 80 } else { area.width.saturating_sub(4) };
    let height = area.height.saturating_sub(4);
    Rect { x: area.x + (area.width - width) / 2, y: area.y + 2, width, height }
}
