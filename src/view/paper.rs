//! A paper to be read: minutes, the page before a call.

use std::ops::Range;

use ratatui::Frame;

use super::frame;
use super::lines::Lines;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::paper::{Kind, PaperScreen};
use crate::domain::books::Books;
use crate::pages::paper::{Block, Paper, Step};

/// The fewest columns of the labels.
const LABEL: usize = 18;

/// Draws the paper around the cursor.
pub(super) fn draw(screen: &PaperScreen, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let Some(book) = books.deals.get(&screen.deal) else { return };
    let Some(paper) = screen.paper(books, model.now.wall.date()) else { return };
    let blocks = frame::parts(model, frame);
    frame::around(model, frame, blocks, &book.deal.title());
    let title = match screen.kind {
        Kind::Minutes(_) => "Minutes",
        Kind::BeforeCall(_) => "Before the call",
    };
    let block = frame::block(title, "");
    let inner = frame::inside(&block, blocks.body);
    let mut page = Lines::new(inner.width);
    let mut lines: Vec<Range<usize>> = Vec::new();
    for section in &paper.sections {
        page.space();
        if !section.heading.is_empty() {
            page.text(&section.heading, 1, theme::HEADING);
        }
        for block in &section.blocks {
            for at in 0..block.len() {
                let start = page.len();
                if lines.len() == screen.at {
                    page.in_focus(|page| one(block, at, page));
                } else {
                    one(block, at, &mut page);
                }
                lines.push(start..page.len());
            }
        }
    }
    let (above, below) = page.hidden(&lines, inner.height);
    frame.render_widget(frame::edges(block, above, below), blocks.body);
    page.show(frame, inner);
}

/// A short paper at once, without a heading of its own.
pub(super) fn whole(paper: &Paper, page: &mut Lines) {
    page.text(&paper.title, 1, theme::SAID);
    for section in &paper.sections {
        page.space();
        for block in &section.blocks {
            (0..block.len()).for_each(|at| one(block, at, page));
        }
    }
}

/// One thing of a block.
fn one(block: &Block, at: usize, page: &mut Lines) {
    match block {
        Block::Facts(facts) => {
            if let Some((label, text)) = facts.get(at) {
                let widest = facts.iter().map(|(label, _)| label.chars().count() + 5).max();
                page.pair(&format!("   {label}"), text, LABEL.max(widest.unwrap_or_default()));
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
        Block::Lines(lines) | Block::Plain(lines) => {
            if let Some(line) = lines.get(at) {
                page.text(line, 3, theme::SAID);
            }
        }
        Block::Ticks(ticks) => {
            if let Some(tick) = ticks.get(at) {
                let done = if tick.is_done { "✓ " } else { "  " };
                page.beside(
                    (&format!("{done}{}", tick.what), theme::SAID),
                    (&tick.day, theme::QUIET),
                    1,
                );
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
