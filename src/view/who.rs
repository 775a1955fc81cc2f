//! The question who sits at the keyboard.

use ratatui::Frame;

use super::fields::{self, Beside};
use super::frame;
use super::lines::Lines;
use crate::app::model::Model;
use crate::app::screen::who::Who;

/// Draws the question.
pub(super) fn draw(screen: &Who, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, "Today");
    let block = frame::block("First: who are you?", "");
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut page = Lines::new(inner.width);
    page.push("");
    page.text(
        "Today shows what waits for you: your steps, your promises, your deals.",
        1,
        super::theme::QUIET,
    );
    page.push("");
    fields::draw(screen.form(), &Beside::NOTHING, &mut page);
    page.show(frame, inner);
}
