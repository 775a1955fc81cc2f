//! Search: the words, and below them what was found, by kind, with the words
//! marked where they stand.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::frame;
use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::app::model::Model;
use crate::app::screen::search::Search;
use crate::domain::phrase::{self, count};
use crate::pages::search::{self, Entry};

/// What one may look for.
const HINT: &str = "A customer, a name, a word of a step, or of what somebody said in a session. \
    Several words narrow it down.";

/// Draws the search.
pub(super) fn draw(screen: &Search, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, "Search deals, people, steps, calls and old sessions");
    let finds = screen.finds();
    let words = screen.words().text();
    let unread = match screen.unread() {
        0 => String::new(),
        left => format!("reading {} more ...", count(left, "decided deal")),
    };
    let found = if words.trim().is_empty() {
        unread
    } else {
        let found = count(finds.entries.len() + finds.rest, "find");
        if unread.is_empty() { found } else { format!("{found} · {unread}") }
    };
    let block = frame::block("Search", &found);
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut top = Lines::new(inner.width);
    top.text("Type some words of it", 1, theme::QUIET);
    if screen.is_typing() {
        top.editor(screen.words(), 1, theme::SAID);
    } else {
        top.text(screen.words().text(), 1, theme::SAID);
    }
    let height = u16::try_from(top.len() + 1).unwrap_or(inner.height);
    let [above, below] =
        Layout::vertical([Constraint::Length(height), Constraint::Min(0)]).areas(inner);
    top.show(frame, above);
    let mut page = Lines::new(inner.width);
    for (at, entry) in finds.entries.iter().enumerate() {
        let is_first = at == 0 || finds.entries[at - 1].kind() != entry.kind();
        if is_first {
            page.space();
            page.text(entry.kind().title(), 0, theme::HEADING);
        }
        let build = |page: &mut Lines| row(entry, screen, at == screen.at(), model, page);
        if at == screen.at() { page.in_focus(build) } else { build(&mut page) }
    }
    if finds.rest > 0 {
        page.text(&format!("and {} more: type another word", finds.rest), 3, theme::QUIET);
    }
    if words.trim().is_empty() {
        page.text(HINT, 1, theme::QUIET);
    }
    if finds.entries.is_empty() && !words.trim().is_empty() {
        page.text("Nothing that was written down has all these words.", 1, theme::SAID);
    }
    page.show(frame, below);
}

/// What was found, then where.
fn row(entry: &Entry, screen: &Search, is_marked: bool, model: &Model, page: &mut Lines) {
    let sign = if is_marked { " ▸ " } else { "   " };
    let mut spans = vec![Span::styled(sign, theme::FOCUS)];
    spans.extend(excerpt(&entry.text, screen.words().text(), page.width().saturating_sub(4)));
    page.push(Line::from(spans));
    let day = entry.day.map(|day| phrase::shown(day, model.now.wall.date()));
    let title = Some(screen.corpus().title(entry)).filter(|title| *title != &*entry.text);
    let parts = [title.unwrap_or_default(), &entry.label, day.as_deref().unwrap_or_default()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let below = wrap::cut(&parts.join(" · "), page.width().saturating_sub(5));
    page.text(&below, 5, theme::QUIET);
}

/// The part of a text around the first word that fits, in one line; the words
/// are marked.
fn excerpt(text: &str, words: &str, room: usize) -> Vec<Span<'static>> {
    let marks: BTreeSet<usize> = search::marks(words, text).into_iter().collect();
    let first = marks.first().copied().unwrap_or(0);
    let graphemes: Vec<&str> = text.graphemes(true).collect();
    let from = if wrap::width(text) <= room || first < room / 2 { 0 } else { first - room / 3 };
    let mut spans = Vec::new();
    let mut used = 0;
    if from > 0 {
        spans.push(Span::styled("… ", theme::QUIET));
        used = 2;
    }
    for (at, grapheme) in graphemes.iter().enumerate().skip(from) {
        let shown = if grapheme.trim().is_empty() { " " } else { grapheme };
        if used + wrap::width(shown) + 1 > room {
            spans.push(Span::styled("…", theme::QUIET));
            break;
        }
        used += wrap::width(shown);
        let style = if marks.contains(&at) { theme::FOUND } else { theme::SAID };
        spans.push(Span::styled(shown.to_owned(), style));
    }
    spans
}
