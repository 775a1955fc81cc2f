//! The first start: what this is, and what can be done first.

use ratatui::Frame;

use super::frame;
use super::lines::Lines;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::start::{First, Start};

const LINES: &[&str] = &[
    "",
    "A deal strategy session that follows the sales process.",
    "",
    "You pick a deal. The rep speaks first, stage by stage: what has the buyer",
    "done, and what shows it? You end with one objective for the next call and",
    "a few steps that both of you agree to. The next session starts from them.",
    "",
];

/// Draws the first start.
pub(super) fn draw(screen: Start, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, "Welcome");
    let block = frame::block("First start", "");
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut page = Lines::new(inner.width);
    for line in LINES {
        page.text(line, 1, theme::SAID);
    }
    for (number, first) in First::ALL {
        if first == screen.marked {
            page.in_focus(|page| choice(number, first, true, page));
        } else {
            choice(number, first, false, &mut page);
        }
        page.push("");
    }
    page.text("What you write yourself goes into plain files in", 1, theme::QUIET);
    page.text(&model.place, 1, theme::QUIET);
    page.show(frame, inner);
}

fn choice(number: char, first: First, is_marked: bool, page: &mut Lines) {
    let (sign, style) = if is_marked { ("▸", theme::FOCUS) } else { (" ", theme::SAID) };
    let (words, beside) = words(first);
    page.hanging(&format!(" {sign} {number}  "), words, style);
    page.text(beside, 6, theme::QUIET);
}

/// What is chosen, and what it takes.
const fn words(first: First) -> (&'static str, &'static str) {
    match first {
        First::Session => (
            "start a session now",
            "Three short questions about the deal, two about you, and you start.",
        ),
        First::LookAround => (
            "look around with sample data",
            "An invented team's deals. Nothing is kept when you leave.",
        ),
    }
}
