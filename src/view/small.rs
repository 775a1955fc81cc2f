//! A small form over the screen in front.

use ratatui::Frame;

use super::fields::{self, Beside};
use super::frame;
use super::page::Page;
use super::theme;
use crate::app::model::Model;
use crate::app::small::Small;
use crate::domain::books::Books;

/// Draws the form: what it is about, then what it asks, with what is understood
/// of the answer in focus.
pub(super) fn draw(form: &Small, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let area = frame::parts(model, frame).body;
    let mut page = Page::new(area.width.saturating_sub(12).min(70));
    page.text(form.title(), 1, theme::HEADING);
    page.space();
    let understood = form.understood(books, model.now.wall.date());
    fields::draw(form.form(), &Beside { understood, ..Beside::NOTHING }, &mut page);
    frame::over(frame, area, page);
}
