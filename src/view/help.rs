//! Help over a screen: the keys that work there, by place.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::frame;
use super::page::Page;
use super::theme;
use super::wrap;
use crate::app::help::HelpOverlay;
use crate::app::keymap::Scope;
use crate::app::model::Model;
use crate::app::screen::Screen;

/// Columns of the keys.
const KEYS: usize = 24;

/// Draws the help.
pub(super) fn draw(help: &HelpOverlay, model: &Model, frame: &mut Frame<'_>) {
    let area = inset(frame.area());
    frame.render_widget(Clear, area);
    let block = frame::block("Help", "type to search, Enter does it, Esc closes");
    let inner = frame::inside(&block, area);
    frame.render_widget(block, area);
    let places = model.screen().map(Screen::scopes).unwrap_or_default();
    let places: Vec<Scope> = places.into_iter().chain([Scope::Anywhere]).collect();
    let mut page = Page::new(inner.width);
    page.editor(&help.filter, 0);
    let mut scope = None;
    for (at, line) in help.lines(&places).into_iter().enumerate() {
        if scope != Some(line.binding.scope) {
            scope = Some(line.binding.scope);
            page.space();
            page.text(line.binding.scope.title(), 0, theme::HEADING);
        }
        let keys = wrap::cut(&line.keys, KEYS - 2);
        let gap = " ".repeat(KEYS - 2 - wrap::width(&keys));
        let style = if at == help.at { theme::MARKED } else { theme::SAID };
        let shown = Line::from(vec![
            Span::styled(format!("  {keys}{gap}"), theme::KEY),
            Span::styled(line.binding.help, style),
        ]);
        if at == help.at {
            page.marked(shown);
        } else {
            page.push(shown);
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
