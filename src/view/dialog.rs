//! A dialog over the screen in front.

use ratatui::Frame;

use super::fields::{self, Beside};
use super::frame;
use super::lines::Lines;
use super::paper;
use super::theme;
use super::wrap;
use crate::app::dialog::Dialog;
use crate::app::model::Model;
use crate::domain::books::Books;

/// Lines of a long text above a form.
const LINES: usize = 2;

/// Draws the form: what it is about, then what it asks, with what is understood
/// of the answer in focus.
pub(super) fn draw(form: &Dialog, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let area = frame::parts(model, frame).body;
    let mut page = Lines::new(area.width.saturating_sub(12).min(70));
    for (at, line) in form.title().lines().enumerate() {
        let line = wrap::cut(line, (page.width() - 2) * LINES);
        page.text(&line, 1, if at == 0 { theme::HEADING } else { theme::QUIET });
    }
    if let Some(letter) = form.reading(books, &model.now) {
        page.space();
        paper::whole(&letter, &mut page);
    }
    page.space();
    let understood = form.understood(books, &model.now);
    let beside = Beside { understood, shows_offers: true, ..Beside::NOTHING };
    fields::draw(form.form(), &beside, &mut page);
    let notes = form.notes(books, &model.now);
    if !notes.is_empty() {
        page.space();
    }
    for note in notes {
        page.hanging(" ? ", &note, theme::ASSUMED);
    }
    if let Some(closing) = form.closing() {
        page.space();
        page.text(closing, 1, theme::QUIET);
    }
    frame::over(frame, area, page);
}
