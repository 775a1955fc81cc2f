//! The question before a session.

use ratatui::Frame;

use super::fields::{self, Beside};
use super::frame;
use super::lines::Lines;
use crate::app::model::Model;
use crate::app::screen::begin::Begin;
use crate::domain::books::Books;

/// Draws the question.
pub(super) fn draw(screen: &Begin, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    let title = books.deals.get(screen.deal()).map(|book| book.deal.title());
    frame::around(model, frame, parts, &title.unwrap_or_default());
    let block = frame::block("Before we begin", "");
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut page = Lines::new(inner.width);
    page.push("");
    fields::draw(screen.form(), &Beside::NOTHING, &mut page);
    page.show(frame, inner);
}
