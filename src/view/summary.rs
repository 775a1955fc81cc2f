//! After the agreement: what was agreed, and where it was written.

use std::ops::Range;

use ratatui::Frame;

use super::frame;
use super::lines::Lines;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::summary::Summary;
use crate::domain::books::Books;
use crate::domain::session::{Head, SessionState, owed_after};
use crate::pages::given;

/// Columns of the labels.
const LABEL: usize = 15;

/// Draws the summary.
pub(super) fn draw(screen: &Summary, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let Some(book) = books.deals.get(&screen.deal) else { return };
    let Some(session) = book.sessions.get(&screen.session) else { return };
    let today = model.now.wall.date();
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, &book.deal.title());
    let is_agreed = session.state == SessionState::Agreed;
    let title = match (is_agreed, session.is_prep()) {
        (true, _) => given::how_far(&Head::of(session), session.later().len()).0,
        (false, true) => "Ready",
        (false, false) => "Ended",
    };
    let block = frame::block(title, "");
    let inner = frame::inside(&block, parts.body);
    let mut page = Lines::new(inner.width);
    page.push("");
    if is_agreed {
        for (has_agreed, words) in given::word_of_each(session, book, &books.team) {
            let (sign, style) =
                if has_agreed { ("✓", theme::VERIFIED) } else { ("~", theme::ASSUMED) };
            page.text(&format!("{sign} {words}"), 1, style);
        }
    } else if session.is_prep() {
        page.text("✓ Kept. You start together from here.", 1, theme::VERIFIED);
    } else {
        page.text("This session ended without an agreement.", 1, theme::ASSUMED);
    }
    page.push("");
    let mut lines: Vec<Range<usize>> = Vec::new();
    for (label, text) in screen.lines(books, today) {
        if !label.is_empty() {
            page.space();
        }
        let start = page.len();
        page.pair(&format!(" {label}"), &text, LABEL);
        lines.push(start..page.len());
    }
    page.push("");
    let has_steps = !owed_after(session).steps.is_empty();
    let next = match (is_agreed, session.is_prep()) {
        (true, _) if session.is_debrief() => "",
        (true, _) if has_steps => "The next session on this deal starts from these steps.",
        (true, _) | (false, true) => "",
        (false, false) => "What was learned about the deal is kept; no step was agreed.",
    };
    page.text(next, 1, theme::QUIET);
    // From the first line on the whole head is in sight.
    if let Some(line) = lines.get(screen.at).filter(|_| screen.at > 0) {
        page.keep_in_sight(line.clone());
    }
    let (above, below) = page.hidden(&lines, inner.height);
    frame.render_widget(frame::edges(block, above, below), parts.body);
    page.show(frame, inner);
}
