//! The preview of a process: what is wrong with its file, and below it the
//! steps as a session shows them.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::frame;
use super::lines::Lines;
use super::problems;
use super::session;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::preview::Preview;
use crate::pages::sheet::Sheet;

/// Draws the preview.
pub(super) fn draw(screen: &Preview, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, &header(&screen.sheet));
    let Some(walk) = &screen.walk else {
        return wrong(&screen.sheet, usize::MAX, frame, parts.body);
    };
    let mut area = parts.body;
    if !screen.sheet.problems.is_empty() {
        let (above, below) = divided(&screen.sheet, area);
        wrong(&screen.sheet, lines(area), frame, above);
        area = below;
    }
    session::to_look_at(&walk.screen, &walk.trial.books, &model.now, area, frame);
}

/// What is looked at, and that it is no session.
fn header(sheet: &Sheet) -> String {
    let process = sheet.process.as_ref();
    let name = process.map(|it| format!("{} v{}   ", it.name, it.version)).unwrap_or_default();
    format!("Preview   {name}{}", sheet.name)
}

/// Lines for problems above a walk: a third of the room.
fn lines(area: Rect) -> usize {
    usize::from((area.height / 3).saturating_sub(2).max(3))
}

fn divided(sheet: &Sheet, area: Rect) -> (Rect, Rect) {
    let needed = problems::fitting(&sheet.problems, lines(area), inner_width(area)).len();
    let height = u16::try_from(needed + 2).unwrap_or(area.height).min(area.height / 2);
    let rows = Layout::vertical([Constraint::Length(height), Constraint::Min(1)]);
    let [above, below] = rows.areas(area);
    (above, below)
}

fn inner_width(area: Rect) -> u16 {
    area.width.saturating_sub(4)
}

/// What is wrong with the file, as far as there is room.
fn wrong(sheet: &Sheet, lines: usize, frame: &mut Frame<'_>, area: Rect) {
    let title = if sheet.is_broken() { "Broken" } else { "Worth mending" };
    let is_old = sheet.is_broken() && sheet.process.is_some();
    let below = if is_old { " · below: as it last was" } else { "" };
    let right = sheet.problems_in_words().unwrap_or_default() + below;
    let block = frame::block(title, &right);
    let inner = frame::inside(&block, area);
    frame.render_widget(block, area);
    let room = lines.min(usize::from(inner.height));
    let mut page: Lines = problems::fitting(&sheet.problems, room, inner.width);
    if lines == usize::MAX {
        page.space();
        page.text("Once it can be read, its steps are shown here.", 0, theme::QUIET);
    }
    page.show(frame, inner);
}
