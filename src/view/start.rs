//! The first start: what this is, and the one key that begins.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::frame;
use super::page::Page;
use super::theme;
use crate::app::model::Model;

const LINES: &[&str] = &[
    "",
    "A deal strategy session that follows the sales process.",
    "",
    "You pick a deal. The rep speaks first, stage by stage: what has the buyer",
    "done, and what shows it? You end with one objective for the next call and",
    "a few steps that both of you agree to. The next session starts from them.",
    "",
    "Nothing is needed but a deal: its name, where it stands, who is at the table.",
    "",
];

/// Draws the first start.
pub(super) fn draw(model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, "Welcome");
    let block = frame::block("First start", "");
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut page = Page::new(inner.width);
    for line in LINES {
        page.text(line, 1, theme::SAID);
    }
    page.marked(Line::from(vec![
        Span::styled(" ▸ Enter", theme::KEY),
        Span::styled("   start a session now", theme::FOCUS),
    ]));
    page.push("");
    page.text("Everything is written to plain files in", 1, theme::QUIET);
    page.text(&model.place, 1, theme::QUIET);
    page.show(frame, inner);
}
