//! The minutes of a session, as they were taken down.

use ratatui::Frame;

use super::frame;
use super::page::Page;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::minutes::MinutesScreen;
use crate::domain::books::Books;
use crate::pages::minutes::{Part, Step};

/// Columns of the labels.
const LABEL: usize = 16;

/// Draws the minutes around the cursor.
pub(super) fn draw(screen: &MinutesScreen, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let Some(book) = books.deals.get(&screen.deal) else { return };
    let Some(minutes) = screen.minutes(books, model.now.wall.date()) else { return };
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, &book.deal.title());
    let block = frame::block("Minutes", "");
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut page = Page::new(inner.width);
    let mut number = 0;
    for section in &minutes.sections {
        page.space();
        if !section.heading.is_empty() {
            page.text(&section.heading, 1, theme::HEADING);
        }
        for part in &section.parts {
            for at in 0..part.len() {
                if number == screen.at {
                    page.in_focus(|page| one(part, at, page));
                } else {
                    one(part, at, &mut page);
                }
                number += 1;
            }
        }
    }
    page.show(frame, inner);
}

/// One thing of a part.
fn one(part: &Part, at: usize, page: &mut Page) {
    match part {
        Part::Facts(facts) => {
            if let Some((label, text)) = facts.get(at) {
                page.pair(&format!("   {label}"), text, LABEL);
            }
        }
        Part::Rows(rows) => {
            if let Some((what, how)) = rows.get(at) {
                page.beside((what, theme::SAID), (how, theme::QUIET), 3);
            }
        }
        Part::Said(said) => {
            if let Some((ask, said)) = said.get(at) {
                page.text(ask, 3, theme::QUIET);
                page.text(said, 5, theme::SAID);
            }
        }
        Part::Steps(steps) => {
            if let Some(step) = steps.get(at) {
                one_step(step, page);
            }
        }
        Part::Lines(lines) => {
            if let Some(line) = lines.get(at) {
                page.text(line, 3, theme::SAID);
            }
        }
    }
}

fn one_step(step: &Step, page: &mut Page) {
    page.beside((&step.what, theme::SAID), (&step.by, theme::QUIET), 3);
    let seen = if step.done_when.is_empty() {
        String::new()
    } else {
        format!(" · done when: {}", step.done_when)
    };
    page.text(&format!("{}{seen}", step.who), 5, theme::QUIET);
}
