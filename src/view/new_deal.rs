//! The short forms of a new deal.

use ratatui::Frame;

use super::fields::{self, Beside};
use super::frame;
use super::lines::Lines;
use crate::app::model::Model;
use crate::app::screen::new_deal::NewDealScreen;

/// Draws the form in front.
pub(super) fn draw(screen: &NewDealScreen, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, screen.title());
    let form = screen.form();
    let place = format!("{} of {}", form.focus() + 1, form.rows().len());
    let block = frame::block(screen.title(), &place);
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut page = Lines::new(inner.width);
    page.push("");
    fields::draw(form, &Beside::NOTHING, &mut page);
    page.show(frame, inner);
}
