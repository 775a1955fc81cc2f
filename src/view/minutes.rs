//! The minutes of a session, as they were taken down.

use ratatui::Frame;

use super::frame;
use super::lines::Lines;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::minutes::MinutesScreen;
use crate::domain::books::Books;
use crate::pages::minutes::{Block, Step};

/// Columns of the labels.
const LABEL: usize = 16;

/// Draws the minutes around the cursor.
pub(super) fn draw(screen: &MinutesScreen, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let Some(book) = books.deals.get(&screen.deal) else { return };
    let Some(minutes) = screen.minutes(books, model.now.wall.date()) else { return };
    let blocks = frame::parts(model, frame);
    frame::around(model, frame, blocks, &book.deal.title());
    let block = frame::block("Minutes", "");
    let inner = frame::inside(&block, blocks.body);
    frame.render_widget(block, blocks.body);
    let mut page = Lines::new(inner.width);
    let mut number = 0;
    for section in &minutes.sections {
        page.space();
        if !section.heading.is_empty() {
            page.text(&section.heading, 1, theme::HEADING);
        }
        for block in &section.blocks {
            for at in 0..block.len() {
                if number == screen.at {
                    page.in_focus(|page| one(block, at, page));
                } else {
                    one(block, at, &mut page);
                }
                number += 1;
            }
        }
    }
    page.show(frame, inner);
}

/// One thing of a block.
fn one(block: &Block, at: usize, page: &mut Lines) {
    match block {
        Block::Facts(facts) => {
            if let Some((label, text)) = facts.get(at) {
                page.pair(&format!("   {label}"), text, LABEL);
            }
        }
        Block::Rows(rows) => {
            if let Some((what, how)) = rows.get(at) {
                page.beside((what, theme::SAID), (how, theme::QUIET), 3);
            }
        }
        Block::Said(said) => {
            if let Some((ask, said)) = said.get(at) {
                page.text(ask, 3, theme::QUIET);
                page.text(said, 5, theme::SAID);
            }
        }
        Block::Steps(steps) => {
            if let Some(step) = steps.get(at) {
                one_step(step, page);
            }
        }
        Block::Lines(lines) => {
            if let Some(line) = lines.get(at) {
                page.text(line, 3, theme::SAID);
            }
        }
    }
}

fn one_step(step: &Step, page: &mut Lines) {
    page.beside((&step.what, theme::SAID), (&step.by, theme::QUIET), 3);
    let seen = if step.done_when.is_empty() {
        String::new()
    } else {
        format!(" · done when: {}", step.done_when)
    };
    page.text(&format!("{}{seen}", step.who), 5, theme::QUIET);
}
