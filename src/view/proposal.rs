//! The page of a proposal: what would change, and the lines to paste.

use ratatui::Frame;

use super::frame;
use super::lines::Lines;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::proposal::ProposalScreen;
use crate::domain::books::Books;
use crate::pages::proposal;

/// Draws the page.
pub(super) fn draw(screen: &ProposalScreen, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let Some(proposal) = screen.proposal(books) else { return };
    let page = proposal::page(proposal, &screen.sheet, books, model.now.wall.date());
    let parts = frame::parts(model, frame);
    let process = screen.sheet.process.as_ref();
    let name = process.map_or(screen.sheet.id.as_str(), |process| &process.name);
    frame::around(model, frame, parts, &format!("Processes · {name}"));
    let block = frame::block("A proposal", &page.process);
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut lines = Lines::new(inner.width);
    lines.text(&page.from, 1, theme::QUIET);
    lines.text(&page.says, 1, theme::SAID);
    lines.space();
    lines.text(&page.place, 1, theme::QUIET);
    lines.space();
    for line in &page.lines {
        if line.is_empty() {
            lines.space();
        } else {
            lines.text(line, 3, theme::MATTERS);
        }
    }
    if let Some(then) = &page.then {
        lines.space();
        lines.text(then, 1, theme::SAID);
    }
    lines.show(frame, inner);
}
